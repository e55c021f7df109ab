using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.MeasureSetup;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Targets;
using PerformanceManagement.Core.Tests.Entry;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Core.YearChanges;
using PerformanceManagement.Data.Sqlite;
using Xunit;

namespace PerformanceManagement.Core.Tests.YearChanges;

/// <summary>Carrying measures into a new year: chosen, looked at, done at once, taken back as one step.</summary>
public sealed class YearChangeTests : IAsyncLifetime
{
    private static readonly Period Year = Period.FinancialYear(2027);
    private static readonly Period Old = Period.FinancialYear(2026);
    private readonly SharedAnswers shared = new();
    private EntryHouse house = null!;

    public async Task InitializeAsync()
    {
        house = await EntryHouse.CreateAsync();
        await house.AddMeasure("KEEP 1");
        await house.AddMeasure("AIM 1", m =>
        {
            (m.Good, m.Unit, m.Decimals) = (GoodDirection.Higher, "%", 1);
            m.Targets.AddRange([new Target { Period = Old, Value = 90, Kind = TargetKind.AtLeast }, new Target { Period = Period.FinancialQuarter(2026, 4), Value = 90, Kind = TargetKind.AtLeast }]);
        });
        await house.AddMeasure("END 1");
        await house.AddMeasure("OLD 1");
        await house.AddMeasure("NEXT 1");
        await house.AddMeasure("OLD 2", m => m.Contact = "Housing options manager");
    }

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task It_is_chosen_looked_at_done_at_once_and_audited()
    {
        await ChooseAll();
        string before = await Snapshot();

        YearEffect effect = (await Do((years, _) => years.PreviewAsync(Year, house.Officer))).Should().BeOfType<Preview<YearEffect>>().Which.Effect;
        (effect.Kept, effect.Lines.Select(l => (l.Code, l.After))).Should().BeEquivalentTo((3, new[]
        {
            ("AIM 1", "at least 92.5%"),
            ("END 1", "taken for the last time in Q4 2026/27"),
            ("OLD 1", "taken for the last time in Q4 2026/27, then NEXT 1 Households in temporary accommodation"),
            ("OLD 2", "taken for the last time in Q4 2026/27, then NEW 2, a new measure like it"),
        }));
        (await Snapshot()).Should().Be(before, "looking stores nothing");

        (await Apply()).Should().BeOfType<Saved>().Which.Summary.Should().Be("Changed into 2027/28: 1 target changed, 1 measure retired, 2 measures replaced");

        List<Measure> stored = await house.Read(c => c.Measures.AsNoTracking().Include(m => m.ReplacedBy).Include(m => m.Targets).OrderBy(m => m.Code).ToListAsync());
        stored.Where(m => m.LastPeriod is not null).Select(m => (m.Code, m.LastPeriod!.Value.Token, m.ReplacedBy?.Code)).Should().Equal(("END 1", "2026/27 Q4", null), ("OLD 1", "2026/27 Q4", "NEXT 1"), ("OLD 2", "2026/27 Q4", "NEW 2"));
        stored.Single(m => m.Code == "NEW 2").Should().BeEquivalentTo(new { Contact = "Housing options manager", FirstPeriod = (Period?)Period.FinancialQuarter(2027, 1), Unit = "households" });
        stored.Single(m => m.Code == "AIM 1").Targets.Where(t => t.Period.Start >= Year.Start).Select(t => (t.Period.Token, t.Value, t.Kind)).Should().BeEquivalentTo([("2027/28", (decimal?)92.5m, TargetKind.AtLeast), ("2027/28 Q4", 92.5m, TargetKind.AtLeast)]);
        List<AuditEntry> audit = await house.Read(c => c.Audit.AsNoTracking().Include(a => a.Details).OrderBy(a => a.Id).ToListAsync());
        audit.Should().ContainSingle(a => a.Action == "year.changed").Which.Period.Should().Be("2027/28");
        audit.Single(a => a.Action == "targets.set").Details.Select(d => (d.Before, d.After)).Should().Contain(("2027/28: not set", "2027/28: at least 92.5%"));
        audit.Single(a => a.Action == "measure.added").Should().BeEquivalentTo(new { MeasureId = (int?)stored.Single(m => m.Code == "NEW 2").Id, Summary = "Added NEW 2 Households in temporary accommodation, which takes the place of OLD 2." }, "it is in the measure's own log");
        audit.SelectMany(a => a.Details).Should().Contain(d => d.Before == "Last period: not set" && d.After == "Last period: Q4 2026/27");
    }

