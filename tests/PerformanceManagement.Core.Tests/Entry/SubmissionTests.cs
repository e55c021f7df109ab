using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.Entry;

public sealed class SubmissionTests : IAsyncLifetime
{
    private EntryHouse house = null!;

    public async Task InitializeAsync() => house = await EntryHouse.CreateAsync();

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task A_value_is_stored_with_its_note_and_an_audit_row()
    {
        Outcome? outcome = await house.Submit(await house.Typed("1,354") with { Note = "  Up on last quarter\r\nbecause of evictions.  ", Quality = "provisional" });

        outcome.Should().BeOfType<Saved>().Which.Summary.Should().Be("Submitted: HOU 01 Households in temporary accommodation, 1,354 for Q2 2026/27");
        MeasureResult stored = (await house.Result())!;
        stored.Value.Should().Be(1354);
        stored.Note.Should().Be("Up on last quarter\nbecause of evictions.");
        stored.NoteDate.Should().Be(new DateOnly(2026, 10, 12));
        stored.Quality.Should().Be(ValueQuality.Provisional);
        stored.SubmittedById.Should().Be(house.Owner.UserId);
        stored.SubmittedAt.Should().Be(house.Clock.Now);
        stored.PeriodEnd.Should().Be(new DateOnly(2026, 9, 30));
        AuditEntry audit = await house.Read(c => c.Audit.SingleAsync());
        audit.Summary.Should().Be("Submitted 1,354 for Q2 2026/27.");
        audit.UserId.Should().Be(house.Owner.UserId);
        audit.Period.Should().Be("2026/27 Q2");
    }

    [Theory]
    [InlineData("[c]", ReasonForNoValue.Suppressed)]
    [InlineData("TBC", ReasonForNoValue.AwaitingData)]
    [InlineData("n/a", ReasonForNoValue.NotAvailable)]
    public async Task Shorthand_for_no_value_is_the_reason(string typed, ReasonForNoValue reason)
    {
        (await house.Submit(await house.Typed(typed) with { Confirmed = true })).Should().BeOfType<Saved>();
        MeasureResult stored = (await house.Result())!;
        (stored.Value, stored.Reason).Should().Be((null, reason));

        (await house.Submit(await house.Typed(typed) with { Reason = "not-due", Confirmed = true })).Should().BeOfType<Refused>()
            .Which.Problems.Should().ContainSingle().Which.Message.Should().StartWith($"Not due is selected, but “{typed}” means ");
    }

    [Fact]
    public async Task What_was_done_to_a_figure_is_said_once_it_is_stored()
    {
        Outcome? outcome = await house.Submit(await house.Typed("321.123456 [p]") with { Confirmed = true });
        outcome.Should().BeOfType<Saved>().Which.Summary.Should().EndWith("321 for Q2 2026/27. “321.123456 [p]” is kept as 321.1235: 4 decimals are stored");
        MeasureResult stored = (await house.Result())!;
        (stored.Value, stored.Quality).Should().Be((321.1235m, ValueQuality.Provisional));
    }

    [Fact]
    public async Task A_survey_is_called_by_the_name_it_was_given()
    {
        await house.AddMeasure("SAT 01", m => m.Frequency = Frequency.Survey);
        Period month = Period.Parse("2026-09");

        Outcome? outcome = await house.Submit(new ResultSubmission { Code = "SAT 01", Period = month, Value = "71", Label = " Residents’ survey,\nautumn 2026 ", Confirmed = true });

        outcome.Should().BeOfType<Saved>();
        (await house.Read(c => c.Results.SingleAsync(r => r.Period == month))).Label.Should().Be("Residents’ survey, autumn 2026");
        ScorecardRow row = (await house.Read(c => new ScorecardService(c).GetAsync(EntryHouse.Quarter, new ScorecardFilter { Search = "SAT 01" }))).Rows.Single();
        row.ValueRemark.Should().Be("Residents’ survey, autumn 2026");
    }

