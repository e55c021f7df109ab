using FluentAssertions;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using Xunit;

namespace PerformanceManagement.Core.Tests.Entry;

public sealed class EntryListTests : IAsyncLifetime
{
    private EntryHouse house = null!;

    public async Task InitializeAsync() => house = await EntryHouse.CreateAsync();

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task What_is_missing_comes_first_then_drafts_then_what_is_done()
    {
        await house.AddMeasure("HOU 02", values: [("2026/27 Q2", 12m), ("2026/27 Q1", 11m)]);
        await house.AddMeasure("HOU 03", values: ("2026/27 Q1", 7m));
        await house.AddMeasure("HOU 04");
        await house.Submit(await house.Typed("5") with { AsDraft = true });

        EntryList list = (await house.List())!;

        list.Quarters[0].Tasks.Select(t => (t.Code, t.State, t.ValueText, t.PreviousText)).Should().Equal(
            ("HOU 03", EntryState.Missing, null, "7"),
            ("HOU 04", EntryState.Missing, null, null),
            ("HOU 01", EntryState.Draft, "5", null),
            ("HOU 02", EntryState.Submitted, "12", "11"));
        (list.Asked, list.Quarters[0].Submitted, list.Waiting).Should().Be((4, 1, 3));
        list.Quarters[0].DueOn.Should().Be(new DateOnly(2026, 10, 16));
        list.Next!.Code.Should().Be("HOU 03");
    }

    [Fact]
    public async Task A_contributor_sees_their_own_and_the_performance_team_sees_all_with_owners()
    {
        await house.AddMeasure("HOU 02", m => m.OwnerId = house.Other.UserId);
        await house.AddMeasure("HOU 03", m => m.OwnerId = null);

        (await house.List())!.Quarters[0].Tasks.Select(t => t.Code).Should().Equal("HOU 01");
        (await house.List(actor: house.Other))!.Quarters[0].Tasks.Select(t => t.Code).Should().Equal("HOU 02");
        (await house.List(actor: house.Officer))!.Quarters[0].Tasks.Select(t => (t.Code, t.Owner)).Should().Equal(("HOU 01", "The owner"), ("HOU 02", "The other"), ("HOU 03", null));
    }

    [Fact]
    public async Task Each_frequency_is_asked_for_its_own_periods()
    {
        await house.AddMeasure("A MONTH", m => (m.Frequency, m.QuarterRule) = (Frequency.Month, AggregationRule.Sum), ("2026-07", 4m));
        await house.AddMeasure("A SNAPSHOT", m => (m.Frequency, m.QuarterRule) = (Frequency.Month, AggregationRule.None));
        await house.AddMeasure("ARREARS", m => m.Arrears = 1);
        await house.AddMeasure("SURVEY", m => m.Frequency = Frequency.Survey);
        await house.AddMeasure("SURVEYED", m => m.Frequency = Frequency.Survey, ("2026-07", 4m));
        await house.AddMeasure("TERM", m => (m.Frequency, m.Calendar) = (Frequency.Term, PeriodCalendar.Academic));
        await house.AddMeasure("YEAR", m => m.Frequency = Frequency.Year);
        await house.AddMeasure("HALF", m => m.Frequency = Frequency.HalfYear);

        EntryList list = (await house.List())!;

        list.Quarters[0].Tasks.Where(t => t.Code != EntryHouse.Code).OrderBy(t => t.Code, StringComparer.Ordinal).ThenBy(t => t.Period).Select(t => $"{t.Code} {t.Period.Token} {t.State}").Should().Equal(
            "A MONTH 2026-07 Submitted", "A MONTH 2026-08 Missing", "A MONTH 2026-09 Missing",
            "A SNAPSHOT 2026-07 Missing", "A SNAPSHOT 2026-08 Missing", "A SNAPSHOT 2026-09 Missing",
            "ARREARS 2026/27 Q1 Missing",
            "HALF 2026/27 H1 Missing",
            "SURVEY 2026-09 Optional",
            "SURVEYED 2026-07 Submitted",
            "TERM AY2025/26 T3 Missing",
            "YEAR 2025/26 Missing");
        list.Asked.Should().Be(list.Quarters[0].Tasks.Count - 1, "a survey without a point is not asked for");
        (await Task.WhenAll(list.Quarters[0].Tasks.Select(t => house.Form(t.Code, t.Period)))).Should().NotContainNulls("every row opens its form");
        (await house.Form("SURVEY", Period.Month(2026, 8))).Should().NotBeNull("a point may be dated by any month of the quarter");
    }

