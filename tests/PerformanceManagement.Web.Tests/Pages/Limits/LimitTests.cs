using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Limits;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Tests.Pages.Measures;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Limits;

public sealed class LimitTests
{
    // 15 months from July 2025, 14 and 16 by turns, then 30.
    private const string Address = "/measures/S%201/limits";

    [Fact]
    public async Task A_rebase_is_tried_saved_drawn_with_its_reason_and_removed()
    {
        await using SignalsSite site = await Site();
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);

        using HttpResponseMessage tried = await officer.SendForm(Address, new() { ["Form.From"] = "2026-08", ["Form.Reason"] = "A second team started", ["Form.Step"] = "preview" });

        IHtmlDocument page = await Visitor.Read(tried);
        Words(page.QuerySelector(".pm-check")!).Should().Contain("July 2025 to July 202613 figuresMean 14.9, limits 9.6 to 20.2")
            .And.Contain("August 2026 to September 20262 figuresSignals need 13 comparable points; there are 2 since the rebase from August 2026.").And.Contain("Nothing has been saved yet.");
        (await site.WithDatabase(d => d.LimitRebases.AnyAsync())).Should().BeFalse();

        using HttpResponseMessage saved = await officer.SendForm((IHtmlFormElement)page.QuerySelectorAll("main form")[^1], Address, []);
        saved.StatusCode.Should().Be(HttpStatusCode.Redirect);
        LimitRebase stored = await site.WithDatabase(d => d.LimitRebases.SingleAsync());
        (stored.From.Token, stored.Reason).Should().Be(("2026-08", "A second team started"));
        (await site.WithDatabase(d => d.Audit.SingleAsync(a => a.Action == "limits.rebased"))).Summary.Should().Be("Rebased limits from August 2026: A second team started.");

        IHtmlDocument measure = await (await site.SignInAs(Roles.Viewer)).Page("/measures/S%201");
        IElement signals = measure.QuerySelector("section[aria-labelledby=signals-heading]")!;
        Words(signals).Should().Contain("Limits start afresh from August 2026: A second team started (Performance officer, ").And.NotContain("Change where its limits start");
        IElement chart = signals.QuerySelector("svg.pm-chart__drawing--wide")!;
        chart.QuerySelectorAll(".pm-chart__mean").Should().ContainSingle("the second stretch is too short to have one");
        chart.QuerySelector("text.pm-chart__break-label")!.TextContent.Should().Be("Rebased from August 2026");
        measure.GetElementById(chart.GetAttribute("aria-describedby")!)!.TextContent.Should().Contain("Limits start afresh from August 2026");

        IHtmlDocument again = await officer.Page(Address);
        Words(again.QuerySelectorAll("main table")[1]).Should().Contain("August 2026 A second team started");
        using HttpResponseMessage removed = await officer.SendForm((IHtmlFormElement)again.QuerySelector("main form")!, Address, []);
        removed.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await site.WithDatabase(d => d.LimitRebases.AnyAsync())).Should().BeFalse();
        (await site.WithDatabase(d => d.Audit.SingleAsync(a => a.Action == "limits.rebase-removed"))).Summary.Should().Be("Removed the rebase of limits from August 2026 (A second team started).");
    }

    [Theory]
    [InlineData("", "A reason", "From", "Choose the first period of the changed process")]
    [InlineData("2026-08", " ", "Reason", "Say what changed in the process")]
    [InlineData("2025-07", "A reason", "From", "A rebase must come after July 2025, the first comparable figure")]
    [InlineData("2026-10", "A reason", "From", "A rebase cannot come after September 2026, the last figure")]
    [InlineData("2026-05", "A reason", "From", "There is already a rebase from May 2026")]
    [InlineData("2026-08", "A reason", "From", "From May 2026 to before August 2026 there are 3 figures")]
    public async Task A_rebase_that_cannot_stand_is_refused_beside_its_field_and_nothing_is_stored(string from, string reason, string field, string sentence)
    {
        await using SignalsSite site = await Site();
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);
        using (await officer.SendForm(Address, new() { ["Form.From"] = "2026-05", ["Form.Reason"] = "A new system" })) { }
        var form = (IHtmlFormElement)(await officer.Page(Address)).QuerySelectorAll("main form")[^1];

        using HttpResponseMessage answer = await officer.SendForm(form, Address, new() { ["Form.From"] = from, ["Form.Reason"] = reason });

        IHtmlDocument page = await Visitor.Read(answer);
        page.Title.Should().StartWith("Error: ");
        page.QuerySelector($"#Form-{field}-error")!.TextContent.Should().Contain(sentence);
        ((IHtmlTextAreaElement)page.QuerySelector("#Form-Reason")!).Value.Should().Be(reason);
        (await site.WithDatabase(d => d.LimitRebases.CountAsync())).Should().Be(1);
    }

    [Fact]
    public async Task A_measure_whose_figures_count_the_year_so_far_has_nothing_to_rebase()
    {
        await using SignalsSite site = await Site();

        IHtmlDocument page = await (await site.SignInAs(Roles.PerformanceOfficer)).Page("/measures/S%203/limits");

        page.QuerySelector("main")!.TextContent.Should().Contain("Signals are not shown for year-to-date figures");
        page.QuerySelectorAll("main form").Should().BeEmpty();
    }

    private static async Task<SignalsSite> Site()
    {
        var site = new SignalsSite();
        await site.InitializeAsync();
        return site;
    }

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
