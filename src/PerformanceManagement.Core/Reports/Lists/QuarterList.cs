using System.Text;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reading;
using PerformanceManagement.Core.Reports.Excel;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Reports.Words;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Reports.Lists;

/// <summary>A column that a list has beside those of every list: why a measure is on it, who enters it.</summary>
/// <param name="Header">Its heading.</param>
/// <param name="Text">What stands in it; null for nothing.</param>
/// <param name="IsSentence">Whether it holds sentences.</param>
public sealed record ListColumn(string Header, Func<ScorecardRow, string?> Text, bool IsSentence = false);

/// <summary>Measures of a quarter as they are shown, to be taken away as a file: what a row of a scorecard says and nothing else, so that what is suppressed stays so.</summary>
public sealed record QuarterList
{
    /// <summary>What it lists: "Measures", "Needs attention".</summary>
    public required string Name { get; init; }

    /// <summary>The reporting quarter.</summary>
    public required Period Quarter { get; init; }

    /// <summary>What was chosen, in words: the quarter, the filters, the order.</summary>
    public required IReadOnlyList<ReportField> Shown { get; init; }

    /// <summary>The rows, in order.</summary>
    public required IReadOnlyList<ScorecardRow> Rows { get; init; }

    /// <summary>What this list says of each measure, after its name.</summary>
    public IReadOnlyList<ListColumn> Own { get; init; } = [];

    /// <summary>What is known of each measure beside its row, such as who enters it.</summary>
    public IReadOnlyList<ListColumn> Known { get; init; } = [];

    private IReadOnlyList<MeasureColumn> Columns =>
    [
        MeasureColumn.Code,
        new("Measure", ReportColumnKind.Name, r => ReportCells.Of(r.Title)),
        .. Own.Select(Of),
        MeasureColumn.Directorate,
        new("Service", ReportColumnKind.Words, r => ReportCells.Of(r.Service)),
        new("Portfolio holder", ReportColumnKind.Words, r => ReportCells.Of(r.Portfolio)),
        new("Priority", ReportColumnKind.Words, r => ReportCells.Of(MeasureTables.TopOf(r))),
        .. Known.Select(Of),
        new("Period", ReportColumnKind.Words, r => ReportCells.Of(r.Reported.Period.Label)),
        new("Value", ReportColumnKind.Figure, r => Alone(ReportCells.Value(r))),
        new("About the value", ReportColumnKind.Words, r => ReportCells.Of(r.ValueRemark)),
        MeasureColumn.Unit,
        MeasureColumn.SuccessIs,
        new("Target", ReportColumnKind.Figure, r => Alone(ReportCells.Target(r))),
        new("Status", ReportColumnKind.Mark, r => Alone(ReportCells.Status(r, r.Rating.Label))),
        new("Why this status", ReportColumnKind.Text, r => ReportCells.Of(r.Rating.Explanation)),
        MeasureColumn.ShortTrend,
        MeasureColumn.LongTrend,
        new("Year target", ReportColumnKind.Figure, r => Alone(ReportCells.YearTarget(r))),
        new("Year-end forecast", ReportColumnKind.Figure, r => Alone(ReportCells.Forecast(r))),
        new("Note date", ReportColumnKind.Date, r => ReportCells.Of(r.Note?.Date)),
        new("Note for", ReportColumnKind.Words, r => ReportCells.Of(r.Note?.Period.Label)),
        new("Note", ReportColumnKind.Text, r => NoteOf(r)),
    ];

    /// <summary>The lines of a CSV file, without their ends, the headings first. A figure is a number without signs; where there is none, the words why stand in its place.</summary>
    public IEnumerable<string> CsvLines()
    {
        IReadOnlyList<MeasureColumn> columns = Columns;
        yield return string.Join(',', columns.Select(c => CsvCell.Of(c.Header)));
        var line = new StringBuilder();
        foreach (ScorecardRow row in Rows)
        {
            line.Clear();
            foreach (MeasureColumn column in columns)
            {
                if (line.Length > 0) line.Append(',');
                line.Append(Csv(column.Cell(row)));
            }

            yield return line.ToString();
        }
    }

    /// <summary>The list as a workbook: what was chosen, what its words mean, and one sheet with the rows.</summary>
    /// <param name="council">The council's name.</param>
    /// <param name="day">The day it is made.</param>
    public byte[] ToWorkbook(string council, DateOnly day)
    {
        string title = PlainText.Line($"{Name}, {Quarter.Label}");
        return ExcelRenderer.Render(
            new QuarterlyReport
            {
                Council = PlainText.Line(council),
                Committee = "Dashboard",
                Title = title,
                Quarter = Quarter.Token,
                Date = day,
                RunningHead = title,
                TitleBlock = [.. Shown.Select(f => f with { Value = PlainText.Line(f.Value) })],
                Sections = [],
                Sheets = [new ReportSheet("Measures", $"{Name}: {Rows.Count} {(Rows.Count == 1 ? "measure" : "measures")}, in the order in which the dashboard shows them.", Table(title))],
                Warnings = [],
                FileName = "measures",
            },
            ReportKey.ListNotes);
    }

    // A table of a workbook has a row at least.
    private ReportTable Table(string title)
    {
        IReadOnlyList<MeasureColumn> columns = Columns;
        return Rows.Count > 0 ? MeasureColumn.Table(title, columns, Rows)
            : new ReportTable(title, MeasureColumn.Heads(columns), [new ReportRow([.. columns.Select((_, i) => new ReportCell(i == 1 ? "No measure matches" : ReportCells.Nothing))])]);
    }

    private static MeasureColumn Of(ListColumn column) => new(column.Header, column.IsSentence ? ReportColumnKind.Text : ReportColumnKind.Words, r => ReportCells.Of(column.Text(r)));

    // What goes with a figure has a column of its own.
    private static ReportCell Alone(ReportCell cell) => cell with { Remark = null };

    private static ReportCell NoteOf(ScorecardRow row)
    {
        string note = row.Note is { } latest ? string.Join('\n', PlainText.Paragraphs(latest.Text)) : "";
        return note.Length > 0 ? new ReportCell(note) : new ReportCell(Commentary.IsMissing(row) ? "No note: one is required" : ReportCells.Nothing);
    }

    private static string Csv(ReportCell cell) =>
        cell.Number is { } number ? CsvCell.Of(number)
        : cell.Date is { } date ? date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
        : cell.OneLine == ReportCells.Nothing ? ""
        : CsvCell.Of(cell.OneLine);
}
