using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reports.Templates;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Scorecards.Kept;
using Xunit;

namespace PerformanceManagement.Core.Tests.Entry;

public sealed class DoubtTests : IAsyncLifetime
{
    private static readonly (string, decimal)[] FourQuarters = [("2025/26 Q3", 311m), ("2025/26 Q4", 318m), ("2026/27 Q1", 322m), ("2025/26 Q2", 302m)];

    private EntryHouse house = null!;

    public async Task InitializeAsync() => house = await EntryHouse.CreateAsync();

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task An_unusual_value_is_stored_only_with_a_reason_which_stays_with_it()
    {
        await house.AddMeasure("HOU 02", values: FourQuarters);
        ResultSubmission typed = await house.Typed("3290", "HOU 02");

        (await house.Submit(typed)).Should().BeOfType<Preview<Doubts>>().Which.Effect.Warnings.Should().ContainSingle()
            .Which.Should().Be(new FieldMessage("Value", "3,290 looks ten times too large: the last 4 values were 322, 318, 311 and 302."));
        (await house.Submit(typed with { Confirmed = true })).Should().BeOfType<Preview<Doubts>>("a tick is no reason");
        (await house.Submit(typed with { DoubtReason = " \n" })).Should().BeOfType<Preview<Doubts>>("nor are blanks");
        Refused refused = (await house.Submit(typed with { IsReasonAsked = true })).Should().BeOfType<Refused>("it was asked for").Subject;
        refused.Problems.Should().Equal(new FieldMessage("DoubtReason", "Say why the figure is right, or correct it"));
        refused.Unanswered.Should().BeOfType<Preview<Doubts>>();
        (await house.Result("HOU 02")).Should().BeNull();

        (await house.Submit(typed with { DoubtReason = " The whole county\nis counted from now on. " })).Should().BeOfType<Saved>();
        MeasureResult stored = (await house.Result("HOU 02"))!;
        (stored.Value, stored.QualityNote).Should().Be((3290, "The whole county is counted from now on."));
        (await house.Form("HOU 02"))!.Stored!.QualityNote.Should().Be(stored.QualityNote);
    }

    [Fact]
    public async Task A_reason_stays_while_the_figure_does_and_goes_with_it()
    {
        await house.AddMeasure("HOU 02", values: FourQuarters);
        await house.Submit(await house.Typed("480", "HOU 02") with { DoubtReason = "A hotel closed." });

        (await house.Submit(await house.Typed("480", "HOU 02") with { Note = "More to come." })).Should().BeOfType<Saved>("the figure has been answered for");
        (await house.Result("HOU 02"))!.QualityNote.Should().Be("A hotel closed.");

        (await house.Submit(await house.Typed("490", "HOU 02"))).Should().BeOfType<Preview<Doubts>>("another figure has not");
        (await house.Submit(await house.Typed("325", "HOU 02") with { DoubtReason = "A hotel closed." })).Should().BeOfType<Saved>();
        MeasureResult now = (await house.Result("HOU 02"))!;
        now.QualityNote.Should().BeNull("nothing is doubtful about 325");
        now.Restatements.Select(r => r.QualityNote).Should().Contain("A hotel closed.");
    }

    [Fact]
    public async Task A_reason_stands_in_the_scorecard_of_its_quarter_and_stays_when_it_is_signed_off()
    {
        await house.AddMeasure("LEI 01", m => (m.Unit, m.Good, m.Frequency, m.QuarterRule, m.YearRule) = ("visits", GoodDirection.Higher, Frequency.Month, AggregationRule.Sum, AggregationRule.Sum), ("2026-07", 900m), ("2026-08", 901m), ("2026-06", 890m));
        await house.Submit(await house.Typed("1500", "LEI 01", Period.Month(2026, 9)) with { DoubtReason = "The pool was free." });
        async Task<ScorecardRow> Row() => (await house.Read(c => new ScorecardService(c).GetAsync(EntryHouse.Quarter, new ScorecardFilter { Search = "LEI 01" }))).Rows.Single();

        (await Row()).QualityNote.Should().Be("September 2026: The pool was free.");
        KeptRow.Read(KeptRow.Of(await Row()).ToJson(), 2).ToRow().QualityNote.Should().Be("September 2026: The pool was free.");
    }

