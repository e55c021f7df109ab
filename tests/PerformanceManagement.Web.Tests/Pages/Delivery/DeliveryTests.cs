using System.Net;
using AngleSharp.Html.Dom;
using FluentAssertions;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Delivery;

/// <summary>Projects, actions, risks, partnerships and volumes of the sample council: seen, updated, returned.</summary>
public sealed class DeliveryTests(SampleCouncilSite site) : IClassFixture<SampleCouncilSite>
{
    [Theory]
    [InlineData("projects", "HOMES.2.2", "Red")]
    [InlineData("actions", "PEER.3", "Off track")]
    [InlineData("risks", "SR03", "Rose")]
    [InlineData("partnerships", "PT4", "No reference")]
    [InlineData("volumes", "COMP1", "89.9%")]
    public async Task Each_part_lists_its_items_with_what_is_said_of_them(string kind, string code, string says)
    {
        IHtmlDocument page = await (await site.SignInFromSample("viewer")).Page($"/delivery?kind={kind}");

        page.QuerySelectorAll("tbody tr").Single(r => r.QuerySelector(".pm-code")!.TextContent == code).TextContent.Should().Contain(says);
    }

    [Fact]
    public async Task Only_a_line_of_volumes_has_counts()
    {
        Visitor reader = await site.SignInFromSample("viewer");

        (await reader.Page("/delivery/items/HOMES.1")).QuerySelector("main")!.TextContent.Should().NotContain("What came in and what was answered");
        (await reader.Page("/delivery/items/COMP1")).QuerySelector("main")!.TextContent.Should().Contain("What came in and what was answered")
            .And.Contain("The share in time is 1.9 percentage points higher than in Q1 2026/27. 13.3% went on to the next stage.", "the paper prints the same");
    }

    [Fact]
    public async Task What_is_overdue_is_found_by_its_words_and_the_clock()
    {
        IHtmlDocument page = await (await site.SignInFromSample("viewer")).Page("/delivery?kind=actions&only=overdue");

        string[] codes = [.. page.QuerySelectorAll("tbody .pm-code").Select(c => c.TextContent)];
        codes.Should().Contain("PEER.3").And.NotContain("PEER.4", "it goes on into future years");
        page.QuerySelector("tbody")!.TextContent.Should().Contain("August 2026 (overdue)");
    }

    [Fact]
    public async Task A_lead_submits_a_director_returns_and_the_lead_submits_again()
    {
        const string address = "/delivery/items/HOMES.2.1/updates/2026-27-Q2";
        Visitor lead = await site.SignInFromSample("housing");
        Visitor director = await site.SignInFromSample("director.adults");

        using (HttpResponseMessage answer = await lead.SendForm(address, new() { ["Form.Rating"] = "amber", ["Form.Because"] = "Two parts are short.", ["Form.Narrative"] = "Two parts are short.", ["then"] = "submit" }))
            answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await lead.Page("/delivery/items/HOMES.2.1")).QuerySelector("main")!.TextContent.Should().Contain("Amber").And.Contain("Two parts are short.");

