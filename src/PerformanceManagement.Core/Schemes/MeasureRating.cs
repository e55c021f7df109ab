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
