using FluentAssertions;
using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using Xunit;

namespace PerformanceManagement.Core.Tests.Entry;

public sealed class UnusualValueTests
{
    private static readonly Period Quarter = Period.FinancialQuarter(2026, 2);

    public static TheoryData<string, string, int, double, double[], string?> Cases => new()
    {
        // why, unit, decimals, value, earlier (latest first), the warning's beginning
        { "like the others", "households", 0, 330, [322, 318, 311, 302], null },
        { "a slip of a digit", "households", 0, 33, [322, 318, 311, 302], "33 is unusually low: the last 4 values were 322, 318, 311 and 302." },
        { "a lost decimal point", "%", 1, 915, [91.2, 90.8, 91.9], "915.0% is more than 100%." },
        { "too few to compare", "households", 0, 3300, [322, 318], null },
        { "swings widely", "days", 1, 40, [10, 30, 12, 28], null },
        { "within a tenth of a steady series", "%", 1, 95, [97.1, 97.0, 97.1, 97.0], null },
        { "one or two where there were none", "households", 0, 2, [0, 0, 0, 0], null },
        { "several where there were none", "households", 0, 5, [0, 0, 0, 0], "5 is unusually high: the last 4 values were 0, 0, 0 and 0." },
        { "below zero for the first time", "£k", 0, -20, [12, 30, 25, 8], "-£20k is below zero, which this measure has not been before." },
        { "below zero as before", "£k", 0, -20, [-12, 30, -25, 8], null },
        { "over 100% as before", "%", 0, 104, [102, 99, 101, 103], null },
        { "only the last four count", "households", 0, 900, [320, 318, 311, 302, 900, 10], "900 is unusually high" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_value_is_compared_with_the_last_four(string why, string unit, int decimals, double value, double[] earlier, string? warning)
    {
        var rules = new MeasureRules(unit, decimals, GoodDirection.Lower);
        IEnumerable<EnteredFigure> stored = earlier.Select((v, n) => new EnteredFigure(Quarter.Back(n + 1)) { Value = (decimal)v });

        IReadOnlyList<string> warnings = UnusualValue.Warnings(new EnteredFigure(Quarter) { Value = (decimal)value }, stored, [], rules);

        if (warning is null) warnings.Should().BeEmpty(why);
        else warnings.Should().NotBeEmpty(why).And.Subject.First().Should().StartWith(warning);
    }

    [Fact]
    public void Values_before_a_change_of_method_are_not_compared_with()
    {
        var rules = new MeasureRules("households", 0, GoodDirection.Lower);
        EnteredFigure[] stored = [.. Enumerable.Range(1, 4).Select(n => new EnteredFigure(Quarter.Back(n)) { Value = 300 + n })];

        UnusualValue.Warnings(new EnteredFigure(Quarter) { Value = 30 }, stored, [Quarter.Previous], rules).Should().BeEmpty();
        UnusualValue.Warnings(new EnteredFigure(Quarter) { Value = 30 }, stored, [Quarter.Next], rules).Should().NotBeEmpty("a later break does not matter");
    }

    [Fact]
    public void Other_lengths_and_later_periods_are_not_compared_with()
    {
        var rules = new MeasureRules("households", 0, GoodDirection.Lower);
        EnteredFigure[] stored =
        [
            .. Enumerable.Range(0, 4).Select(n => new EnteredFigure(Quarter.Next.Back(-n)) { Value = 300 }),
            .. Enumerable.Range(1, 4).Select(n => new EnteredFigure(Period.FinancialYear(2026 - n)) { Value = 1200 }),
        ];

        UnusualValue.Warnings(new EnteredFigure(Quarter) { Value = 30 }, stored, [], rules).Should().BeEmpty();
    }

    [Theory]
    // Council tax: about 9.4 points a month, starting again each April.
    [InlineData(EntryBasis.YearToDate, "2026-08", 47.0, null)]
    [InlineData(EntryBasis.YearToDate, "2026-08", 74.0, "74.0% means 36.4% for August 2026 alone, which is unusually high: the 4 before were 9.4%, 9.4%, 9.4% and 9.4%.")]
    [InlineData(EntryBasis.YearToDate, "2026-08", 37.0, "37.0% is less than the 37.6% for July 2026. A figure for the year so far does not usually go down.")]
    [InlineData(EntryBasis.Running, "2026-08", 30.0, "30.0% is less than the 37.6% for July 2026. A running total does not usually go down.")]
    public void A_figure_that_grows_is_judged_by_how_much_it_grew(EntryBasis entry, string period, decimal value, string? warning)
    {
        var rules = new MeasureRules("%", 1, GoodDirection.Higher) { Frequency = Frequency.Month, Entry = entry };
        EnteredFigure[] stored = [.. Enumerable.Range(4, 4).Select(month => new EnteredFigure(Period.Month(2026, month)) { Value = 9.4m * (month - 3) })];

        IReadOnlyList<string> warnings = UnusualValue.Warnings(new EnteredFigure(Period.Parse(period)) { Value = value }, stored, [], rules);

        if (warning is null) warnings.Should().BeEmpty();
        else warnings.Should().ContainSingle().Which.Should().Be(warning);
    }

    [Fact]
    public void April_starts_again_without_a_warning()
    {
        var rules = new MeasureRules("%", 1, GoodDirection.Higher) { Frequency = Frequency.Month, Entry = EntryBasis.YearToDate };
        EnteredFigure[] stored = [.. Enumerable.Range(0, 12).Select(n => new EnteredFigure(Period.Month(2025, 4).Back(-n)) { Value = 8.1m * (n + 1) })];

        UnusualValue.Warnings(new EnteredFigure(Period.Month(2026, 4)) { Value = 8.2m }, stored, [], rules).Should().BeEmpty();
    }
}
