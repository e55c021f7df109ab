using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reports.Committees;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.Reports.Committees;

public sealed class ReportTextTests : IAsyncLifetime
{
    private WritersHouse house = null!;

    public async Task InitializeAsync() => house = await WritersHouse.CreateAsync();

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task The_work_lists_every_text_with_its_state_author_and_due_date_and_what_is_missing()
    {
        await house.Save("On budget.");
        await house.Save("- Two officers\n- A new contract", WritersHouse.Actions, isReady: true);
        await house.Give(house.Contributor, due: "1/11/2026");
        await house.Use(t => t.CommentAsync(new ReportCommentEdit(house.Committee, WritersHouse.Quarter, WritersHouse.Budget, "Is this final?"), house.Other));

        ReportWork work = (await house.Work())!;

        work.Title.Should().Contain("quarter 2 2026/27");
        work.TemplateName.Should().Be("Plan monitoring, table form");
        ReportSlot budget = work.Slots.Single(s => s.Slot.Key == WritersHouse.Budget);
        (budget.State, budget.Author, budget.DueOn, budget.IsOverdue, budget.Comments).Should().Be((ReportTextState.Draft, "The contributor", new DateOnly(2026, 11, 1), true, 1));
        work.Slots.Single(s => s.Slot.Key == WritersHouse.Actions).State.Should().Be(ReportTextState.Ready);
        work.Slots.Single(s => s.Slot.Key == "title:from").Slot.IsLine.Should().BeTrue();
        work.Slots.Where(s => s.State == ReportTextState.NotWritten).Should().NotBeEmpty().And.OnlyContain(s => s.Author == null && !s.IsOverdue);
    }

