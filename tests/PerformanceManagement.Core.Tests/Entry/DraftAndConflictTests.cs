using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Entry;
using Xunit;

namespace PerformanceManagement.Core.Tests.Entry;

public sealed class DraftAndConflictTests : IAsyncLifetime
{
    private EntryHouse house = null!;

    public async Task InitializeAsync() => house = await EntryHouse.CreateAsync();

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task A_draft_is_kept_apart_and_comes_back_until_it_is_submitted()
    {
        await house.Submit(await house.Typed("354"));

        (await house.Submit(await house.Typed("361") with { AsDraft = true, Note = "To be checked" })).Should().BeOfType<Saved>().Which.Summary.Should().StartWith("Saved as a draft: ");

        (await house.Result())!.Value.Should().Be(354);
        EntryForm form = (await house.Form())!;
        form.IsDraft.Should().BeTrue();
        form.Stored!.Value.Should().Be(361);
        form.Submitted!.Value.Should().Be(354);
        form.StoredBy.Should().Be("The owner");
        (await house.AuditRows()).Should().Be(1, "a draft is nobody's published figure");

        await house.Submit(await house.Typed("361"));
        (await house.Draft()).Should().BeNull();
        (await house.Result())!.Value.Should().Be(361);
    }

    [Fact]
    public async Task A_draft_may_be_half_done_and_is_checked_when_it_is_submitted()
    {
        await house.AddMeasure("RES 05", m => (m.Unit, m.CollectsRatio) = ("%", true));
        ResultSubmission half = await house.Typed(code: "RES 05") with { Numerator = "12", AsDraft = true };

        (await house.Submit(half)).Should().BeOfType<Saved>().Which.Summary.Should().EndWith("Not finished for Q2 2026/27");
        (await house.Draft("RES 05"))!.Numerator.Should().Be(12);
        (await house.Submit(await house.Typed(code: "RES 05") with { Numerator = "12" })).Should().BeOfType<Refused>()
            .Which.Problems.Should().ContainSingle(p => p.Field == "Denominator");
    }

    [Fact]
    public async Task An_empty_draft_and_an_unreadable_one_are_refused()
    {
        (await house.Submit(await house.Typed("  ") with { AsDraft = true })).Should().BeOfType<Refused>();
        (await house.Submit(await house.Typed("91,5") with { AsDraft = true })).Should().BeOfType<Refused>();
        (await house.Draft()).Should().BeNull();
    }

    [Fact]
    public async Task Two_people_who_submit_different_figures_are_shown_both_and_nothing_is_lost()
    {
        ResultSubmission mine = await house.Typed("354");
        ResultSubmission theirs = await house.Typed("361") with { Note = "Recounted" };
        await house.Submit(theirs, house.Officer);

        TheirFigures conflict = (await house.Submit(mine)).Should().BeOfType<Conflict<TheirFigures>>().Subject.Theirs;

        conflict.Figures.Value.Should().Be(361);
        conflict.Figures.Note.Should().Be("Recounted");
        conflict.By.Should().Be("The officer");
        conflict.ById.Should().Be(house.Officer.UserId);
        conflict.At.Should().Be(house.Clock.Now);
        (await house.Result())!.Value.Should().Be(361);

        (await house.Submit(mine with { ResultVersion = conflict.ResultVersion, DraftVersion = conflict.DraftVersion })).Should().BeOfType<Saved>();
        (await house.Result())!.Value.Should().Be(354);
        (await house.Result())!.Restatements.Should().ContainSingle().Which.Value.Should().Be(361);
    }

    [Fact]
    public async Task A_draft_saved_meanwhile_is_a_conflict_too()
    {
        ResultSubmission mine = await house.Typed("354");
        await house.Submit(await house.Typed("361") with { AsDraft = true }, house.Officer);

        TheirFigures conflict = (await house.Submit(mine)).Should().BeOfType<Conflict<TheirFigures>>().Subject.Theirs;

        conflict.Figures.Value.Should().Be(361);
        conflict.DraftVersion.Should().NotBeNull();
        conflict.ResultVersion.Should().BeNull();
        (await house.Result()).Should().BeNull();
    }

    [Fact]
    public async Task A_second_click_and_two_people_who_type_the_same_are_no_conflict()
    {
        ResultSubmission mine = await house.Typed("354") with { Note = "As counted" };
        ResultSubmission theirs = await house.Typed("354.0") with { Note = "As counted" };

        (await house.Submit(mine)).Should().BeOfType<Saved>();
        (await house.Submit(mine)).Should().BeOfType<Saved>("it is the same click");
        (await house.Submit(theirs, house.Officer)).Should().BeOfType<Saved>();

        (await house.Result())!.Restatements.Should().BeEmpty();
        (await house.AuditRows()).Should().Be(1);
    }

    [Fact]
    public async Task Of_many_who_submit_at_once_one_is_stored_and_the_others_are_told()
    {
        ResultSubmission[] typed = [.. Enumerable.Range(0, 6).Select(n => new ResultSubmission { Code = EntryHouse.Code, Period = EntryHouse.Quarter, Value = $"{350 + n}" })];

        Outcome?[] outcomes = await Task.WhenAll(typed.Select(t => Task.Run(() => house.Submit(t))));

        outcomes.OfType<Saved>().Should().ContainSingle();
        outcomes.OfType<Conflict<TheirFigures>>().Should().HaveCount(5);
        (await house.AuditRows()).Should().Be(1);
        (await house.Read(c => c.Results.CountAsync())).Should().Be(1);
    }
}
