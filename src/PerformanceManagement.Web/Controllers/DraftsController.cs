using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Entry;

namespace PerformanceManagement.Web.Controllers;

/// <summary>Throwing away what was saved and not submitted, after a second look at it.</summary>
[Authorize(Policies.Contribute)]
[Route("enter/discard/{period}/{**code}")]
public sealed class DraftsController(ResultService results, ResultSubmissionService submissions, CurrentUser user) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Discard(Period period, string code, CancellationToken stop) =>
        await results.FindAsync(code, period, user.Actor, stop) is { IsDraft: true } entry ? View(new DiscardPage(entry)) : NotFound();

    [HttpPost]
    public async Task<IActionResult> Discard(Period period, string code, [FromForm] Guid? version, CancellationToken stop)
    {
        SubmissionOutcome? outcome = await submissions.DiscardDraftAsync(code, period, version, user.Actor, stop);
        if (outcome is SubmissionSaved saved)
        {
            TempData["Entered"] = saved.Summary;
            return RedirectToAction("Index", "Entry");
        }

        if (outcome is null || await results.FindAsync(code, period, user.Actor, stop) is not { IsDraft: true } entry) return NotFound();
        ModelState.AddModelError("", outcome is SubmissionRefused refused ? refused.Problems[0].Message : "The draft was saved again meanwhile: this is what it says now");
        return View(new DiscardPage(entry));
    }
}
