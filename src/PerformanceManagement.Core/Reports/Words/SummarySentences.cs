using System.Globalization;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Ratings.Counts;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Reports.Words;

/// <summary>Fills a profile's sentences with the counts.</summary>
public static class SummarySentences
{
    private const string Mark = "*";
    private const int NamedInSentence = 3;

    /// <summary>The findings in the order of the papers: on target, each status, then the comparisons the profile has sentences for.</summary>
    public static IReadOnlyList<string> Findings(ReportSentences sentences, QuarterlyScorecard scorecard)
    {
        SummaryCounts counts = scorecard.Counts;
        int withValue = scorecard.Rows.Count(r => r.Reported.Value is not null);
        (SentenceForms? Forms, TrendCount Trend)[] trends = [(sentences.LastQuarter, counts.ShortTrend), (sentences.LongTerm, counts.LongTrend), (sentences.LastYear, counts.SinceLastYear)];
        return
        [
            OnTarget(sentences.OnTarget, counts.OnTarget),
            .. sentences.EachStatus is { } each ? counts.Statuses.Select(s => Status(each, s)) : [],
            .. trends.Where(t => t.Forms is not null).Select(t => Improved(t.Forms!, t.Trend, withValue, ReportComparison.Quarters(scorecard)) + HowCompared(sentences, t.Trend)),
        ];
    }

    /// <summary>"There are 6 measures under the remit of this committee."</summary>
    internal static string Remit(SentenceForms forms, int measures) => Filled(forms.For(measures, measures), ("m", Text(measures)));

    /// <summary>"4 out of 5 measures were on target (80%)."</summary>
    internal static string OnTarget(SentenceForms forms, CountOf count) => Filled(forms.For(count.Count, count.Of), Count(count));

    /// <summary>"0 out of 4* measures have improved compared with last quarter."</summary>
    /// <param name="forms">The sentence.</param>
    /// <param name="trend">The comparison counted.</param>
    /// <param name="withValue">How many measures have a value; a smaller denominator gets its mark.</param>
    /// <param name="quarters">Over how much the long trend is taken: "4 quarters".</param>
    internal static string Improved(SentenceForms forms, TrendCount trend, int withValue, string quarters) => Filled(
        forms.For(trend.Improved.Count, trend.Of),
        [.. Count(trend, withValue), ("quarters", quarters)]);

    /// <summary>The words of a comparison's count: {n}, {m}, {percent}, {mark}, {same}, {samePercent}, {worse}, {worsePercent}.</summary>
    internal static (string Name, string Value)[] Count(TrendCount trend, int withValue) =>
    [
        .. Count(trend.Improved),
        ("mark", trend.Of < withValue ? Mark : ""),
        ("same", Text(trend.NoChange.Count)), ("samePercent", trend.NoChange.PercentText ?? ""),
        ("worse", Text(trend.Worsened.Count)), ("worsePercent", trend.Worsened.PercentText ?? ""),
    ];

    // What the sentence is not true of without more words: said only where there is something to say.
    private static string HowCompared(ReportSentences sentences, TrendCount trend) =>
        string.Concat(new[] { (sentences.WithSameLastYear, trend.WithSameLastYear), (sentences.WithOutturn, trend.WithOutturn), (sentences.OfFewer, trend.OfFewer) }
            .Where(s => s.Item2 > 0).Select(s => " " + Filled(s.Item1.For(s.Item2), ("m", Text(s.Item2)))));

    /// <summary>Whether a finding holds the mark that the footnote explains.</summary>
    internal static bool IsMarked(string finding) => finding.Contains(Mark, StringComparison.Ordinal);

    /// <summary>"1 measure is left out of the count: DIGI TU 01 Digital take up (awaiting data)."</summary>
    /// <param name="forms">The sentence.</param>
    /// <param name="excluded">Those left out.</param>
    /// <param name="titles">Short names by code.</param>
    internal static IEnumerable<ReportBlock> LeftOut(NumberForms forms, IReadOnlyList<LeftOut> excluded, IReadOnlyDictionary<string, string> titles) =>
        Named(forms, [.. excluded.Select(e => PlainText.Line($"{e.Code} {titles[e.Code]} ({Wording.LowerFirstWord(e.Reason)})"))]);

    /// <summary>"1 measure in arrears is counted at its last known status: KPI 15 Young people who reoffend (achieved, Q2 2016/17)."</summary>
    /// <param name="forms">The sentence.</param>
    /// <param name="carried">Those counted so.</param>
    /// <param name="titles">Short names by code.</param>
    internal static IEnumerable<ReportBlock> Carried(NumberForms forms, IReadOnlyList<CarriedMeasure> carried, IReadOnlyDictionary<string, string> titles) =>
        Named(forms, [.. carried.Select(c => PlainText.Line($"{c.Code} {titles[c.Code]} ({Wording.LowerFirstWord(c.LastKnown.Rating.Label)}, {c.LastKnown.Period.Label})"))]);

    // Up to three are named in the sentence, more in a list under it; nothing is said of none.
    private static IEnumerable<ReportBlock> Named(NumberForms forms, string[] who)
    {
        if (who.Length == 0) yield break;
        string sentence = Filled(forms.For(who.Length), ("m", Text(who.Length)));
        if (who.Length <= NamedInSentence)
        {
            yield return new ReportParagraph($"{sentence} {string.Join("; ", who)}.");
            yield break;
        }

        yield return new ReportParagraph(sentence);
        yield return new ReportList(who);
    }

    private static string Status(NumberForms forms, StatusCount status) => Filled(forms.For(status.Count.Of), [.. Count(status.Count), ("status", status.Status.Label)]);

    /// <summary>The words of a count: {n}, {m}, {percent}.</summary>
    internal static (string Name, string Value)[] Count(CountOf count) => [("n", Text(count.Count)), ("m", Text(count.Of)), ("percent", count.PercentText ?? "")];

    internal static string Filled(string template, params (string Name, string Value)[] values) => Placeholders.Fill(template, values.ToDictionary(v => v.Name, v => v.Value));

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
