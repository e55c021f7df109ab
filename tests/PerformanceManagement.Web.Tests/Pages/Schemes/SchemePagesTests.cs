using System.Net;
using AngleSharp.Html.Dom;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Schemes;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Tests.Pages.Entry;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Schemes;

public sealed class SchemePagesTests
{
    [Fact]
    public async Task A_scheme_is_copied_changed_looked_at_and_brought_into_force_without_script()
    {
        await using var site = new EntrySite();
        // 325 households against 330, and 340: 3% over.
        await site.AddMeasure(submitted: EntrySite.Quarter);
        string amber = await site.AddMeasure(m => m.Results.Add(new() { Period = EntrySite.Quarter, Value = 340, SubmittedAt = DateTime.UnixEpoch }));
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);
        IHtmlDocument list = await officer.Page("/schemes");
        list.QuerySelector(".moj-primary-navigation [aria-current]")!.TextContent.Should().Be("Set up");
        list.QuerySelector("tbody tr")!.TextContent.Should().Contain("RAG 5%").And.Contain("In force, the council’s default").And.Contain("From 1 April 2013").And.Contain("Came with the system");

        string copy = list.QuerySelectorAll("tbody a").First(a => a.TextContent.StartsWith("Copy to a draft", StringComparison.Ordinal)).GetAttribute("href")!;
        using HttpResponseMessage saved = await officer.SendForm(copy, new() { ["Form.Statuses[1].LargestShortfall"] = "2.5", ["Form.Do"] = "save" });
        string draft = saved.Headers.Location!.ToString();
        (await officer.Page(draft)).QuerySelector("main")!.TextContent.Should().Contain("Saved the draft of scheme “RAG 5%”").And.Contain("195 against a target of 200, higher is better: 2.5% below target, within the 2.5% tolerance");
        using HttpResponseMessage effect = await officer.SendForm(draft + "/start", new() { ["Form.From"] = "1/7/2026", ["Form.Do"] = "effect" });
        IHtmlDocument page = await Visitor.Read(effect);
        string said = page.QuerySelector(".pm-effect")!.TextContent;
        said.Should().Contain("“RAG 5%” is in force from 1 July 2026, as the council’s default").And.Contain("Its earlier version ends on 30 June 2026")
            .And.Contain("Q2 2026/27 is open and would be rated by it").And.Contain("1 measure would move from slightly below target (amber) to significantly below target (red).").And.Contain("1 measure stays as it is.");
        page.QuerySelector(".pm-effect tbody tr")!.TextContent.Should().Contain(amber).And.Contain("within the 5% tolerance").And.Contain("beyond the 2.5% tolerance");
        page.QuerySelectorAll(".pm-effect tbody .pm-status").Length.Should().Be(2);
        (await site.WithDatabase(d => d.RatingSchemes.CountAsync(s => s.InForceFrom == new DateOnly(2026, 7, 1)))).Should().Be(0, "nothing is stored before it is asked for");

        using HttpResponseMessage started = await officer.SendForm((IHtmlFormElement)page.QuerySelector("main form")!, draft + "/start", new() { ["Form.Do"] = "start" });