    [Fact]
    public void What_is_said_of_a_figure_that_may_not_be_seen_is_not_seen_either()
    {
        MeasureResult withheld = new MeasureResult { Value = 3, Note = "As counted.", QualityNote = "It rose from 1 to 3." }.Withheld();

        (withheld.Value, withheld.Note, withheld.QualityNote).Should().Be((null, "As counted.", null));
    }

    [Fact]
    public async Task A_correction_takes_away_what_was_said_of_the_figure_before()
    {
        await house.AddMeasure("HOU 02", values: FourQuarters);
        await house.Submit(await house.Typed("480", "HOU 02") with { DoubtReason = "A hotel closed." });
        await house.Change(c => c.Collections.Where(q => q.Period == EntryHouse.Quarter).ExecuteUpdateAsync(q => q.SetProperty(x => x.State, CollectionState.SignedOff)));
        MeasureResult seen = (await house.Result("HOU 02"))!;
        async Task<Outcome?> Correct(string value, string note) => await house.Read(c => new CorrectionService(c, new ResultService(c, house.Clock), house.Clock)
            .CorrectAsync(new ResultSubmission { Code = "HOU 02", Period = EntryHouse.Quarter, Value = value, Note = note, Because = "Recounted.", ResultVersion = seen.Version }, house.Officer));

        (await Correct("480", "Other words.")).Should().BeOfType<Saved>();
        seen = (await house.Result("HOU 02"))!;
        seen.QualityNote.Should().Be("A hotel closed.");
        (await Correct("470", "Other words.")).Should().BeOfType<Saved>();
        (await house.Result("HOU 02"))!.QualityNote.Should().BeNull();
    }

    [Fact]
    public async Task A_reason_is_no_essay()
    {
        await house.AddMeasure("HOU 02", values: FourQuarters);

        (await house.Submit(await house.Typed("480", "HOU 02") with { DoubtReason = new string('x', 501) })).Should().BeOfType<Refused>()
            .Which.Problems.Should().ContainSingle(p => p.Field == "DoubtReason").Which.Message.Should().Be("The reason must be 500 characters or fewer; it has 501");
    }

    [Fact]
    public async Task A_second_click_with_a_reason_is_no_conflict()
    {
        await house.AddMeasure("HOU 02", values: FourQuarters);
        ResultSubmission doubted = await house.Typed("480", "HOU 02") with { DoubtReason = "A hotel closed." };
        (await house.Submit(doubted)).Should().BeOfType<Saved>();
        (await house.Submit(doubted)).Should().BeOfType<Saved>();

        ResultSubmission usual = await house.Typed("325") with { DoubtReason = "Not asked for." };
        (await house.Submit(usual)).Should().BeOfType<Saved>();
        (await house.Submit(usual)).Should().BeOfType<Saved>();
        (await house.Result())!.QualityNote.Should().BeNull();
    }

    [Fact]
    public async Task What_a_figure_cannot_be_is_refused_and_a_draft_of_it_says_so()
    {
        await house.AddMeasure("HOU 02", values: FourQuarters);
        ResultSubmission typed = await house.Typed("-3", "HOU 02");

        (await house.Submit(typed with { DoubtReason = "It is." })).Should().BeOfType<Refused>().Which.Problems.Should().Equal(new FieldMessage("Value", "-3 is below zero, which a count cannot be"));
        (await house.Submit(typed with { AsDraft = true })).Should().BeOfType<Saved>("nothing that is typed is lost");
        (await house.Form("HOU 02"))!.Judged!.Errors.Should().ContainSingle();
    }

    [Fact]
    public async Task A_draft_keeps_the_reason_and_is_judged_when_it_is_opened()
    {
        await house.AddMeasure("HOU 02", values: FourQuarters);

        await house.Submit(await house.Typed("480", "HOU 02") with { AsDraft = true, DoubtReason = "A hotel closed." });

        EntryForm form = (await house.Form("HOU 02"))!;
        form.Stored!.QualityNote.Should().Be("A hotel closed.");
        form.Judged!.Doubts.Should().ContainSingle(d => d.Key == "range");
    }

