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
        List<Head> all = isDone ? [] : await HeadsAsync(stop);
        IEnumerable<Head> matching = all.Where(h => filter.Show switch { YearShow.Missing => h.Missing.Count > 0, YearShow.Chosen => plan.Choices.ContainsKey(h.Of.Measure.Id), _ => true });
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
            Chosen = all.Count(h => plan.Choices.ContainsKey(h.Of.Measure.Id)),
            Page = page,
            Directorates = [.. all.Select(h => h.Of.Directorate ?? "").Distinct(StringComparer.OrdinalIgnoreCase)],
        };
    }

    /// <summary>Rows by their codes; all there are where none are named.</summary>
    public async Task<Dictionary<string, YearRow>> RowsAsync(IReadOnlyCollection<string>? codes, CancellationToken stop)
    {
        List<Head> heads = await HeadsAsync(stop);
        HashSet<string>? wanted = codes?.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return (await RowsAsync([.. heads.Where(h => wanted is null || wanted.Contains(h.Of.Measure.Code))], stop)).ToDictionary(r => r.Code, StringComparer.OrdinalIgnoreCase);
    }

    private async Task<List<Head>> HeadsAsync(CancellationToken stop)
    {
        List<Head> heads = [];
        foreach (YearMeasure of in await YearQueries.MeasuresQuery(database).ToListAsync(stop))
        {
            MeasureRules rules = of.Measure.ToDatedRules().At(year.End);
            // One that begins with the new year, or ends before it, has nothing to be chosen.
            if (of.Measure.FirstPeriod is { } first && first.Start >= year.Start) continue;
            Period own = TargetPeriods.YearAt(year.Start.AddMonths(MiddleOfYear), rules);
            if (of.Measure.LastPeriod is { } last && last.End < year.Start) continue;
            heads.Add(new Head(of, rules, own));
        }

        List<Period> periods = [.. heads.SelectMany(h => TargetPeriods.Of(h.Year, h.Rules).Append(h.Year)).Distinct()];
        HashSet<int> targeted = [.. (await YearQueries.TargetedQuery(database, periods).ToListAsync(stop)).ToLookup(t => t.MeasureId, t => t.Period)
            .Where(t => heads.Find(h => h.Of.Measure.Id == t.Key) is { } head && t.Any(p => p == head.Year || TargetPeriods.Of(head.Year, head.Rules).Contains(p))).Select(t => t.Key)];
        foreach (Head head in heads) head.Missing = MissingOf(head, targeted.Contains(head.Of.Measure.Id));
        return heads;
    }

    private static List<string> MissingOf(Head head, bool hasTarget)
    {
        Measure measure = head.Of.Measure;
        return [.. new[]
        {
            hasTarget || measure.IsDataOnly ? null : NoTarget,
            measure.OwnerId is null ? "no owner" : null,
            measure.PlanItemId is null ? "no place in the plan" : null,
            head.Of.HasCommittee ? null : "no committee",
        }.OfType<string>()];
    }

    private async Task<IReadOnlyList<YearRow>> RowsAsync(List<Head> heads, CancellationToken stop)
    {
        if (heads.Count == 0) return [];
        List<int> ids = [.. heads.Select(h => h.Of.Measure.Id)];
        ILookup<int, TargetFigure> targets = (await YearQueries.TargetsQuery(database, ids).ToListAsync(stop)).ToLookup(t => t.MeasureId, t => t.ToFigure());
        FigureReader reader = await FigureReader.OpenAsync(database, ids, stop);
        FigureHistory figures = await reader.HistoryAsync(database.Measures.AsNoTracking().Where(m => ids.Contains(m.Id)), stop);
        return [.. heads.Select(h => RowOf(h, [.. targets[h.Of.Measure.Id]], figures))];
    }

    private YearRow RowOf(Head head, List<TargetFigure> targets, FigureHistory figures)
    {
        (Measure measure, MeasureRules rules) = (head.Of.Measure, head.Rules);
        Period old = head.Year.Previous;
        SeriesPoint outturn = OutturnOf(measure, rules, old, figures);
        TargetFigure? TargetOf(Period period) => targets.Find(t => t.Period == period);
        bool HasPeriods(Period of) => TargetPeriods.Of(of, rules).Any(p => TargetOf(p) is not null);
        string? Text(Period of) => FigureFormat.TargetText(TargetOf(of), rules.Decimals, rules.Unit) ?? (HasPeriods(of) ? "set period by period" : null);
        return new YearRow
        {
            MeasureId = measure.Id,
            Code = measure.Code,
            Title = measure.Title,
            Directorate = head.Of.Directorate,
            Year = head.Year,
            LastPeriod = LastPeriodOf(measure),
            OldTarget = Text(old),
            Outturn = outturn.Value is { } ended ? rules.Display(ended) + (outturn.PartialMark is { } mark ? $" ({mark})" : "") : "–",
            NewTarget = Text(head.Year),
            Proposal = measure.IsDataOnly ? null : YearProposal.Of(rules, old, TargetOf(old), HasPeriods(old), outturn),
            Missing = head.Missing,
            Choice = plan.Of(measure.Id),
        };
    }

    // A measure that could not be worked out has no figure here, and its choices all the same.
    private static SeriesPoint OutturnOf(Measure measure, MeasureRules rules, Period old, FigureHistory figures)
    {
        try
        {
            return ReportedSeries.Of(rules, measure.ToDatedRules().Seen(figures.Until(measure.Id, old.End), old.End)).Point(old);
        }
        catch (Exception fault) when (fault is ArithmeticException or InvalidOperationException or ArgumentException)
        {
            return new SeriesPoint(old);
        }
    }

    // The last that is over when the old year is; one that has run beyond it would not end with it.
    private Period LastPeriodOf(Measure measure)
    {
        PeriodUse use = new(measure.Frequency, measure.Calendar);
        var last = Period.Containing(year.Start.AddDays(-1), use.Length, measure.Frequency is Frequency.Month or Frequency.Survey ? PeriodCalendar.Calendar : measure.Calendar);
        return last.End < year.Start ? last : last.Previous;
    }

    private sealed class Head(YearMeasure of, MeasureRules rules, Period year)
    {
        public YearMeasure Of { get; } = of;

        public MeasureRules Rules { get; } = rules;

        public Period Year { get; } = year;

        public List<string> Missing { get; set; } = [];
    }
}
