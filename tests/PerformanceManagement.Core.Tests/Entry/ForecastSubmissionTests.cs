using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Scorecards;
using Xunit;

namespace PerformanceManagement.Core.Tests.Entry;

/// <summary>What a contributor expects of the year, from the form to the row that is kept at sign-off.</summary>
public sealed class ForecastSubmissionTests : IAsyncLifetime
{
    private EntryHouse house = null!;

    public async Task InitializeAsync() => house = await EntryHouse.CreateAsync();

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task A_forecast_is_stored_with_the_value_and_said_in_the_audit()
    {
        (await house.Submit(await house.Typed("300") with { Forecast = "1,250" })).Should().BeOfType<Saved>();

        (await house.Result())!.Forecast.Should().Be(1250);
        (await house.Read(c => c.Audit.SingleAsync())).Summary.Should().Be("Submitted 300 for Q2 2026/27. Forecast for 2026/27: 1,250.");

        (await house.Submit(await house.Typed("300"))).Should().BeOfType<Saved>();
        (await house.Result())!.Forecast.Should().BeNull();
        (await house.Read(c => c.Audit.OrderBy(a => a.Id).LastAsync())).Summary.Should().EndWith("Took back the forecast for 2026/27.");
    }

    [Theory]
    [InlineData("91,5", "use a full stop")]
    [InlineData("91%", "this measure is in households")]
    public async Task What_is_no_figure_is_refused_at_the_field(string typed, string because)
    {
        (await house.Submit(await house.Typed("300") with { Forecast = typed })).Should().BeOfType<Refused>()
            .Which.Problems.Should().ContainSingle(p => p.Field == "Forecast").Which.Message.Should().Contain(because);
        (await house.Result()).Should().BeNull();
    }

    [Fact]
    public async Task A_forecast_can_be_given_while_the_value_is_awaited_and_kept_in_a_draft()
    {
        (await house.Submit(await house.Typed() with { Forecast = "1250", AsDraft = true })).Should().BeOfType<Saved>();
        (await house.Draft())!.Forecast.Should().Be(1250);

        (await house.Submit(await house.Typed() with { Reason = "awaiting", Forecast = "1250" })).Should().BeOfType<Saved>();
        (await house.Result())!.Forecast.Should().Be(1250);
    }

    [Fact]
    public async Task Somebody_elses_forecast_is_shown_before_it_is_overwritten()
    {
        ResultSubmission mine = await house.Typed("300") with { Forecast = "1200" };
        await house.Submit(await house.Typed("300") with { Forecast = "1300" }, house.Officer);

        (await house.Submit(mine)).Should().BeOfType<Conflict<TheirFigures>>().Which.Theirs.Figures.Forecast.Should().Be(1300);
    }

    [Theory]
    [InlineData("2026/27 Q2", AggregationRule.Last, false, true)]
    [InlineData("2026/27 Q2", AggregationRule.None, false, false)]
    [InlineData("2026/27 Q2", AggregationRule.None, true, true)]
    // The year is over with its last quarter, and has a figure.
    [InlineData("2026/27 Q4", AggregationRule.Last, true, false)]
    public async Task It_is_asked_for_while_there_is_a_year_to_expect(string period, AggregationRule yearRule, bool hasYearTarget, bool asks)
    {
        await house.Change(context =>
        {
            if (period != EntryHouse.Quarter.Token) context.Add(new Collection { Period = Period.Parse(period), State = CollectionState.Open });
            return Task.CompletedTask;
        });
        await house.AddMeasure("HOU 09", measure =>
        {
            measure.YearRule = yearRule;
            if (hasYearTarget) measure.Targets.Add(new Target { Period = Period.Parse("2026/27"), Value = 330 });
        });

        (await house.Form("HOU 09", Period.Parse(period)))!.AsksForecast.Should().Be(asks);
    }

    [Fact]
    public async Task Both_statuses_stand_in_the_row_and_in_the_one_kept_at_sign_off()
    {
        await house.AddMeasure("HOU 09", measure =>
        {
            measure.Targets.Add(new Target { Period = EntryHouse.Quarter, Value = 310 });
            measure.Targets.Add(new Target { Period = Period.Parse("2026/27"), Value = 300 });
            measure.Results.Add(new MeasureResult { Period = EntryHouse.Quarter, Value = 305, Forecast = 330, SubmittedAt = house.Clock.Now });
        });
        ScorecardRow row = await house.Read(async context => (await new ScorecardService(context).GetAsync(EntryHouse.Quarter, new ScorecardFilter { Search = "HOU 09" })).Rows.Single());

        (row.Rating.Key, row.Forecast!.Rating.Key).Should().Be(("met", "significantly-below"));
        ScorecardRow kept = SignedOffFigure.Of(new Collection { Id = 1, Period = EntryHouse.Quarter, State = CollectionState.SignedOff }, row).ToRow();
        kept.Forecast.Should().Be(row.Forecast);
    }
}
