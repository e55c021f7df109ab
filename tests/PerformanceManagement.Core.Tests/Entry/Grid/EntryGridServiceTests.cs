using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.Entry.Grid;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Data.Sqlite;
using Xunit;

namespace PerformanceManagement.Core.Tests.Entry.Grid;

public sealed class EntryGridServiceTests : IAsyncLifetime
{
    private static readonly (string, decimal)[] FourQuarters = [("2025/26 Q3", 311m), ("2025/26 Q4", 318m), ("2026/27 Q1", 322m), ("2025/26 Q2", 302m)];

    private EntryHouse house = null!;

    public async Task InitializeAsync() => house = await EntryHouse.CreateAsync();

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task A_row_shows_what_its_form_shows()
    {
        await house.AddMeasure("HOU 02", m => m.Targets.Add(new Target { Period = EntryHouse.Quarter, Value = 330 }), FourQuarters);
        await house.Submit(await house.Typed("325", "HOU 02") with { AsDraft = true });

        EntryGrid grid = (await Read(house.Owner))!;

        grid.Rows.Select(r => (r.Form.Code, r.State)).Should().Equal(("HOU 01", EntryState.Missing), ("HOU 02", EntryState.Draft));
        EntryGridRow row = grid.Rows[1];
        EntryForm form = (await house.Form("HOU 02"))!;
        row.Form.Should().BeEquivalentTo(form, o => o.Excluding(f => f.Measure).Excluding(f => f.Stored).ComparingByMembers<EntryForm>());
        (row.Form.Stored!.Value, row.Form.StoredById, row.Rating!.Status!.IsBest).Should().Be((325, house.Owner.UserId, true));
        row.Form.LastValues.Select(v => v.Text).Should().Equal("322", "318", "311", "302");
    }

    [Fact]
    public async Task Fifty_rows_take_no_more_questions_than_one()
    {
        int one = await QuestionsAsync();
        for (int n = 2; n <= 51; n++) await house.AddMeasure($"HOU {n:00}", m => m.Targets.Add(new Target { Period = EntryHouse.Quarter, Value = 330 }), FourQuarters);

        (await QuestionsAsync()).Should().Be(one);
        ((await Read(house.Owner))!.Rows.Count, (await Read(house.Owner, new EntryFilter { Page = 2 }))!.Rows.Count).Should().Be((50, 1));

        async Task<int> QuestionsAsync()
        {
            var counter = new CommandCounter();
            DbContextOptionsBuilder<PerformanceDbContext> options = new();
            options.UsePerformanceSqlite(await house.Read(c => Task.FromResult(c.Database.GetConnectionString()!))).AddInterceptors(counter);
            await using var counted = new PerformanceDbContext(options.Options);
            (await Grid(counted).ReadAsync(new EntryFilter(), house.Owner)).Should().NotBeNull();
            return counter.Count;
        }
    }

    [Fact]
    public async Task A_draft_and_its_submission_go_on_from_the_version_that_the_answer_named()
    {
        ResultSubmission typed = await house.Typed("321") with { AsDraft = true };

        EntryGridAnswer draft = await Save(typed);
        EntryGridAnswer again = await Save(typed with { Value = "322", DraftVersion = draft.DraftVersion });
        EntryGridAnswer submitted = await Save(typed with { Value = "322", DraftVersion = again.DraftVersion, AsDraft = false });

        (draft.Outcome is Saved, draft.State, draft.ResultVersion).Should().Be((true, EntryState.Draft, null));
        again.Outcome.Should().BeOfType<Saved>();
        (submitted.Outcome is Saved, submitted.State, submitted.DraftVersion).Should().Be((true, EntryState.Submitted, null));
        submitted.ResultVersion.Should().Be((await house.Result())!.Version);
        (await house.Result())!.Value.Should().Be(322);
        (await house.Draft()).Should().BeNull();
    }

    [Fact]
    public async Task Sent_twice_it_is_stored_once_and_the_second_answer_names_the_same_version()
    {
        ResultSubmission typed = await house.Typed("321");
        EntryGridAnswer first = await Save(typed);
        int audited = await house.AuditRows();

        EntryGridAnswer second = await Save(typed);

        (second.Outcome is Saved, second.ResultVersion).Should().Be((true, first.ResultVersion));
        (await house.AuditRows()).Should().Be(audited);
        (await house.Result())!.Restatements.Should().BeEmpty();
    }

    [Fact]
    public async Task What_is_refused_is_told_at_its_field_and_what_is_doubted_asks_for_a_reason()
    {
        await house.AddMeasure("HOU 02", values: FourQuarters);

        EntryGridAnswer refused = await Save(await house.Typed("91,5", "HOU 02"));
        refused.Outcome.Should().BeOfType<Refused>().Which.Problems.Should().ContainSingle(p => p.Field == nameof(ResultSubmission.Value) && p.Message.Contains("“91,5”"));

        ResultSubmission high = await house.Typed("3290", "HOU 02");
        (await Save(high with { AsDraft = true })).Check.Doubts.Should().NotBeEmpty("a draft is told what will be asked");
        EntryGridAnswer doubted = await Save(await house.Typed("3290", "HOU 02"));
        doubted.Outcome.Should().BeOfType<Preview<Doubts>>();
        (await house.Result("HOU 02")).Should().BeNull();
        (await Save((await house.Typed("3290", "HOU 02")) with { DoubtReason = "Two blocks were added.", IsReasonAsked = true })).Outcome.Should().BeOfType<Saved>();
    }

