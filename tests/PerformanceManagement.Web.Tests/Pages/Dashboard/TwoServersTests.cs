using System.Net;
using FluentAssertions;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Dashboard;

/// <summary>Two processes of the site on one database: what is saved on one is on the other's dashboard at its next request.</summary>
public sealed class TwoServersTests
{
    private const string Dashboard = "/dashboard?sort=code";

    [Fact]
    public async Task What_is_saved_on_one_is_on_the_others_dashboard_at_its_next_request()
    {
        await using var here = new WebSite();
        await here.WithDatabase(database => ManyMeasures.FillAsync(database, 20));
        User officer = await here.UserWithRole(Roles.PerformanceOfficer);
        await using SiteProcess there = await SiteProcess.StartAsync(here);
        Visitor first = await here.SignInAs(Roles.PerformanceOfficer);
        Visitor second = await there.SignInAsync(officer.Email!);

        foreach ((Visitor saves, Visitor looks, string value) in new[] { (first, second, "85.4"), (second, first, "86.3"), (first, second, "85.8") })
        {
            (await ValueAsync(looks)).Should().NotBe(value + "%");
            using HttpResponseMessage saved = await saves.SendForm("/enter/2026-27-Q2/M%20003", new() { ["Form.Value"] = value, ["Form.Note"] = $"The count was {value} when it was checked again." }, "Submit");
            saved.StatusCode.Should().Be(HttpStatusCode.Redirect, (await Visitor.Read(saved)).QuerySelector(".govuk-error-summary")?.TextContent);

            (await ValueAsync(looks)).Should().Be(value + "%");
            (await ValueAsync(saves)).Should().Be(value + "%");
        }
    }

    private static async Task<string> ValueAsync(Visitor visitor) =>
        (await visitor.Page(Dashboard)).QuerySelectorAll("tr.pm-measure").Single(row => row.QuerySelector(".pm-code")!.TextContent == "M 003").QuerySelector(".pm-number")!.TextContent.Trim();
}
