using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Ratings.Status;

namespace PerformanceManagement.Core.Schemes;

/// <summary>How a measure is rated, and how that came about.</summary>
public sealed record MeasureRating
{
    /// <summary>The measure, with its overrides.</summary>
    public required Measure Measure { get; init; }

    /// <summary>The day it is looked at.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>What was set, the latest first, with the display names of who set it.</summary>
    public required IReadOnlyList<OverrideInHistory> History { get; init; }

    /// <summary>The names of the schemes in force or to come that it can be rated by.</summary>
    public required IReadOnlyList<string> Schemes { get; init; }

    /// <summary>The name of the council's default; null when none is in force.</summary>
    public string? DefaultScheme { get; init; }

    /// <summary>What was set last, whose version tells a second person that someone was quicker; null when nothing was set.</summary>
    public OverrideInHistory? Latest => History.MaxBy(h => h.Rule.SetAt);

    /// <summary>What holds today of what was set; null when nothing does.</summary>
    public OverrideInHistory? Present => new RatingRules([], History.Select(h => h.Rule.ToChoice())).ChoiceOf(Measure.Id, Today) is { } own ? History.First(h => h.Rule.From == own.From) : null;

    /// <summary>Whether it has a status at all.</summary>
    public bool IsRated => !Measure.IsDataOnly && Measure.Good != GoodDirection.None;
}

/// <summary>An override and who set it.</summary>
/// <param name="Rule">The override.</param>
/// <param name="By">The display name of who set it.</param>
/// <param name="Text">What it says: "RAG 5%, with a tolerance of its own: 2 percentage points".</param>
public sealed record OverrideInHistory(RatingOverride Rule, string? By, string Text);

/// <summary>What was typed: how a measure is to be rated.</summary>
/// <param name="Code">The measure.</param>
/// <param name="SchemeName">The scheme; blank for the council's default.</param>
/// <param name="Tolerance">A tolerance of its own, as typed; blank for the scheme's.</param>
/// <param name="ToleranceKind">What the tolerance is measured in.</param>
/// <param name="From">The first day, as typed.</param>
/// <param name="Reason">Why.</param>
/// <param name="Latest">The version of what was set last when the form was filled; null when nothing was.</param>
public sealed record RatingOverrideEdit(string Code, string? SchemeName, string? Tolerance, ToleranceKind ToleranceKind, string? From, string? Reason, Guid? Latest);

/// <summary>What a change would do.</summary>
/// <param name="From">The first day.</param>
/// <param name="Text">How it would be rated.</param>
/// <param name="Rating">What it does to the open quarter.</param>
/// <param name="EndsBefore">The day from which something set before takes over again; null when nothing does.</param>
public sealed record MeasureRatingEffect(DateOnly From, string Text, RatingEffect Rating, DateOnly? EndsBefore);
