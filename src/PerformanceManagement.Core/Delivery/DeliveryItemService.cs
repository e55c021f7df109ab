using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Delivery;

/// <summary>Adds, changes and closes projects, actions, risks, partnerships and volumes: for their directorate and the performance team.</summary>
public sealed class DeliveryItemService(PerformanceDbContext database, MeasureOwnerService owners, TimeProvider time)
{
    /// <summary>The form of a new item.</summary>
    /// <exception cref="NotPermittedException">The actor may add none.</exception>
    public async Task<DeliveryItemForm> NewAsync(DeliveryKind kind, Actor actor, CancellationToken stop = default)
    {
        if (!await MayAddAsync(actor, stop)) throw new NotPermittedException("You cannot add to what is reported. Ask the performance team.");
        return await FormAsync(kind, null, actor, stop);
    }

    /// <summary>The form of a stored item; null where there is none.</summary>
    /// <exception cref="NotPermittedException">The actor may not change it.</exception>
    public async Task<DeliveryItemForm?> FindAsync(string code, Actor actor, CancellationToken stop = default)
    {
        if (await OneQuery(database, code).AsNoTracking().FirstOrDefaultAsync(stop) is not { } item) return null;
        await database.RequireDeliveryAsync(item, actor, $"change {item.Code}", stop);
        return await FormAsync(item.Kind, item, actor, stop);
    }

    /// <summary>Whether an actor may add items: the performance team any, officers and directors those of their own directorate.</summary>
    public async Task<bool> MayAddAsync(Actor actor, CancellationToken stop = default) =>
        Policies.Allows(Policies.ManageRules, actor)
        || (DeliveryAccess.TakesPart(actor) && actor.UserId is { } user && await DeliveryAccess.DirectorateQuery(database, user).FirstOrDefaultAsync(stop) is not null);

    /// <summary>Stores an item.</summary>
    /// <returns>Saved, refused beside its fields, or a conflict with the item as somebody stored it meanwhile; null where there is none with that code.</returns>
    /// <exception cref="NotPermittedException">The actor may not change it, or not give it to that directorate.</exception>
    public Task<Outcome?> SaveAsync(DeliveryItemEdit edit, Actor actor, CancellationToken stop = default) =>
        database.ChangeAsync(actor, time, (change, token) => StoreAsync(edit, change, token), stop);

    internal static IQueryable<DeliveryItem> OneQuery(PerformanceDbContext database, string code) =>
        database.DeliveryItems.Where(i => i.Code == code)
            .Include(i => i.Parent).Include(i => i.Directorate).Include(i => i.EscalatesTo).Include(i => i.PlanItems).Include(i => i.Measures).Include(i => i.Committees).Include(i => i.Steps).AsSplitQuery();

    internal static IQueryable<Committee> CommitteesQuery(PerformanceDbContext database) => database.Committees.AsNoTracking().OrderBy(c => c.Name);

    internal static IQueryable<PlanItem> PlanQuery(PerformanceDbContext database) => database.PlanItems.AsNoTracking().OrderBy(p => p.SortOrder);

    internal static IQueryable<int> LastQuery(PerformanceDbContext database) => database.DeliveryItems.OrderByDescending(i => i.SortOrder).Select(i => i.SortOrder);

    internal static IQueryable<int> LastUnderQuery(PerformanceDbContext database, int parentId) =>
        database.DeliveryItems.Where(i => i.Id == parentId || i.ParentId == parentId || i.Parent!.ParentId == parentId || i.Parent!.Parent!.ParentId == parentId).OrderByDescending(i => i.SortOrder).Select(i => i.SortOrder);

    // A new item stands after all that lies under the same; what follows moves on by one, which changes nothing that anybody typed.
    private async Task<int> PlaceAsync(int? parentId, CancellationToken stop)
    {
        if (parentId is not { } parent) return await LastQuery(database).FirstOrDefaultAsync(stop) + 1;
        int last = await LastUnderQuery(database, parent).FirstAsync(stop);
        await database.DeliveryItems.Where(i => i.SortOrder > last).ExecuteUpdateAsync(set => set.SetProperty(i => i.SortOrder, i => i.SortOrder + 1), stop);
        return last + 1;
    }