    [Fact]
    public async Task A_required_text_that_is_missing_is_a_warning_of_the_report_until_it_is_written()
    {
        (await house.Work())!.Missing.Should().ContainSingle(w => w.Text.Contains("Management actions: RED 1", StringComparison.Ordinal) && w.Text.Contains("has not been written", StringComparison.Ordinal));

        await house.Save("- Two officers", WritersHouse.Actions);

        (await house.Work())!.Missing.Should().NotContain(w => w.Text.Contains("Management actions: RED 1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_text_is_kept_as_it_was_typed_and_printed()
    {
        const string typed = "First *line*  \nsecond line\n\n  indented\n\n| A | B |\n|---|---|\n| 1 |";
        (await house.Save(typed)).Should().BeOfType<Saved>().Which.Summary.Should().StartWith("Saved as a draft: ");

        ReportTextForm form = await house.Form();

        (form.Text, form.ChangedBy, form.ChangedAt, form.Part.State).Should().Be((typed, "The officer", house.Clock.Now, ReportTextState.Draft));
        Section(await house.Report(), "budget").Blocks.OfType<ReportParagraph>().Select(p => p.Text).Should().Contain("First line second line");
    }

    [Fact]
    public async Task What_word_leaves_in_a_paste_is_dropped_and_its_text_kept()
    {
        await house.Save("<!--[if gte mso 9]><xml>x</xml><![endif]-->Costs rose\u000Bin May.<o:p></o:p>\r\n\u00B7\tLess waste\r\n\uF0B7 More recycling\u0007");

        (await house.Form()).Text.Should().Be("Costs rose\nin May.\n- Less waste\n- More recycling");
    }

    [Fact]
    public async Task A_ragged_table_prints_with_every_cell_that_was_typed()
    {
        await house.Save("| Service | Spent | Planned |\n|---|---|---|\n| Waste | 1.2 |\n| Parks |\n");

        ReportTable table = Section(await house.Report(), "budget").Blocks.OfType<ReportTable>().Single();

        table.Columns.Select(c => c.Header).Should().Equal("Service", "Spent", "Planned");
        table.Rows.Select(r => string.Join("|", r.Cells.Select(c => c.Text))).Should().Equal("Waste|1.2|–", "Parks|–|–");
    }

    [Fact]
    public async Task Of_two_authors_the_second_sees_both_texts_and_nothing_is_lost()
    {
        ReportTextEdit mine = await house.Typed("Mine");
        await house.Save(mine with { Text = "Theirs" }, house.Other);

        TheirReportText theirs = (await house.Save(mine)).Should().BeOfType<Conflict<TheirReportText>>().Subject.Theirs;

        (theirs.Text, theirs.By, theirs.At).Should().Be(("Theirs", "The other", house.Clock.Now));
        (await house.Form()).Text.Should().Be("Theirs");
        (await house.Save(mine with { Version = theirs.Version })).Should().BeOfType<Saved>();
        ReportTextForm form = await house.Form();
        form.Text.Should().Be("Mine");
        form.History.Select(h => (h.Text, h.By)).Should().Equal(("Theirs", "The other"));
    }

    [Fact]
    public async Task Of_many_who_write_the_first_text_at_once_one_is_stored_and_the_others_are_told()
    {
        ReportTextEdit edit = await house.Typed("");

        Outcome?[] outcomes = await Task.WhenAll(Enumerable.Range(1, 4).Select(n => Task.Run(() => house.Save(edit with { Text = $"Text {n}" }))));

        outcomes.OfType<Saved>().Should().ContainSingle();
        outcomes.OfType<Conflict<TheirReportText>>().Should().HaveCount(3);
        (await house.Read(c => c.CommitteeReports.CountAsync())).Should().Be(1);
        (await house.Read(c => c.ReportTexts.CountAsync())).Should().Be(1);
    }

    [Fact]
    public async Task Naming_an_author_while_somebody_writes_is_no_conflict_and_neither_is_a_second_click()
    {
        await house.Save("Draft");
        ReportTextEdit mine = await house.Typed("Better");
        await house.Give(house.Contributor);

        (await house.Save(mine)).Should().BeOfType<Saved>();
        int audited = await house.Read(c => c.Audit.CountAsync());
        (await house.Save(mine)).Should().BeOfType<Saved>();

        (await house.Read(c => c.Audit.CountAsync())).Should().Be(audited);
        (await house.Form()).History.Should().ContainSingle();
    }

    [Fact]
    public async Task An_earlier_text_is_put_back_as_a_draft_and_what_it_replaces_is_kept()
    {
        await house.Save("One");
        house.Clock.Advance(TimeSpan.FromDays(1));
        await house.Save("Two", isReady: true);
        int first = (await house.Form()).History.Single().Id;

        (await house.Use(t => t.PutBackAsync(house.Committee, WritersHouse.Quarter, first, house.Officer))).Should().BeOfType<Saved>().Which.Summary.Should().Be("Put back: the text of 2 November 2026, as a draft");

        ReportTextForm form = await house.Form();
        (form.Text, form.IsReady).Should().Be(("One", false));
        form.History.Select(h => h.Text).Should().Equal("Two", "One");
        (await house.Use(t => t.PutBackAsync(house.Committee, WritersHouse.Quarter.Previous, first, house.Officer))).Should().BeNull("it is of another report");
    }

    [Fact]
    public async Task A_text_that_is_removed_stays_in_the_history()
    {
        await house.Save("Words", isReady: true);

        (await house.Save(" \n ", isReady: true)).Should().BeOfType<Refused>().Which.Problems.Single().Message.Should().Be("Write the text before you mark it as ready");
        (await house.Save(" \n ")).Should().BeOfType<Saved>();

        ReportTextForm form = await house.Form();
        (form.Text, form.Part.State).Should().Be(("", ReportTextState.NotWritten));
        form.History.Single().Text.Should().Be("Words");
    }

    [Fact]
    public async Task Two_megabytes_of_text_are_refused_with_a_sentence_and_a_key_that_is_none()
    {
        (await house.Save(new string('x', 2_000_000))).Should().BeOfType<Refused>().Which.Problems.Single().Message.Should().Be("The text must be 100,000 characters or fewer; it has 2,000,000");
        (await house.Save(new ReportTextEdit(house.Committee, WritersHouse.Quarter, "no-such", "Text", false, null))).Should().BeOfType<Refused>().Which.Problems.Single().Message.Should().StartWith("The report has no place for this text");
        (await house.Save(new string('x', ReportText.TextLength))).Should().BeOfType<Saved>();
        (await house.Use(t => t.FindAsync(house.Committee, WritersHouse.Quarter, "no-such", house.Officer))).Should().BeNull();
        (await house.Use(t => t.WorkAsync(house.Committee, Period.FinancialYear(2026), house.Officer))).Should().BeNull();
    }

    [Fact]
    public async Task Somebody_named_as_an_author_writes_theirs_alone_and_reads_the_others()
    {
        await house.Give(house.Viewer);

        (await house.Save(await house.Typed("Mine"), house.Viewer)).Should().BeOfType<Saved>();
        Func<Task> another = async () => await house.Save(await house.Typed("Not mine", WritersHouse.Actions), house.Viewer);
        (await another.Should().ThrowAsync<NotPermittedException>()).WithMessage("You cannot write this text.*");
        Func<Task> give = () => house.Use(t => t.GiveAsync(new ReportAuthorEdit(house.Committee, WritersHouse.Quarter, WritersHouse.Actions, $"{house.Viewer.UserId}", null, null), house.Viewer));
        await give.Should().ThrowAsync<NotPermittedException>();

        ReportWork work = (await house.Work(house.Viewer))!;
        work.Slots.Where(s => s.MayWrite).Select(s => s.Slot.Key).Should().Equal(WritersHouse.Budget);
        (await house.Form(WritersHouse.Actions, house.Viewer)).Part.MayWrite.Should().BeFalse();
        (await house.Use(t => t.WorksOnAsync(house.Committee, WritersHouse.Quarter, house.Viewer))).Should().BeTrue();
    }

    [Fact]
    public async Task Who_neither_prepares_reports_nor_is_named_sees_and_writes_nothing()
    {
        ReportTextEdit edit = await house.Typed("Mine");

        foreach (Actor stranger in new[] { house.Contributor, house.Viewer })
        {
            await new Func<Task>(() => house.Work(stranger)).Should().ThrowAsync<NotPermittedException>();
            await new Func<Task>(() => house.Form(actor: stranger)).Should().ThrowAsync<NotPermittedException>();
            await new Func<Task>(() => house.Save(edit, stranger)).Should().ThrowAsync<NotPermittedException>();
            await new Func<Task>(() => house.Use(t => t.PreviewAsync(edit, stranger))).Should().ThrowAsync<NotPermittedException>();
            await new Func<Task>(() => house.Use(t => t.CommentAsync(new ReportCommentEdit(house.Committee, WritersHouse.Quarter, WritersHouse.Budget, "Hello"), stranger))).Should().ThrowAsync<NotPermittedException>();
        }

        (await house.Read(c => c.ReportTexts.CountAsync())).Should().Be(0);
    }

    [Fact]
    public async Task A_preview_shows_the_section_with_its_figures_filled_and_stores_nothing()
    {
        ReportTextEdit edit = await house.Typed("We have **{value RED 1}** of {target RED 1} and {value NO 1}.");

        ReportTextPreview preview = (await house.Use(t => t.PreviewAsync(edit, house.Officer))).Should().BeOfType<Preview<ReportTextPreview>>().Subject.Effect;

        Section(preview.Part, "budget").Blocks.OfType<ReportParagraph>().Select(p => p.Text).Should().Contain("We have 354 of 300 and {value NO 1}.");
        preview.Part.Sections.Should().HaveCount(1);
        preview.Remarks.Should().ContainSingle().Which.Should().Contain("{value NO 1}");
        (await house.Read(c => c.CommitteeReports.CountAsync())).Should().Be(0);
    }

    [Fact]
    public async Task The_text_of_the_quarter_before_is_offered_and_its_own_first()
    {
        await house.Read(async c =>
        {
            var before = new CommitteeReport { CommitteeId = house.Committee, Period = WritersHouse.Quarter.Previous };
            c.Add(before);
            await c.SaveChangesAsync();
            c.Add(new ReportText { ReportId = before.Id, Key = WritersHouse.Budget, Text = "As in spring." });
            return await c.SaveChangesAsync();
        });

        ReportTextForm form = await house.Form();

        (form.Text, form.Earlier).Should().Be(("", "As in spring."));
    }

    [Fact]
    public async Task A_text_without_a_place_is_kept_and_listed_and_cannot_be_changed()
    {
        await house.Save("On budget.");
        await house.Save("- Two officers", WritersHouse.Actions);
        (await house.Use(t => t.ChooseTemplateAsync(new ReportTemplateEdit(house.Committee, WritersHouse.Quarter, "plan-monitoring-block", (house.Work().Result)!.Version), house.Officer))).Should().BeOfType<Saved>();

        ReportWork work = (await house.Work())!;

        work.TemplateName.Should().Be("Plan monitoring, block form");
        work.WithoutPlace.Select(s => s.Slot.Key).Should().Equal(WritersHouse.Budget, WritersHouse.Actions);
        ReportTextForm form = await house.Form();
        (form.HasPlace, form.Text).Should().Be((false, "On budget."));
        (await house.Save("Changed")).Should().BeOfType<Refused>();
    }

    [Fact]
    public async Task A_template_is_chosen_by_the_team_and_one_chosen_meanwhile_is_shown()
    {
        var mine = new ReportTemplateEdit(house.Committee, WritersHouse.Quarter, "corporate-performance", null);
        await house.Save("A text begins the report, which is no conflict.");
        (await house.Use(t => t.ChooseTemplateAsync(mine with { Template = "plan-monitoring-block" }, house.Officer))).Should().BeOfType<Saved>();

        TheirTemplate theirs = (await house.Use(t => t.ChooseTemplateAsync(mine, house.Officer))).Should().BeOfType<Conflict<TheirTemplate>>().Subject.Theirs;
        theirs.Template.Should().Be("plan-monitoring-block");
        (await house.Use(t => t.ChooseTemplateAsync(mine with { Version = theirs.Version }, house.Officer))).Should().BeOfType<Saved>();
        (await house.Use(t => t.ChooseTemplateAsync(mine with { Template = "no-such" }, house.Officer))).Should().BeOfType<Refused>();
        await new Func<Task>(() => house.Use(t => t.ChooseTemplateAsync(mine, house.Other))).Should().ThrowAsync<NotPermittedException>();
    }

    [Fact]
    public async Task Of_two_who_name_an_author_the_second_sees_whom_the_first_named()
    {
        var mine = new ReportAuthorEdit(house.Committee, WritersHouse.Quarter, WritersHouse.Budget, $"{house.Contributor.UserId}", "12 October 2026", (await house.Form()).GivenVersion);
        await house.Give(house.Viewer, due: "1 October 2026");
        await house.Save("Writing is no conflict with naming.");

        TheirReportAuthor theirs = (await house.Give(mine)).Should().BeOfType<Conflict<TheirReportAuthor>>().Subject.Theirs;

        (theirs.Author, theirs.DueOn).Should().Be(("The viewer", new DateOnly(2026, 10, 1)));
        (await house.Form()).AuthorId.Should().Be(house.Viewer.UserId);
        (await house.Give(mine with { AuthorId = $"{house.Viewer.UserId}", DueOn = "1/10/2026" })).Should().BeOfType<Saved>("the same person by the same day is no conflict");
        (await house.Give(mine with { Version = theirs.Version })).Should().BeOfType<Saved>();
        ReportTextForm form = await house.Form();
        (form.AuthorId, form.Part.DueOn, form.Text).Should().Be((house.Contributor.UserId, new DateOnly(2026, 10, 12), "Writing is no conflict with naming."));
    }

    [Fact]
    public async Task Of_many_who_name_the_first_author_at_once_one_is_stored_and_the_others_are_told()
    {
        ReportAuthorEdit Edit(int day) => new(house.Committee, WritersHouse.Quarter, WritersHouse.Budget, $"{house.Viewer.UserId}", $"{day} October 2026", null);

        Outcome?[] outcomes = await Task.WhenAll(Enumerable.Range(1, 4).Select(day => Task.Run(() => house.Give(Edit(day)))));

        outcomes.OfType<Saved>().Should().ContainSingle();
        outcomes.OfType<Conflict<TheirReportAuthor>>().Should().HaveCount(3);
    }

    [Fact]
    public async Task An_author_or_a_day_that_is_none_is_refused_by_its_field()
    {
        var edit = new ReportAuthorEdit(house.Committee, WritersHouse.Quarter, WritersHouse.Budget, "9999", "soon", null);

        (await house.Give(edit)).Should().BeOfType<Refused>().Which.Problems.Select(p => p.Field).Should().Equal("AuthorId", "DueOn");
        (await house.Give(edit with { AuthorId = "", DueOn = "" })).Should().BeOfType<Saved>();
        (await house.Give(edit with { Key = "no-such" })).Should().BeNull();
    }

    [Theory]
    [InlineData("", "Enter a comment")]
    [InlineData("long", "The comment must be 4,000 characters or fewer; it has 4,001")]
    public async Task A_comment_without_words_or_too_long_is_refused(string typed, string sentence)
    {
        var edit = new ReportCommentEdit(house.Committee, WritersHouse.Quarter, WritersHouse.Budget, typed.Length == 0 ? typed : new string('x', 4001));

        (await house.Use(t => t.CommentAsync(edit, house.Officer))).Should().BeOfType<Refused>().Which.Problems.Single().Message.Should().Be(sentence);
    }

    private static ReportSection Section(QuarterlyReport report, string id) => report.Sections.Single(s => s.Id == id);
}
