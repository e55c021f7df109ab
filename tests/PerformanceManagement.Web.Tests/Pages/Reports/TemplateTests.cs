using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Tests.Pages.Entry;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Reports;

public sealed class TemplateTests(EntrySite site) : IClassFixture<EntrySite>
{
    private const string List = "/reports/templates";
    private const string Usual = List + "/plan-monitoring-table";

    [Fact]
    public async Task A_draft_is_changed_seen_and_makes_the_papers_of_meetings_from_its_day_on()
    {
        await site.AddMeasure(submitted: EntrySite.Quarter);
        int committee = await site.CommitteeId();
        DateOnly today = BritishDay.Today(TimeProvider.System);
        await MeetOn(today.AddDays(30));
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);
        (await officer.Page("/reports")).QuerySelectorAll("main a").Select(a => a.GetAttribute("href")).Should().Contain(List);
        using (HttpResponseMessage started = await officer.SendForm(Usual, [], "Start a draft")) started.StatusCode.Should().Be(HttpStatusCode.Redirect);

        using HttpResponseMessage added = await officer.SendForm(Usual + "/add", new() { ["Form.Kind"] = "text" });
        string section = added.Headers.Location!.ToString();
        using (HttpResponseMessage saved = await officer.SendForm(section, new() { ["Form.Heading"] = "What comes next", ["Form.Text"] = "Officers report again." })) saved.StatusCode.Should().Be(HttpStatusCode.Redirect);
        IHtmlDocument page = await officer.Page(Usual);
        IElement row = page.QuerySelectorAll(".pm-section")[^1];
        row.TextContent.Should().Contain("What comes next");
        string up = row.QuerySelectorAll("button").Select(b => b.TextContent.Trim()).Single(t => t.StartsWith("Move up", StringComparison.Ordinal));
        using (HttpResponseMessage moved = await officer.SendForm((IHtmlFormElement)row.QuerySelector("form")!, Usual, [], up)) moved.Headers.Location!.ToString().Should().Contain("#row-");

        page = await officer.Page(Usual);
        page.QuerySelectorAll(".pm-section").SkipLast(1).Last().TextContent.Should().Contain("What comes next");
        page.QuerySelector(".pm-template__paper")!.TextContent.Should().Contain("What comes next").And.Contain("Officers report again.");
        page.QuerySelector(".pm-template-effect")!.TextContent.Should().Contain("Added").And.Contain("What comes next");
        (await Report(officer, committee)).Should().NotContain("What comes next", "a draft changes no paper");

