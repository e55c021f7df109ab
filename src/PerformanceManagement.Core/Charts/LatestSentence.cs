using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;

namespace PerformanceManagement.Core.Charts;

/// <summary>
/// The one sentence of a measure's page, written from its figures: what the latest is, how it moved, how it stands to its target and for how long.
/// "354 households in Q2 2017/18, 27 more than the quarter before; over target for the first time in five quarters." Pure.
/// </summary>
/// <param name="rules">The measure's rules.</param>
/// <param name="points">All comparable points with their targets, the oldest first, gaps included.</param>
public sealed class LatestSentence(MeasureRules rules, IReadOnlyList<HistoryPoint> points)
{
    // Fewer are no record.
    private const int LeastForRecord = 4;

    private static readonly string[] Numbers = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    /// <summary>The sentence of the last point; there must be one.</summary>
    public static string Of(MeasureRules rules, IReadOnlyList<HistoryPoint> points) => new LatestSentence(rules, points).Sentence();

    private string Sentence()
    {
        SeriesPoint latest = points[^1].Point;
        if (latest.Value is not { } value) return Missing(latest);

        string figure = $"{InWords(latest)} in {latest.Period.Label}{Marks(latest)}";
        List<string> parts = [$"{figure}{Change(latest, value)}"];
        if (AgainstTarget() is { } target) parts.Add(target);
        if (Record(value) is { } record) parts.Add(record);
        return Wording.UpperFirst(string.Join("; ", parts)) + ".";
    }

    private string Missing(SeriesPoint latest)
    {
        string why = $"No figure for {latest.Period.Label}: {Wording.LowerFirstWord(latest.MissingLabel!)}";
        return points.LastOrDefault(p => p.Point.Value is not null) is { Point: var known } ? $"{why}; the last known is {InWords(known)} in {known.Period.Label}." : why + ".";
    }

    private string Change(SeriesPoint latest, decimal value)
    {
        if (points.Count == 1) return ", the first figure";
        string before = latest.Period == points[^2].Point.Period.Next ? $"the {Noun} before" : points[^2].Point.Period.Label;
        if (points[^1].IsBreak) return $", not comparable with {before} because the method changed";
        SeriesPoint previous = points[^2].Point;
        if (previous.Value is not { } earlier) return $"; {before} has no figure ({Wording.LowerFirstWord(previous.MissingLabel!)})";
        if (latest.IsPartialSum || previous.IsPartialSum) return $", not comparable with {before} because parts are missing";
        decimal difference = rules.Rounded(value) - rules.Rounded(earlier);
        return difference == 0 ? $", the same as {before}" : $", {Amount(Math.Abs(difference))} {(difference > 0 ? More : Fewer(Math.Abs(difference)))} than {before}";
    }

    // Over and under say where it lies, not whether that is good: that is the rating's to say.
    private string? AgainstTarget()
    {
        // The latest first; only an unbroken row of comparable figures that have a target tells how long.
        List<string> standings = [.. Comparable().Select(Standing).TakeWhile(s => s is not null).OfType<string>()];
        if (standings.Count == 0) return null;
        string standing = standings[0];
        int streak = standings.TakeWhile(s => s == standing).Count();
        if (streak > 1) return streak == 2 ? $"{standing} for the second {Noun} in a row" : $"{standing} for {Number(streak)} {Nouns} in a row";
        int last = standings.IndexOf(standing, 1);
        return last > 0 ? $"{standing} for the first time in {Number(last)} {Nouns}"
            : standings.Count >= LeastForRecord ? $"{standing} for the first time in at least {Number(standings.Count)} {Nouns}"
            : standing;
    }

    // The latest first, back to the last change of method.
    private IEnumerable<HistoryPoint> Comparable()
    {
        for (int i = points.Count - 1; i >= 0; i--)
        {
            yield return points[i];
            if (points[i].IsBreak) yield break;
        }
    }

    private string? Standing(HistoryPoint point)
    {
        if (point.Point is not { Value: { } value, IsPartialSum: false } || point.Target is not { HasNumber: true } target) return null;
        decimal shown = rules.Rounded(value);
        (decimal? low, decimal? high) = (target.Value ?? target.Low, target.Value ?? target.High);
        bool isRange = low != high;
        if (low is { } least && shown < least) return isRange ? "below its target range" : "under target";
        if (high is { } most && shown > most) return isRange ? "above its target range" : "over target";
        return isRange ? "within its target range" : "on target";
    }

    private string? Record(decimal value)
    {
        decimal shown = rules.Rounded(value);
        List<SeriesPoint> earlier = [.. Comparable().Skip(1).Select(p => p.Point).Where(p => p is { Value: not null, IsPartialSum: false })];
        return Extreme("highest", p => rules.Rounded(p.Value!.Value) < shown) ?? Extreme("lowest", p => rules.Rounded(p.Value!.Value) > shown);

        string? Extreme(string word, Func<SeriesPoint, bool> isBeaten)
        {
            int beaten = earlier.TakeWhile(isBeaten).Count();
            return beaten < LeastForRecord - 1 ? null
                : beaten == earlier.Count ? $"the {word} of {Number(beaten + 1)} figures"
                : $"the {word} since {earlier[beaten].Period.Label}";
        }
    }

    private string InWords(SeriesPoint point) => point.Shown?.Text ?? FigureFormat.InWords(point.Value!.Value, rules.Decimals, rules.Unit);

    private static string Marks(SeriesPoint point)
    {
        string?[] marks = [point.Quality == ValueQuality.Actual ? null : ReasonText.Token(point.Quality), point.PartialMark, point.IsRestated ? "restated" : null];
        string words = string.Join(", ", marks.Where(m => m is not null));
        return words.Length == 0 ? "" : $" ({words})";
    }

    // "27 more", "2 percentage points higher", "£1.2m more": the unit was said with the figure.
    private string Amount(decimal difference) => rules.Unit == "%" ? rules.Difference(difference) : MeasureUnit.Of(rules.Unit).Duration is null ? rules.Display(difference) : FigureFormat.InWords(difference, rules.Decimals, rules.Unit);

    private bool Counts => MeasureUnit.Of(rules.Unit).Kind is UnitKind.Number or UnitKind.Words or UnitKind.Money;

    private string More => Counts ? "more" : "higher";

    private string Fewer(decimal difference) => !Counts ? "lower" : MeasureUnit.Of(rules.Unit).Kind == UnitKind.Money || rules.Decimals > 0 || difference != decimal.Truncate(difference) ? "less" : "fewer";

    private string Nouns => rules.Frequency == Frequency.Survey ? "surveys" : Wording.Plural(points[^1].Point.Period.Length);

    private string Noun => Nouns[..^1];

    private static string Number(int count) => count < Numbers.Length ? Numbers[count] : count.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
