using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Imports;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Tests.Entry;
using Xunit;

namespace PerformanceManagement.Core.Tests.Imports;

/// <summary>Figures of a pack are looked at as their forms would, before they are stored.</summary>
public sealed class DoubtfulPackTests : IAsyncLifetime, IDisposable
{
    private readonly PackFolder pack = new();
    private EntryHouse house = null!;

    public async Task InitializeAsync()
    {
        house = await EntryHouse.CreateAsync();
        await house.AddMeasure("HOU 02", values: [("2025/26 Q2", 302m), ("2025/26 Q3", 311m), ("2025/26 Q4", 318m), ("2026/27 Q1", 322m)]);
    }

    public async Task DisposeAsync() => await house.DisposeAsync();

    public void Dispose() => pack.Dispose();

    [Theory]
    [InlineData("3290", "3,290 looks ten times too large: the last 4 values were 322, 318, 311 and 302.")]
    [InlineData("-3", "-3 is below zero, which a count cannot be")]
    [InlineData("325", null)]
    [InlineData("[x]", null)]
    public async Task What_a_form_would_say_of_a_figure_is_told_in_a_try_and_keeps_it_out_of_nothing(string value, string? said)
    {
        pack.With("values.csv", $"code,period,value\nHOU 02,2026/27 Q2,{value}\n");

        DataPackReport report = await ImportAsync(dryRun: true);

        report.Problems.Should().BeEmpty();
        report.Doubts.Select(d => d.ToString()).Should().Equal(said is null ? [] : [$"values.csv row 2, column value: HOU 02, Q2 2026/27: {said}"]);
        (await ImportAsync(dryRun: false)).Should().BeEquivalentTo(new { Accepted = true, Doubts = Array.Empty<DataPackRemark>() });
        (await house.Result("HOU 02")).Should().NotBeNull();
        (await ImportAsync(dryRun: true)).Doubts.Should().BeEmpty("it is there already");
    }

    [Fact]
    public async Task A_figure_with_its_reason_is_not_doubted_and_one_of_an_earlier_quarter_is_not_asked_for()
    {
        pack.With("values.csv", "code,period,value,quality_note\nHOU 02,2026/27 Q2,3290,Three hotels were added.\nHOU 02,2025/26 Q1,3290,\n");

        (await ImportAsync(dryRun: true)).Doubts.Should().BeEmpty();
    }

    [Fact]
    public async Task Figures_are_compared_with_those_that_come_with_them()
    {
        await house.AddMeasure("HOU 03", m => (m.Frequency, m.Entry, m.QuarterRule) = (Frequency.Month, EntryBasis.YearToDate, AggregationRule.Last));
        pack.With("values.csv", "code,period,value\nHOU 03,2026-07,90\nHOU 03,2026-08,120\nHOU 03,2026-09,110\n");

        const string Fallen = "HOU 03, September 2026: 110 is less than the 120 for August 2026, and a count for the year so far cannot go down: if August 2026 was wrong, correct that first";

        (await ImportAsync(dryRun: true)).Doubts.Select(d => (d.Row, d.Sentence)).Should().Equal((4, Fallen));
        await house.Change(async c => c.Results.Add(new() { MeasureId = await c.Measures.Where(m => m.Code == "HOU 03").Select(m => m.Id).SingleAsync(), Period = Period.Parse("2026-06"), Value = 100, SubmittedAt = new DateTime(2026, 7, 1, 9, 0, 0, DateTimeKind.Utc) }));

        (await ImportAsync(dryRun: true)).Doubts.Select(d => (d.Row, d.Sentence)).Should().Equal(
            (2, "HOU 03, July 2026: 90 is less than the 100 for June 2026, and a count for the year so far cannot go down: if June 2026 was wrong, correct that first"),
            (4, Fallen));
    }

    private Task<DataPackReport> ImportAsync(bool dryRun) => house.Read(c => new DataPackImporter(c, house.Clock).ImportAsync(pack.Path, house.Officer, dryRun));
}
