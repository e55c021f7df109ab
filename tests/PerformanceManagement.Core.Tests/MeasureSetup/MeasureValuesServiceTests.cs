using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.MeasureSetup;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Tests.Entry;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.MeasureSetup;

public sealed class MeasureValuesServiceTests : IAsyncLifetime
{
    private static readonly Period Year = Period.Parse("2025/26");
    private EntryHouse house = null!;

    public async Task InitializeAsync() => house = await EntryHouse.CreateAsync();

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task Figures_of_any_period_are_put_and_changed_and_what_they_were_is_kept()
    {
        ValuesTable table = await Table();
        table.Rows.Select(r => r.Period.Token).Should().Equal("2025/26 Q1", "2025/26 Q2", "2025/26 Q3", "2025/26 Q4", "2025/26");

        Summary(await Save(table, ("2025-26-Q1", r => r with { Value = "1,201", Note = "From the return." }), ("2025-26-Q2", r => r with { Reason = "awaiting" }))).Should().Be($"Saved 2 figures of HOU 01 Households in temporary accommodation");
        Summary(await Save(await Table(), ("2025-26-Q1", r => r with { Value = "1202" }))).Should().StartWith("Saved 1 figure");

        MeasureResult first = (await house.Result(period: Period.Parse("2025/26 Q1")))!;
        first.Should().BeEquivalentTo(new { Value = (decimal?)1202, Note = "From the return." });
        first.Restatements.Should().ContainSingle().Which.Value.Should().Be(1201);
        (await house.Read(c => c.Audit.OrderBy(a => a.Id).LastAsync())).Should().BeEquivalentTo(new { Action = "result.changed", Summary = "HOU 01, Q1 2025/26: 1,201 became 1,202, in the table of its figures." });
        Summary(await Save(await Table())).Should().StartWith("Nothing was changed");
    }

    [Fact]
    public async Task Why_a_doubted_figure_is_right_is_not_said_of_another()
    {
        await Save(await Table(), ("2025-26-Q1", r => r with { Value = "1201" }));
        await house.Change(c => c.Results.ExecuteUpdateAsync(r => r.SetProperty(x => x.QualityNote, "Checked, and right.")));

        await Save(await Table(), ("2025-26-Q1", r => r with { Note = "From the return." }));
        (await house.Result(period: Period.Parse("2025/26 Q1")))!.QualityNote.Should().Be("Checked, and right.");

        await Save(await Table(), ("2025-26-Q1", r => r with { Value = "1202" }));
        (await house.Result(period: Period.Parse("2025/26 Q1")))!.QualityNote.Should().BeNull();
    }

    [Fact]
    public async Task What_cannot_be_read_is_said_in_its_cell_and_no_row_is_stored()
    {
        Outcome? outcome = await Save(await Table(), ("2025-26-Q1", r => r with { Value = "12" }), ("2025-26-Q3", r => r with { Value = "12a" }), ("2025-26-Q4", r => r with { Note = "Only words" }));

        outcome.Should().BeOfType<Refused>().Subject.Problems.Select(p => p.Field).Should().Equal("Rows[2].Value", "Rows[3].Value");
        (await house.Read(c => c.Results.CountAsync())).Should().Be(0);
    }

    [Fact]
    public async Task What_was_entered_is_not_deleted_and_what_members_saw_is_not_changed()
    {
        await Save(await Table(), ("2025-26-Q4", r => r with { Value = "12" }));
        Outcome? blank = await Save(await Table(), ("2025-26-Q4", r => r with { Value = "" }));
        blank.Should().BeOfType<Refused>().Subject.Problems.Single().Message.Should().Be("A figure that was entered is not deleted: enter another, or choose why there is none.");

        await house.Change(c => { c.Collections.Add(new Collection { Period = Period.Parse("2025/26 Q4"), State = CollectionState.Open }); return Task.CompletedTask; });
        await house.Read(c => new SignOffService(c, new ScorecardService(c), house.Clock).SignOffAsync(Period.Parse("2025/26 Q4"), house.Officer));
        ValuesTable table = await Table();
        table.Rows.Single(r => r.Period.Token == "2025/26 Q4").LockedBecause.Should().Be("Q4 2025/26 is signed off, so its figures can no longer be added or changed.");
        (await Save(table, ("2025-26-Q4", r => r with { Value = "13" }))).Should().BeOfType<Refused>();
        (await house.Result(period: Period.Parse("2025/26 Q4")))!.Value.Should().Be(12);
    }

    [Fact]
    public async Task Of_two_who_change_a_figure_the_second_is_shown_both_and_others_rows_are_left_alone()
    {
        ValuesTable first = await Table(), second = await Table();
        await Save(first, ("2025-26-Q1", r => r with { Value = "12" }));

        Summary(await Save(second, ("2025-26-Q2", r => r with { Value = "13" }))).Should().StartWith("Saved 1 figure", "the row that somebody else filled was not touched");
        (await Save(second, ("2025-26-Q1", r => r with { Value = "14" }))).Should().BeOfType<Conflict<ValuesTable>>().Subject.Theirs.Rows[0].Stored.Value.Should().Be("12");
        (await house.Result(period: Period.Parse("2025/26 Q1")))!.Value.Should().Be(12);
    }

    [Fact]
    public async Task A_monthly_measure_has_months_quarters_and_the_year_and_a_yearly_one_ten_years()
    {
        await house.AddMeasure("MONTHS", m => m.Frequency = Frequency.Month);
        await house.AddMeasure("YEARS", m => (m.Frequency, m.FirstPeriod) = (Frequency.Year, Period.Parse("2020/21")));

        (await Table("MONTHS")).Rows.Should().HaveCount(12 + 4 + 1);
        (await Table("YEARS")).Rows.Select(r => r.Period.Token).Should().Equal("2020/21", "2021/22", "2022/23", "2023/24", "2024/25", "2025/26");
        await FluentActions.Awaiting(() => house.Read(c => new MeasureValuesService(c, house.Clock).FindAsync("MONTHS", Year, house.Owner))).Should().ThrowAsync<NotPermittedException>();
    }

    private async Task<ValuesTable> Table(string code = EntryHouse.Code) => (await house.Read(c => new MeasureValuesService(c, house.Clock).FindAsync(code, Year, house.Officer)))!;

    private Task<Outcome?> Save(ValuesTable table, params (string Period, Func<ValuesRowEdit, ValuesRowEdit> Type)[] typed) => house.Read(c => new MeasureValuesService(c, house.Clock).SaveAsync(
        new ValuesEdit { Code = table.Measure.Code, Year = Year, Rows = [.. table.Rows.Select(r => typed.Where(t => t.Period == r.Stored.Period).Aggregate(r.Stored, (row, t) => t.Type(row)))] },
        house.Officer));

    private static string Summary(Outcome? outcome) => outcome.Should().BeOfType<Saved>().Subject.Summary;
}
