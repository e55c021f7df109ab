using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reports;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Tests.Reports.Pdf;
using Xunit;

namespace PerformanceManagement.Core.Tests.Reports.Paper;

[Collection(ReportTests.Name)]
public sealed class QuarterlyReportTests(TypesetReports reports)
{
    [Fact]
    public void The_published_paper_of_2017_18_is_told_in_its_own_sentences()
    {
        QuarterlyReport report = reports.Published2017;
        report.Title.Should().Be("Council Plan monitoring: quarter 2 2017/18");
        ReportSection summary = Section(report, "Summary");
        Findings(summary).Should().Contain("4 out of 5 measures were on target (80%).")
            .And.Contain("0 out of 2* measures have improved compared with last quarter.");
        Paragraphs(summary).Should().Contain("There are 6 measures under the remit of this committee.")
            .And.Contain("1 measure is left out of the count: DIGI TU 01 Digital take up (awaiting data).")
            .And.Contain("*Total number of measures where comparative data is available.");
        Row(report, "NI 156").Should().ContainInOrder("351", "327", "354", "350", "Slightly below", "Worsened", "Worsened", "350");
        Row(report, "HC3").Should().ContainInOrder("0", "0", "0", "0", "On target", "No change", "No change");
        Row(report, "HC4").Should().ContainInOrder("571", "Not available", "312", "100", "On target", "Not comparable", "Not comparable", "600");
        Row(report, "DIGI TU 01").Should().ContainInOrder("Awaiting data", "Not rated");
        Cells(report, "MAE 3").Should().ContainSingle(c => c.Text == "97.36%" && c.Remark == "Q4 of academic year 2016/17");
        Row(report, "MAE 2").Should().ContainInOrder("93%", "94%", "94%", "On target", "94%");
    }

    [Fact]
    public void Sections_come_in_the_order_of_the_paper_and_are_numbered_without_a_gap()
    {
        List<ReportSection> top = [.. reports.Sample.Sections.Where(s => s.Level == 1)];
        top.Select(s => s.Heading).Should().Equal(
            "Summary",
            "1 Budget and policy framework",
            "2 Background",
            "3 Priorities and ways of working",
            $"4 {ReportSample.Committee} measures",
            "5 Priority 1: A clean and safe place",
            "6 Priority 2: Homes for all",
            "7 Ways of working",
            "8 Risk management",
            "9 Financial and legal implications",
            "10 Recommendation",
            "11 Lead officer contact",
            "12 Appendices",
            "13 Background papers",
            "Appendix A: values of earlier periods",
            "Appendix B: how each rating and trend was worked out");
        reports.Sample.Sections.Select(s => s.Id).Should().OnlyHaveUniqueItems();
        reports.Sample.Sections.Zip(reports.Sample.Sections.Skip(1)).Should().OnlyContain(pair => pair.Second.Level <= pair.First.Level + 1, "a heading level is never skipped");
    }

    [Fact]
    public void A_priority_is_named_once_over_its_outcomes_and_a_plan_of_priorities_alone_is_a_list()
    {
        ReportTable plan = Section(reports.Sample, "Priorities and ways of working").Blocks.OfType<ReportTable>().Single();
        plan.Rows.Select(r => (r.Group, r.Cells[0].Text, r.Cells[1].Text)).Should().Equal(("1 A clean and safe place", "1.1 Clean streets", "1.1.1 Waste and recycling"), ("2 Homes for all", "–", "–"));
        ReportSection alone = Section(reports.Published2019, "Priorities and ways of working");
        alone.Blocks.Should().NotContain(b => b is ReportTable);
        alone.Blocks.OfType<ReportList>().First().Items.Should().HaveCount(3).And.Contain("1 Medway: A Place to be proud of");
    }

    [Fact]
    public void Counts_under_one_heading_share_the_denominator_it_says()
    {
        ReportTable counts = Section(reports.Published2017, "Counts", level: 2).Blocks.OfType<ReportTable>().Single();
        counts.Rows.Select(r => r.Group).OfType<string>().Should().HaveCount(4).And.StartWith("Against target: 5 of 6 rated; 1 awaiting data (DIGI TU 01).");
        counts.Rows[0].Cells.Select(c => c.Text).Should().Equal("Met or exceeded target", "4", "5", "80%", "MAE 2, MAE 3, HC3, HC4");
    }

    [Fact]
    public void A_red_measure_without_a_note_says_so_and_warns()
    {
        QuarterlyReport report = reports.Sample;
        ReportHighlight red = report.Sections.Single(s => s.Title == "Measures that most need attention").Blocks.OfType<ReportHighlights>().Single().Items.Single();
        red.Title.Should().Be("RED 1 Households in temporary accommodation");
        red.Note.Should().Equal("No commentary has been provided.");
        MeasureRow(report, "RED 1").Note.Should().Equal("No commentary has been provided.");
        report.Warnings.Should().Contain(w => w.Code == "RED 1" && w.Text.Contains("no commentary", StringComparison.Ordinal));
    }

