using System.Text.RegularExpressions;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Ratings.Targets;
using PerformanceManagement.Core.Targets;

namespace PerformanceManagement.Core.YearChanges;

/// <summary>Reads a new year's target in one cell as the form of its targets, which says the rest: how the periods get theirs, where it starts from. Pure.</summary>
internal static partial class YearTargetText
{
    /// <summary>What is typed into the form of the new year's targets.</summary>
    /// <param name="text">The cell, which is not blank.</param>
    /// <param name="stored">The new year's targets as they are stored.</param>
    /// <param name="old">The targets of the year before.</param>
    public static TargetsEdit Edit(string text, YearTargets stored, OldTargets old)
    {
        (text, string? why) = Apart(text);
        return Edit(text, stored, old, why);
    }

    /// <summary>The target of a year as it is read; null for none.</summary>
    /// <param name="year">The year's.</param>
    /// <param name="hasPeriods">Whether its periods have targets.</param>
    /// <param name="rules">The measure's rules.</param>
    public static string? InWords(TargetFigure? year, bool hasPeriods, MeasureRules rules) => FigureFormat.TargetText(year, rules.Decimals, rules.Unit) ?? (hasPeriods ? "set period by period" : null);

    // What is far from earlier targets needs its reason, which is written after it.
    private static (string Text, string? Why) Apart(string typed)
    {
        Match both = BecausePattern().Match(typed.Trim());
        return both.Success ? (both.Groups["target"].Value, both.Groups["why"].Value) : (typed.Trim(), null);
    }

    private static TargetsEdit Edit(string text, YearTargets stored, OldTargets old, string? why) => Spread(text, stored, old) with { DoubtReason = why };

    private static TargetsEdit Spread(string text, YearTargets stored, OldTargets old)
    {
        if (text.Equals(YearProposal.AsLastYear, StringComparison.OrdinalIgnoreCase)) return TargetsEdit.Of(stored, old.Year, old.Typed(stored));
        TargetsEdit year = Year(text, stored);
        string? oldText = old.Year is null ? null : TargetText.Typed(old.Year, stored.Rules);
        if (year.Choice is YearTargetChoice.None or YearTargetChoice.Baseline) return year;
        if (old.Year?.Profile is TargetProfile.Even or TargetProfile.LastYear) return year with { Profile = old.Year.Profile };
        if (old.Year?.Profile == TargetProfile.AsGiven && TargetProfileRule.AddsUp(stored.Rules))
            return text == oldText ? year with { Profile = TargetProfile.AsGiven, Periods = old.Typed(stored) } : year with { Periods = TargetsEdit.TypedPeriods(stored) };
        // A period that had the year's target has it again; one with a target of its own keeps that.
        return old.Periods.All(p => p is null) ? year with { Periods = TargetsEdit.TypedPeriods(stored) } : year with { Periods = [.. old.Typed(stored).Select(t => t is not null && t == oldText ? text : t)] };
    }

    private static TargetsEdit Year(string text, YearTargets stored)
    {
        var edit = new TargetsEdit { Code = stored.Code, Year = stored.Year, Stamp = stored.Stamp };
        if (text.Equals(TargetText.None, StringComparison.OrdinalIgnoreCase)) return edit with { Choice = YearTargetChoice.None };
        if (!text.Any(char.IsAsciiDigit)) return edit with { Choice = YearTargetChoice.Words, Words = text };
        Match both = WithWordsPattern().Match(text);
        if (both.Success) (text, edit) = (both.Groups["figure"].Value, edit with { Words = both.Groups["words"].Value });
        TargetPhrase phrase = TargetPhrase.Of(text);
        if (phrase.Figure is null) return edit with { Choice = YearTargetChoice.Range, Low = phrase.Low, High = phrase.High };
        return edit with
        {
            Choice = phrase.Kind switch
            {
                TargetKind.AtLeast or TargetKind.AtMost => YearTargetChoice.Bound,
                TargetKind.MoreThan or TargetKind.FewerThan => YearTargetChoice.Strict,
                TargetKind.Expected => YearTargetChoice.Expected,
                TargetKind.BaselinePeriod => YearTargetChoice.Baseline,
                _ => stored.Rules.Good == GoodDirection.None ? YearTargetChoice.Expected : YearTargetChoice.Number,
            },
            Value = phrase.Figure,
            Floor = phrase.Floor,
        };
    }

    [GeneratedRegex(@"^(?<target>\S.*?)[, ]+because +(?<why>\S.*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex BecausePattern();

    [GeneratedRegex(@"^(?<figure>\S.*?) *\((?<words>[^()]+)\)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex WithWordsPattern();
}

/// <summary>The targets of a measure in the year before.</summary>
/// <param name="Year">That of the year; null for none.</param>
/// <param name="Periods">Those of its periods, in their order; null for none.</param>
internal sealed record OldTargets(TargetFigure? Year, IReadOnlyList<TargetFigure?> Periods)
{
    /// <summary>Those of the periods as they would be typed for the new year.</summary>
    public IReadOnlyList<string?> Typed(YearTargets stored) => Periods.Count != stored.Periods.Count ? [.. stored.Periods.Select(_ => (string?)null)] : [.. Periods.Select(p => p is null ? null : TargetText.Typed(p, stored.Rules))];
}