    [Fact]
    public async Task Filters_hold_together_and_do_not_change_the_progress()
    {
        await house.AddMeasure("HOU 02", m => (m.Service, m.Title) = ("Landlord Services", "Days to re-let a home"), ("2026/27 Q2", 12m));
        await house.AddMeasure("HOU 03", m => (m.Service, m.Title) = ("Landlord Services", "Repairs on time"));
        await house.AddMeasure("HOU 04", m => (m.Service, m.Title) = ("Housing Options", "Homes let late"));

        EntryList list = (await house.List(new EntryFilter { State = EntryState.Missing, Service = "landlord services", Search = "ON TIME" }, house.Officer))!;

        list.Quarters[0].Tasks.Select(t => t.Code).Should().Equal("HOU 03");
        (list.Matching, list.Asked, list.Quarters[0].Submitted).Should().Be((1, 4, 1));
        list.Services.Should().Equal("Housing Options", "Landlord Services");
        (await house.List(new EntryFilter { Search = "hou 02" }, house.Officer))!.Quarters[0].Tasks.Should().ContainSingle();
    }

    [Fact]
    public async Task Pages_hold_fifty_and_a_page_that_does_not_exist_gives_the_nearest()
    {
        for (int n = 2; n <= 61; n++) await house.AddMeasure($"HOU {n:00}");

        EntryList first = (await house.List(actor: house.Officer))!;
        EntryList second = (await house.List(new EntryFilter { Page = 2 }, house.Officer))!;

        (first.Quarters[0].Tasks.Count, first.Pages, first.Matching).Should().Be((50, 2, 61));
        second.Quarters[0].Tasks.Select(t => t.Code).Should().HaveCount(11).And.StartWith("HOU 51");
        (await house.List(new EntryFilter { Page = 99 }, house.Officer))!.Page.Should().Be(2);
        (await house.List(new EntryFilter { Page = -1 }, house.Officer))!.Page.Should().Be(1);
    }

    [Fact]
    public async Task The_next_one_follows_the_one_just_dealt_with_and_then_starts_over()
    {
        await house.AddMeasure("HOU 02");
        await house.AddMeasure("HOU 03");
        await house.Submit(await house.Typed("5", "HOU 02"));

        (await house.List(dealtWith: "HOU 02"))!.Next!.Code.Should().Be("HOU 03");
        await house.Submit(await house.Typed("5", "HOU 03"));
        (await house.List(dealtWith: "HOU 03"))!.Next!.Code.Should().Be("HOU 01");
        await house.Submit(await house.Typed("5") with { AsDraft = true });
        (await house.List(dealtWith: "HOU 01"))!.Next.Should().BeNull("the draft just saved is the only one that waits");
        (await house.List())!.Next!.Code.Should().Be("HOU 01");
        await house.Submit(await house.Typed("5"));
        (await house.List(dealtWith: "HOU 01"))!.Next.Should().BeNull();
    }

    [Fact]
    public async Task Every_open_quarter_lists_what_it_is_owed_the_one_due_first_before_the_others()
    {
        await Open(EntryHouse.Quarter.Previous, due: null);
        await Open(EntryHouse.Quarter.Next, due: new DateOnly(2026, 10, 2));
        await house.AddMeasure("HOU 02", values: [("2026/27 Q1", 11m), ("2025/26 Q4", 10m)]);

        EntryList list = (await house.List())!;

        list.Quarters.Select(q => (q.Quarter.Token, q.Asked, q.Waiting)).Should().Equal(("2026/27 Q1", 2, 1), ("2026/27 Q3", 2, 2), ("2026/27 Q2", 2, 2));
        list.Quarters[0].Tasks.Select(t => (t.Code, t.State, t.ValueText, t.PreviousText)).Should().Equal(("HOU 01", EntryState.Missing, null, null), ("HOU 02", EntryState.Submitted, "11", "10"));
        list.Quarters[2].Tasks.Select(t => (t.Code, t.State, t.PreviousText)).Should().Equal(("HOU 01", EntryState.Missing, null), ("HOU 02", EntryState.Missing, "11"));
        (list.Asked, list.Waiting, list.Matching).Should().Be((6, 5, 6));
    }

    [Fact]
    public async Task A_year_that_two_open_quarters_ask_for_stands_under_both_and_counts_once()
    {
        await Open(EntryHouse.Quarter.Previous, due: new DateOnly(2026, 7, 17));
        await house.AddMeasure("YEAR", m => m.Frequency = Frequency.Year);

        EntryList list = (await house.List(new EntryFilter { Search = "YEAR" }))!;

        list.Quarters.Select(q => q.Tasks.Single().Period.Token).Should().Equal("2025/26", "2025/26");
        (list.Asked, list.Waiting).Should().Be((3, 3), "the quarterly measure is asked for twice, the year once");
    }

    [Fact]
    public async Task A_quarter_that_asks_nothing_of_somebody_is_listed_empty()
    {
        await Open(EntryHouse.Quarter.Previous, due: null);

        EntryList list = (await house.List(actor: house.Other))!;

        list.Quarters.Should().HaveCount(2).And.OnlyContain(q => q.Asked == 0 && q.Tasks.Count == 0);
    }

