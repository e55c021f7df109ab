using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Models;
using PerformanceManagement.Web.Models.Measures;

namespace PerformanceManagement.Web.Controllers;

/// <summary>Measures from A to Z.</summary>
[Authorize(Policies.Read)]
[Route("a-to-z")]
public sealed class MeasureLettersController(MeasureLettersService measures) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(string? letter, string? page, CancellationToken stop) =>
        View(new MeasureLettersPage(letter, page, await measures.GetAsync(MeasureLettersPage.Read(letter), QueryKey.Page(page), stop)));
}
