using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Ratings.Spc;

/// <summary>Whether a process can be relied on to meet its target (field guide, section 8). A target on a limit is hit and miss.</summary>
internal static class AssuranceRule
{
    /// <summary>The finding, or the sentence that says why there is none.</summary>
    public static (AssuranceFinding? Finding, string? NoneBecause) Judge(ProcessLimits limits, MeasureRules rules, TargetFigure? target, Period latest)
    {
        string? none = rules.IsDataOnly ? "the measure is reported for information"
            : rules.Good == GoodDirection.None ? "no direction of this measure is better"
            : target is { SetsBaseline: true } ? $"{target.Period.Label} sets the baseline"
            : target is null || target.SaysNone ? $"no target is set for {latest.Label}"
            : !target.HasNumber ? "the target is words alone"
            : null;
        if (none is not null) return (null, $"No assurance: {none}.");

        Assurance kind = KindOf(limits, rules.Good, target!);
        return (new AssuranceFinding(kind, target!, Explain(kind, limits, rules, target!)), null);
    }

    private static Assurance KindOf(ProcessLimits limits, GoodDirection good, TargetFigure target)
    {
        decimal? low = target.Value ?? target.Low;
        decimal? high = target.Value ?? target.High;
        return good switch
        {
            GoodDirection.Higher => Place(limits, (low ?? high)!.Value) switch { > 0 => Assurance.ConsistentlyMisses, < 0 => Assurance.ConsistentlyMeets, _ => Assurance.HitAndMiss },
            GoodDirection.Lower => Place(limits, (high ?? low)!.Value) switch { > 0 => Assurance.ConsistentlyMeets, < 0 => Assurance.ConsistentlyMisses, _ => Assurance.HitAndMiss },
            // All usual figures lie inside the range, or all outside it, or neither.
            _ when (low is not { } l || Place(limits, l) < 0) && (high is not { } h || Place(limits, h) > 0) => Assurance.ConsistentlyMeets,
            _ when (low is { } l && Place(limits, l) > 0) || (high is { } h && Place(limits, h) < 0) => Assurance.ConsistentlyMisses,
            _ => Assurance.HitAndMiss,
        };
    }

    // 1 strictly above the upper limit, -1 strictly below the lower one, 0 between them.
    private static int Place(ProcessLimits limits, decimal figure) => limits.IsBeyond(figure) ? limits.SideOfMean(figure) : 0;

    private static string Explain(Assurance kind, ProcessLimits limits, MeasureRules rules, TargetFigure target)
    {
        string between = $"between {SignalSentence.Level(limits.Lower, rules)} and {SignalSentence.Level(limits.Upper, rules)}";
        string against = $"{(target.Value is null ? "target range" : "target")} of {FigureFormat.TargetText(target with { Words = null }, rules.Decimals, rules.Unit)}";
        return kind switch
        {
            Assurance.ConsistentlyMeets => $"The process usually gives figures {between}, all of which meet the {against}: it will be met unless something changes.",
            Assurance.ConsistentlyMisses => $"The process usually gives figures {between}, none of which meets the {against}: it will be missed unless something changes.",
            _ => $"The process usually gives figures {between}, and the {against} lies among them: it is met in some periods and missed in others, by chance.",
        };
    }
}
