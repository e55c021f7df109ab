using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using FluentAssertions;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Meeting;

/// <summary>A meeting goes through the attention list in its order.</summary>
public sealed class MeetingTests(MeasuresSite site) : IClassFixture<MeasuresSite>
{
    [Fact]
    public async Task A_meeting_goes_through_the_attention_list_in_its_order_and_back()
    {
        Visitor viewer = await site.SignInAs(Roles.Viewer);
        IHtmlDocument dashboard = await viewer.Page("/dashboard?show=attention");
        string[] listed = [.. dashboard.QuerySelectorAll("tbody .pm-code").Select(c => c.TextContent)];

        IHtmlDocument page = await viewer.Page(dashboard.QuerySelectorAll("main a").Single(a => a.TextContent == "Meeting view").GetAttribute("href")!);
        page.QuerySelectorAll(".pm-agenda a").Select(CodeOf).Should().Equal(listed);
        List<string> seen = [];
        while (page.QuerySelector("a[rel=next]") is { } next)
        {
            page = await viewer.Page(next.GetAttribute("href")!);
            seen.Add(page.QuerySelector("h1 .pm-heading-note")!.TextContent);
            page.QuerySelector(".pm-meeting__position")!.TextContent.Should().Be($"{seen.Count} of {listed.Length}");
            page.QuerySelectorAll(".pm-slide__reasons li").Should().NotBeEmpty();
        }

        seen.Should().Equal(listed);
        page.QuerySelector(".pm-slide__value")!.TextContent.Should().NotBeEmpty();
        page.QuerySelectorAll(".pm-slide .pm-status, .pm-slide .pm-strip, .pm-slide .pm-chart").Should().HaveCountGreaterThanOrEqualTo(3);
        page = await viewer.Page(page.QuerySelector("a[rel=prev]")!.GetAttribute("href")!);
        page.QuerySelector("h1 .pm-heading-note")!.TextContent.Should().Be(listed[^2]);
    }

    [Fact]
    public async Task A_measure_off_the_list_keeps_its_address_and_a_pack_says_where_it_ends()
    {
        Visitor viewer = await site.SignInAs(Roles.Viewer);
        IHtmlDocument all = await viewer.Page("/meeting?all=true");
        IHtmlDocument some = await viewer.Page("/meeting");
        string other = CodeOf(all.QuerySelectorAll(".pm-agenda a")[^1]);
        some.QuerySelectorAll(".pm-agenda a").Select(CodeOf).Should().NotContain(other);

        IHtmlDocument page = await viewer.Page($"/meeting/{Uri.EscapeDataString(other)}");

        page.QuerySelector(".pm-meeting__position")!.TextContent.Should().Be("not on the list");
        (page.QuerySelector("a[rel=prev]") is not null, page.QuerySelector("a[rel=next]") is null).Should().Be((true, true));
        IHtmlDocument pack = await viewer.Page("/meeting-pack?all=true");
        pack.QuerySelectorAll(".pm-pack__sheet h2.pm-slide__title").Should().HaveCount(site.Measures, "each has a sheet");
        pack.QuerySelectorAll("h1").Should().ContainSingle();
    }

    [Theory]
    [InlineData("/meeting/M%20999")]
    [InlineData("/meeting/M%20001?directorate=999")]
    [InlineData("/meeting?quarter=1997-98-Q1")]
    [InlineData("/meeting-pack?quarter=never")]
    public async Task An_address_that_does_not_exist_offers_the_nearest(string address)
    {
        Visitor viewer = await site.SignInAs(Roles.Viewer);

        using HttpResponseMessage answer = await viewer.Get(address);

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await Visitor.Read(answer)).QuerySelectorAll("main li a").Should().NotBeEmpty();
    }

    [Fact]
    public async Task A_measure_of_another_directorate_is_offered_in_the_meeting_of_all()
    {
        Visitor viewer = await site.SignInAs(Roles.Viewer);
        IHtmlDocument dashboard = await viewer.Page("/dashboard");
        string children = dashboard.QuerySelectorAll("select[name=directorate] option").Single(o => o.TextContent == "Children").GetAttribute("value")!;

        using HttpResponseMessage answer = await viewer.Get($"/meeting/M%20000?all=true&directorate={children}");

        IHtmlDocument page = await Visitor.Read(answer);
        page.QuerySelector("h1")!.TextContent.Should().Contain("M 000 is not among the measures of Children");
        (await viewer.Page(page.QuerySelector("main li a")!.GetAttribute("href")!)).QuerySelector("h1 .pm-heading-note")!.TextContent.Should().Be("M 000");
    }

    private static string CodeOf(IElement link) => System.Text.RegularExpressions.Regex.Match(link.TextContent, @"^(M \d+|NI 59/60)").Value;
}
