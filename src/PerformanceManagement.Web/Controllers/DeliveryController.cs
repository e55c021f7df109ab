using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Delivery;

namespace PerformanceManagement.Web.Controllers;

/// <summary>Projects, actions, risks, partnerships and volumes.</summary>
[Authorize(Policies.Read)]
[Route("delivery")]
public sealed class DeliveryController(DeliveryReader delivery, DeliveryUpdateService updates, ReportingChoicesService choices, CurrentUser user, TimeProvider time) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(DeliveryQuery query, CancellationToken stop)
    {
        ReportingChoices found = await choices.GetAsync(stop);
        Period shown = query.Quarter ?? found.PresentQuarter;
        if (!found.Offered.Contains(shown)) return NotFound();
        DateOnly today = BritishDay.Today(time);
        return View(new DeliveryListPage(query, await delivery.PageAsync(shown, query.ToFilter(today), query.PageNumber, stop), found, today));
    }

    [HttpGet("risk-matrix")]
    public async Task<IActionResult> Matrix(Period? quarter, CancellationToken stop)
    {
        ReportingChoices found = await choices.GetAsync(stop);
        Period shown = quarter ?? found.PresentQuarter;
        if (!found.Offered.Contains(shown)) return NotFound();
        return View(new RiskMatrixPage(await delivery.ReadAsync(shown, new DeliveryFilter { Kinds = [DeliveryKind.Risk] }, stop), found));
    }

    [HttpGet("items/{code}")]
    public async Task<IActionResult> Show(string code, Period? quarter, CancellationToken stop)
    {
        ReportingChoices found = await choices.GetAsync(stop);
        Period shown = quarter ?? found.PresentQuarter;
        if (!found.Offered.Contains(shown) || await delivery.FindAsync(RouteCode.Read(code), shown, stop) is not { } picture) return NotFound();
        return View(new DeliveryItemPage(picture, found, BritishDay.Today(time), await updates.MayWriteAsync(picture.Rows[0].Item, user.Actor, stop)));
    }
}
