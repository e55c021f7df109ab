using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Imports.Sheets;

/// <summary>What becomes of a figure of a spreadsheet beside what is stored.</summary>
public enum SheetRowState
{
    /// <summary>There was none.</summary>
    New,

    /// <summary>There was another.</summary>
    Changed,

    /// <summary>There was the same.</summary>
    Same,

    /// <summary>It cannot be understood.</summary>
    Refused,
}

/// <summary>A row as it would be stored.</summary>
/// <param name="Code">The measure.</param>
/// <param name="Title">Its title.</param>
/// <param name="Period">The period.</param>
/// <param name="Place">The first of its cells.</param>
public sealed record SheetRow(string Code, string Title, Period Period, CellPlace Place)
{
    /// <summary>Whether the measure is new.</summary>
    public bool IsNewMeasure { get; init; }

    /// <summary>The figure with its unit; null for none.</summary>
    public string? Value { get; init; }

    /// <summary>Why there is no figure; null where there is one.</summary>
    public ReasonForNoValue? Reason { get; init; }

    /// <summary>How sure it is.</summary>
    public ValueQuality Quality { get; init; }

    /// <summary>The target as it was set; null for none.</summary>
    public string? Target { get; init; }

    /// <summary>What the officer says; null for nothing.</summary>
    public string? Note { get; init; }

    /// <summary>What becomes of the figure.</summary>
    public SheetRowState State { get; init; }

    /// <summary>The figure that is stored, where it is another.</summary>
    public string? Before { get; init; }
}

/// <summary>A measure that a spreadsheet brings and that is not stored yet.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Title">Its title.</param>
/// <param name="Unit">Its unit; null while it is not known.</param>
/// <param name="Decimals">Its decimals.</param>
/// <param name="Good">Which way is better; null while it is not known.</param>
/// <param name="Frequency">How often it is taken; null while it is not known.</param>
/// <param name="Directorate">Its directorate; null for none.</param>
public sealed record SheetNewMeasure(string Code, string Title, string? Unit, int Decimals, GoodDirection? Good, Frequency? Frequency, string? Directorate);
