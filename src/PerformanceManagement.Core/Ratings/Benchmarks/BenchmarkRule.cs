using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Ratings.Status;

namespace PerformanceManagement.Core.Ratings.Benchmarks;

/// <summary>
/// Compares our figure with other areas' (field guide, section 3). An area's latest figure is taken that is not later than ours. It is
/// compared with our own figure for its period where we have one, else with the reported one, which the explanation says. Figures are
/// compared as they are displayed; the good direction judges, whatever the target.
/// </summary>
public sealed class BenchmarkRule(OwnFigures own)
{
    private readonly MeasureRules rules = own.Rules;

    /// <summary>Our figure beside an area's.</summary>
    /// <param name="area">The area.</param>
    /// <param name="figures">All of its figures for the measure.</param>
    public BenchmarkComparison Compare(string area, IEnumerable<AreaFigure> figures)
    {
        List<AreaFigure> ordered = [.. figures.OrderBy(f => f.Period)];
        return ordered.FindLast(f => f.Period.End <= own.Reported.Period.End) is { } latest
            ? Compare(latest)
            : new BenchmarkComparison(area, null, null, BenchmarkResult.NotCompared, null, ordered.Count == 0
                ? $"Not compared: there is no figure for {area}."
                : $"Not compared: the first figure for {area} is for {ordered[0].Period.Label}, later than ours for {own.Reported.Period.Label}.");
    }

    /// <summary>Our figure beside one of an area, which is not later than ours.</summary>
    public BenchmarkComparison Compare(AreaFigure theirs)
    {
        string? lag = Lag(theirs.Period, own.Reported.Period);
        if (OurFigureFor(theirs.Period, out string remark) is not { } ours)
            return new BenchmarkComparison(theirs.Area, theirs, null, BenchmarkResult.NotCompared, lag, $"Not compared with {theirs.Area} in {theirs.Period.Label}: {remark}.");

        (decimal mine, decimal other) = (rules.Rounded(ours.Value!.Value), rules.Rounded(theirs.Value));
        BenchmarkResult result = Judge(mine, other);
        string direction = Wording.Better(rules.Good, own.Range is not null);
        string sentence = $"Ours, {rules.Display(mine)} in {ours.PeriodText}, against {rules.Display(other)} for {theirs.Area} in {theirs.Period.Label}, {direction}: {BenchmarkComparison.LabelOf(result).ToLowerInvariant()}{Band(mine, other)}.";
        return new BenchmarkComparison(theirs.Area, theirs, ours, result, lag, sentence + remark);
    }

    /// <summary>How one figure stands to another, both as displayed. Swapping them swaps favourable and unfavourable.</summary>
    public BenchmarkResult Judge(decimal ours, decimal theirs)
    {
        decimal better = Better(ours, theirs);
        return Math.Abs(better) <= (rules.BenchmarkBand ?? 0) ? BenchmarkResult.Similar
            : own.IsJudged ? better > 0 ? BenchmarkResult.Favourable : BenchmarkResult.Unfavourable
            : better > 0 ? BenchmarkResult.Higher : BenchmarkResult.Lower;
    }

    /// <summary>How much nearer to good one figure is than another; where no direction is better, how much higher.</summary>
    internal decimal Better(decimal ours, decimal theirs) =>
        own.Range is { } range ? StatusRule.Shortfall(theirs, range, rules) - StatusRule.Shortfall(ours, range, rules)
        : rules.Good == GoodDirection.Lower ? theirs - ours
        : ours - theirs;

    /// <summary>How much earlier one period ended than another, in the unit that says it best: "2 years", "6 quarters", "5 months"; null when it did not.</summary>
    public static string? Lag(Period earlier, Period later)
    {
        int months = ((later.End.Year - earlier.End.Year) * 12) + later.End.Month - earlier.End.Month;
        if (months <= 0) return null;
        PeriodLength length = months % 12 == 0 ? PeriodLength.Year : months % Period.MonthsIn(later.Length) == 0 ? later.Length : PeriodLength.Month;
        int count = months / Period.MonthsIn(length);
        return $"{count} {(count == 1 ? Wording.Plural(length)[..^1] : Wording.Plural(length))}";
    }

    // Our figure to compare with one of a period, and what is to be said of it; or null, and why.
    private SeriesPoint? OurFigureFor(Period period, out string remark)
    {
        SeriesPoint reported = own.Reported;
        SeriesPoint same = own.For(period);
        string lag = Lag(period, reported.Period) is { } later ? $", {later} later" : "";
        remark = period == reported.Period ? "" : $" The figure reported is for {reported.Period.Label}{lag}.";
        if (OwnFigures.IsUsable(same)) return same;

        string missing = $"our figure for {period.Label} is {Missing(same)}";
        if (period == reported.Period)
        {
            remark = missing;
            return null;
        }

        if (!OwnFigures.IsUsable(reported))
        {
            remark = $"{missing}, and the one reported for {reported.Period.Label} is {Missing(reported)}";
            return null;
        }

        if (period.Length != reported.Period.Length && (rules.YearRule == AggregationRule.Sum || rules.QuarterRule == AggregationRule.Sum))
        {
            remark = $"{missing}, and as this measure adds up, ours for {reported.Period.Label} is not like it";
            return null;
        }

        remark = $" Our figure for {period.Label} is {Missing(same)}, so this is the one reported{lag}.";
        return reported;
    }

    private static string Missing(SeriesPoint point) => point.IsPartialSum ? $"the sum of only {point.PartialMark}"
        : point.Reason is { } reason ? ReasonText.Label(reason).ToLowerInvariant()
        : "not there";

    // Said only where it decides: figures that are shown alike need no band.
    private string Band(decimal ours, decimal theirs) =>
        Better(ours, theirs) is var better && better != 0 && rules.BenchmarkBand is { } band && Math.Abs(better) <= band
            ? $", {rules.Difference(Math.Abs(better))} {(own.Range is null ? "apart" : "nearer or further")} and so within the band of {rules.Difference(band)}"
            : "";
}
