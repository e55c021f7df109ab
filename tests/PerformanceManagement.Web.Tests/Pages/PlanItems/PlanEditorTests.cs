using System.Net;
using AngleSharp.Html.Dom;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Tests.Pages.Entry;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.PlanItems;

public sealed class PlanEditorTests
{
    [Fact]
    public async Task The_plan_is_edited_by_plain_forms_and_buttons()
    {
        await using var site = new EntrySite();
        await site.AddMeasure();
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);
        (await officer.Page("/plan")).QuerySelector("main a[href='/plan/edit']").Should().NotBeNull();

        // Add below, with a number.
        string below = (await officer.Page("/plan/edit")).QuerySelectorAll("main a").First(a => a.TextContent.Trim() == "Add below A safe home" || a.TextContent.Contains("Add below 1 A safe home", StringComparison.Ordinal)).GetAttribute("href")!;
        using (HttpResponseMessage added = await officer.SendForm(below, new() { ["Form.Title"] = "More homes", ["Form.Number"] = "1.2" }, "Add")) added.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await LinesAsync(officer)).Should().Equal("1 A safe home", "1.1 Fewer homeless people", "1.1.1 Help early", "1.2 More homes");

        // Up, by a button in a form of its own.
        IHtmlDocument editor = await officer.Page("/plan/edit");
        var move = (IHtmlFormElement)editor.QuerySelectorAll("main form").Single(f => f.GetAttribute("action")!.StartsWith("/plan/edit/items/more-homes/move", StringComparison.Ordinal));
        using (HttpResponseMessage moved = await officer.SendForm(move, "/plan/edit", [], "Up: 1.2 More homes")) moved.Headers.Location!.ToString().Should().EndWith("moved=more-homes#moved");
        (await LinesAsync(officer)).Should().Equal("1 A safe home", "1.2 More homes", "1.1 Fewer homeless people", "1.1.1 Help early");
        // The same button of the page that was open before: someone else moved it meanwhile.
        using (HttpResponseMessage stale = await officer.SendForm(move, "/plan/edit", [], "Up: 1.2 More homes")) (await Visitor.Read(stale)).QuerySelector(".pm-check")!.TextContent.Should().Contain("Someone else changed “1.2 More homes”");

        // Under another: a look first, and below itself not at all.
        using (HttpResponseMessage refused = await officer.SendForm("/plan/edit/items/O1.1", new() { ["Form.Under"] = "PR1.1.1" }, "See what this does"))
        {
            IHtmlDocument page = await Visitor.Read(refused);
            page.QuerySelector("#Form-Under-error")!.TextContent.Should().Contain("1.1.1 Help early stands below this item, so this cannot stand under it");
            page.QuerySelector(".govuk-error-summary a")!.GetAttribute("href").Should().Be("#Form-Under");
        }

        using HttpResponseMessage seen = await officer.SendForm("/plan/edit/items/PR1.1.1", new() { ["Form.Under"] = "more-homes", ["Form.Title"] = "Help at once" }, "See what this does");
        IHtmlDocument look = await Visitor.Read(seen);
        look.QuerySelector(".pm-effect")!.TextContent.Should().Contain("It goes under 1.2 More homes.").And.Contain("1 measure stands in it or below, and goes with it.").And.Contain("Q1 2026/27 is signed off");
        using (HttpResponseMessage saved = await officer.SendForm((IHtmlFormElement)look.QuerySelector("main form")!, "/plan/edit/items/PR1.1.1", [], "Save")) saved.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await LinesAsync(officer)).Should().Equal("1 A safe home", "1.2 More homes", "1.1.1 Help at once", "1.1 Fewer homeless people");

        // Close, and open again.
        (await officer.Page("/plan/edit/items/more-homes/close")).QuerySelector(".pm-effect")!.TextContent.Should().Contain("1 item that stands below it is closed with it.");
        using (HttpResponseMessage closed = await officer.SendForm("/plan/edit/items/more-homes/close", [], "Close")) closed.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await LinesAsync(officer)).Should().Equal("1 A safe home", "1.1 Fewer homeless people");
        (await LinesAsync(officer, "/plan/edit?show=all")).Should().HaveCount(4);
        using (HttpResponseMessage opened = await officer.SendForm("/plan/edit/items/more-homes/close", [], "Open again")) opened.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await LinesAsync(officer)).Should().HaveCount(4);
    }

    [Fact]
    public async Task A_new_plan_begins_on_a_day_and_takes_measures_over()
    {
        await using var site = new EntrySite();
        string code = await site.AddMeasure();
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);
        using (HttpResponseMessage refused = await officer.SendForm("/plan/plans/new", new() { ["Form.Name"] = "New plan", ["Form.From"] = "30 June 2026" }, "Add"))
            (await Visitor.Read(refused)).QuerySelector("#Form-From-error")!.TextContent.Should().Contain("Q1 2026/27 is signed off with the plan of its time");
        // The quarter that is open is the first of the new plan.
        using (HttpResponseMessage added = await officer.SendForm("/plan/plans/new", new() { ["Form.Name"] = "New plan", ["Form.From"] = "1 July 2026" }, "Add")) added.StatusCode.Should().Be(HttpStatusCode.Redirect);
        int id = (await site.WithDatabase(d => d.CouncilPlans.SingleAsync())).Id;
        using (HttpResponseMessage item = await officer.SendForm($"/plan/edit/new?plan={id}", new() { ["Form.Title"] = "A home for all", ["Form.Kind"] = "Priority" }, "Add")) item.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await officer.Page("/plan?quarter=2026-27-Q2")).QuerySelector("main")!.TextContent.Should().Contain("A home for all").And.Contain("Not in the plan");

        using HttpResponseMessage taken = await officer.SendForm($"/plan/plans/{id}/measures", new() { ["Form.Moves[0].To"] = "a-home-for-all" }, "Take over");

        taken.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await officer.Page($"/plan/plans/{id}/measures")).QuerySelector("main")!.TextContent.Should().Contain("1 measure stands in “New plan” from 1 July 2026").And.Contain("No measure of an earlier plan is left.");
        (await officer.Page("/plan?quarter=2026-27-Q2")).QuerySelector("main")!.TextContent.Should().Contain("A home for all").And.NotContain("Not in the plan").And.NotContain("Help early");
        (await officer.Page("/plan?quarter=2026-27-Q1")).QuerySelector("main")!.TextContent.Should().Contain("Help early").And.NotContain("A home for all");
        (await officer.Page($"/measures/{Uri.EscapeDataString(code)}?quarter=2026-27-Q1")).QuerySelector("main")!.TextContent.Should().Contain("Help early");
    }

    private static async Task<IEnumerable<string>> LinesAsync(Visitor visitor, string address = "/plan/edit") => (await visitor.Page(address)).QuerySelectorAll("tbody th a").Select(a => a.TextContent.Trim());
}
