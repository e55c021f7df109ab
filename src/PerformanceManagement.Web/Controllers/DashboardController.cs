using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Dashboards.Views;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Dashboard;

namespace PerformanceManagement.Web.Controllers;

[Authorize(Policies.Read)]
[Route("dashboard")]
public sealed class DashboardController(DashboardFinder finder, ReportingChoicesService choices, SavedViewService views, CurrentUser user) : Controller
{
    [HttpGet]
    [SamePage]
    public async Task<IActionResult> Index(Period? quarter, DashboardQuery query, CancellationToken stop)
    {
        AskedDashboard asked = await finder.ReadAsync(quarter, query, stop);
        return asked.Filter is { } filter ? View(await finder.PageAsync(filter, asked.Choices, stop)) : this.NoQuarter(asked.Quarter, asked.Choices);
    }

    /// <summary>A view that somebody kept, at an address of its own: it shows what it shows now.</summary>
    [HttpGet("views/{id}")]
    [SamePage]
    public async Task<IActionResult> Saved(string id, CancellationToken stop)
    {
        SavedViewItem? view = int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out int key) ? await views.FindAsync(key, user.Actor, stop) : null;
        if (view is null) return this.NothingThere($"There is no saved view {MissingPage.Quoted(id)}", [("Saved views", Url.Action("Index", "SavedViews")!), ("Dashboard", Url.Action(nameof(Index))!)]);

        ReportingChoices found = await choices.GetAsync(stop);
        bool isGone = view.Content.Quarter is { } kept && !found.Offered.Contains(kept);
        AskedDashboard asked = await finder.ReadAsync(isGone ? null : view.Content.Quarter, SavedFilter.Read(view.Content), stop);
        return View(nameof(Index), await finder.PageAsync(asked.Filter!, asked.Choices, stop) with { Saved = view, IsQuarterGone = isGone });
    }
}
