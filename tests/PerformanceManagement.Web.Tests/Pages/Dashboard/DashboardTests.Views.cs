using System.Net;
using AngleSharp.Html.Dom;
using FluentAssertions;
using PerformanceManagement.Core.Dashboards.Views;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Dashboard;

/// <summary>Views of the dashboard that are kept by name.</summary>
public sealed partial class DashboardTests
{
    [Fact]
    public async Task What_is_shown_is_kept_by_a_name_and_opened_again_on_the_present_quarter()
    {
        Visitor viewer = await site.SignInAs(Roles.Viewer);
        IHtmlDocument page = await viewer.Page("/dashboard?quarter=2026-27-Q1&search=OF%20KIND%203&sort=code");
        string save = page.QuerySelectorAll(".pm-shows a").Single(a => a.TextContent == "Save this view").GetAttribute("href")!;

        using HttpResponseMessage refused = await viewer.SendForm(save, new() { ["Form.Name"] = " " });
        IHtmlDocument again = await Visitor.Read(refused);
        again.QuerySelector(".govuk-error-summary")!.TextContent.Should().Contain("Give the view a name");
        again.QuerySelector("[name='Form.IsShared']").Should().BeNull("only the performance team shares views");

        using HttpResponseMessage saved = await viewer.SendForm(save, new() { ["Form.Name"] = "Kind three" });
        string address = saved.Headers.Location!.ToString();
        address.Should().StartWith("/dashboard/views/");
        IHtmlDocument view = await viewer.Page(address);
        view.QuerySelector("h1")!.TextContent.Should().Contain("Kind three").And.Contain("All directorates, Q2 2026/27");
        Rows(view).Should().HaveCount(4);
        view.QuerySelector("th[aria-sort]")!.TextContent.Trim().Should().Be("Code");
        Text(await viewer.Page("/dashboard/views"), "table").Should().Contain("Kind three All directorates; “OF KIND 3”; code order Present Only you");

        using HttpResponseMessage others = await (await site.SignInAs(Roles.PerformanceOfficer)).Get(address);
        others.StatusCode.Should().Be(HttpStatusCode.NotFound, "it is nobody else's");
        using HttpResponseMessage twice = await viewer.SendForm(save, new() { ["Form.Name"] = "kind THREE" });
        (await Visitor.Read(twice)).QuerySelector("#Form-Name-error")!.TextContent.Should().Contain("There is already a view named “kind THREE”");

        (await viewer.Page(address + "/delete")).QuerySelector("h1")!.TextContent.Should().Be("Delete the view Kind three?");
        using HttpResponseMessage deleted = await viewer.SendForm(address + "/delete", []);
        (await viewer.Page("/dashboard/views")).QuerySelector("main")!.TextContent.Should().Contain("Deleted the view Kind three").And.Contain("You have not saved any views.");
    }

    [Fact]
    public async Task The_performance_team_shares_views_and_two_who_change_one_see_both_versions()
    {
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);
        using HttpResponseMessage saved = await officer.SendForm("/dashboard/views/new?quarter=2026-27-Q1&directorate=all&sort=worst", new() { ["Form.Name"] = "Worst first", ["Form.IsShared"] = "true", ["Form.KeepsQuarter"] = "true" });
        string address = saved.Headers.Location!.ToString();

        Visitor viewer = await site.SignInAs(Roles.Viewer);
        IHtmlDocument list = await viewer.Page("/dashboard/views");
        list.QuerySelectorAll("table a").Should().ContainSingle().Which.GetAttribute("href").Should().Be(address);
        (await viewer.Page(address)).QuerySelector("h1")!.TextContent.Should().Contain("Q1 2026/27");
        using HttpResponseMessage notTheirs = await viewer.Get(address + "/edit");
        notTheirs.StatusCode.Should().Be(HttpStatusCode.NotFound);

        Visitor administrator = await site.SignInAs(Roles.Administrator);
        var form = (IHtmlFormElement)(await administrator.Page(address + "/edit")).QuerySelector("main form")!;
        using HttpResponseMessage first = await officer.SendForm(address + "/edit", new() { ["Form.Name"] = "Worst of all" });
        first.StatusCode.Should().Be(HttpStatusCode.Redirect);
        using HttpResponseMessage second = await administrator.SendForm(form, address + "/edit", new() { ["Form.Name"] = "The worst" });
        IHtmlDocument both = await Visitor.Read(second);
        Text(both, ".pm-check").Should().Contain("Name: Worst of all");
        both.QuerySelector("[name='Form.Name']")!.GetAttribute("value").Should().Be("The worst");
        using HttpResponseMessage third = await administrator.SendForm((IHtmlFormElement)both.QuerySelector("main form")!, address + "/edit", []);
        (await viewer.Page(address)).QuerySelector("h1")!.TextContent.Should().Contain("The worst");
        using HttpResponseMessage gone = await officer.SendForm(address + "/delete", []);
        gone.StatusCode.Should().Be(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_view_of_what_is_no_longer_there_opens_and_says_what_that_is()
    {
        User viewer = await site.UserWithRole(Roles.Viewer);
        var view = new SavedView { OwnerId = viewer.Id, Name = "Housing", Filter = "directorate=9999&portfolio=Cllr%20Gone&sort=worst&url=https%3A%2F%2Felsewhere.example", Shown = "Housing; Cllr Gone; worst status first", Quarter = Period.FinancialQuarter(2011, 1) };
        await site.WithDatabase(database =>
        {
            database.SavedViews.Add(view);
            return database.SaveChangesAsync();
        });

        IHtmlDocument page = await (await site.SignInAs(Roles.Viewer)).Page($"/dashboard/views/{view.Id}");

        page.QuerySelectorAll(".govuk-inset-text").Select(i => i.TextContent).Should().Equal(
            "There are no figures of Q1 2011/12 any more, which this view was saved with. It shows Q2 2026/27.",
            "The directorate and portfolio that this view was saved with are no longer there, so it shows more than it did. It was saved to show: Housing; Cllr Gone; worst status first.");
        Rows(page).Should().HaveCount(site.Measures);
        page.QuerySelectorAll("a").Should().NotContain(a => a.GetAttribute("href")!.Contains("elsewhere", StringComparison.Ordinal));
        await site.WithDatabase(database =>
        {
            database.SavedViews.Remove(view);
            return database.SaveChangesAsync();
        });
    }

    [Theory]
    [InlineData("9999")]
    [InlineData("99999999999")]
    [InlineData("banana")]
    [InlineData("9999/edit")]
    [InlineData("9999/delete")]
    [InlineData("new?quarter=2011-12-Q1")]
    public async Task An_address_of_a_view_that_does_not_exist_says_so_and_leads_on(string address)
    {
        using HttpResponseMessage answer = await (await site.SignInAs(Roles.Viewer)).Get("/dashboard/views/" + address);

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await Visitor.Read(answer)).QuerySelectorAll("main a[href^='/dashboard']").Should().NotBeEmpty();
    }
}
