using System.Text;
using FluentAssertions;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Imports.Sheets;
using PerformanceManagement.Core.Periods;
using Xunit;
using static PerformanceManagement.Core.Tests.Imports.Sheets.TestWorkbook;

namespace PerformanceManagement.Core.Tests.Imports.Sheets;

/// <summary>Spreadsheets in the shapes that councils publish: uploaded, guessed, confirmed, looked at and brought in, to the figures in the database.</summary>
public sealed class SheetShapeTests : IAsyncLifetime
{
    private SheetHouse house = null!;

    public async Task InitializeAsync() => house = await SheetHouse.CreateAsync();

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task One_row_a_measure_with_quarters_across_under_a_title()
    {
        var book = new TestWorkbook();
        book.Sheet(
            "KPIs",
            ["Quarterly performance report 2025/26"],
            [],
            ["Ref", "Performance indicator", "Directorate", "Unit", "Good is", "Q1", "Q2", "Target", "RAG", "Comments"],
            ["HOU 01", "Households in temporary accommodation", "Adults", "Number", "Lower", 327, 354, 330, "Red", "Demand is up."],
            ["HOU 02", "Homes let on time", "Adults", "%", "Higher", Of(0.915, "0%"), "n/a", Of(0.95, "0%"), "Green", null],
            ["HOU 03", "Rent arrears", "Adults", "£k", "Lower", "£1.2m", "12 (provisional)", null, null, "-"],
            ["Source: housing system"]);

        await house.UploadAsync(book);
        (await house.MappingAsync()).Should().BeEquivalentTo(new { HeadingRow = 3, HeadingRows = 1, Year = "2025/26", Frequency = Frequency.Quarter });
        SheetPreview preview = await house.PreviewAsync();
        preview.Problems.Should().BeEmpty();
        preview.NewMeasures.Select(m => (m.Code, m.Unit, m.Decimals, m.Good, m.Directorate)).Should().Equal(
            ("HOU 01", "number", 0, GoodDirection.Lower, "Adults"), ("HOU 02", "%", 0, GoodDirection.Higher, "Adults"), ("HOU 03", "£k", 0, GoodDirection.Lower, "Adults"));
        preview.Ignored.Should().Equal(
            "Sheet “KPIs”: Row 1 above the headings is left out.", "Sheet “KPIs”: Row 7 has neither a measure nor a figure, and is left out.", "Sheet “KPIs”: Columns are left out: “RAG”.");

        await house.ImportAsync();
        (await house.ValuesAsync()).Should().Equal(
            "HOU 01 2025/26 Q1 327", "HOU 01 2025/26 Q2 354: Demand is up.", "HOU 02 2025/26 Q1 91.5", "HOU 02 2025/26 Q2 NotAvailable", "HOU 03 2025/26 Q1 1200", "HOU 03 2025/26 Q2 12 Provisional");
        (await house.TargetsAsync()).Should().Equal("HOU 01 2025/26 330", "HOU 02 2025/26 95");
    }

    [Fact]
    public async Task One_row_a_measure_and_quarter_where_only_the_first_names_the_measure()
    {
        var book = new TestWorkbook();
        book.Sheet(
            "Data",
            ["Code", "Measure", "Polarity", "Quarter", "Actual", "Target", "Commentary"],
            ["ENV 01", "Missed bins per 100,000", "Low is good", "Q1 17/18", 41.9, 45, "Better."],
            [null, null, null, "Q2 2017/18", 45, 45],
            [null, null, null, new DateOnly(2017, 12, 31), "-", 45],
            ["ENV 02", "Waste recycled", "High is good", "2017/18 Q2 (Jul-Sep)", "48.1%", "at least 50%"]);

        await house.UploadAsync(book);
        (await house.MappingAsync()).PeriodsGoDown.Should().BeTrue();
        await house.MapAsync(typed => typed with { Unit = "number" });
        SheetPreview preview = await house.PreviewAsync();
        preview.Problems.Select(p => p.ToString()).Should().Equal("Sheet “Data”, cell E4: “-” is not a figure: say what it means under “What these words mean”.");
        preview.Words.Should().Equal(new SheetWord("-", 1, new CellPlace("Data", 4, 5), null));
        await house.MapAsync(typed => typed with { Words = [new SheetWordEdit("-", "awaiting")] });

        await house.ImportAsync();
        (await house.ValuesAsync()).Should().Equal("ENV 01 2017/18 Q1 41.9: Better.", "ENV 01 2017/18 Q2 45", "ENV 01 2017/18 Q3 AwaitingData", "ENV 02 2017/18 Q2 48.1");
        (await house.TargetsAsync()).Should().Equal("ENV 01 2017/18 Q1 45", "ENV 01 2017/18 Q2 45", "ENV 01 2017/18 Q3 45", "ENV 02 2017/18 Q2 50 AtLeast");
        (await house.MeasureAsync("ENV 02")).Should().BeEquivalentTo(new { Unit = "%", Decimals = 1, Good = GoodDirection.Higher, Frequency = Frequency.Quarter });
    }

