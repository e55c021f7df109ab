using System.Text;

namespace PerformanceManagement.Core.Figures;

/// <summary>What a target in words alone means for the rating.</summary>
public enum TargetMeaning
{
    /// <summary>A person judges whether it is met.</summary>
    ToBeJudged,

    /// <summary>There is no target, or none yet.</summary>
    NoTarget,

    /// <summary>The period sets the baseline.</summary>
    Baseline,
}

/// <summary>
/// The one list of the words that councils write in a target column where there is none (docs/how-ratings-work.md). Any other words are a target that
/// a person judges.
/// </summary>
public static class TargetWords
{
    /// <summary>Words that mean that there is no target, or none yet.</summary>
    public static IReadOnlyList<string> ThatMeanNone { get; } =
    [
        "no target", "no target set", "no target required", "target not set", "not set", "not yet set", "none", "none set", "n/a", "na", "not applicable", "-",
        "data only", "for information", "for information only", "information only", "monitor", "monitor only", "monitoring only", "for monitoring",
        "track", "tracking", "tracking only", "tracking indicator", "tracker", "context", "context only", "contextual", "contextual only",
        "tbc", "tba", "tbd", "to be confirmed", "to be agreed", "to be decided", "to be determined", "to be set", "target to be set", "target to be confirmed",
    ];

    /// <summary>Words that mean that the period sets the baseline.</summary>
    public static IReadOnlyList<string> ThatMeanBaseline { get; } =
    [
        "baseline", "baseline year", "baseline period", "sets the baseline", "set baseline", "setting baseline", "establish baseline", "establishing baseline",
        "baseline to be set", "baseline to be established", "to be baselined",
    ];

    private static readonly Dictionary<string, TargetMeaning> Meanings =
        ThatMeanNone.Select(w => (w, TargetMeaning.NoTarget)).Concat(ThatMeanBaseline.Select(w => (w, TargetMeaning.Baseline))).ToDictionary(p => p.w, p => p.Item2, StringComparer.Ordinal);

    /// <summary>What words in a target column mean, whatever their capitals, spaces, kind of dash, brackets round them and full stops.</summary>
    public static TargetMeaning MeaningOf(string words)
    {
        var plain = new StringBuilder(words.Length);
        foreach (char letter in words)
        {
            if (letter is '.' or '(' or ')' or '[' or ']' or '"' or '“' or '”') continue;
            if (char.IsWhiteSpace(letter))
            {
                if (plain.Length > 0 && plain[^1] != ' ') plain.Append(' ');
            }
            else
            {
                plain.Append(letter is >= '\u2010' and <= '\u2015' or '\u2212' ? '-' : char.ToLowerInvariant(letter));
            }
        }

        string key = plain.ToString().Trim();
        return Meanings.GetValueOrDefault(key.Length > 0 && key.All(c => c == '-') ? "-" : key, TargetMeaning.ToBeJudged);
    }
}
