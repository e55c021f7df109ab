using System.Text.RegularExpressions;
using PerformanceManagement.Core.Figures;

namespace PerformanceManagement.Core.Targets;

/// <summary>
/// A target in one cell, taken apart: "150", "90 to 95", "90 or more", "more than 50%", "at least 95%, floor 90%", "1,700, expected". Its figures stand
/// as they were typed and are read by <see cref="FigureParser"/>.
/// </summary>
/// <param name="Kind">What its words say of the figure; null where there are none, and the measure's direction says it.</param>
/// <param name="Figure">The one figure; null for a range.</param>
/// <param name="Low">The lower end of a range; null where it is open, or no range.</param>
/// <param name="High">The upper end; null where it is open, or no range.</param>
/// <param name="Floor">The floor beside the figure; null for none.</param>
internal sealed partial record TargetPhrase(TargetKind? Kind, string? Figure, string? Low, string? High, string? Floor)
{
    /// <summary>Takes apart what was typed, which is not blank.</summary>
    public static TargetPhrase Of(string text)
    {
        // "Up to 20" is no range from "up".
        Match parts = FigurePattern().Match(text);
        if (!parts.Groups["kind"].Success && RangePattern().Match(text) is { Success: true } range)
        {
            bool isLess = range.Groups["less"].Success;
            string low = range.Groups["low"].Value;
            return new TargetPhrase(null, null, isLess ? null : low, range.Groups["more"].Success ? null : isLess ? low : range.Groups["high"].Value, null);
        }

        return parts.Success ? new TargetPhrase(KindOf(parts), parts.Groups["figure"].Value, null, null, parts.Groups["floor"] is { Success: true, Value: var floor } ? floor : null) : new TargetPhrase(null, text, null, null, null);
    }

    private static TargetKind? KindOf(Match parts) => parts.Groups["kind"].Value.ToLowerInvariant() switch
    {
        "at least" => TargetKind.AtLeast,
        "at most" or "no more than" or "up to" => TargetKind.AtMost,
        "more than" or "greater than" or "over" or "above" => TargetKind.MoreThan,
        "fewer than" or "less than" or "under" or "below" => TargetKind.FewerThan,
        _ => parts.Groups["what"].Value.ToLowerInvariant() switch
        {
            "expected" => TargetKind.Expected,
            "baseline" => TargetKind.BaselinePeriod,
            _ => null,
        },
    };

    [GeneratedRegex(@"^(?<low>\S.*?) (to (?<high>\S.*)|or (?<more>more)|or (?<less>less))$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex RangePattern();

    [GeneratedRegex(@"^((?<kind>at least|at most|no more than|up to|more than|greater than|over|above|fewer than|less than|under|below) +)?(?<figure>\S.*?)(, *floor +(?<floor>\S.*?))?(, *(?<what>expected|baseline))?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex FigurePattern();
}
