using FluentAssertions;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using Xunit;

namespace PerformanceManagement.Core.Tests.Entry;

public sealed class DoubtTests : IAsyncLifetime
{
    private static readonly (string, decimal)[] FourQuarters = [("2025/26 Q3", 311m), ("2025/26 Q4", 318m), ("2026/27 Q1", 322m), ("2025/26 Q2", 302m)];

    private EntryHouse house = null!;

    public async Task InitializeAsync() => house = await EntryHouse.CreateAsync();

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task An_unusual_value_is_stored_only_when_the_person_says_it_is_right()
    {
        await house.AddMeasure("HOU 02", values: FourQuarters);
        ResultSubmission typed = await house.Typed("3290", "HOU 02");

        (await house.Submit(typed)).Should().BeOfType<Preview<Doubts>>().Which.Effect.Warnings.Should().ContainSingle()
            .Which.Should().Be(new FieldMessage("Value", "3,290 is unusually high: the last 4 values were 322, 318, 311 and 302."));
        (await house.Result("HOU 02")).Should().BeNull();

        (await house.Submit(typed with { Confirmed = true })).Should().BeOfType<Saved>();
        (await house.Result("HOU 02"))!.Value.Should().Be(3290);
    }

    [Fact]
    public async Task A_draft_is_not_doubted()
    {
        await house.AddMeasure("HOU 02", values: FourQuarters);

        (await house.Submit(await house.Typed("3290", "HOU 02") with { AsDraft = true })).Should().BeOfType<Saved>();
    }

    [Fact]
    public async Task The_worst_status_without_a_note_asks_for_one()
    {
        await house.AddMeasure("HOU 02", m => m.Targets.Add(new Target { Period = EntryHouse.Quarter, Value = 300 }), FourQuarters);
        ResultSubmission typed = await house.Typed("325", "HOU 02");

        (await house.Submit(typed)).Should().BeOfType<Preview<Doubts>>().Which.Effect.Warnings.Should().ContainSingle(w => w.Field == "Note")
            .Which.Message.Should().Contain("8.3% over target").And.EndWith("Add a note that says why, and what is being done.");
        (await house.Submit(typed with { Note = "More evictions; two more landlords signed." })).Should().BeOfType<Saved>();
    }

    [Fact]
    public async Task The_last_month_is_rated_as_the_quarter_it_makes()
    {
        await house.AddMeasure("LEI 01", m =>
        {
            (m.Unit, m.Good, m.Frequency, m.QuarterRule, m.YearRule) = ("visits", GoodDirection.Higher, Frequency.Month, AggregationRule.Sum, AggregationRule.Sum);
            m.Targets.Add(new Target { Period = EntryHouse.Quarter, Value = 3000 });
        }, ("2026-07", 900m), ("2026-08", 900m));

        (await house.Submit(await house.Typed("800", "LEI 01", Period.Month(2026, 9)))).Should().BeOfType<Preview<Doubts>>()
            .Which.Effect.Warnings.Should().ContainSingle().Which.Message.Should().Contain("2,600 visits against a target of 3,000");
        (await house.Submit(await house.Typed("1300", "LEI 01", Period.Month(2026, 9)))).Should().BeOfType<Saved>();
    }

    [Fact]
    public async Task A_value_worked_out_from_its_parts_is_not_doubted_for_its_decimals()
    {
        await house.AddMeasure("RES 05", m => (m.Unit, m.Decimals, m.Good, m.CollectsRatio) = ("%", 1, GoodDirection.Higher, true));

        (await house.Submit(await house.Typed(code: "RES 05") with { Numerator = "529", Denominator = "575" })).Should().BeOfType<Saved>()
            .Which.Summary.Should().Contain("92.0%");
        (await house.Result("RES 05"))!.Value.Should().Be(92m);
    }

    [Theory]
    [InlineData("274", "297", null, 92.2559)]
    [InlineData("1", "3", null, 33.3333)]
    [InlineData("274", "297", "92.3", 92.3)]
    public async Task A_ratio_is_worked_out_or_checked(string numerator, string denominator, string? value, decimal stored)
    {
        await house.AddMeasure("RES 05", m => (m.Unit, m.Decimals, m.CollectsRatio) = ("%", 1, true));

        (await house.Submit(await house.Typed(value, "RES 05") with { Numerator = numerator, Denominator = denominator })).Should().BeOfType<Saved>();
        (await house.Result("RES 05"))!.Value.Should().Be(stored);
    }

    [Theory]
    [InlineData("12", null, null, "Denominator", "Enter the denominator as well")]
    [InlineData(null, "12", null, "Numerator", "Enter the numerator as well")]
    [InlineData("12", "0", null, "Denominator", "must be more than 0")]
    [InlineData("12", "-3", null, "Denominator", "must be more than 0")]
    [InlineData("274", "297", "95", "Value", "95.0% does not match 274 out of 297, which makes 92.3%")]
    [InlineData("99999999999999", "0.0001", null, "Numerator", "too large")]
    public async Task A_ratio_that_does_not_fit_is_refused(string? numerator, string? denominator, string? value, string field, string because)
    {
        await house.AddMeasure("RES 05", m => (m.Unit, m.Decimals, m.CollectsRatio) = ("%", 1, true));

        (await house.Submit(await house.Typed(value, "RES 05") with { Numerator = numerator, Denominator = denominator })).Should().BeOfType<Refused>()
            .Which.Problems.Should().ContainSingle(p => p.Field == field).Which.Message.Should().Contain(because);
        (await house.Result("RES 05")).Should().BeNull();
    }
}
