using System.Net;
using AngleSharp.Html.Dom;
using FluentAssertions;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Tests.HouseRules;
using Xunit;

namespace PerformanceManagement.Web.Tests.Walks;

/// <summary>Whoever may open a page gets there from the first page in three clicks, by links alone; and the site map has every page that stands by itself.</summary>
public sealed class ThreeClicksTests(ThreeClicksTests.Site site) : IClassFixture<ThreeClicksTests.Site>
{
    /// <summary>The sample council with one of each thing that has pages of its own once somebody has made it.</summary>
    public sealed class Site : SampleCouncilSite, IAsyncLifetime
    {
        public async Task InitializeAsync()
        {
            Visitor officer = await SignInFromSample("performance"), contributor = await SignInFromSample("housing");
            await Send(officer, "/schemes/new?copy=1", new() { ["Form.Do"] = "save" });
            await Send(officer, "/reports/templates/plan-monitoring-table/copy", new() { ["Form.Name"] = "Ours" });
            await Send(contributor, "/enter/2026-27-Q2/HOU%2005", new() { ["Form.Value"] = "91" }, "Save as draft");
            foreach (string who in Everyone.Select(row => (string)row[0])) await Send(await SignInFromSample(who), "/dashboard/views/new?sort=worst", new() { ["Form.Name"] = "Worst first" });
        }

        Task IAsyncLifetime.DisposeAsync() => Task.CompletedTask;

        private static async Task Send(Visitor visitor, string address, Dictionary<string, string> typed, string? button = null)
        {
            using HttpResponseMessage answer = await visitor.SendForm(address, typed, button);
            answer.StatusCode.Should().Be(HttpStatusCode.Redirect, address);
        }
    }

    // What is the answer to something else than a click, and what there is nothing of in the sample council: editions, texts that were written twice, a plan
    // that began later, files that somebody brings in, and messages that were sent.
    private static readonly string[] NotClicked =
    [
        "account/sign-in",
        "first-set-up",
        "people/{id:int}/password-link",
        "account/new-password/{id:int}/{secret}",
        "plan/plans/{id:int}",
        "plan/plans/{id:int}/measures",
        "spreadsheets/{id:int}/sheets",
        "spreadsheets/{id:int}/columns",
        "spreadsheets/{id:int}/preview",
        "spreadsheets/{id:int}/result",
        "data-packs/{id:int}",
        "enter/workbook/preview",
        "enter/workbook/result",
        "year/{period}/check",
        "outbox/{id:int}",
        "measures/{code}/{**rest}",
        "reports/{period}/{committeeId:int}/work/compare",
        "reports/{period}/{committeeId:int}/editions/compare",
        "reports/{period}/{committeeId:int}/editions/{number:int}",
        "reports/{period}/{committeeId:int}/editions/{number:int}/withdraw",
    ];

    // A file is offered beside the page that it says the same as.
    private static readonly string[] Files = [".csv", ".svg", ".png", ".xlsx", "/export", "/excel", "/file", "{format", "/all/{committeeId"];

    // Steps of making something, which begin on the page of what is made: that page is three clicks away, and they are one more.
    private static readonly string[] Steps =
    [
        "reports/templates/{key}/remove", "reports/templates/{key}/add", "reports/templates/{key}/section", "reports/templates/{key}/fields", "reports/templates/{key}/copy", "reports/templates/{key}/start",
        "schemes/{id:int}/delete",
        "lists/{list}/item/{deed}", "people/{id:int}/edit", "people/{id:int}/disable", "people/{id:int}/hand-over",
    ];

    // What everybody may ask for by its policy, and a service then allows to some: those who take part, prepare reports, or have begun a draft.
    private static readonly (string Route, string[] Roles)[] ByService =
    [
        ("delivery/new/", [Roles.Administrator, Roles.PerformanceOfficer, Roles.Contributor, Roles.Approver]),
        ("delivery/items/{code}/", [Roles.Administrator, Roles.PerformanceOfficer, Roles.Contributor, Roles.Approver]),
        ("reports/{period}/{committeeId:int}/work", [Roles.Administrator, Roles.PerformanceOfficer, Roles.DemocraticServices, Roles.Approver]),
        ("enter/discard/", [Roles.Contributor]),
        ("approve", [Roles.Administrator, Roles.PerformanceOfficer, Roles.Approver]),
    ];

    // Of many alike, those that have what others lack: a draft, figures of other areas, a template of the council's own.
    private static readonly string[] Telling = ["ENV%2001", "HOU%2005", "/ours"];

    private const int Clicks = 3;

    // Of one route so many addresses are opened: pages of one kind lead to the same kinds of pages, but not each of them to all.
    private const int Opened = 3;

