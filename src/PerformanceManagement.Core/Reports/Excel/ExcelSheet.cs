using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using PerformanceManagement.Core.Reports.Paper;

namespace PerformanceManagement.Core.Reports.Excel;

/// <summary>A sheet: a title, lines of text, and perhaps one table under them.</summary>
internal sealed record ExcelSheet(string Name, string Title, IReadOnlyList<string> Lines, ReportTable? Table)
{
    /// <summary>Whether the first column's cells link to the sheets they name.</summary>
    public bool LinksFirstColumn { get; init; }

    /// <summary>The row of the table's header, counted from 1; null without a table.</summary>
    public int? HeaderRow => Table is null ? null : Lines.Count + 2;

    public static ExcelSheet ForLines(string name, string title, IReadOnlyList<string> lines) => new(name, title, lines, null);

    public static ExcelSheet ForTable(string name, string title, IReadOnlyList<string> lines, ReportTable table) => new(name, title, lines, table);

    public void AddTo(WorkbookPart workbook, string id, uint number, ExcelStyles styles, string footer)
    {
        WorksheetPart part = workbook.AddNewPart<WorksheetPart>(id);
        var rows = new SheetData(Row(1, [Text(Title, ExcelStyles.Title)], ExcelRows.TitleHeight));
        for (int i = 0; i < Lines.Count; i++) rows.Append(Row(i + 2, [Text(Lines[i], ExcelStyles.Line)]));
        if (Table is not null) AppendTable(rows, Table, styles);

        var sheet = new Worksheet(new SheetProperties(new PageSetupProperties { FitToPage = true }), Views(number), Columns(), rows);
        if (LinksFirstColumn) sheet.Append(Links());
        sheet.Append(
            new PageMargins { Left = 0.5, Right = 0.5, Top = 0.6, Bottom = 0.6, Header = 0.3, Footer = 0.3 },
            new PageSetup { PaperSize = 9, Orientation = Table is null ? OrientationValues.Portrait : OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 },
            new HeaderFooter(new OddFooter($"&L{footer.Replace("&", "&&", StringComparison.Ordinal)}&RPage &P of &N")));
        if (Table is not null)
        {
            part.AddNewPart<TableDefinitionPart>("table").Table = Definition(Table, number);
            sheet.Append(new TableParts(new TablePart { Id = "table" }) { Count = 1 });
        }

        part.Worksheet = sheet;
    }

    private void AppendTable(SheetData rows, ReportTable table, ExcelStyles styles)
    {
        double[] widths = [.. table.Columns.Select(c => Width(c.Kind))];
        rows.Append(Row(HeaderRow!.Value, table.Columns.Select(c => Text(c.Header, ExcelStyles.Header)), ExcelRows.HeightOf(table.Columns.Select(c => c.Header), widths, isBold: true)));
        for (int i = 0; i < table.Rows.Count; i++)
        {
            IReadOnlyList<ReportCell> cells = table.Rows[i].Cells;
            rows.Append(Row(HeaderRow.Value + 1 + i, cells.Select((cell, column) => Of(cell, table.Columns[column].Kind, styles, LinksFirstColumn && column == 0)), ExcelRows.HeightOf(cells.Select(c => c.OneLine), widths)));
        }
    }

    private SheetViews Views(uint number)
    {
        var view = new SheetView { WorkbookViewId = 0, ShowGridLines = Table is not null, TabSelected = number == 1 };
        if (HeaderRow is { } header)
        {
            view.Append(new Pane { VerticalSplit = header, TopLeftCell = $"A{header + 1}", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen });
            view.Append(new Selection { Pane = PaneValues.BottomLeft, ActiveCell = $"A{header + 1}", SequenceOfReferences = new ListValue<StringValue> { InnerText = $"A{header + 1}" } });
        }

        return new SheetViews(view);
    }

    private Columns Columns() => Table is null
        ? new Columns(Column(1, 100))
        : new Columns(Table.Columns.Select((c, i) => Column((uint)(i + 1), Width(c.Kind))));

    private static Column Column(uint number, double width) => new() { Min = number, Max = number, Width = width, CustomWidth = true };

    private static double Width(ReportColumnKind kind) => kind switch
    {
        ReportColumnKind.Code => 14,
        ReportColumnKind.Name => 40,
        ReportColumnKind.Words => 24,
        ReportColumnKind.Text => 70,
        ReportColumnKind.Figure => 16,
        ReportColumnKind.Mark => 26,
        ReportColumnKind.Date => 20,
        _ => throw new InvalidOperationException($"A workbook has no column of kind {kind}."),
    };

    private Hyperlinks Links() => new(Table!.Rows.Select((row, i) => new Hyperlink
    {
        Reference = $"A{HeaderRow + 1 + i}",
        Location = $"'{row.Cells[0].Text}'!A1",
        Display = row.Cells[0].Text,
    }));

    private Table Definition(ReportTable table, uint number)
    {
        string range = $"A{HeaderRow}:{ColumnName(table.Columns.Count)}{HeaderRow + table.Rows.Count}";
        string name = Name.Replace(' ', '_') + "_table";
        return new Table(
            new AutoFilter { Reference = range },
            new TableColumns(table.Columns.Select((c, i) => new TableColumn { Id = (uint)(i + 1), Name = c.Header })) { Count = (uint)table.Columns.Count },
            new TableStyleInfo { Name = "TableStyleLight1", ShowFirstColumn = false, ShowLastColumn = false, ShowRowStripes = true, ShowColumnStripes = false })
        { Id = number, Name = name, DisplayName = name, Reference = range, TotalsRowShown = false };
    }

    // The height is no custom one: a program that fits rows to their text may still do so.
    private static Row Row(int number, IEnumerable<Cell> cells, double? height = null)
    {
        var row = new Row { RowIndex = (uint)number };
        if (height is { } points) row.Height = points;
        int column = 0;
        foreach (Cell cell in cells)
        {
            cell.CellReference = $"{ColumnName(++column)}{number}";
            row.Append(cell);
        }

        return row;
    }

    private static Cell Of(ReportCell cell, ReportColumnKind kind, ExcelStyles styles, bool isLink)
    {
        if (cell.Number is { } number) return Value(number.ToString(CultureInfo.InvariantCulture), styles.Number(cell, isCode: kind == ReportColumnKind.Code));
        if (cell.Date is { } date) return Value(date.ToDateTime(TimeOnly.MinValue).ToOADate().ToString(CultureInfo.InvariantCulture), ExcelStyles.Date);
        return Text(cell.OneLine, isLink ? ExcelStyles.Link : ExcelStyles.Text);
    }

    private static Cell Value(string value, uint style) => new(new CellValue(value)) { StyleIndex = style };

    // What looks like a formula is marked as text, so that editing the cell does not turn it into one.
    private static Cell Text(string text, uint style) => new(new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve }))
    {
        DataType = CellValues.InlineString,
        StyleIndex = style == ExcelStyles.Text && text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? ExcelStyles.QuotedText : style,
    };

    private static string ColumnName(int number)
    {
        string name = "";
        for (; number > 0; number = (number - 1) / 26) name = (char)('A' + ((number - 1) % 26)) + name;
        return name;
    }
}
