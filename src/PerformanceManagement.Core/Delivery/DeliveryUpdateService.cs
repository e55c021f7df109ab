using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Delivery.Rules;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reports.Words;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Delivery;

/// <summary>What is typed of an item in a quarter, and the version of the update that the form was filled from.</summary>
/// <param name="Code">The item's code.</param>
/// <param name="Quarter">The reporting quarter.</param>
/// <param name="Version">The version of the stored update; null where there was none.</param>
public sealed record DeliveryUpdateEdit(string Code, Period Quarter, Guid? Version)
{
    /// <summary>The key of a rating.</summary>
    public string? Rating { get; init; }

    /// <summary>Why it is rated or scored so.</summary>
    public string? Because { get; init; }

    /// <summary>The name of an action's status.</summary>
    public string? Status { get; init; }

    /// <summary>How much is done, in percent.</summary>
    public string? PercentComplete { get; init; }

    /// <summary>The code of a risk's likelihood.</summary>
    public string? Likelihood { get; init; }

    /// <summary>The code of a risk's impact.</summary>
    public string? Impact { get; init; }

    /// <summary>How many came in.</summary>
    public string? Received { get; init; }

    /// <summary>How many responses were issued.</summary>
    public string? Issued { get; init; }

    /// <summary>How many of those in time.</summary>
    public string? Within { get; init; }

    /// <summary>The outcomes of decisions, a line each.</summary>
    public string? Outcomes { get; init; }

    /// <summary>The story, in Markdown.</summary>
    public string? Narrative { get; init; }

    /// <summary>What was achieved.</summary>
    public string? Achievements { get; init; }

    /// <summary>What comes next.</summary>
    public string? NextSteps { get; init; }

    /// <summary>Whether it is done, and not a draft.</summary>
    public bool IsSubmitted { get; init; }
}

/// <summary>The form of an update.</summary>
/// <param name="Item">The item.</param>
/// <param name="Quarter">The reporting quarter.</param>
/// <param name="Stored">What is stored, or null.</param>
/// <param name="Before">What was last said in an earlier quarter, or null.</param>
/// <param name="Scale">The council's scale of risks.</param>
/// <param name="ClosedBecause">Why it cannot be written now, or null.</param>
/// <param name="MayReturn">Whether who asks may give it back.</param>
public sealed record DeliveryUpdateForm(DeliveryItem Item, Period Quarter, DeliveryUpdate? Stored, DeliveryUpdate? Before, RiskScale Scale, string? ClosedBecause, bool MayReturn);

/// <summary>Writes what is said of an item in a quarter: by officers of its directorate and the performance team, until the quarter is signed off.</summary>
public sealed class DeliveryUpdateService(PerformanceDbContext database, TimeProvider time)
{
    private const string Area = "write the updates of this directorate";

    /// <summary>The form; null where there is no such item.</summary>
    /// <exception cref="NotPermittedException">The actor may not write its updates.</exception>
    public async Task<DeliveryUpdateForm?> FindAsync(string code, Period quarter, Actor actor, CancellationToken stop = default)
    {
        if (await ItemQuery(database, code).FirstOrDefaultAsync(stop) is not { } item) return null;
        await RequireAsync(item, actor, stop);
        List<DeliveryUpdate> updates = await UpdatesQuery(database, item.Id, quarter.End).ToListAsync(stop);
        DeliveryUpdate? stored = updates.Find(u => u.Period == quarter);
        return new DeliveryUpdateForm(item, quarter, stored, updates.Find(u => u.Period < quarter), await database.RiskScaleAsync(stop), await ClosedBecauseAsync(item, quarter, stop), stored is { State: DeliveryUpdateState.Submitted } && Policies.Allows(Policies.Approve, actor));
    }

    /// <summary>Whether an actor may write the updates of an item.</summary>
    public async Task<bool> MayWriteAsync(DeliveryItem item, Actor actor, CancellationToken stop = default)
    {
        if (Policies.Allows(Policies.ManageRules, actor)) return true;
        if (item.DirectorateId is not { } directorate || actor.UserId is not { } user || !(Policies.Allows(Policies.Contribute, actor) || Policies.Allows(Policies.Approve, actor))) return false;
        return await DirectorateQuery(database, user).FirstOrDefaultAsync(stop) == directorate;
    }

    /// <summary>Stores what is said of an item in a quarter, as a draft or as submitted.</summary>
    /// <returns>Saved, refused beside its field, or a conflict with what somebody stored meanwhile; null where there is no such item.</returns>
    /// <exception cref="NotPermittedException">The actor may not write its updates.</exception>
    public async Task<Outcome?> SaveAsync(DeliveryUpdateEdit edit, Actor actor, CancellationToken stop = default)
    {
        if (await ItemQuery(database, edit.Code).FirstOrDefaultAsync(stop) is not { } item) return null;
        await RequireAsync(item, actor, stop);
        RiskScale scale = await database.RiskScaleAsync(stop);
        return await database.ChangeAsync(actor, time, (change, token) => StoreAsync(edit, item, scale, change, token), stop);
    }

