using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Ratings.Targets;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.YearChanges;

/// <summary>The measures that a change of the year is about: those that are taken at the end of the old year and do not end with it. A fixed number of questions.</summary>
internal sealed class YearList(PerformanceDbContext database, Period year, YearPlan plan)
{
    public const string NoTarget = "no target";

    // A measure of another calendar is asked for its year that runs in the middle of the financial one.
    private const int MiddleOfYear = 6;

    /// <summary>A page of the list.</summary>
    public async Task<YearView> ReadAsync(YearFilter filter, bool isDone, CancellationToken stop)
    {
        List<Head> all = isDone ? [] : await HeadsAsync(database.Measures, stop);
        IEnumerable<Head> matching = all.Where(h => filter.Show switch { YearShow.Missing => h.Missing.Count > 0, YearShow.Chosen => plan.Choices.ContainsKey(h.Of.Id), _ => true });
        if (filter.Directorate is { } directorate) matching = matching.Where(h => string.Equals(h.Of.Directorate ?? "", directorate, StringComparison.OrdinalIgnoreCase));
        List<Head> found = [.. matching];
        int page = Math.Clamp(filter.Page, 1, Math.Max(1, (found.Count + YearView.PageSize - 1) / YearView.PageSize));
        return new YearView
        {
            Year = year,
            Years = [],
            Rows = await RowsAsync([.. found.Skip((page - 1) * YearView.PageSize).Take(YearView.PageSize)], stop),
            Total = found.Count,
            All = all.Count,
            Missing = all.Count(h => h.Missing.Count > 0),
            Chosen = all.Count(h => plan.Choices.ContainsKey(h.Of.Id)),
            Page = page,
            Directorates = [.. all.Select(h => h.Of.Directorate ?? "").Distinct(StringComparer.OrdinalIgnoreCase)],
        };
    }

    /// <summary>Rows by their codes.</summary>
    public async Task<Dictionary<string, YearRow>> RowsAsync(List<string> codes, CancellationToken stop) =>
        (await RowsAsync(await HeadsAsync(MeasureQueries.OfCodesQuery(database, codes), stop), stop)).ToDictionary(r => r.Code, StringComparer.OrdinalIgnoreCase);

    /// <summary>All rows there are, with what is chosen and what is missing, without targets and figures.</summary>
    public async Task<IReadOnlyList<YearRow>> ChosenAsync(CancellationToken stop) => [.. (await HeadsAsync(database.Measures, stop)).Select(RowOf)];

    private async Task<List<Head>> HeadsAsync(IQueryable<Measure> measures, CancellationToken stop)
    {
        List<Head> heads = [];
        foreach (YearMeasure of in await YearQueries.MeasuresQuery(measures).ToListAsync(stop))
        {
            MeasureRules rules = of.Dated.At(year.End);
            // One that begins with the new year, or ends before it, has nothing to be chosen.
            if (of.FirstPeriod is { } first && first.Start >= year.Start) continue;
            Period own = TargetPeriods.YearAt(year.Start.AddMonths(MiddleOfYear), rules);
            if (of.LastPeriod is { } last && last.End < year.Start) continue;
            heads.Add(new Head(of, rules, own, TargetPeriods.Of(own, rules)));
        }

        List<Period> periods = [.. heads.SelectMany(h => h.Periods.Append(h.Year)).Distinct()];
        ILookup<int, Period> targeted = (await YearQueries.TargetedQuery(database, measures, periods).ToListAsync(stop)).ToLookup(t => t.MeasureId, t => t.Period);
        foreach (Head head in heads) head.Missing = MissingOf(head, targeted[head.Of.Id].Any(p => p == head.Year || head.Periods.Contains(p)));
        return heads;
    }

    private static List<string> MissingOf(Head head, bool hasTarget)
    {
        return [.. new[]
        {
            hasTarget || head.Of.Rules.IsDataOnly ? null : NoTarget,
            head.Of.HasOwner ? null : "no owner",
            head.Of.HasPlace ? null : "no place in the plan",
            head.Of.HasCommittee ? null : "no committee",
        }.OfType<string>()];
    }

    private async Task<IReadOnlyList<YearRow>> RowsAsync(List<Head> heads, CancellationToken stop)
    {
        if (heads.Count == 0) return [];
        List<int> ids = [.. heads.Select(h => h.Of.Id)];
        ILookup<int, TargetFigure> targets = (await YearQueries.TargetsQuery(database, ids).ToListAsync(stop)).ToLookup(t => t.MeasureId, t => t.ToFigure());
        FigureReader reader = await FigureReader.OpenAsync(database, ids, stop);
        FigureHistory figures = await reader.HistoryAsync(MeasureQueries.OfIdsQuery(database, ids), stop);
        return [.. heads.Select(h => RowOf(h, [.. targets[h.Of.Id]], figures))];
    }

    private YearRow RowOf(Head head, List<TargetFigure> targets, FigureHistory figures)
    {
        MeasureRules rules = head.Rules;
        Period old = head.Year.Previous;
        SeriesPoint outturn = OutturnOf(head.Of, rules, old, figures);
        TargetFigure? TargetOf(Period period) => targets.Find(t => t.Period == period);
        bool hasPeriods = TargetPeriods.Of(old, rules).Any(p => TargetOf(p) is not null);
        return RowOf(head) with
        {
            OldTarget = YearTargetText.InWords(TargetOf(old), hasPeriods, rules),
            Outturn = outturn.Value is { } ended ? rules.Display(ended) + (outturn.PartialMark is { } mark ? $" ({mark})" : "") : null,
            NewTarget = YearTargetText.InWords(TargetOf(head.Year), head.Periods.Any(p => TargetOf(p) is not null), rules),
            Proposal = head.Of.Rules.IsDataOnly ? null : YearProposal.Of(rules, old, TargetOf(old), hasPeriods, outturn),
        };
    }

    private YearRow RowOf(Head head) => new()
    {
        MeasureId = head.Of.Id,
        Code = head.Of.Code,
        Title = head.Of.Title,
        Directorate = head.Of.Directorate,
        Year = head.Year,
        LastPeriod = LastPeriodOf(head.Of.Rules),
        Outturn = null,
        Missing = head.Missing,
        Choice = plan.Of(head.Of.Id),
    };

    // A measure that could not be worked out has no figure here, and its choices all the same.
    private static SeriesPoint OutturnOf(YearMeasure measure, MeasureRules rules, Period old, FigureHistory figures)
    {
        try
        {
            return ReportedSeries.Of(rules, measure.Dated.Seen(figures.Until(measure.Id, old.End), old.End)).Point(old);
        }
        catch (Exception fault) when (fault is ArithmeticException or InvalidOperationException or ArgumentException)
        {
            return new SeriesPoint(old);
        }
    }

    // The last that is over when the old year is; one that has run beyond it would not end with it.
    private Period LastPeriodOf(MeasureRules rules)
    {
        PeriodUse use = new(rules.Frequency, rules.Calendar);
        var last = Period.Containing(year.Start.AddDays(-1), use.Length, rules.Frequency is Frequency.Month or Frequency.Survey ? PeriodCalendar.Calendar : rules.Calendar);
        return last.End < year.Start ? last : last.Previous;
    }

    private sealed class Head(YearMeasure of, MeasureRules rules, Period year, IReadOnlyList<Period> periods)
    {
        public YearMeasure Of { get; } = of;

        public MeasureRules Rules { get; } = rules;

        public Period Year { get; } = year;

        // Those of that year that can have targets.
        public IReadOnlyList<Period> Periods { get; } = periods;

        public List<string> Missing { get; set; } = [];
    }
}
