using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Ratings.Status;

namespace PerformanceManagement.Core.Ratings.Trends;

/// <summary>The comparisons of the last period of a series. A target plays no part in them. Source: field guide, section 5.</summary>
public sealed class TrendRule
{
    private const int YearOnYearYears = 4;

    private readonly MeasureRules rules;
    private readonly TargetFigure? range;
    private readonly List<SeriesPoint> series;
    private readonly List<Period> breaks;
    private readonly SeriesPoint current;
    private readonly Func<Period, SeriesPoint>? alone;

    /// <summary>Prepares the comparisons of the last point of a series.</summary>
    /// <param name="rules">The measure's rules.</param>
    /// <param name="series">The reported series in order; its last point is the reported one.</param>
    /// <param name="breaks">The first period of each new method.</param>
    /// <param name="range">For a measure that is good within a range, that range; otherwise not looked at.</param>
    /// <param name="alone">
    /// The figure of a period alone (<see cref="ReportedSeries.Alone"/>): what is compared within a cumulative year where the same period last year is
    /// not held. Null where it is not known.
    /// </param>
    /// <exception cref="ArgumentException">The series is empty.</exception>
    public TrendRule(MeasureRules rules, IReadOnlyList<SeriesPoint> series, IEnumerable<Period> breaks, TargetFigure? range, Func<Period, SeriesPoint>? alone = null)
    {
        this.alone = alone;
        if (series.Count == 0) throw new ArgumentException("A series has at least its reported point.", nameof(series));
        this.rules = rules;
        this.series = [.. series];
        this.breaks = [.. breaks, .. series.Where(p => p.Reason == ReasonForNoValue.MethodChanged).Select(p => p.Period)];
        // Words alone say nothing about how near a figure is.
        this.range = rules.Good == GoodDirection.Range && range is { HasNumber: true } ? range : null;
        current = series[^1];
    }

    /// <summary>How many periods a long trend averages over, unless the council has set another number.</summary>
    public static int LongTrendPeriods(Frequency frequency) => frequency switch
    {
        Frequency.Month => 12,
        Frequency.Quarter => 4,
        Frequency.Term or Frequency.Survey or Frequency.Year => 3,
        Frequency.HalfYear => 2,
        _ => throw new ArgumentOutOfRangeException(nameof(frequency), frequency, null),
    };

    /// <summary>The frequency whose long trend a measure has: its own, or quarters where its months make one.</summary>
    public static Frequency LongTrendFrequency(MeasureRules rules) =>
        rules.Frequency == Frequency.Month && rules.QuarterRule != AggregationRule.None ? Frequency.Quarter : rules.Frequency;

    /// <summary>
    /// How many months before the end of a reporting quarter the figures begin that a measure's comparisons need. A survey has no fixed
    /// distance and is taken to be made once a year at least.
    /// </summary>
    public static int MonthsNeeded(MeasureRules rules)
    {
        Frequency frequency = LongTrendFrequency(rules);
        int own = MonthsIn(frequency);
        int earlier = (rules.LongTrendPeriods ?? LongTrendPeriods(frequency)) * own;
        int compared = rules.Trend == TrendBasis.YearOnYear ? YearOnYearYears * 12
            : rules.IsCumulative ? Math.Max(earlier, YearOnYearYears * 12)
            : earlier;
        int entered = MonthsIn(rules.Frequency);
        // The latest period may have ended almost one period before the quarter did, and its arrears before that; a quarter's first month ended before the quarter.
        return compared + own + (own - entered) + (rules.Arrears * entered);
    }

    /// <summary>
    /// The reported period against the one before it, or the same period last year for a measure compared year on year. Two points of one
    /// cumulative year are never set against each other: counting up is not improvement.
    /// </summary>
    public DirectionOfTravel ShortTrend()
    {
        if (rules.Trend == TrendBasis.YearOnYear) return SinceLastYear() with { Instead = ComparedInstead.SameLastYear };
        return SharesItsYear ? InsteadOf(PeriodBefore()) : Single(current, PeriodBefore(), PointOf);
    }

    /// <summary>The reported period against the mean of the periods before it, gaps skipped; of a cumulative year, against the same period of earlier years.</summary>
    public DirectionOfTravel LongTrend()
    {
        if (current.Value is null || current.IsPartialSum) return NoCurrentValue();
        if (rules.Trend == TrendBasis.YearOnYear) return Mean(current, EarlierYears(), PointOf, "years", 1) with { Instead = ComparedInstead.SameLastYear };
        if (!SharesItsYear) return Mean(current, Window(), PointOf, PeriodsWord, rules.LeastPeriods);

        DirectionOfTravel years = Mean(current, EarlierYears(), PointOf, "years", 1);
        if (years.IsComparable) return years with { Instead = ComparedInstead.SameLastYear };
        return Alone(current.Period) is { Value: not null, IsPartialSum: false } own && Mean(own, Window(), Alone, PeriodsWord, rules.LeastPeriods) is { IsComparable: true } periods
            ? periods with { Instead = ComparedInstead.PeriodAlone }
            : NotComparable($"{BothSoFar}; no earlier year has a value for the same period, and the figures of the periods alone are not known");
    }

