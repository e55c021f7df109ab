using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Results;

namespace PerformanceManagement.Core.Ratings;

/// <summary>The comparisons of the last period of a series. A target plays no part in them. Source: field guide, section 5.</summary>
public sealed class TrendRule
{
    private const int YearOnYearYears = 4;

    private readonly MeasureRules rules;
    private readonly TargetFigure? range;
    private readonly List<SeriesPoint> series;
    private readonly List<Period> breaks;
    private readonly SeriesPoint current;

    /// <summary>Prepares the comparisons of the last point of a series.</summary>
    /// <param name="rules">The measure's rules.</param>
    /// <param name="series">The reported series in order; its last point is the reported one.</param>
    /// <param name="breaks">The first period of each new method.</param>
    /// <param name="range">For a measure that is good within a range, that range; otherwise not looked at.</param>
    /// <exception cref="ArgumentException">The series is empty.</exception>
    public TrendRule(MeasureRules rules, IReadOnlyList<SeriesPoint> series, IEnumerable<Period> breaks, TargetFigure? range)
    {
        if (series.Count == 0) throw new ArgumentException("A series has at least its reported point.", nameof(series));
        this.rules = rules;
        this.series = [.. series];
        this.breaks = [.. breaks, .. series.Where(p => p.Reason == ReasonForNoValue.MethodChanged).Select(p => p.Period)];
        // Words alone say nothing about how near a figure is.
        this.range = rules.Good == GoodDirection.Range && range is { HasNumber: true } ? range : null;
        current = series[^1];
    }

    /// <summary>How many periods a long trend averages over.</summary>
    public static int LongTrendPeriods(Frequency frequency) => frequency switch
    {
        Frequency.Month => 12,
        Frequency.Quarter => 4,
        Frequency.Term or Frequency.Survey or Frequency.Year => 3,
        Frequency.HalfYear => 2,
        _ => throw new ArgumentOutOfRangeException(nameof(frequency), frequency, null),
    };

    /// <summary>The reported period against the one before it, or the same period last year for a measure compared year on year.</summary>
    public DirectionOfTravel ShortTrend() => rules.Trend == TrendBasis.YearOnYear ? SinceLastYear() : Single(PeriodBefore());

    /// <summary>The reported period against the mean of the periods before it, gaps skipped.</summary>
    public DirectionOfTravel LongTrend()
    {
        if (current.Value is null || current.IsPartialSum) return NoCurrentValue();
        List<Period> window = Window();
        if (window.Count == 0) return NotComparable("there is no earlier period");

        List<SeriesPoint> used = [.. window.Select(PointOf).Where(p => p.Value is not null && !p.IsPartialSum && !IsCut(p.Period))];
        if (used.Count == 0)
        {
            return window.Any(IsCut)
                ? NotComparable("the method changed and there is no earlier period by the new method")
                : NotComparable(window.Count == 1 ? $"there is no value for {window[0].Label}" : $"none of the {window.Count} earlier periods has a value ({string.Join(", ", window.Select(p => p.Label))})");
        }

        decimal mean = rules.Rounded(used.Average(p => p.Value!.Value));
        string which = used.Count == window.Count ? "" : $", {used.Count} of {window.Count} periods";
        string against = $"the mean of {string.Join(", ", used.Select(p => p.PeriodText))}{which}";
        return Compare([.. used.Select(p => p.Period)], mean, used.Count == 1 ? $"{used[0].PeriodText}{which}" : against);
    }

    /// <summary>The reported period against the same period a year earlier.</summary>
    public DirectionOfTravel SinceLastYear() => Single(current.Period.SameLastYear);

    /// <summary>
    /// The last month of a monthly series against the month before it. Figures entered for the year so far are compared as they are,
    /// which the explanation says, but not across the start of a year.
    /// </summary>
    public DirectionOfTravel MonthOnMonth()
    {
        bool isYearSoFar = rules.Entry == EntryBasis.YearToDate;
        Period before = current.Period.Previous;
        return isYearSoFar && before.YearOf(rules.Calendar) != current.Period.YearOf(rules.Calendar)
            ? NotComparable($"the figures are for the year so far, which starts again in {current.Period.Label}")
            : Single(before, isYearSoFar ? ", both for the year so far" : "");
    }

