using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Measures;

namespace PerformanceManagement.Web.Controllers;

[Authorize(Policies.Read)]
[Route("measures")]
public sealed class MeasuresController(MeasureListService list, MeasureFinder finder, DeliveryReader delivery) : Controller
{
    [HttpGet]
    [SamePage]
    public async Task<IActionResult> Index(MeasureListQuery query, CancellationToken stop)
    {
        MeasureListFilter filter = query.ToFilter();
        int beside = filter.Search is { } words ? await delivery.FoundAsync(words, stop) : 0;
        return View(new MeasureListPage(query, await list.GetAsync(filter, query.PageNumber, stop)) { FoundBeside = beside });
    }

    [HttpGet("{code}")]
    [SamePage]
    public async Task<IActionResult> Show(string code, CourseQuery query, CancellationToken stop)
    {
        (FoundMeasure? found, NotTherePage? notThere) = await finder.FindAsync(RouteCode.Read(code), query, stop);
        return found is null ? this.NotThere(notThere!) : View(new MeasureDetails(found, await delivery.OfMeasureAsync(found.Page.Measure.Id, found.Page.Row.Quarter, stop)));
    }

    // Somebody who types "NI 59/60" as it is printed comes to its page all the same.
    [HttpGet("{code}/{**rest}")]
    public IActionResult Unescaped(string code, string rest, string? quarter) => RedirectToActionPermanent(nameof(Show), new { code = RouteCode.Read($"{code}/{rest}"), quarter });
}
