using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Web.Tests.HouseRules;

/// <summary>
/// Every address of the site and who may use it. A new page fails the tests until it has a row here.
/// </summary>
/// <param name="Method">GET or POST; null answers any.</param>
/// <param name="Route">The route as it is written in the controller.</param>
/// <param name="Access">The policy, <see cref="Public"/> or <see cref="SignedIn"/>.</param>
/// <param name="Example">An address to try.</param>
public sealed record EndpointRow(string? Method, string Route, string Access, string Example)
{
    public const string Public = "public";
    public const string SignedIn = "signed in";

    public static IReadOnlyList<EndpointRow> All { get; } =
    [
        new("GET", "", Policies.Read, "/"),
        new("GET", "enter", Policies.Contribute, "/enter"),
        new("GET", "enter/{period}/{**code}", Policies.Contribute, "/enter/2026-27-Q2/NI%20156"),
        new("POST", "enter/{period}/{**code}", Policies.Contribute, "/enter/2026-27-Q2/NI%20156"),
        new("GET", "enter/discard/{period}/{**code}", Policies.Contribute, "/enter/discard/2026-27-Q2/NI%20156"),
        new("POST", "enter/discard/{period}/{**code}", Policies.Contribute, "/enter/discard/2026-27-Q2/NI%20156"),
        new("GET", "dashboard", Policies.Read, "/dashboard"),
        new("GET", "measures", Policies.Read, "/measures"),
        new("GET", "measures/{code}", Policies.Read, "/measures/NI%20156"),
        new("GET", "measures/{code}/{**rest}", Policies.Read, "/measures/NI%2059/60"),
        new("GET", "measures/{code}/correct/{period}", Policies.ManageRules, "/measures/NI%20156/correct/2026-27-Q1"),
        new("POST", "measures/{code}/correct/{period}", Policies.ManageRules, "/measures/NI%20156/correct/2026-27-Q1"),
        new("GET", "measures/{code}/parts", Policies.ManageRules, "/measures/NI%20156/parts"),
        new("POST", "measures/{code}/parts", Policies.ManageRules, "/measures/NI%20156/parts"),
        new("POST", "measures/{code}/parts/remove", Policies.ManageRules, "/measures/NI%20156/parts/remove"),
        new("GET", "reports", Policies.Read, "/reports"),
        new("GET", "reports/{period}/{committeeId:int}", Policies.Read, "/reports/2026-27-Q2/1"),
        new("GET", "reports/{period}/{committeeId:int}/pdf", Policies.Read, "/reports/2026-27-Q2/1/pdf"),
        new("GET", "reports/{period}/{committeeId:int}/excel", Policies.Read, "/reports/2026-27-Q2/1/excel"),
        new("GET", "reports/{period}/{committeeId:int}/work", Policies.Read, "/reports/2026-27-Q2/1/work"),
        new("POST", "reports/{period}/{committeeId:int}/work/template", Policies.ManageRules, "/reports/2026-27-Q2/1/work/template"),
        new("GET", "reports/{period}/{committeeId:int}/work/text", Policies.Read, "/reports/2026-27-Q2/1/work/text?key=budget"),
        new("POST", "reports/{period}/{committeeId:int}/work/text", Policies.Read, "/reports/2026-27-Q2/1/work/text?key=budget"),
        new("POST", "reports/{period}/{committeeId:int}/work/author", Policies.ManageRules, "/reports/2026-27-Q2/1/work/author?key=budget"),
        new("POST", "reports/{period}/{committeeId:int}/work/comment", Policies.Read, "/reports/2026-27-Q2/1/work/comment?key=budget"),
        new("GET", "reports/{period}/{committeeId:int}/work/compare", Policies.Read, "/reports/2026-27-Q2/1/work/compare?key=budget&version=1"),
        new("POST", "reports/{period}/{committeeId:int}/work/put-back", Policies.Read, "/reports/2026-27-Q2/1/work/put-back?key=budget&version=1"),
        new("GET", "reports/{period}/{committeeId:int}/work/cells", Policies.ManageRules, "/reports/2026-27-Q2/1/work/cells"),
        new("POST", "reports/{period}/{committeeId:int}/work/cells", Policies.ManageRules, "/reports/2026-27-Q2/1/work/cells"),
        new("POST", "reports/{period}/{committeeId:int}/work/cells/remove", Policies.ManageRules, "/reports/2026-27-Q2/1/work/cells/remove"),
        new("GET", "reports/{period}/notes", Policies.ManageRules, "/reports/2026-27-Q2/notes"),
        new("GET", "reports/{period}/notes/{**key}", Policies.ManageRules, "/reports/2026-27-Q2/notes/P1"),
        new("POST", "reports/{period}/notes/{**key}", Policies.ManageRules, "/reports/2026-27-Q2/notes/P1"),
        new("GET", "quarters", Policies.ManageRules, "/quarters"),
        new("GET", "quarters/{period}", Policies.ManageRules, "/quarters/2026-27-Q2"),
        new("POST", "quarters/{period}", Policies.ManageRules, "/quarters/2026-27-Q2"),
        new("GET", "quarters/{period}/sign-off", Policies.ManageRules, "/quarters/2026-27-Q2/sign-off"),
        new("POST", "quarters/{period}/sign-off", Policies.ManageRules, "/quarters/2026-27-Q2/sign-off"),
        new("GET", "comparisons", Policies.ManageRules, "/comparisons"),
        new("POST", "comparisons", Policies.ManageRules, "/comparisons"),
        new("GET", "measures/{code}/comparisons", Policies.ManageRules, "/measures/NI%20156/comparisons"),
        new("POST", "measures/{code}/comparisons", Policies.ManageRules, "/measures/NI%20156/comparisons"),
        new("GET", "measures/{code}/limits", Policies.ManageRules, "/measures/NI%20156/limits"),
        new("POST", "measures/{code}/limits", Policies.ManageRules, "/measures/NI%20156/limits"),
        new("GET", "benchmark-groups", Policies.ManageRules, "/benchmark-groups"),
        new("GET", "benchmark-groups/new", Policies.ManageRules, "/benchmark-groups/new"),
        new("POST", "benchmark-groups/new", Policies.ManageRules, "/benchmark-groups/new"),
        new("GET", "benchmark-groups/{id:int}", Policies.ManageRules, "/benchmark-groups/1"),
        new("POST", "benchmark-groups/{id:int}", Policies.ManageRules, "/benchmark-groups/1"),
        new("POST", "benchmark-groups/{id:int}/remove", Policies.ManageRules, "/benchmark-groups/1/remove"),
        new("GET", "owners", Policies.ManageRules, "/owners"),
        new("POST", "owners", Policies.ManageRules, "/owners"),
        new("GET", "schemes", Policies.ManageRules, "/schemes"),
        new("GET", "schemes/{id:int}", Policies.ManageRules, "/schemes/1"),
        new("GET", "schemes/new", Policies.ManageRules, "/schemes/new"),
        new("POST", "schemes/new", Policies.ManageRules, "/schemes/new"),
        new("GET", "schemes/{id:int}/edit", Policies.ManageRules, "/schemes/1/edit"),
        new("POST", "schemes/{id:int}/edit", Policies.ManageRules, "/schemes/1/edit"),
        new("GET", "schemes/{id:int}/delete", Policies.ManageRules, "/schemes/1/delete"),
        new("POST", "schemes/{id:int}/delete", Policies.ManageRules, "/schemes/1/delete"),
        new("GET", "schemes/{id:int}/start", Policies.ManageRules, "/schemes/1/start"),
        new("POST", "schemes/{id:int}/start", Policies.ManageRules, "/schemes/1/start"),
        new("POST", "schemes/{id:int}/take-back", Policies.ManageRules, "/schemes/1/take-back"),
        new("GET", "measures/{code}/rating", Policies.ManageRules, "/measures/NI%20156/rating"),
        new("POST", "measures/{code}/rating", Policies.ManageRules, "/measures/NI%20156/rating"),
        new("GET", "measures/{code}/targets/{period}", Policies.ManageRules, "/measures/NI%20156/targets/2026-27"),
        new("POST", "measures/{code}/targets/{period}", Policies.ManageRules, "/measures/NI%20156/targets/2026-27"),
        new("GET", "how-ratings-work", Public, "/how-ratings-work"),
        new("GET", "account/sign-in", Public, "/account/sign-in"),
        new("POST", "account/sign-in", Public, "/account/sign-in"),
        new("POST", "account/sign-out", SignedIn, "/account/sign-out"),
        new("GET", "account/password", SignedIn, "/account/password"),
        new("POST", "account/password", SignedIn, "/account/password"),
        new("GET", "accessibility-statement", Public, "/accessibility-statement"),
        new("GET", "cookies", Public, "/cookies"),
        new(null, "errors/{status:int:range(400,599)}", Public, "/errors/404"),
        new("GET", "/theme.css", Public, "/theme.css"),
        new("GET", "/robots.txt", Public, "/robots.txt"),
        new("GET", "/favicon.ico", Public, "/favicon.ico"),
        new("GET", "/.well-known/security.txt", Public, "/.well-known/security.txt"),
        new(null, "/health", Public, "/health"),
    ];

    public IEnumerable<string> Roles => Access is Public or SignedIn ? Core.Users.Roles.All : Policies.RolesFor(Access);
}