    /// <summary>Gives a submitted update back with a reason; its lead can then change it and submit it again.</summary>
    /// <exception cref="NotPermittedException">The actor does not approve what was entered.</exception>
    public async Task<Outcome?> ReturnAsync(string code, Period quarter, string? because, Guid? version, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.Approve, "return an update");
        if (await ItemQuery(database, code).FirstOrDefaultAsync(stop) is not { } item) return null;
        await RequireAsync(item, actor, stop);
        string reason = PlainText.Line(because ?? "");
        if (reason.Length == 0) return new Refused("ReturnedBecause", "Say what is to be changed");
        if (reason.Length > TextLengths.Reason) return new Refused("ReturnedBecause", $"The reason must be {TextLengths.Reason} characters or fewer");
        return await database.ChangeAsync(
            actor,
            time,
            async (change, token) =>
            {
                if (await StoredAsync(item.Id, quarter, token) is not { } update) return null;
                if (update.Version != version) return new Conflict<DeliveryUpdate>(update);
                if (update.State != DeliveryUpdateState.Submitted) return new Refused("ReturnedBecause", "Only what was submitted can be returned");
                (update.State, update.ReturnedBecause, update.ChangedAt, update.ChangedBy) = (DeliveryUpdateState.Returned, reason, change.At, change.Actor.Name);
                change.Audit("delivery.returned", $"{item.Code} {item.Title}: the update of {quarter.Label} was returned: {reason}.", period: quarter);
                return new Saved($"Returned: {item.Code}, {quarter.Label}");
            },
            stop);
    }

    internal static IQueryable<DeliveryItem> ItemQuery(PerformanceDbContext database, string code) => database.DeliveryItems.AsNoTracking().Where(i => i.Code == code);

    internal static IQueryable<DeliveryUpdate> UpdatesQuery(PerformanceDbContext database, int itemId, DateOnly end) =>
        database.DeliveryUpdates.AsNoTracking().Where(u => u.ItemId == itemId && u.PeriodEnd <= end).OrderByDescending(u => u.PeriodEnd).Take(2);

    internal static IQueryable<int?> DirectorateQuery(PerformanceDbContext database, int userId) => database.Users.Where(u => u.Id == userId).Select(u => u.DirectorateId);

    private async Task RequireAsync(DeliveryItem item, Actor actor, CancellationToken stop)
    {
        if (!await MayWriteAsync(item, actor, stop)) throw new NotPermittedException($"You cannot {Area}. Ask the performance team.");
    }

    private async Task<Outcome?> StoreAsync(DeliveryUpdateEdit edit, DeliveryItem item, RiskScale scale, Change change, CancellationToken stop)
    {
        if (await ClosedBecauseAsync(item, edit.Quarter, stop) is { } closed) return new Refused("", closed);
        DeliveryUpdate? stored = await StoredAsync(item.Id, edit.Quarter, stop);
        if (stored?.Version != edit.Version && stored is not null) return new Conflict<DeliveryUpdate>(stored);
        var read = new DeliveryUpdateReading(edit, item.Kind, scale);
        if (read.Problems.Count > 0) return new Refused(read.Problems);
        DeliveryUpdate update = stored ?? new DeliveryUpdate { ItemId = item.Id, Period = edit.Quarter, ChangedBy = change.Actor.Name };
        if (stored is null) database.DeliveryUpdates.Add(update);
        read.Into(update);
        (update.State, update.ChangedAt, update.ChangedBy, update.CarriedFrom) = (edit.IsSubmitted ? DeliveryUpdateState.Submitted : DeliveryUpdateState.Draft, change.At, change.Actor.Name, null);
        if (edit.IsSubmitted) update.ReturnedBecause = null;
        change.Audit(edit.IsSubmitted ? "delivery.submitted" : "delivery.drafted", $"{item.Code} {item.Title}: the update of {edit.Quarter.Label} was {(edit.IsSubmitted ? "submitted" : "saved as a draft")}.", period: edit.Quarter);
        return new Saved($"{(edit.IsSubmitted ? "Submitted" : "Saved as a draft")}: {item.Code}, {edit.Quarter.Label}");
    }

    private Task<DeliveryUpdate?> StoredAsync(int itemId, Period quarter, CancellationToken stop) => database.DeliveryUpdates.FirstOrDefaultAsync(u => u.ItemId == itemId && u.Period == quarter, stop);

    private async Task<string?> ClosedBecauseAsync(DeliveryItem item, Period quarter, CancellationToken stop)
    {
        if (item.ClosedOn is { } closed && closed < quarter.Start) return $"It was closed on {FigureFormat.Date(closed)}.";
        CollectionState? state = await database.Collections.Where(c => c.Period == quarter).Select(c => (CollectionState?)c.State).FirstOrDefaultAsync(stop);
        return state switch
        {
            CollectionState.Open => null,
            CollectionState.SignedOff => $"{quarter.Label} is signed off, so what was said in it cannot be changed.",
            _ => $"{quarter.Label} has not been opened.",
        };
    }
}

