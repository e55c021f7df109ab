using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using FluentAssertions;
using PerformanceManagement.Core.Entry.Workbooks;
using PerformanceManagement.Core.Imports.Uploads;
using PerformanceManagement.Core.Tests.Imports.Sheets;
using Xunit;
using Xunit.Abstractions;

namespace PerformanceManagement.Core.Tests.Entry.Workbooks;

/// <summary>Files that are no filled workbook: each is refused in a sentence, soon, and without taking memory.</summary>
[Collection(Alone.Name)]
public sealed class HostileWorkbookTests(ITestOutputHelper output)
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    [Fact]
    public void A_zip_bomb_is_refused()
    {
        Refusal(Zip(("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<workbook/>"), ("xl/worksheets/sheet1.xml", new string(' ', 100_000_000))))
            .Should().Be("xl/worksheets/sheet1.xml is larger than 24.0 MB once unpacked, which is the most that is read.");
        Refusal(Zip([("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<workbook/>"), .. Enumerable.Range(1, 5).Select(i => ($"xl/worksheets/sheet{i}.xml", new string(' ', 20_000_000)))]))
            .Should().Be("book.xlsx is larger than 32.0 MB once unpacked, which is the most that is read.");
    }

    [Fact]
    public void A_zip_bomb_that_says_it_is_small_is_refused()
    {
        byte[] zip = Zip(("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<workbook/>"), ("xl/worksheets/sheet1.xml", "<worksheet>" + new string(' ', 70_000_000) + "</worksheet>"));
        byte[] size = BitConverter.GetBytes(70_000_023);
        int found = 0;
        for (int at = zip.AsSpan().IndexOf(size); at >= 0; at = zip.AsSpan().IndexOf(size), found++) BitConverter.GetBytes(1000).CopyTo(zip, at);
        found.Should().BePositive();
        Refusal(zip).Should().NotBeEmpty();
    }

    [Fact]
    public void Nested_tags_are_refused() =>
        Refusal(Book("<worksheet>" + string.Concat(Enumerable.Repeat("<a>", 32_000)) + string.Concat(Enumerable.Repeat("</a>", 32_000)) + "</worksheet>"))
            .Should().Be("xl/worksheets/sheet1.xml nests its tags more than 64 deep, which no spreadsheet program does.");

    [Fact]
    public void A_document_type_is_refused_in_plain_words() =>
        Refusal(Book("<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><worksheet>&b;</worksheet>"))
            .Should().StartWith("xl/worksheets/sheet1.xml is not XML that can be read safely:").And.Contain("DTD").And.NotContain("XmlReader");

    [Theory]
    [InlineData("<row/>")]
    [InlineData("<row><c/></row>")]
    [InlineData("<row r=\"5\" spans=\"1:24\" ht=\"15\" customHeight=\"1\"/>")]
    public void A_million_empty_rows_are_refused(string row) =>
        Refusal(Book("<worksheet xmlns=\"" + Main + "\"><sheetData>" + string.Concat(Enumerable.Repeat(row, row.Length > 20 ? 400_001 : 1_000_000)) + "</sheetData></worksheet>"))
            .Should().Be("book.xlsx holds far more rows, cells or sheets than can be filled in. Delete those that are empty, or fill in a new download.");

    [Theory]
    [InlineData("<c><v>1</v></c>")]
    [InlineData("<c t=\"inlineStr\"><is><t>a</t></is></c>")]
    [InlineData("<c><f>1+1</f></c>")]
    public void More_cells_than_can_be_filled_in_are_refused(string cell)
    {
        byte[] Of(int cells) => Whole($"<sheetData>{string.Concat(Enumerable.Repeat($"<row>{string.Concat(Enumerable.Repeat(cell, 25))}</row>", cells / 25))}</sheetData>", "<styleSheet xmlns=\"" + Main + "\"/>");
        Refusal(Of(100_000)).Should().Be("book.xlsx is not a workbook of values from this service: its hidden columns are missing. Download a new one and fill that in.");
        Refusal(Of(100_025)).Should().Be("book.xlsx has more than 100,000 filled cells, which is the most that is read. Delete what does not belong there.");
    }

    [Fact]
    public void More_styles_than_a_workbook_has_are_not_taken_apart()
    {
        string format = string.Concat(Enumerable.Repeat("#,##0.0\\x", 28)), ours = "book.xlsx is not a workbook of values from this service: its hidden columns are missing. Download a new one and fill that in.";
        string Styles(int formats, int styles) => $"<styleSheet xmlns=\"{Main}\"><numFmts>{string.Concat(Enumerable.Range(0, formats).Select(i => $"<numFmt numFmtId=\"{200 + i}\" formatCode=\"{format}\"/>"))}</numFmts><cellXfs>{string.Concat(Enumerable.Range(0, styles).Select(i => $"<xf numFmtId=\"{200 + (i % formats)}\"/>"))}</cellXfs></styleSheet>";
        string Cells(int rows, int styles) => $"<sheetData>{string.Concat(Enumerable.Range(0, rows).Select(r => $"<row>{string.Concat(Enumerable.Range(0, 24).Select(c => $"<c s=\"{((r * 24) + c) % styles}\"><v>{r}</v></c>"))}</row>"))}</sheetData>";
        Refusal(Whole("<sheetData/>", Styles(1, 70_000))).Should().Be(ours, "no cell has them");
        Refusal(Whole("<sheetData/>", Styles(1, 390_000))).Should().Be("book.xlsx has more than 70,000 styles, which is the most that is read. Copy what you need into a new workbook.");
        Refusal(Whole(Cells(1000, 2000), Styles(2000, 2000))).Should().Be("book.xlsx shows its cells in more than 1,000 ways, which is the most that is read.");
    }

    [Fact]
    public void Ten_thousand_sheets_are_refused()
    {
        var workbook = new TestWorkbook();
        for (int i = 0; i < 10_000; i++) workbook.Sheet($"Sheet {i}");
        Refusal(workbook.ToBytes()).Should().Be("book.xlsx holds 10005 files; at most 500 are read.");

        // Ten thousand names for one sheet.
        Refusal(Whole("<sheetData/>", "<styleSheet xmlns=\"" + Main + "\"/>", names: 10_000)).Should().Be("book.xlsx has 10000 sheets; at most 100 are read.");
    }

    [Theory]
    [InlineData("xl/externalLinks/externalLink1.xml")]
    [InlineData("xl/connections.xml")]
    [InlineData("xl/queryTables/queryTable1.xml")]
    public void A_workbook_that_is_linked_to_others_is_refused(string part) =>
        Refusal(Zip(("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<workbook/>"), (part, "<a/>")))
            .Should().Be("book.xlsx is linked to another workbook or to a source of data. Break the links in Excel (Data, Edit Links), save it and upload it again.");

    [Fact]
    public void An_old_workbook_under_a_new_name_is_refused() =>
        Refusal([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[5000]])
            .Should().Be("book.xlsx is an old Office file (such as .xls) or is protected with a password. Save it as .xlsx without a password.");

    [Fact]
    public void What_is_no_workbook_or_none_of_ours_is_refused()
    {
        Refusal("code,value\nHOU 01,354\n"u8.ToArray()).Should().Be("book.xlsx is not an Excel workbook, whatever its name says. Save it as .xlsx.");
        Refusal(Zip(("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<a/>"), ("META-INF/manifest.xml", "<a/>"))).Should().Be("book.xlsx is an OpenDocument file (such as .ods), whatever its name says. Save it as an Excel workbook (.xlsx).");
        Refusal(Zip(("a.txt", "a"))).Should().Be("book.xlsx is not an Excel workbook (.xlsx).");
        var other = new TestWorkbook();
        other.Sheet("Values", ["Code", "Value"], ["HOU 01", 354]);
        Refusal(other.ToBytes()).Should().Be("book.xlsx is not a workbook of values from this service: its hidden columns are missing. Download a new one and fill that in.");
    }

    [Fact]
    public void A_workbook_of_ours_with_columns_taken_away_or_added_twice_is_refused()
    {
        string[] headings = [.. WorkbookColumn.All.Select(c => c.Heading)];
        string Of(IEnumerable<string> kept)
        {
            var workbook = new TestWorkbook();
            workbook.Sheet("Values", [.. kept], ["HOU 01"]);
            return Refusal(workbook.ToBytes());
        }

        Of(headings.Where(h => h != "Note")).Should().Be("book.xlsx lacks the column “Note”. Put it back, or fill in a new download.");
        Of(headings.Where(h => h is not ("Stamp: check" or "Value"))).Should().Be("book.xlsx lacks the columns “Value”, “Stamp: check”. Put them back, or fill in a new download.");
        Of([.. headings, "Note"]).Should().Be("book.xlsx has the column “Note” 2 times. Delete the one that you added.");
        Of(headings.Where(h => h is not ("Target" or "Last value"))).Should().BeEmpty("what is only told may be missing");
        var two = new TestWorkbook();
        two.Sheet("Values", [.. headings], ["HOU 01"]);
        two.Sheet("Values (2)", [.. headings], ["HOU 01"]);
        Refusal(two.ToBytes()).Should().Be("book.xlsx has 2 sheets of values (“Values”, “Values (2)”). Delete all but the one that you filled in.");
    }

    // What it takes is written down. Where the machine does other things as well, the time of the processor counts.
    private string Refusal(byte[] file)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        using var process = Process.GetCurrentProcess();
        (long working, TimeSpan worked) = (process.WorkingSet64, process.TotalProcessorTime);
        var watch = Stopwatch.StartNew();
        string sentence = Read(file);
        watch.Stop();
        process.Refresh();
        TimeSpan processor = process.TotalProcessorTime - worked;
        output.WriteLine($"{file.Length / 1024:N0} KB: {watch.ElapsedMilliseconds:N0} ms, {processor.TotalMilliseconds:N0} ms of the processor, working set {(process.WorkingSet64 - working) / 1024 / 1024:N0} MB more. {sentence}");
        (watch.Elapsed < processor ? watch.Elapsed : processor).Should().BeLessThan(TimeSpan.FromSeconds(1));
        (process.WorkingSet64 - working).Should().BeLessThan(200_000_000);
        (GC.GetTotalMemory(forceFullCollection: true) - before).Should().BeLessThan(10_000_000, "nothing of it stays");
        return sentence;
    }

    private static string Read(byte[] file)
    {
        try
        {
            FilledWorkbookReader.Read(file, "book.xlsx");
            return "";
        }
        catch (UploadRefusedException refused)
        {
            return refused.Message;
        }
    }

    private static byte[] Book(string sheet) => Zip(("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<workbook/>"), ("xl/worksheets/sheet1.xml", sheet));

    // A file that a spreadsheet program opens.
    private static byte[] Whole(string sheet, string styles, int names = 1) => Zip(
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/></Types>"),
        ("_rels/.rels", Relations("<Relationship Id=\"w\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/>")),
        ("xl/_rels/workbook.xml.rels", Relations("<Relationship Id=\"s\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"t\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/>")),
        ("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>{string.Concat(Enumerable.Range(1, names).Select(i => $"<sheet name=\"S{i}\" sheetId=\"{i}\" r:id=\"s\"/>"))}</sheets></workbook>"),
        ("xl/styles.xml", styles),
        ("xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{Main}\">{sheet}</worksheet>"));

    private static string Relations(string of) => $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{of}</Relationships>";

    private static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, string content) in parts)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name, CompressionLevel.Fastest).Open(), new UTF8Encoding(false));
                writer.Write(content);
            }
        }

        return stream.ToArray();
    }
}
