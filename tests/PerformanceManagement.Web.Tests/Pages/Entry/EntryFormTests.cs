using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using FluentAssertions;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Entry;

public sealed class EntryFormTests(EntrySite site) : IClassFixture<EntrySite>
{
    [Fact]
    public async Task A_form_shows_target_last_values_and_definition_beside_the_value_in_its_unit()
    {
        string code = await site.AddMeasure();
        Visitor contributor = await site.SignInAs(Roles.Contributor);

        IHtmlDocument page = await contributor.Page(EntrySite.FormOf(code));

        page.QuerySelector("label[for=Form-Value]")!.TextContent.Should().Be("Value for Q2 2026/27");
        var value = (IHtmlInputElement)page.QuerySelector("#Form-Value")!;
        (value.Type, value.GetAttribute("inputmode")).Should().Be(("text", "decimal"));
        page.QuerySelector(".govuk-input__suffix")!.TextContent.Should().Be("households");
        page.QuerySelector(".govuk-input__prefix").Should().BeNull();
        string facts = page.QuerySelector("aside")!.TextContent;
        facts.Should().Contain("Target for 2026/27").And.Contain("330, lower is better").And.Contain("Counted on the last day.");
        page.QuerySelectorAll("aside tbody tr").Select(r => r.TextContent.Trim()).Should().HaveCount(4).And.Subject.First().Should().Contain("Q1 2026/27").And.Contain("319");
        page.QuerySelectorAll("#Form-Numerator, #Form-YearToDate, [name='Form.JudgedStatus']").Should().BeEmpty("this measure has none of them");
    }

