using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Schemes;
using PerformanceManagement.Core.Targets;
using PerformanceManagement.Core.Tests.Entry;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.Targets;

/// <summary>Setting the targets of a year: seen first, stored whole, never over somebody else's unseen.</summary>
public sealed class TargetServiceTests : IAsyncLifetime
{
    private const string Code = "HOU 08";
    private static readonly Period Year = Period.FinancialYear(2026);

    private EntryHouse house = null!;

    public async Task InitializeAsync()
    {
        house = await EntryHouse.CreateAsync();
        await house.AddMeasure(
            Code,
            measure => (measure.Good, measure.Unit, measure.YearRule, measure.QuarterRule) = (GoodDirection.Higher, "homes", AggregationRule.Sum, AggregationRule.Sum),
            ("2025/26 Q1", 100), ("2025/26 Q2", 200), ("2025/26 Q3", 300), ("2025/26 Q4", 400));
    }

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task A_years_target_is_spread_seen_and_saved_with_an_audit_row()
    {
        TargetsEdit edit = await Typed() with { Choice = YearTargetChoice.Number, Value = "1,000", Profile = TargetProfile.LastYear, Baseline = "950", BaselinePeriod = "2025/26" };

        (await Preview(edit)).Should().BeOfType<Preview<TargetsEffect>>().Which.Effect.Periods.Select(p => p!.Value).Should().Equal(100, 200, 300, 400);
        (await house.Read(c => c.Targets.CountAsync())).Should().Be(0, "nothing is stored before it is saved");

        (await Save(edit)).Should().BeOfType<Saved>().Which.Summary.Should().Be("Saved the targets of HOU 08 for 2026/27: 1,000, from 950 in 2025/26 (100, 200, 300, 400)");
        List<Target> stored = await house.Read(c => c.Targets.OrderBy(t => t.Id).ToListAsync());
        stored.Should().HaveCount(5);
        (stored[0].Period, stored[0].Value, stored[0].Profile, stored[0].Baseline, stored[0].BaselinePeriod).Should().Be((Year, 1000m, TargetProfile.LastYear, 950m, Period.FinancialYear(2025)));
        (await house.Read(c => c.Audit.SingleAsync())).Summary.Should().Be("Targets for 2026/27: 1,000, from 950 in 2025/26 (100, 200, 300, 400); before: not set.");

        (await Save(await Typed() with { Choice = YearTargetChoice.Number, Value = "1000", Profile = TargetProfile.LastYear, Baseline = "950", BaselinePeriod = "2025/26" }))
            .Should().BeOfType<Saved>().Which.Summary.Should().StartWith("Nothing was changed");
        (await house.AuditRows()).Should().Be(1);
    }

    [Fact]
    public async Task A_target_far_from_earlier_ones_is_saved_only_with_a_reason_which_the_list_of_changes_keeps()
    {
        await house.Change(c => c.Measures.Where(m => m.Code == Code).ForEachAsync(m => m.Targets.AddRange([new Target { Period = Year.Previous, Value = 1000 }, new Target { Period = Year.Back(2), Value = 950 }])));
        TargetsEdit edit = await Typed() with { Choice = YearTargetChoice.Number, Value = "10000" };
        const string Doubt = "10,000 for 2026/27 is far from the earlier targets, 1,000 for 2025/26 and 950 for 2024/25.";

        (await Preview(edit)).Should().BeOfType<Preview<TargetsEffect>>().Which.Effect.Doubt.Should().Be(Doubt);
        Refused refused = (await Save(edit)).Should().BeOfType<Refused>().Subject;
        refused.Problems.Should().Equal(new FieldMessage("DoubtReason", "Say why the target is right, or correct it"));
        refused.Unanswered.Should().BeOfType<Preview<TargetsEffect>>().Which.Effect.Doubt.Should().Be(Doubt, "the question is asked again");
        (await Save(edit with { DoubtReason = new string('x', 501) })).Should().BeOfType<Refused>();
        (await house.AuditRows()).Should().Be(0);

        (await Save(edit with { DoubtReason = "The whole county is counted from April." })).Should().BeOfType<Saved>();
        (await house.Read(c => c.Audit.SingleAsync())).Summary.Should().EndWith($"{Doubt} The reason: The whole county is counted from April.");
        (await Preview(await Typed() with { Choice = YearTargetChoice.Number, Value = "10000", Floor = "9000" })).Should().BeOfType<Preview<TargetsEffect>>().Which.Effect.Doubt.Should().NotBeNull("it is another target");
        (await Preview(await Typed() with { Choice = YearTargetChoice.Number, Value = "10000" })).Should().BeOfType<Preview<TargetsEffect>>().Which.Effect.Doubt.Should().BeNull("it has been answered for");
        (await Preview(await Typed() with { Choice = YearTargetChoice.Number, Value = "1100" })).Should().BeOfType<Preview<TargetsEffect>>().Which.Effect.Doubt.Should().BeNull();
    }

