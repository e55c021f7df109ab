using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Dashboard;

namespace PerformanceManagement.Web.Controllers;

[Authorize(Policies.Read)]
[Route("dashboard")]
public sealed class DashboardController(DashboardFinder finder) : Controller
{
    [HttpGet]
    [SamePage]
    public async Task<IActionResult> Index(Period? quarter, DashboardQuery query, CancellationToken stop)
    {
        AskedDashboard asked = await finder.ReadAsync(quarter, query, stop);
        return asked.Filter is { } filter ? View(await finder.PageAsync(filter, asked.Choices, stop)) : this.NoQuarter(asked.Quarter, asked.Choices);
    }
}