    [Fact]
    public async Task Blocks_with_headings_between_totals_and_headings_said_again()
    {
        var book = new TestWorkbook();
        book.Sheet(
            "Board",
            ["KPI", "Apr-17", "May-17"],
            ["Housing directorate"],
            ["Complaints received", 12, 14],
            ["Repairs ordered", 200, 210],
            ["Total", 212, 224],
            ["KPI", "Apr-17", "May-17"],
            ["Place directorate"],
            ["Fly-tips reported", 40, 38],
            ["Sub-total – Place", 40, 38]).Merge("A2:C2", "A7:C7");

        await house.UploadAsync(book);
        await house.MapAsync(typed => typed with
        {
            Columns = [new(nameof(ColumnRole.Title), null), .. typed.Columns.Skip(1)],
            Headings = nameof(GroupMeaning.Directorate),
            Unit = "number",
            Good = nameof(GoodDirection.Lower),
            CodePrefix = "CS ",
        });
        SheetPreview preview = await house.PreviewAsync();
        preview.Problems.Should().BeEmpty();
        preview.Ignored.Should().Equal(
            "Sheet “Board”: Headings between the rows are the directorate of new measures: “Housing directorate”, “Place directorate”.",
            "Sheet “Board”: Rows 5, 9 are totals, and are left out.", "Sheet “Board”: Row 6 repeats the headings.");

        await house.ImportAsync();
        (await house.ValuesAsync()).Should().Equal("CS 01 2017-04 12", "CS 01 2017-05 14", "CS 02 2017-04 200", "CS 02 2017-05 210", "CS 03 2017-04 40", "CS 03 2017-05 38");
        (await house.MeasureAsync("CS 03")).Directorate!.Name.Should().Be("Place directorate");
        (await house.MeasureAsync("CS 03")).Frequency.Should().Be(Frequency.Month);
    }

    [Fact]
    public async Task Two_rows_of_headings_with_value_target_and_comment_under_each_quarter()
    {
        var book = new TestWorkbook();
        book.Sheet(
            "Adults",
            ["Code", "Title", "2025/26", null, null, null, null],
            [null, null, "Q1", null, null, "Q2", null],
            [null, null, "Actual", "Target", "Comment", "Actual", "Target"],
            ["ADU 01", "Reviews on time", Of(0.9153, "0.0%"), Of(0.92, "0%"), "Two posts vacant.", Of(0.925, "0.0%"), "No target set"],
            ["ADU 02", "Admissions", 14, "10 to 20", null, 17, 20]).Merge("A1:A3", "B1:B3", "C1:G1", "C2:E2", "F2:G2");

        await house.UploadAsync(book);
        (await house.MappingAsync()).Should().BeEquivalentTo(new { HeadingRow = 3, HeadingRows = 3 });
        await house.MapAsync(typed => typed with { Unit = "number", Good = nameof(GoodDirection.Higher) });
        SheetPreview preview = await house.PreviewAsync();
        preview.Problems.Select(p => p.ToString()).Should().Equal("Sheet “Adults”, cell D5: ADU 02 is better the higher it is, so its target is one figure: use the column value.");

        await house.ReplaceAsync(book => book.Sheet(
            "Adults",
            ["Code", "Title", "2025/26", null, null, null, null],
            [null, null, "Q1", null, null, "Q2", null],
            [null, null, "Actual", "Target", "Comment", "Actual", "Target"],
            ["ADU 01", "Reviews on time", Of(0.9153, "0.0%"), Of(0.92, "0%"), "Two posts vacant.", Of(0.925, "0.0%"), "No target set"],
            ["ADU 02", "Admissions", 14, "at least 20", null, 17, 20]).Merge("A1:A3", "B1:B3", "C1:G1", "C2:E2", "F2:G2"));
        await house.MapAsync(typed => typed with { Unit = "number", Good = nameof(GoodDirection.Higher) });
        await house.ImportAsync();
        (await house.ValuesAsync()).Should().Equal("ADU 01 2025/26 Q1 91.53: Two posts vacant.", "ADU 01 2025/26 Q2 92.5", "ADU 02 2025/26 Q1 14", "ADU 02 2025/26 Q2 17");
        (await house.TargetsAsync()).Should().Equal("ADU 01 2025/26 Q1 92", "ADU 01 2025/26 Q2 No target set", "ADU 02 2025/26 Q1 20 AtLeast", "ADU 02 2025/26 Q2 20");
        (await house.MeasureAsync("ADU 01")).Decimals.Should().Be(1);
    }

