using System.Text;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.Approvals;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Settings;
using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Reports;
using PerformanceManagement.Core.Reports.Html;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Targets;
using PerformanceManagement.Core.Tests.Entry;
using Xunit;

namespace PerformanceManagement.Core.Tests.Scorecards;

/// <summary>A total of 4,730 incidents, of which one part is suppressed and the smaller of the others, 1,717, hidden with it; and a total that is made.</summary>
public sealed class SuppressedFiguresTests
{
    private static readonly Period Q2 = EntryHouse.Quarter;

    [Fact]
    public async Task A_figure_hidden_for_anothers_sake_is_hidden_also_where_only_it_is_in_view()
    {
        await using EntryHouse house = await FamilyAsync();

        ScorecardRow row = (await house.Read(c => new ScorecardService(c).GetAsync(Q2, new ScorecardFilter { Search = "PART 2" }))).Rows.Should().ContainSingle().Subject;

        (row.ValueText, row.ValueRemark).Should().Be(("Suppressed", "so that another figure cannot be worked out"));
        row.Rating.Key.Should().Be("not-rated");
        row.ShortTrend.Explanation.Should().StartWith("Not comparable");
    }

    [Fact]
    public async Task A_total_made_from_a_suppressed_part_is_suppressed_and_one_from_figures_says_from_which()
    {
        await using EntryHouse house = await FamilyAsync();

        QuarterlyScorecard scorecard = await house.Read(c => new ScorecardService(c).GetAsync(Q2, new ScorecardFilter()));

        ScorecardRow made = scorecard.Rows.Single(r => r.Code == "MADE 1");
        (made.ValueText, made.ValueRemark).Should().Be(("Suppressed", "a part is suppressed"));
        SeriesPoint before = made.Series.Single(p => p.Period == Q2.Previous);
        (before.Value, before.MadeFrom, before.Origin).Should().Be((220m, "PART 1 and PART 2", PointOrigin.WorkedOut));
        made.ShortTrend.IsComparable.Should().BeFalse();
    }

    [Fact]
    public async Task A_hidden_figure_and_its_numerator_are_in_no_output()
    {
        await using EntryHouse house = await FamilyAsync();
        var everything = new StringBuilder();

        foreach (Period quarter in new[] { Q2, Q2.Next, Q2.Back(-2) })
        {
            QuarterlyReport report = await ReportAsync(house, quarter);
            everything.AppendLine(report.ToJson()).AppendLine(HtmlRenderer.Render(report));
            foreach (ScorecardRow row in (await house.Read(c => new ScorecardService(c).GetAsync(quarter, new ScorecardFilter()))).Rows)
                everything.AppendLine(SignedOffFigure.Of(new Core.Collections.Collection { Period = quarter }, row).Row);
        }

        everything.ToString().Should().NotContain("1,717").And.NotContain("1717").And.NotContain("17.17");
        everything.ToString().Should().Contain("4,730", "the total is shown");
    }

    [Fact]
    public async Task The_page_of_a_measure_repeats_a_hidden_figure_neither_in_history_nor_in_changes()
    {
        await using EntryHouse house = await FamilyAsync();
        await house.Change(async c =>
        {
            MeasureResult result = await c.Results.SingleAsync(r => r.Value == 1717);
            c.Restatements.Add(new Restatement { MeasureResultId = result.Id, Value = 1716, ReplacedAt = house.Clock.Now });
            c.Audit.Add(new AuditEntry { At = house.Clock.Now, Actor = "The owner", Action = "result.submitted", MeasureId = result.MeasureId, Period = Q2.Token, Summary = "Submitted 1,717 for Q2 2026/27." });
        });

        MeasurePage page = (await house.Read(c => new MeasureService(c, new ScorecardService(c)).FindAsync("PART 2", Q2, house.Owner)))!;

        page.History.Single(h => h.Point.Period == Q2).Point.Should().Match<SeriesPoint>(p => p.Value == null && p.Numerator == null);
        page.Values.Single(v => v.Result.Period == Q2).Should().Match<EnteredValue>(v => v.Result.Value == null && v.Before[0].Figures.Value == null);
        page.Audit.Should().ContainSingle().Which.Summary.Should().Be("Entered or changed Q2 2026/27, which is suppressed.");
    }

    [Fact]
    public async Task Who_enters_a_hidden_figure_still_sees_it_and_nobody_else_does()
    {
        await using EntryHouse house = await FamilyAsync();

        (await house.List(new EntryFilter { Search = "PART 2" }))!.Quarters[0].Tasks.Single().ValueText.Should().Be("1,717");
        (await house.List(new EntryFilter { Search = "PART 2" }, house.Officer))!.Quarters[0].Tasks.Single().ValueText.Should().Be("Suppressed");
        await house.Change(c => { c.Collections.Add(new Core.Collections.Collection { Period = Q2.Next }); return Task.CompletedTask; });
        (await house.Form("PART 2", Q2.Next))!.LastValues[0].Text.Should().Be("1,717");
        (await house.Form("PART 2", Q2.Next, house.Officer))!.LastValues[0].Text.Should().Be("Suppressed");
        (await house.Form("PART 2"))!.IsHiddenElsewhere.Should().BeTrue();
    }

