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

    /// <summary>What shows it, a line each.</summary>
    public string? Evidence { get; init; }

    /// <summary>The day on which an action was completed or stopped.</summary>
    public string? EndedOn { get; init; }

    /// <summary>When a risk or partnership is reviewed next.</summary>
    public string? NextReviewOn { get; init; }

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
    private const string What = "write the updates of this directorate";

    /// <summary>The form; null where there is no such item.</summary>
    /// <exception cref="NotPermittedException">The actor may not write its updates.</exception>
    public async Task<DeliveryUpdateForm?> FindAsync(string code, Period quarter, Actor actor, CancellationToken stop = default)
    {
        if (await database.DeliveryItemQuery(code).FirstOrDefaultAsync(stop) is not { } item) return null;
        await database.RequireDeliveryAsync(item, actor, What, stop);
        List<DeliveryUpdate> updates = await UpdatesQuery(database, item.Id, quarter.End).ToListAsync(stop);
        DeliveryUpdate? stored = updates.Find(u => u.Period == quarter);
        return new DeliveryUpdateForm(item, quarter, stored, updates.Find(u => u.Period < quarter), await database.RiskScaleAsync(stop), await ClosedBecauseAsync(item, quarter, stop), stored is { State: DeliveryUpdateState.Submitted } && Policies.Allows(Policies.Approve, actor));
    }

    /// <summary>Whether an actor may write the updates of an item.</summary>
    public Task<bool> MayWriteAsync(DeliveryItem item, Actor actor, CancellationToken stop = default) => database.MayWriteDeliveryAsync(item, actor, stop);

    /// <summary>Stores what is said of an item in a quarter, as a draft or as submitted.</summary>
    /// <returns>Saved, refused beside its field, or a conflict with what somebody stored meanwhile; null where there is no such item.</returns>
    /// <exception cref="NotPermittedException">The actor may not write its updates.</exception>
    public async Task<Outcome?> SaveAsync(DeliveryUpdateEdit edit, Actor actor, CancellationToken stop = default)
    {
        if (await database.DeliveryItemQuery(edit.Code).FirstOrDefaultAsync(stop) is not { } item) return null;
        await database.RequireDeliveryAsync(item, actor, What, stop);
        RiskScale scale = await database.RiskScaleAsync(stop);
        return await database.ChangeAsync(actor, time, (change, token) => StoreAsync(edit, item, scale, change, token), stop);
    }

    /// <summary>Gives a submitted update back with a reason; its lead can then change it and submit it again.</summary>
    /// <exception cref="NotPermittedException">The actor does not approve what was entered.</exception>
    public async Task<Outcome?> ReturnAsync(string code, Period quarter, string? because, Guid? version, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.Approve, "return an update");
        if (await database.DeliveryItemQuery(code).FirstOrDefaultAsync(stop) is not { } item) return null;
        await database.RequireDeliveryAsync(item, actor, What, stop);
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

    internal static IQueryable<DeliveryUpdate> UpdatesQuery(PerformanceDbContext database, int itemId, DateOnly end) =>
        database.DeliveryUpdates.AsNoTracking().Where(u => u.ItemId == itemId && u.PeriodEnd <= end).OrderByDescending(u => u.PeriodEnd).Take(2);

    private async Task<Outcome?> StoreAsync(DeliveryUpdateEdit edit, DeliveryItem item, RiskScale scale, Change change, CancellationToken stop)
    {
        if (await ClosedBecauseAsync(item, edit.Quarter, stop) is { } closed) return new Refused("", closed);
        DeliveryUpdate? stored = await StoredAsync(item.Id, edit.Quarter, stop);
        if (stored?.Version != edit.Version && stored is not null) return new Conflict<DeliveryUpdate>(stored);
        var read = new DeliveryUpdateReading(edit, item, scale, BritishDay.Today(time));
        if (read.Problems.Count > 0) return new Refused(read.Problems);
        DeliveryUpdate? before = await UpdatesQuery(database, item.Id, edit.Quarter.Previous.End).FirstOrDefaultAsync(stop);
        DeliveryUpdate update = stored ?? new DeliveryUpdate { ItemId = item.Id, Period = edit.Quarter, ChangedBy = change.Actor.Name };
        if (stored is null) database.DeliveryUpdates.Add(update);
        DateOnly? endedBefore = update.EndedOn;
        read.Into(update);
        (update.State, update.ChangedAt, update.ChangedBy) = (edit.IsSubmitted ? DeliveryUpdateState.Submitted : DeliveryUpdateState.Draft, change.At, change.Actor.Name);
        update.CarriedFrom = update.Narrative is not null && update.Narrative == before?.Narrative ? before.CarriedFrom ?? before.Period : null;
        if (edit.IsSubmitted)
        {
            update.ReturnedBecause = null;
            await read.ToItemAsync(database, item.Id, endedBefore, stop);
        }

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