        started.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await officer.Page(draft)).QuerySelector(".moj-alert")!.TextContent.Should().Contain("Scheme “RAG 5%” is in force from 1 July 2026, as the council’s default");
        (await officer.Page($"/measures/{Uri.EscapeDataString(amber)}")).QuerySelector(".pm-why")!.TextContent.Should().Contain("beyond the 2.5% tolerance of scheme 'RAG 5%' (in force from July 2026)");
        IHtmlDocument rules = await site.Visit().Page("/how-ratings-work");
        rules.QuerySelector("main")!.TextContent.Should().Contain("set by the role “Performance officer”").And.NotContain("Performance officer of Wellbridge");
    }

    [Fact]
    public async Task A_day_changed_after_the_effect_was_seen_shows_the_effect_again_and_stores_nothing()
    {
        await using var site = new EntrySite();
        await site.AddMeasure(submitted: EntrySite.Quarter);
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);
        string draft = await Draft(officer);
        using HttpResponseMessage effect = await officer.SendForm(draft + "/start", new() { ["Form.From"] = "1/7/2026" });
        IHtmlDocument page = await Visitor.Read(effect);

        using HttpResponseMessage answer = await officer.SendForm((IHtmlFormElement)page.QuerySelector("main form")!, draft + "/start", new() { ["Form.From"] = "1/8/2026", ["Form.Do"] = "start" });

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        (await Visitor.Read(answer)).QuerySelector(".pm-effect")!.TextContent.Should().Contain("in force from 1 August 2026");
        (await site.WithDatabase(d => d.RatingSchemes.CountAsync(s => s.InForceFrom > new DateOnly(2020, 1, 1)))).Should().Be(0);
    }

    [Fact]
    public async Task A_day_in_a_signed_off_quarter_is_refused_beside_its_field()
    {
        await using var site = new EntrySite();
        await site.AddMeasure(submitted: EntrySite.Quarter);
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);
        string draft = await Draft(officer);

        using HttpResponseMessage answer = await officer.SendForm(draft + "/start", new() { ["Form.From"] = "1 June 2026" });

        IHtmlDocument page = await Visitor.Read(answer);
        page.Title.Should().StartWith("Error: ");
        page.QuerySelector("#Form-From-error")!.TextContent.Should().Contain("Quarters up to 30 June 2026 are signed off and do not change: choose a later day");
        ((IHtmlInputElement)page.QuerySelector("#Form-From")!).Value.Should().Be("1 June 2026");
    }

    [Fact]
    public async Task Statuses_are_added_moved_and_removed_by_buttons_and_nothing_is_stored()
    {
        await using var site = new WebSite();
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);
        IHtmlDocument page = await officer.Page("/schemes/new?copy=1");

        page = await Press(officer, page, "add", new() { ["Form.Name"] = "Four lights" });
        Labels(page).Should().Equal("Met or exceeded target", "Slightly below target", "", "Significantly below target");
        page = await Press(officer, page, "up-2", new() { ["Form.Statuses[2].Label"] = "Nearly there", ["Form.Statuses[2].LargestShortfall"] = "2" });
        Labels(page).Should().Equal("Met or exceeded target", "Nearly there", "Slightly below target", "Significantly below target");
        page.QuerySelectorAll(".pm-status-form .pm-status").Length.Should().Be(4, "each is drawn as it would look");
        page = await Press(officer, page, "down-0", []);
        page = await Press(officer, page, "remove-3", []);
        Labels(page).Should().Equal("Nearly there", "Met or exceeded target", "Slightly below target");
        page.QuerySelectorAll("input[name='Form.Statuses[2].LargestShortfall']").Single().GetAttribute("type").Should().Be("hidden", "the last accepts any");
        page = await Press(officer, page, "up-99", []);

        ((IHtmlInputElement)page.QuerySelector("#Form-Name")!).Value.Should().Be("Four lights");
        (await site.WithDatabase(d => d.RatingSchemes.CountAsync())).Should().Be(2);
    }

    [Fact]
    public async Task What_is_wrong_with_a_draft_stands_beside_its_field_and_nothing_typed_is_lost()
    {
        await using var site = new WebSite();
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);

        using HttpResponseMessage answer = await officer.SendForm("/schemes/new?copy=1", new()
        {
            ["Form.Name"] = "",
            ["Form.Statuses[1].Label"] = "Met or exceeded target",
            ["Form.Statuses[1].LargestShortfall"] = "5,5",
            ["Form.Statuses[2].Shape"] = "Triangle",
            ["Form.Statuses[2].Colour"] = "Amber",
            ["Form.Do"] = "save",
        });

        IHtmlDocument page = await Visitor.Read(answer);
        page.Title.Should().StartWith("Error: ");
        page.QuerySelector("#Form-Name-error")!.TextContent.Should().Contain("Give the scheme a name");
        page.QuerySelector("#Form-Statuses-1--Label-error")!.TextContent.Should().Contain("Two statuses have the label “Met or exceeded target”");
        page.QuerySelector("#Form-Statuses-1--LargestShortfall-error")!.TextContent.Should().Contain("“5,5”");
        page.QuerySelector("#Form-Statuses-2--Shape-error")!.TextContent.Should().Contain("both are an amber triangle");
        page.QuerySelectorAll(".govuk-error-summary a").Should().OnlyContain(a => page.QuerySelector(a.GetAttribute("href")!) != null);
        ((IHtmlInputElement)page.QuerySelector("#Form-Statuses-1--LargestShortfall")!).Value.Should().Be("5,5");
        (await site.WithDatabase(d => d.RatingSchemes.CountAsync())).Should().Be(2);
    }

    [Fact]
    public async Task The_second_of_two_who_save_sees_both_drafts_and_may_put_theirs_in_place()
    {
        await using var site = new WebSite();
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);
        Visitor administrator = await site.SignInAs(Roles.Administrator);
        string draft = await Draft(officer);
        IHtmlDocument opened = await officer.Page(draft + "/edit");
        using (await administrator.SendForm(draft + "/edit", new() { ["Form.Statuses[1].LargestShortfall"] = "4", ["Form.Do"] = "save" })) { }

        IHtmlDocument page = await Press(officer, opened, "save", new() { ["Form.Statuses[1].LargestShortfall"] = "6" }, draft + "/edit");

        page.QuerySelector(".pm-check")!.TextContent.Should().Contain("Someone else saved this draft while you were writing").And.Contain("Administrator of Wellbridge").And.Contain("up to 4").And.Contain("up to 6");
        using HttpResponseMessage again = await officer.SendForm((IHtmlFormElement)page.QuerySelector("main form")!, draft + "/edit", new() { ["Form.Do"] = "save" });
        again.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await site.WithDatabase(d => d.RatingSchemes.Where(s => s.InForceFrom == null).SelectMany(s => s.Statuses).SingleAsync(s => s.Order == 1))).LargestShortfall.Should().Be(6);
    }

    [Fact]
    public async Task A_scheme_that_has_not_begun_can_be_taken_back_to_a_draft()
    {
        await using var site = new WebSite();
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);
        string draft = await Draft(officer);
        // A day that is to come, whatever the clock of the machine says.
        await site.WithDatabase(async d =>
        {
            StoredScheme now = await d.RatingSchemes.SingleAsync(s => s.IsDefault);
            StoredScheme coming = await d.RatingSchemes.SingleAsync(s => s.InForceFrom == null);
            (now.InForceTo, coming.InForceFrom, coming.IsDefault) = (new DateOnly(2998, 12, 31), new DateOnly(2999, 1, 1), true);
            return await d.SaveChangesAsync();
        });

        using HttpResponseMessage answer = await officer.SendForm(draft, [], "Take back to a draft");

        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await officer.Page(draft)).QuerySelector(".moj-alert")!.TextContent.Should().Contain("Took scheme “RAG 5%” back to a draft");
        (await site.WithDatabase(d => d.RatingSchemes.SingleAsync(s => s.IsDefault))).InForceTo.Should().BeNull();
    }

    [Fact]
    public async Task A_draft_is_deleted_after_asking_and_a_scheme_in_force_cannot_be()
    {
        await using var site = new WebSite();
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);
        string draft = await Draft(officer);

        using HttpResponseMessage inForce = await officer.Get("/schemes/1/delete");
        using HttpResponseMessage edited = await officer.Get("/schemes/1/edit");
        using HttpResponseMessage deleted = await officer.SendForm(draft + "/delete", []);

        (inForce.StatusCode, edited.StatusCode).Should().Be((HttpStatusCode.NotFound, HttpStatusCode.NotFound));
        deleted.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await officer.Page("/schemes")).QuerySelector(".moj-alert")!.TextContent.Should().Contain("Deleted the draft of scheme “RAG 5%”");
        (await site.WithDatabase(d => d.Set<StoredStatus>().CountAsync())).Should().Be(5);
    }

    private static async Task<string> Draft(Visitor officer)
    {
        using HttpResponseMessage saved = await officer.SendForm("/schemes/new?copy=1", new() { ["Form.Statuses[1].LargestShortfall"] = "2.5", ["Form.Do"] = "save" });
        return saved.Headers.Location!.ToString();
    }

    private static async Task<IHtmlDocument> Press(Visitor officer, IHtmlDocument page, string button, Dictionary<string, string> typed, string address = "/schemes/new?copy=1")
    {
        using HttpResponseMessage answer = await officer.SendForm((IHtmlFormElement)page.QuerySelector("main form")!, address, new(typed) { ["Form.Do"] = button });
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        return await Visitor.Read(answer);
    }

    private static IEnumerable<string> Labels(IHtmlDocument page) => page.QuerySelectorAll("input[name$='].Label']").Cast<IHtmlInputElement>().Select(i => i.Value);
}
