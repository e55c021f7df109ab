using FluentAssertions;
using FsCheck.Fluent;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Benchmarks;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Tests.Ratings.Status;
using Xunit;

namespace PerformanceManagement.Core.Tests.Ratings.Benchmarks;

public sealed class NeighbourRuleTests
{
    private static readonly MeasureRules Percent = new("%", 1, GoodDirection.Higher);
    private static readonly NeighbourGroup Four = new("Similar councils", ["Alder", "Birch", "Cedar", "Dogwood"]);

    [Theory]
    [InlineData(GoodDirection.Higher, 95, "1st of 5")]
    [InlineData(GoodDirection.Higher, 91.5, "3rd of 5")]
    [InlineData(GoodDirection.Higher, 80, "5th of 5")]
    [InlineData(GoodDirection.Lower, 80, "1st of 5")]
    [InlineData(GoodDirection.Lower, 95, "5th of 5")]
    [InlineData(GoodDirection.Higher, 91, "Joint 3rd of 5")]
    [InlineData(GoodDirection.Higher, 91.04, "Joint 3rd of 5")] // Shown as 91.0%.
    [InlineData(GoodDirection.None, 95, null)]
    public void Our_rank_is_among_the_members_and_us_and_ties_share_it(GoodDirection good, double ours, string? rank) =>
        Compare(Percent with { Good = good }, (decimal)ours, 90, 91, 92, 93).RankText.Should().Be(rank);

    [Fact]
    public void Mean_and_median_are_worked_out_from_unrounded_figures_and_shown_rounded()
    {
        NeighbourComparison among = Compare(Percent, 95, 90.04m, 90.14m, 90.26m, 99);

        among.Mean.Should().Be(92.4m, "369.44 / 4 is 92.36");
        among.Median.Should().Be(90.2m, "the mean of 90.14 and 90.26");
        Compare(Percent, 95, 1, 2, 9).Median.Should().Be(2);
        Compare(Percent, 95, 90.05m, 90.05m).Mean.Should().Be(90.1m, "half is rounded away from zero");
    }

    [Fact]
    public void It_explains_itself_with_those_who_are_missing() =>
        NeighbourRule.Compare(Four, Own(Percent, 91.5m), [Figure("Alder", "2017/18 Q1", 90), Figure("birch", "2017/18 Q1", 92), Figure("Cedar", "2017/18 Q1", 93), Figure("England", "2017/18 Q2", 1)])!
            .AgainstMean.Explanation.Should().Be("Ours, 91.5% in Q2 2017/18, against 91.7% for the mean of Similar councils in Q1 2017/18, higher is better: unfavourable. Our figure for Q1 2017/18 is not there, so this is the one reported, 1 quarter later. The median is 92.0%. 3rd of 4, 1 being best. 3 of 4 members have a figure for Q1 2017/18; not Dogwood.");

    [Fact]
    public void Without_a_good_direction_there_is_no_rank_and_it_says_so() =>
        Compare(Percent with { Good = GoodDirection.None }, 95, 90, 91).AgainstMean.Explanation.Should().Contain("no direction is better: higher.").And.Contain("There is no rank, because no direction is better.");

    [Fact]
    public void Within_a_range_the_rank_is_by_the_distance_to_it()
    {
        var range = new TargetFigure(Period.Parse("2017/18"), Low: 4, High: 7);
        AreaFigure[] figures = [Figure("Alder", "2017/18 Q2", 8), Figure("Birch", "2017/18 Q2", 2), Figure("Cedar", "2017/18 Q2", 5)];

        NeighbourRule.Compare(Four, BenchmarkRuleTests.Own(Percent with { Good = GoodDirection.Range }, [("2017/18 Q2", 3)], range), figures)!.RankText.Should().Be("Joint 2nd of 4");
    }

    [Fact]
    public void All_members_are_of_the_latest_period_for_which_at_least_half_have_a_figure()
    {
        AreaFigure[] figures = [Figure("Alder", "2017/18 Q2", 99), .. Four.Areas.Select(a => Figure(a, "2017/18 Q1", 90)), .. Four.Areas.Select(a => Figure(a, "2016/17 Q4", 80)), Figure("Alder", "2017/18 Q4", 70)];

        NeighbourRule.Compare(Four, Own(Percent, 91.5m), figures)!.Period!.Value.Token.Should().Be("2017/18 Q1");
        NeighbourRule.Compare(Four, Own(Percent, 91.5m), [.. figures, Figure("Birch", "2017/18 Q2", 98)])!.Period!.Value.Token.Should().Be("2017/18 Q2");
    }

