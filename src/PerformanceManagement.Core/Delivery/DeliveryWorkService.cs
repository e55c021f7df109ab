using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Delivery;

/// <summary>Says whom the open quarters ask for which updates: everything that runs in them, of risks each quarter, of partnerships when a review is due.</summary>
public sealed class DeliveryWorkService(PerformanceDbContext database)
{
    private static readonly DeliveryWork Nothing = new([], 0, 1);

    /// <summary>What the open quarters ask an actor for, in a fixed number of questions however many are open.</summary>
    /// <param name="actor">Who: the performance team is shown all, a director their directorate's, an officer what is theirs and what of their directorate is nobody's.</param>
    /// <param name="filter">Which of them.</param>
    /// <param name="page">The page, from 1; one beyond the last is the last.</param>
    /// <param name="size">How many at most.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<DeliveryWork> ListAsync(Actor actor, DeliveryTaskFilter filter, int page = 1, int size = DeliveryWork.PageSize, CancellationToken stop = default)
    {
        if (actor.UserId is not { } user || !DeliveryAccess.TakesPart(actor)) return Nothing;
        List<Collection> open = await database.OpenCollectionQuery().ToListAsync(stop);
        if (open.Count == 0) return Nothing;
        DeliveryAsker? asker = Policies.Allows(Policies.ManageRules, actor) ? null
            : new DeliveryAsker(user, await DeliveryAccess.DirectorateQuery(database, user).FirstOrDefaultAsync(stop), Policies.Allows(Policies.Approve, actor));
        IQueryable<DeliveryPlace> all = open.Select((c, n) => database.DeliveryPlacesQuery(c.Period, n, asker)).Aggregate((a, b) => a.Concat(b));
        List<DeliveryCount> counts = await CountsQuery(all).ToListAsync(stop);
        if (counts.Count == 0) return Nothing;

        IQueryable<DeliveryPlace> wanted = filter switch { DeliveryTaskFilter.Waiting => all.Where(p => !p.IsSubmitted), DeliveryTaskFilter.Submitted => all.Where(p => p.IsSubmitted), _ => all };
        int matching = counts.Sum(c => filter switch { DeliveryTaskFilter.Waiting => c.Asked - c.Submitted, DeliveryTaskFilter.Submitted => c.Submitted, _ => c.Asked });
        int shown = Math.Clamp(page, 1, Math.Max(1, (matching + size - 1) / size));
        List<DeliveryPlace> places = await wanted.OrderBy(p => p.Number).ThenBy(p => p.SortOrder).ThenBy(p => p.ItemId).Skip((shown - 1) * size).Take(size).ToListAsync(stop);
        int[] ids = [.. places.Select(p => p.ItemId).Distinct()];
        Dictionary<int, DeliveryTask> tasks = await TasksQuery(database, ids).ToDictionaryAsync(t => t.Id, t => t.Task, stop);
        ILookup<(int, Period), DeliveryUpdateState> states = (await StatesQuery(database, ids, [.. open.Select(c => c.Period)]).ToListAsync(stop)).ToLookup(s => (s.ItemId, s.Quarter), s => s.State);
        return new DeliveryWork(
            [
                .. from count in counts
                   orderby count.Number
                   let quarter = open[count.Number]
                   let listed = places.Where(p => p.Number == count.Number).Select(p => tasks[p.ItemId] with { State = states[(p.ItemId, quarter.Period)].Select(s => (DeliveryUpdateState?)s).FirstOrDefault() })
                   select new DeliveryTasks(quarter.Period, quarter.DueOn, [.. listed], count.Asked, count.Submitted),
            ],
            matching,
            shown);
    }

    private static IQueryable<DeliveryCount> CountsQuery(IQueryable<DeliveryPlace> places) =>
        places.GroupBy(p => p.Number).Select(g => new DeliveryCount(g.Key, g.Count(), g.Count(p => p.IsSubmitted)));

    internal static IQueryable<NumberedTask> TasksQuery(PerformanceDbContext database, IReadOnlyCollection<int> ids) =>
        database.DeliveryItems.Where(i => ids.Contains(i.Id)).Select(i => new NumberedTask(i.Id, new DeliveryTask(
            i.Code, i.Title, i.Kind, i.LeadOfficer, i.Directorate == null ? null : i.Directorate.Name, database.Users.Where(u => u.Id == i.OwnerId).Select(u => u.DisplayName).FirstOrDefault(), null)));

    internal static IQueryable<DeliveryStateOf> StatesQuery(PerformanceDbContext database, IReadOnlyCollection<int> ids, IReadOnlyCollection<Period> quarters) =>
        database.DeliveryUpdates.Where(u => ids.Contains(u.ItemId) && quarters.Contains(u.Period)).Select(u => new DeliveryStateOf(u.ItemId, u.Period, u.State));
}

/// <summary>Who is asked: a user, the directorate, and whether what others of it are asked for is shown too.</summary>
internal sealed record DeliveryAsker(int UserId, int? DirectorateId, bool SeesDirectorate);

/// <summary>An item in an open quarter.</summary>
internal sealed class DeliveryPlace
{
    public int Number { get; init; }

    public int ItemId { get; init; }

    public int SortOrder { get; init; }

    public bool IsSubmitted { get; init; }
}

/// <summary>How much an open quarter asks for.</summary>
internal sealed record DeliveryCount(int Number, int Asked, int Submitted);

/// <summary>A task with its item's key.</summary>
internal sealed record NumberedTask(int Id, DeliveryTask Task);

/// <summary>Where an item's update of a quarter is.</summary>
internal sealed record DeliveryStateOf(int ItemId, Period Quarter, DeliveryUpdateState State);
