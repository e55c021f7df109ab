using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reports.Committees;
using PerformanceManagement.Core.Reports.Editions;
using PerformanceManagement.Core.Tests;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Home;

public sealed class HomeTests(MeasuresSite site) : IClassFixture<MeasuresSite>
{
    [Fact]
    public async Task Everyone_sees_how_their_area_stands_and_can_open_each_count()
    {
        Visitor viewer = await site.SignInAs(Roles.Viewer);
        IHtmlDocument page = await viewer.Page("/");

        Text(page, "#area-heading").Should().Be("The council in Q2 2026/27");
        Text(page, ".pm-tallies").Should().Contain("24 of 40 rated").And.Contain("8 On target");
        IElement red = page.QuerySelectorAll(".pm-tallies__link").Single(a => a.TextContent.Contains("Failed", StringComparison.Ordinal));
        (await viewer.Page(red.GetAttribute("href")!)).QuerySelectorAll("tr.pm-measure").Should().HaveCount(4);
        Text(page, "section[aria-labelledby=committee-heading]").Should().Be("Next committee Housing Scrutiny, 20 November 2086");
        page.QuerySelectorAll("#waiting-heading, #progress-heading, #reds-heading, #reports-heading").Should().BeEmpty();
    }

    [Fact]
    public async Task A_contributor_sees_what_waits_for_them_with_a_link_to_enter_it()
    {
        User contributor = await site.UserWithRole(Roles.Contributor);
        await site.WithDatabase(database => database.Measures.Where(m => m.Code == "M 005" || m.Code == "M 001" || m.Code == "M 015")
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.OwnerId, contributor.Id)));
        Visitor visitor = await site.SignInFrom("Children", Roles.Contributor);

        IHtmlDocument page = await visitor.Page("/");

        Text(page, "section[aria-labelledby=waiting-heading]").Should().Contain("2 of 3 values for Q2 2026/27 still to be submitted, due by 19 October 2026.");
        string[] links = [.. page.QuerySelectorAll("section[aria-labelledby=waiting-heading] tbody a").Select(a => a.GetAttribute("href")!)];
        links.Should().HaveCount(2);
        (await visitor.Page(links[0])).QuerySelector("h1")!.TextContent.Should().Contain("Measure 5 of kind 5");
        Text(page, "#area-heading").Should().Be("Children in Q2 2026/27");
    }

    [Fact]
    public async Task A_director_sees_the_reds_of_their_directorate_those_without_a_note_first()
    {
        Visitor director = await site.SignInFrom("Resources", Roles.Approver);

        IHtmlDocument page = await director.Page("/");

        IElement[] rows = [.. page.QuerySelectorAll("section[aria-labelledby=reds-heading] tbody tr")];
        rows.Should().HaveCount(4);
        rows.Select(r => r.QuerySelector("[data-label=Note]")!.TextContent.Trim()).Should().Equal("No note yet", "No note yet", "No note yet", "No note yet");
        Text(page, "section[aria-labelledby=reds-heading]").Should().Contain("4 of 8 rated measures; 4 have no note yet and need one.");
        IHtmlDocument reds = await director.Page(page.QuerySelector("section[aria-labelledby=reds-heading] p a")!.GetAttribute("href")!);
        reds.QuerySelectorAll("tr.pm-measure").Should().HaveCount(4);
    }

    [Fact]
    public async Task The_performance_team_sees_how_far_each_directorate_is()
    {
        IHtmlDocument page = await (await site.SignInAs(Roles.PerformanceOfficer)).Page("/");

        string[] rows = [.. page.QuerySelectorAll("section[aria-labelledby=progress-heading] tbody tr").Select(Words)];
        rows.Should().Equal("Adults 10 of 10 0 0", "Children 8 of 10 0 2", "Place 10 of 10 0 0", "Resources 8 of 10 0 2");
        Text(page, "section[aria-labelledby=waiting-heading]").Should().Contain("4 of 40 values for Q2 2026/27 still to be submitted");
    }

    [Fact]
    public async Task Democratic_services_finds_each_committees_report_to_read_and_to_download()
    {
        IHtmlDocument page = await (await site.SignInAs(Roles.DemocraticServices)).Page("/");

        IElement[] rows = [.. page.QuerySelectorAll("section[aria-labelledby=reports-heading] tbody tr")];
        rows.Select(r => Words(r.QuerySelector("th")!)).Should().Equal("Housing Scrutiny", "Schools Scrutiny");
        rows.Should().OnlyContain(r => r.QuerySelectorAll("a").Length == 3);
        rows[0].QuerySelectorAll("a").Select(a => a.GetAttribute("href")).Should().OnlyContain(h => h!.StartsWith("/reports/2026-27-Q2/", StringComparison.OrdinalIgnoreCase));
        page.QuerySelectorAll("#waiting-heading, #progress-heading, #reds-heading").Should().BeEmpty();
    }

    [Fact]
    public async Task Whoever_is_to_write_texts_of_reports_finds_them_the_late_ones_first_in_as_many_questions_as_for_one()
    {
        User director = await site.UserWithRole(Roles.Approver);
        Visitor visitor = await site.SignInFrom("Place", Roles.Approver);
        DateOnly today = BritishDay.Today(TimeProvider.System);
        async Task Give(string committee, Period quarter, params ReportText[] texts) => await site.WithDatabase(async database =>
        {
            int id = await database.Committees.Where(c => c.Name == committee).Select(c => c.Id).SingleAsync();
            CommitteeReport report = await database.CommitteeReports.FirstOrDefaultAsync(r => r.CommitteeId == id && r.Period == quarter) ?? database.CommitteeReports.Add(new CommitteeReport { CommitteeId = id, Period = quarter }).Entity;
            await database.SaveChangesAsync();
            foreach (ReportText text in texts) database.ReportTexts.Add(new ReportText { ReportId = report.Id, Key = text.Key, Text = text.Text, IsReady = text.IsReady, DueOn = text.DueOn, AuthorId = director.Id });
            return await database.SaveChangesAsync();
        });
        await Give("Housing Scrutiny", TestData.Quarter, new ReportText { Key = "risk", Text = "" });
        await visitor.Page("/");
        int before = site.Commands.Count;
        await visitor.Page("/");
        int one = site.Commands.Count - before;

        await Give("Housing Scrutiny", TestData.Quarter,
            new ReportText { Key = "improvement:M 001:actions", Text = "- Two", DueOn = today.AddDays(-1) },
            new ReportText { Key = "background", Text = "Done.", IsReady = true, DueOn = today.AddDays(-9) });
        await Give("Schools Scrutiny", TestData.Quarter.Previous, new ReportText { Key = "budget", Text = "", DueOn = today });
        // The first page after a change works out what the next ones share.
        await visitor.Page("/");
        before = site.Commands.Count;
        IHtmlDocument page = await visitor.Page("/");

        (site.Commands.Count - before).Should().Be(one, "the number of questions does not grow with the texts");
        IElement[] rows = [.. page.QuerySelectorAll("section[aria-labelledby=texts-heading] tbody tr")];
        rows.Select(Words).Should().Equal(
            $"What we are doing to improve performance: M 001, actions, Housing Scrutiny, Q2 2026/27 Housing Scrutiny, Q2 2026/27 {FigureFormat.Date(today.AddDays(-1))}, overdue Draft",
            $"Budget and policy framework, Schools Scrutiny, Q1 2026/27 Schools Scrutiny, Q1 2026/27 {FigureFormat.Date(today)} Not written",
            "Risk management, Housing Scrutiny, Q2 2026/27 Housing Scrutiny, Q2 2026/27 No date Not written");
        (await visitor.Page(rows[^1].QuerySelector("a")!.GetAttribute("href")!)).QuerySelector("#Form-Text").Should().NotBeNull();
        (await (await site.SignInAs(Roles.Viewer)).Page("/")).QuerySelector("#texts-heading").Should().BeNull();

        // What is published waits for nobody.
        await site.WithDatabase(async database =>
        {
            int id = await database.Committees.Where(c => c.Name == "Schools Scrutiny").Select(c => c.Id).SingleAsync();
            database.ReportEditions.Add(new ReportEdition { CommitteeId = id, Period = TestData.Quarter.Previous, Number = 1, Title = "Paper", PublishedAt = TimeProvider.System.GetUtcNow().UtcDateTime, PublishedBy = "Clerk", Model = "{}", Checks = "", Sha256 = "" });
            return await database.SaveChangesAsync();
        });
        (await visitor.Page("/")).QuerySelectorAll("section[aria-labelledby=texts-heading] tbody tr").Should().HaveCount(2);
    }

    private static string Text(IHtmlDocument page, string selector) => Words(page.QuerySelector(selector)!);

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