    [Theory]
    [InlineData(YearTargetChoice.None, TargetKind.NoTarget)]
    [InlineData(YearTargetChoice.Baseline, TargetKind.BaselinePeriod)]
    public async Task A_year_without_a_target_on_purpose_takes_its_quarters_targets_away(YearTargetChoice choice, TargetKind kind)
    {
        await Save(await Typed() with { Choice = YearTargetChoice.Number, Value = "600", Profile = TargetProfile.Even });

        (await Save(await Typed() with { Choice = choice, Words = "new service" })).Should().BeOfType<Saved>();

        Target stored = await house.Read(c => c.Targets.SingleAsync());
        (stored.Period, stored.Kind, stored.Words, stored.Value).Should().Be((Year, kind, "new service", (decimal?)null));
    }

    [Fact]
    public async Task Kinds_and_floors_are_typed_as_they_are_printed_and_come_back_the_same()
    {
        TargetsEdit edit = await Typed("more than 150", "at least 150, floor 140", "Greater than 1,000", "200, floor 180") with { Choice = YearTargetChoice.Strict, Value = "600", Floor = "550" };
        (await Save(edit)).Should().BeOfType<Saved>();

        List<Target> stored = await house.Read(c => c.Targets.OrderBy(t => t.Id).ToListAsync());
        stored.Select(t => (t.Kind, t.Value, t.Floor)).Should().Equal(
            (TargetKind.MoreThan, 600m, 550m), (TargetKind.MoreThan, 150m, (decimal?)null), (TargetKind.AtLeast, 150m, 140m), (TargetKind.MoreThan, 1000m, null), (TargetKind.Target, 200m, 180m));
        MeasureRules rules = new("homes", 0, GoodDirection.Higher);
        string[] printed = [.. stored.Skip(1).Select(t => TargetText.Typed(t.ToFigure(), rules))];
        printed.Should().Equal("more than 150", "at least 150, floor 140", "more than 1,000", "200, floor 180");
        (await Save(await Typed(printed) with { Choice = YearTargetChoice.Strict, Value = "600", Floor = "550" })).Should().BeOfType<Saved>().Which.Summary.Should().StartWith("Nothing was changed");
    }

    [Fact]
    public async Task A_spread_target_takes_its_kind_and_its_floor_along()
    {
        (await Save(await Typed() with { Choice = YearTargetChoice.Bound, Value = "1,000", Floor = "900", Profile = TargetProfile.LastYear })).Should().BeOfType<Saved>();

        List<Target> stored = await house.Read(c => c.Targets.OrderBy(t => t.Id).ToListAsync());
        stored.Skip(1).Select(t => (t.Kind, t.Value, t.Floor)).Should().Equal((TargetKind.AtLeast, 100m, 90m), (TargetKind.AtLeast, 200m, 180m), (TargetKind.AtLeast, 300m, 270m), (TargetKind.AtLeast, 400m, 360m));
    }

