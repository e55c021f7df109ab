using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Schemes;
using Xunit;

namespace PerformanceManagement.Core.Tests.Schemes;

public sealed class SchemeStartServiceTests
{
    [Fact]
    public async Task The_effect_on_the_open_quarter_is_shown_and_nothing_is_stored()
    {
        await using SchemeHouse house = await SchemeHouse.CreateAsync();
        StoredScheme draft = await house.Draft("3");

        var preview = ((Preview<SchemeStartEffect>)(await house.Starts(s => s.PreviewAsync(new SchemeStartEdit(draft.Id, "1 July 2026", true, draft.Version), house.Officer)))!).Effect;

        preview.Rating.Scope.Should().Be("Q2 2026/27 is open and would be rated by it. Quarters that are signed off stay as they are.");
        preview.Rating.Sentences.Should().Equal("1 measure would move from slightly below target (amber) to significantly below target (red).", "3 measures stay as they are.");
        preview.Rating.Moves.Select(m => (m.Code, m.Before.Key, m.After.Key)).Should().Equal(("A 3", "slightly-below", "significantly-below"));
        preview.Rating.Moves[0].After.Explanation.Should().Contain("beyond the 3% tolerance of scheme 'RAG 5%' (in force from July 2026)");
        (await house.Scheme(draft.Id))!.State.Should().Be(SchemeState.Draft);
        (await house.Scorecard()).Rows.Select(r => r.Rating.Key).Should().Equal("met", "slightly-below", "slightly-below", "significantly-below");
        (await house.Audit("scheme.started")).Should().BeEmpty();
    }

    [Fact]
    public async Task Brought_into_force_it_rates_the_open_quarter_and_the_earlier_version_ends_the_day_before()
    {
        await using SchemeHouse house = await SchemeHouse.CreateAsync();
        StoredScheme draft = await house.Draft("3");

        Outcome? outcome = await house.Starts(s => s.StartAsync(new SchemeStartEdit(draft.Id, "1/7/2026", true, draft.Version), house.Officer));

        outcome.Should().Be(new Saved("Scheme “RAG 5%” is in force from 1 July 2026, as the council’s default") { Id = draft.Id });
        (await house.Scorecard()).Rows.Select(r => r.Rating.Key).Should().Equal("met", "slightly-below", "significantly-below", "significantly-below");
        (await house.Schemes(s => s.ListAsync())).Select(s => (s.Scheme.Name, s.State, s.Scheme.InForceFrom, s.Scheme.InForceTo, s.Scheme.IsDefault)).Should().Equal(
            ("RAG 5%", SchemeState.InForce, new DateOnly(2026, 7, 1), null, true),
            ("Achieved/Failed", SchemeState.InForce, new DateOnly(2013, 4, 1), null, false),
            ("RAG 5%", SchemeState.Ended, new DateOnly(2013, 4, 1), new DateOnly(2026, 6, 30), true));
        (await house.Audit("scheme.started")).Should().Equal("Scheme “RAG 5%” is in force from 1 July 2026, as the council’s default: Met or exceeded target (up to 0% of target), Slightly below target (up to 3% of target), Significantly below target (any). Its earlier version ends on 30 June 2026.");
    }

    [Fact]
    public async Task A_default_of_another_name_hands_over_and_goes_on_for_those_that_name_it()
    {
        await using SchemeHouse house = await SchemeHouse.CreateAsync();
        await house.Change(async d => (await d.Measures.SingleAsync(m => m.Code == "A 3")).SchemeName = "RAG 5%");
        StoredScheme draft = await house.Draft("3", "Strict");
        var edit = new SchemeStartEdit(draft.Id, "1/7/2026", true, draft.Version);

        var preview = ((Preview<SchemeStartEffect>)(await house.Starts(s => s.PreviewAsync(edit, house.Officer)))!).Effect;
        preview.Rating.Sentences.Should().Equal("No measure would change: all 4 measures stay as they are.");
        await house.Starts(s => s.StartAsync(edit, house.Officer));

        (await house.Scorecard()).Rows.Select(r => r.Rating.SchemeName).Should().Equal("Strict", "Strict", "RAG 5%", "Strict");
        (await house.Read(d => d.RatingSchemes.CountAsync(s => s.IsDefault && s.InForceTo == null))).Should().Be(1);
        (await house.Audit("scheme.started"))[0].Should().EndWith("“RAG 5%” is the default until 30 June 2026 and goes on for the measures that name it.");
    }

