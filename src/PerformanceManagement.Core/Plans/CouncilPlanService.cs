using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reading;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Plans;

/// <summary>
/// The council's plans: each begins on a day and takes over measures from the one before. Quarters that ended before keep the plan and the places they had.
/// The performance team's.
/// </summary>
public sealed class CouncilPlanService(PerformanceDbContext database, TimeProvider time)
{
    // A day further ahead is a slip of the pen.
    private const int MostYearsAhead = 5;

    /// <summary>All plans, the latest first; with the first one, where there is anything of it.</summary>
    public async Task<IReadOnlyList<ListedPlan>> ListAsync(CancellationToken stop = default)
    {
        PlanCalendar calendar = await database.PlanCalendarAsync(stop);
        List<PlanStanding> items = await ItemCountsQuery(database).ToListAsync(stop), measures = await StandingQuery(database).ToListAsync(stop);
        int? now = calendar.On(BritishDay.Today(time));
        List<ListedPlan> plans = [.. calendar.All.Reverse().Select(p => Of(p.Id, p.Version))];
        if (plans.Count == 0 || items.Exists(i => i.PlanId is null)) plans.Add(Of(null, null));
        return plans;

        ListedPlan Of(int? id, Guid? version) => new(id, calendar.NameOf(id), calendar.FromOf(id), calendar.UntilOf(id), version)
        {
            Items = items.Find(i => i.PlanId == id)?.Count ?? 0,
            Measures = measures.Find(m => m.PlanId == id)?.Count ?? 0,
            Left = measures.Where(m => calendar.IsBefore(m.PlanId, id)).Sum(m => m.Count),
            HoldsNow = id == now,
        };
    }

    /// <summary>A plan that began on a day, or will; null where there is none.</summary>
    public async Task<ListedPlan?> FindAsync(int id, CancellationToken stop = default) => (await ListAsync(stop)).FirstOrDefault(p => p.Id == id);