    [Fact]
    public async Task The_status_that_the_open_quarter_would_have_is_seen_before_it_is_saved()
    {
        Collection open = await house.Read(c => c.Collections.OrderByDescending(q => q.PeriodEnd).FirstAsync(q => q.State == CollectionState.Open));
        await house.AddMeasure("HOU 09", measure => (measure.Good, measure.Unit) = (GoodDirection.Higher, "homes"), (open.Period.Token, 90));
        Period year = Period.FinancialYear(open.Period.Year);
        YearTargets stored = (await Find("HOU 09", year))!;
        TargetsEdit Edit(string? floor) => new()
        {
            Code = "HOU 09",
            Year = year,
            Choice = YearTargetChoice.Number,
            Value = "100",
            Floor = floor,
            Stamp = stored.Stamp,
            Periods = [.. stored.Periods.Select(_ => (string?)null)],
        };

        RatingEffect without = (await Preview(Edit(null))).Should().BeOfType<Preview<TargetsEffect>>().Which.Effect.Rating!;
        RatingEffect with = (await Preview(Edit("90"))).Should().BeOfType<Preview<TargetsEffect>>().Which.Effect.Rating!;

        without.Sentences.Should().Equal("1 measure would move from data only to significantly below target (red).");
        with.Sentences.Should().Equal("1 measure would move from data only to slightly below target (amber).");
    }

