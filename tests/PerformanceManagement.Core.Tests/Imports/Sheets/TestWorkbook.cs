using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using PerformanceManagement.Core.Imports.Sheets;

namespace PerformanceManagement.Core.Tests.Imports.Sheets;

/// <summary>A workbook as a council has one, written part by part, so that it can also say what no spreadsheet program would.</summary>
public sealed class TestWorkbook
{
    private readonly List<TestSheet> sheets = [];
    private readonly List<string> formats = [];

    /// <summary>What the file says of the extent of its sheets; null says nothing.</summary>
    public string? Dimension { get; init; }

    /// <summary>Adds a sheet whose rows are given from the first.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="rows">Texts, numbers, days, cells of <see cref="Of"/>; null for a blank cell.</param>
    public TestSheet Sheet(string name, params object?[][] rows)
    {
        var sheet = new TestSheet(name, rows);
        sheets.Add(sheet);
        return sheet;
    }

    /// <summary>A number or day with the format in which it is shown, and perhaps a colour behind it.</summary>
    public static TestCell Of(object value, string format = "General", bool isColoured = false) => new(value, format, isColoured);

    /// <summary>The file.</summary>
    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            string[] parts = [.. sheets.Select(SheetXml)];
            for (int i = 0; i < parts.Length; i++) Write(zip, $"xl/worksheets/sheet{i + 1}.xml", parts[i]);
            for (int i = 0; i < parts.Length; i++)
            {
                if (sheets[i].Notes.Count == 0) continue;
                Write(zip, $"xl/worksheets/_rels/sheet{i + 1}.xml.rels", Relations(($"../comments{i + 1}.xml", "comments", "c")));
                Write(zip, $"xl/comments{i + 1}.xml", $"<comments xmlns=\"{Main}\"><authors><author>The officer</author></authors><commentList>{string.Concat(sheets[i].Notes.Select(n => $"<comment ref=\"{n.Cell}\" authorId=\"0\"><text><r><t>The officer:</t></r><r><t>\n{Escaped(n.Text)}</t></r></text></comment>"))}</commentList></comments>");
            }

            Write(zip, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets>{string.Concat(sheets.Select((s, i) => $"<sheet name=\"{Escaped(s.Name)}\" sheetId=\"{i + 1}\" r:id=\"s{i + 1}\"{(s.IsHidden ? " state=\"hidden\"" : "")}/>"))}</sheets></workbook>");
            Write(zip, "xl/_rels/workbook.xml.rels", Relations([.. sheets.Select((_, i) => ($"worksheets/sheet{i + 1}.xml", "worksheet", $"s{i + 1}")), ("styles.xml", "styles", "st")]));
            Write(zip, "xl/styles.xml", StylesXml());
            Write(zip, "_rels/.rels", Relations(("xl/workbook.xml", "officeDocument", "w")));
            Write(zip, "[Content_Types].xml", ContentTypes());
        }

        return stream.ToArray();
    }

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private string SheetXml(TestSheet sheet)
    {
        var xml = new StringBuilder($"<worksheet xmlns=\"{Main}\">");
        if (Dimension is not null) xml.Append(CultureInfo.InvariantCulture, $"<dimension ref=\"{Dimension}\"/>");
        xml.Append("<sheetData>");
        for (int row = 0; row < sheet.Rows.Length; row++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<row r=\"{row + 1}\">");
            for (int column = 0; column < sheet.Rows[row].Length; column++) xml.Append(CellXml(sheet.Rows[row][column], new CellPlace(null, row + 1, column + 1).Address));
            xml.Append("</row>");
        }

        xml.Append(sheet.MoreRows).Append("</sheetData>");
        if (sheet.Merged.Count > 0) xml.Append(CultureInfo.InvariantCulture, $"<mergeCells count=\"{sheet.Merged.Count}\">{string.Concat(sheet.Merged.Select(m => $"<mergeCell ref=\"{m}\"/>"))}</mergeCells>");
        return xml.Append("</worksheet>").ToString();
    }

    private string CellXml(object? value, string address)
    {
        if (value is null) return "";
        TestCell cell = value as TestCell ?? Of(value, value is DateOnly ? "dd/mm/yyyy" : "General");
        string style = $"s=\"{StyleOf(cell)}\"";
        return cell.Value switch
        {
            string text when text.StartsWith('=') => $"<c r=\"{address}\" {style}><f>{Escaped(text[1..])}</f></c>",
            string text => $"<c r=\"{address}\" {style} t=\"inlineStr\"><is><t xml:space=\"preserve\">{Escaped(text)}</t></is></c>",
            DateOnly day => $"<c r=\"{address}\" {style}><v>{day.DayNumber - new DateOnly(1899, 12, 30).DayNumber}</v></c>",
            // As Excel writes it: in binary, with the seventeen digits that bring it back.
            _ => $"<c r=\"{address}\" {style}><v>{Convert.ToDouble(cell.Value, CultureInfo.InvariantCulture).ToString("G17", CultureInfo.InvariantCulture)}</v></c>",
        };
    }

    private int StyleOf(TestCell cell)
    {
        string key = $"{cell.Format}{(cell.IsColoured ? "|" : "")}";
        if (!formats.Contains(key)) formats.Add(key);
        return formats.IndexOf(key);
    }

    private string StylesXml() =>
        $"<styleSheet xmlns=\"{Main}\"><numFmts count=\"{formats.Count}\">{string.Concat(formats.Select((f, i) => $"<numFmt numFmtId=\"{200 + i}\" formatCode=\"{Escaped(f.TrimEnd('|'))}\"/>"))}</numFmts>"
        + "<fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill><fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF00B050\"/></patternFill></fill></fills>"
        + $"<cellXfs count=\"{formats.Count}\">{string.Concat(formats.Select((f, i) => $"<xf numFmtId=\"{200 + i}\" fillId=\"{(f.EndsWith('|') ? 2 : 0)}\"/>"))}</cellXfs></styleSheet>";

    private string ContentTypes() =>
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + $"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{Kind}sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{Kind}styles+xml\"/>"
        + string.Concat(sheets.Select((s, i) => $"<Override PartName=\"/xl/worksheets/sheet{i + 1}.xml\" ContentType=\"{Kind}worksheet+xml\"/>{(s.Notes.Count > 0 ? $"<Override PartName=\"/xl/comments{i + 1}.xml\" ContentType=\"{Kind}comments+xml\"/>" : "")}")) + "</Types>";

    private static string Relations(params (string Target, string Type, string Id)[] relations) =>
        $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(relations.Select(r => $"<Relationship Id=\"{r.Id}\" Type=\"{Office}/{r.Type}\" Target=\"{r.Target}\"/>"))}</Relationships>";

    private static string Escaped(string text) => SecurityElement.Escape(text)!;

    private static void Write(ZipArchive zip, string name, string xml)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
        writer.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + xml);
    }
}

/// <summary>A sheet of such a workbook.</summary>
public sealed record TestSheet(string Name, object?[][] Rows)
{
    public List<string> Merged { get; } = [];

    public List<(string Cell, string Text)> Notes { get; } = [];

    public bool IsHidden { get; set; }

    /// <summary>Rows in the file's own words, behind the others.</summary>
    public string MoreRows { get; set; } = "";

    public TestSheet Merge(params string[] ranges)
    {
        Merged.AddRange(ranges);
        return this;
    }

    public TestSheet Note(string cell, string text)
    {
        Notes.Add((cell, text));
        return this;
    }
}

/// <summary>A cell with its format.</summary>
public sealed record TestCell(object Value, string Format, bool IsColoured);
