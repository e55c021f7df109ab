using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.MeasureSetup;

/// <summary>The figures of a measure for the periods of a year, as they can be changed.</summary>
public sealed record ValuesTable
{
    /// <summary>The measure.</summary>
    public required Measure Measure { get; init; }

    /// <summary>The year; of a measure that is taken once a year the last of ten.</summary>
    public required Period Year { get; init; }

    /// <summary>The periods, the measure's own before the longer ones they make up.</summary>
    public required IReadOnlyList<ValuesRow> Rows { get; init; }

    /// <summary>Whether numerator and denominator are shown.</summary>
    public required bool HasRatio { get; init; }
}

/// <summary>A period of the table.</summary>
/// <param name="Period">The period.</param>
/// <param name="Stored">What is stored, as it is typed over.</param>
/// <param name="LockedBecause">Why it cannot be changed here, as a sentence; null where it can.</param>
public sealed record ValuesRow(Period Period, ValuesRowEdit Stored, string? LockedBecause)
{
    /// <summary>Whether anything is stored.</summary>
    public bool HasFigure => !string.IsNullOrEmpty(Stored.Version);
}
