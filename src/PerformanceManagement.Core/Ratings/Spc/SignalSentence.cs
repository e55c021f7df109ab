using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Ratings.Spc;

/// <summary>Writes the sentences of signals, with their numbers.</summary>
public static class SignalSentence
{
    /// <summary>A mean or limit: one decimal more than the measure's own, because it lies between its figures.</summary>
    public static string Level(decimal figure, MeasureRules rules) => FigureFormat.Display(figure, rules.Decimals + 1, rules.Unit);

    /// <summary>What a rule found at a point, for a row of a table: "Above the upper limit", "One of 9 points below the mean"; null for common cause.</summary>
    public static string? Finding(SignalPoint point) => point.Cause switch
    {
        SpecialCause.None => null,
        SpecialCause.BeyondLimit => point.Side > 0 ? "Above the upper limit" : "Below the lower limit",
        SpecialCause.Trend => $"One of {point.Evidence.Count} points that {(point.Side > 0 ? "rise" : "fall")} one after another",
        SpecialCause.NearLimit => $"One of 2 or more in 3 points near the {Limit(point)} limit",
        SpecialCause.Shift => $"One of {point.Evidence.Count} points {AboveOrBelow(point)} the mean",
        _ => throw new ArgumentOutOfRangeException(nameof(point), point.Cause, null),
    };

    /// <summary>Why limits start afresh, who decided it and when: "Limits start afresh from May 2026: A second team started (Performance officer, 5 October 2026)."</summary>
    public static string About(Rebase rebase) =>
        $"Limits start afresh from {rebase.From.Label}: {rebase.Reason.TrimEnd('.')} ({rebase.By}{(rebase.On is { } day ? $", {FigureFormat.Date(day)}" : "")}).";

    /// <summary>Why a stretch has no limits: "Signals need 13 comparable points; there are 9 since the method changed in May 2026."</summary>
    internal static string TooFew(int points, Period? method, Rebase? rebase)
    {
        string count = points switch { 0 => "there are none", 1 => "there is 1", _ => $"there are {points}" };
        string since = rebase is not null ? $" since the rebase from {rebase.From.Label}"
            : method is not null ? $" since the method changed in {method.Value.Label}"
            : "";
        return $"Signals need {SignalRule.FewestPoints} comparable points; {count}{since}.";
    }

    /// <summary>The sentence of the latest point of a stretch with limits.</summary>
    internal static string Variation(IReadOnlyList<SignalPoint> points, ProcessLimits limits, MeasureRules rules)
    {
        SignalPoint latest = points[^1];
        string mean = Level(limits.Mean, rules);
        string value = $"{rules.Display(latest.Value)} in {latest.Period.Label}";
        string span = latest.Evidence.Count == 0 ? "" : $"from {latest.Evidence[0].Label} to {latest.Evidence[^1].Label}";
        return latest.Cause switch
        {
            SpecialCause.None => $"{value} lies within the limits, {Level(limits.Lower, rules)} to {Level(limits.Upper, rules)} around a mean of {mean} ({limits.Points} points), and no rule finds it unusual: common cause, the variation this process always has.",
            SpecialCause.BeyondLimit => $"{value} lies {AboveOrBelow(latest)} the {Limit(latest)} limit of {Apart(latest.Side > 0 ? limits.Upper : limits.Lower, latest.Value, rules)} (mean {mean}, {limits.Points} points): {Verdict(latest, rules.Good)}.",
            SpecialCause.Trend => $"The {latest.Evidence.Count} points {span} {(latest.Side > 0 ? "rise" : "fall")} one after another, to {rules.Display(latest.Value)}: {Verdict(latest, rules.Good)}.",
            SpecialCause.NearLimit => $"{Near(points, latest, limits)} of the 3 points {span} lie near the {Limit(latest)} limit of {Level(latest.Side > 0 ? limits.Upper : limits.Lower, rules)}, all 3 {AboveOrBelow(latest)} the mean of {mean}: {Verdict(latest, rules.Good)}.",
            SpecialCause.Shift => $"The {latest.Evidence.Count} points {span} all lie {AboveOrBelow(latest)} the mean of {mean}: {Verdict(latest, rules.Good)}.",
            _ => throw new ArgumentOutOfRangeException(nameof(points), latest.Cause, null),
        };
    }

    private static string Verdict(SignalPoint point, GoodDirection good) => good switch
    {
        GoodDirection.Higher => $"a special cause and, as higher is better, {(point.Side > 0 ? "an improvement" : "a concern")}",
        GoodDirection.Lower => $"a special cause and, as lower is better, {(point.Side < 0 ? "an improvement" : "a concern")}",
        GoodDirection.Range => "a special cause, no direction is better: within the range is best",
        _ => "a special cause, no direction is better",
    };

    // As many more decimals as it takes not to look equal to a figure it is not equal to.
    private static string Apart(decimal limit, decimal value, MeasureRules rules)
    {
        int decimals = rules.Decimals + 1;
        while (decimals < 8 && FigureFormat.Rounded(limit, decimals) == value) decimals++;
        return FigureFormat.Display(limit, decimals, rules.Unit);
    }

    private static int Near(IReadOnlyList<SignalPoint> points, SignalPoint latest, ProcessLimits limits) =>
        points.Count(p => latest.Evidence.Contains(p.Period) && limits.IsNear(p.Value));

    private static string AboveOrBelow(SignalPoint point) => point.Side > 0 ? "above" : "below";

    private static string Limit(SignalPoint point) => point.Side > 0 ? "upper" : "lower";
}