    [Fact]
    public async Task Parts_and_whole_are_held_to_each_other()
    {
        Measure north = await house.AddMeasure("HOU 11", values: ("2026/27 Q2", 40)), south = await house.AddMeasure("HOU 12");
        Measure whole = await house.AddMeasure("HOU 10");
        await house.Change(c =>
        {
            c.MeasureParts.AddRange(new MeasurePart { WholeId = whole.Id, PartId = north.Id }, new MeasurePart { WholeId = whole.Id, PartId = south.Id });
            return Task.CompletedTask;
        });

        (await house.Submit(await house.Typed("100", "HOU 10"))).Should().BeOfType<Saved>("not all parts are in");
        (await house.Submit(await house.Typed("65", "HOU 12"))).Should().BeOfType<Preview<Doubts>>().Which.Effect.Warnings.Should().ContainSingle()
            .Which.Message.Should().Be("With 65, the parts of HOU 10 come to 105 for Q2 2026/27, and 100 was entered for it.");
        (await house.Submit(await house.Typed("65", "HOU 12") with { DoubtReason = "Five moved within the county." })).Should().BeOfType<Saved>();
        (await house.Submit(await house.Typed("110", "HOU 10"))).Should().BeOfType<Preview<Doubts>>().Which.Effect.Warnings.Should().ContainSingle()
            .Which.Message.Should().Be("110 is not what its parts make for Q2 2026/27: HOU 11 and HOU 12 come to 105.");
        (await house.Submit(await house.Typed("105", "HOU 10"))).Should().BeOfType<Saved>();
    }

    [Fact]
    public async Task A_draft_is_not_doubted()
    {
        await house.AddMeasure("HOU 02", values: FourQuarters);

        (await house.Submit(await house.Typed("3290", "HOU 02") with { AsDraft = true })).Should().BeOfType<Saved>();
    }

    [Fact]
    public async Task The_worst_status_without_a_note_asks_for_one()
    {
        await house.AddMeasure("HOU 02", m => m.Targets.Add(new Target { Period = EntryHouse.Quarter, Value = 300 }), FourQuarters);
        ResultSubmission typed = await house.Typed("325", "HOU 02");

        (await house.Submit(typed)).Should().BeOfType<Preview<Doubts>>().Which.Effect.Warnings.Should().ContainSingle(w => w.Field == "Note")
            .Which.Message.Should().Contain("8.3% over target").And.EndWith("Add a note that says why, and what is being done.");
        (await house.Submit(typed with { Note = "More evictions; two more landlords signed." })).Should().BeOfType<Saved>();
    }

    [Fact]
    public async Task The_worst_status_is_answered_in_four_parts_that_make_the_note()
    {
        await house.AddMeasure("HOU 02", m => m.Targets.Add(new Target { Period = EntryHouse.Quarter, Value = 300 }), FourQuarters);
        ResultSubmission typed = await house.Typed("325", "HOU 02") with { Why = "More evictions.", Doing = "Two more landlords.", ByWhen = "31/03/27" };

        (await house.Submit(typed)).Should().BeOfType<Preview<Doubts>>().Which.Effect.Warnings.Should().Equal(new FieldMessage("ByWhom", "Say who does it, by role."));
        (await house.Submit(typed with { ByWhen = "soon" })).Should().BeOfType<Refused>().Which.Problems.Should().ContainSingle(p => p.Field == "ByWhen").Which.Message.Should().StartWith("“soon” is not a date");
        (await house.Submit(typed with { ByWhom = "Head of Housing", ByWhen = "1 October 2026" })).Should().BeOfType<Preview<Doubts>>().Which.Effect.Warnings.Should().Equal(new FieldMessage("ByWhen", "1 October 2026 has passed. Say by when it will be done now."));

        (await house.Submit(typed with { ByWhom = "Head of Housing", Note = "The grant was cut." })).Should().BeOfType<Saved>();
        (await house.Result("HOU 02"))!.Note.Should().Be("Why: More evictions.\n\nWhat is being done: Two more landlords.\n\nBy when: 31 March 2027\n\nBy whom: Head of Housing\n\nAlso: The grant was cut.");
        (await house.Form("HOU 02"))!.Judged!.OwesCommentary.Should().BeTrue();
    }

    [Fact]
    public async Task A_note_that_is_typed_under_the_four_headings_is_read_as_its_parts()
    {
        await house.AddMeasure("HOU 02", m => m.Targets.Add(new Target { Period = EntryHouse.Quarter, Value = 300 }), FourQuarters);
        ResultSubmission typed = await house.Typed("325", "HOU 02");

        (await house.Submit(typed with { Note = "Why: More evictions.\nWhat is being done:\nBy when: soon" })).Should().BeOfType<Refused>().Which.Problems.Should().ContainSingle(p => p.Field == "Note").Which.Message.Should().StartWith("“soon” is not a date");
        (await house.Submit(typed with { Note = "Why: More evictions.\nWhat is being done: Two more landlords.\nBy when: 31/03/27\nBy whom:" })).Should().BeOfType<Preview<Doubts>>().Which.Effect.Warnings.Should().Equal(new FieldMessage("ByWhom", "Say who does it, by role."));
        (await house.Submit(typed with { Note = "Why: More evictions.\nWhat is being done: Two more landlords.\nBy when: 31/03/27\nBy whom: Head of Housing" })).Should().BeOfType<Saved>();

        (await house.Result("HOU 02"))!.Note.Should().Be("Why: More evictions.\n\nWhat is being done: Two more landlords.\n\nBy when: 31 March 2027\n\nBy whom: Head of Housing");
    }

