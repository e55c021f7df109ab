using System.Collections.Concurrent;
using PerformanceManagement.Core.Figures;

namespace PerformanceManagement.Core.Ratings.Status;

/// <summary>What became of a rating; what most needs attention first.</summary>
public enum RatingOutcome
{
    /// <summary>It has a status.</summary>
    Rated,

    /// <summary>There is a target, or should be, but no value or no judgement yet.</summary>
    NotRated,

    /// <summary>There is no target: shown for information.</summary>
    DataOnly,
}

/// <summary>A status as it was given: detached from its scheme, so that it can be kept.</summary>
/// <param name="Key">The key in files and JSON.</param>
/// <param name="Label">What pages and papers print.</param>
/// <param name="ShortLabel">The same for a narrow column.</param>
/// <param name="Shape">The shape beside the word.</param>
/// <param name="Colour">The colour behind both.</param>
/// <param name="Order">0 for the best of its scheme.</param>
/// <param name="IsWorst">Whether it is the worst of its scheme.</param>
public sealed record RatedStatus(string Key, string Label, string ShortLabel, StatusShape Shape, StatusColour Colour, int Order, bool IsWorst)
{
    private const int MostKnown = 1_000;

    private static readonly ConcurrentDictionary<RatedStatus, RatedStatus> Known = [];

    /// <summary>Whether it is the best of its scheme: on target.</summary>
    public bool IsBest => Order == 0;

    /// <summary>A status of a scheme, detached from it.</summary>
    /// <param name="status">The status.</param>
    /// <param name="ordered">The statuses of its scheme, the best first.</param>
    public static RatedStatus Of(SchemeStatus status, IReadOnlyList<SchemeStatus> ordered)
    {
        var detached = new RatedStatus(status.Key, status.Label, status.ShortLabel, status.Shape, status.Colour, status.Order, ReferenceEquals(status, ordered[^1]));
        // Thousands of ratings have one of a few: the same object counts them faster.
        if (Known.Count >= MostKnown) Known.Clear();
        return Known.GetOrAdd(detached, detached);
    }
}

/// <summary>The rating of one value: a status, or why there is none, and the sentence that explains it with its numbers.</summary>
public sealed record Rating
{
    /// <summary>Rated, not rated or data only.</summary>
    public required RatingOutcome Outcome { get; init; }

    /// <summary>The status; null unless rated.</summary>
    public RatedStatus? Status { get; init; }

    /// <summary>Why it is not rated, in a few words ("Awaiting data"); null when rated.</summary>
    public string? NotRatedBecause { get; init; }

    /// <summary>Whether a person judged it, the target being words alone.</summary>
    public bool IsJudged { get; init; }

    /// <summary>How far the displayed value falls short, in the measure's unit; null when not worked out.</summary>
    public decimal? Shortfall { get; init; }

    /// <summary>The shortfall as a percentage of the target's size; null when the target is zero or nothing was worked out.</summary>
    public decimal? ShortfallPercent { get; init; }

    /// <summary>The scheme used; null when none was.</summary>
    public string? SchemeName { get; init; }

    /// <summary>The first day of the version of the scheme that was used; null when none was, or when the rating was kept before versions were noted.</summary>
    public DateOnly? SchemeInForceFrom { get; init; }

    /// <summary>What the status accepts by its scheme, in words; null where nothing was measured, and in ratings kept before it was noted.</summary>
    public string? Accepts { get; init; }

    /// <summary>One sentence that says why, with its numbers.</summary>
    public required string Explanation { get; init; }

    /// <summary>The label without a status as it was shown when the quarter was signed off; null for a rating that is worked out now.</summary>
    public string? ShownLabel { get; init; }

    /// <summary>The key in JSON and in addresses: the status's, "not-rated" or "data-only".</summary>
    public string Key => Outcome switch { RatingOutcome.Rated => Status!.Key, RatingOutcome.NotRated => "not-rated", _ => "data-only" };

    /// <summary>The label everywhere: the status's, "Not rated" or "Data only".</summary>
    public string Label => Outcome == RatingOutcome.Rated ? Status!.Label : ShownLabel ?? (Outcome == RatingOutcome.NotRated ? "Not rated" : "Data only");

    /// <summary>The label for a narrow column.</summary>
    public string ShortLabel => Status?.ShortLabel ?? Label;

    /// <summary>The label within a sentence, with its colour: "slightly below target (amber)", "not rated".</summary>
    public string LabelWithColour
    {
        get
        {
            string label = Wording.LowerFirst(Label);
            return Status is not { } status || label.Contains(status.Colour.ToString(), StringComparison.OrdinalIgnoreCase) ? label : $"{label} ({status.Colour.ToString().ToLowerInvariant()})";
        }
    }

    /// <summary>Whether it is on target.</summary>
    public bool IsOnTarget => Status is { IsBest: true };

    /// <summary>Whether it has the worst status of its scheme, so that commentary is required.</summary>
    public bool IsWorst => Status is { IsWorst: true };

    /// <summary>A place for sorting, worst first: worst statuses, better ones, not rated, data only.</summary>
    public int SortKey => Outcome switch { RatingOutcome.Rated => 100 - (IsWorst ? 50 : Status!.Order), RatingOutcome.NotRated => 200, _ => 300 };
}