    [Fact]
    public async Task The_name_of_a_survey_is_one_line_and_no_essay_and_other_measures_have_none()
    {
        await house.AddMeasure("SAT 01", m => m.Frequency = Frequency.Survey);

        Outcome? tooLong = await house.Submit(new ResultSubmission { Code = "SAT 01", Period = Period.Parse("2026-09"), Value = "71", Label = new string('x', 201) });
        await house.Submit(await house.Typed("321") with { Label = "Not a survey", Confirmed = true });

        tooLong.Should().BeOfType<Refused>().Which.Problems.Should().ContainSingle(p => p.Field == "Label").Which.Message.Should().Contain("200 characters or fewer; it has 201");
        (await house.Result())!.Label.Should().BeNull();
    }

    [Theory]
    [InlineData("91,5", "full stop")]
    [InlineData("abc", "not a number")]
    [InlineData("1e400", "write it out in digits")]
    [InlineData("<5", "give suppressed as the reason")]
    [InlineData("123456789012345", "too large")]
    [InlineData("91%", "this measure is in households")]
    [InlineData("£91", "this measure is in households")]
    [InlineData("", "Enter a value, or select a reason why there is none")]
    public async Task What_is_no_figure_is_refused_in_words_and_nothing_is_stored(string typed, string because)
    {
        Outcome? outcome = await house.Submit(await house.Typed(typed));

        outcome.Should().BeOfType<Refused>().Which.Problems.Should().ContainSingle(p => p.Field == "Value").Which.Message.Should().Contain(because);
        (await house.Result()).Should().BeNull();
        (await house.AuditRows()).Should().Be(0);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once()
    {
        Outcome? outcome = await house.Submit(await house.Typed("abc") with { Reason = "tired", Quality = "good", Note = new string('x', 4001) });

        outcome.Should().BeOfType<Refused>().Which.Problems.Select(p => p.Field).Should().Equal("Value", "Reason", "Quality", "Note");
    }

    [Fact]
    public async Task A_reason_stands_in_place_of_a_value_and_not_beside_one()
    {
        (await house.Submit(await house.Typed("3") with { Reason = "awaiting" })).Should().BeOfType<Refused>()
            .Which.Problems.Should().ContainSingle().Which.Message.Should().Be("Enter a value or select a reason why there is none, not both");

        (await house.Submit(await house.Typed() with { Reason = "awaiting", Quality = "estimated" })).Should().BeOfType<Saved>()
            .Which.Summary.Should().EndWith("Awaiting data for Q2 2026/27");
        MeasureResult stored = (await house.Result())!;
        stored.Reason.Should().Be(ReasonForNoValue.AwaitingData);
        stored.Quality.Should().Be(ValueQuality.Actual, "there is no value to be unsure of");
    }

    [Fact]
    public async Task A_change_keeps_what_was_there_and_says_both_figures()
    {
        await house.Submit(await house.Typed("354") with { Note = "First count" });
        house.Clock.Advance(TimeSpan.FromDays(1));

        await house.Submit(await house.Typed("361") with { Note = "First count" }, house.Officer);

        MeasureResult stored = (await house.Result())!;
        stored.Value.Should().Be(361);
        stored.NoteDate.Should().Be(new DateOnly(2026, 10, 12), "the note did not change");
        Restatement before = stored.Restatements.Should().ContainSingle().Subject;
        before.Value.Should().Be(354);
        before.ReplacedById.Should().Be(house.Officer.UserId);
        (await house.Read(c => c.Audit.OrderBy(a => a.Id).Select(a => a.Summary).ToListAsync()))
            .Should().Equal("Submitted 354 for Q2 2026/27.", "Changed Q2 2026/27 from 354 to 361.");
    }

    [Fact]
    public async Task A_changed_note_is_kept_and_dated_and_the_figure_stays()
    {
        await house.Submit(await house.Typed("354") with { Note = "First" });
        house.Clock.Advance(TimeSpan.FromDays(3));

        await house.Submit(await house.Typed("354") with { Note = "Second" });

        MeasureResult stored = (await house.Result())!;
        stored.Note.Should().Be("Second");
        stored.NoteDate.Should().Be(new DateOnly(2026, 10, 15));
        stored.Restatements.Should().ContainSingle().Which.Note.Should().Be("First");
        (await house.Read(c => c.Audit.OrderByDescending(a => a.Id).Select(a => a.Summary).FirstAsync())).Should().Be("Changed the note or details for Q2 2026/27; the figure stays 354.");
    }

    [Fact]
    public async Task The_same_again_changes_nothing()
    {
        await house.Submit(await house.Typed("354"));
        Guid version = (await house.Result())!.Version;

        (await house.Submit(await house.Typed("354.0"))).Should().BeOfType<Saved>();

        (await house.Result())!.Version.Should().Be(version);
        (await house.Result())!.Restatements.Should().BeEmpty();
        (await house.AuditRows()).Should().Be(1);
    }

    [Fact]
    public async Task A_label_and_source_from_a_data_pack_survive_a_correction()
    {
        await house.Submit(await house.Typed("354"));
        await house.Change(async c =>
        {
            MeasureResult result = await c.Results.SingleAsync();
            c.Entry(result).Property(r => r.Label).CurrentValue = "354 (snapshot)";
            c.Entry(result).Property(r => r.Source).CurrentValue = "Homelessness case system";
        });

        await house.Submit(await house.Typed("355"));

        (await house.Result())!.Label.Should().Be("354 (snapshot)");
        (await house.Result())!.Source.Should().Be("Homelessness case system");
    }

    [Fact]
    public async Task Somebody_elses_measure_is_refused_with_a_sentence()
    {
        Func<Task> submit = async () => await house.Submit(await house.Typed("354"), house.Other);

        (await submit.Should().ThrowAsync<NotPermittedException>()).WithMessage("You cannot enter values for HOU 01 *somebody else enters it*");
        (await house.Result()).Should().BeNull();
    }

    [Theory]
    [InlineData(Roles.Approver)]
    [InlineData(Roles.DemocraticServices)]
    [InlineData(Roles.Viewer)]
    public async Task Readers_enter_nothing_even_where_they_own_it(string role)
    {
        Func<Task> submit = async () => await house.Submit(await house.Typed("354"), house.Owner with { Roles = [role] });

        await submit.Should().ThrowAsync<NotPermittedException>();
    }

    [Fact]
    public async Task A_signed_off_quarter_refuses_and_says_so()
    {
        ResultSubmission typed = await house.Typed("354");
        await house.Change(async c => (await c.Collections.SingleAsync()).State = CollectionState.SignedOff);

        Outcome? outcome = await house.Submit(typed, house.Officer);

        outcome.Should().BeOfType<Refused>().Which.Problems.Should().ContainSingle().Which.Message.Should().Be("Q2 2026/27 is signed off, so its figures cannot be entered or changed here.");
        (await house.Result()).Should().BeNull();
        (await house.Form())!.ClosedBecause.Should().NotBeNull();
    }

    [Fact]
    public async Task An_annual_figure_stays_as_it_was_signed_off_but_a_late_one_may_still_come()
    {
        Period year = Period.Create(PeriodLength.Year, PeriodCalendar.Academic, 2025, 1);
        await house.AddMeasure("CHI 07", Annual, ("AY2025/26", 44.1m));
        await house.AddMeasure("CHI 08", Annual);
        await house.Change(async c =>
        {
            (await c.Collections.SingleAsync()).State = CollectionState.SignedOff;
            c.Collections.Add(new Collection { Period = Period.FinancialQuarter(2026, 3) });
        });

        (await house.Submit(await house.Typed("44.2", "CHI 07", year))).Should().BeOfType<Refused>()
            .Which.Problems.Should().ContainSingle().Which.Message.Should().Be("This figure was signed off with Q2 2026/27, so it cannot be changed here.");
        (await house.Submit(await house.Typed("44.2", "CHI 08", year))).Should().BeOfType<Saved>();

        static void Annual(Measure m) => (m.Frequency, m.Calendar, m.Unit, m.Decimals, m.Good) = (Frequency.Year, PeriodCalendar.Academic, "score", 1, GoodDirection.Higher);
    }

    [Theory]
    [InlineData("NO 99", "2026/27 Q2")]
    [InlineData("HOU 01", "2026/27 Q3")]
    [InlineData("HOU 01", "2026-09")]
    public async Task There_is_no_form_for_what_the_quarter_does_not_ask_for(string code, string period)
    {
        (await house.Form(code, Period.Parse(period))).Should().BeNull();
        (await house.Submit(new ResultSubmission { Code = code, Period = Period.Parse(period), Value = "1" })).Should().BeNull();
    }
}