    [Fact]
    public async Task New_words_and_looks_are_told_from_new_statuses()
    {
        await using SchemeHouse house = await SchemeHouse.CreateAsync();
        SchemeEdit edit = SchemeHouse.Edit("5");
        var saved = (Saved)await house.Schemes(s => s.SaveDraftAsync(edit with { Statuses = [edit.Statuses[0], edit.Statuses[1] with { Label = "A little short" }, edit.Statuses[2]] }, house.Officer));
        StoredScheme draft = (await house.Scheme(saved.Id!.Value))!.Stored;

        var preview = ((Preview<SchemeStartEffect>)(await house.Starts(s => s.PreviewAsync(new SchemeStartEdit(draft.Id, "1/7/2026", true, draft.Version), house.Officer)))!).Effect;

        preview.Rating.Sentences.Should().Equal("2 statuses would stay, and read, look or count differently.", "2 measures stay as they are.");
        preview.Rating.Redrawn[0].After.Label.Should().Be("A little short");
    }

    [Fact]
    public async Task A_forecast_a_year_so_far_and_a_last_known_status_that_move_are_told_as_such()
    {
        await using SchemeHouse house = await SchemeHouse.CreateAsync();
        await house.Change(async d =>
        {
            Measure forecast = await d.Measures.Include(m => m.Results).Include(m => m.Targets).SingleAsync(m => m.Code == "A 1");
            d.Entry(forecast.Results[0]).Property(r => r.Forecast).CurrentValue = 96;
            forecast.Targets.Add(new Target { Period = Period.FinancialYear(2026), Value = 100 });
            Measure late = await d.Measures.Include(m => m.Results).Include(m => m.Targets).SingleAsync(m => m.Code == "A 2");
            d.Entry(late.Results[0]).Property(r => r.Value).CurrentValue = null;
            d.Entry(late.Results[0]).Property(r => r.Reason).CurrentValue = ReasonForNoValue.InArrears;
            late.Results.Add(new MeasureResult { Period = SchemeHouse.Quarter.Previous, Value = 96, SubmittedAt = DateTime.UnixEpoch });
            late.Targets.Add(new Target { Period = SchemeHouse.Quarter.Previous, Value = 100 });
            d.Collections.Remove(await d.Collections.SingleAsync(c => c.Period == SchemeHouse.Quarter.Previous));
        });
        StoredScheme draft = await house.Draft("3");

        var preview = ((Preview<SchemeStartEffect>)(await house.Starts(s => s.PreviewAsync(new SchemeStartEdit(draft.Id, "1/4/2026", true, draft.Version), house.Officer)))!).Effect;

        preview.Rating.Sentences.Should().Equal(
            "1 measure would move from slightly below target (amber) to significantly below target (red).",
            "1 last known status would move from slightly below target (amber) to significantly below target (red).",
            "1 forecast of the year would move from slightly below target (amber) to significantly below target (red).",
            "1 measure stays as it is.");
        preview.Rating.Moves.Select(m => (m.Code, m.Remark)).Should().Equal(("A 1", "forecast of the year"), ("A 2", "last known status"), ("A 3", null));
    }

    [Fact]
    public async Task A_later_day_changes_nothing_in_the_open_quarter_and_says_what_it_would_do()
    {
        await using SchemeHouse house = await SchemeHouse.CreateAsync();
        StoredScheme draft = await house.Draft("3");
        var edit = new SchemeStartEdit(draft.Id, "1/10/2026", true, draft.Version);

        var preview = ((Preview<SchemeStartEffect>)(await house.Starts(s => s.PreviewAsync(edit, house.Officer)))!).Effect;
        await house.Starts(s => s.StartAsync(edit, house.Officer));

        preview.Rating.Scope.Should().Be("Q2 2026/27 ends on 30 September 2026, before this begins, so nothing in it changes. If this held for it already:");
        preview.Rating.Moves.Should().ContainSingle();
        (await house.Scorecard()).Rows[2].Rating.Key.Should().Be("slightly-below");
    }

    [Fact]
    public async Task Without_an_open_quarter_there_is_no_effect_to_show()
    {
        await using SchemeHouse house = await SchemeHouse.CreateAsync(CollectionState.SignedOff);
        StoredScheme draft = await house.Draft("3");

        var preview = ((Preview<SchemeStartEffect>)(await house.Starts(s => s.PreviewAsync(new SchemeStartEdit(draft.Id, "1/10/2026", true, draft.Version), house.Officer)))!).Effect;

        preview.Rating.Quarter.Should().BeNull();
        preview.Rating.Scope.Should().StartWith("No quarter is open");
    }

