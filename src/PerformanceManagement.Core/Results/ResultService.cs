using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Results;

/// <summary>What there is to enter in the open quarter, and the form for each. Storing is <see cref="ResultSubmissionService"/>'s.</summary>
public sealed class ResultService(PerformanceDbContext database)
{
    private const int LastValuesShown = 4;

    /// <summary>The open quarter's collection, or null when none is open. If several are, the latest.</summary>
    public async Task<Collection?> OpenCollectionAsync(CancellationToken stop = default) =>
        await OpenCollectionQuery(database).FirstOrDefaultAsync(stop);

    /// <summary>What the actor has to enter in the open quarter, what is missing first; null when no quarter is open.</summary>
    public async Task<EntryList?> ListAsync(Actor actor, CancellationToken stop = default)
    {
        if (await OpenCollectionAsync(stop) is not { } collection) return null;
        bool all = actor.IsIn(Roles.Administrator, Roles.PerformanceOfficer);
        List<Measure> measures = await OwnedQuery(database, all ? null : actor.UserId ?? 0).ToListAsync(stop);
        DateOnly from = collection.PeriodEnd.AddMonths(-30);
        ILookup<int, MeasureResult> results = (await RecentQuery(database, all ? null : actor.UserId ?? 0, from).ToListAsync(stop)).ToLookup(r => r.MeasureId);
        ILookup<int, ResultDraft> drafts = (await DraftsQuery(database, all ? null : actor.UserId ?? 0).ToListAsync(stop)).ToLookup(d => d.MeasureId);

        IEnumerable<EntryTask> tasks = measures.SelectMany(m => TasksOf(m, collection.Period, [.. results[m.Id]], [.. drafts[m.Id]]));
        return new EntryList(collection.Period, collection.DueOn, [.. tasks.OrderBy(t => t.State).ThenBy(t => t.Code, StringComparer.OrdinalIgnoreCase).ThenBy(t => t.Period)]);
    }

    /// <summary>The form for a measure and period; null when there is no such measure, or the open quarter does not ask for the period.</summary>
    /// <exception cref="NotPermittedException">The actor may not enter this measure.</exception>
    public async Task<EntryForm?> FindAsync(string code, Period period, Actor actor, CancellationToken stop = default)
    {
        if (await MeasureQuery(database, code).FirstOrDefaultAsync(stop) is not { } measure) return null;
        if (!EntryRules.MayEnter(actor, measure.OwnerId))
            throw new NotPermittedException($"You cannot enter values for {measure.Code} {measure.Title}, because somebody else owns it. Ask the performance team if it should be yours.");

        MeasureRules rules = MeasureRules.Of(measure);
        if (await OpenCollectionAsync(stop) is not { } collection || !EntryRules.PeriodsIn(collection.Period, rules).Contains(period)) return null;

        List<MeasureResult> results = await RecentOfQuery(database, measure.Id, period.End.AddMonths(-60), period.End).ToListAsync(stop);
        ResultDraft? draft = await database.Drafts.AsNoTracking().FirstOrDefaultAsync(d => d.MeasureId == measure.Id && d.Period == period, stop);
        RatingScheme? scheme = await SchemeOfAsync(measure.SchemeName, collection.PeriodEnd, stop);
        TargetFigure? target = TargetChoice.For(period, [.. measure.Targets.Select(t => new TargetFigure(t.Period, t.Value, t.Low, t.High, t.Words))], rules);
        MeasureResult? submitted = results.Find(r => r.Period == period);
        return new EntryForm
        {
            Code = measure.Code,
            Title = measure.Title,
            Definition = measure.Definition,
            Rules = rules,
            CollectsRatio = measure.CollectsRatio,
            Quarter = collection.Period,
            Period = period,
            TargetText = FigureFormat.TargetText(target, rules.Decimals, rules.Unit),
            IsJudged = target is { HasNumber: false, SaysNone: false },
            Statuses = [.. (scheme?.Ordered ?? []).Select(s => KeyValuePair.Create(s.Key, s.Label))],
            LastValues = [.. LastValues(results, period).Select(r => new PastValue(r.Period, CellText(r, rules)))],
            Stored = (ResultFigures?)draft ?? submitted,
            IsDraft = draft is not null,
            Submitted = draft is null ? null : submitted,
            ResultVersion = submitted?.Version,
            DraftVersion = draft?.Version,
        };
    }

