using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using FluentAssertions;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Entry;

/// <summary>What looks wrong is refused or asked about before it is stored, with all that was typed kept.</summary>
public sealed class DoubtFormTests(EntrySite site) : IClassFixture<EntrySite>
{
    [Fact]
    public async Task A_doubted_value_needs_a_reason_which_holds_for_those_figures_alone()
    {
        string code = await site.AddMeasure();
        Visitor contributor = await site.SignInAs(Roles.Contributor);
        string address = EntrySite.FormOf(code);

        using HttpResponseMessage first = await contributor.SendForm(address, new() { ["Form.Value"] = "3190", ["Form.Note"] = "As counted" }, "Submit");
        IHtmlDocument page = await Visitor.Read(first);
        page.Title.Should().StartWith("Check: ");
        page.QuerySelector(".pm-check")!.TextContent.Should().Contain("3,190 looks ten times too large: the last 4 values were 319, 318, 317 and 316.").And.Contain("Why is the figure right?");
        page.QuerySelector(".pm-check a")!.GetAttribute("href").Should().Be("#Form-Value");
        page.QuerySelector(".govuk-error-summary").Should().BeNull("a doubt is no error");
        page.QuerySelector("#confirmed").Should().BeNull("a tick is for notes alone");
        ((IHtmlTextAreaElement)page.QuerySelector("#Form-Note")!).Value.Should().Be("As counted");

        using HttpResponseMessage blank = await contributor.SendForm(FormOf(page), address, [], "Submit");
        page = await Visitor.Read(blank);
        page.QuerySelector("#Form-DoubtReason-error")!.TextContent.Should().Contain("Say why the figure is right, or correct it");
        page.QuerySelector(".govuk-error-summary a")!.GetAttribute("href").Should().Be("#Form-DoubtReason");

        using HttpResponseMessage other = await contributor.SendForm(FormOf(page), address, new() { ["Form.Value"] = "31900", ["Form.DoubtReason"] = "The whole county is counted now." }, "Submit");
        other.StatusCode.Should().Be(HttpStatusCode.OK, "31,900 is not what the reason was given for");
        page = await Visitor.Read(other);
        page.QuerySelector(".pm-check")!.TextContent.Should().Contain("a hundred times too large");
        ((IHtmlTextAreaElement)page.QuerySelector("#Form-DoubtReason")!).Value.Should().Be("The whole county is counted now.", "it is not lost");
        page.QuerySelector("#Form-DoubtReason-error").Should().BeNull();
        (await site.Result(code)).Should().BeNull();

        using HttpResponseMessage stored = await contributor.SendForm(FormOf(page), address, [], "Submit");
        stored.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await site.Result(code))!.QualityNote.Should().Be("The whole county is counted now.");

        page = await contributor.Page(address);
        ((IHtmlTextAreaElement)page.QuerySelector("#Form-DoubtReason")!).Value.Should().Be("The whole county is counted now.");
        using HttpResponseMessage again = await contributor.SendForm(FormOf(page), address, new() { ["Form.Note"] = "As counted twice" }, "Submit");
        again.StatusCode.Should().Be(HttpStatusCode.Redirect, "it has been answered");
        (await site.Result(code))!.QualityNote.Should().NotBeNull();

