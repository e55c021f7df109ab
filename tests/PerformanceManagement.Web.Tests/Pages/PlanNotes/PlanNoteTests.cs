using System.Net;
using AngleSharp.Html.Dom;
using FluentAssertions;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Tests.Pages.Entry;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.PlanNotes;

public sealed class PlanNoteTests(EntrySite site) : IClassFixture<EntrySite>
{
    private const string List = "/reports/2026-27-Q2/notes";

    [Fact]
    public async Task A_text_is_written_listed_and_printed_in_the_report()
    {
        await site.AddMeasure(submitted: EntrySite.Quarter);
        int committee = await site.CommitteeId();
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);

        using HttpResponseMessage answer = await officer.SendForm($"{List}/PR1.1.1", new() { ["Form.Text"] = "Two more officers started.\r\n\r\nThey see <everyone> first." });

        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        IHtmlDocument list = await officer.Page(answer.Headers.Location!.ToString());
        list.QuerySelector(".moj-alert")!.TextContent.Should().Contain("Saved: the text for 1.1.1 Help early, Q2 2026/27");
        list.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("1.1.1", StringComparison.Ordinal)).TextContent.Should().Contain("Two more officers started.");
        (await officer.Page($"/reports/2026-27-Q2/{committee}")).QuerySelector(".pm-report")!.TextContent.Should().Contain("They see <everyone> first.");
    }

    [Fact]
    public async Task A_text_saved_meanwhile_is_shown_and_ones_own_stays_in_the_form()
    {
        await site.CommitteeId();
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);
        Visitor administrator = await site.SignInAs(Roles.Administrator);
        string address = $"{List}/O1.1";
        var opened = (IHtmlFormElement)(await officer.Page(address)).QuerySelector("main form")!;
        using (await administrator.SendForm(address, new() { ["Form.Text"] = "Theirs" })) { }

        using HttpResponseMessage answer = await officer.SendForm(opened, address, new() { ["Form.Text"] = "Mine" });

        IHtmlDocument page = await Visitor.Read(answer);
        page.QuerySelector(".pm-check")!.TextContent.Should().Contain("Someone else saved this text").And.Contain("Administrator of Wellbridge").And.Contain("Theirs");
        ((IHtmlTextAreaElement)page.QuerySelector("textarea")!).Value.Should().Be("Mine");

        using HttpResponseMessage again = await officer.SendForm((IHtmlFormElement)page.QuerySelector("main form")!, address, []);
        again.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await officer.Page(List)).QuerySelector("tbody")!.TextContent.Should().Contain("Mine").And.NotContain("Theirs");
    }

    [Fact]
    public async Task A_text_that_is_too_long_comes_back_with_the_error()
    {
        await site.CommitteeId();
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);
        string text = new('x', 8001);

        using HttpResponseMessage answer = await officer.SendForm($"{List}/P1", new() { ["Form.Text"] = text });

        IHtmlDocument page = await Visitor.Read(answer);
        page.Title.Should().StartWith("Error: ");
        page.QuerySelector("#Form-Text-error")!.TextContent.Should().Contain("8,000 characters or fewer; it has 8,001");
        ((IHtmlTextAreaElement)page.QuerySelector("textarea")!).Value.Should().Be(text);
    }

    [Fact]
    public async Task A_signed_off_quarter_shows_its_texts_without_a_form()
    {
        await site.CommitteeId();
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);

        IHtmlDocument page = await officer.Page("/reports/2026-27-Q1/notes/P1");

        page.QuerySelector("main")!.TextContent.Should().Contain("Q1 2026/27 is signed off");
        page.QuerySelector("main form").Should().BeNull();
    }

    [Theory]
    [InlineData("/reports/2026-27-Q2/notes/NO-SUCH")]
    [InlineData("/reports/2031-32-Q2/notes")]
    [InlineData("/reports/2001-02-Q2/notes/P1")]
    [InlineData("/reports/2026-27/notes")]
    [InlineData("/reports/2026-09/notes/P1")]
    public async Task There_is_no_page_for_an_item_or_quarter_that_does_not_exist(string address)
    {
        await site.CommitteeId();
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);

        using HttpResponseMessage answer = await officer.Get(address);

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }
}