    [Fact]
    public async Task Looking_at_a_row_rates_it_and_stores_nothing()
    {
        await house.AddMeasure("HOU 02", m => m.Targets.Add(new Target { Period = EntryHouse.Quarter, Value = 300 }), FourQuarters);

        Judgement check = (await Grid(c => c.CheckAsync(new ResultSubmission { Code = "HOU 02", Period = EntryHouse.Quarter, Value = "325" }, house.Owner)))!;

        check.Rating!.IsWorst.Should().BeTrue();
        check.Doubts.Should().Contain(d => d.Field == nameof(ResultSubmission.Note));
        ((await house.Result("HOU 02")) is null, (await house.Draft("HOU 02")) is null, await house.AuditRows()).Should().Be((true, true, 0));
        (await Grid(c => c.CheckAsync(new ResultSubmission { Code = "HOU 02", Period = EntryHouse.Quarter, Value = "abc" }, house.Owner)))!.Errors.Should().ContainSingle();
    }

    [Fact]
    public async Task Of_two_who_typed_over_the_same_the_second_is_shown_what_the_first_stored()
    {
        ResultSubmission typed = await house.Typed("321") with { AsDraft = true };
        EntryGridAnswer first = (await Grid(c => c.SaveAsync(typed, house.Officer)))!;

        EntryGridAnswer second = await Save(typed with { Value = "322" });

        TheirFigures theirs = second.Outcome.Should().BeOfType<Conflict<TheirFigures>>().Which.Theirs;
        (theirs.Figures.Value, theirs.By, theirs.DraftVersion).Should().Be((321, house.Officer.Name, first.DraftVersion));
        (await Save(typed with { Value = "322", DraftVersion = theirs.DraftVersion })).Outcome.Should().BeOfType<Saved>();
        (await house.Draft())!.Value.Should().Be(322);
    }

    [Fact]
    public async Task A_draft_of_which_everything_is_taken_out_again_is_thrown_away_and_a_submission_stays()
    {
        EntryGridAnswer draft = await Save(await house.Typed("321") with { AsDraft = true });

        EntryGridAnswer emptied = await Save(new ResultSubmission { Code = EntryHouse.Code, Period = EntryHouse.Quarter, AsDraft = true, DraftVersion = draft.DraftVersion });
        (emptied.Outcome is Saved, emptied.State, await house.Draft()).Should().Be((true, EntryState.Missing, null));

        await Save(await house.Typed("330"));
        (await Save(await house.Typed() with { AsDraft = true })).Outcome.Should().BeOfType<Refused>();
        (await house.Result())!.Value.Should().Be(330);
    }

    [Fact]
    public async Task Nobody_reads_or_saves_a_row_of_somebody_else()
    {
        (await Read(house.Other))!.Rows.Should().BeEmpty();
        await FluentActions.Awaiting(() => Grid(c => c.RowsAsync([(EntryHouse.Code, EntryHouse.Quarter)], house.Other))).Should().ThrowAsync<NotPermittedException>();
        ResultSubmission typed = await house.Typed("321");
        await FluentActions.Awaiting(() => Grid(c => c.SaveAsync(typed, house.Other))).Should().ThrowAsync<NotPermittedException>();
        await FluentActions.Awaiting(() => Grid(c => c.CheckAsync(typed, house.Other))).Should().ThrowAsync<NotPermittedException>();
    }

    [Fact]
    public async Task Numerator_and_denominator_of_a_month_are_rows_of_their_own()
    {
        await house.AddMeasure("HOU 03", m => (m.Unit, m.Good, m.Frequency, m.CollectsRatio) = ("%", GoodDirection.Higher, Frequency.Month, true));

        EntryGrid grid = (await Read(house.Owner, new EntryFilter { Search = "HOU 03" }))!;

        grid.Rows.Select(r => r.Form.Period.Label).Should().Equal("July 2026", "August 2026", "September 2026");
        grid.Rows.Should().OnlyContain(r => r.Form.CollectsRatio);
    }

    private async Task<EntryGrid?> Read(Actor actor, EntryFilter? filter = null) => await Grid(c => c.ReadAsync(filter ?? new EntryFilter(), actor));

    private async Task<EntryGridAnswer> Save(ResultSubmission typed) => (await Grid(c => c.SaveAsync(typed, house.Owner)))!;

    // As a request does it: a context of its own.
    private Task<T> Grid<T>(Func<EntryGridService, Task<T>> ask) => house.Read(database => ask(Grid(database)));

    private EntryGridService Grid(PerformanceDbContext database)
    {
        var results = new ResultService(database, house.Clock);
        return new EntryGridService(database, results, new ResultSubmissionService(database, results, house.Clock), house.Clock);
    }
}
