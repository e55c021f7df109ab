using System.Net;
using AngleSharp.Html.Dom;
using FluentAssertions;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Tests.Pages.Entry;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.ReportTexts;

public sealed class ReportTextTests(EntrySite site) : IClassFixture<EntrySite>
{
    [Fact]
    public async Task A_text_is_written_listed_and_printed_and_the_report_leads_to_it()
    {
        string code = await site.AddMeasure(submitted: EntrySite.Quarter);
        string report = $"/reports/2026-27-Q2/{await site.CommitteeId()}";
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);
        (await officer.Page(report)).QuerySelectorAll("main a").Should().Contain(a => a.TextContent == "Write the report");

        using HttpResponseMessage answer = await officer.SendForm($"{report}/work/text?key=budget", new() { ["Form.Text"] = $"We have **{{value {code}}}** <b>households</b>.", ["Form.IsReady"] = "true" }, "Save");

        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        IHtmlDocument list = await officer.Page(answer.Headers.Location!.ToString());
        list.QuerySelector(".moj-alert")!.TextContent.Should().Contain("Saved as ready");
        list.QuerySelectorAll("tbody tr").Single(r => r.InnerHtml.Contains("key=budget", StringComparison.Ordinal)).TextContent.Should().Contain("Ready");
        IHtmlDocument paper = await officer.Page(report);
        paper.QuerySelector(".pm-report")!.TextContent.Should().Contain("We have 325 <b>households</b>.");
    }

    [Fact]
    public async Task A_preview_shows_the_text_as_printed_keeps_what_was_typed_and_stores_nothing()
    {
        string code = await site.AddMeasure(submitted: EntrySite.Quarter);
        string address = $"/reports/2026-27-Q2/{await site.CommitteeId()}/work/text?key=background";
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);
        string typed = $"- {{value {code}}} households\n- <script>alert(1)</script>";

        using HttpResponseMessage answer = await officer.SendForm(address, new() { ["Form.Text"] = typed }, "Preview");

        IHtmlDocument page = await Visitor.Read(answer);
        page.QuerySelectorAll(".pm-report li").Select(l => l.TextContent).Should().Equal("325 households", "<script>alert(1)</script>");
        ((IHtmlTextAreaElement)page.QuerySelector("#Form-Text")!).Value.Should().Be(typed);
        ((IHtmlTextAreaElement)(await officer.Page(address)).QuerySelector("#Form-Text")!).Value.Should().BeEmpty();
    }

    [Fact]
    public async Task A_text_saved_meanwhile_is_shown_ones_own_stays_and_theirs_can_be_compared_and_put_back()
    {
        string work = $"/reports/2026-27-Q2/{await site.CommitteeId()}/work";
        string address = $"{work}/text?key=recommendation";
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);
        Visitor clerk = await site.SignInAs(Roles.DemocraticServices);
        var opened = (IHtmlFormElement)(await officer.Page(address)).QuerySelector("form[data-warn-unsaved]")!;
        using (await clerk.SendForm(address, new() { ["Form.Text"] = "That members note it." }, "Save")) { }

        using HttpResponseMessage answer = await officer.SendForm(opened, address, new() { ["Form.Text"] = "That members welcome it." }, "Save");

        IHtmlDocument page = await Visitor.Read(answer);
        page.QuerySelector(".pm-check")!.TextContent.Should().Contain("Someone else saved this text").And.Contain("That members note it.");
        ((IHtmlTextAreaElement)page.QuerySelector("#Form-Text")!).Value.Should().Be("That members welcome it.");
        using (HttpResponseMessage again = await officer.SendForm((IHtmlFormElement)page.QuerySelector("form[data-warn-unsaved]")!, address, [], "Save mine instead"))
            again.StatusCode.Should().Be(HttpStatusCode.Redirect);

        string compare = (await officer.Page(address)).QuerySelectorAll("main a").Single(a => a.TextContent.StartsWith("compare", StringComparison.Ordinal)).GetAttribute("href")!;
        IHtmlDocument compared = await officer.Page(compare);
        compared.QuerySelector("del")!.TextContent.Should().Be("[removed: note , end of removed] ");
        compared.QuerySelector("ins")!.TextContent.Should().Be("[added: welcome , end of added] ");
        using (HttpResponseMessage back = await officer.SendForm(compare, [], "Put back"))
            back.Headers.Location!.ToString().Should().Contain("key=recommendation");
        ((IHtmlTextAreaElement)(await officer.Page(address)).QuerySelector("#Form-Text")!).Value.Should().Be("That members note it.");
    }

    [Fact]
    public async Task Somebody_named_as_an_author_writes_theirs_and_no_other()
    {
        string work = $"/reports/2026-27-Q2/{await site.CommitteeId()}/work";
        Visitor contributor = await site.SignInAs(Roles.Contributor);
        using (HttpResponseMessage before = await contributor.Get(work)) before.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);
        string id = $"{(await site.UserWithRole(Roles.Contributor)).Id}";
        using (await officer.SendForm($"{work}/text?key=risk", new() { ["Author.AuthorId"] = id, ["Author.DueOn"] = "1 October 2026" }, "Save author")) { }
        using (await contributor.SendForm($"{work}/text?key=risk", new() { ["Comment.Text"] = "Is last year’s still right?" }, "Add comment")) { }

        (await contributor.Page(work)).QuerySelector("main form").Should().BeNull("the template is not theirs to choose");
        using (HttpResponseMessage saved = await contributor.SendForm($"{work}/text?key=risk", new() { ["Form.Text"] = "None." }, "Save")) saved.StatusCode.Should().Be(HttpStatusCode.Redirect);
        IHtmlDocument other = await contributor.Page($"{work}/text?key=contact");
        other.QuerySelector("#Form-Text").Should().BeNull();
        IHtmlDocument risk = await officer.Page($"{work}/text?key=risk");
        risk.QuerySelector("main")!.TextContent.Should().Contain("Is last year’s still right?").And.Contain("by 1 October 2026");
    }

    [Fact]
    public async Task An_author_named_meanwhile_is_shown_and_ones_own_choice_stays()
    {
        string address = $"/reports/2026-27-Q2/{await site.CommitteeId()}/work/text?key=summary";
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);
        string clerk = $"{(await site.UserWithRole(Roles.DemocraticServices)).Id}", approver = $"{(await site.UserWithRole(Roles.Approver)).Id}";
        IHtmlFormElement Form(IHtmlDocument page) => (IHtmlFormElement)page.QuerySelector("#Author-AuthorId")!.Closest("form")!;
        IHtmlFormElement opened = Form(await officer.Page(address));
        using (await officer.SendForm(address, new() { ["Author.AuthorId"] = clerk, ["Author.DueOn"] = "1 October 2026" }, "Save author")) { }

        using HttpResponseMessage answer = await officer.SendForm(opened, address, new() { ["Author.AuthorId"] = approver, ["Author.DueOn"] = "9 October 2026" }, "Save author");

        IHtmlDocument page = await Visitor.Read(answer);
        page.QuerySelector(".pm-check")!.TextContent.Should().Contain("Someone else said who writes it meanwhile").And.Contain("by 1 October 2026");
        ((IHtmlInputElement)page.QuerySelector("#Author-DueOn")!).Value.Should().Be("9 October 2026");
        using (HttpResponseMessage mine = await officer.SendForm(Form(page), address, [], "Save mine instead")) mine.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await officer.Page(address)).QuerySelector("main")!.TextContent.Should().Contain("by 9 October 2026");
    }

    [Fact]
    public async Task Two_megabytes_come_back_with_a_sentence_and_without_a_loss()
    {
        string address = $"/reports/2026-27-Q2/{await site.CommitteeId()}/work/text?key=papers";
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);
        string text = new('x', 2_000_000);

        using HttpResponseMessage answer = await officer.SendForm(address, new() { ["Form.Text"] = text }, "Save");

        IHtmlDocument page = await Visitor.Read(answer);
        page.QuerySelector("#Form-Text-error")!.TextContent.Should().Contain("100,000 characters or fewer; it has 2,000,000");
        ((IHtmlTextAreaElement)page.QuerySelector("#Form-Text")!).Value.Should().HaveLength(2_000_000);
    }

    [Fact]
    public async Task A_template_is_chosen_and_a_cell_is_given_and_taken_back()
    {
        string code = await site.AddMeasure(submitted: EntrySite.Quarter);
        string work = $"/reports/2026-27-Q2/{await site.CommitteeId()}/work";
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);
        using (HttpResponseMessage chosen = await officer.SendForm(work, new() { ["Form.Template"] = "" }, "Choose template")) chosen.StatusCode.Should().Be(HttpStatusCode.Redirect);

        using HttpResponseMessage bare = await officer.SendForm($"{work}/cells", new() { ["Form.Code"] = code, ["Form.Column"] = "status", ["Form.Text"] = "Judged" }, "Save");
        (await Visitor.Read(bare)).QuerySelector("#Form-Reason-error")!.TextContent.Should().Contain("Enter why it is given");
        using (HttpResponseMessage given = await officer.SendForm($"{work}/cells", new() { ["Form.Code"] = code, ["Form.Column"] = "status", ["Form.Text"] = "Judged", ["Form.Reason"] = "By hand" }, "Save")) given.StatusCode.Should().Be(HttpStatusCode.Redirect);

        IHtmlDocument cells = await officer.Page($"{work}/cells");
        cells.QuerySelector("tbody tr")!.TextContent.Should().Contain(code).And.Contain("Judged").And.Contain("By hand");
        using (HttpResponseMessage back = await officer.SendForm((IHtmlFormElement)cells.QuerySelector("tbody form")!, $"{work}/cells", [])) back.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await officer.Page($"{work}/cells")).QuerySelector("main")!.TextContent.Should().Contain("Every cell is worked out.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("/text?key=budget")]
    [InlineData("/cells")]
    public async Task Without_rights_there_is_nothing_to_see(string page)
    {
        Visitor viewer = await site.SignInAs(Roles.Viewer);

        using HttpResponseMessage answer = await viewer.Get($"/reports/2026-27-Q2/{await site.CommitteeId()}/work{page}");

        answer.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await viewer.Page($"/reports/2026-27-Q2/{await site.CommitteeId()}")).QuerySelectorAll("main a").Should().NotContain(a => a.TextContent == "Write the report");
    }

    [Theory]
    [InlineData("/text")]
    [InlineData("/text?key=no-such")]
    [InlineData("/compare?key=budget&version=99999")]
    public async Task There_is_no_page_for_what_does_not_exist(string page)
    {
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);

        using HttpResponseMessage answer = await officer.Get($"/reports/2026-27-Q2/{await site.CommitteeId()}/work{page}");

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }
}
