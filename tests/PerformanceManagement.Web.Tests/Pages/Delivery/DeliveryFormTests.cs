using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using FluentAssertions;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Delivery;

/// <summary>Items, steps and the scale of risks of the sample council, added and changed on pages.</summary>
public sealed class DeliveryFormTests(SampleCouncilSite site) : IClassFixture<SampleCouncilSite>
{
    [Fact]
    public async Task An_officer_adds_a_project_of_their_directorate_with_a_milestone_and_closes_it()
    {
        Visitor officer = await site.SignInFromSample("housing");
        (await officer.Page("/delivery/items/HOMES")).QuerySelector("a[href*='/delivery/new/project']")!.GetAttribute("href").Should().EndWith("?parent=HOMES");

        using (HttpResponseMessage refused = await officer.SendForm("/delivery/new/project?parent=HOMES", new() { ["Form.Code"] = "HOMES.9", ["Form.Title"] = "", ["Form.Due"] = "When the cabinet agrees, by 30 June 2026" }))
        {
            IHtmlDocument page = await Visitor.Read(refused);
            page.QuerySelector("#Form-Title-error")!.TextContent.Should().Contain("Give it a title");
            page.QuerySelector("#Form-Due-error")!.TextContent.Should().Contain("These words hold “30 June 2026”");
            page.QuerySelectorAll("[name='Form.DueMeans']").Should().HaveCount(2);
            ((IHtmlInputElement)page.QuerySelector("#Form-Parent")!).Value.Should().Be("HOMES");
            using HttpResponseMessage saved = await officer.SendForm((IHtmlFormElement)page.QuerySelector("main form")!, "/delivery/new/project", new() { ["Form.Title"] = "A new hostel", ["Form.DueMeans"] = "day", ["Form.Measures"] = "HOU 01" });
            saved.StatusCode.Should().Be(HttpStatusCode.Redirect);
        }

        IHtmlDocument shown = await officer.Page("/delivery/items/HOMES.9");
        shown.QuerySelector("main")!.TextContent.Should().Contain("When the cabinet agrees, by 30 June 2026 (overdue)").And.Contain("HOU 01").And.Contain("Adults and Housing");
        (await officer.Page("/measures/HOU%2001")).QuerySelector("#delivery-heading")!.ParentElement!.TextContent.Should().Contain("HOMES.9 A new hostel");

        using (HttpResponseMessage step = await officer.SendForm("/delivery/items/HOMES.9/steps/new", new() { ["Form.Text"] = "Planning consent", ["Form.Due"] = "July 2026" })) step.StatusCode.Should().Be(HttpStatusCode.Redirect);
        IElement milestone = (await officer.Page("/delivery/items/HOMES.9")).QuerySelector("a[href*='/steps/'][href$='1'], th a[href*='/steps/']")!;
        milestone.TextContent.Should().StartWith("Planning consent");
        using (HttpResponseMessage done = await officer.SendForm(milestone.GetAttribute("href")!, new() { ["Form.DoneOn"] = "2 September 2026" })) done.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await officer.Page("/delivery/items/HOMES.9")).QuerySelector("main")!.TextContent.Should().Contain("Done on 2 September 2026");

        using (HttpResponseMessage closed = await officer.SendForm("/delivery/items/HOMES.9/edit", new() { ["Form.ClosedOn"] = "1 June 2026", ["Form.ClosedBecause"] = "The site was sold." })) closed.StatusCode.Should().Be(HttpStatusCode.Redirect);
        Codes(await officer.Page("/delivery?kind=projects")).Should().NotContain("HOMES.9");
        Codes(await officer.Page("/delivery?kind=projects&search=hostel")).Should().Equal("HOMES.9");
        (await officer.Page("/measures?search=hostel")).QuerySelector("main")!.TextContent.Should().Contain("1 project, action or risk matches these words");
    }

    [Fact]
    public async Task Of_two_who_change_an_item_the_second_sees_both()
    {
        Visitor officer = await site.SignInFromSample("performance");
        var opened = (IHtmlFormElement)(await officer.Page("/delivery/items/PEER.4/edit")).QuerySelector("main form")!;
        using (HttpResponseMessage theirs = await (await site.SignInFromSample("administrator")).SendForm("/delivery/items/PEER.4/edit", new() { ["Form.Title"] = "Train all managers" })) theirs.StatusCode.Should().Be(HttpStatusCode.Redirect);

        using HttpResponseMessage answer = await officer.SendForm(opened, "/delivery/items/PEER.4/edit", new() { ["Form.Title"] = "Train most managers" });

        IHtmlDocument page = await Visitor.Read(answer);
        page.QuerySelector(".pm-check")!.TextContent.Should().Contain("Train all managers");
        ((IHtmlInputElement)page.QuerySelector("#Form-Title")!).Value.Should().Be("Train most managers");
        using HttpResponseMessage again = await officer.SendForm((IHtmlFormElement)page.QuerySelector("main form")!, "/delivery/items/PEER.4/edit", new());
        again.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await officer.Page("/delivery/items/PEER.4")).QuerySelector("h1")!.TextContent.Should().Contain("Train most managers");
    }

    [Fact]
    public async Task The_scale_of_risks_says_which_scores_it_would_leave_without_a_place()
    {
        Visitor officer = await site.SignInFromSample("performance");
        using HttpResponseMessage asked = await officer.SendForm("/delivery/risk-scale", new() { ["Form.Likelihoods"] = "A | very high\nB | high\nC | significant" });

        IHtmlDocument page = await Visitor.Read(asked);
        page.QuerySelector(".pm-check")!.TextContent.Should().Contain("Scores that are not on this scale").And.Contain("DI");
        (await officer.Page("/delivery/risk-matrix")).QuerySelectorAll(".pm-matrix tbody tr").Should().HaveCount(6, "nothing was stored");
    }

    [Theory]
    [InlineData("viewer", "/delivery/new/risk")]
    [InlineData("viewer", "/delivery/items/SR01/edit")]
    [InlineData("housing", "/delivery/items/SR01/edit")]
    [InlineData("housing", "/delivery/items/QUARTER.1/steps/new")]
    [InlineData("housing", "/delivery/risk-scale")]
    public async Task Only_its_directorate_and_the_performance_team_change_it(string who, string address)
    {
        using HttpResponseMessage answer = await (await site.SignInFromSample(who)).Get(address);

        answer.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("/delivery/new/wish")]
    [InlineData("/delivery/items/NONE/edit")]
    [InlineData("/delivery/items/HOMES.1/steps/99999")]
    [InlineData("/delivery/items/COMP1/steps/new")]
    public async Task There_is_no_form_for_what_does_not_exist(string address)
    {
        using HttpResponseMessage answer = await (await site.SignInFromSample("performance")).Get(address);

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    private static IEnumerable<string> Codes(IHtmlDocument page) => page.QuerySelectorAll("tbody .pm-code").Select(c => c.TextContent);
}