    [Fact]
    public async Task Neither_last_years_figure_beside_a_target_nor_a_doubt_gives_a_hidden_figure_away()
    {
        await using EntryHouse house = await FamilyAsync();
        await house.Change(c => { c.Collections.Add(new Core.Collections.Collection { Period = Q2.Next }); return Task.CompletedTask; });

        YearTargets next = (await house.Read(c => new TargetService(c, house.Clock).FindAsync("PART 2", Q2.YearOf(PeriodCalendar.Financial).Next)))!;
        next.Periods.Single(p => p.Period == Q2.Back(-4)).LastYear.Should().Match<SeriesPoint>(p => p.Value == null && p.Reason == ReasonForNoValue.Suppressed);
        next.Periods[0].LastYear.Value.Should().Be(120, "the quarter before is shown");

        await house.Change(c =>
        {
            Measure part = c.Measures.Single(m => m.Code == "PART 2");
            for (int back = 2; back <= 5; back++) c.Results.Add(new MeasureResult { MeasureId = part.Id, Period = Q2.Back(back), Value = 120 + back, SubmittedAt = house.Clock.Now });
            return Task.CompletedTask;
        });
        ResultSubmission typed = await house.Typed("90000", "PART 2", Q2.Next);
        string doubts = string.Join(' ', ((Preview<Doubts>)(await house.Submit(typed, house.Officer))!).Effect.Warnings.Select(w => w.Message));
        doubts.Should().Contain("unusually high").And.NotContain("1,717");
        string owners = string.Join(' ', ((Preview<Doubts>)(await house.Submit(typed, house.Owner))!).Effect.Warnings.Select(w => w.Message));
        owners.Should().Contain("1,717", "owners see what they entered themselves");
    }

    [Fact]
    public async Task Whoever_approves_a_hidden_figure_is_shown_neither_it_nor_what_is_doubtful_about_it()
    {
        await using EntryHouse house = await FamilyAsync();
        await house.Change(async c =>
        {
            c.Add(new CouncilSettings { ValuesNeedApproval = true });
            Measure part = await c.Measures.SingleAsync(m => m.Code == "PART 2");
            for (int back = 2; back <= 5; back++) c.Results.Add(new MeasureResult { MeasureId = part.Id, Period = Q2.Back(back), Value = 120 + back, SubmittedAt = house.Clock.Now });
        });
        (await house.Submit(await house.Typed("2900", "PART 2") with { Confirmed = true, DoubtReason = "There were 2,900." })).Should().BeOfType<Saved>();

        ApprovalItem item = (await house.Read(c => new ApprovalService(c, new ScorecardService(c), new ResultService(c, house.Clock), new CouncilSettingsReader(c, CouncilConfiguration.Empty), house.Clock).QueueAsync(new ApprovalFilter(), house.Officer)))
            .Items.Single(i => i.Code == "PART 2");

        item.Should().BeEquivalentTo(new { ValueText = "Suppressed", QualityNote = (string?)null });
        item.Doubts.Should().BeEmpty();
    }

    [Fact]
    public async Task A_measure_that_is_made_from_others_is_not_asked_for()
    {
        await using EntryHouse house = await FamilyAsync();

        EntryList list = (await house.List(new EntryFilter { Search = "MADE 1" }))!;

        list.Quarters[0].Tasks.Should().ContainSingle().Which.Should().Match<EntryTask>(t => t.State == EntryState.Optional && t.IsMade);
        (await house.Form("MADE 1"))!.MadeFrom.Should().Equal("PART 1", "PART 2");
    }

    private static async Task<EntryHouse> FamilyAsync()
    {
        EntryHouse house = await EntryHouse.CreateAsync();
        void Sums(Measure measure)
        {
            (measure.Unit, measure.QuarterRule, measure.YearRule) = ("incidents", AggregationRule.Sum, AggregationRule.Sum);
            measure.Targets.Add(new Target { Period = Q2, Value = 2000 });
        }

        string q1 = Q2.Previous.Token, q2 = Q2.Token;
        Measure whole = await house.AddMeasure("WHOLE 1", Sums, (q1, 320), (q2, 4730));
        Measure made = await house.AddMeasure("MADE 1", Sums);
        Measure first = await house.AddMeasure("PART 1", Sums, (q1, 100));
        Measure second = await house.AddMeasure("PART 2", Sums, (q1, 120), (q2, 1717));
        Measure third = await house.AddMeasure("PART 3", Sums, (q1, 100), (q2, 3010));
        await house.Change(async c =>
        {
            c.Results.Add(new MeasureResult { MeasureId = first.Id, Period = Q2, Reason = ReasonForNoValue.Suppressed, SubmittedAt = house.Clock.Now });
            MeasureResult hidden = await c.Results.SingleAsync(r => r.Value == 1717);
            c.Entry(hidden).Property(r => r.Numerator).CurrentValue = 17.17m;
            c.Entry(hidden).Property(r => r.Denominator).CurrentValue = 0.01m;
            foreach (Measure part in new[] { first, second, third }) c.MeasureParts.Add(new MeasurePart { WholeId = whole.Id, PartId = part.Id });
            foreach (Measure part in new[] { first, second }) c.MeasureParts.Add(new MeasurePart { WholeId = made.Id, PartId = part.Id });
            var committee = new Committee { Name = "Housing Scrutiny" };
            committee.Measures.AddRange(await c.Measures.ToListAsync());
            c.Committees.Add(committee);
        });
        return house;
    }

    private static Task<QuarterlyReport> ReportAsync(EntryHouse house, Period quarter) => house.Read(async context =>
    {
        var services = new ServiceCollection();
        services.AddReports(new ConfigurationBuilder().Build());
        services.AddSingleton(context);
        services.AddSingleton(new ScorecardService(context));
        await using ServiceProvider provider = services.BuildServiceProvider();
        return (await provider.GetRequiredService<QuarterlyReportService>().GetAsync("Housing Scrutiny", quarter))!;
    });
}
