using System.Net;
using FluentAssertions;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Machines;

/// <summary>What monitors, browsers and search engines ask for without being told.</summary>
public sealed class MachineTests(WebSite site) : IClassFixture<WebSite>
{
    [Theory]
    [InlineData("/account/sign-in")]
    [InlineData("/health")]
    [InlineData("/cookies")]
    [InlineData("/favicon.ico")]
    [InlineData("/built/site.css")]
    [InlineData("/no-such-page")]
    [InlineData("/dashboard")]
    public async Task The_head_of_a_page_is_that_of_the_page_without_its_body(string address)
    {
        Visitor stranger = site.Visit();
        using HttpResponseMessage whole = await stranger.Get(address);
        using HttpResponseMessage head = await stranger.Send(new HttpRequestMessage(HttpMethod.Head, address));

        head.StatusCode.Should().Be(whole.StatusCode);
        head.Content.Headers.ContentType?.ToString().Should().Be(whole.Content.Headers.ContentType?.ToString());
        head.Headers.Location.Should().Be(whole.Headers.Location);
        (await head.Content.ReadAsByteArrayAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Somebody_signed_in_gets_the_head_of_what_they_may_read()
    {
        Visitor viewer = await site.SignInAs(Roles.Viewer);
        (await viewer.Send(new HttpRequestMessage(HttpMethod.Head, "/"))).StatusCode.Should().Be(HttpStatusCode.OK);
        (await viewer.Send(new HttpRequestMessage(HttpMethod.Head, "/owners"))).StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_icon_is_an_icon_and_robots_are_sent_away()
    {
        using HttpResponseMessage icon = await site.Visit().Get("/favicon.ico");
        icon.Content.Headers.ContentType!.MediaType.Should().Be("image/x-icon");
        (await icon.Content.ReadAsByteArrayAsync()).Should().StartWith([0, 0, 1, 0]);
        (await (await site.Visit().Get("/robots.txt")).Content.ReadAsStringAsync()).Should().Be("User-agent: *\nDisallow: /\n");
    }

    [Fact]
    public async Task There_is_a_security_contact_where_the_council_has_given_one()
    {
        (await site.Visit().Get("/.well-known/security.txt")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        await using var other = new WebSite();
        other.Settings["Security:Contact"] = "mailto:security@wellbridge.example";
        string text = await (await other.Visit().Get("/.well-known/security.txt")).Content.ReadAsStringAsync();
        text.Should().StartWith("Contact: mailto:security@wellbridge.example\nExpires: 20");
    }

    [Fact]
    public async Task A_council_without_a_name_is_told_and_never_called_by_another()
    {
        await using var nameless = new WebSite();
        nameless.Settings.Remove("Council:Name");
        string page = System.Net.WebUtility.HtmlDecode(await (await nameless.Visit().Get("/account/sign-in")).Content.ReadAsStringAsync());

        page.Should().Contain("The council’s name is not set").And.NotContain("Wellbridge");
        (await nameless.ReadLog()).Should().Contain("An administrator sets it under Settings");
    }
}
