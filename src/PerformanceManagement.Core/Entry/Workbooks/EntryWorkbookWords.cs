namespace PerformanceManagement.Core.Entry.Workbooks;

/// <summary>What the cover of the workbook says.</summary>
internal static class EntryWorkbookWords
{
    /// <summary>How it is filled in.</summary>
    public static IReadOnlyList<string> HowTo { get; } =
    [
        "Fill in the yellow cells of the sheet “Values”. Everything else is protected, so that it stays as it is.",
        "Enter a value, or choose why there is none under “No value because”; not both. Write figures in the unit of the row: 91.5 for 91.5%.",
        "A row that you leave blank changes nothing. A cell that was filled in already and that you clear is cleared when you upload the workbook.",
        "“Not asked” stands where the measure does not need that figure.",
        "You may filter and hide rows, and make columns wider. To sort or delete rows, or to move columns, take the protection off first (“Review”, “Unprotect Sheet”; there is no password). Do not delete columns, add rows or copy whole rows into one another: hidden columns at the end tell which row is which.",
        "Save it as an Excel workbook (.xlsx) and upload it at “Enter values”, “Use a workbook”. You then see value by value what would change, what is refused and why. Nothing is stored until you say so.",
        "When somebody else has changed a value since the download, you see both and choose.",
    ];

    /// <summary>What is said where a value is a time in two parts.</summary>
    public const string Times = "Time in two parts is typed as in 4:35; the unit of the row says how.";

    /// <summary>What each column asks.</summary>
    public static IReadOnlyList<(WorkbookColumn Column, string Words)> Columns { get; } =
    [
        (WorkbookColumn.Value, "the figure for the period, in the unit of the row. Leave it blank to have it worked out from numerator and denominator."),
        (WorkbookColumn.Numerator, "the number above the line, such as cases in time."),
        (WorkbookColumn.Denominator, "the number below the line, such as all cases."),
        (WorkbookColumn.YearToDate, "the figure for the year so far."),
        (WorkbookColumn.Forecast, "what you expect the whole year to be. Leave it blank if you cannot say."),
        (WorkbookColumn.Reason, "choose from the list why there is no value."),
        (WorkbookColumn.Quality, "actual, provisional or estimated. Blank is actual."),
        (WorkbookColumn.Status, "how you judge it, where the target is words alone."),
        (WorkbookColumn.Label, "what the survey is called."),
        (WorkbookColumn.Note, "what is behind the figure, and what is being done. Name no person."),
        (WorkbookColumn.DoubtReason, "where a value is far from earlier ones, say why it is right; otherwise leave it blank. You are asked again when you upload the workbook."),
    ];
}
