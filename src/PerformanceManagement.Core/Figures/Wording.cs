using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Figures;

/// <summary>Words that stand in many sentences: directions, periods, and how a sentence goes on with words that begin one elsewhere.</summary>
public static class Wording
{
    /// <summary>Which way is better, within a sentence: "higher is better", "no direction is better".</summary>
    /// <param name="good">The measure's good direction.</param>
    /// <param name="hasRange">Whether a measure that is good within a range has one in figures, so that nearer to it is better.</param>
    public static string Better(GoodDirection good, bool hasRange) => good switch
    {
        GoodDirection.Higher => "higher is better",
        GoodDirection.Lower => "lower is better",
        GoodDirection.Range when hasRange => "nearer to the range is better",
        _ => "no direction is better",
    };

    /// <summary>What is best beside a target, within a sentence: "higher is better", "within the range is best".</summary>
    /// <param name="good">The measure's good direction.</param>
    /// <param name="within">What is said of a range.</param>
    public static string Best(GoodDirection good, string within = "within the range is best") => good == GoodDirection.Range ? within : Better(good, hasRange: false);

    /// <summary>What periods of a length are called when there are several: "months".</summary>
    public static string Plural(PeriodLength length) => length switch
    {
        PeriodLength.Month => "months",
        PeriodLength.Quarter => "quarters",
        PeriodLength.Term => "terms",
        PeriodLength.HalfYear => "half years",
        PeriodLength.Year => "years",
        _ => throw new ArgumentOutOfRangeException(nameof(length), length, "There is no such length of period."),
    };

    /// <summary>What a measure's own periods are called when there are several: "months", and "surveys" where points have no dates.</summary>
    public static string Plural(Frequency frequency) => frequency == Frequency.Survey ? "surveys" : Plural(new PeriodUse(frequency, PeriodCalendar.Financial).Length);

    /// <summary>Words that begin a sentence elsewhere, within one.</summary>
    public static string LowerFirst(string text) => text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];

    /// <summary>The same for words that may begin with initials: "N/A" stays as it is.</summary>
    public static string LowerFirstWord(string text) => text.Length > 1 && char.IsLower(text[1]) ? LowerFirst(text) : text;

    /// <summary>Words of the middle of a sentence, to begin one.</summary>
    public static string UpperFirst(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>"1 measure", "1,200 measures".</summary>
    public static string Counted(int count, string one, string many) => count == 1 ? $"1 {one}" : $"{FigureFormat.Count(count)} {many}";

    /// <summary>"A, B and C".</summary>
    public static string Joined(IReadOnlyList<string> parts) => parts.Count switch
    {
        0 => "",
        1 => parts[0],
        _ => $"{string.Join(", ", parts.Take(parts.Count - 1))} and {parts[^1]}",
    };
}
