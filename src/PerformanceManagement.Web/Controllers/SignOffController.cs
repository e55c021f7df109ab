using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;

namespace PerformanceManagement.Web.Controllers;

/// <summary>Signing a quarter off.</summary>
[Authorize(Policies.ManageRules)]
[Route("quarters/{period}/sign-off")]
public sealed class SignOffController(SignOffService signOff, CurrentUser user) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(Period period, CancellationToken stop) =>
        await signOff.PreviewAsync(period, stop) is { } preview ? View(preview) : NotFound();

    [HttpPost]
    public async Task<IActionResult> Index(Period period, bool confirmed, CancellationToken stop)
    {
        if (!confirmed)
        {
            if (await signOff.PreviewAsync(period, stop) is not { } preview) return NotFound();
            ModelState.AddModelError("Confirmed", $"Confirm that {period.Label} is to be signed off");
            return View(preview);
        }

        try
        {
            if (await signOff.SignOffAsync(period, user.Actor, stop) is not { } done) return NotFound();
            TempData["Done"] = done;
            return RedirectToAction("Index", "Collections");
        }
        catch (QuarterNotReadyException notReady)
        {
            if (await signOff.PreviewAsync(period, stop) is not { } preview) return NotFound();
            ModelState.AddModelError("Confirmed", notReady.Message);
            return View(preview);
        }
    }
}
