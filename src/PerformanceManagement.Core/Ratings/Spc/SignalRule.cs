using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Ratings.Targets;

namespace PerformanceManagement.Core.Ratings.Spc;

/// <summary>
/// Statistical process control of a measure's own periods (field guide, section 8). Pure and exact.
/// Points are taken as they are displayed, so that a reader can work the limits out again from the table.
/// A period without a value is skipped: the points on either side of it follow each other, in moving ranges and in runs.
/// Rules never look across a rebase, so that points before one are as if the series had ended there.
/// </summary>
public static class SignalRule
{
    /// <summary>The fewest comparable points limits are drawn from; a stretch after a rebase needs as many.</summary>
    public const int FewestPoints = 13;

    /// <summary>The signals of a measure.</summary>
    /// <param name="series">Its in-period points in order, gaps included (<see cref="ReportedSeries.OwnPeriodsUpTo"/>).</param>
    /// <param name="rules">Its rules; the good direction judges, and never moves a limit.</param>
    /// <param name="targets">Its targets; the one that applies to the latest point is used for assurance.</param>
    /// <param name="breaks">The first period of each new method; only points since the last one are comparable.</param>
    /// <param name="rebases">Rebases by persons, in any order. One that parts no points (before the first comparable one, or after the last) has no effect.</param>
    /// <exception cref="ArgumentException">The rebases cannot stand together; the message is a sentence for a person (<see cref="Rebase.Problem"/>).</exception>
    public static Signals Analyse(
        IReadOnlyList<SeriesPoint> series, MeasureRules rules, IReadOnlyCollection<TargetFigure> targets, IEnumerable<Period> breaks, IReadOnlyCollection<Rebase> rebases)
    {
        if (Rebase.Problem(rebases) is { } problem) throw new ArgumentException(problem, nameof(rebases));
        if (Unsuitable(rules) is { } reason) return new Signals { NotShownBecause = reason };

        Period? method = LastBreak(series, breaks);
        SeriesPoint[] comparable = [.. series.Where(p => method is null || p.Period.End >= method.Value.Start)];
        SignalPoint[] points = [.. comparable.Where(p => p.Value is not null).Select(p => new SignalPoint(p.Period, rules.Rounded(p.Value!.Value)))];
        SignalSegment[] segments = [.. Split(points, rebases).Select(part => Segment(part.Points, part.Rebase, rules.Good, method))];
        var signals = new Signals { Series = comparable, Segments = segments };
        if (segments is not [.., { Limits: { } limits } latest])
            return signals with { NotShownBecause = segments is [.., var last] ? last.NoLimitsBecause : SignalSentence.TooFew(0, method, null) };

        (AssuranceFinding? assurance, string? none) = AssuranceRule.Judge(limits, rules, TargetChoice.For(latest.Points[^1].Period, targets, rules), latest.Points[^1].Period);
        return signals with
        {
            Variation = new VariationFinding(latest.Points[^1], SignalSentence.Variation(latest.Points, limits, rules)),
            Assurance = assurance,
            NoAssuranceBecause = none,
        };
    }

    private static string? Unsuitable(MeasureRules rules) => rules switch
    {
        { Basis: ReportingBasis.YearToDate } => "Signals are not shown for year-to-date figures: each contains the one before it, and they start again every year.",
        { Entry: EntryBasis.Running } => "Signals are not shown for a running total: each figure contains the one before it.",
        _ => null,
    };

    private static Period? LastBreak(IReadOnlyList<SeriesPoint> series, IEnumerable<Period> breaks) =>
        breaks.Concat(series.Where(p => p.Reason == ReasonForNoValue.MethodChanged).Select(p => p.Period))
            .Where(b => series.Count > 0 && b.Start <= series[^1].Period.End)
            .OrderBy(b => b.Start).Cast<Period?>().LastOrDefault();

    // A rebase that has no point of its own yet, or none before it, parts nothing.
    private static IEnumerable<(IReadOnlyList<SignalPoint> Points, Rebase? Rebase)> Split(SignalPoint[] points, IReadOnlyCollection<Rebase> rebases) =>
        points.GroupBy(p => points[0].Period.Start >= LastRebase(rebases, p)?.From.Start ? null : LastRebase(rebases, p))
            .Select(part => ((IReadOnlyList<SignalPoint>)[.. part], part.Key));

    private static Rebase? LastRebase(IEnumerable<Rebase> rebases, SignalPoint point) =>
        rebases.Where(r => r.From.Start <= point.Period.Start).MaxBy(r => r.From.Start);

    private static SignalSegment Segment(IReadOnlyList<SignalPoint> points, Rebase? rebase, GoodDirection good, Period? method)
    {
        if (points.Count < FewestPoints) return new SignalSegment(points, null, SignalSentence.TooFew(points.Count, method, rebase), rebase);

        ProcessLimits? limits = ProcessLimits.Of([.. points.Select(p => p.Value)]);
        return limits is null
            ? new SignalSegment(points, null, $"No variation: all {points.Count} points are the same, so there are no limits.", rebase)
            : new SignalSegment(new SpecialCauseRule(points, limits, good).Mark(), limits, null, rebase);
    }
}