    /// <summary>Adds a plan, or changes the name or the first day of one. Measures stay in the plan before until they are taken over.</summary>
    /// <returns>Saved, refused beside its fields, or a conflict with the plan as it is stored; null where there is none.</returns>
    /// <exception cref="NotPermittedException">The actor does not keep the plan.</exception>
    public Task<Outcome?> SaveAsync(CouncilPlanEdit edit, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, PlanItemService.What);
        return database.ChangeAsync(actor, time, (change, token) => StoreAsync(edit, change, token), stop);
    }

    /// <summary>What a plan can take over: the items of earlier plans that have measures left, or the measures of one of them. Null where there is no such plan or item.</summary>
    /// <param name="planId">The plan.</param>
    /// <param name="item">The key of the item whose measures are listed; null for all items.</param>
    /// <param name="page">The page, from 1; the nearest there is where there is none.</param>
    /// <param name="stop">Cancels the reading.</param>
    public async Task<TakeOver?> TakeOverAsync(int planId, string? item, int page, CancellationToken stop = default)
    {
        if (await FindAsync(planId, stop) is not { } plan) return null;
        PlanCalendar calendar = await database.PlanCalendarAsync(stop);
        List<PlanItem> all = await database.PlanQuery().ToListAsync(stop);
        IReadOnlyList<PlanLine> places = [.. PlanOutline.Of([.. all.Where(i => i.PlanId == planId && i.ClosedOn is null)])];
        List<PlanItem> earlier = [.. PlanOutline.InOrder(all).Where(i => calendar.IsBefore(i.PlanId, planId))];
        if (string.IsNullOrEmpty(item))
        {
            Dictionary<int, int> left = await LeftQuery(database).ToDictionaryAsync(c => c.PlanItemId, c => c.Count, stop);
            List<TakeOverLine> lines = [.. earlier.Where(i => left.ContainsKey(i.Id)).Select(i => new TakeOverLine(i.Key, i.NumberedTitle, left[i.Id]))];
            int shown = Math.Clamp(page, 1, Math.Max(1, (lines.Count + TakeOver.PageSize - 1) / TakeOver.PageSize));
            return new TakeOver(plan, [.. lines.Skip((shown - 1) * TakeOver.PageSize).Take(TakeOver.PageSize)], places) { Total = lines.Count, Page = shown };
        }

        if (earlier.Find(i => i.Key.Equals(item, StringComparison.OrdinalIgnoreCase)) is not { } from) return null;
        int total = await LivingQuery(database, from.Id).CountAsync(stop);
        int at = Math.Clamp(page, 1, Math.Max(1, (total + TakeOver.PageSize - 1) / TakeOver.PageSize));
        List<TakeOverLine> measures = await LivingQuery(database, from.Id).OrderBy(m => m.Code).Skip((at - 1) * TakeOver.PageSize).Take(TakeOver.PageSize).Select(m => new TakeOverLine(m.Code, m.Title, 1)).ToListAsync(stop);
        return new TakeOver(plan, measures, places) { Item = from, Total = total, Page = at };
    }

    /// <summary>Puts measures of earlier plans into places of a plan, all of them or none. Quarters that ended before its first day keep the places they had.</summary>
    /// <returns>Saved, or refused beside its fields; null where there is no such plan.</returns>
    /// <exception cref="NotPermittedException">The actor does not keep the plan.</exception>
    public Task<Outcome?> TakeOverAsync(TakeOverEdit edit, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, PlanItemService.What);
        return database.ChangeAsync(actor, time, (change, token) => PutAsync(edit, change, token), stop);
    }

    internal static IQueryable<PlanStanding> ItemCountsQuery(PerformanceDbContext database) => database.PlanItems.GroupBy(i => i.PlanId).Select(g => new PlanStanding(g.Key, g.Count()));

    internal static IQueryable<PlanStanding> StandingQuery(PerformanceDbContext database) =>
        database.Measures.Where(m => m.PlanItemId != null && m.LastPeriod == null).GroupBy(m => m.PlanItem!.PlanId).Select(g => new PlanStanding(g.Key, g.Count()));

    // What has ended stays where it was.
    internal static IQueryable<PlanItemCount> LeftQuery(PerformanceDbContext database) =>
        database.Measures.Where(m => m.PlanItemId != null && m.LastPeriod == null).GroupBy(m => m.PlanItemId!.Value).Select(g => new PlanItemCount(g.Key, g.Count()));

    internal static IQueryable<Measure> LivingQuery(PerformanceDbContext database, int itemId) => database.Measures.Where(m => m.PlanItemId == itemId && m.LastPeriod == null);

    private async Task<Outcome?> StoreAsync(CouncilPlanEdit edit, Change change, CancellationToken stop)
    {
        List<CouncilPlan> all = await database.CouncilPlans.OrderBy(p => p.From).ToListAsync(stop);
        CouncilPlan? stored = edit.Id is { } id ? all.Find(p => p.Id == id) : null;
        if (edit.Id is not null && stored is null) return null;
        if (stored is not null && stored.Version != edit.Version) return new Conflict<ListedPlan>((await FindAsync(stored.Id, stop))!);

        string name = TypedText.Name(edit.Name);
        List<FieldMessage> problems = [];
        if (name.Length == 0) problems.Add(new FieldMessage(nameof(edit.Name), "Enter the name of the plan"));
        else if (name.Length > TextLengths.Name) problems.Add(new FieldMessage(nameof(edit.Name), $"The name must be {TextLengths.Name} characters or fewer; it has {name.Length}"));
        else if (all.Find(p => p != stored && p.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } same) problems.Add(new FieldMessage(nameof(edit.Name), $"There is already a plan “{same.Name}”: choose another name"));
        if (DayProblem(edit.From, stored, all, await SignedOffQuarter.PeriodsQuery(database).ToListAsync(stop), out DateOnly from) is { } problem) problems.Add(new FieldMessage(nameof(edit.From), problem));
        if (problems.Count > 0) return new Refused(problems);

        string day = FigureFormat.Date(from);
        if (stored is null)
        {
            database.CouncilPlans.Add(new CouncilPlan { Name = name, From = from });
            string added = $"Added the plan “{name}”, which begins on {day}";
            change.Audit("plan.begun", added + ".");
            return new Saved(added);
        }

        DateOnly until = stored.From.AddDays(-1);
        if (from != stored.From)
        {
            // Places that were kept for the quarters before go on to the new day.
            foreach (EarlierPlace place in await database.EarlierPlaces.Where(p => p.Until == until).ToListAsync(stop)) place.Until = from.AddDays(-1);
        }

        string summary = $"The plan “{stored.Name}” {(stored.Name == name ? "" : $"is called “{name}” and ")}begins on {day}";
        (stored.Name, stored.From) = (name, from);
        change.Audit("plan.dated", summary + ".");
        return new Saved(summary) { Id = stored.Id };
    }

    // Members saw signed-off quarters with the plan of their time.
    private string? DayProblem(string? typed, CouncilPlan? stored, List<CouncilPlan> all, List<Period> signedOff, out DateOnly from)
    {
        from = default;
        if (string.IsNullOrWhiteSpace(typed)) return "Enter the first day of the plan";
        if (!DateParser.TryRead(typed, out from, out string? problem)) return problem;
        DateOnly day = from;
        if (stored is not null && day == stored.From) return null;
        if (day > BritishDay.Today(time).AddYears(MostYearsAhead)) return $"{FigureFormat.Date(day)} is more than {MostYearsAhead} years ahead: choose an earlier day";
        DateOnly? closed = signedOff.Count == 0 ? null : signedOff.Max(q => q.End);
        if (stored is not null && stored.From <= closed) return $"Quarters of this plan are signed off, so it goes on beginning on {FigureFormat.Date(stored.From)}";
        if (day <= closed) return $"{signedOff.MaxBy(q => q.End).Label} is signed off with the plan of its time: a plan can begin on {FigureFormat.Date(closed.Value.AddDays(1))} at the earliest";
        int place = stored is null ? all.Count : all.IndexOf(stored);
        if (place > 0 && day <= all[place - 1].From) return $"“{all[place - 1].Name}” begins on {FigureFormat.Date(all[place - 1].From)}: choose a later day";
        if (place + 1 < all.Count && day >= all[place + 1].From) return $"“{all[place + 1].Name}” begins on {FigureFormat.Date(all[place + 1].From)}: choose an earlier day";
        return null;
    }

    private async Task<Outcome?> PutAsync(TakeOverEdit edit, Change change, CancellationToken stop)
    {
        PlanCalendar calendar = await database.PlanCalendarAsync(stop);
        if (calendar.All.All(p => p.Id != edit.PlanId)) return null;
        List<PlanItem> all = await database.PlanItems.ToListAsync(stop);
        Dictionary<string, PlanItem> byKey = all.ToDictionary(i => i.Key, StringComparer.OrdinalIgnoreCase);
        List<FieldMessage> problems = [];
        Dictionary<string, PlanItem> to = new(StringComparer.OrdinalIgnoreCase);
        for (int place = 0; place < edit.Moves.Count; place++)
        {
            (string from, string? key) = edit.Moves[place];
            if (string.IsNullOrWhiteSpace(key)) continue;
            if (!byKey.TryGetValue(key, out PlanItem? item) || item.PlanId != edit.PlanId || item.ClosedOn is not null)
                problems.Add(FieldMessage.In(nameof(edit.Moves), place, nameof(TakeOverMove.To), $"Select a place of “{calendar.NameOf(edit.PlanId)}” that is open"));
            else to[from] = item;
        }

        if (problems.Count > 0) return new Refused(problems);
        if (to.Count == 0) return new Refused("", "Select a new place for at least one");

        // A measure that somebody moved meanwhile is no longer where it was, and stays where they put it.
        List<int> earlier = edit.Of is null
            ? [.. to.Keys.Where(byKey.ContainsKey).Select(k => byKey[k]).Where(i => calendar.IsBefore(i.PlanId, edit.PlanId)).Select(i => i.Id)]
            : byKey.TryGetValue(edit.Of, out PlanItem? of) && calendar.IsBefore(of.PlanId, edit.PlanId) ? [of.Id] : [];
        List<Measure> measures = await database.Measures.Include(m => m.EarlierPlaces).Where(m => m.LastPeriod == null && m.PlanItemId != null && earlier.Contains(m.PlanItemId.Value)).ToListAsync(stop);
        int taken = 0;
        foreach (Measure measure in measures)
        {
            if (!to.TryGetValue(edit.Of is null ? measure.PlanItem!.Key : measure.Code, out PlanItem? item)) continue;
            PlanItem was = measure.PlanItem!;
            MeasurePlan.Put(measure, was, item, calendar);
            change.Audit("measure.taken-over", $"Taken over by “{calendar.NameOf(edit.PlanId)}”: from {was.NumberedTitle} to {item.NumberedTitle}.", measure.Id, details: [AuditDetail.OfRule("Place in the plan", was.NumberedTitle, item.NumberedTitle)]);
            taken++;
        }

        return new Saved($"{Wording.Counted(taken, "measure stands", "measures stand")} in “{calendar.NameOf(edit.PlanId)}” from {FigureFormat.Date(calendar.FromOf(edit.PlanId)!.Value)}");
    }
}

/// <summary>How much stands in a plan.</summary>
internal sealed record PlanStanding(int? PlanId, int Count);