    public static TheoryData<string, string> Everyone => new()
    {
        { "administrator", Roles.Administrator },
        { "performance", Roles.PerformanceOfficer },
        { "housing", Roles.Contributor },
        { "director.adults", Roles.Approver },
        { "democratic", Roles.DemocraticServices },
        { "viewer", Roles.Viewer },
    };

    [Theory]
    [MemberData(nameof(Everyone))]
    public async Task Every_page_that_a_role_may_open_is_reached_in_three_clicks(string who, string role)
    {
        Route[] routes = [.. Routes()];
        string[] expected = [.. EndpointRow.All.Where(row => row.Method == "GET" && row.Roles.Contains(role)).Select(row => row.Route).Distinct().Except(NotClicked).Where(route => IsPageFor(route, role))];
        expected.Should().HaveCountGreaterThan(25);

        Dictionary<string, int> reached = await WalkAsync(await site.SignInFromSample(who), routes);

        string.Join('\n', expected.Where(route => reached.GetValueOrDefault(route, int.MaxValue) > (Steps.Contains(route) ? Clicks + 1 : Clicks))).Should().BeEmpty();
    }

    private static bool IsPageFor(string route, string role) =>
        !route.StartsWith('/') && !Files.Any(file => route.Contains(file, StringComparison.Ordinal)) && ByService.All(rule => !route.StartsWith(rule.Route, StringComparison.Ordinal) || rule.Roles.Contains(role));

    // The routes that links lead to, each with how many clicks it takes; one more than three, for the steps.
    private static async Task<Dictionary<string, int>> WalkAsync(Visitor visitor, Route[] routes)
    {
        Dictionary<string, int> reached = new() { [""] = 0 };
        HashSet<string> seen = ["/"];
        Dictionary<(string Route, bool IsTelling), int> opened = [];
        List<string> here = ["/"];
        for (int click = 1; click <= Clicks + 1; click++)
        {
            List<string> found = [];
            foreach (string address in here) found.AddRange((await LinksAsync(visitor, address)).Where(seen.Add));
            here = [];
            foreach (string link in found)
            {
                if (RouteOf(link, routes) is not { } route) continue;
                reached.TryAdd(route, click);
                (string, bool) kind = (route, Telling.Any(part => link.Contains(part, StringComparison.Ordinal)));
                if (opened.GetValueOrDefault(kind) >= Opened) continue;
                opened[kind] = opened.GetValueOrDefault(kind) + 1;
                here.Add(link);
            }
        }

        return reached;
    }

    private static async Task<IReadOnlyList<string>> LinksAsync(Visitor visitor, string address)
    {
        using HttpResponseMessage answer = await visitor.Get(address);
        answer.StatusCode.Should().BeOneOf([HttpStatusCode.OK, HttpStatusCode.Redirect], $"{address} is offered");
        if (answer.Content.Headers.ContentType?.MediaType != "text/html") return [];
        IHtmlDocument page = await Visitor.Read(answer);
        return
        [
            .. page.QuerySelectorAll("a[href], img[src]").Select(link => link.GetAttribute("href") ?? link.GetAttribute("src")!)
                .Concat(page.QuerySelectorAll("form[method=get][action]").Select(form => form.GetAttribute("action")!))
                .Where(link => link.StartsWith('/')).Select(link => link.Split('#')[0]).Distinct(),
        ];
    }

    private static string? RouteOf(string link, Route[] routes) => routes.FirstOrDefault(route => route.Leads(Uri.UnescapeDataString(link.Split('?')[0])))?.Text;

    private IEnumerable<Route> Routes() =>
        site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>() is { } methods && methods.HttpMethods.Contains("GET"))
            .OrderBy(endpoint => endpoint.RoutePattern.InboundPrecedence)
            .Select(endpoint => new Route(endpoint, site.Services.GetRequiredService<ParameterPolicyFactory>()));

    // An address is of the route that the site would answer it by: the first that fits, the most particular ones before others.
    private sealed class Route(RouteEndpoint endpoint, ParameterPolicyFactory policies)
    {
        private readonly TemplateMatcher matcher = new(new RouteTemplate(endpoint.RoutePattern), []);

        public string Text => endpoint.RoutePattern.RawText!;

        public bool Leads(string path)
        {
            var values = new RouteValueDictionary();
            return matcher.TryMatch(path, values) && endpoint.RoutePattern.ParameterPolicies.All(parameter => parameter.Value.All(policy =>
                policies.Create(endpoint.RoutePattern.GetParameter(parameter.Key), policy) is not IRouteConstraint constraint
                || constraint.Match(null, null, parameter.Key, values, RouteDirection.IncomingRequest)));
        }
    }
}
