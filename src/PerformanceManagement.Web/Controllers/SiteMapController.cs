using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;

namespace PerformanceManagement.Web.Controllers;

/// <summary>Every page that somebody may open, on one page.</summary>
[Authorize(Policies.Read)]
public sealed class SiteMapController(CurrentUser user) : Controller
{
    [HttpGet("site-map")]
    public IActionResult Index() => View(new SiteMap(user).Sections(Url));
}
