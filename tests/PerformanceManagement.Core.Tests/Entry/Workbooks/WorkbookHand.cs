using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace PerformanceManagement.Core.Tests.Entry.Workbooks;

/// <summary>Somebody who fills in a downloaded workbook as a spreadsheet program writes it, and does with it what people do.</summary>
public sealed class WorkbookHand : IDisposable
{
    private readonly MemoryStream stream = new();
    private readonly SpreadsheetDocument document;

    public WorkbookHand(byte[] workbook)
    {
        stream.Write(workbook);
        stream.Position = 0;
        document = SpreadsheetDocument.Open(stream, isEditable: true);
    }

    /// <summary>The sheet of the values.</summary>
    public WorksheetPart Values => (WorksheetPart)document.WorkbookPart!.GetPartById(document.WorkbookPart.Workbook!.Descendants<Sheet>().Single(s => s.Name == "Values").Id!.Value!);

    public SpreadsheetDocument Document => document;

    public IReadOnlyList<Row> Rows => [.. Values.Worksheet!.Descendants<Row>().Where(r => r.RowIndex! > 3)];

    public IReadOnlyList<string> Headings => [.. Values.Worksheet!.Descendants<Row>().Single(r => r.RowIndex! == 3).Elements<Cell>().Select(TextOf)];

    /// <summary>The cell of a measure in a column, of the first row of the measure where it has several.</summary>
    public Cell this[string code, string heading] => Rows.First(r => TextOf(r.Elements<Cell>().First()) == code).Elements<Cell>().ElementAt(Headings.ToList().IndexOf(heading));

    /// <summary>Types into a cell: a number, a text, or nothing.</summary>
    public WorkbookHand Fill(string code, string heading, object? value)
    {
        Put(this[code, heading], value);
        return this;
    }

    /// <summary>A number with a number format of its own.</summary>
    public WorkbookHand FillAs(string code, string heading, double value, string format)
    {
        Stylesheet styles = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet!;
        styles.NumberingFormats ??= new NumberingFormats();
        uint id = 900 + (uint)styles.NumberingFormats.ChildElements.Count;
        styles.NumberingFormats.Append(new NumberingFormat { NumberFormatId = id, FormatCode = format });
        styles.CellFormats!.Append(new CellFormat { NumberFormatId = id, FontId = 0, FillId = 0, BorderId = 0, ApplyNumberFormat = true });
        Cell cell = this[code, heading];
        Put(cell, value);
        cell.StyleIndex = (uint)styles.CellFormats.ChildElements.Count - 1;
        return this;
    }

    /// <summary>A formula, with what it came to where the program has worked it out.</summary>
    public WorkbookHand Formula(string code, string heading, string formula, double? result = null)
    {
        Cell cell = this[code, heading];
        Put(cell, result);
        cell.CellFormula = new CellFormula(formula);
        return this;
    }

    public static void Put(Cell cell, object? value)
    {
        cell.RemoveAllChildren();
        cell.DataType = null;
        if (value is string text)
        {
            cell.DataType = CellValues.InlineString;
            cell.Append(new InlineString(new Text(text)));
        }
        else if (value is not null)
        {
            cell.Append(new CellValue(Convert.ToDouble(value, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture)));
        }
    }

    public static string TextOf(Cell cell) => cell.InlineString?.InnerText ?? cell.CellValue?.Text ?? "";

    /// <summary>The file as it is saved.</summary>
    public byte[] Saved()
    {
        document.Save();
        document.Dispose();
        return stream.ToArray();
    }

    public void Dispose()
    {
        document.Dispose();
        stream.Dispose();
    }
}
