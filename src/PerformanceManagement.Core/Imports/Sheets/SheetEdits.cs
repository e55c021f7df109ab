namespace PerformanceManagement.Core.Imports.Sheets;

/// <summary>What is chosen of the sheets and headings of a spreadsheet.</summary>
/// <param name="Sheets">The names of the sheets.</param>
/// <param name="HeadingRow">The last row of the headings.</param>
/// <param name="HeadingRows">How many rows they have.</param>
/// <param name="Version">The version that the form was filled from.</param>
public sealed record SheetChoiceEdit(IReadOnlyList<string> Sheets, string? HeadingRow, string? HeadingRows, Guid? Version);

/// <summary>What is said of a column.</summary>
/// <param name="Role">The name of a <see cref="ColumnRole"/>.</param>
/// <param name="Period">The period of its figures; blank for the row's.</param>
public sealed record SheetColumnEdit(string? Role, string? Period);

/// <summary>What is said of a word in place of a figure.</summary>
/// <param name="Text">The word.</param>
/// <param name="Meaning">The token of a reason, <see cref="SheetMapping.LeaveOut"/> or <see cref="SheetMapping.Zero"/>; blank for nothing.</param>
public sealed record SheetWordEdit(string? Text, string? Meaning);

/// <summary>What is said of how a spreadsheet is read.</summary>
/// <param name="Columns">Of each column of the mapping, in its order.</param>
/// <param name="Words">Of words in place of figures.</param>
/// <param name="Version">The version that the form was filled from.</param>
public sealed record SheetMappingEdit(IReadOnlyList<SheetColumnEdit> Columns, IReadOnlyList<SheetWordEdit> Words, Guid? Version)
{
    /// <summary>The year of periods without one.</summary>
    public string? Year { get; init; }

    /// <summary>The name of a <see cref="ShareMeaning"/>.</summary>
    public string? Shares { get; init; }

    /// <summary>The name of a <see cref="GroupMeaning"/>: what headings between rows say.</summary>
    public string? Headings { get; init; }

    /// <summary>The name of a <see cref="GroupMeaning"/>: what the names of the sheets say.</summary>
    public string? SheetNames { get; init; }

    /// <summary>Whether notes in cells become the officer's notes.</summary>
    public bool UsesCellNotes { get; init; }

    /// <summary>The unit of new measures.</summary>
    public string? Unit { get; init; }

    /// <summary>The decimals of new measures.</summary>
    public string? Decimals { get; init; }

    /// <summary>The name of a <see cref="Figures.GoodDirection"/>; blank for none said.</summary>
    public string? Good { get; init; }

    /// <summary>The name of a <see cref="Periods.Frequency"/>; blank for none said.</summary>
    public string? Frequency { get; init; }

    /// <summary>The directorate of new measures.</summary>
    public string? Directorate { get; init; }

    /// <summary>The committees of new measures.</summary>
    public string? Committees { get; init; }

    /// <summary>The name of an <see cref="Figures.AggregationRule"/>: how the periods of new measures make a quarter.</summary>
    public string? QuarterRule { get; init; }

    /// <summary>The name of an <see cref="Figures.AggregationRule"/>: how the periods of new measures make a year.</summary>
    public string? YearRule { get; init; }

    /// <summary>What the codes of new measures begin with.</summary>
    public string? CodePrefix { get; init; }
}
