using System.Net;
using AngleSharp.Html.Dom;
using FluentAssertions;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Delivery;

/// <summary>What the open quarter of the sample council asks for beside values, and what should be looked at.</summary>
public sealed class DeliveryWorkTests(SampleCouncilSite site) : IClassFixture<SampleCouncilSite>
{
    [Fact]
    public async Task Home_and_the_values_say_which_updates_are_still_to_come()
    {
        Visitor officer = await site.SignInFromSample("housing");
        IHtmlDocument home = await officer.Page("/");
        home.QuerySelector("#updates-heading")!.ParentElement!.TextContent.Should().Contain("1 of 7 for Q2 2026/27 still to be submitted, due by 19 October 2026").And.Contain("HOMES.2.1").And.Contain("Not started");
        (await officer.Page("/enter")).QuerySelector("main")!.TextContent.Should().Contain("1 of 7 for Q2 2026/27 still to be submitted");
        (await officer.Page("/delivery/updates?state=all")).QuerySelectorAll("tbody tr").Should().HaveCount(7);

        Visitor team = await site.SignInFromSample("performance");
        IHtmlDocument all = await team.Page("/delivery/updates");
        all.QuerySelectorAll("tbody tr").Select(r => (r.QuerySelector(".pm-code")!.TextContent, r.LastElementChild!.TextContent)).Should().ContainInOrder(("HOMES.2.1", "Not started"), ("PEER.2", "Draft"), ("SR04", "Draft"));
        (await (await site.SignInFromSample("viewer")).Page("/")).QuerySelector("#updates-heading").Should().BeNull();
    }

    [Fact]
    public async Task Home_and_dashboard_count_what_is_overdue_missed_and_risen_and_lead_there()
    {
        Visitor reader = await site.SignInFromSample("viewer");
        foreach (string address in new[] { "/", "/dashboard" })
        {
            IHtmlDocument page = await reader.Page(address);
            var links = page.QuerySelectorAll(".pm-alerts a").Cast<IHtmlAnchorElement>().ToDictionary(a => a.TextContent, a => a.GetAttribute("href")!);
            links.Keys.Should().Contain(["1 project overdue", "1 risk rose"]);
            (await reader.Page(links["1 project overdue"])).QuerySelectorAll("tbody .pm-code").Select(c => c.TextContent).Should().Equal("QUARTER.2");
            (await reader.Page(links["1 risk rose"])).QuerySelectorAll("tbody .pm-code").Select(c => c.TextContent).Should().Equal("SR03");
            foreach ((string text, string href) in links)
                (await reader.Page(href)).QuerySelectorAll("tbody tr").Should().NotBeEmpty(text);
        }

        (await (await site.SignInFromSample("director.adults")).Page("/dashboard")).QuerySelector(".pm-alerts")!.TextContent.Should().Contain("1 risk rose").And.NotContain("project overdue", "that is another directorate's");
    }

    [Fact]
    public async Task A_partnership_whose_review_is_due_is_reviewed()
    {
        Visitor officer = await site.SignInFromSample("performance");
        (await officer.Page("/delivery/updates")).QuerySelectorAll("tbody tr")[^1].TextContent.Should().Contain("PT2").And.Contain("Not started");
        using (HttpResponseMessage answer = await officer.SendForm("/delivery/items/PT2/updates/2026-27-Q2", new() { ["Form.Narrative"] = "", ["then"] = "submit" }))
            (await Visitor.Read(answer)).QuerySelector("#Form-Narrative-error")!.TextContent.Should().Contain("Say what the review found");
        using (HttpResponseMessage answer = await officer.SendForm("/delivery/items/PT2/updates/2026-27-Q2", new() { ["Form.Narrative"] = "All partners came.", ["Form.NextReviewOn"] = "15 September 2027", ["then"] = "submit" }))
            answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await officer.Page("/delivery/items/PT2")).QuerySelector("main")!.TextContent.Should().Contain("All partners came.").And.Contain("15 September 2027");
        (await officer.Page("/delivery/updates")).QuerySelector("main")!.TextContent.Should().NotContain("PT2");
    }

    [Fact]
    public async Task An_action_is_completed_on_a_day()
    {
        Visitor officer = await site.SignInFromSample("performance");
        using (HttpResponseMessage answer = await officer.SendForm("/delivery/items/PEER.3/updates/2026-27-Q2", new() { ["Form.Status"] = "Complete", ["then"] = "submit" }))
            (await Visitor.Read(answer)).QuerySelector("#Form-EndedOn-error")!.TextContent.Should().Contain("Enter the day on which it was completed");
        using (HttpResponseMessage answer = await officer.SendForm("/delivery/items/PEER.3/updates/2026-27-Q2", new() { ["Form.Status"] = "Complete", ["Form.EndedOn"] = "29 August 2026", ["then"] = "submit" }))
            answer.StatusCode.Should().Be(HttpStatusCode.Redirect);

        (await officer.Page("/delivery/items/PEER.3")).QuerySelector("main")!.TextContent.Should().Contain("Completed on 29 August 2026");
        (await officer.Page("/delivery?kind=actions&only=overdue")).QuerySelector("main")!.TextContent.Should().NotContain("PEER.3");
    }
}

/// <summary>The quarter after the one that the sample council opens with.</summary>
public sealed class DeliveryNextQuarterTests(SampleCouncilSite site) : IClassFixture<SampleCouncilSite>
{
    [Fact]
    public async Task A_writer_starts_from_the_text_of_before_and_it_is_marked_as_carried_forward()
    {
        Visitor officer = await site.SignInFromSample("administrator");
        using (HttpResponseMessage opened = await officer.SendForm("/quarters/2026-27-Q3", new() { ["Form.DueOn"] = "18/1/2027" })) opened.StatusCode.Should().Be(HttpStatusCode.Redirect);
        IHtmlDocument form = await officer.Page("/delivery/items/HOMES.1/updates/2026-27-Q3");
        form.QuerySelector("a[href$='?from=before']").Should().NotBeNull();
        const string address = "/delivery/items/HOMES.1/updates/2026-27-Q3?from=before";
        ((IHtmlTextAreaElement)(await officer.Page(address)).QuerySelector("#Form-Narrative")!).Value.Should().StartWith("Thirty-one homes");
        using (HttpResponseMessage answer = await officer.SendForm(address, new() { ["Form.Rating"] = "green", ["then"] = "submit" })) answer.StatusCode.Should().Be(HttpStatusCode.Redirect);

        (await officer.Page("/delivery/items/HOMES.1?quarter=2026-27-Q3")).QuerySelector("main")!.TextContent.Should().Contain("The text is carried forward from Q2 2026/27.");
    }
}
