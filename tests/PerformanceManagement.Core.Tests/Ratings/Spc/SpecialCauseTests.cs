using FluentAssertions;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Ratings.Spc;
using Xunit;

namespace PerformanceManagement.Core.Tests.Ratings.Spc;

/// <summary>Each rule with figures worked by hand. L beyond a limit, T trend, N near a limit, S shift; small when low or falling.</summary>
public sealed class SpecialCauseTests
{
    [Fact]
    public void Mean_and_limits_are_those_worked_by_hand()
    {
        // 14 points that add up to 154: mean 11. 13 moving ranges of 2: mean 2. 2.66 x 2 = 5.32, two thirds of it 3.5466…
        ProcessLimits limits = SignalCase.Analyse(SignalCase.Higher, Numbers("10 12 10 12 10 12 10 12 10 12 10 12 10 12")).Segments.Single().Limits!;

        limits.Points.Should().Be(14);
        limits.Mean.Should().Be(11m);
        limits.MeanMovingRange.Should().Be(2m);
        limits.Lower.Should().Be(5.68m);
        limits.Upper.Should().Be(16.32m);
        limits.NearLower.Should().BeApproximately(7.4533m, 0.0001m);
        limits.NearUpper.Should().BeApproximately(14.5467m, 0.0001m);
    }

    [Theory]
    // Mean 11.69, mean moving range 32/12: limits 4.60 and 18.79.
    [InlineData("12 10 12 10 12 10 12 10 12 10 12 10 20", "............L")]
    // Mean 38/20 = 1.9, ranges 65/19: the upper limit is 1.9 + 2.66 x 65/19 = 11 exactly, and 11 is on it, not beyond.
    [InlineData("0 3 0 3 0 3 0 3 0 3 0 3 0 3 0 3 0 3 0 11", "....................")]
    // With 12 it is 11.19.
    [InlineData("0 3 0 3 0 3 0 3 0 3 0 3 0 3 0 3 0 3 0 12", "...................L")]
    public void A_point_strictly_beyond_a_limit_is_special(string values, string letters) => Letters(values).Should().Be(letters);

    [Theory]
    [InlineData("20 22 19 21 20 22 18 19 20 21 22 23 24", "......TTTTTTT", "7 points, 6 strict moves up")]
    [InlineData("20 22 19 21 20 22 24 23 22 21 20 19 18", "......ttttttt", "6 strict moves down")]
    [InlineData("20 22 19 21 20 22 18 19 20 21 22 23 22", ".............", "5 moves up are one too few")]
    [InlineData("20 22 19 21 20 22 18 19 20 21 21 22 23", ".............", "a tie breaks it")]
    public void Seven_points_moving_one_way_are_special(string values, string letters, string because) => Letters(values).Should().Be(letters, because);

    [Theory]
    // Mean 11.8, ranges 29/14: near limit 15.47, limit 17.31.
    [InlineData("10 12 10 12 10 12 10 12 10 12 10 12 16 16 13", "............NN.", "the third is not unusual itself")]
    [InlineData("10 12 10 12 10 12 10 12 10 12 10 12 16 13 16", "............N.N", "near limit 15.85")]
    [InlineData("10 12 10 12 10 12 10 12 10 12 10 12 13 16 16", ".............NN", "near limit 15.09")]
    [InlineData("12 10 12 10 12 10 12 10 12 10 12 10 6 6 9", "............nn.", "near limit 6.53, limit 4.69")]
    [InlineData("10 12 10 12 10 12 10 12 10 12 10 12 16 13 13", "...............", "1 of 3 is too few")]
    [InlineData("10 12 10 12 10 12 10 12 10 12 10 12 14 14 13", "...............", "14 is within the near limit of 14.7")]
    public void Two_of_three_near_a_limit_are_special(string values, string letters, string because) => Letters(values).Should().Be(letters, because);

    [Fact]
    public void Two_of_three_near_a_limit_are_usual_when_one_lies_across_the_mean()
    {
        // Mean 177/15 = 11.8 and ranges 46/14: near limit 17.63, limit 20.54. 18 and 18 are near, and 9 between them is below the mean.
        Letters("10 12 10 12 10 12 10 12 10 12 10 12 18 9 18").Should().Be("...............");
        Letters("10 12 10 12 10 12 10 12 10 12 10 12 18 13 18").Should().Be("ssssssssssssN.N", "13 is above the mean of 12.07, and all before are below it");
    }

