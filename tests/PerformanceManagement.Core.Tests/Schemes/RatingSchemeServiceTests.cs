using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Schemes;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.Schemes;

public sealed class RatingSchemeServiceTests
{
    [Fact]
    public async Task A_draft_is_kept_with_who_wrote_it_and_rates_nothing()
    {
        await using SchemeHouse house = await SchemeHouse.CreateAsync();

        StoredScheme draft = await house.Draft("2.5");

        SchemeVersion known = (await house.Scheme(draft.Id))!;
        (known.State, known.SetBy, known.Scheme.Ordered[1].LargestShortfall).Should().Be((SchemeState.Draft, "The officer", 2.5m));
        known.Scheme.Ordered.Select(s => s.Key).Should().Equal("met", "slightly-below", "significantly-below");
        (await house.Schemes(s => s.ListAsync())).Select(s => (s.Scheme.Name, s.State)).Should().Equal(("RAG 5%", SchemeState.Draft), ("RAG 5%", SchemeState.InForce), ("Achieved/Failed", SchemeState.InForce));
        (await house.Scorecard()).Rows.Select(r => r.Rating.Key).Should().Equal("met", "slightly-below", "slightly-below", "significantly-below");
        (await house.Audit("scheme.drafted")).Should().Equal("Saved the draft of scheme “RAG 5%”: Met or exceeded target (up to 0% of target), Slightly below target (up to 2.5% of target), Significantly below target (any).");
    }

    [Fact]
    public async Task Statuses_change_places_and_words_and_keep_their_keys()
    {
        await using SchemeHouse house = await SchemeHouse.CreateAsync();
        StoredScheme draft = await house.Draft("2");
        SchemeEdit edit = SchemeHouse.Edit("2");
        StatusEdit[] statuses = [edit.Statuses[0], new(null, "Nearly there", null, StatusShape.Diamond, StatusColour.Blue, "1"), edit.Statuses[1] with { Label = "A little short" }, edit.Statuses[2]];

        await house.Schemes(s => s.SaveDraftAsync(edit with { Id = draft.Id, Version = draft.Version, Statuses = statuses }, house.Officer));

        (await house.Scheme(draft.Id))!.Scheme.Ordered.Select(s => (s.Key, s.Label, s.ShortLabel)).Should().Equal(
            ("met", "Met or exceeded target", "On target"), ("nearly-there", "Nearly there", "Nearly there"), ("slightly-below", "A little short", "Slightly below"), ("significantly-below", "Significantly below target", "Significantly below"));
        (await house.Audit("scheme.drafted"))[1].Should().Contain("Nearly there (up to 1% of target)").And.Contain("; before: Met or exceeded target");
    }

    [Theory]
    [InlineData("5,5", SchemeField.LargestShortfall, "“5,5” is not a figure that can be read safely: use a full stop for the decimal point, as in 5.5")]
    [InlineData("", SchemeField.LargestShortfall, "Give the largest shortfall that “Slightly below target” accepts: only the last status accepts any")]
    [InlineData("0", SchemeField.LargestShortfall, "“Slightly below target” must accept more than “Met or exceeded target”, which accepts 0% of target: no value could have it")]
    public async Task What_cannot_be_is_refused_with_a_sentence_and_nothing_is_stored(string limit, SchemeField field, string sentence)
    {
        await using SchemeHouse house = await SchemeHouse.CreateAsync();

        Outcome outcome = await house.Schemes(s => s.SaveDraftAsync(SchemeHouse.Edit(limit), house.Officer));

        outcome.Should().BeOfType<Refused>().Which.Problems.Should().Equal(new FieldMessage($"Statuses[1].{field}", sentence));
        (await house.Read(d => d.RatingSchemes.CountAsync())).Should().Be(2);
    }

    [Fact]
    public async Task A_name_has_one_draft()
    {
        await using SchemeHouse house = await SchemeHouse.CreateAsync();
        await house.Draft("2");

        Outcome outcome = await house.Schemes(s => s.SaveDraftAsync(SchemeHouse.Edit("3", "rag 5%"), house.Officer));

        outcome.Should().BeOfType<Refused>().Which.Problems.Single().Message.Should().Be("There is a draft of “rag 5%” already: change that one, or give this one another name");
    }

