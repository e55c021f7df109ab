using System.Globalization;
using FluentAssertions;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Targets;
using Xunit;

namespace PerformanceManagement.Core.Tests.Ratings.Targets;

/// <summary>How a year's target is spread over its quarters.</summary>
public sealed class TargetProfileTests
{
    private static readonly MeasureRules Counts = new("homes", 0, GoodDirection.Higher) { YearRule = AggregationRule.Sum };
    private static readonly MeasureRules Percent = new("%", 1, GoodDirection.Higher) { YearRule = AggregationRule.Weighted };

    public static TheoryData<string, TargetProfile, string, string, string> Spreads => new()
    {
        // year, profile, last year, quarters, why
        { "600", TargetProfile.Even, ",,,", "150,150,150,150", "equal shares" },
        { "490", TargetProfile.Even, ",,,", "122,122,123,123", "what is left over goes to the latest" },
        { "487.5", TargetProfile.Even, ",,,", "121,122,122,122.5", "more decimals than the measure shows" },
        { "0", TargetProfile.Even, ",,,", "0,0,0,0", "zero is a target" },
        { "-50", TargetProfile.Even, ",,,", "-12,-12,-13,-13", "below zero" },
        { "3", TargetProfile.Even, ",,,", "0,1,1,1", "fewer than the quarters" },
        { "600", TargetProfile.LastYear, "100,200,300,400", "60,120,180,240", "last year's shares" },
        { "100", TargetProfile.LastYear, "1,1,1,0", "33,33,34,0", "a quarter without a share gets nothing of what is left over" },
        { "600", TargetProfile.LastYear, "-10,-20,-30,-40", "60,120,180,240", "the shares of figures below zero" },
    };

    [Theory]
    [MemberData(nameof(Spreads))]
    public void A_years_target_is_spread_and_adds_up(string year, TargetProfile profile, string lastYear, string quarters, string because)
    {
        SpreadOutcome outcome = TargetProfileRule.Spread(Number(year), profile, Parts(lastYear), Counts);

        outcome.Refused.Should().BeNull(because);
        outcome.Targets.Should().Equal(Numbers(quarters), because);
        outcome.Targets.Sum().Should().Be(Number(year));
    }

    [Fact]
    public void Targets_for_the_year_so_far_grow_to_the_years()
    {
        MeasureRules soFar = Counts with { Basis = ReportingBasis.YearToDate };

        TargetProfileRule.Spread(600, TargetProfile.Even, Parts(",,,"), soFar).Targets.Should().Equal(150, 300, 450, 600);
        TargetProfileRule.Spread(600, TargetProfile.LastYear, Parts("100,200,300,400"), soFar).Targets.Should().Equal(60, 180, 360, 600);
    }

    [Fact]
    public void Where_nothing_adds_up_each_quarter_has_the_years_or_follows_last_years_mean()
    {
        TargetProfileRule.Spread(90, TargetProfile.Even, Parts(",,,"), Percent).Targets.Should().Equal(90, 90, 90, 90);
        TargetProfileRule.Spread(90, TargetProfile.LastYear, Parts("70,80,80,90"), Percent).Targets.Should().Equal(78.8m, 90, 90, 101.3m);
    }

    [Theory]
    [InlineData(",1,,1", "Last year’s shape is not known: there is no whole figure for Q1 2025/26, Q3 2025/26")]
    [InlineData("0,0,0,0", "Last year’s figures make 0, so they have no shape to follow")]
    [InlineData("-10,20,0,0", "Last year some figures were above zero and some below, so they have no shape to follow")]
    public void A_shape_that_is_not_there_is_refused(string lastYear, string because)
    {
        TargetProfileRule.Spread(600, TargetProfile.LastYear, Parts(lastYear), Counts).Refused.Should().Be(because);
        TargetProfileRule.Spread(600, TargetProfile.LastYear, Parts(lastYear), Percent).Refused.Should().Be(because);
    }