        using (HttpResponseMessage refused = await officer.SendForm(Usual + "/start", new() { ["Form.From"] = FigureFormat.Date(today.AddDays(-1)) })) (await Visitor.Read(refused)).QuerySelector("#Form-From-error")!.TextContent.Should().Contain("has passed");
        using (HttpResponseMessage inForce = await officer.SendForm(Usual + "/start", new() { ["Form.From"] = FigureFormat.Date(today.AddDays(10)) })) inForce.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await Report(officer, committee)).Should().Contain("What comes next");
        await MeetOn(today.AddDays(9));
        (await Report(officer, committee)).Should().NotContain("What comes next", "the meeting is before the version comes into force");
        page = await officer.Page(Usual);
        page.QuerySelectorAll(".pm-section form").Should().BeEmpty("a version in force never changes");
        page.QuerySelector("main")!.TextContent.Should().Contain($"Version 2 comes into force on {FigureFormat.Date(today.AddDays(10))}");
    }

    [Fact]
    public async Task Of_two_who_change_a_section_the_second_sees_both_and_of_two_who_move_one_the_second_sees_the_draft()
    {
        await site.CommitteeId();
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);
        Visitor administrator = await site.SignInAs(Roles.Administrator);
        using (HttpResponseMessage copied = await officer.SendForm(List + "/corporate-performance/copy", new() { ["Form.Name"] = "Two editors" })) copied.Headers.Location!.ToString().Should().EndWith("/two-editors");
        const string template = List + "/two-editors";
        IHtmlDocument before = await officer.Page(template);
        IElement second = before.QuerySelectorAll(".pm-section")[1];
        string address = second.QuerySelectorAll("a").Single(a => a.TextContent.StartsWith("Change", StringComparison.Ordinal)).GetAttribute("href")!;
        var opened = (IHtmlFormElement)(await officer.Page(address)).QuerySelector("main form")!;
        using (await administrator.SendForm(address, new() { ["Form.Heading"] = "Theirs" })) { }

        using HttpResponseMessage answer = await officer.SendForm(opened, address, new() { ["Form.Heading"] = "Mine" });
        IHtmlDocument page = await Visitor.Read(answer);
        page.QuerySelector(".pm-check")!.TextContent.Should().Contain("Someone else changed this draft").And.Contain("Theirs");
        ((IHtmlInputElement)page.QuerySelector("#Form-Heading")!).Value.Should().Be("Mine");
        using HttpResponseMessage stale = await officer.SendForm((IHtmlFormElement)second.QuerySelector("form")!, template, new() { ["To"] = "1" });
        (await Visitor.Read(stale)).QuerySelector(".pm-check")!.TextContent.Should().Contain("What you asked for has not been done");

        using (HttpResponseMessage again = await officer.SendForm((IHtmlFormElement)page.QuerySelector("main form")!, address, [])) again.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await officer.Page(template)).QuerySelectorAll(".pm-section")[1].TextContent.Should().Contain("Mine");
    }

    [Fact]
    public async Task A_section_is_removed_once_what_goes_with_it_was_shown_and_confirmed()
    {
        await site.CommitteeId();
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);
        using (await officer.SendForm(List + "/plan-monitoring-table/copy", new() { ["Form.Name"] = "One less" })) { }
        const string template = List + "/one-less";
        IHtmlDocument before = await officer.Page(template);
        int sections = before.QuerySelectorAll(".pm-section").Length;
        string address = before.QuerySelector("#row-budget")!.QuerySelectorAll("a").Single(a => a.TextContent.StartsWith("Remove", StringComparison.Ordinal)).GetAttribute("href")!;

        IHtmlDocument asked = await officer.Page(address);
        asked.QuerySelector("h1")!.TextContent.Should().Be("Remove “Budget and policy framework”");
        asked.QuerySelector("main")!.TextContent.Should().Contain("It is part of the council's policy framework").And.Contain("cannot be put back");
        (await officer.Page(template)).QuerySelectorAll(".pm-section").Should().HaveCount(sections, "asking removes nothing");

        using (HttpResponseMessage removed = await officer.SendForm(address, [])) removed.StatusCode.Should().Be(HttpStatusCode.Redirect);
        IHtmlDocument after = await officer.Page(template);
        after.QuerySelectorAll(".pm-section").Should().HaveCount(sections - 1);
        after.QuerySelector("#row-budget").Should().BeNull();
        using HttpResponseMessage gone = await officer.Get(address);
        gone.StatusCode.Should().Be(HttpStatusCode.NotFound);

        // Of two, the second is shown the draft as the first left it.
        string risk = template + "/remove?id=risk";
        var opened = (IHtmlFormElement)(await officer.Page(risk)).QuerySelector("main form")!;
        using (await officer.SendForm(template + "/section?id=risk", new() { ["Form.Heading"] = "Risks we take" })) { }
        using HttpResponseMessage stale = await officer.SendForm(opened, risk, []);
        IHtmlDocument shown = await Visitor.Read(stale);
        shown.QuerySelector(".pm-check")!.TextContent.Should().Contain("What you asked for has not been done");
        shown.QuerySelector("#row-risk")!.TextContent.Should().Contain("Risks we take");
    }

    [Fact]
    public async Task Every_kind_of_section_has_a_form_that_saves_as_it_stands()
    {
        await site.CommitteeId();
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);
        using (await officer.SendForm(List + "/corporate-performance/copy", new() { ["Form.Name"] = "All kinds" })) { }
        const string template = List + "/all-kinds";
        IHtmlDocument add = await officer.Page(template + "/add");
        string[] kinds = [.. add.QuerySelectorAll("input[name='Form.Kind']").Select(i => i.GetAttribute("value")!)];
        kinds.Should().HaveCountGreaterThan(20);

        foreach (string kind in kinds)
        {
            using HttpResponseMessage added = await officer.SendForm(template + "/add", new() { ["Form.Kind"] = kind });
            string section = added.Headers.Location!.ToString();
            using HttpResponseMessage saved = await officer.SendForm(section, []);
            saved.StatusCode.Should().Be(HttpStatusCode.Redirect, kind);
        }

        (await officer.Page(template)).QuerySelectorAll(".pm-section").Should().HaveCountGreaterThan(kinds.Length);
    }

    [Fact]
    public async Task What_is_typed_wrongly_comes_back_beside_its_field_and_a_draft_can_be_discarded_and_downloaded()
    {
        await site.CommitteeId();
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);
        using (await officer.SendForm(List + "/corporate-performance/copy", new() { ["Form.Name"] = "Gone soon" })) { }
        const string template = List + "/gone-soon";
        using HttpResponseMessage added = await officer.SendForm(template + "/add", new() { ["Form.Kind"] = "measure-table" });
        using HttpResponseMessage wrong = await officer.SendForm(added.Headers.Location!.ToString(), new() { ["Form.Settings[0].Value"] = "code\ncolour" });
        IHtmlDocument page = await Visitor.Read(wrong);
        page.QuerySelector("#Form-Settings-0--Value-error, [id$='Value-error']")!.TextContent.Should().Contain("there is no “colour”");

        using (HttpResponseMessage file = await officer.Get(template + "/file?draft=true")) (await file.Content.ReadAsStringAsync()).Should().Contain("\"sections\"");
        using (HttpResponseMessage discarded = await officer.SendForm(template, [], "Discard the draft")) discarded.Headers.Location!.ToString().Should().Be(List);
        using HttpResponseMessage gone = await officer.Get(template);
        gone.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    private static async Task<string> Report(Visitor visitor, int committee) => (await visitor.Page($"/reports/2026-27-Q2/{committee}")).QuerySelector(".pm-report")!.TextContent;

    private Task<int> MeetOn(DateOnly day) => site.WithDatabase(database => database.CommitteeMeetings.ExecuteUpdateAsync(m => m.SetProperty(x => x.Date, day)));
}