        IHtmlDocument form = await director.Page(address);
        var back = (IHtmlFormElement)form.QuerySelector("form[action$='/return']")!;
        using (HttpResponseMessage empty = await director.SendForm(back, $"{address}/return", new() { ["ReturnedBecause"] = "" })) (await Visitor.Read(empty)).QuerySelector(".govuk-error-summary")!.TextContent.Should().Contain("Say what is to be changed");
        using (HttpResponseMessage answer = await director.SendForm(back, $"{address}/return", new() { ["ReturnedBecause"] = "Say which parts." })) answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await lead.Page("/delivery/items/HOMES.2.1")).QuerySelector("main")!.TextContent.Should().Contain("Nothing has been submitted for this quarter.");

        (await lead.Page(address)).QuerySelector(".govuk-inset-text")!.TextContent.Should().Contain("Returned: Say which parts.");
        using (HttpResponseMessage answer = await lead.SendForm(address, new() { ["Form.Rating"] = "amber", ["Form.Narrative"] = "Valves and seals are short.", ["then"] = "submit" })) answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await lead.Page("/delivery/items/HOMES.2.1")).QuerySelector("main")!.TextContent.Should().Contain("Valves and seals are short.");
    }

    [Fact]
    public async Task A_new_score_moves_the_risk_on_the_matrix()
    {
        Visitor officer = await site.SignInFromSample("performance");

        using (HttpResponseMessage answer = await officer.SendForm("/delivery/items/SR05/updates/2026-27-Q2", new() { ["Form.Likelihood"] = "B", ["Form.Impact"] = "I", ["Form.Because"] = "The wall was found to be weak.", ["then"] = "submit" }))
            answer.StatusCode.Should().Be(HttpStatusCode.Redirect);

        IHtmlDocument matrix = await officer.Page("/delivery/risk-matrix");
        matrix.QuerySelectorAll("td.pm-matrix__above").Single(c => c.TextContent.Contains("SR05", StringComparison.Ordinal)).TextContent.Should().Contain("(rose)");
        (await officer.Page("/delivery/items/SR05")).QuerySelector("main")!.TextContent.Should().Contain("BI: likelihood high, impact catastrophic. Above what the council accepts.").And.Contain("Rose, from DI");
    }

    [Fact]
    public async Task What_is_typed_wrongly_comes_back_beside_its_field_and_is_kept()
    {
        Visitor officer = await site.SignInFromSample("performance");

        using HttpResponseMessage answer = await officer.SendForm("/delivery/items/LGSCO/updates/2026-27-Q2", new() { ["Form.Received"] = "7", ["Form.Issued"] = "5", ["Form.Outcomes"] = "1 | upheld", ["Form.Because"] = "", ["then"] = "submit" });

        IHtmlDocument page = await Visitor.Read(answer);
        page.QuerySelector("#Form-Outcomes-error")!.TextContent.Should().Contain("The outcomes add up to 1, and 5 decisions were made. Change it, or say why below");
        ((IHtmlTextAreaElement)page.QuerySelector("#Form-Outcomes")!).Value.Should().Be("1 | upheld");
        using HttpResponseMessage because = await officer.SendForm("/delivery/items/LGSCO/updates/2026-27-Q2", new() { ["Form.Received"] = "7", ["Form.Issued"] = "5", ["Form.Outcomes"] = "1 | upheld", ["Form.Because"] = "Four are not published yet.", ["then"] = "submit" });
        because.StatusCode.Should().Be(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Of_two_who_write_the_second_sees_both()
    {
        const string address = "/delivery/items/QUARTER.1/updates/2026-27-Q2";
        Visitor officer = await site.SignInFromSample("performance");
        Visitor administrator = await site.SignInFromSample("administrator");
        var opened = (IHtmlFormElement)(await officer.Page(address)).QuerySelector("main form")!;
        using (await administrator.SendForm(address, new() { ["Form.Rating"] = "green", ["Form.Narrative"] = "Theirs", ["then"] = "draft" })) { }

        using HttpResponseMessage answer = await officer.SendForm(opened, address, new() { ["Form.Rating"] = "amber", ["Form.Narrative"] = "Mine", ["then"] = "submit" });

        IHtmlDocument page = await Visitor.Read(answer);
        page.QuerySelector(".pm-check")!.TextContent.Should().Contain("Someone else saved this update").And.Contain("Theirs");
        ((IHtmlTextAreaElement)page.QuerySelector("#Form-Narrative")!).Value.Should().Be("Mine");
    }

    [Theory]
    [InlineData("viewer", "/delivery/items/HOMES.1/updates/2026-27-Q2")]
    [InlineData("housing", "/delivery/items/SR01/updates/2026-27-Q2")]
    public async Task Only_its_directorate_and_the_performance_team_write_an_update(string who, string address)
    {
        using HttpResponseMessage answer = await (await site.SignInFromSample(who)).Get(address);

        answer.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("/delivery/items/NONE")]
    [InlineData("/delivery?quarter=1999-00-Q1")]
    [InlineData("/delivery?quarter=bad")]
    [InlineData("/delivery/items/NONE/updates/2026-27-Q2")]
    public async Task There_is_no_page_for_what_does_not_exist(string address)
    {
        using HttpResponseMessage answer = await (await site.SignInFromSample("performance")).Get(address);

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }
}
