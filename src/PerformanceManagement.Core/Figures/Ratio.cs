namespace PerformanceManagement.Core.Figures;

/// <summary>
/// A figure that is collected as numerator and denominator. These are what is kept; the figure is divided anew wherever it is compared or
/// printed, and rounded once, for display: 50 of 101 is 49.50%, not 49.51% by way of 49.505 (field guide, section 6).
/// </summary>
public static class Ratio
{
    /// <summary>The figure, unrounded, in the unit; null where a part of it is unknown or the denominator is 0.</summary>
    /// <param name="numerator">The numerator.</param>
    /// <param name="denominator">The denominator.</param>
    /// <param name="unit">The unit, which says what the quotient is multiplied by.</param>
    public static decimal? Of(decimal? numerator, decimal? denominator, string unit) =>
        numerator is { } n && denominator is { } d and not 0 ? n * FigureFormat.RatioFactor(unit) / d : null;

    /// <summary>Whether there was nothing to count: 0 of 0. It adds nothing to a longer period, and is no figure of its own.</summary>
    public static bool HasNoCases(decimal? numerator, decimal? denominator) => numerator == 0 && denominator == 0;

    /// <summary>
    /// Whether a figure that somebody wrote beside numerator and denominator is theirs: the same as displayed, or rounded to the decimals it was written with.
    /// </summary>
    /// <param name="written">The figure as written.</param>
    /// <param name="exact">What numerator and denominator make.</param>
    /// <param name="decimals">The decimals the measure shows.</param>
    public static bool Agrees(decimal written, decimal exact, int decimals) =>
        FigureFormat.Rounded(written, decimals) == FigureFormat.Rounded(exact, decimals)
        || FigureFormat.Rounded(exact, FigureFormat.DecimalsOf(written)) == written;
}
