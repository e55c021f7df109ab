using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reports;
using PerformanceManagement.Core.Reports.Excel;
using PerformanceManagement.Core.Reports.Html;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Schemes;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.Entry;

public sealed class CorrectionTests
{
    private static readonly Period Q2 = EntryHouse.Quarter;
    private const string Why = "Four households were counted twice.";

    [Fact]
    public async Task A_correction_leaves_the_signed_off_rows_as_they_are_and_marks_every_output()
    {
        await using EntryHouse house = await SignedOffAsync();
        string[] before = await house.Read(KeptAsync);

        (await CorrectAsync(house, "350")).Should().BeOfType<Saved>().Which.Summary.Should().StartWith("Corrected: HOU 01").And.Contain("350 for Q2 2026/27");

        (await house.Read(KeptAsync)).Should().Equal(before, "members saw these rows");
        QuarterlyScorecard scorecard = await house.Read(c => new ScorecardService(c).GetAsync(Q2, new ScorecardFilter()));
        ScorecardRow row = scorecard.Rows.Single(r => r.Code == EntryHouse.Code);
        row.ValueText.Should().Be("354");
        row.ValueRemark.Should().Be("[r] restated since: now 350");
        row.RestatedSince.Should().ContainSingle().Which.Sentence(row.Rules).Should()
            .Be("Q2 2026/27 was restated on 12 October 2026 by a performance officer: was 354, now 350. Reason: Four households were counted twice.");
        row.Rating.Explanation.Should().StartWith("354 households");
        QuarterlyReport report = await ReportAsync(house);
        report.ToJson().Should().Contain("Figures restated after sign-off").And.Contain(Why).And.NotContain("The officer", "a published paper names no person");
        HtmlRenderer.Render(report).Should().Contain("[r] restated since: now 350");
        report.Sheets.Should().Contain(s => s.Name == "Restated");
    }

    [Fact]
    public async Task What_cannot_be_is_refused_with_its_reason_as_it_is_on_the_form()
    {
        await using EntryHouse house = await SignedOffAsync();

        (await CorrectAsync(house, "-350")).Should().BeOfType<Refused>().Which.Problems.Should().ContainSingle().Which.Should().Match<FieldMessage>(p => p.Field == nameof(ResultSubmission.Value) && p.Message.Contains("-350") && p.Message.Contains("below zero"));

        (await house.Result())!.Value.Should().Be(354);
    }

    [Fact]
    public async Task The_next_quarter_compares_with_the_corrected_figure_and_says_so()
    {
        await using EntryHouse house = await SignedOffAsync();
        await CorrectAsync(house, "350");
        await house.Change(async c => c.Results.Add(new MeasureResult { MeasureId = await MeasureIdAsync(c), Period = Q2.Next, Value = 352, SubmittedAt = house.Clock.Now }));

        ScorecardRow next = (await house.Read(c => new ScorecardService(c).GetAsync(Q2.Next, new ScorecardFilter()))).Rows.Single(r => r.Code == EntryHouse.Code);

        next.ShortTrend.Value.Should().Be(350);
        next.ShortTrend.Explanation.Should().Be("352 in Q3 2026/27 against 350 in Q2 2026/27 (restated), lower is better: worsened.");
        next.LongTrend.Explanation.Should().Contain("Q2 2026/27 (restated)");
        next.Series.Single(p => p.Period == Q2).IsRestated.Should().BeTrue();
        next.Restated.Should().ContainSingle().Which.WasText(next.Rules).Should().Be("354");
        next.ValueRemark.Should().BeNull("its own figure was not restated");
    }

    [Fact]
    public async Task Two_restatements_of_one_figure_are_both_kept_in_order()
    {
        await using EntryHouse house = await SignedOffAsync();
        await CorrectAsync(house, "350");
        house.Clock.Advance(TimeSpan.FromDays(3));
        await CorrectAsync(house, "351", "One household was left out.");

        MeasureResult result = (await house.Result())!;
        result.Value.Should().Be(351);
        result.Restatements.Select(r => (r.Value, r.SignedOffIn, r.Because)).Should().BeEquivalentTo(
            [((decimal?)354m, (Period?)Q2, (string?)Why), (350m, Q2, "One household was left out.")]);
        ScorecardRow row = (await house.Read(c => new ScorecardService(c).GetAsync(Q2, new ScorecardFilter()))).Rows.Single(r => r.Code == EntryHouse.Code);
        row.RestatedSince.Select(c => (c.WasText(row.Rules), c.NowText(row.Rules))).Should().Equal(("354", "350"), ("350", "351"));
        row.ValueRemark.Should().Be("[r] restated since: now 351");
        (await house.Read(c => c.Audit.Where(a => a.Action == "result.corrected").Select(a => a.Summary).ToListAsync())).Should().HaveCount(2)
            .And.Contain($"Corrected Q2 2026/27 after Q2 2026/27 was signed off from 354 to 350: {Why}");
    }

