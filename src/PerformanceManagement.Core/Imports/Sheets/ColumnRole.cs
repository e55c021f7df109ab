namespace PerformanceManagement.Core.Imports.Sheets;

/// <summary>What a column of a council's own spreadsheet holds.</summary>
public enum ColumnRole
{
    /// <summary>Nothing that is brought in: a status, an arrow, a variance.</summary>
    Ignored,

    /// <summary>The measure's code.</summary>
    Code,

    /// <summary>Its title.</summary>
    Title,

    /// <summary>What is counted, and how.</summary>
    Definition,

    /// <summary>The directorate that answers for it.</summary>
    Directorate,

    /// <summary>The service.</summary>
    Service,

    /// <summary>The portfolio.</summary>
    Portfolio,

    /// <summary>The committees, with semicolons between them.</summary>
    Committees,

    /// <summary>Its place in the plan: the title of an item, its number or its key.</summary>
    Plan,

    /// <summary>The unit.</summary>
    Unit,

    /// <summary>How many decimals are shown.</summary>
    Decimals,

    /// <summary>Which way is better.</summary>
    Good,

    /// <summary>How often it is taken.</summary>
    Frequency,

    /// <summary>The period of the row, where periods go down.</summary>
    Period,

    /// <summary>The figure, of the column's own period or of the row's.</summary>
    Value,

    /// <summary>The numerator.</summary>
    Numerator,

    /// <summary>The denominator.</summary>
    Denominator,

    /// <summary>The year so far.</summary>
    YearToDate,

    /// <summary>The target.</summary>
    Target,

    /// <summary>What the officer says.</summary>
    Note,

    /// <summary>When the officer said it.</summary>
    NoteDate,

    /// <summary>Where the figure comes from.</summary>
    Source,
}

/// <summary>What is said of roles, in one place for pages and messages.</summary>
public static class ColumnRoles
{
    private static readonly HashSet<ColumnRole> ByPeriod = [ColumnRole.Value, ColumnRole.Numerator, ColumnRole.Denominator, ColumnRole.YearToDate, ColumnRole.Target, ColumnRole.Note];

    /// <summary>Whether such a column can have a period of its own, where periods go across.</summary>
    public static bool HasPeriod(ColumnRole role) => ByPeriod.Contains(role);

    /// <summary>Whether it is about the measure, whatever the period.</summary>
    public static bool IsOfMeasure(ColumnRole role) => role is >= ColumnRole.Code and <= ColumnRole.Frequency;

    /// <summary>Whether more than one column can have it.</summary>
    public static bool CanRepeat(ColumnRole role) => role == ColumnRole.Ignored || HasPeriod(role);

    /// <summary>The words for it on a page.</summary>
    public static string Label(ColumnRole role) => role switch
    {
        ColumnRole.Ignored => "Leave it out",
        ColumnRole.Plan => "Place in the plan",
        ColumnRole.Good => "Which way is better",
        ColumnRole.YearToDate => "Year to date",
        ColumnRole.NoteDate => "Date of the note",
        ColumnRole.Source => "Source of the figure",
        _ => role.ToString(),
    };
}