    [Fact]
    public async Task It_is_judged_once_however_often_somebody_looks_and_again_after_a_change()
    {
        await ChooseAll();
        async Task<YearEffect> Look() => (await Do((years, _) => years.PreviewAsync(Year, house.Officer))).Should().BeOfType<Preview<YearEffect>>().Which.Effect;

        YearEffect first = await Look();
        (await Look()).Lines.Should().BeSameAs(first.Lines);
        await house.Change(async c => (await c.Measures.SingleAsync(m => m.Code == "END 1")).Title = "Named anew");

        (await Look()).Lines.Single(l => l.Code == "END 1").Title.Should().Be("Named anew");
        await house.Change(async c => c.Entry(await c.YearChanges.SingleAsync()).State = EntityState.Modified);
        (await Look()).Version.Should().Be(await Version()).And.NotBe(first.Version);
    }

    [Fact]
    public async Task Taken_back_everything_is_as_it_was_to_the_last_property_and_can_be_done_again()
    {
        string before = await Snapshot();
        await ChooseAll();
        await Apply();
        (await Snapshot()).Should().NotBe(before);

        (await Undo()).Should().BeOfType<Saved>().Which.Summary.Should().StartWith("Took the change into 2027/28 back");

        (await Snapshot()).Should().Be(before);
        (await house.Read(c => c.Audit.CountAsync(a => a.Action == "year.undone"))).Should().Be(1);
        (await house.Read(c => c.AuditDetails.Where(d => d.Before == "2027/28: at least 92.5%" && d.After == "2027/28: not set").CountAsync())).Should().Be(1);
        (await View()).Rows.Where(r => r.Choice.Decision != YearDecision.Keep).Should().HaveCount(4, "what was chosen stays");
        await Choose(("END 1", new YearRowEdit("END 1") { Filled = new YearChoice(YearDecision.Retire).Typed }));
        (await Apply()).Should().BeOfType<Saved>().Which.Summary.Should().Be("Changed into 2027/28: 1 target changed, 2 measures replaced");
    }

    [Fact]
    public async Task After_the_first_value_of_the_year_it_is_not_taken_back_and_the_page_says_why()
    {
        await ChooseAll();
        await Apply();
        (await View()).NotUndoneBecause.Should().BeNull();
        string done = await Snapshot();
        await house.Change(async c => c.Results.Add(new MeasureResult { MeasureId = await c.Measures.Where(m => m.Code == "KEEP 1").Select(m => m.Id).SingleAsync(), Period = Period.FinancialQuarter(2027, 1), Value = 1, SubmittedAt = house.Clock.Now }));

        (await Undo()).Should().BeOfType<Refused>().Which.Problems[0].Message.Should().StartWith("It cannot be taken back any more: KEEP 1");

        (await View()).NotUndoneBecause.Should().Contain("KEEP 1").And.Contain("Q1 2027/28").And.Contain("12 October 2026");
        (await Snapshot()).Should().Be(done);
    }

    [Fact]
    public async Task What_somebody_changed_since_is_not_lost_nothing_is_taken_back_and_both_are_said()
    {
        await ChooseAll();
        await Apply();
        await house.Change(async c => (await c.Targets.SingleAsync(t => t.Period == Year)).Value = 95);
        await house.Change(async c => (await c.Measures.SingleAsync(m => m.Code == "END 1")).LastPeriod = Period.FinancialQuarter(2027, 4));
        string done = await Snapshot();

        (await Undo()).Should().BeOfType<Conflict<IReadOnlyList<YearDifference>>>().Which.Theirs.Should().BeEquivalentTo([
            new YearDifference("AIM 1", "Target for 2027/28", "at least 92.5%", "at least 95.0%"),
            new YearDifference("END 1", "Last period", "Q4 2026/27", "Q4 2027/28"),
        ]);

        (await Snapshot()).Should().Be(done);
        (await View()).IsDone.Should().BeTrue();
    }

    [Fact]
    public async Task A_new_measure_that_somebody_works_with_by_now_stands_in_the_way()
    {
        await ChooseAll();
        await Apply();
        await house.Change(async c => c.Targets.Add(new Target { MeasureId = await c.Measures.Where(m => m.Code == "NEW 2").Select(m => m.Id).SingleAsync(), Period = Year, Value = 5 }));

        (await Undo()).Should().BeOfType<Conflict<IReadOnlyList<YearDifference>>>().Which.Theirs.Should().ContainSingle().Which.Code.Should().Be("NEW 2");
    }