    [Fact]
    public async Task A_scheme_changed_after_a_restatement_still_leaves_the_signed_off_quarter_as_it_was_in_every_output()
    {
        await using EntryHouse house = await SignedOffAsync();
        await CorrectAsync(house, "350");
        string[] before = await OutputsAsync(house);

        await house.Change(async c =>
        {
            foreach (StoredStatus status in await c.Set<StoredStatus>().Where(s => s.Key == "slightly-below").ToListAsync()) status.LargestShortfall = 0.5m;
            Measure measure = await c.Measures.SingleAsync(m => m.Code == EntryHouse.Code);
            measure.Decimals = 2;
            measure.Unit = "families";
        });

        (await OutputsAsync(house)).Should().Equal(before);
    }

    [Fact]
    public async Task The_second_correction_of_two_at_once_is_shown_both_versions()
    {
        await using EntryHouse house = await SignedOffAsync();
        ResultSubmission mine = await TypedAsync(house, "352");
        await CorrectAsync(house, "350");

        Outcome? outcome = await house.Read(c => Service(c, house).CorrectAsync(mine, house.Officer));

        TheirFigures conflict = outcome.Should().BeOfType<Conflict<TheirFigures>>().Subject.Theirs;
        conflict.Figures.Value.Should().Be(350);
        conflict.By.Should().Be("The officer");
        (await house.Result())!.Value.Should().Be(350);
        (await house.Read(c => Service(c, house).CorrectAsync(mine with { ResultVersion = conflict.ResultVersion }, house.Officer))).Should().BeOfType<Saved>();
        (await house.Result())!.Restatements.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_correction_needs_a_reason_and_something_that_changes()
    {
        await using EntryHouse house = await SignedOffAsync();

        (await CorrectAsync(house, "350", " ")).Should().BeOfType<Refused>().Which.Problems.Should().ContainSingle().Which.Should()
            .Be(new FieldMessage("Because", "Say why the figure is corrected: it is printed beside both figures"));
        (await CorrectAsync(house, "91,5")).Should().BeOfType<Refused>().Which.Problems.Should().ContainSingle().Which.Field.Should().Be("Value");
        (await CorrectAsync(house, "354")).Should().BeOfType<Refused>().Which.Problems.Single().Message.Should().StartWith("Nothing has been changed");
        (await house.Result())!.Restatements.Should().BeEmpty();
        (await house.AuditRows()).Should().Be(1, "only the sign-off was audited");
    }

    [Fact]
    public async Task Only_the_performance_team_corrects_and_only_what_was_signed_off()
    {
        await using EntryHouse house = await SignedOffAsync();
        ResultSubmission typed = await TypedAsync(house, "350");
        await house.Invoking(h => h.Read(c => Service(c, h).CorrectAsync(typed, h.Owner))).Should().ThrowAsync<NotPermittedException>();
        await house.Invoking(h => h.Read(c => Service(c, h).FindAsync(EntryHouse.Code, Q2, h.Owner))).Should().ThrowAsync<NotPermittedException>();
        await house.Change(async c =>
        {
            c.Collections.Add(new Collection { Period = Q2.Next, State = CollectionState.Open });
            c.Results.Add(new MeasureResult { MeasureId = await MeasureIdAsync(c), Period = Q2.Back(4), Value = 300, SubmittedAt = house.Clock.Now });
        });

        CorrectionPage open = (await house.Read(c => Service(c, house).FindAsync(EntryHouse.Code, Q2.Next, house.Officer)))!;
        CorrectionPage never = (await house.Read(c => Service(c, house).FindAsync(EntryHouse.Code, Q2.Back(4), house.Officer)))!;

        open.MayEnter.Should().BeTrue();
        open.Entry.ClosedBecause.Should().StartWith("Q3 2026/27 is open");
        never.MayEnter.Should().BeFalse();
        never.Entry.ClosedBecause.Should().StartWith("Q2 2025/26 was never collected here");
        (await house.Read(c => Service(c, house).CorrectAsync(typed with { Period = Q2.Next, ResultVersion = null }, house.Officer))).Should().BeOfType<Refused>();
        (await house.Read(c => Service(c, house).FindAsync(EntryHouse.Code, Period.Parse("2026-08"), house.Officer))).Should().BeNull("the measure has no months");
        (await house.Read(c => Service(c, house).FindAsync("no such code", Q2, house.Officer))).Should().BeNull();
    }

    [Fact]
    public async Task A_figure_that_came_after_sign_off_is_added_as_one_that_was_awaited()
    {
        await using EntryHouse house = await SignedOffAsync();
        Measure late = await house.AddMeasure("HOU 02");

        Outcome? outcome = await house.Read(c => Service(c, house).CorrectAsync(new ResultSubmission { Code = late.Code, Period = Q2, Value = "12", Because = "The return came in November." }, house.Officer));

        outcome.Should().BeOfType<Saved>();
        (await house.Result("HOU 02"))!.Restatements.Should().ContainSingle().Which.Reason.Should().Be(ReasonForNoValue.AwaitingData);
    }

    [Fact]
    public async Task What_is_suppressed_by_a_correction_is_not_written_down_again()
    {
        await using EntryHouse house = await SignedOffAsync();

        ResultSubmission typed = await TypedAsync(house, null) with { Reason = "suppressed" };
        (await house.Read(c => Service(c, house).CorrectAsync(typed, house.Officer))).Should().BeOfType<Saved>();

        ScorecardRow row = (await house.Read(c => new ScorecardService(c).GetAsync(Q2, new ScorecardFilter()))).Rows.Single(r => r.Code == EntryHouse.Code);
        row.RestatedSince.Single().Sentence(row.Rules).Should().Contain("was withheld, now Suppressed").And.NotContain("354");
        (await house.Read(c => c.Audit.SingleAsync(a => a.Action == "result.corrected"))).Summary.Should().NotContain("354");
    }

    private static async Task<EntryHouse> SignedOffAsync()
    {
        EntryHouse house = await EntryHouse.CreateAsync();
        await house.Change(async c =>
        {
            Measure measure = await c.Measures.SingleAsync();
            measure.Committees.Add(new Committee { Name = "Housing Scrutiny" });
            measure.Targets.Add(new Target { Period = Period.FinancialYear(2026), Value = 350 });
            foreach ((Period period, decimal value) in new[] { (Q2.Previous, 340m), (Q2, 354m) })
                measure.Results.Add(new MeasureResult { Period = period, Value = value, SubmittedAt = house.Clock.Now });
        });
        await house.Read(c => new SignOffService(c, new ScorecardService(c), house.Clock).SignOffAsync(Q2, house.Officer));
        return house;
    }

    private static CorrectionService Service(PerformanceDbContext context, EntryHouse house) => new(context, new ResultService(context, house.Clock), house.Clock);

    private static async Task<ResultSubmission> TypedAsync(EntryHouse house, string? value, string because = Why)
    {
        CorrectionPage page = (await house.Read(c => Service(c, house).FindAsync(EntryHouse.Code, Q2, house.Officer)))!;
        return new ResultSubmission { Code = EntryHouse.Code, Period = Q2, Value = value, Because = because, ResultVersion = page.Entry.ResultVersion };
    }

    private static async Task<Outcome?> CorrectAsync(EntryHouse house, string value, string because = Why)
    {
        ResultSubmission typed = await TypedAsync(house, value, because);
        return await house.Read(c => Service(c, house).CorrectAsync(typed, house.Officer));
    }

    private static Task<string[]> KeptAsync(PerformanceDbContext context) => context.SignedOffFigures.OrderBy(f => f.Id).Select(f => f.Row).ToArrayAsync();

    private static async Task<int> MeasureIdAsync(PerformanceDbContext context) => (await context.Measures.SingleAsync(m => m.Code == EntryHouse.Code)).Id;

    private static Task<QuarterlyReport> ReportAsync(EntryHouse house) => house.Read(async context =>
    {
        var services = new ServiceCollection();
        services.AddReports(new ConfigurationBuilder().Build());
        services.AddSingleton(context);
        services.AddSingleton(new ScorecardService(context));
        await using ServiceProvider provider = services.BuildServiceProvider();
        return (await provider.GetRequiredService<QuarterlyReportService>().GetAsync("Housing Scrutiny", Q2))!;
    });

    private static async Task<string[]> OutputsAsync(EntryHouse house)
    {
        QuarterlyReport report = await ReportAsync(house);
        QuarterlyScorecard scorecard = await house.Read(c => new ScorecardService(c).GetAsync(Q2, new ScorecardFilter()));
        return [report.ToJson(), HtmlRenderer.Render(report), Convert.ToBase64String(ExcelRenderer.Render(report)), .. scorecard.Rows.SelectMany(r => r.RestatedSince.Select(c => c.Sentence(r.Rules)).Append(r.ValueRemark ?? ""))];
    }
}