    [Theory]
    [InlineData("Why:\n\nWhat is being done:\n\nBy when:\n\nBy whom:")]
    [InlineData("Why: \r\n\r\nBy whom:  ")]
    public async Task Headings_without_answers_are_no_commentary(string note)
    {
        await house.AddMeasure("HOU 02", m => m.Targets.Add(new Target { Period = EntryHouse.Quarter, Value = 300 }), FourQuarters);

        (await house.Submit(await house.Typed("325", "HOU 02") with { Note = note })).Should().BeOfType<Preview<Doubts>>().Which.Effect.Warnings.Should().ContainSingle(w => w.Field == "Note").Which.Message.Should().EndWith("Add a note that says why, and what is being done.");
    }

    [Fact]
    public async Task A_draft_keeps_a_date_that_cannot_be_read()
    {
        (await house.Submit(await house.Typed("325") with { ByWhen = "soon", AsDraft = true })).Should().BeOfType<Saved>();

        CommentaryParts.Parse((await house.Draft())!.Note)!.ByWhen.Should().Be("soon");
    }

    [Fact]
    public async Task Last_periods_note_again_is_pointed_out_and_a_tick_passes_it()
    {
        await house.AddMeasure("HOU 02", values: FourQuarters);
        await house.Change(c => c.Results.Where(r => r.Period == EntryHouse.Quarter.Previous).ExecuteUpdateAsync(r => r.SetProperty(x => x.Note, "Demand keeps rising.")));
        ResultSubmission typed = await house.Typed("325", "HOU 02") with { Note = "demand  keeps rising" };

        (await house.Form("HOU 02"))!.LastNote.Should().Be(new LastNote(EntryHouse.Quarter.Previous, "Demand keeps rising."));
        (await house.Submit(typed)).Should().BeOfType<Preview<Doubts>>().Which.Effect.Warnings.Should().Equal(new FieldMessage("Note", "The note is the one for Q1 2026/27. Say what is new."));
        (await house.Submit(typed with { Confirmed = true })).Should().BeOfType<Saved>();
    }

    [Fact]
    public async Task A_doubted_figure_asks_for_its_reason_whatever_is_said_of_the_note()
    {
        await house.AddMeasure("HOU 02", m => m.Targets.Add(new Target { Period = EntryHouse.Quarter, Value = 300 }), FourQuarters);
        ResultSubmission typed = await house.Typed("480", "HOU 02");

        (await house.Submit(typed)).Should().BeOfType<Preview<Doubts>>().Which.Effect.All.Select(d => (d.Key, d.NeedsReason)).Should().Equal(("range", true), ("commentary", false));
        (await house.Submit(typed with { Confirmed = true })).Should().BeOfType<Preview<Doubts>>();
        (await house.Submit(typed with { DoubtReason = "A hotel closed." })).Should().BeOfType<Preview<Doubts>>();
        (await house.Submit(typed with { DoubtReason = "A hotel closed.", Confirmed = true })).Should().BeOfType<Saved>();
    }

    [Fact]
    public async Task The_limit_of_a_note_is_the_papers()
    {
        await house.Change(c =>
        {
            var template = new ReportTemplate { Key = ShippedTemplates.Usual, Name = "Ours" };
            template.Versions.Add(new ReportTemplateVersion { Number = 1, Definition = (ShippedTemplates.Find(ShippedTemplates.Usual)!.Definition with { NoteLimit = 200 }).ToJson(), InForceFrom = new DateOnly(2026, 1, 1), ChangedAt = house.Clock.Now, ChangedBy = "Officer" });
            c.ReportTemplates.Add(template);
            return Task.CompletedTask;
        });

        (await house.Form())!.NoteLimit.Should().Be(200);
        (await house.Submit(await house.Typed("325") with { Note = new string('x', 201) })).Should().BeOfType<Preview<Doubts>>().Which.Effect.Warnings.Should().ContainSingle().Which.Message.Should().Contain("201 characters");
    }