    [Fact]
    public void A_meeting_gives_the_paper_its_date_and_without_one_it_warns()
    {
        reports.Sample.Date.Should().Be(ReportSample.Meeting);
        reports.Sample.RunningHead.Should().Be($"{ReportSample.Committee}, 26 November 2026");
        reports.Published2017.Date.Should().Be(new DateOnly(2017, 9, 30));
        reports.Published2017.Warnings.Should().Contain(w => w.Text == "The date of the committee's meeting is not set.");
    }

    [Fact]
    public void Comments_of_this_quarter_stand_under_their_programme_and_silence_is_said()
    {
        QuarterlyReport report = reports.Sample;
        Paragraphs(Section(report, "Programme 1.1.1: Waste and recycling", level: 3)).Should().HaveCount(2).And.StartWith("First paragraph.");
        Paragraphs(Section(report, "Priority 2: Homes for all")).Should().Equal("No service comments have been provided for quarter 2 2026/27.");
        report.Sections.SelectMany(Paragraphs).Should().NotContain(p => p.Contains("Last quarter", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, "In words below")]
    [InlineData(65, "65.00%")]
    public async Task Long_words_of_a_target_stand_in_the_line_under_the_row(int? figure, string cell)
    {
        const string words = "No worse than the regional average in every ward";
        await using TestDatabase database = await TestDatabase.CreateAsync();
        await ReportSample.FillAsync(database);
        await using (PerformanceDbContext context = database.NewContext())
        {
            Target target = (await context.Measures.Include(m => m.Targets).SingleAsync(m => m.Code == "LATE 1")).Targets.Single();
            (target.Value, target.Words) = (figure, words);
            await context.SaveChangesAsync();
        }

        ReportRow row = MeasureRow(await ReportSample.ReportAsync(database), "LATE 1");
        row.Cells[^1].Text.Should().StartWith(cell);
        row.Cells.Should().OnlyContain(c => c.Text.Length < words.Length);
        row.Note[0].Should().Be($"Target for 2026/27: {words}");
    }

    [Fact]
    public void Another_committees_measure_is_nowhere_in_the_paper() =>
        reports.Sample.ToJson().Should().Contain("RED 1").And.NotContain("OTHER 1").And.NotContain("777%");

    [Fact]
    public void The_report_survives_its_JSON()
    {
        string json = reports.Sample.ToJson();
        QuarterlyReport.FromJson(json).ToJson().Should().Be(json);
        QuarterlyReport.FromJson(json).Sections.Should().HaveSameCount(reports.Sample.Sections);
    }

    [Fact]
    public void No_cell_is_blank()
    {
        List<ReportCell> cells = [.. Tables(reports.Sample).Concat(reports.Sample.Sheets.Select(s => s.Table)).SelectMany(t => t.Rows).SelectMany(r => r.Cells)];
        cells.Should().HaveCountGreaterThan(200).And.OnlyContain(c => c.Text.Trim().Length > 0);
    }

    [Fact]
    public async Task The_list_offers_each_committee_with_the_quarters_it_has_values_for()
    {
        await using TestDatabase database = await TestDatabase.CreateAsync();
        await ReportSample.FillAsync(database);
        await using PerformanceDbContext context = database.NewContext();
        QuarterlyReportService service = ReportSample.Service(context);
        IReadOnlyList<ReportListing> list = await service.ReportListAsync();
        list.Where(l => l.Committee == ReportSample.Committee).Select(l => l.Quarter.Token).Should().Equal("2026/27 Q2", "2026/27 Q1", "2025/26 Q4", "2025/26 Q3");
        list[0].Quarter.Should().Be(ReportSample.Quarter);
        list.Single(l => l.Committee == ReportSample.Committee && l.Quarter == ReportSample.Quarter).MeetingDate.Should().Be(ReportSample.Meeting);
        (await service.CommitteesAsync()).Select(c => c.Name).Should().Equal("Neighbouring committee", ReportSample.Committee);
        (await service.GetAsync("place & people OVERVIEW", ReportSample.Quarter))!.Committee.Should().Be(ReportSample.Committee);
        (await service.GetAsync("No such committee", ReportSample.Quarter)).Should().BeNull();
        await service.Invoking(s => s.GetAsync(ReportSample.Committee, Period.FinancialYear(2026))).Should().ThrowAsync<ArgumentException>();
    }

    internal static IEnumerable<ReportTable> Tables(QuarterlyReport report) => report.Sections.SelectMany(s => s.Blocks).OfType<ReportTable>();

    private static ReportSection Section(QuarterlyReport report, string title, int level = 1) =>
        report.Sections.Last(s => s.Title == title && s.Level == level);

    private static IEnumerable<string> Paragraphs(ReportSection section) => section.Blocks.OfType<ReportParagraph>().Select(p => p.Text);

    private static IReadOnlyList<string> Findings(ReportSection section) => section.Blocks.OfType<ReportFindings>().Single().Items;

    private static ReportRow MeasureRow(QuarterlyReport report, string code) =>
        Tables(report).Where(t => t.NoteHeader is not null).SelectMany(t => t.Rows).Single(r => r.Cells[0].Text == code);

    private static IReadOnlyList<ReportCell> Cells(QuarterlyReport report, string code) => MeasureRow(report, code).Cells;

    private static IEnumerable<string> Row(QuarterlyReport report, string code) => Cells(report, code).Select(c => c.Text);
}
