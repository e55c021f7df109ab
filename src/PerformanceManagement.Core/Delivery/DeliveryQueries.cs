using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Delivery;

/// <summary>Questions about delivery that several services ask.</summary>
internal static class DeliveryQueries
{
    /// <summary>The item with a code, in any capitals.</summary>
    internal static IQueryable<DeliveryItem> DeliveryItemQuery(this PerformanceDbContext database, string code) => database.DeliveryItems.AsNoTracking().Where(i => i.Code == code);

    /// <summary>What was said: the updates that were submitted or signed off, no draft and nothing that was returned.</summary>
    internal static IQueryable<DeliveryUpdate> SaidQuery(this PerformanceDbContext database) =>
        database.DeliveryUpdates.AsNoTracking().Where(u => u.State == DeliveryUpdateState.Submitted || u.State == DeliveryUpdateState.SignedOff);

    internal static IQueryable<DeliveryItem> DeliveryFilteredQuery(this PerformanceDbContext database, DateOnly first, DeliveryFilter filter)
    {
        IQueryable<DeliveryItem> items = database.DeliveryItems.AsNoTracking();
        if (!filter.WithClosed && filter.Search is null) items = items.Where(i => i.ClosedOn == null || i.ClosedOn >= first);
        if (filter.DirectorateId is { } directorate) items = items.Where(i => i.DirectorateId == directorate);
#pragma warning disable CA1304, CA1311, CA1862 // Translated to LOWER() in the database, where a culture cannot be named; SQLite compares by case unless asked like this.
        if (filter.Search?.ToLowerInvariant() is { } words) items = items.Where(i => i.Code.ToLower().Contains(words) || i.Title.ToLower().Contains(words) || i.LeadOfficer!.ToLower().Contains(words));
#pragma warning restore CA1304, CA1311, CA1862
        if (filter.Under is { } above) items = items.Where(i => i.Parent!.Code == above);
        if (filter.OverdueOn is { } day) items = items.Where(i => i.DueOn < day && !i.IsOpenEnded && (i.CompletedOn == null || i.CompletedOn > day) && (i.ClosedOn == null || i.ClosedOn > day));
        if (filter.MissedOn is { } on)
            items = items.Where(i => (i.CompletedOn == null || i.CompletedOn > on) && (i.ClosedOn == null || i.ClosedOn > on) && i.Steps.Any(s => s.DueOn < on && !s.IsOpenEnded && (s.DoneOn == null || s.DoneOn > on)));
        if (filter.OnlyIds is { } only) items = items.Where(i => only.Contains(i.Id));
        if (filter.Kinds.Count > 0) items = items.Where(i => filter.Kinds.Contains(i.Kind));
        if (filter.CommitteeId is { } committee)
            items = items.Where(i => i.Committees.Any(c => c.Id == committee) || i.Parent!.Committees.Any(c => c.Id == committee) || i.Parent!.Parent!.Committees.Any(c => c.Id == committee) || i.Parent!.Parent!.Parent!.Committees.Any(c => c.Id == committee));
        return items;
    }

    internal static IQueryable<DeliveryItem> DeliveryItemsQuery(this PerformanceDbContext database, DateOnly first, DeliveryFilter filter) =>
        database.DeliveryFilteredQuery(first, filter).Include(i => i.Directorate).Include(i => i.PlanItems).Include(i => i.Measures).Include(i => i.Committees).Include(i => i.Steps.OrderBy(s => s.SortOrder)).AsSplitQuery();

    /// <summary>What a quarter asks for, as <see cref="DeliveryTree.IsAsked"/> says of one item.</summary>
    internal static IQueryable<DeliveryItem> DeliveryAskedQuery(this PerformanceDbContext database, Period quarter)
    {
        (DateOnly first, DateOnly last) = (quarter.Start, quarter.End);
        return database.DeliveryItems.AsNoTracking()
            .Where(i => i.Kind != DeliveryKind.ActionPlan && i.Kind != DeliveryKind.VolumeTable)
            .Where(i => (i.ClosedOn == null || i.ClosedOn >= first) && (i.CompletedOn == null || i.CompletedOn >= first) && (i.Kind == DeliveryKind.Partnership ? i.ReviewOn <= last : i.StartsOn == null || i.StartsOn <= last));
    }

    /// <summary>What a quarter asks somebody for.</summary>
    /// <param name="database">Where.</param>
    /// <param name="quarter">The quarter.</param>
    /// <param name="number">Its place among the open ones.</param>
    /// <param name="asker">Who is asked; null for the performance team, which sees all.</param>
    internal static IQueryable<DeliveryPlace> DeliveryPlacesQuery(this PerformanceDbContext database, Period quarter, int number, DeliveryAsker? asker)
    {
        IQueryable<DeliveryItem> asked = database.DeliveryAskedQuery(quarter);
        IQueryable<DeliveryUpdate> said = database.SaidQuery();
        if (asker is { } who) asked = asked.Where(i => i.OwnerId == who.UserId || (who.DirectorateId != null && i.DirectorateId == who.DirectorateId && (who.SeesDirectorate || i.OwnerId == null)));
        return asked.Select(i => new DeliveryPlace
        {
            Number = number,
            ItemId = i.Id,
            SortOrder = i.SortOrder,
            IsSubmitted = said.Any(u => u.ItemId == i.Id && u.Period == quarter),
        });
    }
}
