using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.MeasureSetup;

/// <summary>What was typed into the table of a measure's figures: strings, exactly as typed.</summary>
public sealed record ValuesEdit
{
    /// <summary>The measure's code.</summary>
    public required string Code { get; init; }

    /// <summary>The year whose table it is.</summary>
    public required Period Year { get; init; }

    /// <summary>The rows, in any order; a period that the table does not have is passed over.</summary>
    public required IReadOnlyList<ValuesRowEdit> Rows { get; init; }
}

/// <summary>A row of the table.</summary>
public sealed record ValuesRowEdit
{
    /// <summary>The period, as its token for addresses.</summary>
    public string? Period { get; init; }

    /// <summary>The figure, or what stands in its place.</summary>
    public string? Value { get; init; }

    /// <summary>The numerator.</summary>
    public string? Numerator { get; init; }

    /// <summary>The denominator.</summary>
    public string? Denominator { get; init; }

    /// <summary>The year so far.</summary>
    public string? YearToDate { get; init; }

    /// <summary>Why there is no figure.</summary>
    public string? Reason { get; init; }

    /// <summary>How sure it is.</summary>
    public string? Quality { get; init; }

    /// <summary>What is said of it.</summary>
    public string? Note { get; init; }

    /// <summary>The version of the figure that the row was filled from; blank where there was none.</summary>
    public string? Version { get; init; }

    /// <summary>The row as the form was filled, so that one that nobody touched is left alone.</summary>
    public string? Filled { get; init; }

    /// <summary>What stands in the row, in one line.</summary>
    public string Typed => string.Join('|', new[] { Value, Numerator, Denominator, YearToDate, Reason, Quality, Note }.Select(text => (text ?? "").Trim().ReplaceLineEndings("\n")));
}