    private async Task<DeliveryItemForm> FormAsync(DeliveryKind kind, DeliveryItem? item, Actor actor, CancellationToken stop)
    {
        int? own = Policies.Allows(Policies.ManageRules, actor) || actor.UserId is not { } user ? null : await DeliveryAccess.DirectorateQuery(database, user).FirstOrDefaultAsync(stop);
        List<Directorate> directorates = await database.DirectoratesQuery().ToListAsync(stop);
        return new DeliveryItemForm(kind, item)
        {
            Scale = await database.RiskScaleAsync(stop),
            Directorates = own is null ? [.. directorates.Where(d => d.ClosedOn is null || d.Id == item?.DirectorateId)] : [.. directorates.Where(d => d.Id == own || d.Id == item?.DirectorateId)],
            Committees = [.. (await CommitteesQuery(database).ToListAsync(stop)).Where(c => c.ClosedOn is null || item?.Committees.Any(told => told.Id == c.Id) == true)],
            PlanItems = [.. PlanOutline.InOrder(await PlanQuery(database).ToListAsync(stop)).Where(p => p.ClosedOn is null || item?.PlanItems.Any(served => served.Id == p.Id) == true)],
            Owners = await owners.OwnersAsync(item?.OwnerId, stop),
        };
    }

    private async Task<Outcome?> StoreAsync(DeliveryItemEdit edit, Change change, CancellationToken stop)
    {
        string code = Reports.Words.PlainText.Line(edit.Code ?? "");
        DeliveryItem? stored = code.Length == 0 ? null : await OneQuery(database, code).FirstOrDefaultAsync(stop);
        bool isNew = edit.Version is null;
        if (!isNew && stored is null) return null;
        if (!isNew && stored is not null)
        {
            await database.RequireDeliveryAsync(stored, change.Actor, $"change {stored.Code}", stop);
            if (stored.Version != edit.Version) return new Conflict<DeliveryItem>(stored);
        }

        var reading = new DeliveryItemReading(edit with { Code = code, Kind = isNew ? edit.Kind : stored!.Kind }, isNew ? null : stored, await database.RiskScaleAsync(stop), BritishDay.Today(time));
        if (isNew && stored is not null) reading.Problem(nameof(edit.Code), $"{stored.Code} is the {DeliveryTree.Name(stored.Kind)} “{stored.Title}” already. Codes outlive the year, so each is used once");
        await reading.LinkAsync(database, owners, stop);
        if (reading.Problems.Count > 0) return new Refused(reading.Problems);

        DeliveryItem item = isNew ? new DeliveryItem { Code = code, Kind = edit.Kind, Title = "", SortOrder = await PlaceAsync(reading.Parent?.Id, stop) } : stored!;
        IReadOnlyList<DeliveryFact> before = DeliveryFacts.Of(item);
        reading.Into(item);
        // Asked again with what it becomes: nobody gives away, or takes, what is another directorate's.
        await database.RequireDeliveryAsync(item, change.Actor, "give this to another directorate", stop);
        if (isNew) database.DeliveryItems.Add(item);
        // Stamped even where links alone changed, so that two people who save at once notice each other.
        else database.Entry(item).State = EntityState.Modified;
        string what = DeliveryFacts.Changed(before, DeliveryFacts.Of(item));
        change.Audit(isNew ? "delivery.added" : "delivery.changed", $"{item.Code} {item.Title}: {(isNew ? $"the {DeliveryTree.Name(item.Kind)} was added" : what.Length == 0 ? "saved without a change" : $"changed {what}")}.");
        return new Saved($"{(isNew ? "Added" : "Saved")}: {item.Code} {item.Title}");
    }
}