    /// <summary>The reported period against the same period a year earlier.</summary>
    public DirectionOfTravel SinceLastYear() => Single(current, current.Period.SameLastYear, PointOf);

    /// <summary>
    /// The reported period against the outturn of the year before: for councils that print outturns beside their quarters and compare with them where the
    /// same period last year is not held. Null where the outturn is not held, or where the figure counts up and its year is not over, so that it is only a part of what
    /// the outturn is the whole of.
    /// </summary>
    /// <param name="outturn">The figure of the year before, or null.</param>
    public DirectionOfTravel? SinceOutturn(SeriesPoint? outturn)
    {
        if (outturn is not { Value: { } value, IsPartialSum: false } || current.Value is null || current.IsPartialSum || IsCut(outturn.Period)) return null;
        if (outturn.Period.Length == current.Period.Length || (rules.CountsUp && current.Period.End < current.Period.YearOf(rules.Calendar).End)) return null;
        return Compare(current, [outturn.Period], rules.Rounded(value), $", the outturn of {outturn.PeriodText}") with { Instead = ComparedInstead.LastOutturn };
    }

    /// <summary>
    /// The last month of a monthly series against the month before it. Of figures for the year so far, the same month last year is compared with, or the
    /// months alone.
    /// </summary>
    public DirectionOfTravel MonthOnMonth() =>
        rules.Entry == EntryBasis.InPeriod ? Single(current, current.Period.Previous, PointOf) : InsteadOf(current.Period.Previous);

    // A snapshot reported as the year to date is the latest month's, and shares nothing with the one before.
    private bool SharesItsYear => rules.IsCumulative && !(rules.Entry == EntryBasis.InPeriod && rules.YearRule == AggregationRule.Last);

    private string BothSoFar => rules.Entry == EntryBasis.Running ? "the figures are running totals, and the later contains the earlier" : "the figures are for the year so far, and the later contains the earlier";

    private string PeriodsWord => rules.Frequency == Frequency.Survey ? "points" : Wording.Plural(current.Period.Length);

    private SeriesPoint Alone(Period period) => alone?.Invoke(period) ?? new SeriesPoint(period);

    // In place of the period before, of which the reported one contains all: the same period last year where held, else both periods alone.
    private DirectionOfTravel InsteadOf(Period? before)
    {
        if (current.Value is null || current.IsPartialSum) return NoCurrentValue();
        DirectionOfTravel lastYear = Single(current, current.Period.SameLastYear, PointOf, $", the same period last year, because both are {(rules.Entry == EntryBasis.Running ? "running totals" : "for the year so far")}");
        if (lastYear.IsComparable) return lastYear with { Instead = ComparedInstead.SameLastYear };
        if (before is { } period && Alone(current.Period) is { Value: not null, IsPartialSum: false } own && Single(own, period, Alone, ", each for the period alone") is { IsComparable: true } periods)
            return periods with { Instead = ComparedInstead.PeriodAlone };
        return NotComparable($"{BothSoFar}; {Because(lastYear)}, and the figures of the periods alone are not known");
    }

    private static string Because(DirectionOfTravel notComparable) => notComparable.Explanation["Not comparable: ".Length..].TrimEnd('.');

    private DirectionOfTravel Mean(SeriesPoint now, List<Period> window, Func<Period, SeriesPoint> of, string word, int least)
    {
        if (window.Count == 0) return NotComparable($"there is no figure before {now.Period.Label}");
        string all = string.Join(", ", window.Select(p => p.Label));
        List<SeriesPoint> used = [.. window.Select(of).Where(p => p.Value is not null && !p.IsPartialSum && !IsCut(p.Period))];
        if (used.Count == 0 && window.Any(IsCut)) return NotComparable($"the method changed in {LastBreak.Label} and there is no earlier period by the new method");
        if (used.Count == 0) return NotComparable(window.Count > 1 ? $"none of the {window.Count} earlier {word} has a value ({all}){Suppressed(window)}" : PointOf(window[0]).IsSuppressed ? $"{all} is suppressed" : $"there is no value for {all}");
        if (used.Count < least)
        {
            return NotComparable($"only {used.Count} of the {window.Count} earlier {word} {(used.Count == 1 ? "has" : "have")} a value{(window.Any(IsCut) ? " by the present method" : "")} ({string.Join(", ", used.Select(p => p.Period.Label))}), and at least {least} are needed");
        }

        decimal mean = rules.Rounded(used.Average(p => p.Value!.Value));
        string which = string.Join(", ", used.Select(p => p.PeriodText));
        string against = used.Count == window.Count
            ? used.Count == 1 ? $" in {which}" : $", the average of {which}"
            : $", the average of the {used.Count} of {window.Count} earlier {word} held ({which}){Suppressed(window)}";
        return Compare(now, [.. used.Select(p => p.Period)], mean, against + (of == Alone ? ", each for the period alone" : "")) with { Held = used.Count, Wanted = window.Count };
    }

