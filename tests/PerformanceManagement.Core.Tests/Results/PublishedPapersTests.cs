using FluentAssertions;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Imports;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.Results;

/// <summary>The figures of two published papers come out as printed, or the difference has a named reason.</summary>
public sealed class PublishedPapersTests
{
    [Fact]
    public async Task The_2017_18_paper_is_rated_as_printed()
    {
        await using TestDatabase database = await WithPackAsync("medway-2017-18-q2");
        QuarterlyScorecard scorecard = await ScorecardAsync(database, "2017/18 Q2");

        scorecard.Rows.ToDictionary(r => r.Code, r => r.Rating.Key).Should().BeEquivalentTo(new Dictionary<string, string>
        {
            ["MAE 2"] = "met",
            ["MAE 3"] = "met",
            ["NI 156"] = "slightly-below",
            ["HC3"] = "met",
            ["HC4"] = "met",
            ["DIGI TU 01"] = "not-rated",
        });
        Row(scorecard, "NI 156").Rating.Explanation.Should().StartWith("354 households against a target of 350, lower is better: 1.1% over target");
        scorecard.Counts.OnTarget.Should().Match<CountOf>(c => c.Count == 4 && c.Of == 5 && c.PercentText == "80%");
        scorecard.Counts.OnTarget.Excluded.Should().Equal(new LeftOut("DIGI TU 01", "Awaiting data"));
    }

    [Fact]
    public async Task The_2017_18_papers_trends_say_what_they_could_and_could_not_compare()
    {
        await using TestDatabase database = await WithPackAsync("medway-2017-18-q2");
        QuarterlyScorecard scorecard = await ScorecardAsync(database, "2017/18 Q2");

        scorecard.Counts.ShortTrend.Improved.Members.Should().BeEmpty("the paper says 0 improved");
        scorecard.Counts.ShortTrend.Worsened.Members.Should().Equal("NI 156");
        scorecard.Counts.ShortTrend.NoChange.Members.Should().Equal("HC3");
        Row(scorecard, "HC4").ShortTrend.Explanation.Should().Be("Not comparable: Q1 2017/18 has no value (not available).");
        // The paper counts both adult education measures as comparable, on a quarter whose values it does not print.
        Row(scorecard, "MAE 3").ShortTrend.Explanation.Should().Be("Not comparable: there is no value for Q3 of academic year 2016/17.");
        Row(scorecard, "NI 156").LongTrend.Explanation.Should().Be("354 in Q2 2017/18 against 327 in Q1 2017/18, 1 of 4 periods, lower is better: worsened.");
        Row(scorecard, "HC4").LongTrend.Result.Should().Be(TrendResult.NotComparable, "the paper's 1 out of 5 rests on quarters it does not print");
    }

    [Fact]
    public async Task The_2017_18_table_shows_last_year_the_quarters_and_the_year_target()
    {
        await using TestDatabase database = await WithPackAsync("medway-2017-18-q2");
        QuarterlyScorecard scorecard = await ScorecardAsync(database, "2017/18 Q2");

        ScorecardRow retention = Row(scorecard, "MAE 2");
        retention.ValueText.Should().Be("94%");
        retention.ValueRemark.Should().Be("Q4 of academic year 2016/17");
        retention.YearTargetText.Should().Be("94%");
        retention.Text(retention.PreviousYear!).Should().Be("93%");
        ScorecardRow properties = Row(scorecard, "HC4");
        properties.Text(properties.PreviousYear!).Should().Be("571");
        properties.TargetText.Should().Be("100");
        properties.YearTargetText.Should().Be("600");
        properties.Text(properties.EarlierQuarters.Single().Point).Should().Be("Not available");
        Row(scorecard, "NI 156").EarlierQuarters.Single().Point.Value.Should().Be(327);
        Row(scorecard, "DIGI TU 01").ValueText.Should().Be("Awaiting data");
    }

    [Fact]
    public async Task The_2019_20_paper_is_rated_as_printed()
    {
        await using TestDatabase database = await WithPackAsync("medway-2019-20-q2");
        QuarterlyScorecard scorecard = await ScorecardAsync(database, "2019/20 Q2");

        ScorecardRow complaints = Row(scorecard, "CUSBFL31i");
        complaints.Rating.Key.Should().Be("met");
        complaints.ValueText.Should().Be("91.6%");
        complaints.ShortTrend.Result.Should().Be(TrendResult.Worsened);
        complaints.Rules.Display(complaints.YearSoFar!.Value!.Value).Should().Be("92.0%", "529 of 575");
        ScorecardRow digital = Row(scorecard, "DIGI TU 01");
        digital.Rating.Outcome.Should().Be(RatingOutcome.DataOnly);
        digital.TargetText.Should().Be("NO TARGET SET");
        digital.ShortTrend.Result.Should().Be(TrendResult.Worsened, "a missing target does not stop a trend");
        digital.LongTrend.Result.Should().Be(TrendResult.Worsened);
        digital.Rules.Display(digital.YearSoFar!.Value!.Value).Should().Be("46.69%", "entered for the year, not the mean of two quarters");
        scorecard.Counts.OnTarget.Excluded.Should().Equal(new LeftOut("DIGI TU 01", "Data only"));
    }

    private static ScorecardRow Row(QuarterlyScorecard scorecard, string code) => scorecard.Rows.Single(r => r.Code == code);

    private static async Task<QuarterlyScorecard> ScorecardAsync(TestDatabase database, string quarter)
    {
        await using PerformanceDbContext context = database.NewContext();
        return await new ScorecardService(context).GetAsync(Period.Parse(quarter), new ScorecardFilter());
    }

    private static async Task<TestDatabase> WithPackAsync(string pack)
    {
        TestDatabase database = await TestDatabase.CreateAsync();
        await using PerformanceDbContext context = database.NewContext();
        DataPackOutcome outcome = await new DataPackImporter(context, TimeProvider.System).ImportAsync(Path.Combine(AppContext.BaseDirectory, "Packs", pack), Actor.Process("test"));
        outcome.Problems.Should().BeEmpty();
        return database;
    }
}
