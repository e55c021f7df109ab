using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Imports.Sheets;
using PerformanceManagement.Core.Reports.Excel;
using PerformanceManagement.Core.Reports.Formats;
using PerformanceManagement.Core.Reports.Word;

namespace PerformanceManagement.Core.Entry.Workbooks;

/// <summary>
/// Writes the workbook into which values are filled: a cover that says how, and one table, in which all but the cells to be filled is protected. After the
/// guidance of the Government Statistical Service: marked as a table, nothing merged, with title, author and language.
/// </summary>
/// <param name="title">The title, for the cover and the file.</param>
/// <param name="council">Whose it is.</param>
/// <param name="day">The day it is made.</param>
/// <param name="rows">Its values, each as its form shows it.</param>
internal sealed class EntryWorkbookWriter(string title, string council, DateOnly day, IReadOnlyList<EntryForm> rows)
{
    private const uint HeadingRow = 3;

    // What fits across a sheet of A4: a program that scales pages scales no page of one column.
    private const double CoverWidth = 84;

    private readonly EntryWorkbookStyles styles = new();

    /// <summary>The file.</summary>
    public byte[] Write()
    {
        using var draft = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(draft, SpreadsheetDocumentType.Workbook))
        {
            WorkbookPart workbook = document.AddNewPart<WorkbookPart>("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "workbook");
            workbook.AddNewPart<WorksheetPart>("sheet1").Worksheet = Cover();
            WorksheetPart values = workbook.AddNewPart<WorksheetPart>("sheet2");
            values.AddNewPart<TableDefinitionPart>("table").Table = Table();
            values.Worksheet = Values();
            workbook.Workbook = new Workbook(
                new BookViews(new WorkbookView { ActiveTab = 1 }),
                new Sheets(new Sheet { Name = "How to fill it in", SheetId = 1, Id = "sheet1" }, new Sheet { Name = WorkbookColumn.SheetName, SheetId = 2, Id = "sheet2" }),
                new DefinedNames(new DefinedName($"'{WorkbookColumn.SheetName}'!${HeadingRow}:${HeadingRow}") { Name = "_xlnm.Print_Titles", LocalSheetId = 1 }));
            workbook.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = styles.ToStylesheet();
            OfficePackage.WriteProperties(document, new OfficeProperties(title, council, "Values to enter", "en-GB", day));
        }

        return OfficePackage.Repacked(draft);
    }

    private Worksheet Cover()
    {
        (string Text, WorkbookLook Look)[] lines =
        [
            (title, WorkbookLook.Title),
            ($"{council}, downloaded on {FigureFormat.Date(day)}. {(rows.Count == 1 ? "One value." : $"{rows.Count:N0} values.")}", WorkbookLook.Told),
            ("How to fill it in", WorkbookLook.Heading),
            .. EntryWorkbookWords.HowTo.Select(line => (line, WorkbookLook.Told)),
            .. rows.Any(r => MeasureUnit.Of(r.Rules.Unit).Duration is not null) ? [(EntryWorkbookWords.Times, WorkbookLook.Told)] : Array.Empty<(string, WorkbookLook)>(),
            ("What the columns ask", WorkbookLook.Heading),
            .. EntryWorkbookWords.Columns.Where(c => IsUsed(c.Column)).Select(c => ($"{c.Column.Heading}: {c.Words}", WorkbookLook.Told)),
        ];
        var data = new SheetData(lines.Select((line, i) =>
        {
            double height = line.Look == WorkbookLook.Title ? ExcelRows.TitleHeight : ExcelRows.HeightOf([line.Text], [CoverWidth], isBold: line.Look == WorkbookLook.Heading);
            return new Row(Text(line.Text, styles.Of(line.Look), 1, (uint)(i + 1))) { RowIndex = (uint)(i + 1), Height = height };
        }));
        return new Worksheet(
            new SheetViews(new SheetView { WorkbookViewId = 0, ShowGridLines = false }),
            new Columns(new Column { Min = 1, Max = 1, Width = CoverWidth, CustomWidth = true }),
            data,
            Protection(),
            Margins(),
            new PageSetup { PaperSize = 9, Orientation = OrientationValues.Portrait });
    }

