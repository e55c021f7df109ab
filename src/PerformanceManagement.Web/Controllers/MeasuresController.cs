using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Search;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Measures;

namespace PerformanceManagement.Web.Controllers;

[Authorize(Policies.Read)]
[Route("measures")]
public sealed class MeasuresController(MeasureListService list, MeasureService measures, DeliveryReader delivery, ReportingChoicesService choices, SearchService search, CurrentUser user) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(MeasureListQuery query, CancellationToken stop)
    {
        MeasureListFilter filter = query.ToFilter();
        int beside = filter.Search is { } words ? await delivery.FoundAsync(words, stop) : 0;
        return View(new MeasureListPage(query, await list.GetAsync(filter, query.PageNumber, stop)) { FoundBeside = beside });
    }

    [HttpGet("{code}")]
    public async Task<IActionResult> Show(string code, Period? quarter, CancellationToken stop)
    {
        ReportingChoices found = await choices.GetAsync(stop);
        Period shown = quarter ?? found.PresentQuarter;
        if (!found.Offered.Contains(shown)) return this.NoQuarter(shown, found);
        return await measures.FindAsync(RouteCode.Read(code), shown, user.Actor, stop) is { } page ? View(new MeasureDetails(page, found, await delivery.OfMeasureAsync(page.Measure.Id, shown, stop))) : await NoMeasureAsync(RouteCode.Read(code), stop);
    }

    private async Task<IActionResult> NoMeasureAsync(string code, CancellationToken stop) => this.NothingThere(
        $"There is no measure {MissingPage.Quoted(code)}",
        [
            .. (await search.NearCodesAsync(code, SearchKind.Measure, stop)).Select(near => ($"{near.Code} {near.Title}", Url.Action(nameof(Show), new { code = near.Code })!)),
            ($"Search for {MissingPage.Quoted(code)}", Url.Action("Index", "Search", new { q = code })!),
        ]);

    // Somebody who types "NI 59/60" as it is printed comes to its page all the same.
    [HttpGet("{code}/{**rest}")]
    public IActionResult Unescaped(string code, string rest, string? quarter) => RedirectToActionPermanent(nameof(Show), new { code = RouteCode.Read($"{code}/{rest}"), quarter });
}
