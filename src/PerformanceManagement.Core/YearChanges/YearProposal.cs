using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;

namespace PerformanceManagement.Core.YearChanges;

/// <summary>A target that is proposed for a new year. It is never set unless somebody takes it.</summary>
/// <param name="Text">The target as somebody would type it, in the decimals of the measure.</param>
/// <param name="Reason">Why, as a sentence: where it comes from, with the exact figure where it is rounded.</param>
public sealed record YearProposal(string Text, string Reason)
{
    /// <summary>What is typed for targets that are carried on as they were, those of the periods with them.</summary>
    public const string AsLastYear = "as last year";

    /// <summary>
    /// The proposal: the old year's target; where the old year ended better than it, the figure it ended with. A baseline year proposes what it measured.
    /// Targets in words, and those that were set period by period, are carried on as they are. Pure.
    /// </summary>
    /// <param name="rules">The measure's rules in the new year.</param>
    /// <param name="old">The old year.</param>
    /// <param name="target">Its target; null for none.</param>
    /// <param name="hasPeriods">Whether its periods had targets of their own.</param>
    /// <param name="outturn">The figure it ended with, as it may be seen.</param>
    /// <returns>The proposal; null where there is nothing to go by.</returns>
    public static YearProposal? Of(MeasureRules rules, Period old, TargetFigure? target, bool hasPeriods, SeriesPoint outturn)
    {
        if (target is null) return hasPeriods ? new YearProposal(AsLastYear, $"The targets of {old.Label} were set period by period.") : null;
        decimal? ended = outturn.IsPartial ? null : outturn.Value;
        string end = ended is { } figure ? $"{old.Label} ended at {Exact(figure, rules)}" : $"{old.Label} has no figure for the whole year yet";
        if (target.SaysNone) return new YearProposal(TargetText.None, $"{old.Label} had no target, on purpose.");
        if (target.SetsBaseline) return ended is { } baseline && rules.Good is GoodDirection.Higher or GoodDirection.Lower ? Rounded(new TargetFigure(old), baseline, $"{old.Label} set the baseline", rules) : null;
        if (target.IsWordsAlone || target.Value is not { } value || target.Words is not null)
            return new YearProposal(target is { HasFigure: true, Words: null } ? TargetText.Typed(target, rules) : AsLastYear, $"The target of {old.Label}.");
        bool isBetter = ended is { } was && ((rules.Good == GoodDirection.Higher && rules.Rounded(was) > value) || (rules.Good == GoodDirection.Lower && rules.Rounded(was) < value));
        if (!isBetter) return new YearProposal(TargetText.Typed(target, rules), $"The target of {old.Label}: {end}.");
        if (target.Profile == TargetProfile.AsGiven) return new YearProposal(AsLastYear, $"The target of {old.Label} with its periods, which were set one by one: {end}, which is better.");
        return Rounded(target, ended!.Value, $"{end}, better than its target of {Exact(value, rules)}", rules);
    }

    private static YearProposal Rounded(TargetFigure target, decimal exact, string because, MeasureRules rules)
    {
        decimal rounded = rules.Rounded(exact);
        TargetFigure proposed = target with { Value = rounded, Kind = target.IsTarget ? target.Kind : TargetKind.Target };
        string sum = rounded == exact ? "" : $": {Exact(exact, rules)}, rounded to {Exact(rounded, rules)}";
        return new YearProposal(TargetText.Typed(proposed, rules), $"{because}{sum}.");
    }

    private static string Exact(decimal figure, MeasureRules rules) => FigureFormat.AsSet(figure, rules.Decimals, rules.Unit);
}
