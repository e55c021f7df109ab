using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Dashboards;
using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models;
using PerformanceManagement.Web.Models.Dashboard;
using PerformanceManagement.Web.Models.Delivery;

namespace PerformanceManagement.Web.Controllers;

[Authorize(Policies.Read)]
[Route("dashboard")]
public sealed class DashboardController(DashboardService dashboards, ReportingChoicesService choices, HomeService home, DeliveryReader delivery, CurrentUser user, TimeProvider time) : Controller
{
    [HttpGet]
    [SamePage]
    public async Task<IActionResult> Index(Period? quarter, DashboardQuery query, CancellationToken stop)
    {
        ReportingChoices found = await choices.GetAsync(stop);
        Period shown = quarter ?? found.PresentQuarter;
        if (!found.Offered.Contains(shown)) return this.NoQuarter(shown, found);

        // A director asks about their own directorate first; everybody else about the council.
        Directorate? own = query.Directorate is null && user.Actor.IsIn(Roles.Approver) ? await home.DirectorateOfAsync(user.Id, stop) : null;
        found = await choices.WithPlanItemAsync(found, QueryKey.Read(query.Priority), stop);
        DashboardFilter filter = DashboardFilter.Read(shown, query, found, own);
        DateOnly day = DeliveryWords.Day(shown, found, BritishDay.Today(time));
        var alerts = new DeliveryAlertPanel(shown, filter.Directorate?.Id, await delivery.AlertsAsync(shown, filter.Directorate?.Id, day, stop));
        DashboardPage page = DashboardPage.Of(filter, found, await dashboards.GetAsync(shown, filter.Scorecard, stop)) with { Alerts = alerts };
        return View(filter.Show != DashboardShow.Missing ? page : page with { Owners = await home.NamesAsync([.. page.OnPage(page.Missing).Select(r => r.OwnerId).OfType<int>()], stop) });
    }
}
