using System.Net;
using AngleSharp.Html.Dom;
using FluentAssertions;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Tests.Pages.Entry;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Targets;

public sealed class FarTargetPageTests(EntrySite site) : IClassFixture<EntrySite>
{
    [Fact]
    public async Task A_target_far_from_earlier_ones_asks_for_a_reason_in_its_preview()
    {
        string code = await site.AddMeasure(m => m.Targets.Add(new Target { Period = Period.FinancialYear(2025), Value = 340 }));
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);
        string address = $"/measures/{Uri.EscapeDataString(code)}/targets/2026-27";
        using HttpResponseMessage seen = await officer.SendForm(address, new() { ["Form.Choice"] = "Number", ["Form.Value"] = "3300" }, "See the quarters");
        IHtmlDocument page = await Visitor.Read(seen);
        page.QuerySelector(".pm-check")!.TextContent.Should().Contain("3,300 for 2026/27 is far from the earlier target, 340 for 2025/26.");

        using HttpResponseMessage blank = await officer.SendForm(FormOf(page), address, [], "Save targets");
        page = await Visitor.Read(blank);
        page.QuerySelector("#Form-DoubtReason-error")!.TextContent.Should().Contain("Say why the target is right, or correct it");

        using HttpResponseMessage saved = await officer.SendForm(FormOf(page), address, new() { ["Form.DoubtReason"] = "The whole county is counted." }, "Save targets");
        saved.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await officer.Page($"/measures/{Uri.EscapeDataString(code)}")).QuerySelector("main")!.TextContent.Should().Contain("The reason: The whole county is counted.");
    }

    private static IHtmlFormElement FormOf(IHtmlDocument page) => (IHtmlFormElement)page.QuerySelector("form.pm-targets")!;
}
