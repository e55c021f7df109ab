using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Limits;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Limits;

namespace PerformanceManagement.Web.Controllers;

/// <summary>Where the process limits of a measure start afresh.</summary>
[Authorize(Policies.ManageRules)]
[Route("measures/limits")]
public sealed class LimitsController(LimitService limits, CurrentUser user) : Controller
{
    // The code comes last, whole: it may hold a slash.
    [HttpGet("{**code}")]
    public async Task<IActionResult> Index(string code, CancellationToken stop) =>
        await limits.FindAsync(code, stop) is { } known ? View(new LimitsPage(known, new LimitForm())) : NotFound();

    [HttpPost("{**code}")]
    public async Task<IActionResult> Index(string code, [FromForm(Name = nameof(LimitsPage.Form))] LimitForm form, CancellationToken stop)
    {
        LimitOutcome? outcome = !ModelState.IsValid ? new LimitRefused(new Dictionary<string, string>())
            : form.Remove is { } rebase ? await limits.RemoveAsync(code, rebase, user.Actor, stop)
            : form.IsTrial ? await limits.TryAsync(form.ToEdit(code), user.Actor, stop)
            : await limits.AddAsync(form.ToEdit(code), user.Actor, stop);
        if (outcome is LimitSaved saved)
        {
            TempData["Done"] = saved.Summary;
            return RedirectToAction(nameof(Index), new { code });
        }

        if (outcome is null || await limits.FindAsync(code, stop) is not { } known) return NotFound();
        foreach ((string field, string message) in (outcome as LimitRefused)?.Problems ?? new Dictionary<string, string>()) ModelState.AddModelError("Form." + field, message);
        return View(new LimitsPage(known, form) { Tried = (outcome as LimitTried)?.Signals });
    }
}