    [Fact]
    public async Task A_submitted_value_is_named_on_the_list_with_a_link_to_the_next_one()
    {
        string code = await site.AddMeasure();
        string next = await site.AddMeasure();
        Visitor contributor = await site.SignInAs(Roles.Contributor);

        using HttpResponseMessage answer = await contributor.SendForm(EntrySite.FormOf(code), new() { ["Form.Value"] = "1,321.0", ["Form.Note"] = "Recounted", ["Form.DoubtedFigures"] = "1,321.0||||||", ["Form.DoubtReason"] = "The whole county is counted now." }, "Submit");

        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await site.Result(code))!.Value.Should().Be(1321);
        IElement done = (await contributor.Page(answer.Headers.Location!.ToString())).QuerySelector(".moj-alert")!;
        done.TextContent.Should().Contain($"Submitted: {code}").And.Contain("1,321 for Q2 2026/27");
        done.QuerySelector("a")!.TextContent.Should().Contain(next);
        (await contributor.Page("/enter")).QuerySelector(".moj-alert").Should().BeNull("it is said once");
    }

    [Theory]
    [InlineData("91,5", "use a full stop for the decimal point")]
    [InlineData("abc", "is not a number")]
    [InlineData("1e400", "write it out in digits")]
    [InlineData("<b>9</b>", "is not a number")]
    [InlineData("", "Enter a value, or select a reason why there is none")]
    public async Task What_is_no_figure_comes_back_as_it_was_typed_with_the_error_at_its_field(string typed, string because)
    {
        string code = await site.AddMeasure();
        Visitor contributor = await site.SignInAs(Roles.Contributor);

        using HttpResponseMessage answer = await contributor.SendForm(EntrySite.FormOf(code), new() { ["Form.Value"] = typed, ["Form.Note"] = "  A note\r\nof two lines" }, "Submit");

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        IHtmlDocument page = await Visitor.Read(answer);
        page.Title.Should().StartWith("Error: " + code);
        IElement link = page.QuerySelector(".govuk-error-summary a")!;
        link.TextContent.Should().Contain(because);
        link.GetAttribute("href").Should().Be("#Form-Value");
        page.QuerySelector("#Form-Value-error")!.TextContent.Should().Contain(because);
        ((IHtmlInputElement)page.QuerySelector("#Form-Value")!).Value.Should().Be(typed);
        ((IHtmlTextAreaElement)page.QuerySelector("#Form-Note")!).Value.ReplaceLineEndings("\n").Should().Be("  A note\nof two lines");
        (await site.Result(code)).Should().BeNull();
        (await site.Draft(code)).Should().BeNull();
    }

    [Fact]
    public async Task A_draft_can_be_thrown_away_after_a_second_look_and_what_was_submitted_stays()
    {
        string code = await site.AddMeasure(submitted: EntrySite.Quarter);
        decimal? before = (await site.Result(code))!.Value;
        Visitor contributor = await site.SignInAs(Roles.Contributor);
        using HttpResponseMessage saved = await contributor.SendForm(EntrySite.FormOf(code), new() { ["Form.Value"] = "999", ["Form.Note"] = "Not sure yet." }, "Save as draft");
        IHtmlDocument form = await contributor.Page(EntrySite.FormOf(code));
        string address = form.QuerySelectorAll("main a").Single(a => a.TextContent == "Throw the draft away").GetAttribute("href")!;

        IHtmlDocument question = await contributor.Page(address);
        question.QuerySelector("main")!.TextContent.Should().Contain("999").And.Contain("Not sure yet.").And.Contain("submitted before").And.Contain("stays");
        (await site.Draft(code)).Should().NotBeNull("nothing is thrown away by looking");
        using HttpResponseMessage answer = await contributor.SendForm(address, []);

        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await site.Draft(code)).Should().BeNull();
        (await site.Result(code))!.Value.Should().Be(before);
        (await contributor.Page("/enter")).QuerySelector("main")!.TextContent.Should().Contain("Threw the draft away: " + code);
        (await contributor.Get(address)).StatusCode.Should().Be(HttpStatusCode.NotFound, "there is no draft any more");
    }

    [Fact]
    public async Task A_draft_that_was_saved_again_meanwhile_is_shown_and_not_thrown_away()
    {
        string code = await site.AddMeasure();
        Visitor contributor = await site.SignInAs(Roles.Contributor);
        using HttpResponseMessage saved = await contributor.SendForm(EntrySite.FormOf(code), new() { ["Form.Value"] = "111" }, "Save as draft");
        string address = "/enter/discard" + EntrySite.FormOf(code)["/enter".Length..];
        IHtmlDocument question = await contributor.Page(address);
        using HttpResponseMessage again = await contributor.SendForm(EntrySite.FormOf(code), new() { ["Form.Value"] = "222" }, "Save as draft");

        using HttpResponseMessage answer = await contributor.SendForm(question.QuerySelectorAll("main form").OfType<IHtmlFormElement>().Single(), address, []);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("saved again meanwhile").And.Contain("222");
        (await site.Draft(code))!.Value.Should().Be(222);
    }

    [Fact]
    public async Task A_note_that_is_changed_does_not_restate_its_figure()
    {
        string code = await site.AddMeasure(submitted: EntrySite.Quarter);
        Visitor contributor = await site.SignInAs(Roles.Contributor);
        string page = $"/measures/{Uri.EscapeDataString(code)}";
        using HttpResponseMessage noted = await contributor.SendForm(EntrySite.FormOf(code), new() { ["Form.Note"] = "Two hotels closed." }, "Submit");
        string changes = (await contributor.Page(page)).QuerySelector("section[aria-labelledby=changes-heading]")!.TextContent;
        using HttpResponseMessage entered = await contributor.SendForm(EntrySite.FormOf(code), new() { ["Form.Value"] = "326" }, "Submit");

        changes.Should().Contain("the figure stays 325").And.NotContain("changed from");
        using HttpResponseMessage again = await contributor.SendForm(EntrySite.FormOf(code), new() { ["Form.Value"] = "327" }, "Submit");

        (await contributor.Page(page)).QuerySelector("section[aria-labelledby=changes-heading]")!.TextContent.Should().Contain("changed from 325 to 326").And.Contain("changed from 326 to 327").And.NotContain("restated");
    }

    [Fact]
    public async Task A_draft_is_kept_for_the_next_visit_and_is_not_what_others_see()
    {
        string code = await site.AddMeasure();
        Visitor contributor = await site.SignInAs(Roles.Contributor);

        using HttpResponseMessage answer = await contributor.SendForm(EntrySite.FormOf(code), new() { ["Form.Value"] = "321" }, "Save as draft");

        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await site.Result(code)).Should().BeNull();
        IHtmlDocument page = await contributor.Page(EntrySite.FormOf(code));
        page.QuerySelector("form.pm-entry-form")!.TextContent.Should().Contain("Draft, not submitted yet: saved by Contributor of Wellbridge");
        ((IHtmlInputElement)page.QuerySelector("#Form-Value")!).Value.Should().Be("321");

        using HttpResponseMessage submitted = await contributor.SendForm(EntrySite.FormOf(code), [], "Submit");
        submitted.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await site.Draft(code)).Should().BeNull();
        (await site.Result(code))!.Value.Should().Be(321);
    }

    [Fact]
    public async Task A_reason_is_entered_in_place_of_a_value()
    {
        string code = await site.AddMeasure();
        Visitor contributor = await site.SignInAs(Roles.Contributor);

        using HttpResponseMessage answer = await contributor.SendForm(EntrySite.FormOf(code), new() { ["Form.Reason"] = "awaiting" }, "Submit");

        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await site.Result(code))!.Reason.Should().Be(ReasonForNoValue.AwaitingData);
        IHtmlDocument page = await contributor.Page(EntrySite.FormOf(code));
        page.QuerySelector("details")!.HasAttribute("open").Should().BeTrue("the reason given is in sight");
        page.QuerySelectorAll(".govuk-radios__hint").Should().HaveCount(6);
    }

    [Fact]
    public async Task What_someone_saved_meanwhile_is_shown_beside_ones_own_and_either_may_stand()
    {
        string code = await site.AddMeasure();
        Visitor contributor = await site.SignInAs(Roles.Contributor);
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);
        string address = EntrySite.FormOf(code);
        IHtmlDocument opened = await contributor.Page(address);
        using (await officer.SendForm(address, new() { ["Form.Value"] = "318", ["Form.Note"] = "From the case system" }, "Submit")) { }

        using HttpResponseMessage answer = await contributor.SendForm(FormOf(opened), address, new() { ["Form.Value"] = "321" }, "Submit");

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        IHtmlDocument page = await Visitor.Read(answer);
        string panel = page.QuerySelector(".pm-check")!.TextContent;
        panel.Should().Contain("Someone else saved this").And.Contain("Performance officer of Wellbridge, ").And.Contain("318").And.Contain("321").And.Contain("From the case system");
        ((IHtmlInputElement)page.QuerySelector("#Form-Value")!).Value.Should().Be("321");
        (await site.Result(code))!.Value.Should().Be(318);

        using HttpResponseMessage mine = await contributor.SendForm(FormOf(page), address, [], "Submit mine instead");
        mine.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await site.Result(code))!.Value.Should().Be(321);
    }

    [Fact]
    public async Task Somebody_elses_measure_is_refused_by_its_address_with_a_plain_sentence()
    {
        string code = await site.AddMeasure(m => m.OwnerId = null);
        Visitor contributor = await site.SignInAs(Roles.Contributor);

        using HttpResponseMessage answer = await contributor.Get(EntrySite.FormOf(code));

        answer.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await Visitor.Read(answer)).QuerySelector("main")!.TextContent.Should().Contain($"You cannot enter values for {code}").And.Contain("Ask the performance team");

        string own = await site.AddMeasure();
        IHtmlFormElement form = FormOf(await contributor.Page(EntrySite.FormOf(own)));
        using HttpResponseMessage posted = await contributor.SendForm(form, EntrySite.FormOf(code), new() { ["Form.Value"] = "1" }, "Submit");
        posted.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await site.Result(code)).Should().BeNull();
    }

    [Theory]
    [InlineData("/enter/2026-27-Q5/HOU%20001")]
    [InlineData("/enter/2017-19/HOU%20001")]
    [InlineData("/enter/2026-27-Q2/NO%20SUCH")]
    [InlineData("/enter/2026-27-Q3/HOU%20001")]
    public async Task There_is_no_page_for_a_period_or_measure_that_is_not_asked_for(string address)
    {
        await site.AddMeasure();
        Visitor contributor = await site.SignInAs(Roles.Contributor);

        using HttpResponseMessage answer = await contributor.Get(address);

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_signed_off_value_is_shown_without_a_form()
    {
        string code = await site.AddMeasure();
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);

        IHtmlDocument page = await officer.Page(EntrySite.FormOf(code, EntrySite.Quarter.Previous));

        page.QuerySelector("main")!.TextContent.Should().Contain("Q1 2026/27 is signed off").And.Contain("319");
        page.QuerySelector("main form").Should().BeNull();
    }

    [Fact]
    public async Task A_ratio_may_be_left_to_be_worked_out_and_a_corrected_part_gives_a_new_value()
    {
        string code = await site.AddMeasure(m =>
        {
            (m.Unit, m.Decimals, m.CollectsRatio) = ("%", 1, true);
            m.Results.Clear();
            m.Targets.Clear();
        });
        Visitor contributor = await site.SignInAs(Roles.Contributor);

        using (await contributor.SendForm(EntrySite.FormOf(code), new() { ["Form.Numerator"] = "274", ["Form.Denominator"] = "297" }, "Submit")) { }
        (await site.Result(code))!.Value.Should().Be(92.2559m);
        IHtmlDocument page = await contributor.Page(EntrySite.FormOf(code));
        ((IHtmlInputElement)page.QuerySelector("#Form-Value")!).Value.Should().BeEmpty();

        using (await contributor.SendForm(EntrySite.FormOf(code), new() { ["Form.Numerator"] = "275" }, "Submit")) { }
        (await site.Result(code))!.Value.Should().Be(92.5926m);
    }

    [Fact]
    public async Task A_monthly_measure_leads_from_month_to_month()
    {
        string code = await site.AddMeasure(m =>
        {
            (m.Frequency, m.QuarterRule) = (Frequency.Month, AggregationRule.Sum);
            m.Results.Clear();
        });
        Visitor contributor = await site.SignInAs(Roles.Contributor);

        IHtmlDocument page = await contributor.Page(EntrySite.FormOf(code, Period.Month(2026, 8)));

        page.QuerySelector(".pm-periods [aria-current]")!.TextContent.Should().Be("August 2026");
        page.QuerySelectorAll(".pm-periods a").Select(a => a.TextContent).Should().Equal("July 2026", "September 2026");
    }

    private static IHtmlFormElement FormOf(IHtmlDocument page) => (IHtmlFormElement)page.QuerySelector("form.pm-entry-form")!;
}
