using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Entry.Workbooks;

/// <summary>What the cells of a column hold.</summary>
internal enum WorkbookCells
{
    /// <summary>What the row is, for who fills it.</summary>
    Told,

    /// <summary>A figure to be filled in.</summary>
    Figure,

    /// <summary>A choice from a list.</summary>
    Choice,

    /// <summary>Words to be filled in.</summary>
    Words,

    /// <summary>What the row was made from, hidden.</summary>
    Stamp,
}

/// <summary>A column of the workbook: by its heading it is found again, wherever it was moved to.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="Cells">What its cells hold.</param>
/// <param name="Width">How wide it is, in digits.</param>
internal sealed record WorkbookColumn(string Heading, WorkbookCells Cells, double Width)
{
    /// <summary>What stands in a cell of which nothing is asked.</summary>
    public const string NotAsked = "Not asked";

    /// <summary>The sheet of the values.</summary>
    public const string SheetName = "Values";

    public static readonly WorkbookColumn Code = new("Code", WorkbookCells.Told, 12);
    public static readonly WorkbookColumn Title = new("Measure", WorkbookCells.Told, 40);
    public static readonly WorkbookColumn PeriodLabel = new("Period", WorkbookCells.Told, 16);
    public static readonly WorkbookColumn Unit = new("Unit", WorkbookCells.Told, 16);
    public static readonly WorkbookColumn Target = new("Target", WorkbookCells.Told, 18);
    public static readonly WorkbookColumn Last = new("Last value", WorkbookCells.Told, 22);
    public static readonly WorkbookColumn Value = new("Value", WorkbookCells.Figure, 14);
    public static readonly WorkbookColumn Numerator = new("Numerator", WorkbookCells.Figure, 14);
    public static readonly WorkbookColumn Denominator = new("Denominator", WorkbookCells.Figure, 14);
    public static readonly WorkbookColumn YearToDate = new("Year to date", WorkbookCells.Figure, 14);
    public static readonly WorkbookColumn Forecast = new("Forecast for the year", WorkbookCells.Figure, 16);
    public static readonly WorkbookColumn Reason = new("No value because", WorkbookCells.Choice, 18);
    public static readonly WorkbookColumn Quality = new("Quality", WorkbookCells.Choice, 14);
    public static readonly WorkbookColumn Status = new("Status", WorkbookCells.Choice, 18);
    public static readonly WorkbookColumn Label = new("Name of the survey", WorkbookCells.Words, 26);
    public static readonly WorkbookColumn Note = new("Note", WorkbookCells.Words, 60);
    public static readonly WorkbookColumn DoubtReason = new("Why an unusual value is right", WorkbookCells.Words, 40);
    public static readonly WorkbookColumn Quarter = new("Stamp: quarter", WorkbookCells.Stamp, 10);
    public static readonly WorkbookColumn Measure = new("Stamp: measure", WorkbookCells.Stamp, 10);
    public static readonly WorkbookColumn Period = new("Stamp: period", WorkbookCells.Stamp, 10);
    public static readonly WorkbookColumn ResultVersion = new("Stamp: version submitted", WorkbookCells.Stamp, 10);
    public static readonly WorkbookColumn DraftVersion = new("Stamp: version drafted", WorkbookCells.Stamp, 10);
    public static readonly WorkbookColumn FilledWith = new("Stamp: filled with", WorkbookCells.Stamp, 10);
    public static readonly WorkbookColumn Check = new("Stamp: check", WorkbookCells.Stamp, 10);

    /// <summary>All columns, in the order in which they are written.</summary>
    public static IReadOnlyList<WorkbookColumn> All { get; } =
    [
        Code, Title, PeriodLabel, Unit, Target, Last,
        Value, Numerator, Denominator, YearToDate, Forecast, Reason, Quality, Status, Label, Note, DoubtReason,
        Quarter, Measure, Period, ResultVersion, DraftVersion, FilledWith, Check,
    ];

    /// <summary>Those that are filled in.</summary>
    public static IReadOnlyList<WorkbookColumn> Filled { get; } = [.. All.Where(c => c.IsFilled)];

    /// <summary>Whether its cells are filled in.</summary>
    public bool IsFilled => Cells is WorkbookCells.Figure or WorkbookCells.Choice or WorkbookCells.Words;

    /// <summary>Whether a form asks for it.</summary>
    public bool IsAskedBy(EntryForm form) => this switch
    {
        _ when this == Numerator || this == Denominator => form.CollectsRatio,
        _ when this == YearToDate => form.AsksYearToDate,
        _ when this == Forecast => form.AsksForecast,
        _ when this == Status => form.IsJudged,
        _ when this == Label => form.Rules.Frequency == Frequency.Survey,
        _ => true,
    };

    /// <summary>The unit of its figures.</summary>
    public string UnitOf(MeasureRules rules) => this == Numerator ? MeasureUnit.Of(rules.Unit).NumeratorUnit : this == Denominator ? "number" : rules.Unit;

    /// <summary>What stands in it.</summary>
    public string? TextOf(WorkbookEntry entry) => this switch
    {
        _ when this == Value => entry.Value,
        _ when this == Numerator => entry.Numerator,
        _ when this == Denominator => entry.Denominator,
        _ when this == YearToDate => entry.YearToDate,
        _ when this == Forecast => entry.Forecast,
        _ when this == Reason => entry.Reason,
        _ when this == Quality => entry.Quality,
        _ when this == Status => entry.Status,
        _ when this == Label => entry.Label,
        _ when this == Note => entry.Note,
        _ when this == DoubtReason => entry.DoubtReason,
        _ => throw new ArgumentOutOfRangeException(nameof(entry), Heading, "Nothing is filled into this column."),
    };

    /// <summary>The heading of the column that a property of what was typed stands in.</summary>
    public static string? HeadingOf(string field) => field switch
    {
        nameof(ResultSubmission.Value) => Value.Heading,
        nameof(ResultSubmission.Numerator) => Numerator.Heading,
        nameof(ResultSubmission.Denominator) => Denominator.Heading,
        nameof(ResultSubmission.YearToDate) => YearToDate.Heading,
        nameof(ResultSubmission.Forecast) => Forecast.Heading,
        nameof(ResultSubmission.Reason) => Reason.Heading,
        nameof(ResultSubmission.Quality) => Quality.Heading,
        nameof(ResultSubmission.JudgedStatus) => Status.Heading,
        nameof(ResultSubmission.Label) => Label.Heading,
        nameof(ResultSubmission.Note) => Note.Heading,
        nameof(ResultSubmission.DoubtReason) => DoubtReason.Heading,
        _ => null,
    };
}
