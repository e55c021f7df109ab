using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;

namespace PerformanceManagement.Web.Controllers;

/// <summary>Everything that is set up, on one page.</summary>
[Authorize(Policies.ManageRules)]
public sealed class SetUpController(CurrentUser user) : Controller
{
    [HttpGet("set-up")]
    public IActionResult Index() => View(new SiteMap(user).SetUp(Url));
}
