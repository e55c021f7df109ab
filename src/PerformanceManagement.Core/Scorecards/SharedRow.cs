using PerformanceManagement.Core.Ratings.Counts;
using PerformanceManagement.Core.Ratings.Spc;

namespace PerformanceManagement.Core.Scorecards;

/// <summary>A row of a scorecard, with what its history says of it.</summary>
/// <param name="row">The row.</param>
/// <param name="variation">The variation at the latest point, by all figures up to the quarter; null when it cannot be said.</param>
/// <param name="countedAs">What it counts as.</param>
internal sealed class SharedRow(ScorecardRow row, VariationFinding? variation, CountedAs countedAs)
{
    private Made? made;

    public ScorecardRow Row => row;

    public VariationFinding? Variation => variation;

    public CountedAs CountedAs => countedAs;

    /// <summary>What is made of the row and something beside it: the same as long as that is the same object.</summary>
    /// <param name="other">What it is made of beside the row.</param>
    /// <param name="make">Makes it, from what was made of the row beside something else, or from null. Of the row and the other alone, for no person in particular.</param>
    public T Beside<T>(object other, Func<T?, T> make)
        where T : class
    {
        Made? known = made;
        if (known is not null && ReferenceEquals(known.Other, other) && known.Value is T same) return same;
        T anew = make(known?.Value as T);
        made = new Made(other, anew);
        return anew;
    }

    private sealed record Made(object Other, object Value);
}
