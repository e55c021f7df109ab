using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Faults;

/// <summary>
/// A measure that cannot be worked out, through a fault of ours: its row says so with a reference, everything else stands, the log has the fault under that
/// reference, and health says degraded.
/// </summary>
public sealed partial class MeasureFaultTests
{
    [Fact]
    public async Task A_fault_in_one_measure_stays_in_its_row()
    {
        await using var site = new MeasuresSite();
        await site.InitializeAsync();
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);
        int committee = await site.WithDatabase(d => d.Measures.Where(m => m.Code == "M 001").SelectMany(m => m.Committees).Select(c => c.Id).FirstAsync());
        (await Text(officer, "/health")).Should().Be("Healthy");

        int before = (await officer.Page("/dashboard?directorate=all")).QuerySelectorAll("tbody tr").Length;
        await BreakAsync(site, "M 001");

        IHtmlDocument dashboard = await officer.Page("/dashboard?directorate=all");
        string row = dashboard.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("M 001", StringComparison.Ordinal)).TextContent;
        string reference = Reference().Match(row).Groups[1].Value;
        reference.Should().NotBeEmpty($"the row says “{row}”");
        row.Should().Contain($"Could not be worked out, reference {reference}");
        dashboard.QuerySelectorAll("tbody tr").Should().HaveCount(before, "the other rows stand");
        foreach (string address in (string[])["/", "/dashboard", "/measures", "/measures/M%20001", "/measures/M%20002", "/measures/M%20001/neighbours", "/compare?measure=M%20001&measure=M%20002", "/meeting/M%20001?directorate=all&all=true", "/meeting-pack?directorate=all&all=true", "/enter", "/reports", $"/reports/2026-27-Q2/{committee}", $"/reports/2026-27-Q2/{committee}/xlsx", $"/reports/2026-27-Q2/{committee}/pdf", "/quarters/2026-27-Q2/sign-off", "/how-ratings-work"])
        {
            using HttpResponseMessage answer = await officer.Get(address);
            answer.StatusCode.Should().Be(HttpStatusCode.OK, address);
        }

        (await Text(officer, "/measures/M%20001")).Should().Contain(reference, "every page names the same reference");
        (await Text(officer, $"/reports/2026-27-Q2/{committee}")).Should().Contain(reference);
        (await Text(officer, "/health")).Should().Be("Degraded");
        (await site.ReadLog()).Should().Contain($"could not be worked out, reference {reference}").And.Contain("ArgumentOutOfRangeException");
    }

    [Fact]
    public async Task A_kept_row_that_cannot_be_read_leaves_the_signed_off_quarter_standing()
    {
        await using var site = new SampleCouncilSite();
        Visitor viewer = await site.SignInFromSample("viewer");
        await site.WithDatabase(d => d.Database.ExecuteSqlRawAsync("UPDATE SignedOffFigures SET Row = {0} WHERE MeasureId = (SELECT Id FROM Measures WHERE Code = 'HOU 01')", "{"));

        IHtmlDocument dashboard = await viewer.Page("/dashboard?quarter=2026-27-Q1&directorate=all");

        dashboard.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("HOU 01", StringComparison.Ordinal)).TextContent.Should().MatchRegex("Could not be worked out, reference [0-9A-Z-]{9}");
        dashboard.QuerySelectorAll("tbody tr").Length.Should().BeGreaterThan(30);
        (await viewer.Get("/measures/HOU%2001?quarter=2026-27-Q1")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await Text(viewer, "/health")).Should().Be("Degraded");
    }

    [Fact]
    public async Task A_quarter_with_a_measure_that_cannot_be_worked_out_is_not_signed_off()
    {
        await using var site = new MeasuresSite();
        await site.InitializeAsync();
        await BreakAsync(site, "M 001");
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);

        using HttpResponseMessage answer = await officer.SendForm("/quarters/2026-27-Q2/sign-off", new() { ["confirmed"] = "true" });

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("M 001").And.Contain("cannot be signed off");
        (await site.WithDatabase(d => d.SignedOffFigures.CountAsync())).Should().Be(0);
    }

    // No check of the database or of a page lets this in: it stands for whatever nobody has thought of.
    private static Task<int> BreakAsync(WebSite site, string code) => site.WithDatabase(async d =>
    {
        await d.Database.OpenConnectionAsync();
        await d.Database.ExecuteSqlRawAsync("PRAGMA ignore_check_constraints = 1");
        int changed = await d.Database.ExecuteSqlRawAsync("UPDATE Measures SET Decimals = 99 WHERE Code = {0}", code);
        await d.Database.ExecuteSqlRawAsync("PRAGMA ignore_check_constraints = 0");
        return changed;
    });

    private static async Task<string> Text(Visitor visitor, string address)
    {
        using HttpResponseMessage answer = await visitor.Get(address);
        return await answer.Content.ReadAsStringAsync();
    }

    [GeneratedRegex("reference ([0-9A-Z]{4}-[0-9A-Z]{4})")]
    private static partial Regex Reference();
}
