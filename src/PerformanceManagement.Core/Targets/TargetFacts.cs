using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Ratings.Targets;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Targets;

/// <summary>What targets are shown and judged by, read at once for all measures that are asked about: a fixed number of questions to the database, for one or thousands.</summary>
internal sealed class TargetFacts
{
    private readonly PerformanceDbContext database;
    private readonly IReadOnlyCollection<Period> years;
    private readonly Dictionary<int, Measure> measures;
    private readonly IReadOnlyList<SignedOffQuarter> signedOff;
    private readonly FigureHistory figures;
    private readonly Dictionary<(Period Period, MeasureRules Rules), SignedOffQuarter?> thatFixed = [];
    private ILookup<int, Target> rows = Array.Empty<Target>().ToLookup(t => t.MeasureId);

    private TargetFacts(PerformanceDbContext database, IReadOnlyCollection<Period> years, List<Measure> measures, IReadOnlyList<SignedOffQuarter> signedOff, FigureHistory figures) =>
        (this.database, this.years, this.measures, this.signedOff, this.figures) = (database, years, measures.ToDictionary(m => m.Id), signedOff, figures);

    /// <summary>Reads them.</summary>
    /// <param name="database">The database.</param>
    /// <param name="of">The measures.</param>
    /// <param name="years">The years that will be asked for.</param>
    /// <param name="stop">Cancels the reading.</param>
    public static async Task<TargetFacts> ReadAsync(PerformanceDbContext database, IQueryable<Measure> of, IReadOnlyCollection<Period> years, CancellationToken stop)
    {
        List<Measure> measures = await MeasuresQuery(of).ToListAsync(stop);
        if (measures.Count == 0) return new TargetFacts(database, years, [], [], new FigureHistory((_, _) => []));
        FigureReader reader = await FigureReader.OpenAsync(database, [.. measures.Select(m => m.Id)], stop);
        // Two years, so that the differences of figures typed as the year so far are known.
        FigureHistory figures = await reader.BetweenAsync([.. measures.Select(m => m.Id)], From(years.Min(y => y.Start)), years.Max(y => y.Start), stop);
        return new TargetFacts(database, years, measures, await SignedOffQuarter.ReadAsync(database, stop), figures);
    }

    /// <summary>The measures.</summary>
    public IReadOnlyDictionary<int, Measure> Measures => measures;

    /// <summary>The targets of a year; null when the period is no year of the measure.</summary>
    public YearTargets? Find(Measure measure, Period year)
    {
        MeasureRules rules = measure.ToDatedRules().At(year.End);
        if (!TargetPeriods.IsYearOf(year, rules)) return null;
        IReadOnlyList<Period> periods = TargetPeriods.Of(year, rules);
        ReportedSeries lastYear = ReportedSeries.Of(rules, figures.Between(measure.Id, From(year.Start), year.Start));
        TargetFigure? TargetOf(Period period) => measure.Targets.Where(t => t.Period == period).ToFigures().FirstOrDefault();
        // What comes before a quarter that members have seen is settled with it.
        int settled = Enumerable.Range(0, periods.Count).LastOrDefault(n => QuarterThatFixed(periods[n], rules) is not null, -1);
        string? notTaken = NotTaken(year, measure);
        return new YearTargets
        {
            Code = measure.Code,
            Title = measure.Title,
            Rules = rules,
            Year = year,
            Target = TargetOf(year),
            Earlier = [.. measure.Targets.Where(t => t.Period.Length == year.Length && t.Period.End < year.Start).OrderByDescending(t => t.Period.End).ToFigures()],
            NotTaken = notTaken,
            FixedBecause = notTaken ?? (QuarterThatFixed(periods.Count == 0 ? year : periods[^1], rules) is { } last ? Because(year, last) : null),
            Periods = [.. periods.Select((p, n) => new PeriodTarget(
                p,
                TargetOf(p),
                TargetProfileRule.AddsUp(rules) ? lastYear.Alone(p.SameLastYear) : lastYear.Point(p.SameLastYear),
                n <= settled ? Because(p, (QuarterThatFixed(p, rules) ?? QuarterThatFixed(periods[settled], rules))!) : NotTaken(p, measure)))],
            SignedOff = [.. signedOff.Where(q => q.Keeps(year, rules))],
            Stamp = StampOf(measure.Targets.Where(t => t.Period == year || periods.Contains(t.Period))),
        };
    }