    [Fact]
    public async Task Of_two_who_do_it_at_once_one_does_and_one_is_told()
    {
        await ChooseAll();
        Guid version = await Version();

        (await Do((years, _) => years.ApplyAsync(Year, version, house.Officer))).Should().BeOfType<Saved>();
        (await Do((years, _) => years.ApplyAsync(Year, version, house.Officer))).Should().BeOfType<Conflict<YearChange>>().Which.Theirs.At.Should().NotBeNull();

        (await house.Read(c => c.Audit.CountAsync(a => a.Action == "year.changed"))).Should().Be(1);
        Guid done = await Version();
        Outcome?[] both = await Task.WhenAll(Do((years, _) => years.UndoAsync(Year, done, house.Officer)), Do((years, _) => years.UndoAsync(Year, done, house.Officer)));
        both.Count(o => o is Saved).Should().Be(1);
        (await house.Read(c => c.Audit.CountAsync(a => a.Action == "year.undone"))).Should().Be(1);
    }

    [Fact]
    public async Task Two_who_choose_at_once_keep_both_and_for_one_measure_the_second_is_told()
    {
        await Choose(("END 1", new YearRowEdit("END 1") { Decision = YearDecision.Retire }));
        await Choose(("KEEP 1", new YearRowEdit("KEEP 1") { Decision = YearDecision.Retire }));
        (await View()).Rows.Where(r => r.Choice.Decision == YearDecision.Retire).Select(r => r.Code).Should().BeEquivalentTo("END 1", "KEEP 1");

        Outcome? second = await Do((years, _) => years.ChooseAsync(new YearEdit(Year, [new YearRowEdit("END 1") { Decision = YearDecision.Replace, ReplacedBy = "NEXT 1" }]), house.Officer));

        second.Should().BeOfType<Refused>().Which.Problems[0].Message.Should().Contain("“Retire”").And.Contain("“Replace by NEXT 1”");
        (await View()).Rows.Single(r => r.Code == "END 1").Choice.Decision.Should().Be(YearDecision.Retire);
    }

    [Fact]
    public async Task A_target_that_was_set_meanwhile_stands_in_the_way_of_all_of_it()
    {
        await ChooseAll();
        await house.Change(async c => c.Targets.Add(new Target { MeasureId = await c.Measures.Where(m => m.Code == "AIM 1").Select(m => m.Id).SingleAsync(), Period = Year, Value = 85, Kind = TargetKind.AtLeast }));
        string before = await Snapshot();

        (await Apply()).Should().BeOfType<Refused>().Which.Problems.Should().ContainSingle().Which.Message.Should().Contain("at least 85.0%").And.Contain("at least 92.5%");

        (await Snapshot()).Should().Be(before, "all of it or nothing");
    }

    [Theory]
    [InlineData("AIM 1", YearDecision.Change, null, null, "enter the target")]
    [InlineData("AIM 1", YearDecision.Change, "ninety 5", null, "AIM 1")]
    [InlineData("AIM 1", YearDecision.Change, "at most 5", null, "AIM 1")]
    [InlineData("END 1", YearDecision.Replace, null, null, "enter the code")]
    [InlineData("END 1", YearDecision.Replace, null, "end 1", "cannot take its own place")]
    public async Task What_cannot_be_is_refused_beside_its_row(string code, YearDecision decision, string? target, string? by, string sentence)
    {
        Outcome? outcome = await Do((years, _) => years.ChooseAsync(new YearEdit(Year, [new YearRowEdit(code) { Decision = decision, Target = target, ReplacedBy = by }]), house.Officer));

        outcome.Should().BeOfType<Refused>().Which.Problems.Should().ContainSingle().Which.Should().Match<FieldMessage>(p => p.Field.StartsWith("Rows[0].") && p.Message.Contains(sentence));
        (await house.Read(c => c.YearChanges.CountAsync())).Should().Be(0);
    }

    [Fact]
    public async Task A_measure_cannot_be_replaced_by_one_that_ends_as_well()
    {
        await Choose(("OLD 1", new YearRowEdit("OLD 1") { Decision = YearDecision.Replace, ReplacedBy = "END 1" }), ("END 1", new YearRowEdit("END 1") { Decision = YearDecision.Retire }));

        (await Do((years, _) => years.PreviewAsync(Year, house.Officer))).Should().BeOfType<Refused>().Which.Problems[0].Message.Should().Contain("ends with the old year as well");
    }

