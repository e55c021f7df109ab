using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Schemes;

namespace PerformanceManagement.Web.Controllers;

/// <summary>How measures are rated here, for anyone who asks.</summary>
[AllowAnonymous]
public sealed class HowRatingsWorkController(HowRatingsWorkService rules) : Controller
{
    [HttpGet("how-ratings-work")]
    public async Task<IActionResult> Index(CancellationToken stop) => View(await rules.GetAsync(stop));
}
