using FluentAssertions;
using PerformanceManagement.Core.Entry.Checks;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using Xunit;

namespace PerformanceManagement.Core.Tests.Entry.Checks;

public sealed class FarTargetTests
{
    public static TheoryData<string, double, double[], string?> Cases => new()
    {
        // why, the target, those of the years before (latest first), the doubt
        { "a little further", 310, [330, 340, 350], null },
        { "no year before", 3100, [], null },
        { "a digit too many", 3300, [330, 340, 350], "3,300 for 2026/27 is far from the earlier targets, 330 for 2025/26, 340 for 2024/25 and 350 for 2023/24." },
        { "one year before is enough", 33, [330], "33 for 2026/27 is far from the earlier target, 330 for 2025/26." },
        { "a quarter and more", 240, [330], "240 for 2026/27 is far from the earlier target, 330 for 2025/26." },
        { "within a quarter", 248, [330, 240], null },
        { "moves a lot every year", 500, [300, 200, 280], null },
        { "small numbers", 3, [1, 1], null },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_target_is_held_to_those_of_the_years_before(string why, double target, double[] earlier, string? doubt)
    {
        Period year = Period.FinancialYear(2026);
        var rules = new MeasureRules("households", 0, GoodDirection.Lower);

        FarTarget.Doubt(new TargetFigure(year) { Value = (decimal)target }, earlier.Select((t, n) => new TargetFigure(Period.FinancialYear(2025 - n)) { Value = (decimal)t }), year, rules).Should().Match<FigureDoubt?>(d => (d == null ? null : d.Message) == doubt, why);
        FarTarget.Doubt(null, [], year, rules).Should().BeNull();
    }

    [Fact]
    public void The_ends_of_a_range_are_held_to_those_before()
    {
        Period year = Period.FinancialYear(2026);
        var rules = new MeasureRules("%", 0, GoodDirection.Range);
        TargetFigure[] before = [new TargetFigure(year.Previous) { Low = 90, High = 95 }];

        FarTarget.Doubt(new TargetFigure(year) { Low = 9, High = 95 }, before, year, rules)!.Message.Should().Contain("is far from the earlier target");
        FarTarget.Doubt(new TargetFigure(year) { Low = 88, High = 95 }, before, year, rules).Should().BeNull();
    }
}
