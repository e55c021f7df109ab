using FluentAssertions;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Entry.Checks;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using Xunit;

namespace PerformanceManagement.Core.Tests.Entry.Checks;

public sealed class PossibleRangeTests
{
    private static readonly Period Quarter = Period.FinancialQuarter(2026, 2);

    public static TheoryData<string, string, double, double, double[], double[], string?> Shares => new()
    {
        // title, unit, numerator, denominator, earlier values, targets, the error
        { "Major planning applications decided in 13 weeks", "%", 23, 25, [88, 91], [90], null },
        { "Major planning applications decided in 13 weeks", "%", 25, 25, [88, 91], [90], null },
        { "Major planning applications decided in 13 weeks", "%", 26, 25, [88, 91], [90], "26 is more than the 25 it is a share of: the numerator cannot be above the denominator" },
        { "Major planning applications decided in 13 weeks", "%", -1, 25, [88, 91], [90], "-1 is below zero: the numerator of a share cannot be" },
        { "Homes built against the plan", "%", 120, 100, [88, 91], [100], null },
        { "Change in library visits", "%", -30, 400, [2], [], null },
        { "Recovery of benefit overpayments", "%", 130, 120, [96, 108], [100], null },
        { "Recovery of benefit overpayments", "%", 130, 120, [96], [110], null },
        { "Complaints for each 1,000 residents", "rate per 1,000", 130, 120, [2], [], null },
    };

    [Theory]
    [MemberData(nameof(Shares))]
    public void The_numerator_of_a_share_lies_within_its_denominator(string title, string unit, double numerator, double denominator, double[] earlier, double[] targets, string? error)
    {
        var typed = new EnteredFigure(Quarter) { Value = Math.Round((decimal)numerator * 100 / (decimal)denominator, 4), Numerator = (decimal)numerator, Denominator = (decimal)denominator };
        CheckedFigure figure = Of(typed, new MeasureRules(unit, 1, GoodDirection.Higher), earlier) with { CollectsRatio = true, Wording = title, Targets = [.. targets.Select(t => (decimal)t)] };

        FigureChecks.Errors(figure).Should().Equal(error is null ? [] : [new FieldMessage("Numerator", error)]);
    }

    [Theory]
    [InlineData(true, 100.0, null)]
    [InlineData(true, 100.1, "100.1% is more than 100%, which a share of a whole cannot be")]
    [InlineData(true, -0.1, "-0.1% is below zero, which a share of a whole cannot be")]
    [InlineData(false, 104.0, null)]
    public void A_percentage_is_capped_where_a_share_is_collected(bool collectsRatio, double value, string? error)
    {
        CheckedFigure figure = Of(new EnteredFigure(Quarter) { Value = (decimal)value }, new MeasureRules("%", 1, GoodDirection.Higher), [91, 92]) with { CollectsRatio = collectsRatio, Wording = "Calls answered in 20 seconds" };

        FigureChecks.Errors(figure).Should().Equal(error is null ? [] : [new FieldMessage("Value", error)]);
    }

    [Fact]
    public void A_share_cannot_be_expected_to_pass_its_whole()
    {
        CheckedFigure figure = Of(new EnteredFigure(Quarter) { Value = 92, YearToDate = 101, Forecast = 110 }, new MeasureRules("%", 0, GoodDirection.Higher), []) with { CollectsRatio = true };

        FigureChecks.Errors(figure).Select(e => e.Field).Should().Equal("YearToDate", "Forecast");
    }