    [Theory]
    [InlineData("10 12 10 12 10 12 14 13 14 13 14 13 14", "......SSSSSSS", "7 above the mean of 12.38")]
    [InlineData("10 12 10 12 10 12 14 13 14 13 14 13 14 12", "......SSSSSSS.", "12 is below the mean of 12.36")]
    [InlineData("9 8 9 10 9 8 9 11 12 11 10 11 12 11", "..............", "10 is the mean and breaks both runs")]
    [InlineData("10 12 10 12 10 12 9 12 10 14 13 14 13 14 13", "...............", "6 above the mean are one too few")]
    public void Seven_on_one_side_of_the_mean_are_special(string values, string letters, string because) => Letters(values).Should().Be(letters, because);

    [Fact]
    public void The_first_rule_that_holds_counts()
    {
        // 12 to 18 rise (trend); 16, 17 and 18 are also beyond the limit of 15.01; 8 of them are also above the mean (shift).
        Signals signals = SignalCase.Analyse(SignalCase.Higher, Numbers("10 11 10 11 10 11 10 11 10 11 12 13 14 15 16 17 18"));

        signals.Letters().Should().Be("nsnsnsnsTTTTTTLLL");
        signals.Points()[^4].Evidence.Should().Equal(Enumerable.Range(8, 9).Select(SignalCase.Month), "the whole run, from 10 to 18");
    }

    [Theory]
    [InlineData(GoodDirection.Higher, Variation.Improvement, Variation.Concern)]
    [InlineData(GoodDirection.Lower, Variation.Concern, Variation.Improvement)]
    [InlineData(GoodDirection.Range, Variation.NotJudged, Variation.NotJudged)]
    [InlineData(GoodDirection.None, Variation.NotJudged, Variation.NotJudged)]
    public void The_good_direction_judges_a_special_cause(GoodDirection good, Variation high, Variation low)
    {
        Latest(good, "12 10 12 10 12 10 12 10 12 10 12 10 20").Point.Variation.Should().Be(high);
        Latest(good, "12 10 12 10 12 10 12 10 12 10 12 10 2").Point.Variation.Should().Be(low);
        Latest(good, "20 22 19 21 20 22 18 19 20 21 22 23 24").Point.Variation.Should().Be(high);
        Latest(good, "10 12 10 12 10 12 10 12 10 12 10 12 11").Point.Variation.Should().Be(Variation.CommonCause);
    }

    [Theory]
    [InlineData("12 10 12 10 12 10 12 10 12 10 12 10 20", "20 in January 2025 lies above the upper limit of 18.8 (mean 11.7, 13 points): a special cause and, as lower is better, a concern.")]
    [InlineData("20 22 19 21 20 22 24 23 22 21 20 19 18", "The 7 points from July 2024 to January 2025 fall one after another, to 18: a special cause and, as lower is better, an improvement.")]
    [InlineData("10 12 10 12 10 12 10 12 10 12 10 12 16 13 16", "2 of the 3 points from January 2025 to March 2025 lie near the upper limit of 17.9, all 3 above the mean of 11.8: a special cause and, as lower is better, a concern.")]
    [InlineData("10 12 10 12 10 12 14 13 14 13 14 13 14", "The 7 points from July 2024 to January 2025 all lie above the mean of 12.4: a special cause and, as lower is better, a concern.")]
    [InlineData("10 12 10 12 10 12 10 12 10 12 10 12 11", "11 in January 2025 lies within the limits, 5.9 to 16.1 around a mean of 11.0 (13 points), and no rule finds it unusual: common cause, the variation this process always has.")]
    public void A_finding_explains_itself_with_its_numbers(string values, string sentence) => Latest(GoodDirection.Lower, values).Explanation.Should().Be(sentence);

    [Theory]
    [InlineData(GoodDirection.None, "20 in January 2025 lies above the upper limit of 18.8 (mean 11.7, 13 points): a special cause, no direction is better.")]
    [InlineData(GoodDirection.Range, "20 in January 2025 lies above the upper limit of 18.8 (mean 11.7, 13 points): a special cause, no direction is better: within the range is best.")]
    public void A_special_cause_without_a_better_direction_is_not_judged(GoodDirection good, string sentence)
    {
        VariationFinding found = Latest(good, "12 10 12 10 12 10 12 10 12 10 12 10 20");

        found.Label.Should().Be("Special cause, no direction is better");
        found.Explanation.Should().Be(sentence);
    }

    private static VariationFinding Latest(GoodDirection good, string values) => SignalCase.Analyse(SignalCase.Higher with { Good = good }, Numbers(values)).Variation!;

    private static string Letters(string values) => SignalCase.Analyse(SignalCase.Higher, Numbers(values)).Letters();

    private static decimal?[] Numbers(string values) => [.. values.Split(' ').Select(v => (decimal?)decimal.Parse(v, System.Globalization.CultureInfo.InvariantCulture))];
}