    [Fact]
    public async Task What_is_missing_is_said_and_what_is_proposed_is_never_set_by_itself()
    {
        YearView view = await View();
        view.Rows.Single(r => r.Code == "KEEP 1").Missing.Should().Equal("no target", "no place in the plan", "no committee");
        view.Rows.Single(r => r.Code == "AIM 1").Should().BeEquivalentTo(new { Proposal = new { Text = "at least 90.0%" }, NewTarget = (string?)null, Choice = YearChoice.Keep });

        await Do((years, _) => years.ChooseAsync(new YearEdit(Year, [.. view.Rows.Select(r => new YearRowEdit(r.Code) { Filled = r.Choice.Typed })], TakesProposals: true), house.Officer));

        (await View()).Rows.Where(r => r.Choice.Decision != YearDecision.Keep).Should().ContainSingle().Which.Choice.Should().Match<YearChoice>(c => c.Decision == YearDecision.Change && c.Target == "at least 90.0%");
        (await house.Read(c => c.Targets.CountAsync(t => t.Period == Year))).Should().Be(0, "taken is not done");
    }

    [Theory]
    [InlineData(GoodDirection.Higher, 90, 93.456, "93.5%", "2026/27 ended at 93.456%, better than its target of 90.0%: 93.456%, rounded to 93.5%.")]
    [InlineData(GoodDirection.Higher, 90, 88.0, "90.0%", "The target of 2026/27: 2026/27 ended at 88.0%.")]
    [InlineData(GoodDirection.Lower, 90, 88.0, "88.0%", "2026/27 ended at 88.0%, better than its target of 90.0%.")]
    [InlineData(GoodDirection.Lower, 90, 93.456, "90.0%", "The target of 2026/27: 2026/27 ended at 93.456%.")]
    [InlineData(GoodDirection.Higher, 90, null, "90.0%", "The target of 2026/27: 2026/27 has no figure for the whole year yet.")]
    public void The_old_target_is_proposed_or_what_the_year_ended_with_where_that_is_better(GoodDirection good, double target, double? ended, string text, string reason)
    {
        Measure measure = TestData.Measure(unit: "%", decimals: 1, good: good);

        YearProposal.Of(measure.ToRules(), Old, new TargetFigure(Old, (decimal)target), hasPeriods: false, new SeriesPoint(Old) { Value = (decimal?)ended }).Should().Be(new YearProposal(text, reason));
    }

    [Theory]
    [InlineData(TargetKind.NoTarget, 88.0, "no target")]
    [InlineData(TargetKind.BaselinePeriod, 88.0, "88.0%")]
    [InlineData(TargetKind.BaselinePeriod, null, null)]
    [InlineData(TargetKind.FewerThan, 88.0, "less than 88.0%")]
    public void Other_kinds_of_target_are_carried_on_by_what_they_say(TargetKind kind, double? ended, string? text)
    {
        Measure measure = TestData.Measure(unit: "%", decimals: 1, good: GoodDirection.Lower);
        var old = new TargetFigure(Old, kind == TargetKind.FewerThan ? 90 : null) { Kind = kind };

        YearProposal.Of(measure.ToRules(), Old, old, hasPeriods: false, new SeriesPoint(Old) { Value = (decimal?)ended })?.Text.Should().Be(text);
    }

    [Fact]
    public async Task Only_the_performance_team_changes_the_year()
    {
        foreach (string role in Roles.All.Except([Roles.Administrator, Roles.PerformanceOfficer]))
        {
            var actor = new Actor(1, "Somebody", [role]);
            foreach (Func<YearChangeService, Task> deed in new Func<YearChangeService, Task>[]
            {
                y => y.FindAsync(Year, new YearFilter(), actor), y => y.ChooseAsync(new YearEdit(Year, []), actor), y => y.PreviewAsync(Year, actor), y => y.ApplyAsync(Year, Guid.Empty, actor), y => y.UndoAsync(Year, Guid.Empty, actor),
            })
            {
                Func<Task> doing = () => Do(async (years, _) => { await deed(years); return null; });
                await doing.Should().ThrowAsync<NotPermittedException>(role);
            }
        }
    }