    /// <summary>The targets of the year before, in the rules of a year.</summary>
    public YearChanges.OldTargets Old(Measure measure, Period year)
    {
        TargetFigure? TargetOf(Period period) => measure.Targets.Where(t => t.Period == period).ToFigures().FirstOrDefault();
        return new YearChanges.OldTargets(TargetOf(year.Previous), [.. TargetPeriods.Of(year.Previous, measure.ToDatedRules().At(year.End)).Select(TargetOf)]);
    }

    /// <summary>Reads the rows of the years and their periods that are there, to be changed.</summary>
    public async Task TrackAsync(CancellationToken stop)
    {
        HashSet<Period> periods =
        [
            .. from measure in measures.Values
               from year in years
               let rules = measure.ToDatedRules().At(year.End)
               where TargetPeriods.IsYearOf(year, rules)
               from period in TargetPeriods.Of(year, rules).Append(year)
               select period,
        ];
        rows = (await RowsQuery(database, [.. measures.Keys], [.. periods]).ToListAsync(stop)).ToLookup(t => t.MeasureId);
    }

    /// <summary>The row of a target, to be changed; null for none.</summary>
    public Target? Row(Measure measure, Period period) => rows[measure.Id].FirstOrDefault(t => t.Period == period);

    internal static IQueryable<Measure> MeasuresQuery(IQueryable<Measure> measures) => measures.AsNoTracking().AsSplitQuery().Include(m => m.Targets).Include(m => m.EarlierRules);

    internal static IQueryable<Target> RowsQuery(PerformanceDbContext database, List<int> measureIds, List<Period> periods) =>
        database.Targets.Where(t => EF.Parameter(measureIds).Contains(t.MeasureId) && EF.Parameter(periods).Contains(t.Period));

    private static DateOnly From(DateOnly start) => start.AddYears(-2);

    // The quarter whose paper showed a period against its target; for measures of the same rules it is worked out once.
    private SignedOffQuarter? QuarterThatFixed(Period period, MeasureRules rules)
    {
        if (thatFixed.TryGetValue((period, rules), out SignedOffQuarter? known)) return known;
        var series = ReportedSeries.Of(rules, []);
        return thatFixed[(period, rules)] = signedOff.FirstOrDefault(q => rules.Frequency == Frequency.Survey ? q.Quarter.End == period.End : series.ReportedPeriod(q.Quarter) == period || EntryRules.PeriodsIn(q.Quarter, rules).Contains(period));
    }

    // A target of a period in which nothing is taken would never be shown.
    private static string? NotTaken(Period period, Measure measure) =>
        measure.LastPeriod is { } last && last.End < period.Start ? $"{measure.Code} was taken up to {last.Label} and is retired: bring it back before it gets targets for {period.Label}."
        : measure.FirstPeriod is { } first && first.Start > period.End ? $"{measure.Code} is taken from {first.Label} on: it has no targets for {period.Label}."
        : null;

    private static string Because(Period period, SignedOffQuarter fixedBy) => fixedBy.Quarter == period
        ? $"{period.Label} {fixedBy.WasSignedOff} and keeps its target."
        : $"{period.Label} was reported in {fixedBy.Quarter.Label}, which {fixedBy.WasSignedOff}, and keeps its target.";

    private static string StampOf(IEnumerable<Target> targets) => string.Join(' ', targets.OrderBy(t => t.Period).Select(t => $"{t.Period.UrlToken}:{t.Version:N}"));
}
