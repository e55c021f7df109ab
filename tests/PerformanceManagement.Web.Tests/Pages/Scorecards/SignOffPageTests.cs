using System.Net;
using AngleSharp.Html.Dom;
using FluentAssertions;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Tests.Pages.Entry;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Scorecards;

public sealed class SignOffPageTests
{
    private const string Address = "/quarters/2026-27-Q2/sign-off";

    [Fact]
    public async Task Signing_off_says_what_is_missing_and_then_closes_the_quarter()
    {
        await using var site = new EntrySite();
        string submitted = await site.AddMeasure(submitted: EntrySite.Quarter);
        string missing = await site.AddMeasure();
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);
        IHtmlDocument before = await officer.Page(Address);
        before.QuerySelector("main")!.TextContent.Should().Contain("Still without a value or a reason: 1").And.Contain(missing);

        using HttpResponseMessage answer = await officer.SendForm(Address, new() { ["confirmed"] = "true" });

        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await officer.Page("/quarters")).QuerySelector(".moj-alert")!.TextContent.Should().Contain("Signed off Q2 2026/27: 2 measures");
        Visitor contributor = await site.SignInAs(Roles.Contributor);
        (await contributor.Page("/enter")).QuerySelector("main")!.TextContent.Should().Contain("No quarter is open");
        using HttpResponseMessage late = await contributor.Get(EntrySite.FormOf(submitted));
        (await late.Content.ReadAsStringAsync()).Should().NotContain("name=\"Form.Value\"");
        using HttpResponseMessage again = await officer.Get(Address);
        again.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_value_that_need_not_be_given_is_not_among_those_that_are_missing()
    {
        await using var site = new EntrySite();
        string missing = await site.AddMeasure();
        string excused = await site.AddMeasure();
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);
        using (await officer.SendForm("/quarters/2026-27-Q2/values", new() { ["Form.Values"] = $"{EntrySite.Quarter.UrlToken} {excused}", ["Form.Decision"] = "Excuse", ["Form.Because"] = "The counter was broken." })) { }

        IHtmlDocument page = await officer.Page(Address);

        string Under(string heading) => page.QuerySelectorAll("main h2").Single(h => h.TextContent == heading).NextElementSibling!.TextContent;
        Under("Still without a value or a reason: 1").Should().Contain(missing);
        Under("Without a value, which need not be given this time: 1").Should().Contain(excused);
    }

    [Fact]
    public async Task Without_the_tick_nothing_is_signed_off()
    {
        await using var site = new EntrySite();
        await site.AddMeasure(submitted: EntrySite.Quarter);
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);

        using HttpResponseMessage answer = await officer.SendForm(Address, []);

        IHtmlDocument page = await Visitor.Read(answer);
        page.Title.Should().StartWith("Error: ");
        page.QuerySelector("#Confirmed-error")!.TextContent.Should().Contain("Confirm that Q2 2026/27 is to be signed off");
        (await officer.Page("/quarters")).QuerySelector("tbody")!.TextContent.Should().Contain("Open");
    }
}