    [Fact]
    public async Task What_is_typed_in_a_grid_is_judged_without_being_stored()
    {
        await house.AddMeasure("HOU 02", values: FourQuarters);
        EntryForm form = (await house.Form("HOU 02"))!;
        DateOnly today = new(2026, 10, 12);
        Judgement Judge(string value) => EntryJudge.Of(form, new ResultSubmission { Code = "HOU 02", Period = EntryHouse.Quarter, Value = value }, today);

        Judge("91,5").Errors.Should().ContainSingle().Which.Message.Should().Contain("full stop");
        Judge("-3").Errors.Should().ContainSingle();
        Judge("480").Doubts.Should().ContainSingle(d => d.Key == "range");
        Judge("325").Should().Match<Judgement>(j => j.Errors.Count == 0 && j.Doubts.Count == 0);
        (await house.AuditRows()).Should().Be(0);
    }

    [Fact]
    public async Task The_last_month_is_rated_as_the_quarter_it_makes()
    {
        await house.AddMeasure("LEI 01", m =>
        {
            (m.Unit, m.Good, m.Frequency, m.QuarterRule, m.YearRule) = ("visits", GoodDirection.Higher, Frequency.Month, AggregationRule.Sum, AggregationRule.Sum);
            m.Targets.Add(new Target { Period = EntryHouse.Quarter, Value = 3000 });
        }, ("2026-07", 900m), ("2026-08", 900m));

        (await house.Submit(await house.Typed("800", "LEI 01", Period.Month(2026, 9)))).Should().BeOfType<Preview<Doubts>>()
            .Which.Effect.Warnings.Should().ContainSingle().Which.Message.Should().Contain("2,600 visits against a target of 3,000");
        (await house.Submit(await house.Typed("1300", "LEI 01", Period.Month(2026, 9)))).Should().BeOfType<Saved>();
    }

    [Fact]
    public async Task A_value_worked_out_from_its_parts_is_not_doubted_for_its_decimals()
    {
        await house.AddMeasure("RES 05", m => (m.Unit, m.Decimals, m.Good, m.CollectsRatio) = ("%", 1, GoodDirection.Higher, true));

        (await house.Submit(await house.Typed(code: "RES 05") with { Numerator = "529", Denominator = "575" })).Should().BeOfType<Saved>()
            .Which.Summary.Should().Contain("92.0%");
        (await house.Result("RES 05"))!.Value.Should().Be(92m);
    }

    [Theory]
    [InlineData("274", "297", null, 92.2559)]
    [InlineData("1", "3", null, 33.3333)]
    [InlineData("274", "297", "92.3", 92.3)]
    public async Task A_ratio_is_worked_out_or_checked(string numerator, string denominator, string? value, decimal stored)
    {
        await house.AddMeasure("RES 05", m => (m.Unit, m.Decimals, m.CollectsRatio) = ("%", 1, true));

        (await house.Submit(await house.Typed(value, "RES 05") with { Numerator = numerator, Denominator = denominator })).Should().BeOfType<Saved>();
        (await house.Result("RES 05"))!.Value.Should().Be(stored);
    }

    [Theory]
    [InlineData("12", null, null, "Denominator", "Enter the denominator as well")]
    [InlineData(null, "12", null, "Numerator", "Enter the numerator as well")]
    [InlineData("12", "0", null, "Denominator", "must be more than 0")]
    [InlineData("12", "-3", null, "Denominator", "must be more than 0")]
    [InlineData("274", "297", "95", "Value", "95.0% does not match 274 out of 297, which makes 92.3%")]
    [InlineData("99999999999999", "0.0001", null, "Numerator", "too large")]
    public async Task A_ratio_that_does_not_fit_is_refused(string? numerator, string? denominator, string? value, string field, string because)
    {
        await house.AddMeasure("RES 05", m => (m.Unit, m.Decimals, m.CollectsRatio) = ("%", 1, true));

        (await house.Submit(await house.Typed(value, "RES 05") with { Numerator = numerator, Denominator = denominator })).Should().BeOfType<Refused>()
            .Which.Problems.Should().ContainSingle(p => p.Field == field).Which.Message.Should().Contain(because);
        (await house.Result("RES 05")).Should().BeNull();
    }
}
