using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Collections.Tasks;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Schemes;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Entry.Grid;

/// <summary>Reads many forms at once, and saves them row by row. A row is the form of its measure and period; storing is <see cref="ResultSubmissionService"/>'s.</summary>
public sealed class EntryGridService(PerformanceDbContext database, ResultService results, ResultSubmissionService submissions, TimeProvider time)
{
    /// <summary>A page of what the actor has to enter in every open quarter; null when none is open. A fixed number of questions to the database.</summary>
    /// <param name="filter">Which tasks.</param>
    /// <param name="actor">The performance team sees every measure, anyone else those they are asked for.</param>
    /// <param name="stop">Cancels the reading.</param>
    public async Task<EntryGrid?> ReadAsync(EntryFilter filter, Actor actor, CancellationToken stop = default)
    {
        if (await results.ListAsync(filter with { Once = true, WithoutFigures = true }, actor, stop: stop) is not { } list) return null;
        return new EntryGrid(list, await RowsAsync([.. list.Quarters.SelectMany(q => q.Tasks).Select(t => (t.Code, t.Period))], actor, stop));
    }

    /// <summary>The rows of some measures and periods, in their order; what no quarter asks for is left out. A fixed number of questions to the database.</summary>
    /// <param name="wanted">The codes and periods.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="stop">Cancels the reading.</param>
    /// <exception cref="NotPermittedException">The actor may not enter one of the measures.</exception>
    public Task<IReadOnlyList<EntryGridRow>> RowsAsync(IReadOnlyCollection<(string Code, Period Period)> wanted, Actor actor, CancellationToken stop = default) => RowsAsync(wanted, actor, notPermitted: null, stop);

    /// <summary>The same, of which those that the actor may not enter are left out.</summary>
    /// <param name="wanted">The codes and periods.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="notPermitted">Takes a sentence for each that is left out because the actor may not enter it; null throws.</param>
    /// <param name="stop">Cancels the reading.</param>
    internal async Task<IReadOnlyList<EntryGridRow>> RowsAsync(IReadOnlyCollection<(string Code, Period Period)> wanted, Actor actor, IDictionary<(string Code, Period Period), string>? notPermitted, CancellationToken stop)
    {
        if (wanted.Count == 0) return [];
        Dictionary<string, Measure> measures = (await database.EntryMeasuresQuery([.. wanted.Select(w => w.Code).Distinct()]).ToListAsync(stop)).ToDictionary(m => m.Code, StringComparer.OrdinalIgnoreCase);
        List<int> ids = [.. measures.Values.Select(m => m.Id)];
        ILookup<(int, Period), CollectionTask> tasks = (await TaskQueries.OfMeasuresQuery(database, ids).AsNoTracking().ToListAsync(stop)).ToLookup(t => (t.MeasureId, t.Period));
        List<ResultPlace> places = [.. wanted.Where(w => measures.ContainsKey(w.Code)).Distinct().Select(w => Place(measures[w.Code], w.Period, tasks))];
        foreach (ResultPlace place in places)
        {
            if (ResultLock.NotEnteredBy(actor, place.Measure, place.GivenTo) is not { } because) continue;
            if (notPermitted is null) throw new NotPermittedException(because);
            notPermitted[(place.Measure.Code, place.Period)] = because;
        }

        places.RemoveAll(place => notPermitted?.ContainsKey((place.Measure.Code, place.Period)) == true);

        if (places.Count == 0) return [];
        CollectedQuarters quarters = await CollectedQuarters.ReadAsync(database, ids, stop);
        places = [.. places.Select(p => p with { Quarters = quarters })];
        GridFacts facts = await FactsAsync(places, actor, stop);
        return
        [
            .. from place in places
               let asking = quarters.Asking(place.Period, place.Rules)
               where asking is not null && place.Measure.ToLife().Holds(place.Period)
               select Row(place, asking, tasks, facts, actor),
        ];
    }

