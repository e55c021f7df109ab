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
public sealed class DeliveryController(DeliveryReader delivery, DeliveryUpdateService updates, DeliveryItemService items, DeliveryWorkService work, ReportingChoicesService choices, CurrentUser user, TimeProvider time) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(DeliveryQuery query, CancellationToken stop)
    {
        ReportingChoices found = await choices.GetAsync(stop);
        Period shown = query.Quarter ?? found.PresentQuarter;
        if (!found.Offered.Contains(shown)) return this.NoQuarter(shown, found);
        DateOnly day = DeliveryWords.Day(shown, found, BritishDay.Today(time));
        return View(new DeliveryListPage(query, await delivery.PageAsync(shown, query.ToFilter(day), query.PageNumber, stop), found, day, await items.MayAddAsync(user.Actor, stop)));
    }

    /// <summary>What the open quarters ask for.</summary>
    [HttpGet("updates")]
    public async Task<IActionResult> Updates(string? state, int page, CancellationToken stop)
    {
        DeliveryTaskFilter filter = DeliveryTasksPage.Read(state);
        return View(new DeliveryTasksPage(await work.ListAsync(user.Actor, filter, page, stop: stop), filter));
    }

    [HttpGet("risk-matrix")]
    public async Task<IActionResult> Matrix(Period? quarter, CancellationToken stop)
    {
        ReportingChoices found = await choices.GetAsync(stop);
        Period shown = quarter ?? found.PresentQuarter;
        if (!found.Offered.Contains(shown)) return this.NoQuarter(shown, found);
        return View(new RiskMatrixPage(await delivery.ReadAsync(shown, new DeliveryFilter { Kinds = [DeliveryKind.Risk] }, stop), found));
    }

    [HttpGet("export")]
    [Authorize(Policies.ManageRules)]
    public async Task<IActionResult> Export(int? committee, [FromServices] DeliveryPackService packs, CancellationToken stop) =>
        ModelState.IsValid && await packs.ExportAsync(committee, user.Actor, stop) is { } pack ? File(pack.Content, "application/zip", pack.Name) : NotFound();

    [HttpGet("items/{code}")]
    public async Task<IActionResult> Show(string code, Period? quarter, CancellationToken stop)
    {
        ReportingChoices found = await choices.GetAsync(stop);
        Period shown = quarter ?? found.PresentQuarter;
        if (!found.Offered.Contains(shown) || await delivery.FindAsync(RouteCode.Read(code), shown, stop) is not { } picture) return NotFound();
        return View(new DeliveryItemPage(picture, found, DeliveryWords.Day(shown, found, BritishDay.Today(time)), await updates.MayWriteAsync(picture.Rows[0].Item, user.Actor, stop)));
    }
}