    [Fact]
    public async Task Merged_cells_name_the_measure_of_all_their_rows_and_a_merged_figure_is_refused_by_its_cell()
    {
        var book = new TestWorkbook();
        book.Sheet(
            "Merged",
            ["Ref", "Title", "Units", "Better", "Period", "Value"],
            ["M1", "Visits", "visits", "Up", "2025/26 Q1", 10],
            [null, null, null, null, "2025/26 Q2", 11],
            ["M2", "Loans", "loans", "Up", "2025/26 Q1", 20],
            [null, null, null, null, "2025/26 Q2", null]).Merge("A2:A3", "B2:B3", "C2:C3", "D2:D3", "A4:A5", "B4:B5", "C4:C5", "D4:D5", "F4:F5");

        await house.UploadAsync(book);
        SheetPreview preview = await house.PreviewAsync();
        preview.Problems.Select(p => p.ToString()).Should().Equal(
            "Sheet “Merged”, cell F4: “20” stands in merged cells (F4:F5), and cannot be told for which of them it is meant: take the merge off.",
            "Sheet “Merged”, cell F5: “20” stands in merged cells (F4:F5), and cannot be told for which of them it is meant: take the merge off.");
        (await house.RefusalAsync()).Should().Be("Nothing was stored: there are cells that cannot be understood");
        (await house.ValuesAsync()).Should().BeEmpty();

        // Two columns that are merged all the way down are one.
        await house.ReplaceAsync(book => book.Sheet("Wide", ["Ref", "Title", null, "Units", "Better", "2025/26 Q1", null], ["M1", "Visits", null, "visits", "Up", 10, null], ["M2", "Loans", null, "loans", "Up", 20, null])
            .Merge("B1:C1", "B2:C2", "B3:C3", "F1:G1", "F2:G2", "F3:G3"));
        await house.ImportAsync();
        (await house.ValuesAsync()).Should().Equal("M1 2025/26 Q1 10", "M2 2025/26 Q1 20");
    }

    [Fact]
    public async Task Notes_in_cells_become_the_officers_notes_without_the_name_of_who_wrote_them()
    {
        var book = new TestWorkbook();
        book.Sheet("Notes", ["Code", "Name", "Unit", "Polarity", "2025/26 Q1", "2025/26 Q2"], ["N1", "Calls answered", "calls", "Higher", 10, 12]).Note("F2", "Ten lines were down.");

        await house.UploadAsync(book);
        (await house.MappingAsync()).UsesCellNotes.Should().BeTrue();
        await house.ImportAsync();
        (await house.ValuesAsync()).Should().Equal("N1 2025/26 Q1 10", "N1 2025/26 Q2 12: Ten lines were down.");
    }