    [Fact]
    public async Task Sixty_measures_take_no_more_questions_than_five()
    {
        async Task<(string What, int Questions)[]> QuestionsAsync(int count)
        {
            await using EntryHouse other = await EntryHouse.CreateAsync();
            await other.Change(c =>
            {
                c.AddRange(Enumerable.Range(0, count).SelectMany(n => new[] { "AIM", "END", "OLD", "ANY" }, (n, what) =>
                {
                    Measure measure = TestData.Measure($"{what} {n}");
                    measure.Targets.AddRange([new Target { Period = Old, Value = 300 }, new Target { Period = Period.FinancialQuarter(2026, 1), Value = 300 }]);
                    measure.Results.Add(TestData.Result(Period.FinancialQuarter(2026, 1), 310, other.Clock.Now));
                    return measure;
                }));
                return Task.CompletedTask;
            });
            List<YearRowEdit> rows =
            [
                .. Enumerable.Range(0, count).SelectMany(n => new[]
                {
                    new YearRowEdit($"AIM {n}") { Decision = YearDecision.Change, Target = "320" },
                    new YearRowEdit($"END {n}") { Decision = YearDecision.Retire },
                    new YearRowEdit($"OLD {n}") { Decision = YearDecision.Replace, ReplacedBy = n % 2 == 0 ? $"ANY {n}" : $"NEW {n}" },
                }),
            ];
            async Task<(string, int)> Of<TOutcome>(string what, Func<YearChangeService, Guid, Task<Outcome?>> deed)
                where TOutcome : Outcome
            {
                Guid version = await other.Read(c => c.YearChanges.Where(y => y.UndoneAt == null).Select(y => y.Version).FirstOrDefaultAsync());
                var counter = new CommandCounter();
                DbContextOptionsBuilder<PerformanceDbContext> options = new();
                options.UsePerformanceSqlite(await other.Read(c => Task.FromResult(c.Database.GetConnectionString()!))).AddInterceptors(counter);
                await using var counted = new PerformanceDbContext(options.Options);
                (await deed(new(counted, new MeasureSetupService(counted, other.Clock), new TargetService(counted, other.Clock), other.Clock), version)).Should().BeOfType<TOutcome>();
                return (what, counter.Questions);
            }

            return
            [
                await Of<Saved>("choose", (years, _) => years.ChooseAsync(new YearEdit(Year, rows), other.Officer)),
                await Of<Preview<YearEffect>>("look", (years, _) => years.PreviewAsync(Year, other.Officer)),
                await Of<Saved>("do", (years, version) => years.ApplyAsync(Year, version, other.Officer)),
                await Of<Saved>("take back", (years, version) => years.UndoAsync(Year, version, other.Officer)),
            ];
        }

        (string What, int Questions)[] few = await QuestionsAsync(5);

        few.Should().OnlyContain(f => f.Questions > 3, "questions are counted");
        (await QuestionsAsync(60)).Should().Equal(few);
    }

    private Task ChooseAll() => Choose(
        ("AIM 1", new YearRowEdit("AIM 1") { Decision = YearDecision.Change, Target = "at least 92.5%" }),
        ("END 1", new YearRowEdit("END 1") { Decision = YearDecision.Retire }),
        ("OLD 1", new YearRowEdit("OLD 1") { Decision = YearDecision.Replace, ReplacedBy = "next 1" }),
        ("OLD 2", new YearRowEdit("OLD 2") { Decision = YearDecision.Replace, ReplacedBy = "NEW 2" }));

    private async Task Choose(params (string Code, YearRowEdit Row)[] rows) =>
        (await Do((years, _) => years.ChooseAsync(new YearEdit(Year, [.. rows.Select(r => r.Row)]), house.Officer))).Should().BeOfType<Saved>();

    private async Task<Outcome?> Apply()
    {
        Guid version = await Version();
        return await Do((years, _) => years.ApplyAsync(Year, version, house.Officer));
    }

    private async Task<Outcome?> Undo()
    {
        Guid version = await Version();
        return await Do((years, _) => years.UndoAsync(Year, version, house.Officer));
    }

    private Task<Guid> Version() => house.Read(c => c.YearChanges.Where(y => y.UndoneAt == null).Select(y => y.Version).SingleAsync());

    private async Task<YearView> View() => (await house.Read(c => Service(c).FindAsync(Year, new YearFilter(), house.Officer)))!;

    private Task<Outcome?> Do(Func<YearChangeService, PerformanceDbContext, Task<Outcome?>> deed) => house.Read(c => deed(Service(c), c));

    private YearChangeService Service(PerformanceDbContext context) => new(context, new MeasureSetupService(context, house.Clock), new TargetService(context, house.Clock), house.Clock, shared);

    // Every property of every measure and target, but keys and versions.
    private Task<string> Snapshot() => house.Read(async c =>
    {
        List<Measure> measures = await c.Measures.AsNoTracking().Include(m => m.Committees).OrderBy(m => m.Code).ToListAsync();
        List<Target> targets = await c.Targets.AsNoTracking().ToListAsync();
        return string.Join('\n', measures.Select(m => $"{m.Id} {string.Join('|', YearValues.Of(c.Entry(m).CurrentValues, YearValues.Kept(c.Entry(m).Metadata)).Select(p => $"{p.Key}={p.Value}"))}")
            .Concat(targets.Select(t => string.Join('|', YearValues.Of(c.Entry(t).CurrentValues, YearValues.Kept(c.Entry(t).Metadata)).Select(p => $"{p.Key}={p.Value}"))).Order(StringComparer.Ordinal)));
    });
}