    [Theory]
    [InlineData("100,150,150,190", "The quarters make 590; the year’s target is 600, so 10 is missing")]
    [InlineData("100,150,150,210.5", "The quarters make 610.5; the year’s target is 600, so 10.5 is too much")]
    [InlineData("100,150,,200", "There is no target for Q3 2026/27: give one for each of the quarters")]
    [InlineData("100,150,150,200", null)]
    public void Targets_as_given_must_make_the_years(string given, string? because)
    {
        SpreadOutcome outcome = TargetProfileRule.Spread(600, TargetProfile.AsGiven, Given(given), Counts);

        outcome.Refused.Should().Be(because);
        if (because is null) outcome.Targets.Should().Equal(Numbers(given));
    }

    [Fact]
    public void Targets_as_given_for_the_year_so_far_end_at_the_years()
    {
        MeasureRules soFar = Counts with { Basis = ReportingBasis.YearToDate };

        TargetProfileRule.Spread(600, TargetProfile.AsGiven, Given("100,250,400,600"), soFar).Refused.Should().BeNull();
        TargetProfileRule.Spread(600, TargetProfile.AsGiven, Given("100,250,400,590"), soFar).Refused
            .Should().Be("The target for the year so far at Q4 2026/27 is 590; the year’s target is 600, so 10 is missing");
    }

    [Fact]
    public void Targets_as_given_need_not_make_the_years_where_nothing_adds_up() =>
        TargetProfileRule.Spread(90, TargetProfile.AsGiven, Given("80,85,90,95"), Percent).Targets.Should().Equal(80, 85, 90, 95);

    [Fact]
    public void What_is_signed_off_stays_and_the_others_share_the_rest()
    {
        ProfilePart[] parts = Parts("100,200,300,400");
        parts[0] = parts[0] with { IsFixed = true, Target = 100 };

        TargetProfileRule.Spread(700, TargetProfile.Even, parts, Counts).Targets.Should().Equal(100, 200, 200, 200);
        TargetProfileRule.Spread(1000, TargetProfile.LastYear, parts, Counts).Targets.Should().Equal(100, 200, 300, 400);
        TargetProfileRule.Spread(700, TargetProfile.Even, parts, Counts with { Basis = ReportingBasis.YearToDate }).Targets.Should().Equal(100, 300, 500, 700);
        TargetProfileRule.Spread(90, TargetProfile.Even, parts, Percent).Targets.Should().Equal(100, 90, 90, 90);
    }

    [Theory]
    [InlineData(null, 700, "Q1 2026/27 is signed off without a target in figures, so the others cannot be made to add up to the year’s: enter them one by one")]
    [InlineData(550, 500, "Those that are signed off make 550 already, which is more than the year’s 500")]
    public void What_is_signed_off_may_leave_nothing_to_spread(int? settled, int year, string because)
    {
        ProfilePart[] parts = Parts(",,,");
        parts[0] = parts[0] with { IsFixed = true, Target = settled };

        TargetProfileRule.Spread(year, TargetProfile.Even, parts, Counts).Refused.Should().Be(because);
        TargetProfileRule.Spread(year, TargetProfile.Even, [.. parts.Select(p => p with { IsFixed = true, Target = 1 })], Counts).Refused.Should().StartWith("All of them are signed off");
    }

    private static ProfilePart[] Parts(string lastYear) =>
        [.. lastYear.Split(',').Select((figure, n) => new ProfilePart(Period.FinancialQuarter(2026, n + 1)) { LastYear = figure.Length == 0 ? null : Number(figure) })];

    private static ProfilePart[] Given(string targets) =>
        [.. targets.Split(',').Select((figure, n) => new ProfilePart(Period.FinancialQuarter(2026, n + 1)) { Target = figure.Length == 0 ? null : Number(figure) })];

    private static decimal[] Numbers(string figures) => [.. figures.Split(',').Select(Number)];

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
