using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reports.Committees;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.HandOver;

/// <summary>What waits for one person, and how it comes to another. What somebody did stays theirs: figures, texts and the audit keep their authors.</summary>
public sealed class HandOverService(PerformanceDbContext database, MeasureOwnerService owners, HomeService home, TimeProvider time)
{
    /// <summary>More texts than anybody is to write.</summary>
    private const int MostTexts = 1_000;

    /// <summary>How much waits for somebody.</summary>
    /// <exception cref="NotPermittedException">The actor may not manage people.</exception>
    public async Task<WorkCount> CountAsync(int userId, Actor actor, CancellationToken stop = default)
    {
        Require(actor);
        return new WorkCount(await MeasuresQuery(database, userId).CountAsync(stop), await ItemsQuery(database, userId, Today).CountAsync(stop), await HomeService.TextsQuery(database, userId).CountAsync(stop));
    }

    /// <summary>What waits for somebody: measures by code, then what is reported beside them in its order, then texts, the first due first.</summary>
    /// <exception cref="NotPermittedException">The actor may not manage people.</exception>
    public async Task<IReadOnlyList<OwnedWork>> WorkAsync(int userId, Actor actor, CancellationToken stop = default)
    {
        Require(actor);
        return await WorkAsync(userId, stop);
    }

    /// <summary>Who can take it over, by name: everyone who may enter values, but for the person themself.</summary>
    public async Task<IReadOnlyList<PossibleOwner>> TakersAsync(int userId, CancellationToken stop = default) => [.. (await owners.OwnersAsync(stop: stop)).Where(o => o.Id != userId)];

    /// <summary>Hands work over.</summary>
    /// <param name="userId">Whose it is.</param>
    /// <param name="edit">What, and to whom.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="stop">Cancels the work.</param>
    /// <returns>What it would do (<see cref="HandOverEffect"/>) until that was seen as it is now; then saved. Refused where nothing or nobody was chosen; null where there is no such person.</returns>
    /// <exception cref="NotPermittedException">The actor may not manage people.</exception>
    public Task<Outcome?> HandOverAsync(int userId, HandOverEdit edit, Actor actor, CancellationToken stop = default)
    {
        Require(actor);
        return database.ChangeAsync(actor, time, (change, token) => StoreAsync(userId, edit, change, token), stop);
    }

    internal static IQueryable<Measure> MeasuresQuery(PerformanceDbContext database, int userId) => database.Measures.Where(m => m.OwnerId == userId);

    internal static IQueryable<DeliveryItem> ItemsQuery(PerformanceDbContext database, int userId, DateOnly today) =>
        database.DeliveryItems.Where(i => i.OwnerId == userId && (i.ClosedOn == null || i.ClosedOn > today));

    internal static IQueryable<OwnedWork> MeasureWorkQuery(PerformanceDbContext database, int userId) =>
        MeasuresQuery(database, userId).OrderBy(m => m.Code).Select(m => new OwnedWork(WorkKind.Measure, m.Id, m.Code + " " + m.Title, m.Directorate == null ? null : m.Directorate.Name));

    internal static IQueryable<OwnedWork> ItemWorkQuery(PerformanceDbContext database, int userId, DateOnly today) =>
        ItemsQuery(database, userId, today).OrderBy(i => i.SortOrder).Select(i => new OwnedWork(WorkKind.DeliveryItem, i.Id, i.Code + " " + i.Title, i.Directorate == null ? null : i.Directorate.Name));

    internal static IQueryable<ReportText> TextsQuery(PerformanceDbContext database, int userId) => database.ReportTexts.Where(t => t.AuthorId == userId && !t.IsReady);

    private static void Require(Actor actor) => actor.Require(Policies.Administer, "hand over what waits for people", "Ask an administrator.");

    private DateOnly Today => BritishDay.Today(time);

    private async Task<IReadOnlyList<OwnedWork>> WorkAsync(int userId, CancellationToken stop)
    {
        GivenTexts texts = await home.TextsAsync(userId, MostTexts, stop);
        return
        [
            .. await MeasureWorkQuery(database, userId).ToListAsync(stop),
            .. await ItemWorkQuery(database, userId, Today).ToListAsync(stop),
            .. texts.Items.Select(t => new OwnedWork(WorkKind.ReportText, t.Id, t.Title, $"{t.Of.Committee}, {t.Of.Quarter.Label}")),
        ];
    }

    private async Task<Outcome?> StoreAsync(int userId, HandOverEdit edit, Change change, CancellationToken stop)
    {
        if (await database.UserNameQuery(userId).FirstOrDefaultAsync(stop) is not { } from) return null;
        PossibleOwner? to = int.TryParse(edit.To, NumberStyles.None, CultureInfo.InvariantCulture, out int key) ? (await TakersAsync(userId, stop)).FirstOrDefault(t => t.Id == key) : null;
        IReadOnlyList<OwnedWork> work = await WorkAsync(userId, stop);
        if (!edit.IsAll) work = [.. work.Where(w => edit.Keys.Contains(w.Key))];
        List<FieldMessage> problems = [];
        if (work.Count == 0) problems.Add(new FieldMessage(nameof(edit.Keys), edit.IsAll ? $"Nothing waits for {from}" : "Select what is handed over"));
        if (to is null) problems.Add(new FieldMessage(nameof(edit.To), "Select who takes it over"));
        if (problems.Count > 0) return new Refused(problems);

        var effect = new HandOverEffect(from, to!.Name, work);
        if (edit.Seen != effect.Mark) return new Preview<HandOverEffect>(effect);
        await GiveAsync(userId, to, effect, change, stop);
        string summary = $"Handed over from {from} to {to.Name}: {WorkCount.Of(work).Text}";
        change.Audit("user.handed-over", $"{summary}.");
        return new Saved(summary);
    }

    private async Task GiveAsync(int userId, PossibleOwner to, HandOverEffect effect, Change change, CancellationToken stop)
    {
        ILookup<WorkKind, int> keys = effect.Work.ToLookup(w => w.Kind, w => w.Id);
        HashSet<int> measures = [.. keys[WorkKind.Measure]], items = [.. keys[WorkKind.DeliveryItem]];
        foreach (Measure measure in (await MeasuresQuery(database, userId).ToListAsync(stop)).Where(m => measures.Contains(m.Id)))
        {
            measure.OwnerId = to.Id;
            change.Audit("measure.owner", $"Handed over from {effect.From} to {effect.To} to enter.", measure.Id, details: [AuditDetail.Of(AuditField.Owner, effect.From, effect.To)]);
        }

        foreach (DeliveryItem item in (await ItemsQuery(database, userId, Today).ToListAsync(stop)).Where(i => items.Contains(i.Id)))
        {
            item.OwnerId = to.Id;
            change.Audit("delivery.changed", $"{item.Code} {item.Title}: handed over from {effect.From} to {effect.To}.", details: [AuditDetail.Of(AuditField.Owner, effect.From, effect.To)]);
        }

        Dictionary<int, OwnedWork> named = effect.Work.Where(w => w.Kind == WorkKind.ReportText).ToDictionary(w => w.Id);
        foreach (ReportText text in (await TextsQuery(database, userId).ToListAsync(stop)).Where(t => named.ContainsKey(t.Id)))
        {
            text.AuthorId = to.Id;
            change.Audit("report-text.given", $"{named[text.Id].Detail}, {named[text.Id].Name}: handed over from {effect.From} to {effect.To} to write.");
        }
    }
}