    /// <summary>Saves one row as a draft, or submits it.</summary>
    /// <returns>What became of it; null when there is nothing to enter at that address.</returns>
    /// <exception cref="NotPermittedException">The actor may not enter this measure.</exception>
    public async Task<EntryGridAnswer?> SaveAsync(ResultSubmission typed, Actor actor, CancellationToken stop = default) =>
        await results.FindAsync(typed.Code, typed.Period, actor, stop) is { } form ? await SaveAsync(form, typed, actor, stop) : null;

    /// <inheritdoc cref="SaveAsync(ResultSubmission, Actor, CancellationToken)" />
    /// <param name="form">Its form, read for the same actor.</param>
    /// <param name="typed">What was typed.</param>
    /// <param name="actor">Who.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<EntryGridAnswer?> SaveAsync(EntryForm form, ResultSubmission typed, Actor actor, CancellationToken stop = default)
    {
        // A draft of which everything was taken out again is none; what was submitted before it is not taken back by that.
        bool isEmptied = typed is { AsDraft: true, ResultVersion: null, DraftVersion: not null } && IsEmpty(typed);
        Outcome? outcome = isEmptied
            ? await submissions.DiscardDraftAsync(typed.Code, typed.Period, typed.DraftVersion, actor, stop) ?? new Saved("There is no draft any more")
            : await submissions.SubmitAsync(form, typed, actor, stop);
        if (outcome is null) return null;
        (Guid? result, Guid? draft) = outcome is Saved ? submissions.VersionsOf(form.Measure.Id, typed.Period) : (typed.ResultVersion, typed.DraftVersion);
        Judgement check = isEmptied || outcome is Conflict<TheirFigures> ? NothingSaid : EntryJudge.Of(form, typed, BritishDay.Today(time));
        return new EntryGridAnswer(form, outcome, check) { ResultVersion = result, DraftVersion = draft };
    }

    /// <summary>What submitting one row would come to, without storing anything; null when there is nothing to enter at that address.</summary>
    /// <exception cref="NotPermittedException">The actor may not enter this measure.</exception>
    public async Task<Judgement?> CheckAsync(ResultSubmission typed, Actor actor, CancellationToken stop = default) =>
        await results.FindAsync(typed.Code, typed.Period, actor, stop) is not { } form ? null
        : form.ClosedBecause is { } closed ? new Judgement([new FieldMessage("", closed)], [], null)
        : EntryJudge.Of(form, typed, BritishDay.Today(time));

    private static Judgement NothingSaid { get; } = new([], [], null);

    private static bool IsEmpty(ResultSubmission typed) =>
        new[] { typed.Value, typed.Numerator, typed.Denominator, typed.YearToDate, typed.Forecast, typed.Reason, typed.JudgedStatus, typed.Note }.All(string.IsNullOrWhiteSpace);

    private ResultPlace Place(Measure measure, Period period, ILookup<(int, Period), CollectionTask> tasks) =>
        new(measure, period, true, new CollectedQuarters([])) { GivenTo = tasks[(measure.Id, period)].GivenTo(), Today = BritishDay.Today(time) };

    private async Task<GridFacts> FactsAsync(List<ResultPlace> places, Actor actor, CancellationToken stop)
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
        return new GridFacts(reader, recent, drafts, await database.RatingSchemesAsync(stop), names, limits);
    }

    private EntryGridRow Row(ResultPlace place, Collection asking, ILookup<(int, Period), CollectionTask> tasks, GridFacts facts, Actor actor)
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
        return new EntryGridRow(form with { Task = tasks[(measure.Id, period)].FirstOrDefault(t => t.Quarter == asking.Period) });
    }

    // What was read for all rows of a page.
    private sealed record GridFacts(
        FigureReader Reader, ILookup<int, MeasureResult> Recent, Dictionary<(int, Period), ResultDraft> Drafts, IReadOnlyList<RatingScheme> Schemes, Dictionary<int, string> Names, IReadOnlyDictionary<DateOnly, int?> NoteLimits);
}