        IHtmlDocument measure = await contributor.Page($"/measures/{Uri.EscapeDataString(code)}");
        measure.QuerySelector("#history-heading")!.ParentElement!.TextContent.Should().Contain("About the data: The whole county is counted now.");
        (await (await contributor.Get($"/measures/{Uri.EscapeDataString(code)}/data.csv")).Content.ReadAsStringAsync()).Should().Contain(",The whole county is counted now.");
    }

    [Fact]
    public async Task What_a_count_cannot_be_is_refused_at_its_field_and_a_draft_says_what_it_will_meet()
    {
        string code = await site.AddMeasure();
        Visitor contributor = await site.SignInAs(Roles.Contributor);
        string address = EntrySite.FormOf(code);

        using HttpResponseMessage refused = await contributor.SendForm(address, new() { ["Form.Value"] = "-5" }, "Submit");
        IHtmlDocument page = await Visitor.Read(refused);
        page.QuerySelector("#Form-Value-error")!.TextContent.Should().Contain("-5 is below zero, which a count cannot be");
        ((IHtmlInputElement)page.QuerySelector("#Form-Value")!).Value.Should().Be("-5");

        using HttpResponseMessage saved = await contributor.SendForm(FormOf(page), address, [], "Save as draft");
        saved.StatusCode.Should().Be(HttpStatusCode.Redirect);
        page = await contributor.Page(address);
        page.QuerySelector("#draft-heading")!.ParentElement!.TextContent.Should().Contain("-5 is below zero, which a count cannot be");
    }

    [Fact]
    public async Task The_worst_status_is_answered_in_four_parts()
    {
        string code = await site.AddMeasure(m => m.Targets.Add(new Target { Period = EntrySite.Quarter, Value = 290 }));
        Visitor contributor = await site.SignInAs(Roles.Contributor);
        string address = EntrySite.FormOf(code);
        (await contributor.Page(address)).QuerySelector("#Form-Why")!.Closest("details")!.HasAttribute("open").Should().BeFalse("nothing is typed yet");

        using HttpResponseMessage first = await contributor.SendForm(address, new() { ["Form.Value"] = "321" }, "Submit");
        IHtmlDocument page = await Visitor.Read(first);
        page.QuerySelector(".pm-check a")!.GetAttribute("href").Should().Be("#Form-Why");
        page.QuerySelector("#Form-Why")!.Closest("details")!.HasAttribute("open").Should().BeTrue();
        page.QuerySelector("label[for=confirmed]")!.TextContent.Should().Contain("without a note");

        Dictionary<string, string> typed = new() { ["Form.Why"] = "More evictions.", ["Form.Doing"] = "Two more landlords.", ["Form.ByWhen"] = "soon", ["Form.ByWhom"] = "Head of Housing" };
        using HttpResponseMessage second = await contributor.SendForm(FormOf(page), address, typed, "Submit");
        page = await Visitor.Read(second);
        page.QuerySelector("#Form-ByWhen-error")!.TextContent.Should().Contain("“soon” is not a date");
        ((IHtmlTextAreaElement)page.QuerySelector("#Form-Why")!).Value.Should().Be("More evictions.");
        page.QuerySelector("#Form-ByWhen")!.Closest("details")!.HasAttribute("open").Should().BeTrue("the error is in sight");

        using HttpResponseMessage third = await contributor.SendForm(FormOf(page), address, new() { ["Form.ByWhen"] = "31 March 2030" }, "Submit");
        third.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await site.Result(code))!.Note.Should().Be("Why: More evictions.\n\nWhat is being done: Two more landlords.\n\nBy when: 31 March 2030\n\nBy whom: Head of Housing");

        page = await contributor.Page(address);
        ((IHtmlInputElement)page.QuerySelector("#Form-ByWhom")!).Value.Should().Be("Head of Housing");
        ((IHtmlTextAreaElement)page.QuerySelector("#Form-Note")!).Value.Should().BeEmpty();
    }

    [Fact]
    public async Task The_last_note_stands_beside_the_form_and_a_note_starts_from_it()
    {
        string code = await site.AddMeasure();
        string wordy = await site.AddMeasure(m =>
        {
            m.Results.RemoveAll(r => r.Period == EntrySite.Quarter.Previous);
            m.Results.Add(new MeasureResult { Period = EntrySite.Quarter.Previous, Value = 319, Note = "Why: More evictions.\n\nBy whom: Head of Housing", SubmittedAt = new DateTime(2026, 7, 2, 9, 0, 0, DateTimeKind.Utc) });
        });
        Visitor contributor = await site.SignInAs(Roles.Contributor);
        (await contributor.Page(EntrySite.FormOf(code))).QuerySelector("#last-note").Should().BeNull("there is none");
        string address = EntrySite.FormOf(wordy);

        IHtmlDocument page = await contributor.Page(address);
        IElement facts = page.QuerySelector("aside")!;
        facts.TextContent.Should().Contain("Note for Q1 2026/27").And.Contain("By whom: Head of Housing");
        string start = facts.QuerySelector("a[data-start-note]")!.GetAttribute("href")!;
        start.Should().Contain("start=last");
        ((IHtmlTextAreaElement)page.QuerySelector("#Form-Why")!).Value.Should().BeEmpty();

        page = await contributor.Page(start);
        ((IHtmlTextAreaElement)page.QuerySelector("#Form-Why")!).Value.Should().Be("More evictions.");
        using HttpResponseMessage same = await contributor.SendForm(FormOf(page), start, new() { ["Form.Value"] = "321" }, "Submit");
        page = await Visitor.Read(same);
        page.QuerySelector(".pm-check")!.TextContent.Should().Contain("The note is the one for Q1 2026/27. Say what is new.").And.Contain("I am submitting the note as it is");
    }

    private static IHtmlFormElement FormOf(IHtmlDocument page) => (IHtmlFormElement)page.QuerySelector("form.pm-entry-form")!;
}
