using System.Net;
using AngleSharp.Html.Dom;
using FluentAssertions;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Tests.Pages.Entry;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Corrections;

public sealed class CorrectionPageTests
{
    private static readonly Period Q2 = EntrySite.Quarter;

    [Fact]
    public async Task A_signed_off_figure_is_corrected_and_both_figures_are_shown_beside_it()
    {
        await using var site = new EntrySite();
        string code = await site.AddMeasure(submitted: Q2);
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);
        using (await officer.SendForm("/quarters/2026-27-Q2/sign-off", new() { ["confirmed"] = "true" })) { }
        IHtmlDocument closed = await officer.Page(EntrySite.FormOf(code));
        string address = closed.QuerySelector("main .govuk-inset-text a")!.GetAttribute("href")!;
        address.Should().EndWith("/correct/2026-27-Q2");
        (await officer.Page(Measure(code))).QuerySelectorAll("[aria-label='Periods of signed-off quarters'] a").Select(a => a.GetAttribute("href")).Should().Contain(address);

        using HttpResponseMessage answer = await officer.SendForm(address, new() { ["Form.Value"] = "319", ["Form.Because"] = "Six were counted twice" });

        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        IHtmlDocument measure = await officer.Page(answer.Headers.Location!.ToString());
        measure.QuerySelector(".moj-alert")!.TextContent.Should().Contain($"Corrected: {code}");
        measure = await officer.Page(Measure(code) + "?quarter=2026-27-Q2");
        string name = (await site.UserWithRole(Roles.PerformanceOfficer)).DisplayName;
        measure.QuerySelector("#quarter-heading")!.ParentElement!.TextContent.Should().Contain("325").And.Contain("[r] restated since: now 319").And.Contain($"by {name}: was 325, now 319. Reason: Six were counted twice.");
        measure.QuerySelector("#history-heading")!.ParentElement!.TextContent.Should().Contain("319").And.Contain("[r] restated").And.Contain("Restated after sign-off: Q2 2026/27.");
        Visitor reader = await site.SignInAs(Roles.Viewer);
        (await reader.Page("/dashboard?quarter=2026-27-Q2")).QuerySelector("tr.pm-measure")!.TextContent.Should().Contain("325").And.Contain("[r] restated since: now 319");
        (await reader.Page(Measure(code))).QuerySelectorAll("a[href*='/correct/']").Should().BeEmpty();
        IHtmlDocument report = await reader.Page($"/reports/2026-27-Q2/{await site.CommitteeId()}");
        report.Body!.TextContent.Should().Contain("Figures restated after sign-off").And.Contain("Six were counted twice").And.NotContain($"by {name}");
    }

    [Fact]
    public async Task Without_a_reason_nothing_is_corrected_and_nothing_typed_is_lost()
    {
        await using var site = new EntrySite();
        string code = await site.AddMeasure();
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);

        using HttpResponseMessage answer = await officer.SendForm(Measure(code) + "/correct/2026-27-Q1", new() { ["Form.Value"] = "317", ["Form.Because"] = "" });

        IHtmlDocument page = await Visitor.Read(answer);
        page.Title.Should().StartWith("Error: ");
        page.QuerySelector("#Form-Because-error")!.TextContent.Should().Contain("Say why the figure is corrected");
        ((IHtmlInputElement)page.QuerySelector("#Form-Value")!).Value.Should().Be("317");
    }

    [Fact]
    public async Task Two_who_correct_at_once_are_shown_both_versions()
    {
        await using var site = new EntrySite();
        string code = await site.AddMeasure();
        string address = Measure(code) + "/correct/2026-27-Q1";
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);
        Visitor administrator = await site.SignInAs(Roles.Administrator);
        var opened = (IHtmlFormElement)(await officer.Page(address)).QuerySelector("main form")!;
        using (await administrator.SendForm(address, new() { ["Form.Value"] = "316", ["Form.Because"] = "Late return" })) { }

        using HttpResponseMessage answer = await officer.SendForm(opened, address, new() { ["Form.Value"] = "317", ["Form.Because"] = "Recount" });

        IHtmlDocument page = await Visitor.Read(answer);
        page.QuerySelector(".pm-check")!.TextContent.Should().Contain("316").And.Contain("317").And.Contain("Value (differs)");
        using HttpResponseMessage again = await officer.SendForm((IHtmlFormElement)page.QuerySelector("main form")!, address, []);
        again.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await officer.Page(Measure(code))).QuerySelector("#changes-heading")!.ParentElement!.TextContent.Should().Contain("Late return").And.Contain("Recount");
    }

    [Fact]
    public async Task An_open_quarters_figure_is_sent_to_where_it_is_entered_and_a_quarter_never_collected_says_so()
    {
        await using var site = new EntrySite();
        string code = await site.AddMeasure(submitted: Q2);
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);

        IHtmlDocument open = await officer.Page(Measure(code) + "/correct/2026-27-Q2");
        IHtmlDocument never = await officer.Page(Measure(code) + "/correct/2025-26-Q2");

        open.QuerySelector("main .govuk-inset-text")!.TextContent.Should().Contain("Q2 2026/27 is open").And.Contain("Enter it there");
        never.QuerySelector("main .govuk-inset-text")!.TextContent.Should().Contain("Q2 2025/26 was never collected here");
        never.QuerySelectorAll("main form").Should().BeEmpty();
    }

    [Fact]
    public async Task A_code_with_a_slash_is_corrected_like_any_other()
    {
        await using var site = new EntrySite();
        await site.AddMeasure(m => m.Code = "NI 59/60");
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);
        string address = (await officer.Page("/measures/NI%2059%2F60")).QuerySelector("a[href*='/correct/2026-27-Q1']")!.GetAttribute("href")!;

        IHtmlDocument page = await officer.Page(address);

        page.QuerySelector("h1")!.TextContent.Should().Be("Correct the figure for Q1 2026/27");
    }

    private static string Measure(string code) => $"/measures/{Uri.EscapeDataString(code)}";
}
