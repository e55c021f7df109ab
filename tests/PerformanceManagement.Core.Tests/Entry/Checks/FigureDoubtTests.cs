using FluentAssertions;
using PerformanceManagement.Core.Entry.Checks;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using Xunit;

namespace PerformanceManagement.Core.Tests.Entry.Checks;

public sealed class FigureDoubtTests
{
    private static readonly Period Quarter = Period.FinancialQuarter(2026, 2);

    // Monthly sickness days per employee over two years, with its winters.
    private static readonly double[] Sickness = [0.71, 0.68, 0.74, 0.79, 0.82, 0.90, 0.95, 0.88, 0.80, 0.76, 0.73, 0.70, 0.72, 0.69, 0.75, 0.77, 0.84];

    public static TheoryData<string, string, int, double, double[], string[]> Cases => new()
    {
        // why, unit, decimals, value, earlier (latest first), the doubts in order
        { "like the others", "households", 0, 330, [322, 318, 311, 302], [] },
        { "a digit too many", "households", 0, 3290, [322, 318, 311, 302], ["3,290 looks ten times too large: the last 4 values were 322, 318, 311 and 302."] },
        { "a digit lost", "households", 0, 33, [322, 318, 311, 302], ["33 looks ten times too small: the last 4 values were 322, 318, 311 and 302."] },
        { "two digits too many", "£k", 0, 41250, [412, 398, 405], ["£41,250k looks a hundred times too large: the last 3 values were £412k, £398k and £405k."] },
        { "typed as a share and not as a percentage", "%", 1, 0.92, [91.2, 90.8, 91.9], ["0.9% looks a hundred times too small: the last 3 values were 91.2%, 90.8% and 91.9%."] },
        { "a lost decimal point", "%", 1, 915, [91.2, 90.8, 91.9], ["915.0% is more than 100%.", "915.0% looks ten times too large: the last 3 values were 91.2%, 90.8% and 91.9%."] },
        { "two values tell a slip of the point", "households", 0, 3300, [322, 318], ["3,300 looks ten times too large: the last 2 values were 322 and 318."] },
        { "too few to tell more", "households", 0, 480, [322, 318], [] },
        { "large, and no slip of the point", "households", 0, 480, [322, 318, 311, 302], ["480 is unusually high: the last 4 values were 322, 318, 311 and 302."] },
        { "half of what it was", "households", 0, 160, [322, 318, 311, 302], ["160 is unusually low: the last 4 values were 322, 318, 311 and 302."] },
        { "swings widely", "days", 1, 40, [10, 30, 12, 28], [] },
        { "one odd value before hides nothing", "households", 0, 900, [320, 318, 311, 302, 900, 310], ["900 is unusually high: the last 4 values were 320, 318, 311 and 302."] },
        { "summer as in the summers before", "tonnes", 0, 1210, [2190, 1204, 2244, 1268, 2310], [] },
        { "within a tenth of a steady series", "%", 1, 95, [97.1, 97.0, 97.1, 97.0], [] },
        { "one or two where there were none", "households", 0, 2, [0, 0, 0, 0], [] },
        { "several where there were none", "households", 0, 5, [0, 0, 0, 0], ["5 is unusually high: the last 4 values were 0, 0, 0 and 0."] },
        { "nothing where there was a little", "complaints", 0, 0, [3, 2, 4, 3], ["0 is unusually low: the last 4 values were 3, 2, 4 and 3."] },
        { "below zero for the first time", "£k", 0, -20, [12, 30, 25, 8], ["-£20k is below zero, which this measure has not been before."] },
        { "below zero as before", "£k", 0, -20, [-12, 30, -25, 8], [] },
        { "above zero for the first time", "£k", 0, 14, [-12, -30, -25, -8], ["£14k is above zero, which this measure has not been before."] },
        { "over 100% as before", "%", 0, 104, [102, 99, 101, 103], [] },
        { "over 100% for the first time", "%", 0, 104, [98, 99, 97, 99], ["104% is more than 100%."] },
        { "growth may be below zero", "%", 1, -1.2, [-0.4, 1.1, 0.8, -2.0], [] },
        { "the same to the last digit", "households", 0, 322, [322, 318, 311, 302], ["322 is the same as for Q1 2026/27, to the last digit. Check that it is the figure for Q2 2026/27."] },
        { "the same, of two digits", "households", 0, 22, [22, 18, 21, 20], [] },
        { "the same, and 100%", "%", 1, 100, [100, 99.2, 98.7, 99.1], [] },
        { "the same, and nothing", "complaints", 0, 0, [0, 3, 2, 4], [] },
        { "the same, of a stock that often stands still", "dwellings", 0, 1204, [1204, 1204, 1198, 1190], [] },
        { "the same with too few to know", "households", 0, 322, [322, 318], [] },
        { "beyond the process limits", "days", 2, 1.2, Sickness, ["1.20 is unusually high: the last 4 values were 0.71, 0.68, 0.74 and 0.79."] },
        { "within the process limits", "days", 2, 0.85, Sickness, [] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_figure_is_doubted_by_its_own_history(string why, string unit, int decimals, double value, double[] earlier, string[] doubts)
    {
        FigureChecks.Doubts(Figure(unit, decimals, value, earlier)).Select(d => d.Message).Should().Equal(doubts, why);
    }

    [Fact]
    public void A_doubt_has_a_name_that_never_changes_and_asks_for_a_reason()
    {
        FigureDoubt[] doubts =
        [
            .. FigureChecks.Doubts(Figure("%", 1, 915, [91.2, 90.8, 91.9])), .. FigureChecks.Doubts(Figure("households", 0, 322, [322, 318, 311, 302])),
            .. FigureChecks.Doubts(Figure("£k", 0, -20, [12, 30, 25, 8])), .. FigureChecks.Doubts(Figure("households", 0, 480, [322, 318, 311, 302])),
        ];

        doubts.Select(d => d.Key).Should().Equal("over-100", "magnitude", "same", "sign", "range");
        doubts.Should().OnlyContain(d => d.NeedsReason && d.Field == "Value");
    }

    [Fact]
    public void The_same_share_of_other_cases_is_not_the_same()
    {
        var rules = new MeasureRules("%", 1, GoodDirection.Higher);
        EnteredFigure[] stored = [.. new (decimal, decimal)[] { (460, 500), (455, 500), (450, 500) }.Select((r, n) => Ratio(Quarter.Back(n + 1), r.Item1, r.Item2))];

        SameAsBefore.Doubt(CheckedFigure.Of(Ratio(Quarter, 230, 250), stored, [], rules)).Should().BeNull("92.0% of 250 is not 92.0% of 500");
        SameAsBefore.Doubt(CheckedFigure.Of(Ratio(Quarter, 460, 500), stored, [], rules)).Should().NotBeNull();
    }

    [Fact]
    public void The_figure_before_the_last_one_is_not_last_periods()
    {
        var rules = new MeasureRules("households", 0, GoodDirection.Lower);
        EnteredFigure[] stored = [.. new decimal[] { 322, 318, 311 }.Select((v, n) => new EnteredFigure(Quarter.Back(n + 2)) { Value = v })];

        SameAsBefore.Doubt(CheckedFigure.Of(new EnteredFigure(Quarter) { Value = 322 }, stored, [], rules)).Should().BeNull("there is none for Q1");
    }

    [Fact]
    public void Values_before_a_change_of_method_are_not_compared_with()
    {
        var rules = new MeasureRules("households", 0, GoodDirection.Lower);
        EnteredFigure[] stored = [.. Enumerable.Range(1, 4).Select(n => new EnteredFigure(Quarter.Back(n)) { Value = 300 + n })];
        var typed = new EnteredFigure(Quarter) { Value = 30 };

        FigureChecks.Doubts(CheckedFigure.Of(typed, stored, [Quarter.Previous], rules)).Should().BeEmpty();
        FigureChecks.Doubts(CheckedFigure.Of(typed, stored, [Quarter.Next], rules)).Should().NotBeEmpty("a later break does not matter");
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

        FigureChecks.Doubts(CheckedFigure.Of(new EnteredFigure(Quarter) { Value = 30 }, stored, [], rules)).Should().BeEmpty();
    }

    [Theory]
    // Council tax: about 9.4 points a month, starting again each April.
    [InlineData(EntryBasis.YearToDate, "2026-08", 47.0, null)]
    [InlineData(EntryBasis.YearToDate, "2026-08", 74.0, "74.0% means 36.4% for August 2026 alone, which is unusually high: the 4 before were 9.4%, 9.4%, 9.4% and 9.4%.")]
    [InlineData(EntryBasis.YearToDate, "2026-08", 4.7, "4.7% is less than the 37.6% for July 2026. A figure for the year so far does not usually go down.")]
    [InlineData(EntryBasis.YearToDate, "2026-08", 37.0, "37.0% is less than the 37.6% for July 2026. A figure for the year so far does not usually go down.")]
    [InlineData(EntryBasis.Running, "2026-08", 30.0, "30.0% is less than the 37.6% for July 2026. A running total does not usually go down.")]
    public void A_figure_that_grows_is_judged_by_how_much_it_grew(EntryBasis entry, string period, decimal value, string? doubt)
    {
        var rules = new MeasureRules("%", 1, GoodDirection.Higher) { Frequency = Frequency.Month, Entry = entry };
        EnteredFigure[] stored = [.. Enumerable.Range(4, 4).Select(month => new EnteredFigure(Period.Month(2026, month)) { Value = 9.4m * (month - 3) })];

        FigureChecks.Doubts(CheckedFigure.Of(new EnteredFigure(Period.Parse(period)) { Value = value }, stored, [], rules)).Select(d => d.Message).Should().Equal(doubt is null ? [] : [doubt]);
    }

    [Fact]
    public void A_digit_too_many_is_seen_in_a_figure_that_grows()
    {
        var rules = new MeasureRules("homes", 0, GoodDirection.Higher) { Entry = EntryBasis.YearToDate };
        EnteredFigure[] stored = [.. Enumerable.Range(1, 9).Select(n => Quarter.Back(n)).Select(q => new EnteredFigure(q) { Value = 60 * q.Number })];

        FigureChecks.Doubts(CheckedFigure.Of(new EnteredFigure(Quarter) { Value = 1210 }, stored, [], rules)).Should().ContainSingle().Which.Message.Should().StartWith("1,210 looks ten times too large");
        FigureChecks.Doubts(CheckedFigure.Of(new EnteredFigure(Quarter) { Value = 125 }, stored, [], rules)).Should().BeEmpty();
    }

    [Fact]
    public void April_starts_again_without_a_doubt()
    {
        var rules = new MeasureRules("%", 1, GoodDirection.Higher) { Frequency = Frequency.Month, Entry = EntryBasis.YearToDate };
        EnteredFigure[] stored = [.. Enumerable.Range(0, 12).Select(n => new EnteredFigure(Period.Month(2025, 4).Back(-n)) { Value = 8.1m * (n + 1) })];

        FigureChecks.Doubts(CheckedFigure.Of(new EnteredFigure(Period.Month(2026, 4)) { Value = 8.2m }, stored, [], rules)).Should().BeEmpty();
    }

    [Theory]
    [InlineData(100, 40, 60, null)]
    [InlineData(101, 40, 60, null)]
    [InlineData(103, 40, 60, "103 is not what its parts make for Q2 2026/27: HOU 11 and HOU 12 come to 100.")]
    public void A_whole_is_held_to_its_parts(decimal whole, decimal one, decimal other, string? doubt)
    {
        CheckedFigure figure = Figure("households", 0, (double)whole, []) with { PartsMake = one + other, Parts = ["HOU 11", "HOU 12"] };

        PartsAndWhole.Doubts(figure with { PartsMake = null }).Should().BeEmpty("nothing is known of the parts");
        PartsAndWhole.Doubts(figure).Select(d => d.Message).Should().Equal(doubt is null ? [] : [doubt]);
    }

    [Fact]
    public void Parts_may_each_have_been_rounded()
    {
        CheckedFigure figure = Figure("£k", 1, 10.1, []) with { PartsMake = 10.0m, Parts = ["A", "B", "C"] };

        PartsAndWhole.Doubts(figure).Should().BeEmpty("four figures of one decimal may differ by 0.2");
        PartsAndWhole.Doubts(figure with { PartsMake = 9.8m }).Should().ContainSingle();
    }

    [Fact]
    public void A_part_is_held_to_the_whole_that_was_entered()
    {
        CheckedFigure figure = Figure("households", 0, 60, []) with { Wholes = [new WholeFigure("HOU 10", 100, 25, 2), new WholeFigure("HOU 20", 85, 25, 2)] };

        PartsAndWhole.Doubts(figure).Should().ContainSingle().Which.Message.Should().Be("With 60, the parts of HOU 10 come to 85 for Q2 2026/27, and 100 was entered for it.");
    }

    private static CheckedFigure Figure(string unit, int decimals, double value, double[] earlier) => CheckedFigure.Of(
        new EnteredFigure(Quarter) { Value = (decimal)value },
        earlier.Select((v, n) => new EnteredFigure(Quarter.Back(n + 1)) { Value = (decimal)v }),
        [],
        new MeasureRules(unit, decimals, GoodDirection.Lower));

    private static EnteredFigure Ratio(Period period, decimal numerator, decimal denominator) =>
        new(period) { Value = numerator * 100 / denominator, Numerator = numerator, Denominator = denominator };
}