    [Fact]
    public void A_group_without_figures_is_not_shown_and_one_with_later_ones_says_so()
    {
        NeighbourRule.Compare(Four, Own(Percent, 91.5m), [Figure("England", "2017/18 Q2", 1)]).Should().BeNull();
        NeighbourRule.Compare(Four, Own(Percent, 91.5m), [Figure("Alder", "2017/18 Q3", 1)])!.AgainstMean.Explanation.Should()
            .Be("Not compared: the first figure for the mean of Similar councils is for Q3 2017/18, later than ours for Q2 2017/18.");
    }

    [Fact]
    public void A_suppressed_figure_of_ours_has_no_rank()
    {
        SeriesPoint hidden = new(Period.Parse("2017/18 Q2")) { Reason = Core.Figures.ReasonForNoValue.Suppressed };
        NeighbourComparison among = NeighbourRule.Compare(Four, new OwnFigures(Percent, [hidden], ReportedSeries.Of(Percent, []), null), [Figure("Alder", "2017/18 Q2", 90), Figure("Birch", "2017/18 Q2", 92)])!;

        among.RankText.Should().BeNull();
        among.Mean.Should().Be(91);
        among.AgainstMean.Explanation.Should().Be("Not compared with the mean of Similar councils in Q2 2017/18: our figure for Q2 2017/18 is suppressed. The median is 91.0%. 2 of 4 members have a figure for Q2 2017/18; not Cedar, Dogwood.");
    }

    [Theory]
    [InlineData(11, "11th of 22")]
    [InlineData(12, "12th of 22")]
    [InlineData(21, "21st of 22")]
    [InlineData(22, "22nd of 22")]
    public void Places_are_written_as_people_say_them(int place, string text)
    {
        // 21 members with the figures 1 to 21, and ours just under the one before our place.
        NeighbourGroup many = new("Many", [.. Enumerable.Range(1, 21).Select(n => $"Area {n}")]);
        AreaFigure[] figures = [.. Enumerable.Range(1, 21).Select(n => Figure($"Area {n}", "2017/18 Q2", 100 - n))];

        NeighbourRule.Compare(many, Own(Percent, 100 - place + 0.5m), figures)!.RankText.Should().Be(text);
    }

    [Fact]
    public void The_rank_lies_among_the_members_and_mean_and_median_between_the_least_and_the_greatest() =>
        Prop.ForAll(Gen.Choose(-2000, 2000).ArrayOf().Where(f => f.Length is > 0 and < 5).ToArbitrary(), Gen.Choose(-2000, 2000).ToArbitrary(), Gen.Elements(GoodDirection.Higher, GoodDirection.Lower).ToArbitrary(), (theirs, ours, good) =>
        {
            decimal[] figures = [.. theirs.Select(f => f / 100m)];
            NeighbourComparison among = Compare(Percent with { Good = good }, ours / 100m, figures);
            decimal[] shown = [.. figures.Select(Percent.Rounded)];
            return among.Rank >= 1 && among.Rank <= figures.Length + 1
                && among.Mean >= shown.Min() && among.Mean <= shown.Max()
                && among.Median >= shown.Min() && among.Median <= shown.Max();
        }).Check();

    [Fact]
    public void Favourable_one_way_is_unfavourable_the_other() =>
        Prop.ForAll(Gen.Choose(-500, 500).ToArbitrary(), Gen.Choose(-500, 500).ToArbitrary(), Gen.Choose(0, 200).ToArbitrary(), (a, b, band) =>
        {
            foreach (GoodDirection good in Enum.GetValues<GoodDirection>())
            {
                BenchmarkRule rule = BenchmarkRuleTests.Rule(Percent with { Good = good, BenchmarkBand = band / 10m }, ("2017/18 Q2", 0));
                if (rule.Judge(a / 10m, b / 10m) != Opposite(rule.Judge(b / 10m, a / 10m))) return false;
            }

            return true;
        }).Check();

    private static BenchmarkResult Opposite(BenchmarkResult result) => result switch
    {
        BenchmarkResult.Favourable => BenchmarkResult.Unfavourable,
        BenchmarkResult.Unfavourable => BenchmarkResult.Favourable,
        BenchmarkResult.Higher => BenchmarkResult.Lower,
        BenchmarkResult.Lower => BenchmarkResult.Higher,
        _ => result,
    };

    private static NeighbourComparison Compare(MeasureRules rules, decimal ours, params decimal[] theirs) =>
        NeighbourRule.Compare(Four, Own(rules, ours), theirs.Select((value, n) => Figure(Four.Areas[n], "2017/18 Q2", value)))!;

    private static OwnFigures Own(MeasureRules rules, decimal ours) => BenchmarkRuleTests.Own(rules, [("2017/18 Q2", ours)]);

    private static AreaFigure Figure(string area, string period, decimal value) => new(area, Period.Parse(period), value);
}
