using System.Globalization;
using PerformanceManagement.Core.Ratings;

namespace PerformanceManagement.Core.Reports;

/// <summary>The counts in the sentence forms of the published papers (Council Plan monitoring, quarter 2 2017/18).</summary>
internal static class SummarySentences
{
    /// <summary>What the mark on a denominator means.</summary>
    public const string Footnote = "*Total number of measures where comparative data is available.";

    private const int NamedInSentence = 3;

    /// <summary>"There are 6 measures under the remit of this committee."</summary>
    public static string Remit(int measures) => measures switch
    {
        0 => "There are no measures under the remit of this committee.",
        1 => "There is 1 measure under the remit of this committee.",
        _ => $"There are {measures} measures under the remit of this committee.",
    };

    /// <summary>"4 out of 5 measures were on target (80%)."</summary>
    public static string OnTarget(CountOf count) => count.Of switch
    {
        0 => "No measures could be rated against a target.",
        1 => $"{count.Count} out of 1 measure was on target ({count.PercentText}).",
        _ => $"{count.Count} out of {count.Of} measures were on target ({count.PercentText}).",
    };

    /// <summary>"0 out of 4* measures have improved compared with last quarter."</summary>
    /// <param name="trend">The comparison counted.</param>
    /// <param name="with">What it is compared with: "last quarter".</param>
    /// <param name="withValue">How many measures have a value; a smaller denominator gets its mark.</param>
    public static string Improved(TrendCount trend, string with, int withValue)
    {
        string mark = trend.Of < withValue ? "*" : "";
        return trend.Of switch
        {
            0 => $"No measures could be compared with {with}.",
            1 => $"{trend.Improved.Count} out of 1{mark} measure has improved compared with {with}.",
            _ => $"{trend.Improved.Count} out of {trend.Of}{mark} measures have improved compared with {with}.",
        };
    }

    /// <summary>"1 measure is left out of the count: DIGI TU 01 Digital take up (awaiting data)." Up to three are named in the sentence, more in a list under it; nothing when none is.</summary>
    /// <param name="excluded">Those left out.</param>
    /// <param name="titles">Short names by code.</param>
    public static IEnumerable<ReportBlock> LeftOut(IReadOnlyList<LeftOut> excluded, IReadOnlyDictionary<string, string> titles)
    {
        if (excluded.Count == 0) yield break;
        string[] who = [.. excluded.Select(e => PlainText.Line($"{e.Code} {titles[e.Code]} ({LowerFirst(e.Reason)})"))];
        string sentence = $"{(excluded.Count == 1 ? "1 measure is" : $"{excluded.Count} measures are")} left out of the count:";
        if (who.Length <= NamedInSentence)
        {
            yield return new ReportParagraph($"{sentence} {string.Join("; ", who)}.");
            yield break;
        }

        yield return new ReportParagraph(sentence);
        yield return new ReportList(who);
    }

    // "N/A" and other initials stay as they are.
    private static string LowerFirst(string text) =>
        text.Length > 1 && char.IsLower(text[1]) ? char.ToLower(text[0], CultureInfo.InvariantCulture) + text[1..] : text;
}
