using PerformanceManagement.Core.Figures;

namespace PerformanceManagement.Core.Ratings.Spc;

/// <summary>Finds the special causes of one stretch of points: NHS "Making Data Count" rules as in field guide, section 8.</summary>
internal sealed class SpecialCauseRule(IReadOnlyList<SignalPoint> points, ProcessLimits limits, GoodDirection good)
{
    // Points in a run of one direction, or of one side of the mean.
    private const int Run = 7;

    private readonly int[] moves = [.. points.Zip(points.Skip(1), (before, now) => Math.Sign(now.Value - before.Value))];
    private readonly int[] sides = [.. points.Select(p => limits.SideOfMean(p.Value))];
    private readonly bool[] near = [.. points.Select(p => limits.IsNear(p.Value))];

    /// <summary>The points, each with the first rule that holds for it.</summary>
    public IReadOnlyList<SignalPoint> Mark() => [.. points.Select((point, i) => Judged(point, BeyondLimit(i) ?? Trend(i) ?? NearLimit(i) ?? Shift(i)))];

    private SignalPoint Judged(SignalPoint point, Finding? found) => found is not { } finding ? point : point with
    {
        Cause = finding.Cause,
        Side = finding.Side,
        Evidence = [.. Enumerable.Range(finding.First, finding.Count).Select(i => points[i].Period)],
        Variation = good switch
        {
            GoodDirection.Higher => finding.Side > 0 ? Variation.Improvement : Variation.Concern,
            GoodDirection.Lower => finding.Side < 0 ? Variation.Improvement : Variation.Concern,
            _ => Variation.NotJudged,
        },
    };

    private Finding? BeyondLimit(int i) => limits.IsBeyond(points[i].Value) ? new Finding(SpecialCause.BeyondLimit, sides[i], i, 1) : null;

    // A turning point between two runs belongs to the one it ends.
    private Finding? Trend(int i) => TrendOver(i - 1) ?? TrendOver(i);

    private Finding? TrendOver(int move)
    {
        if (move < 0 || move >= moves.Length || RunAround(moves, move) is not { } run || run.Count + 1 < Run) return null;
        return new Finding(SpecialCause.Trend, moves[move], run.First, run.Count + 1);
    }

    // The third of the three may lie nearer the mean; it is not marked, because it is not unusual itself.
    private Finding? NearLimit(int i)
    {
        if (!near[i]) return null;
        for (int first = Math.Max(0, i - 2); first <= i && first + 3 <= points.Count; first++)
        {
            int[] three = [first, first + 1, first + 2];
            if (three.All(p => sides[p] == sides[i]) && three.Count(p => near[p]) >= 2) return new Finding(SpecialCause.NearLimit, sides[i], first, 3);
        }

        return null;
    }

    private Finding? Shift(int i) =>
        RunAround(sides, i) is { } run && run.Count >= Run ? new Finding(SpecialCause.Shift, sides[i], run.First, run.Count) : null;

    // The longest stretch of equal signs around a place; none where the sign is 0.
    private static (int First, int Count)? RunAround(int[] signs, int place)
    {
        if (signs[place] == 0) return null;
        int first = place;
        int last = place;
        while (first > 0 && signs[first - 1] == signs[place]) first--;
        while (last < signs.Length - 1 && signs[last + 1] == signs[place]) last++;
        return (first, last - first + 1);
    }

    private readonly record struct Finding(SpecialCause Cause, int Side, int First, int Count);
}
