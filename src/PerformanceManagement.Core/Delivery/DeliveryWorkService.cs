using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Delivery;

/// <summary>An update that a quarter asks for.</summary>
/// <param name="Code">The item's code.</param>
/// <param name="Title">The item's title.</param>
/// <param name="Kind">What it is.</param>
/// <param name="LeadOfficer">The job title of who leads it, or null.</param>
/// <param name="Directorate">Its directorate, or null.</param>
/// <param name="Owner">The name of who alone is asked, or null.</param>
/// <param name="State">Where the update is; null where nothing is written.</param>
public sealed record DeliveryTask(string Code, string Title, DeliveryKind Kind, string? LeadOfficer, string? Directorate, string? Owner, DeliveryUpdateState? State);

/// <summary>Which of them are wanted.</summary>
public enum DeliveryTaskFilter
{
    /// <summary>Those that are not submitted.</summary>
    Waiting,

    /// <summary>Those that are submitted, and can be returned.</summary>
    Submitted,

    /// <summary>All.</summary>
    All,
}

/// <summary>The updates that a quarter asks somebody for.</summary>
/// <param name="Quarter">The quarter.</param>
/// <param name="DueOn">By when, or null.</param>
/// <param name="Tasks">Those of the page.</param>
/// <param name="Asked">How many are asked for.</param>
/// <param name="Submitted">How many of those are submitted or signed off.</param>
/// <param name="Matching">How many pass the filter.</param>
/// <param name="Page">The page, from 1.</param>
public sealed record DeliveryTasks(Period Quarter, DateOnly? DueOn, IReadOnlyList<DeliveryTask> Tasks, int Asked, int Submitted, int Matching, int Page)
{
    /// <summary>How many a page has.</summary>
    public const int PageSize = 100;

    /// <summary>How many are not submitted.</summary>
    public int Waiting => Asked - Submitted;

    /// <summary>How many pages there are, 1 or more.</summary>
    public int Pages => Math.Max(1, (Matching + PageSize - 1) / PageSize);
}

/// <summary>Says whom an open quarter asks for which updates: everything that runs in it, of risks each quarter, of partnerships when a review is due.</summary>
public sealed class DeliveryWorkService(PerformanceDbContext database)
{
    /// <summary>What the open quarters ask an actor for, the latest first; a quarter that asks for nothing is left out.</summary>
    /// <param name="actor">Who: the performance team is shown all, a director their directorate's, an officer what is theirs and what of their directorate is nobody's.</param>
    /// <param name="filter">Which of them.</param>
    /// <param name="page">The page, from 1; one beyond the last is the last.</param>
    /// <param name="size">How many at most.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<IReadOnlyList<DeliveryTasks>> ListAsync(Actor actor, DeliveryTaskFilter filter, int page = 1, int size = DeliveryTasks.PageSize, CancellationToken stop = default)
    {
        if (actor.UserId is not { } user || !(Policies.Allows(Policies.Contribute, actor) || Policies.Allows(Policies.Approve, actor))) return [];
        bool seesAll = Policies.Allows(Policies.ManageRules, actor);
        int? directorate = seesAll ? null : await DeliveryAccess.DirectorateQuery(database, user).FirstOrDefaultAsync(stop);
        bool seesDirectorate = Policies.Allows(Policies.Approve, actor);
        List<DeliveryTasks> asked = [];
        foreach (Collection open in await database.OpenCollectionQuery().ToListAsync(stop))
        {
            IQueryable<DeliveryItem> mine = AskedQuery(database, open.Period);
            if (!seesAll) mine = mine.Where(i => i.OwnerId == user || (directorate != null && i.DirectorateId == directorate && (seesDirectorate || i.OwnerId == null)));
            int all = await mine.CountAsync(stop);
            if (all == 0) continue;
            int submitted = await SubmittedOf(mine, open.Period).CountAsync(stop);
            int matching = filter switch { DeliveryTaskFilter.Waiting => all - submitted, DeliveryTaskFilter.Submitted => submitted, _ => all };
            int shown = Math.Clamp(page, 1, Math.Max(1, (matching + size - 1) / size));
            IQueryable<DeliveryItem> wanted = filter switch { DeliveryTaskFilter.Waiting => WaitingOf(database, mine, open.Period), DeliveryTaskFilter.Submitted => SubmittedOf(mine, open.Period), _ => mine };
            List<DeliveryTask> tasks = await TasksQuery(database, wanted, open.Period).Skip((shown - 1) * size).Take(size).ToListAsync(stop);
            asked.Add(new DeliveryTasks(open.Period, open.DueOn, tasks, all, submitted, matching, shown));
        }

        return asked;
    }

    /// <summary>What a quarter asks for: what is not closed, not completed and not still to begin; of partnerships those whose review is due.</summary>
    internal static IQueryable<DeliveryItem> AskedQuery(PerformanceDbContext database, Period quarter)
    {
        (DateOnly first, DateOnly last) = (quarter.Start, quarter.End);
        return database.DeliveryItems.AsNoTracking()
            .Where(i => i.Kind != DeliveryKind.ActionPlan && i.Kind != DeliveryKind.VolumeTable)
            .Where(i => (i.ClosedOn == null || i.ClosedOn >= first) && (i.CompletedOn == null || i.CompletedOn >= first) && (i.Kind == DeliveryKind.Partnership ? i.ReviewOn <= last : i.StartsOn == null || i.StartsOn <= last));
    }

    internal static IQueryable<DeliveryTask> TasksQuery(PerformanceDbContext database, IQueryable<DeliveryItem> items, Period quarter) =>
        items.OrderBy(i => i.Kind).ThenBy(i => i.SortOrder).Select(i => new DeliveryTask(
            i.Code, i.Title, i.Kind, i.LeadOfficer, i.Directorate == null ? null : i.Directorate.Name,
            database.Users.Where(u => u.Id == i.OwnerId).Select(u => u.DisplayName).FirstOrDefault(),
            database.DeliveryUpdates.Where(u => u.ItemId == i.Id && u.Period == quarter).Select(u => (DeliveryUpdateState?)u.State).FirstOrDefault()));

    /// <summary>What a quarter asks for and has not been submitted.</summary>
    internal static IQueryable<DeliveryItem> WaitingQuery(PerformanceDbContext database, Period quarter) => WaitingOf(database, AskedQuery(database, quarter), quarter);

    private IQueryable<DeliveryItem> SubmittedOf(IQueryable<DeliveryItem> items, Period quarter) =>
        items.Where(i => database.DeliveryUpdates.Any(u => u.ItemId == i.Id && u.Period == quarter && (u.State == DeliveryUpdateState.Submitted || u.State == DeliveryUpdateState.SignedOff)));

    private static IQueryable<DeliveryItem> WaitingOf(PerformanceDbContext database, IQueryable<DeliveryItem> items, Period quarter) =>
        items.Where(i => !database.DeliveryUpdates.Any(u => u.ItemId == i.Id && u.Period == quarter && (u.State == DeliveryUpdateState.Submitted || u.State == DeliveryUpdateState.SignedOff)));
}