    [Fact]
    public async Task Months_that_Excel_holds_as_days_are_the_months_that_it_shows()
    {
        var book = new TestWorkbook();
        book.Sheet(
            "Months",
            ["ID", "Measure", "UOM", "Direction of good", Of(new DateOnly(2017, 4, 1), "mmm-yy"), Of(new DateOnly(2017, 5, 1), "mmm-yy"), "Jun-17"],
            ["C1", "Calls", "calls", "More", 1000, Of(1250.4, "#,##0"), "1,300"]);

        await house.UploadAsync(book);
        await house.MapAsync(typed => typed with { Good = nameof(GoodDirection.Higher) });
        await house.ImportAsync();
        (await house.ValuesAsync()).Should().Equal("C1 2017-04 1000", "C1 2017-05 1250.4", "C1 2017-06 1300");
        (await house.MeasureAsync("C1")).Decimals.Should().Be(0);
    }

    [Theory]
    [InlineData(ShareMeaning.Share, "P1 2025/26 Q1 91.5", "P1 2025/26 Q2 102", "P2 2025/26 Q1 91.5", "P2 2025/26 Q2 0.5")]
    [InlineData(ShareMeaning.Percent, "P1 2025/26 Q1 0.915", "P1 2025/26 Q2 1.02", "P2 2025/26 Q1 91.5", "P2 2025/26 Q2 0.5")]
    public async Task Plain_numbers_below_one_are_asked_about_and_those_with_a_sign_are_not(ShareMeaning meaning, params string[] stored)
    {
        var book = new TestWorkbook();
        book.Sheet(
            "Shares",
            ["Code", "Title", "Unit", "Good", "2025/26 Q1", "2025/26 Q2"],
            ["P1", "Taken up", "Percentage", "Higher", 0.915, 1.02],
            ["P2", "Signed", "%", "Higher", Of(0.915, "0%"), "0.5%"]);

        await house.UploadAsync(book);
        SheetPreview asked = await house.PreviewAsync();
        asked.AsksShares.Should().BeTrue();
        asked.Problems.Select(p => p.ToString()).Should().Equal("Sheet “Shares”, cell E2: “0.915” could be 0.915% or a share of 1: say which under “Numbers such as 0.915”.");

        await house.MapAsync(typed => typed with { Shares = meaning.ToString() });
        await house.ImportAsync();
        (await house.ValuesAsync()).Should().Equal(stored);
    }

    [Fact]
    public async Task Colours_as_the_only_status_are_said_to_be_left_out()
    {
        var book = new TestWorkbook();
        book.Sheet("RAG", ["Code", "Title", "Unit", "Aim", "2025/26"], ["R1", "Trees planted", "trees", "Aim to maximise", Of(120, "0", isColoured: true)], ["R2", "Bins missed", "bins", "Minimise", Of(7, "0", isColoured: true)]);

        await house.UploadAsync(book);
        (await house.PreviewAsync()).Ignored.Should().Equal("Sheet “RAG”: Colours are not read (2 cells have one): statuses are worked out from figures and targets.");
        await house.ImportAsync();
        (await house.ValuesAsync()).Should().Equal("R1 2025/26 120", "R2 2025/26 7");
        (await house.MeasureAsync("R2")).Good.Should().Be(GoodDirection.Lower);
    }

    [Fact]
    public async Task A_sheet_for_each_directorate_with_its_headings_in_rows_and_columns_of_its_own()
    {
        var book = new TestWorkbook();
        book.Sheet("Read me", ["This workbook is updated every quarter."]);
        book.Sheet("Adults", ["Code", "Title", "Unit", "Good", "2025/26 Q1"], ["A1", "Assessments", "number", "Higher", 5]);
        book.Sheet("Place", ["Place directorate"], ["Title", "Code", "Good", "Unit", "2025/26 Q1"], ["Potholes mended", "P1", "Higher", "number", 7]);
        book.Sheet("Old", ["Code", "Title", "Unit", "Good", "2025/26 Q1"], ["O1", "Old", "number", "Higher", 9]).IsHidden = true;

        await house.UploadAsync(book);
        (await house.MappingAsync()).Sheets.Should().Equal("Adults", "Place");
        (await house.PreviewAsync()).Problems.Should().BeEmpty();
        await house.ImportAsync();
        (await house.ValuesAsync()).Should().Equal("A1 2025/26 Q1 5", "P1 2025/26 Q1 7");
        (await house.MeasureAsync("P1")).Directorate!.Name.Should().Be("Place");

        await house.UploadAsync(book);
        (await house.ChooseAsync(["Adults", "Read me"], 1, 1)).Should().BeOfType<Saved>();
        (await house.PreviewAsync()).Problems.Select(p => p.ToString()).Should().Contain("Sheet “Adults” does not have the headings of sheet “Read me”: bring it in by itself.");
    }

