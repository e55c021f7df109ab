using FluentAssertions;
using PerformanceManagement.Core.Reports.Editions;
using PerformanceManagement.Core.Reports.Paper;
using Xunit;

namespace PerformanceManagement.Core.Tests.Reports.Editions;

public sealed class EditionDifferenceTests
{
    private static readonly ReportColumn[] Columns = [new("Code", ReportColumnKind.Code), new("Value", ReportColumnKind.Figure), new("Status", ReportColumnKind.Mark)];

    [Fact]
    public void Equal_papers_do_not_differ_whichever_edition_they_are()
    {
        QuarterlyReport report = Report([Section("a", Table(("A 1", "1", "Green")))]);

        EditionDifference.Between(EditionPaper.Of(report, 1, new DateOnly(2026, 11, 20)), EditionPaper.Of(report, 2, new DateOnly(2026, 12, 3)) with { Warnings = [new(null, "Not printed")] }).Should().BeEmpty();
    }

    [Fact]
    public void Figures_and_statuses_are_named_cell_by_cell_wherever_their_row_and_column_stand()
    {
        QuarterlyReport before = Report([Section("a", Table(("A 1", "1", "Green"), ("A 2", "2", "Green"), ("A 3", "3", "Green")))]);
        QuarterlyReport after = Report([Section("a", Table(("A 2", "2", "Green"), ("A 1", "5", "Red"), ("A 4", "4", "Red")))]);

        Said(before, after).Should().BeEquivalentTo(
            "a, Figures: A 1, Value: “1” is now “5”",
            "a, Figures: A 1, Status: “Green” is now “Red”",
            "a, Figures: row A 4 added: “A 4; 4; Red”",
            "a, Figures: row A 3 removed: “A 3; 3; Green”",
            "a, Figures: the rows stand in another order");
    }

    [Fact]
    public void A_row_goes_by_its_code_where_several_share_the_first_cell()
    {
        ReportColumn[] columns = [new("Priority", ReportColumnKind.Words), new("Code", ReportColumnKind.Code), new("Value", ReportColumnKind.Figure)];
        ReportTable Of(params (string Code, string Value)[] rows) => new("Measures", columns, [.. rows.Select(r => new ReportRow([new("Homes"), new(r.Code), new(r.Value)]))]);

        Said(Report([Section("a", Of(("A 1", "1"), ("A 3", "3")))]), Report([Section("a", Of(("A 1", "1"), ("A 2", "2"), ("A 3", "4")))]))
            .Should().BeEquivalentTo("a, Measures: row A 2 added: “Homes; A 2; 2”", "a, Measures: A 3, Value: “3” is now “4”");
    }

    [Fact]
    public void Texts_headings_sections_boxes_and_the_title_block_are_compared()
    {
        var box = new ReportBox("HOU 1", [new ReportBoxRow([new ReportPair("Status", new ReportCell("Green"))])], [new ReportParagraph("Good.")]);
        QuarterlyReport before = Report([Section("a", new ReportParagraph("One."), new ReportParagraph("Two."), new ReportParagraph("Three."), box), Section("gone", new ReportParagraph("Old."))]);
        QuarterlyReport after = Report(
        [
            Section("a", new ReportParagraph("One."), new ReportParagraph("2."), new ReportParagraph("Three."), new ReportParagraph("Four."),
                box with { Rows = [new ReportBoxRow([new ReportPair("Status", new ReportCell("Red"))])] }) with { Title = "A" },
            Section("new", new ReportList(["Fresh."])),
        ]) with
        { TitleBlock = [new ReportField("Meeting date", "27 November 2026")] };

        Said(before, after).Should().BeEquivalentTo(
            "Title block: Meeting date: “26 November 2026” is now “27 November 2026”",
            "A: heading: “a” is now “A”",
            "A: text: “Two.” is now “2.”",
            "A: text added: “Four.”",
            "A: HOU 1, Status: “Green” is now “Red”",
            "new: section added: “new Fresh.”",
            "gone: section removed: “gone Old.”");
    }

    [Fact]
    public void What_only_looks_otherwise_is_said_too() =>
        Said(Report([]), Report([]) with { Colour = "#000000" }).Should().Equal("The report: it looks different, and says the same");

    [Fact]
    public void A_figure_in_paper_and_workbook_is_named_once()
    {
        QuarterlyReport Of(string value) => Report([Section("a", Table(("A 1", value, "Green")))]) with { Sheets = [new ReportSheet("Measures", "All", Table(("A 1", value, "Green")))] };

        Said(Of("1"), Of("2")).Should().Equal("a, Figures: A 1, Value: “1” is now “2”");
    }

    private static IEnumerable<string> Said(QuarterlyReport before, QuarterlyReport after) => EditionDifference.Between(before, after).Select(c => c.Sentence);

    private static ReportSection Section(string id, params ReportBlock[] blocks) => new(id, null, id, 1, blocks);

    private static ReportTable Table(params (string Code, string Value, string Status)[] rows) =>
        new("Figures", Columns, [.. rows.Select(r => new ReportRow([new(r.Code), new(r.Value), new(r.Status)]))]);

    private static QuarterlyReport Report(IReadOnlyList<ReportSection> sections) => new()
    {
        Council = "Council",
        Committee = "Committee",
        Title = "Title",
        Quarter = "2026/27 Q2",
        Date = new DateOnly(2026, 11, 26),
        RunningHead = "Committee",
        TitleBlock = [new ReportField("Meeting date", "26 November 2026")],
        Sections = sections,
        Sheets = [],
        Warnings = [],
        FileName = "paper",
    };
}
