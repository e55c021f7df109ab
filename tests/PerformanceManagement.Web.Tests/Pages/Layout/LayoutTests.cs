using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using FluentAssertions;
using Microsoft.Extensions.Options;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Layout;

public sealed partial class LayoutTests(WebSite site) : IClassFixture<WebSite>
{
    [Fact]
    public async Task Everything_a_page_refers_to_is_there_and_kept_for_a_year()
    {
        IHtmlDocument page = await site.Visit().Page("/account/sign-in");
        string[] addresses = [.. page.QuerySelectorAll("link[href], script[src]").Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!)];
        addresses.Should().HaveCount(4);

        foreach (string address in addresses)
        {
            using HttpResponseMessage answer = await site.Visit().Get(address);
            answer.StatusCode.Should().Be(HttpStatusCode.OK, address);
            answer.Headers.CacheControl!.ToString().Should().Contain("max-age=31536000", address);
        }
    }

    [Fact]
    public async Task Fonts_images_and_scripts_that_styles_and_scripts_refer_to_are_there()
    {
        using HttpResponseMessage css = await site.Visit().Get("/built/site.css");
        using HttpResponseMessage script = await site.Visit().Get("/built/site.js");
        string[] addresses =
        [
            .. Address().Matches(await css.Content.ReadAsStringAsync()).Select(match => match.Groups[1].Value).Where(address => !address.StartsWith("data:", StringComparison.Ordinal)),
            .. Import().Matches(await script.Content.ReadAsStringAsync()).Select(match => "/built/" + match.Groups[1].Value),
        ];
        addresses.Should().HaveCountGreaterThan(3);

        foreach (string address in addresses.Where(address => !address.EndsWith("govuk-crest.svg", StringComparison.Ordinal)))
        {
            using HttpResponseMessage answer = await site.Visit().Get(address);
            answer.StatusCode.Should().Be(HttpStatusCode.OK, address);
        }
    }

    [Fact]
    public async Task Pages_are_not_kept_by_browsers_or_proxies()
    {
        using HttpResponseMessage answer = await (await site.SignInAs(Roles.Viewer)).Get("/");

        answer.Headers.CacheControl!.NoStore.Should().BeTrue();
    }

    [Fact]
    public async Task The_councils_name_and_colour_come_from_configuration()
    {
        await using var other = new WebSite();
        other.Settings["Council:Name"] = "Eastmere District Council";
        other.Settings["Council:BrandColour"] = "#5b2a6e";

        IHtmlDocument page = await other.Visit().Page("/account/sign-in");
        using HttpResponseMessage theme = await other.Visit().Get("/theme.css");

        page.Title.Should().Be("Sign in - Performance - Eastmere District Council");
        page.QuerySelector(".pm-header__council")!.TextContent.Should().Be("Eastmere District Council");
        (await theme.Content.ReadAsStringAsync()).Should().Contain("--pm-brand:#5b2a6e");
    }

    [Theory]
    [InlineData("#ffcc00", "White text on #ffcc00 has a contrast of 1.5 to 1 and needs at least 4.5 to 1")]
    [InlineData("red", "is not a colour")]
    [InlineData("#12345", "is not a colour")]
    [InlineData("#1d3c6b}body{display:none", "is not a colour")]
    public async Task A_colour_that_cannot_be_used_stops_the_site_at_start_up(string colour, string problem)
    {
        await using var other = new WebSite();
        other.Settings["Council:BrandColour"] = colour;

        FluentActions.Invoking(() => other.Services).Should().Throw<OptionsValidationException>().WithMessage($"*{problem}*");
    }

    [Fact]
    public async Task The_navigation_shows_the_current_page_and_links_only_to_pages_that_the_role_may_open()
    {
        foreach (string role in Roles.All)
        {
            Visitor visitor = await site.SignInAs(role);
            IHtmlDocument home = await visitor.Page("/");
            IElement[] links = [.. home.QuerySelectorAll(".moj-primary-navigation__link")];
            links.Should().NotBeEmpty();
            links.Where(link => link.GetAttribute("aria-current") == "page").Select(link => link.TextContent).Should().Equal("Home");
            foreach (IElement link in links)
            {
                using HttpResponseMessage answer = await visitor.Get(link.GetAttribute("href")!);
                answer.StatusCode.Should().BeOneOf([HttpStatusCode.OK, HttpStatusCode.Redirect], $"{role} follows {link.TextContent}");
            }
        }
    }

    [Fact]
    public async Task The_database_is_asked_before_the_site_calls_itself_healthy()
    {
        using HttpResponseMessage answer = await site.Visit().Get("/health");

        (await answer.Content.ReadAsStringAsync()).Should().Be("Healthy");
    }

    [GeneratedRegex(@"url\([""']?([^""')]+)[""']?\)")]
    private static partial Regex Address();

    [GeneratedRegex(@"from '\./([^']+)'")]
    private static partial Regex Import();
}
