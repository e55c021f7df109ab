using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Web.Controllers;

[Authorize(Policies.Read)]
[Route("")]
public sealed class HomeController : Controller
{
    [HttpGet]
    public IActionResult Index() => View();
}