    [Fact]
    public async Task The_second_of_two_who_save_is_shown_what_the_first_stored()
    {
        await using SchemeHouse house = await SchemeHouse.CreateAsync();
        StoredScheme draft = await house.Draft("2");
        await house.Schemes(s => s.SaveDraftAsync(SchemeHouse.Edit("3") with { Id = draft.Id, Version = draft.Version }, house.Officer));

        Outcome outcome = await house.Schemes(s => s.SaveDraftAsync(SchemeHouse.Edit("4") with { Id = draft.Id, Version = draft.Version }, house.Officer));

        outcome.Should().BeOfType<Conflict<SchemeVersion?>>().Which.Theirs!.Scheme.Ordered[1].LargestShortfall.Should().Be(3);
        (await house.Scheme(draft.Id))!.Scheme.Ordered[1].LargestShortfall.Should().Be(3);
    }

    [Fact]
    public async Task A_scheme_in_force_is_not_edited_or_deleted()
    {
        await using SchemeHouse house = await SchemeHouse.CreateAsync();
        StoredScheme shipped = (await house.Schemes(s => s.ListAsync()))[0].Stored;

        Outcome edited = await house.Schemes(s => s.SaveDraftAsync(SchemeHouse.Edit("4") with { Id = shipped.Id, Version = shipped.Version }, house.Officer));
        Outcome deleted = await house.Schemes(s => s.DeleteDraftAsync(shipped.Id, shipped.Version, house.Officer));

        edited.Should().BeOfType<Conflict<SchemeVersion?>>().Which.Theirs!.State.Should().Be(SchemeState.InForce);
        deleted.Should().BeOfType<Conflict<SchemeVersion?>>();
        (await house.Scheme(shipped.Id))!.Scheme.Ordered[1].LargestShortfall.Should().Be(5);
    }

    [Fact]
    public async Task A_draft_is_deleted_by_who_saw_it_as_it_is()
    {
        await using SchemeHouse house = await SchemeHouse.CreateAsync();
        StoredScheme draft = await house.Draft("2");

        (await house.Schemes(s => s.DeleteDraftAsync(draft.Id, Guid.NewGuid(), house.Officer))).Should().BeOfType<Conflict<SchemeVersion?>>();
        (await house.Schemes(s => s.DeleteDraftAsync(draft.Id, draft.Version, house.Officer))).Should().BeOfType<Saved>().Which.Summary.Should().Be("Deleted the draft of scheme “RAG 5%”");

        (await house.Scheme(draft.Id)).Should().BeNull();
        (await house.Read(d => d.Set<StoredStatus>().CountAsync())).Should().Be(5);
        (await house.Audit("scheme.deleted")).Should().ContainSingle();
    }

    [Fact]
    public async Task Only_those_who_manage_rules_may_change_them()
    {
        await using SchemeHouse house = await SchemeHouse.CreateAsync();
        StoredScheme draft = await house.Draft("2");

        await house.Invoking(h => h.Schemes(s => s.SaveDraftAsync(SchemeHouse.Edit("2"), h.Contributor))).Should().ThrowAsync<NotPermittedException>();
        await house.Invoking(h => h.Schemes(s => s.DeleteDraftAsync(draft.Id, draft.Version, h.Contributor))).Should().ThrowAsync<NotPermittedException>();
        await house.Invoking(h => h.Starts(s => s.StartAsync(new SchemeStartEdit(draft.Id, "1/10/2026", true, draft.Version), h.Contributor))).Should().ThrowAsync<NotPermittedException>();
        await house.Invoking(h => h.Ratings(s => s.SaveAsync(new RatingOverrideEdit("A 1", null, "2", ToleranceKind.Percent, "1/7/2026", "Why not", null), h.Contributor))).Should().ThrowAsync<NotPermittedException>();
    }
}
