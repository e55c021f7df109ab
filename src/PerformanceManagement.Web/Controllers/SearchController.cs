using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Reports;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Search;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Search;

namespace PerformanceManagement.Web.Controllers;

/// <summary>One search over everything that has a code or a title, and over people, reports and the site's own pages.</summary>
[Authorize(Policies.Read)]
[Route("search")]
public sealed class SearchController(SearchService search, PeopleSearchService people, QuarterlyReportService reports, ReportingChoicesService choices, CurrentUser user) : Controller
{
    private const string ReportWords = "committee report paper";

    [HttpGet]
    public async Task<IActionResult> Index(SearchQuery query, CancellationToken stop)
    {
        ReportingChoices found = await choices.GetAsync(stop);
        var looked = SearchedText.Read(query.Q);
        SearchResults results = await search.FindAsync(looked, query.ReadKind(), query.PageNumber, found.PresentQuarter, stop);
        return View(new SearchPage(query, results) { Groups = looked.IsEmpty ? [] : await GroupsAsync(looked, found, stop) });
    }

    private async Task<IReadOnlyList<SearchGroup>> GroupsAsync(SearchedText looked, ReportingChoices choices, CancellationToken stop)
    {
        IReadOnlyList<SiteLink> pages = WordMatch.Find(looked, new SiteMap(user).Links(Url), p => p.Task, p => $"{p.About} {p.Words}");
        // Which reports there are takes the days of all figures to tell: it is asked only where each word may be one of a report's.
        bool mayBeReports = WordMatch.MayFind(looked, [ReportWords, .. choices.Committees.Select(c => c.Name), .. choices.Offered.Select(q => q.Label)]);
        IReadOnlyList<ReportListing> papers = mayBeReports ? WordMatch.Find(looked, await reports.ReportListAsync(stop), r => $"{r.Committee} {r.Quarter.Label}", _ => ReportWords) : [];
        var groups = new List<SearchGroup>
        {
            SearchGroup.Of(SearchGroup.PagesKey, "pages and settings", pages, p => new SearchLink(MarkedText.Of(p.Task, looked), p.Address, p.About)),
            SearchGroup.Of(SearchGroup.ReportsKey, "committees’ reports", papers, r => new SearchLink(MarkedText.Of($"{r.Committee}, {r.Quarter.Label}", looked), Url.Action("Show", "Reports", new { period = r.Quarter.UrlToken, committeeId = r.CommitteeId }), null)),
        };
        if (PeopleSearchService.IsFor(user.Actor)) groups.Add(SearchGroup.Of(SearchGroup.PeopleKey, "people", await people.FindAsync(looked, user.Actor, stop), LinkTo));
        return groups;

        SearchLink LinkTo(FoundPerson person) => new(MarkedText.Of(person.Name, looked), Url.Action("Show", "Users", new { id = person.Id }), person.About);
    }
}
