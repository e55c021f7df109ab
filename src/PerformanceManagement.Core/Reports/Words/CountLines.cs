using PerformanceManagement.Core.Ratings.Counts;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Reports.Words;

/// <summary>A template's own sentences about counts: "onTarget: {percent} ({n} out of {m}) on target", with forms for one, none and all.</summary>
internal static class CountLines
{
    /// <summary>The counts that a line can be about.</summary>
    public static IReadOnlyList<string> Names { get; } = ["onTarget", "shortTrend", "longTrend", "lastYearTrend"];

    /// <summary>The forms a count can have: out of one, none counted, all counted, nothing to count.</summary>
    public static IReadOnlyList<string> Forms { get; } = ["one", "zero", "all", "none"];

    /// <summary>The words in braces of a line.</summary>
    public static IReadOnlyList<string> Words { get; } = ["n", "m", "percent", "mark", "same", "samePercent", "worse", "worsePercent"];

    // What a line about the status says of a comparison: nothing.
    private static readonly (string Name, string Value)[] NoTrend = [("mark", ""), ("same", "0"), ("samePercent", ""), ("worse", "0"), ("worsePercent", "")];

    /// <summary>The sentences, filled, in the order in which their counts are first named.</summary>
    public static IReadOnlyList<string> Fill(IReadOnlyList<string> lines, QuarterlyScorecard scorecard, Func<string, string> live)
    {
        var forms = lines.Select(Parse).OfType<(string Name, string Form, string Text)>().GroupBy(l => (l.Name, l.Form)).ToDictionary(g => g.Key, g => g.First().Text);
        int withValue = scorecard.Rows.Count(r => r.Reported.Value is not null);
        return [.. forms.Keys.Select(k => k.Name).Distinct().Select(name => Sentence(name, forms, scorecard.Counts, withValue)).OfType<string>().Select(live)];
    }

    /// <summary>A line in its parts; null where it is none.</summary>
    public static (string Name, string Form, string Text)? Parse(string line)
    {
        int colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0) return null;
        string[] head = line[..colon].Trim().Split('.');
        string form = head.Length > 1 ? head[1] : "";
        return Names.Contains(head[0]) && (form.Length == 0 || Forms.Contains(form)) && head.Length <= 2 ? (head[0], form, line[(colon + 1)..].Trim()) : null;
    }

    private static string? Sentence(string name, Dictionary<(string Name, string Form), string> forms, SummaryCounts counts, int withValue)
    {
        TrendCount? trend = name switch { "shortTrend" => counts.ShortTrend, "longTrend" => counts.LongTrend, "lastYearTrend" => counts.SinceLastYear, _ => null };
        CountOf count = trend?.Improved ?? counts.OnTarget;
        string form = count.Of == 0 ? "none" : count.Of == 1 ? "one" : count.Count == 0 ? "zero" : count.Count == count.Of ? "all" : "";
        if (!forms.TryGetValue((name, form), out string? text) && (form == "none" || !forms.TryGetValue((name, ""), out text)))
            return form == "none" && forms.ContainsKey((name, "")) ? NothingToCount(name) : null;
        return SummarySentences.Filled(text!, trend is null ? [.. SummarySentences.Count(count), .. NoTrend] : SummarySentences.Count(trend, withValue));
    }

    private static string NothingToCount(string name) => name == "onTarget" ? "No measures could be rated against a target." : "No measures could be compared.";
}