    [Theory]
    [InlineData(1252, ';')]
    [InlineData(65001, '\t')]
    [InlineData(1200, ',')]
    public async Task A_text_file_with_any_separator_in_the_letters_of_Windows_or_Unicode(int codePage, char separator)
    {
        string[][] rows =
        [
            ["Performance of Wellbridge’s services"],
            ["Ref", "Measure", "Unit", "Polarity", "Period", "Value", "Notes"],
            ["W1", "“Warm home” grants", "£", "Higher", "Q1 2025/26", "£1,234", "The café’s grant; and more"],
            ["W1", "“Warm home” grants", "£", "Higher", "Q2 2025/26", "1 in 4", ""],
        ];
        string text = string.Join("\r\n", rows.Select(row => string.Join(separator, row.Select(c => c.Contains(separator, StringComparison.Ordinal) || c.Contains(';', StringComparison.Ordinal) || c.Contains(',', StringComparison.Ordinal) ? $"\"{c}\"" : c))));
        Encoding encoding = CodePagesEncodingProvider.Instance.GetEncoding(codePage) ?? Encoding.GetEncoding(codePage);

        await house.UploadAsync([.. codePage == 1252 ? [] : encoding.GetPreamble(), .. encoding.GetBytes(text)], "warm homes.csv");
        SheetPreview preview = await house.PreviewAsync();
        preview.Problems.Select(p => p.ToString()).Should().Equal("Cell F4: “1 in 4” is two figures, perhaps a ratio: write the figure in £, or its two parts as numerator and denominator.");
        await house.MapAsync(typed => typed with { Words = [new SheetWordEdit("1 in 4", SheetMapping.LeaveOut)] });
        await house.ImportAsync();
        (await house.ValuesAsync()).Should().Equal("W1 2025/26 Q1 1234: The café’s grant; and more");
        (await house.MeasureAsync("W1")).Title.Should().Be("“Warm home” grants");
    }

    [Fact]
    public async Task A_workbook_that_lies_about_its_size_is_read_as_what_it_holds()
    {
        var book = new TestWorkbook { Dimension = "A1:XFD1048576" };
        book.Sheet("Small", ["Code", "Title", "Unit", "Good", "2025/26 Q1"], ["S1", "Small", "number", "Higher", 1]).MoreRows = "<row r=\"1048576\"><c r=\"XFD1048576\" s=\"0\"/></row>";
        await house.UploadAsync(book);
        await house.ImportAsync();
        (await house.ValuesAsync()).Should().Equal("S1 2025/26 Q1 1");

        var deep = new TestWorkbook { Dimension = "A1:B2" };
        deep.Sheet("Deep", ["Code", "Title"]).MoreRows = "<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row>";
        (await house.UploadRefusalAsync(deep.ToBytes(), "deep.xlsx")).Should().Be("Sheet “Deep” has something in row 1,048,576; at most 20,000 rows are read. Delete what is not needed, or bring it in in parts.");

        var wide = new TestWorkbook();
        wide.Sheet("Wide", ["Code", "Title"]).MoreRows = "<row r=\"2\"><c r=\"XFD2\"><v>1</v></c></row>";
        (await house.UploadRefusalAsync(wide.ToBytes(), "wide.xlsx")).Should().Be("Sheet “Wide” has something in column XFD; at most 256 columns are read. Delete what is not needed.");

        (await house.UploadRefusalAsync([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "old.xls")).Should().StartWith("old.xls is an old Office file");
        (await house.UploadRefusalAsync([1, 2, 3], "picture.png")).Should().Be("picture.png is neither an Excel workbook (.xlsx) nor a CSV file. Save it as one of them.");
        (await house.UploadRefusalAsync([], "nothing.csv")).Should().Be("Choose an Excel workbook (.xlsx) or a CSV file that has something in it");
    }
}
