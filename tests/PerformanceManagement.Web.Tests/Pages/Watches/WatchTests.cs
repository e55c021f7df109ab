using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Watches;

public sealed class WatchTests(MeasuresSite site) : IClassFixture<MeasuresSite>
{
    private const string Address = "/measures/M%20001";

    [Fact]
    public async Task A_measure_is_watched_its_change_is_told_on_home_and_seen_and_it_is_watched_no_more()
    {
        Visitor viewer = await site.SignInAs(Roles.Viewer);
        (await viewer.Page("/watched")).QuerySelector("main")!.TextContent.Should().Contain("You watch no measures yet");

        using HttpResponseMessage watching = await viewer.SendForm(Address, [], "Watch this measure");
        watching.Headers.Location!.ToString().Should().Be(Address);
        (await viewer.Page(Address)).QuerySelector(".moj-alert--success")!.TextContent.Should().Contain("You are watching M 001");
        IHtmlDocument before = await viewer.Page("/watched");
        before.QuerySelector("main")!.TextContent.Should().Contain("Nothing has changed");

        await site.WithDatabase(database => database.Targets.Where(t => database.Measures.Any(m => m.Id == t.MeasureId && m.Code == "M 001")).ExecuteUpdateAsync(t => t.SetProperty(x => x.Value, 80m)));
        (await viewer.Page("/")).QuerySelector("main")!.TextContent.Should().Contain("1 of the measures you watch has changed");
        IHtmlDocument changed = await viewer.Page("/watched");
        changed.QuerySelector(".pm-found__changes")!.TextContent.Should().Contain("Target changed from 90.0% to 80.0%.").And.Contain("Status changed from");

        using HttpResponseMessage seen = await viewer.SendForm("/watched", [], "I have seen these");
        (await viewer.Page("/watched")).QuerySelectorAll(".pm-found__changes").Should().BeEmpty();
        (await viewer.Page("/")).QuerySelector("main")!.TextContent.Should().NotContain("you watch");

        using HttpResponseMessage stopped = await viewer.SendForm(Address, [], "Stop watching");
        (await viewer.Page("/watched")).QuerySelector("main")!.TextContent.Should().Contain("You watch no measures yet");
    }

    [Fact]
    public async Task A_button_of_an_old_page_pressed_again_does_no_harm()
    {
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);
        const string address = "/measures/M%20002";
        var form = (IHtmlFormElement)(await officer.Page(address)).QuerySelector("form.pm-watch")!;

        using HttpResponseMessage first = await officer.SendForm(form, address, []), second = await officer.SendForm(form, address, []);

        second.Headers.Location!.ToString().Should().Be(address);
        IElement[] listed = [.. (await officer.Page("/watched")).QuerySelectorAll(".pm-found__item")];
        listed.Should().ContainSingle().Which.TextContent.Should().Contain("M 002");
    }
}