    private Worksheet Values()
    {
        double[] widths = [.. WorkbookColumn.All.Select(c => c.Width)];
        var data = new SheetData(
            new Row(Text(title, styles.Of(WorkbookLook.Title), 1, 1)) { RowIndex = 1, Height = ExcelRows.TitleHeight },
            new Row(Text("This sheet holds one table. Fill in the yellow cells; the sheet “How to fill it in” explains them.", styles.Of(WorkbookLook.Line), 1, 2)) { RowIndex = 2 },
            new Row(WorkbookColumn.All.Select((c, i) => Text(c.Heading, styles.Of(WorkbookLook.ColumnHeading), i + 1, HeadingRow))) { RowIndex = HeadingRow, Height = ExcelRows.HeightOf(WorkbookColumn.All.Select(c => c.Cells == WorkbookCells.Stamp ? "" : c.Heading), widths, isBold: true) });
        for (int i = 0; i < rows.Count; i++)
        {
            uint row = RowOf(i);
            WorkbookEntry entry = WorkbookEntry.From(rows[i]);
            string?[] texts = [.. WorkbookColumn.All.Select(c => c.IsFilled ? c.IsAskedBy(rows[i]) ? c.TextOf(entry) : WorkbookColumn.NotAsked : Told(c, rows[i], entry))];
            data.Append(new Row(WorkbookColumn.All.Select((c, column) => Cell(c, rows[i], texts[column], column + 1, row)))
            {
                RowIndex = row,
                Height = ExcelRows.HeightOf(texts.Select((t, column) => WorkbookColumn.All[column].Cells == WorkbookCells.Stamp ? "" : t ?? ""), widths),
            });
        }

        return new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(View()),
            new Columns(WorkbookColumn.All.Select((c, i) => new Column { Min = (uint)(i + 1), Max = (uint)(i + 1), Width = c.Width, CustomWidth = true, Hidden = c.Cells == WorkbookCells.Stamp || !IsUsed(c) ? true : null })),
            data,
            Protection(),
            EntryWorkbookChecks.Of(rows, RowOf),
            Margins(),
            new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 },
            new TableParts(new TablePart { Id = "table" }) { Count = 1 });
    }

    private static SheetView View()
    {
        // Code and name stay in sight while one goes to the right.
        string first = $"C{HeadingRow + 1}";
        return new SheetView(
            new Pane { HorizontalSplit = 2, VerticalSplit = HeadingRow, TopLeftCell = first, ActivePane = PaneValues.BottomRight, State = PaneStateValues.Frozen },
            new Selection { Pane = PaneValues.BottomRight, ActiveCell = $"G{HeadingRow + 1}", SequenceOfReferences = new ListValue<StringValue> { InnerText = $"G{HeadingRow + 1}" } })
        { WorkbookViewId = 0, TabSelected = true };
    }

    private static PageMargins Margins() => new() { Left = 0.5, Right = 0.5, Top = 0.6, Bottom = 0.6, Header = 0.3, Footer = 0.3 };

    // Without a password: it keeps people from slips, and is no lock. Columns and rows may be made wider and hidden, headings used as filters, and cells given
    // another format where Excel has made a date of a figure. No spreadsheet program sorts or deletes rows with locked cells, whatever is allowed here.
    private static SheetProtection Protection() => new() { Sheet = true, Objects = true, Scenarios = true, FormatCells = false, FormatColumns = false, FormatRows = false, AutoFilter = false };

    private Table Table()
    {
        string range = $"A{HeadingRow}:{CellPlace.Letters(WorkbookColumn.All.Count)}{RowOf(rows.Count - 1)}";
        return new Table(
            new AutoFilter { Reference = range },
            new TableColumns(WorkbookColumn.All.Select((c, i) => new TableColumn { Id = (uint)(i + 1), Name = c.Heading })) { Count = (uint)WorkbookColumn.All.Count },
            new TableStyleInfo { Name = "TableStyleLight1", ShowFirstColumn = false, ShowLastColumn = false, ShowRowStripes = false, ShowColumnStripes = false })
        { Id = 1, Name = "Values_table", DisplayName = "Values_table", Reference = range, TotalsRowShown = false };
    }

    private Cell Cell(WorkbookColumn column, EntryForm form, string? text, int place, uint row)
    {
        bool isAsked = column.IsFilled && column.IsAskedBy(form);
        WorkbookLook look = isAsked ? WorkbookLook.Open : column.IsFilled ? WorkbookLook.NotAsked : WorkbookLook.Fact;
        if (!isAsked || column.Cells != WorkbookCells.Figure) return text is null ? Blank(styles.Of(look, EntryWorkbookStyles.AsTyped), place, row) : Text(text, styles.Of(look, EntryWorkbookStyles.AsTyped), place, row);

        string unit = column.UnitOf(form.Rules);
        // What a figure is worked out of is counted, and shown with the decimals that it has.
        int decimals = column != WorkbookColumn.Numerator && column != WorkbookColumn.Denominator ? form.Rules.Decimals : text?.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point ? text.Length - point - 1 : 0;
        uint style = styles.Of(look, FormatOf(unit, decimals));
        return text is null ? Blank(style, place, row)
            : decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
                ? new Cell(new CellValue(number.ToString(CultureInfo.InvariantCulture))) { CellReference = At(place, row), StyleIndex = style }
                : Text(text, style, place, row);
    }

    // Time in two parts stays as it is typed: Excel would make a time of day of it.
    private static string FormatOf(string unit, int decimals)
    {
        var known = MeasureUnit.Of(unit);
        return known.Duration is not null ? EntryWorkbookStyles.AsTyped : $"{Quoted(known.Prefix)}#,##0{(decimals > 0 ? "." + new string('0', decimals) : "")}{Quoted(known.NumberSuffix)}";
    }

    private static string Quoted(string? sign) => sign is null ? "" : $"\"{sign}\"";

    private static string? Told(WorkbookColumn column, EntryForm form, WorkbookEntry entry)
    {
        string quarter = form.Quarter.Token, period = form.Period.Token;
        string? result = form.ResultVersion?.ToString("N"), draft = form.DraftVersion?.ToString("N"), filled = WorkbookStamp.Filled(form, entry);
        return column switch
        {
            _ when column == WorkbookColumn.Code || column == WorkbookColumn.Measure => form.Code,
            _ when column == WorkbookColumn.Title => form.Title,
            _ when column == WorkbookColumn.PeriodLabel => form.Period.Label,
            _ when column == WorkbookColumn.Unit => MeasureUnit.Of(form.Rules.Unit) is { Duration: { } duration } ? $"{form.Rules.Unit}, as in {duration.Example}" : form.Rules.Unit,
            _ when column == WorkbookColumn.Target => form.TargetText ?? "None",
            _ when column == WorkbookColumn.Last => form.LastValues.Count > 0 ? $"{form.LastValues[0].Text} ({form.LastValues[0].Period.Label})" : "None",
            _ when column == WorkbookColumn.Quarter => quarter,
            _ when column == WorkbookColumn.Period => period,
            _ when column == WorkbookColumn.ResultVersion => result ?? "none",
            _ when column == WorkbookColumn.DraftVersion => draft ?? "none",
            _ when column == WorkbookColumn.FilledWith => filled,
            _ when column == WorkbookColumn.Check => WorkbookStamp.Check(quarter, form.Code, period, result ?? "none", draft ?? "none", filled),
            _ => throw new InvalidOperationException($"{column.Heading} is filled in."),
        };
    }

    private bool IsUsed(WorkbookColumn column) => !column.IsFilled || rows.Any(column.IsAskedBy);

    private static uint RowOf(int index) => HeadingRow + 1 + (uint)index;

    private static string At(int column, uint row) => new CellPlace(null, (int)row, column).Address;

    private static Cell Blank(uint style, int column, uint row) => new() { CellReference = At(column, row), StyleIndex = style };

    private static Cell Text(string text, uint style, int column, uint row) => new(new InlineString(new Text(WordText.Clean(text)) { Space = SpaceProcessingModeValues.Preserve }))
    {
        CellReference = At(column, row),
        DataType = CellValues.InlineString,
        StyleIndex = style,
    };
}