/// <summary>Reads what was typed of an update, for the kind of its item.</summary>
internal sealed class DeliveryUpdateReading
{
    private const int MostCases = 10_000_000;
    private readonly List<FieldMessage> problems = [];
    private readonly DeliveryUpdateEdit edit;
    private readonly DeliveryRating? rating;
    private readonly ActionStatus? status;
    private readonly int? percent;
    private readonly string? score;
    private readonly int? received;
    private readonly int? issued;
    private readonly int? within;
    private readonly string? outcomes;

    public DeliveryUpdateReading(DeliveryUpdateEdit edit, DeliveryKind kind, RiskScale scale)
    {
        this.edit = edit;
        Long(nameof(edit.Because), edit.Because, TextLengths.Reason);
        Long(nameof(edit.Narrative), edit.Narrative, DeliveryUpdate.NarrativeLength);
        Long(nameof(edit.Achievements), edit.Achievements, DeliveryUpdate.PartLength);
        Long(nameof(edit.NextSteps), edit.NextSteps, DeliveryUpdate.PartLength);
        if (DeliveryTree.IsRated(kind))
        {
            rating = DeliveryRating.Find(edit.Rating);
            if (rating is null && edit.IsSubmitted) Problem(nameof(edit.Rating), "Select a rating");
            else if (rating is null && !string.IsNullOrEmpty(edit.Rating)) Problem(nameof(edit.Rating), "Select one of the ratings");
        }

        if (kind == DeliveryKind.PlannedAction)
        {
            status = Enum.TryParse(edit.Status, out ActionStatus typed) && Enum.IsDefined(typed) ? typed : null;
            if (status is null && (edit.IsSubmitted || !string.IsNullOrEmpty(edit.Status))) Problem(nameof(edit.Status), "Select how the action stands");
        }

        percent = kind is DeliveryKind.PlannedAction or DeliveryKind.Project or DeliveryKind.Programme ? Whole(nameof(edit.PercentComplete), edit.PercentComplete?.TrimEnd('%', ' '), 100) : null;
        if (kind == DeliveryKind.Risk)
        {
            bool isBlank = string.IsNullOrEmpty(edit.Likelihood) && string.IsNullOrEmpty(edit.Impact);
            if (scale.Score(edit.Likelihood, edit.Impact) is { } read) score = scale.Print(read);
            else if (edit.IsSubmitted || !isBlank) Problem(string.IsNullOrEmpty(edit.Likelihood) ? nameof(edit.Likelihood) : nameof(edit.Impact), "Select a likelihood and an impact of the council’s scale");
        }

        if (kind != DeliveryKind.VolumeLine) return;
        received = Whole(nameof(edit.Received), edit.Received, MostCases);
        issued = Whole(nameof(edit.Issued), edit.Issued, MostCases);
        within = Whole(nameof(edit.Within), edit.Within, MostCases);
        if (within > issued) Problem(nameof(edit.Within), $"{within} within the deadline are more than the {issued} that were issued");
        if (string.IsNullOrWhiteSpace(edit.Outcomes)) return;
        if (!OutcomeLines.TryRead(edit.Outcomes, out IReadOnlyList<OutcomeCount> lines, out string? wrong)) Problem(nameof(edit.Outcomes), wrong);
        else if (OutcomeList.Problems(issued ?? 0, lines) is [{ } first, ..] && string.IsNullOrWhiteSpace(edit.Because)) Problem(nameof(edit.Outcomes), $"{first}. Change it, or say why below");
        outcomes = OutcomeLines.Write(lines);
    }

    /// <summary>What is wrong, field by field.</summary>
    public IReadOnlyList<FieldMessage> Problems => problems;

    /// <summary>Writes it to an update.</summary>
    public void Into(DeliveryUpdate update)
    {
        (update.Rating, update.Status, update.PercentComplete, update.Score) = (rating?.Key, status, percent, score);
        (update.Received, update.Issued, update.Within, update.Outcomes) = (received, issued, within, outcomes);
        update.Because = PlainText.Line(edit.Because ?? "") is { Length: > 0 } because ? because : null;
        update.Narrative = Text(edit.Narrative);
        update.Achievements = Text(edit.Achievements);
        update.NextSteps = Text(edit.NextSteps);
    }

    private static string? Text(string? typed) => MarkdownText.Tidy(typed) is { Length: > 0 } text ? text : null;

    private void Long(string field, string? typed, int longest)
    {
        if (MarkdownText.Tidy(typed).Length is var length && length > longest) Problem(field, $"The text must be {longest:N0} characters or fewer; it has {length:N0}");
    }

    private int? Whole(string field, string? typed, int most)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        if (int.TryParse(Reading.TypedText.AsSeen(typed).Replace(",", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value <= most) return value;
        Problem(field, $"Enter a whole number from 0 to {most:N0}");
        return null;
    }

    private void Problem(string field, string sentence) => problems.Add(new FieldMessage(field, sentence));
}
