using System.Net;
using AngleSharp.Html.Dom;
using FluentAssertions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using Xunit;

namespace PerformanceManagement.Web.Tests.HouseRules;

public sealed class EndpointTests(WebSite site) : IClassFixture<WebSite>
{
    [Fact]
    public void Every_endpoint_has_a_row_in_the_table_and_the_access_the_row_says()
    {
        string[] found = [.. Endpoints().SelectMany(Describe)];
        found.Should().HaveCountGreaterThan(150);

        found.Should().BeEquivalentTo(EndpointRow.All.Select(row => $"{row.Method ?? "any"} {row.Route}: {row.Access}"));
    }

    [Fact]
    public async Task Nobody_gets_past_the_sign_in_page_without_signing_in_except_to_the_public_pages()
    {
        EndpointRow[] closed = [.. EndpointRow.All.Where(row => row.Access != EndpointRow.Public)];
        closed.Should().HaveCountGreaterThan(140);
        Visitor stranger = site.Visit();

        foreach (EndpointRow row in closed)
        {
            using HttpResponseMessage answer = await Try(stranger, row);
            answer.StatusCode.Should().Be(HttpStatusCode.Redirect, row.Example);
            answer.Headers.Location!.AbsolutePath.Should().Be("/account/sign-in", row.Example);
        }
    }

    [Fact]
    public async Task A_stranger_asking_for_a_page_that_does_not_exist_is_asked_to_sign_in()
    {
        using HttpResponseMessage answer = await site.Visit().Get("/no-such-page");

        answer.Headers.Location!.AbsolutePath.Should().Be("/account/sign-in");
    }

    public static TheoryData<string> AllRoles => [.. Roles.All];

    [Theory]
    [MemberData(nameof(AllRoles))]
    public async Task A_role_gets_what_the_table_allows_and_is_refused_the_rest(string role)
    {
        EndpointRow[] rows = [.. EndpointRow.All.Where(row => row.Route is not "account/sign-out" && !row.Route.StartsWith("errors", StringComparison.Ordinal))];
        Visitor visitor = await site.SignInAs(role);

        foreach (EndpointRow row in rows)
        {
            using HttpResponseMessage answer = await Try(visitor, row);
            bool refused = answer.StatusCode == HttpStatusCode.Forbidden;
            refused.Should().Be(!row.Roles.Contains(role), $"{role} tried {row.Method} {row.Example} and got {(int)answer.StatusCode}");
        }
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        EndpointRow[] posts = [.. EndpointRow.All.Where(row => row.Method == "POST")];
        posts.Should().HaveCountGreaterThan(50);
        Visitor administrator = await site.SignInAs(Roles.Administrator);

        foreach (EndpointRow row in posts)
        {
            using HttpResponseMessage answer = await Try(administrator, row);
            answer.StatusCode.Should().Be(HttpStatusCode.BadRequest, row.Example);
        }
    }

    [Fact]
    public async Task Every_page_says_what_it_is_and_what_the_browser_must_not_do()
    {
        Visitor administrator = await site.SignInAs(Roles.Administrator);
        int pages = 0;
        foreach (EndpointRow row in EndpointRow.All.Where(row => row.Method != "POST"))
        {
            using HttpResponseMessage answer = await administrator.Get(row.Example);
            answer.Headers.GetValues("Content-Security-Policy").Should().Equal([SecurityHeaders.ContentSecurityPolicy], row.Example);
            answer.Headers.GetValues("X-Content-Type-Options").Should().Equal(["nosniff"], row.Example);
            if (answer.Content.Headers.ContentType?.MediaType != "text/html") continue;

            pages++;
            IHtmlDocument page = await Visitor.Read(answer);
            page.QuerySelectorAll("h1").Length.Should().Be(1, row.Example);
            page.Title.Should().EndWith(" - Performance - Wellbridge Council", row.Example);
            page.DocumentElement.GetAttribute("lang").Should().Be("en-GB", row.Example);
            page.QuerySelectorAll("[style], style, script:not([src])").Should().BeEmpty(row.Example);
            string[] ids = [.. page.QuerySelectorAll("[id]").Select(element => element.Id!)];
            ids.Should().OnlyHaveUniqueItems(row.Example);
        }

        pages.Should().BeGreaterThan(4);
    }

    // The body is empty: what is asked is who may send it at all.
    private static async Task<HttpResponseMessage> Try(Visitor visitor, EndpointRow row)
    {
        using var request = new HttpRequestMessage(row.Method == "POST" ? HttpMethod.Post : HttpMethod.Get, new Uri(row.Example, UriKind.Relative));
        return await visitor.Send(request);
    }

    private IEnumerable<RouteEndpoint> Endpoints() =>
        site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static IEnumerable<string> Describe(RouteEndpoint endpoint)
    {
        string access = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
            ? EndpointRow.Public
            : endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().LastOrDefault(data => data.Policy is not null)?.Policy ?? EndpointRow.SignedIn;
        IReadOnlyList<string> methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [];
        return (methods.Count == 0 ? ["any"] : methods).Select(method => $"{method} {endpoint.RoutePattern.RawText}: {access}");
    }
}