    [Theory]
    [InlineData("", true, SchemeField.From, "Give the first day on which it is to hold")]
    [InlineData("soon", true, SchemeField.From, "“soon” is not a date: write it like 30/11/2026 or 30 November 2026")]
    [InlineData("30/6/2026", true, SchemeField.From, "Quarters up to 30 June 2026 are signed off and do not change: choose a later day")]
    [InlineData("1/4/2062", true, SchemeField.From, "1 April 2062 is more than 2 years ahead: choose an earlier day")]
    [InlineData("1/7/2026", false, SchemeField.IsDefault, "No scheme would be the council’s default from 1 July 2026: make this the default, or bring another into force as the default first")]
    public async Task A_day_that_cannot_be_is_refused_with_a_sentence(string from, bool isDefault, SchemeField field, string sentence)
    {
        await using SchemeHouse house = await SchemeHouse.CreateAsync();
        StoredScheme draft = await house.Draft("3");
        var edit = new SchemeStartEdit(draft.Id, from, isDefault, draft.Version);

        foreach (Outcome? outcome in new[] { await house.Starts(s => s.PreviewAsync(edit, house.Officer)), await house.Starts(s => s.StartAsync(edit, house.Officer)) })
            outcome.Should().BeOfType<Refused>().Which.Problems.Should().Equal(new FieldMessage(field.ToString(), sentence));
        (await house.Scheme(draft.Id))!.State.Should().Be(SchemeState.Draft);
    }

    [Fact]
    public async Task A_scheme_that_has_not_begun_is_taken_back_and_everything_is_as_before()
    {
        await using SchemeHouse house = await SchemeHouse.CreateAsync();
        StoredScheme draft = await house.Draft("3", "Strict");
        await house.Starts(s => s.StartAsync(new SchemeStartEdit(draft.Id, "1/10/2027", true, draft.Version), house.Officer));
        StoredScheme coming = (await house.Scheme(draft.Id))!.Stored;

        Outcome? outcome = await house.Starts(s => s.TakeBackAsync(draft.Id, coming.Version, house.Officer));

        outcome.Should().Be(new Saved("Took scheme “Strict” back to a draft") { Id = draft.Id });
        (await house.Schemes(s => s.ListAsync())).Select(s => (s.Scheme.Name, s.State, s.Scheme.InForceTo, s.Scheme.IsDefault)).Should().Equal(
            ("Strict", SchemeState.Draft, null, false), ("RAG 5%", SchemeState.InForce, null, true), ("Achieved/Failed", SchemeState.InForce, null, false));
        (await house.Audit("scheme.taken-back")).Should().Equal("Took scheme “Strict” back to a draft: it would have been in force from 1 October 2027.");
    }

    [Fact]
    public async Task A_scheme_that_has_begun_or_has_another_after_it_is_not_taken_back()
    {
        await using SchemeHouse house = await SchemeHouse.CreateAsync();
        StoredScheme begun = await house.Draft("3");
        await house.Starts(s => s.StartAsync(new SchemeStartEdit(begun.Id, "1/7/2026", true, begun.Version), house.Officer));
        StoredScheme next = await house.Draft("4");
        await house.Starts(s => s.StartAsync(new SchemeStartEdit(next.Id, "1/1/2027", true, next.Version), house.Officer));
        StoredScheme last = await house.Draft("6");
        await house.Starts(s => s.StartAsync(new SchemeStartEdit(last.Id, "1/4/2027", true, last.Version), house.Officer));

        (await Message(begun.Id)).Should().Be("Only a scheme whose first day is still to come can be taken back to a draft");
        (await Message(next.Id)).Should().Be("“RAG 5%” begins on 1 April 2027: take that back first");
        (await house.Starts(s => s.TakeBackAsync(last.Id, Guid.NewGuid(), house.Officer))).Should().BeOfType<Conflict<SchemeVersion?>>();

        async Task<string> Message(int id)
        {
            Guid version = (await house.Scheme(id))!.Version;
            return ((Refused)(await house.Starts(s => s.TakeBackAsync(id, version, house.Officer)))!).Problems.Single().Message;
        }
    }

    [Fact]
    public async Task A_draft_changed_meanwhile_is_not_brought_into_force()
    {
        await using SchemeHouse house = await SchemeHouse.CreateAsync();
        StoredScheme draft = await house.Draft("3");
        await house.Schemes(s => s.SaveDraftAsync(SchemeHouse.Edit("4") with { Id = draft.Id, Version = draft.Version }, house.Officer));

        Outcome? outcome = await house.Starts(s => s.StartAsync(new SchemeStartEdit(draft.Id, "1/7/2026", true, draft.Version), house.Officer));

        outcome.Should().BeOfType<Conflict<SchemeVersion?>>().Which.Theirs!.Scheme.Ordered[1].LargestShortfall.Should().Be(4);
        (await house.Scheme(draft.Id))!.State.Should().Be(SchemeState.Draft);
    }
}