    /// <summary>A figure as it stands in a cell: the value as displayed, or why there is none.</summary>
    public static string CellText(ResultFigures figures, MeasureRules rules) =>
        (figures.Value ?? figures.YearToDate) is { } value ? rules.Display(value)
        : figures.Reason is { } reason ? ReasonText.Label(reason)
        : "Note only";

    internal static IEnumerable<MeasureResult> LastValues(IEnumerable<MeasureResult> results, Period before) =>
        results.Where(r => r.Period.Length == before.Length && r.Period.Calendar == before.Calendar && r.Period < before).OrderByDescending(r => r.Period).Take(LastValuesShown);

    internal static IQueryable<Collection> OpenCollectionQuery(PerformanceDbContext database) =>
        database.Collections.AsNoTracking().Where(c => c.State == CollectionState.Open).OrderByDescending(c => c.PeriodEnd);

    internal static IQueryable<Measure> OwnedQuery(PerformanceDbContext database, int? ownerId) =>
        database.Measures.AsNoTracking().Where(m => ownerId == null || m.OwnerId == ownerId);

    internal static IQueryable<MeasureResult> RecentQuery(PerformanceDbContext database, int? ownerId, DateOnly from) =>
        database.Results.AsNoTracking().Where(r => r.PeriodEnd > from && OwnedQuery(database, ownerId).Any(m => m.Id == r.MeasureId));

    internal static IQueryable<ResultDraft> DraftsQuery(PerformanceDbContext database, int? ownerId) =>
        database.Drafts.AsNoTracking().Where(d => OwnedQuery(database, ownerId).Any(m => m.Id == d.MeasureId));

    internal static IQueryable<Measure> MeasureQuery(PerformanceDbContext database, string code) =>
        database.Measures.AsNoTracking().Include(m => m.Targets).Where(m => m.Code == code);

    internal static IQueryable<MeasureResult> RecentOfQuery(PerformanceDbContext database, int measureId, DateOnly from, DateOnly to) =>
        database.Results.AsNoTracking().Where(r => r.MeasureId == measureId && r.PeriodEnd > from && r.PeriodEnd <= to);

    internal async Task<RatingScheme?> SchemeOfAsync(string? name, DateOnly day, CancellationToken stop) =>
        (await ScorecardService.SchemesQuery(database).ToListAsync(stop))
            .Find(s => s.IsInForce(day) && (name is null ? s.IsDefault : string.Equals(s.Name, name, StringComparison.OrdinalIgnoreCase)));

    private static IEnumerable<EntryTask> TasksOf(Measure measure, Period quarter, IReadOnlyList<MeasureResult> results, IReadOnlyList<ResultDraft> drafts)
    {
        MeasureRules rules = MeasureRules.Of(measure);
        IReadOnlyList<Period> periods = EntryRules.PeriodsIn(quarter, rules);
        bool isSurvey = rules.Frequency == Frequency.Survey;
        // A survey is asked for once a quarter: where a point or a draft stands, else in the last month.
        if (isSurvey) periods = [periods.LastOrDefault(p => results.Any(r => r.Period == p) || drafts.Any(d => d.Period == p), periods[^1])];
        foreach (Period period in periods)
        {
            ResultFigures? submitted = results.FirstOrDefault(r => r.Period == period);
            ResultFigures? draft = drafts.FirstOrDefault(d => d.Period == period);
            EntryState state = draft is not null ? EntryState.Draft
                : submitted is not null ? EntryState.Submitted
                : isSurvey ? EntryState.Optional
                : EntryState.Missing;
            string? value = (draft ?? submitted) is { } stored ? CellText(stored, rules) : null;
            string? before = LastValues(results, period).FirstOrDefault() is { } last ? CellText(last, rules) : null;
            yield return new EntryTask(measure.Code, measure.Title, measure.Service, period, state, value, before);
        }
    }
}