    private DirectionOfTravel Single(Period? before, string basis = "")
    {
        if (current.Value is null || current.IsPartialSum) return NoCurrentValue();
        if (before is not { } period) return NotComparable("there is no earlier period");
        if (IsCut(period)) return NotComparable($"the method changed after {period.Label}");
        SeriesPoint point = PointOf(period);
        if (point.IsPartialSum) return NotComparable($"the figure for {period.Label} is the sum of only {point.PartialMark}");
        return point.Value is { } value
            ? Compare([period], rules.Rounded(value), point.PeriodText + basis)
            : NotComparable(point.Reason is { } reason
                ? $"{period.Label} has no value ({ReasonText.Label(reason).ToLowerInvariant()})"
                : $"there is no value for {period.Label}");
    }

    private DirectionOfTravel Compare(IReadOnlyList<Period> against, decimal before, string beforeLabel)
    {
        decimal now = rules.Rounded(current.Value!.Value);
        TrendResult result = Judge(now, before);
        string direction = rules.Good switch
        {
            GoodDirection.Higher => ", higher is better",
            GoodDirection.Lower => ", lower is better",
            GoodDirection.Range when range is not null => ", nearer to the range is better",
            _ => ", no direction is better",
        };
        string sentence = $"{rules.Display(now)} in {current.PeriodText} against {rules.Display(before)} in {beforeLabel}{direction}: {DirectionOfTravel.KeyOf(result).Replace('-', ' ')}.";
        return new DirectionOfTravel(result, against, before, sentence) { Movement = result == TrendResult.NoChange ? 0 : now.CompareTo(before), IsJudgement = rules.Good is GoodDirection.Higher or GoodDirection.Lower || range is not null };
    }

    private TrendResult Judge(decimal now, decimal before)
    {
        if (rules.Good == GoodDirection.Range && range is not null)
            return ByBetter(StatusRule.Shortfall(before, range, rules).CompareTo(StatusRule.Shortfall(now, range, rules)));

        int change = now.CompareTo(before);
        return rules.Good switch
        {
            GoodDirection.Higher => ByBetter(change),
            GoodDirection.Lower => ByBetter(-change),
            _ => change switch { > 0 => TrendResult.Increased, < 0 => TrendResult.Decreased, _ => TrendResult.NoChange },
        };
    }

    private static TrendResult ByBetter(int better) => better switch { > 0 => TrendResult.Improved, < 0 => TrendResult.Worsened, _ => TrendResult.NoChange };

    private List<Period> Window()
    {
        if (rules.Trend == TrendBasis.YearOnYear)
        {
            Period first = series[0].Period;
            return [.. Enumerable.Range(1, YearOnYearYears).Select(n => current.Period.Back(n * 12 / Period.MonthsIn(current.Period.Length))).Where(p => p >= first)];
        }

        int count = LongTrendPeriods(rules.Frequency == Frequency.Month && current.Period.Length == PeriodLength.Quarter ? Frequency.Quarter : rules.Frequency);
        return rules.Frequency == Frequency.Survey
            ? [.. series.SkipLast(1).Reverse().Take(count).Select(p => p.Period)]
            : [.. Enumerable.Range(1, count).Select(current.Period.Back)];
    }

    private Period? PeriodBefore() =>
        rules.Frequency == Frequency.Survey ? (series.Count > 1 ? series[^2].Period : null) : current.Period.Previous;

    private SeriesPoint PointOf(Period period) => series.Find(p => p.Period == period) ?? new SeriesPoint(period);

    // By its first day, so that a break set for a quarter or a year cuts a series of months where it begins.
    private bool IsCut(Period earlier) => breaks.Any(b => b.Start > earlier.End && b.Start <= current.Period.End);

    // A sum that lacks a month is lower for that alone.
    private DirectionOfTravel NoCurrentValue() => NotComparable(current.PartialMark is { } mark
        ? $"the figure for {current.Period.Label} is the sum of only {mark}"
        : $"there is no value for {current.Period.Label} ({current.MissingLabel!.ToLowerInvariant()})");

    private static DirectionOfTravel NotComparable(string because) => new(TrendResult.NotComparable, [], null, $"Not comparable: {because}.");
}
