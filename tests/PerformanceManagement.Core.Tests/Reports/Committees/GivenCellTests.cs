using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Reports.Committees;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.Reports.Committees;

public sealed class GivenCellTests : IAsyncLifetime
{
    private WritersHouse house = null!;

    public async Task InitializeAsync() => house = await WritersHouse.CreateAsync();

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Theory]
    [InlineData("shortTrend")]
    [InlineData("status")]
    public async Task A_given_cell_stands_in_the_report_with_its_reason_until_it_is_taken_back(string column)
    {
        var edit = new ReportCellEdit(house.Committee, WritersHouse.Quarter, "red 1", column, "Judged steady", "One family of nine moved in on the last day.", null);

        (await house.Use(t => t.GiveCellAsync(edit, house.Officer))).Should().BeOfType<Saved>();

        ReportCell cell = Cells(await house.Report()).Single(c => c.Text == "Judged steady");
        cell.Explanation.Should().Contain("not worked out: One family of nine");
        ReportGiven given = (await house.Use(t => t.CellsAsync(house.Committee, WritersHouse.Quarter, house.Officer)))!.Given.Single();
        (given.Code, given.By).Should().Be(("RED 1", "The officer"));

        (await house.Use(t => t.RemoveCellAsync(edit with { Code = given.Code, Version = given.Version }, house.Officer))).Should().BeOfType<Saved>();
        Cells(await house.Report()).Should().NotContain(c => c.Text == "Judged steady");
        (await house.Read(c => c.Audit.CountAsync())).Should().Be(2);
    }

    [Fact]
    public async Task A_cell_given_meanwhile_is_shown_and_may_be_replaced()
    {
        var mine = new ReportCellEdit(house.Committee, WritersHouse.Quarter, "RED 1", "status", "Mine", "Because", null);
        await house.Use(t => t.GiveCellAsync(mine with { Text = "Theirs" }, house.Officer));

        TheirCell theirs = (await house.Use(t => t.GiveCellAsync(mine, house.Officer))).Should().BeOfType<Conflict<TheirCell>>().Subject.Theirs;

        (theirs.Text, theirs.By).Should().Be(("Theirs", "The officer"));
        (await house.Use(t => t.GiveCellAsync(mine with { Version = theirs.Version }, house.Officer))).Should().BeOfType<Saved>();
    }

    [Fact]
    public async Task What_is_missing_or_too_long_is_refused_by_its_field_and_others_may_not()
    {
        var edit = new ReportCellEdit(house.Committee, WritersHouse.Quarter, "NO 1", "colour", new string('x', 201), " ", null);

        (await house.Use(t => t.GiveCellAsync(edit, house.Officer))).Should().BeOfType<Refused>().Which.Problems.Select(p => p.Field).Should().Equal("Code", "Column", "Text", "Reason");
        await new Func<Task>(() => house.Use(t => t.GiveCellAsync(edit, house.Other))).Should().ThrowAsync<NotPermittedException>();
        await new Func<Task>(() => house.Use(t => t.CellsAsync(house.Committee, WritersHouse.Quarter, house.Other))).Should().ThrowAsync<NotPermittedException>();
    }

    private static IEnumerable<ReportCell> Cells(QuarterlyReport report) => report.Sections.SelectMany(s => s.Blocks).OfType<ReportTable>().SelectMany(t => t.Rows).SelectMany(r => r.Cells);
}
