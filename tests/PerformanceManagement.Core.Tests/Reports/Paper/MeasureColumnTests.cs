using FluentAssertions;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Ratings.Trends;
using PerformanceManagement.Core.Reports;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Reports.Templates;
using PerformanceManagement.Core.Scorecards;
using Xunit;

namespace PerformanceManagement.Core.Tests.Reports.Paper;

/// <summary>A row in which no two figures and no two trends are alike: each must stand under its own heading.</summary>
public sealed class MeasureColumnTests
{
    private static readonly Period Quarter = Period.FinancialQuarter(2026, 3);

    private static readonly Dictionary<string, string> Expected = new()
    {
        ["Code"] = "ODD 1",
        ["Short name"] = "Days to answer",
        ["Success is"] = "Lower is better",
        ["2025/26 value"] = "11.0",
        ["Q1 2026/27 value"] = "12.0",
        ["Q2 2026/27 value"] = "13.0",
        ["Q3 2026/27 value"] = "14.0",
        ["Q3 2026/27 target"] = "15.0",
        ["Q3 2026/27 status"] = "On target",
        ["Long trend"] = "Worsened",
        ["Short trend"] = "Improved",
        ["2026/27 target"] = "16.0",
    };

    [Fact]
    public void In_the_papers_table_every_figure_stands_under_its_heading() =>
        ByHeading(ReportBuilder.Build(new ReportRequest
        {
            Council = "Wellbridge Council",
            Committee = "Overview",
            Scorecard = new QuarterlyScorecard(Quarter, [Row()]),
            Plan = [],
            Comments = new Dictionary<int, string>(),
            Options = new ReportOptions(),
            Template = ShippedTemplates.Find("plan-monitoring-workings")!.Definition,
            Sentences = ReportSample.Profiles.Council.Texts.Sentences,
        }).Sections.SelectMany(s => s.Blocks).OfType<ReportTable>().Single(t => t.NoteHeader is not null)).Should().Contain(Expected);

    [Theory]
    [InlineData("column")]
    [InlineData("below")]
    [InlineData("none")]
    public void Why_a_doubted_figure_is_right_is_printed_where_the_template_says_so(string note)
    {
        ScorecardRow row = Row() with { QualityNote = "A hotel closed." };

        TableOf(row, note, ("aboutData", "yes")).Rows.Single().Note.Should().EndWith(["About the data: A hotel closed."]);
        TableOf(row, note, ("aboutData", "yes")).NoteHeader.Should().NotBeNull("what stands under a row has a heading");
        TableOf(row, note, ("columns", "code,value,qualityNote")).Rows.Single().Cells[^1].Text.Should().Be("A hotel closed.");
        TableOf(row, note).Should().BeEquivalentTo(TableOf(Row(), note), "no template says so by itself");
        TableOf(Row(), note, ("aboutData", "yes")).Should().BeEquivalentTo(TableOf(Row(), note), "nothing is said of what nobody doubted");
    }

    private static ReportTable TableOf(ScorecardRow row, string note, params (string Name, string Value)[] settings)
    {
        var section = new TemplateSection { Id = "measures", Kind = "measure-table", Heading = "Measures", Settings = settings.Append(("note", note)).Append(("by", "none")).ToDictionary(s => s.Item1, s => s.Item2) };
        return ReportBuilder.Build(new ReportRequest
        {
            Council = "Wellbridge Council",
            Committee = "Overview",
            Scorecard = new QuarterlyScorecard(Quarter, [row]),
            Plan = [],
            Comments = new Dictionary<int, string>(),
            Options = new ReportOptions(),
            Template = new TemplateDefinition { Title = "Paper", FileName = "paper", Sections = [section] },
            Sentences = ReportSample.Profiles.Council.Texts.Sentences,
        }).Sections.SelectMany(s => s.Blocks).OfType<ReportTable>().Single();
    }

    [Fact]
    public void In_the_workbook_every_figure_stands_under_its_heading()
    {
        ReportTable sheet = ReportSheets.Of(new QuarterlyScorecard(Quarter, [Row()]), "None.").Single(s => s.Name == "Measures").Table;

        Dictionary<string, string> found = ByHeading(sheet);
        found.Should().Contain(Expected.Where(e => e.Key != "Q3 2026/27 status"));
        found["Q3 2026/27 status"].Should().Be("Met or exceeded target");
        (found["Unit"], found["Directorate"]).Should().Be(("days", "Place"));
    }

    [Fact]
    public void In_the_history_every_period_has_its_own_figure() =>
        ByHeading(HistoryTables.Wide(new QuarterlyScorecard(Quarter, [Row()])).Single()).Should().Contain(new Dictionary<string, string> { ["Code"] = "ODD 1", ["Q1 2026/27"] = "12.0", ["Q2 2026/27"] = "13.0", ["Q3 2026/27"] = "14.0" });

    [Fact]
    public void Each_sentence_stands_under_what_it_explains()
    {
        var scorecard = new QuarterlyScorecard(Quarter, [Row()]);

        ByHeading(ExplanationTables.Trends(scorecard)).Should().Contain(new Dictionary<string, string> { ["Short trend"] = "Short.", ["Long trend"] = "Long.", ["Since last year or outturn"] = "Since last year: Last year." });
        ByHeading(ExplanationTables.Ratings(scorecard)).Should().Contain(new Dictionary<string, string> { ["Status"] = "On target", ["Why"] = "Met." });
    }

    private static Dictionary<string, string> ByHeading(ReportTable table)
    {
        table.Rows.Should().ContainSingle().Which.Cells.Should().HaveCount(table.Columns.Count);
        return table.Columns.Select((c, i) => (c.Header, table.Rows[0].Cells[i].Text)).ToDictionary(c => c.Header, c => c.Text);
    }

    private static ScorecardRow Row()
    {
        SeriesPoint Point(Period period, decimal value) => new(period) { Value = value, Origin = PointOrigin.Entered };
        DirectionOfTravel Trend(TrendResult result, string sentence) => new(result, [Quarter.Previous], 1, sentence);
        SeriesPoint[] series = [Point(Quarter.Back(2), 12), Point(Quarter.Previous, 13), Point(Quarter, 14)];
        return new ScorecardRow
        {
            MeasureId = 1,
            Code = "ODD 1",
            Title = "Days to answer",
            Rules = new MeasureRules("days", 1, GoodDirection.Lower),
            Flags = MeasureFlags.None,
            Directorate = "Place",
            PlanPath = [],
            Quarter = Quarter,
            Reported = series[^1],
            Target = new TargetFigure(Quarter, 15),
            YearTarget = new TargetFigure(Period.FinancialYear(2026), 16),
            Rating = new Rating { Outcome = RatingOutcome.Rated, Status = new RatedStatus("met", "Met or exceeded target", "On target", StatusShape.Circle, StatusColour.Green, 0, false), Explanation = "Met." },
            ShortTrend = Trend(TrendResult.Improved, "Short."),
            LongTrend = Trend(TrendResult.Worsened, "Long."),
            SinceLastYear = Trend(TrendResult.NoChange, "Last year."),
            Series = series,
            Breaks = [],
            PreviousYear = Point(Period.FinancialYear(2025), 11),
            EarlierQuarters = [new QuarterFigure(Quarter.Back(2), series[0]), new QuarterFigure(Quarter.Previous, series[1])],
        };
    }
}
