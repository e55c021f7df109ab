using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Comparisons;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Imports;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Counts;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Ratings.Trends;
using PerformanceManagement.Core.Reports.Words;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Tests.Reports.Paper;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.Scorecards;

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
    public async Task The_2017_18_papers_sentences_and_counts_come_out_as_printed()
    {
        await using TestDatabase database = await WithPackAsync("medway-2017-18-q2");
        QuarterlyScorecard scorecard = await ScorecardAsync(database, "2017/18 Q2");
        ReportSentences sentences = Plan.Texts.Sentences;

        SummarySentences.Remit(sentences.Remit, scorecard.Rows.Count).Should().Be("There are 6 measures under the remit of this committee.");
        SummarySentences.Findings(sentences, scorecard)[0].Should().Be("4 out of 5 measures were on target (80%).");
        CountOf onTarget = scorecard.Counts.OnTarget;
        onTarget.Members.Should().BeEquivalentTo("MAE 2", "MAE 3", "HC3", "HC4");
        onTarget.Others.Should().Equal("NI 156");
        onTarget.Sentence.Should().Be("On target: 4 of 5 measures (80%). 5 of 6 rated; 1 awaiting data.", "the paper: data for 1 of these measures is not expected until after it is published");
        // As printed: nothing improved on last quarter, and the denominator carries its mark. It is 4 in the paper, which has the figures of
        // the adult education measures' earlier quarters and does not print them; 2 of the figures printed.
        SummarySentences.Findings(sentences, scorecard)[1].Should().Be("0 out of 2* measures have improved compared with last quarter.");
        scorecard.Counts.ShortTrend.Improved.DenominatorByName.Should().Be("2 of 6 compared; 4 not comparable (MAE 2, MAE 3, HC4, DIGI TU 01)");
        // The paper's 1 out of 5 is HC4 against four earlier quarters, none of which it prints.
        SummarySentences.Findings(sentences, scorecard)[2].Should().Be("0 out of 2* measures have improved compared with the average of the previous 4 quarters. For 2 of them not all of those earlier periods are held.");
        Row(scorecard, "HC4").LongTrend.Explanation.Should().Be("Not comparable: none of the 4 earlier quarters has a value (Q1 2017/18, Q4 2016/17, Q3 2016/17, Q2 2016/17).");
        sentences.Footnote.Should().BeEquivalentTo("*total number of measures where comparative data is available.");
    }

    [Fact]
    public async Task What_is_said_beside_a_reason_goes_into_the_count()
    {
        await using TestDatabase database = await WithPackAsync("medway-2017-18-q2");
        await using (PerformanceDbContext context = database.NewContext())
            await context.Results.Where(r => r.Reason == ReasonForNoValue.AwaitingData).ExecuteUpdateAsync(r => r.SetProperty(x => x.Label, "until Q3"));

        (await ScorecardAsync(database, "2017/18 Q2")).Counts.OnTarget.Denominator.Should().Be("5 of 6 rated; 1 awaiting data, until Q3");
    }

    [Fact]
    public async Task The_long_trends_sentence_says_over_how_many_quarters_the_council_takes_it()
    {
        await using TestDatabase database = await WithPackAsync("medway-2017-18-q2");
        await using (PerformanceDbContext context = database.NewContext())
        {
            context.TrendSettings.Add(new TrendSetting { Frequency = Frequency.Quarter, Periods = 8, LeastPeriods = 1 });
            await context.SaveChangesAsync();
        }

        SummarySentences.Findings(Plan.Texts.Sentences, await ScorecardAsync(database, "2017/18 Q2"))[2].Should().Be("0 out of 2* measures have improved compared with the average of the previous 8 quarters. For 2 of them not all of those earlier periods are held.");
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
        Row(scorecard, "NI 156").LongTrend.Explanation.Should().Be("354 in Q2 2017/18 against 327, the average of the 1 of 4 earlier quarters held (Q1 2017/18), lower is better: worsened.");
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
        // The one arrow that survived in the paper's row stands in the first trend cell and the year's status is a green circle.
        complaints.LongTrend.Explanation.Should().Be("91.6% in Q2 2019/20 against 92.4%, the average of the 1 of 4 earlier quarters held (Q1 2019/20), higher is better: worsened.", "the paper's upward arrow rests on quarters it does not print");
        complaints.YearSoFarRating!.Key.Should().Be("met");
        digital.ShortTrend.Explanation.Should().Be("43.63% in Q2 2019/20 against 50.35% in Q1 2019/20, higher is better: worsened.");
    }

    [Fact]
    public async Task The_2019_20_papers_counts_are_sentences_in_the_singular()
    {
        await using TestDatabase database = await WithPackAsync("medway-2019-20-q2");
        QuarterlyScorecard scorecard = await ScorecardAsync(database, "2019/20 Q2");

        SummarySentences.Findings(Plan.Texts.Sentences, scorecard).Should().Equal(
            "1 out of 1 measure was on target (100%).",
            "0 out of 2 measures have improved compared with last quarter.",
            "0 out of 2 measures have improved compared with the average of the previous 4 quarters. For 2 of them not all of those earlier periods are held.",
            "No measures could be compared with the same period last year.");
        SummarySentences.Remit(Plan.Texts.Sentences.Remit, 1).Should().Be("There is 1 measure under the remit of this committee.");
        scorecard.Counts.OnTarget.Sentence.Should().Be("On target: 1 of 1 measure (100%). 1 of 2 rated; 1 data only.");
    }

    [Fact]
    public void The_2019_20_papers_year_figure_is_made_of_its_quarters_by_summing_and_dividing()
    {
        var rules = new MeasureRules("%", 1, GoodDirection.Higher) { QuarterRule = AggregationRule.Weighted, YearRule = AggregationRule.Weighted };
        (Period q1, Period q2) = (Period.Parse("2019/20 Q1"), Period.Parse("2019/20 Q2"));
        var series = ReportedSeries.Of(rules, [new EnteredFigure(q1) { Value = 92.4m, Numerator = 257, Denominator = 278 }, new EnteredFigure(q2) { Value = 91.6m, Numerator = 272, Denominator = 297 }]);

        SeriesPoint year = series.YearSoFar(q2)!;

        (year.Numerator, year.Denominator).Should().Be((529, 575));
        year.Value.Should().Be(529m * 100 / 575);
        rules.Display(year.Value!.Value).Should().Be("92.0%", "printed 92%");
    }

    private static ReportProfile Plan => ReportSample.Profiles.Find("plan-monitoring")!;

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
        DataPackReport outcome = await new DataPackImporter(context, TimeProvider.System).ImportAsync(Path.Combine(AppContext.BaseDirectory, "Packs", pack), Actor.Process("test"));
        outcome.Problems.Should().BeEmpty();
        return database;
    }
}
