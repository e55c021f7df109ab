using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace PerformanceManagement.Web.Controllers;

/// <summary>What the law wants every visitor to find, signed in or not.</summary>
[AllowAnonymous]
public sealed class AboutController : Controller
{
    [HttpGet("accessibility-statement")]
    public IActionResult Accessibility() => View();

    [HttpGet("cookies")]
    public IActionResult Cookies() => View();
}
