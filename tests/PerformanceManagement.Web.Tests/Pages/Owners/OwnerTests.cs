using System.Net;
using AngleSharp.Html.Dom;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Tests.Pages.Entry;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Owners;

public sealed class OwnerTests(EntrySite site) : IClassFixture<EntrySite>
{
    [Fact]
    public async Task A_measure_given_to_a_contributor_waits_for_them()
    {
        string code = await site.AddMeasure(m => m.OwnerId = null);
        string neighbour = await site.AddMeasure(m => m.OwnerId = null);
        User contributor = await site.UserWithRole(Roles.Contributor);
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);
        string address = $"/owners?search={Uri.EscapeDataString(code)}";
        (await officer.Page(address)).QuerySelector("tbody")!.TextContent.Should().Contain("Nobody yet");

        using HttpResponseMessage answer = await officer.SendForm(address, new() { ["Form.Codes"] = code, ["Form.Owner"] = $"{contributor.Id}" });

        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        IHtmlDocument page = await officer.Page(answer.Headers.Location!.ToString());
        page.QuerySelector(".moj-alert")!.TextContent.Should().Contain(code).And.Contain("is now entered by Contributor of Wellbridge");
        string waiting = (await (await site.SignInAs(Roles.Contributor)).Page("/enter")).QuerySelector("tbody")!.TextContent;
        waiting.Should().Contain(code).And.NotContain(neighbour);
        (await officer.Page($"/measures/{Uri.EscapeDataString(code)}")).QuerySelector("main")!.TextContent.Should().Contain("Given to Contributor of Wellbridge to enter.");
    }

    [Fact]
    public async Task Nothing_selected_is_said_beside_the_field_and_nothing_changes()
    {
        string code = await site.AddMeasure();
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);

        using HttpResponseMessage answer = await officer.SendForm($"/owners?search={Uri.EscapeDataString(code)}", new() { ["Form.Owner"] = "" });

        IHtmlDocument page = await Visitor.Read(answer);
        page.QuerySelector(".govuk-error-summary")!.TextContent.Should().Contain("Select at least one measure").And.Contain("Select who enters the measures");
        (await site.WithDatabase(d => d.Measures.SingleAsync(m => m.Code == code))).OwnerId.Should().NotBeNull();
    }

    [Fact]
    public async Task Someone_who_may_not_enter_values_cannot_be_given_any()
    {
        string code = await site.AddMeasure();
        User viewer = await site.UserWithRole(Roles.Viewer);
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);

        using HttpResponseMessage answer = await officer.SendForm($"/owners?search={Uri.EscapeDataString(code)}", new() { ["Form.Codes"] = code, ["Form.Owner"] = $"{viewer.Id}" });

        (await Visitor.Read(answer)).QuerySelector("#Form-Owner-error")!.TextContent.Should().Contain("may not enter values");
        (await site.WithDatabase(d => d.Measures.SingleAsync(m => m.Code == code))).OwnerId.Should().NotBe(viewer.Id);
    }
}