    private DirectionOfTravel Single(SeriesPoint now, Period? before, Func<Period, SeriesPoint> of, string basis = "")
    {
        if (now.Value is null || now.IsPartialSum) return NoCurrentValue();
        if (before is not { } period) return NotComparable($"there is no figure before {now.Period.Label}");
        if (IsCut(period)) return NotComparable($"the method changed after {period.Label}");
        SeriesPoint point = of(period);
        if (point.IsPartialSum) return NotComparable($"the figure for {period.Label} is the sum of only {point.PartialMark}");
        return point.Value is { } value
            ? Compare(now, [period], rules.Rounded(value), $" in {point.PeriodText}{basis}")
            : NotComparable(point.IsSuppressed ? $"{period.Label} is suppressed" : point.HasNoCases ? $"there were no cases in {period.Label}" : point.Reason is { } reason
                ? $"{period.Label} has no value ({ReasonText.Label(reason).ToLowerInvariant()})"
                : $"there is no value for {period.Label}");
    }

    private DirectionOfTravel Compare(SeriesPoint point, IReadOnlyList<Period> against, decimal before, string ofWhen)
    {
        decimal now = rules.Rounded(point.Value!.Value);
        // How much nearer to good, or, where no direction is better, how much higher.
        decimal change = range is not null ? StatusRule.Shortfall(before, range, rules) - StatusRule.Shortfall(now, range, rules)
            : rules.Good == GoodDirection.Lower ? before - now
            : now - before;
        bool isJudgement = range is not null || rules.Good is GoodDirection.Higher or GoodDirection.Lower;
        TrendResult result = Math.Abs(change) <= (rules.NoChangeBand ?? 0) ? TrendResult.NoChange
            : isJudgement ? change > 0 ? TrendResult.Improved : TrendResult.Worsened
            : change > 0 ? TrendResult.Increased : TrendResult.Decreased;
        string direction = Wording.Better(rules.Good, range is not null);
        string sentence = $"{rules.Display(now)} in {point.PeriodText} against {rules.Display(before)}{ofWhen}, {direction}: {DirectionOfTravel.KeyOf(result).Replace('-', ' ')}{Band(result, Math.Abs(change))}.";
        return new DirectionOfTravel(result, against, before, sentence) { Movement = result == TrendResult.NoChange ? 0 : now.CompareTo(before), IsJudgement = isJudgement };
    }

    // Said only where it decides: two figures that are shown alike need no band.
    private string Band(TrendResult result, decimal change) =>
        result == TrendResult.NoChange && change != 0 ? $", {rules.Difference(change)} {(range is null ? "apart" : "nearer or further")} and so within the no-change band of {rules.Difference(rules.NoChangeBand!.Value)}" : "";

    // A suppressed figure is never compared with, and the reader is told that this is why.
    private string Suppressed(IEnumerable<Period> window)
    {
        string[] labels = [.. window.Where(p => PointOf(p).IsSuppressed).Select(p => p.Label)];
        return labels.Length == 0 ? "" : $"; {string.Join(", ", labels)} {(labels.Length == 1 ? "is" : "are")} suppressed";
    }

    private List<Period> Window()
    {
        int count = rules.LongTrendPeriods ?? LongTrendPeriods(LongTrendFrequency(rules));
        return rules.Frequency == Frequency.Survey
            ? [.. series.SkipLast(1).Reverse().Take(count).Select(p => p.Period)]
            : [.. Enumerable.Range(1, count).Select(current.Period.Back)];
    }

    // As far back as the series goes, four at most.
    private List<Period> EarlierYears()
    {
        Period first = series[0].Period;
        return [.. Enumerable.Range(1, YearOnYearYears).Select(n => current.Period.Back(n * 12 / Period.MonthsIn(current.Period.Length))).Where(p => p >= first)];
    }

    private Period? PeriodBefore() =>
        rules.Frequency == Frequency.Survey ? (series.Count > 1 ? series[^2].Period : null) : current.Period.Previous;

    private SeriesPoint PointOf(Period period) => series.Find(p => p.Period == period) ?? new SeriesPoint(period);

    // By its first day, so that a break set for a quarter or a year cuts a series of months where it begins.
    private bool IsCut(Period earlier) => breaks.Any(b => b.Start > earlier.End && b.Start <= current.Period.End);

    private Period LastBreak => breaks.Where(b => b.Start <= current.Period.End).MaxBy(b => b.Start);

    private static int MonthsIn(Frequency frequency) => frequency switch
    {
        Frequency.Month => 1,
        Frequency.Quarter => 3,
        Frequency.Term => 4,
        Frequency.HalfYear => 6,
        Frequency.Survey or Frequency.Year => 12,
        _ => throw new ArgumentOutOfRangeException(nameof(frequency), frequency, null),
    };

    // A sum that lacks a month is lower for that alone.
    private DirectionOfTravel NoCurrentValue() => NotComparable(current.PartialMark is { } mark
        ? $"the figure for {current.Period.Label} is the sum of only {mark}"
        : $"there is no value for {current.Period.Label} ({current.MissingLabel!.ToLowerInvariant()})");

    private static DirectionOfTravel NotComparable(string because) => new(TrendResult.NotComparable, [], null, $"Not comparable: {because}.");
}