    [Theory]
    [InlineData("fewer than 10", "Periods[0]", "HOU 08 is better the higher it is, so its target is a figure to reach or to pass")]
    [InlineData("100, floor 110", "Periods[0]", "The floor is above the target: where higher is better it is the lowest figure that is not the worst")]
    [InlineData("1,700, expected", "Periods[0]", "HOU 08 has a good direction, so a figure beside it is a target, and not one that is only expected")]
    public async Task A_kind_that_does_not_go_with_the_measure_is_refused(string typed, string field, string message) =>
        (await Save(await Typed(typed, "", "", "") with { Choice = YearTargetChoice.NotSet })).Should().BeOfType<Refused>().Which.Problems.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Field = field, Message = message });

    [Fact]
    public async Task Quarters_stand_each_on_its_own_where_nothing_is_spread()
    {
        (await Save(await Typed("150", "no target", "", "200") with { Choice = YearTargetChoice.NotSet })).Should().BeOfType<Saved>();

        List<Target> stored = await house.Read(c => c.Targets.OrderBy(t => t.Id).ToListAsync());
        stored.Select(t => (t.Period.Number, t.Value, t.Kind)).Should().Equal((1, 150m, TargetKind.Target), (2, null, TargetKind.NoTarget), (4, 200m, TargetKind.Target));
    }

    [Fact]
    public async Task A_range_may_be_open_and_is_written_as_it_is_read()
    {
        await house.AddMeasure("CHI 02", measure => (measure.Good, measure.YearRule, measure.Decimals) = (GoodDirection.Range, AggregationRule.Last, 1));
        TargetsEdit edit = await Typed(["6.5 to 7.5", "7 or more", "7.5 or less", "7"], "CHI 02") with { Choice = YearTargetChoice.Range, High = "7.5" };

        (await Save(edit)).Should().BeOfType<Saved>().Which.Summary.Should().EndWith("7.5 or less (6.5 to 7.5, 7.0 or more, 7.5 or less, 7.0)");
        YearTargets stored = (await Find("CHI 02"))!;
        stored.Periods.Select(p => TargetText.Typed(p.Target!, stored.Rules)).Should().Equal("6.5 to 7.5", "7.0 or more", "7.5 or less", "7.0");
    }

    [Theory]
    [InlineData("Value", YearTargetChoice.Number, "91,5", null, null, "use a full stop")]
    [InlineData("Value", YearTargetChoice.Number, "", null, null, "Enter the target")]
    [InlineData("Words", YearTargetChoice.Words, null, null, null, "Enter the target in words")]
    [InlineData("BaselinePeriod", YearTargetChoice.Number, "600", "545", null, "Enter the period of the baseline")]
    [InlineData("BaselinePeriod", YearTargetChoice.Number, "600", "545", "last year", "is not a period")]
    [InlineData("Baseline", YearTargetChoice.Number, "600", null, "2025/26", "Enter the figure of the baseline")]
    public async Task What_cannot_be_read_is_refused_at_its_field(string field, YearTargetChoice choice, string? value, string? baseline, string? period, string because)
    {
        (await Save(await Typed() with { Choice = choice, Value = value, Baseline = baseline, BaselinePeriod = period })).Should().BeOfType<Refused>()
            .Which.Problems.Should().ContainSingle(p => p.Field == field).Which.Message.Should().Contain(because);
        (await house.Read(c => c.Targets.CountAsync())).Should().Be(0);
    }

    [Fact]
    public async Task A_range_upside_down_and_quarters_that_do_not_add_up_are_refused_in_sentences()
    {
        await house.AddMeasure("CHI 02", measure => (measure.Good, measure.YearRule) = (GoodDirection.Range, AggregationRule.Last));

        Refusal(await Save(await Typed([], "CHI 02") with { Choice = YearTargetChoice.Range, Low = "9", High = "7" })).Should().Be(("Low", "The lower end of the range is above its upper end"));
        Refusal(await Save(await Typed(["9 to 7"], "CHI 02") with { Choice = YearTargetChoice.NotSet })).Should().Be(("Periods[0]", "The lower end of the range is above its upper end"));
        Refusal(await Save(await Typed("100", "150", "150", "190") with { Choice = YearTargetChoice.Number, Value = "600", Profile = TargetProfile.AsGiven }))
            .Should().Be(("Profile", "The quarters make 590; the year’s target is 600, so 10 is missing"));
        Refusal(await Save(await Typed("1 to 2") with { Choice = YearTargetChoice.NotSet })).Field.Should().Be("Periods[0]", "a measure that is better higher has one figure");
        Refusal(await Save(await Typed() with { Choice = YearTargetChoice.NotSet, Profile = TargetProfile.Even })).Should().Be(("Profile", "There is no number for the year to spread: enter the quarters each on its own"));
    }

    [Fact]
    public async Task What_members_have_seen_stays_and_the_other_quarters_share_the_rest()
    {
        await Save(await Typed() with { Choice = YearTargetChoice.Number, Value = "600", Profile = TargetProfile.Even });
        await house.Change(context =>
        {
            context.Add(new Collection { Period = Period.FinancialQuarter(2026, 1), State = CollectionState.SignedOff });
            return Task.CompletedTask;
        });

        YearTargets stored = (await Find())!;
        stored.Periods[0].FixedBecause.Should().Be("Q1 2026/27 was signed off and keeps its target.");
        stored.Periods[1].FixedBecause.Should().BeNull();
        await Save(await Typed("999", "", "", "") with { Choice = YearTargetChoice.Number, Value = "750", Profile = TargetProfile.Even });

        (await Find())!.Periods.Select(p => p.Target!.Value).Should().Equal(150, 200, 200, 200);
    }

    [Fact]
    public async Task A_retired_measure_has_no_targets_after_its_last_period()
    {
        await house.Change(async context => (await context.Measures.SingleAsync(m => m.Code == Code)).LastPeriod = Period.FinancialQuarter(2026, 2));

        (await Find())!.Periods.Select(p => p.FixedBecause is null).Should().Equal(true, true, false, false);
        const string Sentence = "HOU 08 was taken up to Q2 2026/27 and is retired: bring it back before it gets targets for 2027/28.";
        YearTargets next = (await Find(period: Year.Next))!;
        next.FixedBecause.Should().Be(Sentence);
        Refusal(await Save(await Typed() with { Year = Year.Next, Choice = YearTargetChoice.Number, Value = "700", Stamp = next.Stamp })).Should().Be(("", Sentence));
        (await house.Read(c => c.Targets.CountAsync())).Should().Be(0);
    }

    [Fact]
    public async Task Who_sets_a_years_target_is_told_which_quarters_keep_theirs_and_since_when()
    {
        await house.Change(context =>
        {
            foreach (int quarter in new[] { 3, 4, 5 })
            {
                Period period = Period.FinancialQuarter(2025, 1).Back(1 - quarter);
                context.Add(new Collection { Period = period, State = CollectionState.SignedOff });
                context.Add(AuditEntry.Of(house.Officer, period.End.AddDays(14).ToDateTime(new TimeOnly(9, 0), DateTimeKind.Utc), "quarter.signed-off", "Signed off.", period: period));
            }

            return Task.CompletedTask;
        });

        YearTargets stored = (await Find())!;
        stored.Kept.Should().Be("Q1 2026/27 was signed off on 14 July 2026 and keeps its target");
        stored.Periods[0].FixedBecause.Should().Be("Q1 2026/27 was signed off on 14 July 2026 and keeps its target.");
        (await Save(await Typed() with { Choice = YearTargetChoice.Number, Value = "700" })).Should().BeOfType<Saved>()
            .Which.Summary.Should().Be("Saved the targets of HOU 08 for 2026/27: 700. Q1 2026/27 was signed off on 14 July 2026 and keeps its target");
        (await Find(period: Year.Previous))!.Kept.Should().Be("Q3 2025/26 (signed off on 14 January 2026) and Q4 2025/26 (signed off on 14 April 2026) keep their targets");
        (await Find(period: Year.Next))!.Kept.Should().BeNull();
    }

    [Fact]
    public async Task A_period_of_the_baseline_that_cannot_be_read_is_answered_with_quarters_as_pages_write_them() =>
        (await Save(await Typed() with { Choice = YearTargetChoice.Number, Value = "600", Baseline = "545", BaselinePeriod = "2025/27 Q4" })).Should().BeOfType<Refused>()
            .Which.Problems.Should().ContainSingle().Which.Message.Should().Be("“2025/27 Q4” is not a period: the year after 2025 is 26, so write Q4 2025/26.");

    [Fact]
    public async Task Of_two_who_save_at_once_the_second_sees_what_is_stored()
    {
        TargetsEdit mine = await Typed() with { Choice = YearTargetChoice.Number, Value = "600", Profile = TargetProfile.Even };
        await Save(await Typed("", "70") with { Choice = YearTargetChoice.NotSet });

        Conflict<YearTargets> conflict = (await Save(mine)).Should().BeOfType<Conflict<YearTargets>>().Subject;
        conflict.Theirs.Periods[1].Target!.Value.Should().Be(70);
        (await Preview(mine)).Should().BeOfType<Conflict<YearTargets>>();
        (await Save(mine with { Stamp = conflict.Theirs.Stamp })).Should().BeOfType<Saved>();
    }

    [Fact]
    public async Task Only_the_performance_team_sets_targets()
    {
        TargetsEdit edit = await Typed() with { Choice = YearTargetChoice.None };

        Func<Task> save = () => house.Read(c => new TargetService(c, house.Clock).SaveAsync(edit, house.Owner));

        await save.Should().ThrowAsync<NotPermittedException>();
    }

    [Theory]
    [InlineData("2026/27", true)]
    [InlineData("2026/27 Q1", false)]
    [InlineData("AY2026/27", false)]
    [InlineData("2026", false)]
    public async Task Only_a_year_of_the_measures_own_has_a_page(string period, bool exists) =>
        ((await Find(period: Period.Parse(period))) is not null).Should().Be(exists);

    private Task<YearTargets?> Find(string code = Code, Period? period = null) => house.Read(c => new TargetService(c, house.Clock).FindAsync(code, period ?? Year));

    private Task<Outcome?> Preview(TargetsEdit edit) => house.Read(c => new TargetService(c, house.Clock).PreviewAsync(edit, house.Officer));

    private Task<Outcome?> Save(TargetsEdit edit) => house.Read(c => new TargetService(c, house.Clock).SaveAsync(edit, house.Officer));

    private Task<TargetsEdit> Typed(params string[] quarters) => Typed(quarters, Code);

    private async Task<TargetsEdit> Typed(string[] quarters, string code) => new() { Code = code, Year = Year, Periods = quarters, Stamp = (await Find(code))!.Stamp is { Length: > 0 } stamp ? stamp : null };

    private static (string Field, string Message) Refusal(Outcome? outcome)
    {
        var problem = ((Refused)outcome!).Problems.Single();
        return (problem.Field, problem.Message);
    }
}
