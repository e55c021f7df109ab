using System.Net;
using AngleSharp.Html.Dom;
using FluentAssertions;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Errors;

public sealed class ErrorPageTests(TestPagesSite site) : IClassFixture<TestPagesSite>
{
    [Fact]
    public async Task An_unexpected_error_gives_a_reference_that_the_log_knows_and_keeps_its_cause_to_itself()
    {
        Visitor visitor = await site.SignInAs(Roles.Viewer);

        using HttpResponseMessage answer = await visitor.Get("/test/throws");

        answer.StatusCode.Should().Be(HttpStatusCode.InternalServerError);
        answer.Headers.Contains("Content-Security-Policy").Should().BeTrue();
        IHtmlDocument page = await Visitor.Read(answer);
        page.QuerySelector("h1")!.TextContent.Should().Be("Sorry, there is a problem with this service");
        page.DocumentElement.TextContent.Should().NotContain("nobody foresaw");
        string reference = page.QuerySelector(".pm-reference strong")!.TextContent;
        reference.Should().MatchRegex("^[2-9A-Z]{4}-[2-9A-Z]{4}$");

        string[] lines = (await site.ReadLog()).Split('\n');
        lines.Should().Contain(line => line.Contains(reference, StringComparison.Ordinal) && line.Contains("ERR", StringComparison.Ordinal));
        lines.Should().Contain(line => line.Contains("Something nobody foresaw.", StringComparison.Ordinal));
        lines.Should().Contain(line => line.Contains(reference, StringComparison.Ordinal) && line.Contains("GET /test/throws answered 500", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_that_does_not_exist_says_so()
    {
        Visitor visitor = await site.SignInAs(Roles.Viewer);

        using HttpResponseMessage answer = await visitor.Get("/no-such-page");

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await Visitor.Read(answer)).QuerySelector("h1")!.TextContent.Should().Be("Page not found");
    }

    [Fact]
    public async Task What_a_service_refuses_is_told_in_the_services_words()
    {
        Visitor visitor = await site.SignInAs(Roles.Contributor);

        using HttpResponseMessage answer = await visitor.Get("/test/refuses");

        answer.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await Visitor.Read(answer)).QuerySelector("main")!.TextContent.Should().Contain("Only the owner of MAE 2 may enter it.");
    }

    [Theory]
    [InlineData("/test/periods/2017-18-Q2", "Q2 2017/18")]
    [InlineData("/test/periods?period=AY2016-17-Q4", "Q4 of academic year 2016/17")]
    [InlineData("/test/periods", "no period")]
    public async Task A_period_is_read_from_the_address(string address, string expected)
    {
        Visitor visitor = await site.SignInAs(Roles.Viewer);

        using HttpResponseMessage answer = await visitor.Get(address);

        (await answer.Content.ReadAsStringAsync()).Should().Be(expected);
    }

    [Theory]
    [InlineData("/test/periods/2017-18-Q5")]
    [InlineData("/test/periods/2017-19")]
    [InlineData("/test/periods/next-quarter")]
    [InlineData("/test/periods?period=2017-18-Q5")]
    public async Task A_page_of_a_period_that_does_not_exist_does_not_exist(string address)
    {
        Visitor visitor = await site.SignInAs(Roles.Viewer);

        using HttpResponseMessage answer = await visitor.Get(address);

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await Visitor.Read(answer)).QuerySelector("h1")!.TextContent.Should().Be($"There is no period “{address.Split('/', '=')[^1]}”");
    }

    [Theory]
    [InlineData("Email=%00")]
    [InlineData("status=200")]
    public async Task A_form_that_cannot_be_read_or_tries_to_choose_the_status_gets_the_page_for_a_bad_request(string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/account/sign-in", UriKind.Relative));
        request.Content = new StringContent(body, System.Text.Encoding.ASCII, "application/x-www-form-urlencoded");

        using HttpResponseMessage answer = await site.Visit().Send(request);

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await Visitor.Read(answer)).QuerySelector("h1")!.TextContent.Should().Be("We could not accept that");
    }

    [Fact]
    public async Task The_log_names_the_page_that_was_refused_and_not_the_error_page()
    {
        Visitor viewer = await site.SignInAs(Roles.Viewer);

        using HttpResponseMessage answer = await viewer.Get("/enter/2026-27-Q2/HOU%2001");

        answer.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await site.ReadLog()).Should().Contain("GET /enter/{period}/{**code} answered 403");
    }
}
