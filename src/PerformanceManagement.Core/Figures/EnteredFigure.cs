using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Figures;

/// <summary>A figure as it was entered, without its texts.</summary>
public sealed record EnteredFigure(Period Period)
{
    /// <summary>The figure, on the measure's entry basis.</summary>
    public decimal? Value { get; init; }

    /// <summary>The numerator, where collected.</summary>
    public decimal? Numerator { get; init; }

    /// <summary>The denominator, where collected.</summary>
    public decimal? Denominator { get; init; }

    /// <summary>The year so far, where given beside the value.</summary>
    public decimal? YearToDate { get; init; }

    /// <summary>What the owner expected the whole year to be, as seen at the end of the period; null when not given.</summary>
    public decimal? Forecast { get; init; }

    /// <summary>Why there is no value, or null.</summary>
    public ReasonForNoValue? Reason { get; init; }

    /// <summary>How sure the value is.</summary>
    public ValueQuality Quality { get; init; }

    /// <summary>Words of its own for the cell, or null.</summary>
    public string? Label { get; init; }

    /// <summary>The key of the status a person gave, or null.</summary>
    public string? JudgedStatus { get; init; }

    /// <summary>Why it is suppressed, where it is; null for a figure as entered.</summary>
    public SuppressionCause? Suppression { get; init; }

    /// <summary>The codes of the measures whose figures it is the sum of, in words; null for a figure that was entered.</summary>
    public string? MadeFrom { get; init; }

    /// <summary>For a figure entered for a measure that is made from others, what their figures make; null where there is no such sum.</summary>
    public decimal? PartsMake { get; init; }

    /// <summary>Why a figure that looked doubtful is right; null where nothing was doubted.</summary>
    public string? QualityNote { get; init; }

    /// <summary>Whether it was corrected after its quarter had been signed off.</summary>
    public bool IsRestated { get; init; }

    /// <summary>Whether there was nothing to count in the period: 0 of 0.</summary>
    public bool HasNoCases => Reason is null && Value is null && Ratio.HasNoCases(Numerator, Denominator);

    /// <summary>The figure unrounded: divided from numerator and denominator where both are known, else as it was entered.</summary>
    /// <param name="unit">The measure's unit.</param>
    public decimal? Exact(string unit) => Value is null ? null : Ratio.Of(Numerator, Denominator, unit) ?? Value;
}