    [Theory]
    [InlineData("Households in temporary accommodation", "households", 0, -3, "-3 is below zero, which a count cannot be")]
    [InlineData("Fly-tips reported", "number", 0, -1, "-1 is below zero, which a count cannot be")]
    [InlineData("Fly-tips reported", "number", 0, 0, null)]
    [InlineData("Net additional homes", "homes", 0, -3, null)]
    [InlineData("Budget variance", "£k", 0, -250, null)]
    [InlineData("Average days to re-let", "days", 1, -3, null)]
    [InlineData("Balance of payments", "number", 0, -3, null)]
    public void A_count_is_not_below_zero(string title, string unit, int decimals, double value, string? error)
    {
        CheckedFigure figure = Of(new EnteredFigure(Quarter) { Value = (decimal)value }, new MeasureRules(unit, decimals, GoodDirection.Lower), []) with { Wording = title };

        FigureChecks.Errors(figure).Should().Equal(error is null ? [] : [new FieldMessage("Value", error)]);
    }

    [Fact]
    public void What_has_been_below_zero_before_may_be_again()
    {
        CheckedFigure figure = Of(new EnteredFigure(Quarter) { Value = -3 }, new MeasureRules("homes", 0, GoodDirection.Higher), [4, -1]);

        FigureChecks.Errors(figure).Should().BeEmpty();
        FigureChecks.Errors(figure with { Earlier = [], Targets = [-5] }).Should().BeEmpty("its target says that it can be");
    }

    [Theory]
    [InlineData("homes", 0, EntryBasis.YearToDate, 2, 110.0, "110 is less than the 120 for Q1 2026/27, and a count for the year so far cannot go down: if Q1 2026/27 was wrong, correct that first")]
    [InlineData("homes", 0, EntryBasis.YearToDate, 2, 120.0, null)]
    [InlineData("homes", 0, EntryBasis.Running, 2, 110.0, "110 is less than the 120 for Q1 2026/27, and a running count cannot go down: if Q1 2026/27 was wrong, correct that first")]
    [InlineData("%", 1, EntryBasis.YearToDate, 2, 110.0, null)]
    [InlineData("£k", 0, EntryBasis.YearToDate, 2, 110.0, null)]
    public void A_count_for_the_year_so_far_cannot_fall(string unit, int decimals, EntryBasis entry, int quarter, double value, string? error)
    {
        var rules = new MeasureRules(unit, decimals, GoodDirection.Higher) { Entry = entry };
        Period of = Period.FinancialQuarter(2026, quarter);

        FigureChecks.Errors(Of(new EnteredFigure(of) { Value = (decimal)value }, rules, [120], of)).Should().Equal(error is null ? [] : [new FieldMessage("Value", error)]);
    }

    [Fact]
    public void A_year_begins_anew_and_a_running_total_over_years_is_doubted()
    {
        Period first = Period.FinancialQuarter(2026, 1);
        var yearly = new MeasureRules("homes", 0, GoodDirection.Higher) { Entry = EntryBasis.YearToDate };

        CheckedFigure begun = Of(new EnteredFigure(first) { Value = 30 }, yearly, [480, 350, 240, 120], first);
        FigureChecks.Errors(begun).Should().BeEmpty();
        FallingTotal.Doubt(begun).Should().BeNull();

        CheckedFigure running = begun with { Rules = yearly with { Entry = EntryBasis.Running } };
        FigureChecks.Errors(running).Should().BeEmpty();
        FallingTotal.Doubt(running)!.Message.Should().Be("30 is less than the 480 for Q4 2025/26. A running total does not usually go down.");
    }

    [Fact]
    public void A_net_count_may_fall()
    {
        var rules = new MeasureRules("homes", 0, GoodDirection.Higher) { Entry = EntryBasis.YearToDate };
        CheckedFigure figure = Of(new EnteredFigure(Quarter) { Value = 110 }, rules, [120]) with { Wording = "Net additional homes" };

        FigureChecks.Errors(figure).Should().BeEmpty();
        FigureChecks.Doubts(figure).Should().ContainSingle(d => d.Key == FallingTotal.Key);
    }

    private static CheckedFigure Of(EnteredFigure typed, MeasureRules rules, double[] earlier, Period? of = null) =>
        CheckedFigure.Of(typed, earlier.Select((v, n) => new EnteredFigure((of ?? Quarter).Back(n + 1)) { Value = (decimal)v }), [], rules);
}
