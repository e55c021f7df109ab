using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Collections.Tasks;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Schemes;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Entry;

/// <summary>Reads the forms of many figures at once, each as <see cref="ResultService.FindAsync"/> reads one.</summary>
internal sealed class EntryFormReader(PerformanceDbContext database, ResultService results, TimeProvider time)
{
    /// <summary>The forms of some measures and periods, in their order; what no quarter asks for is left out. A fixed number of questions to the database.</summary>
    /// <param name="wanted">The codes and periods.</param>
    /// <param name="actor">Who asks: figures are read as they may see them, but that of each form, which is as it was entered.</param>
    /// <param name="isRead">Whether a form is read; asked of each, with the measure and to whom it was given.</param>
    /// <param name="stop">Cancels the reading.</param>
    public async Task<IReadOnlyList<EntryForm>> ReadAsync(IReadOnlyCollection<(string Code, Period Period)> wanted, Actor actor, Predicate<ResultPlace> isRead, CancellationToken stop)
    {
        if (wanted.Count == 0) return [];
        Dictionary<string, Measure> measures = (await database.EntryMeasuresQuery([.. wanted.Select(w => w.Code).Distinct()]).ToListAsync(stop)).ToDictionary(m => m.Code, StringComparer.OrdinalIgnoreCase);
        List<int> ids = [.. measures.Values.Select(m => m.Id)];
        ILookup<(int, Period), CollectionTask> tasks = (await TaskQueries.OfMeasuresQuery(database, ids).AsNoTracking().ToListAsync(stop)).ToLookup(t => (t.MeasureId, t.Period));
        List<ResultPlace> places = [.. wanted.Where(w => measures.ContainsKey(w.Code)).Distinct().Select(w => Place(measures[w.Code], w.Period, tasks)).Where(p => isRead(p))];
        if (places.Count == 0) return [];
        CollectedQuarters quarters = await CollectedQuarters.ReadAsync(database, ids, stop);
        places = [.. places.Select(p => p with { Quarters = quarters })];
        Facts facts = await FactsAsync(places, actor, stop);
        return
        [
            .. from place in places
               let asking = quarters.Asking(place.Period, place.Rules)
               where asking is not null && place.Measure.ToLife().Holds(place.Period)
               select Form(place, asking, tasks, facts, actor),
        ];
    }

    private ResultPlace Place(Measure measure, Period period, ILookup<(int, Period), CollectionTask> tasks) =>
        new(measure, period, true, new CollectedQuarters([])) { GivenTo = tasks[(measure.Id, period)].GivenTo(), Today = BritishDay.Today(time) };

    private async Task<Facts> FactsAsync(List<ResultPlace> places, Actor actor, CancellationToken stop)
    {
        Dictionary<int, int?> owners = places.Select(p => p.Measure).DistinctBy(m => m.Id).ToDictionary(m => m.Id, m => m.OwnerId);
        List<int> ids = [.. owners.Keys];
        // A month is rated with its quarter: what stands after it there is read too.
        DateOnly until = places.Max(p => p.Asking is { } asking && asking.PeriodEnd > p.Period.End ? asking.PeriodEnd : p.Period.End);
        FigureReader reader = await FigureReader.OpenAsync(database, ids, stop, actor);
        ILookup<int, MeasureResult> recent = await reader.RecentAsync(
            owners, places.Select(p => (p.Measure.Id, p.Period)).ToHashSet(), places.Min(p => p.Period.End).AddMonths(-ResultService.HistoryMonths), until, stop);
        Dictionary<(int, Period), ResultDraft> drafts = await ResultService.DraftsQuery(database, ids, [.. places.Select(p => p.Period).Distinct()]).ToDictionaryAsync(d => (d.MeasureId, d.Period), stop);
        List<int> people = [.. drafts.Values.Select(d => d.SavedById).Union(recent.SelectMany(r => r).Select(r => r.SubmittedById).OfType<int>())];
        Dictionary<int, string> names = await database.UserNamesQuery(people).ToDictionaryAsync(u => u.Key, u => u.Value, stop);
        var limits = new Dictionary<DateOnly, int?>();
        foreach (DateOnly quarter in places.Select(p => p.Asking?.PeriodEnd).OfType<DateOnly>().Distinct()) limits[quarter] = await results.NoteLimitAsync(quarter, stop);
        return new Facts(reader, recent, drafts, await database.RatingSchemesAsync(stop), names, limits);
    }

    private EntryForm Form(ResultPlace place, Collection asking, ILookup<(int, Period), CollectionTask> tasks, Facts facts, Actor actor)
    {
        (Measure measure, Period period) = (place.Measure, place.Period);
        DateOnly until = asking.PeriodEnd > period.End ? asking.PeriodEnd : period.End;
        List<MeasureResult> seen = [.. facts.Recent[measure.Id].Where(r => r.PeriodEnd > until.AddMonths(-ResultService.HistoryMonths) && r.PeriodEnd <= until)];
        ResultDraft? draft = facts.Drafts.GetValueOrDefault((measure.Id, period));
        int? by = draft is not null ? draft.SavedById : seen.Find(r => r.Period == period)?.SubmittedById;
        EntryForm form = ResultService.Form(
            measure,
            period,
            asking,
            submitted => (place with { HasFigure = submitted }).Lock(WayIn.Form, actor).Because,
            new EntryFacts(facts.Reader, seen, draft, facts.Schemes, by is null ? null : facts.Names.GetValueOrDefault(by.Value)) { NoteLimit = facts.NoteLimits[asking.PeriodEnd], Today = BritishDay.Today(time) });
        return form with { Task = tasks[(measure.Id, period)].FirstOrDefault(t => t.Quarter == asking.Period) };
    }

    // What was read for all forms.
    private sealed record Facts(
        FigureReader Reader, ILookup<int, MeasureResult> Recent, Dictionary<(int, Period), ResultDraft> Drafts, IReadOnlyList<RatingScheme> Schemes, Dictionary<int, string> Names, IReadOnlyDictionary<DateOnly, int?> NoteLimits);
}