    [Fact]
    public async Task Pages_run_on_from_quarter_to_quarter()
    {
        await Open(EntryHouse.Quarter.Previous, due: null);
        for (int n = 2; n <= 55; n++) await house.AddMeasure($"HOU {n:00}");

        EntryList first = (await house.List(actor: house.Officer))!;
        EntryList second = (await house.List(new EntryFilter { Page = 2 }, house.Officer))!;

        (first.Pages, first.Matching).Should().Be((3, 110));
        first.Quarters.Select(q => (q.Tasks.Count, q.Matching, q.FirstPage)).Should().Equal((50, 55, 1), (0, 55, 2));
        second.Quarters.Select(q => q.Tasks.Count).Should().Equal(5, 45);
    }

    [Fact]
    public async Task What_waits_is_found_behind_a_page_of_what_is_done()
    {
        await Open(EntryHouse.Quarter.Previous, due: null);
        for (int n = 2; n <= 55; n++) await house.AddMeasure($"HOU {n:00}", values: ("2026/27 Q1", 7m));
        await house.Submit(await house.Typed("7", period: EntryHouse.Quarter.Previous) with { Period = EntryHouse.Quarter.Previous });

        EntryList list = (await house.Waiting(house.Officer))!;

        list.Quarters.Select(q => (q.Waiting, q.Tasks.Count)).Should().Equal((0, 0), (55, 50));
        (list.Asked, list.Waiting).Should().Be((110, 55));
    }

    [Fact]
    public async Task The_next_one_is_looked_for_in_the_same_quarter_and_then_in_the_others()
    {
        await Open(EntryHouse.Quarter.Previous, due: null);
        await house.AddMeasure("HOU 02");

        (await house.List())!.Next.Should().BeEquivalentTo(new { Code = "HOU 01", Period = EntryHouse.Quarter.Previous });
        await house.Submit(await house.Typed("5"));
        (await house.List(dealtWith: "HOU 01"))!.Next.Should().BeEquivalentTo(new { Code = "HOU 02", Period = EntryHouse.Quarter });
        await house.Submit(await house.Typed("5", "HOU 02"));
        (await house.List(dealtWith: "HOU 02"))!.Next.Should().BeEquivalentTo(new { Code = "HOU 01", Period = EntryHouse.Quarter.Previous });
    }

    [Fact]
    public async Task Without_an_open_quarter_there_is_no_list()
    {
        await house.Change(c => { c.Collections.Single().State = CollectionState.SignedOff; return Task.CompletedTask; });

        (await house.List()).Should().BeNull();
    }

    [Fact]
    public async Task A_form_shows_the_last_four_values_the_same_period_last_year_and_the_target_that_will_count()
    {
        await house.AddMeasure("LEI 01", m =>
        {
            (m.Unit, m.Frequency, m.QuarterRule, m.YearRule) = ("visits", Frequency.Month, AggregationRule.Sum, AggregationRule.Sum);
            m.Targets.Add(new Target { Period = EntryHouse.Quarter, Value = 3000 });
        }, [.. Enumerable.Range(1, 14).Select(n => (Period.Month(2026, 9).Back(n).Token, 1000m + n))]);

        EntryForm form = (await house.Form("LEI 01", Period.Month(2026, 9)))!;

        form.LastValues.Select(v => $"{v.Period.Label}: {v.Text}").Should().Equal("August 2026: 1,001", "July 2026: 1,002", "June 2026: 1,003", "May 2026: 1,004", "September 2025: 1,012");
        (form.TargetText, form.TargetPeriod).Should().Be(("3,000", EntryHouse.Quarter));
        form.Periods.Should().HaveCount(3);
        form.AsksYearToDate.Should().BeFalse();
    }

    [Theory]
    [InlineData(EntryBasis.InPeriod, ReportingBasis.InPeriod, false)]
    [InlineData(EntryBasis.InPeriod, ReportingBasis.YearToDate, true)]
    [InlineData(EntryBasis.YearToDate, ReportingBasis.YearToDate, false)]
    [InlineData(EntryBasis.Running, ReportingBasis.InPeriod, false)]
    public async Task The_year_to_date_is_asked_for_only_where_it_is_reported_and_not_typed_anyway(EntryBasis entry, ReportingBasis basis, bool asked)
    {
        await house.AddMeasure("HOU 02", m => (m.Entry, m.Basis) = (entry, basis));

        (await house.Form("HOU 02"))!.AsksYearToDate.Should().Be(asked);
    }

    private Task Open(Period quarter, DateOnly? due) => house.Change(c =>
    {
        c.Collections.Add(new Collection { Period = quarter, State = CollectionState.Open, DueOn = due });
        return Task.CompletedTask;
    });
}
