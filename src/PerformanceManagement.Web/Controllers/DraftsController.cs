using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Changes;
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
        Outcome? outcome = await submissions.DiscardDraftAsync(code, period, version, user.Actor, stop);
        if (outcome.Theirs<TheirFigures>() is not null) outcome = new Refused("", "The draft was saved again meanwhile: this is what it says now");
        return await this.AnswerAsync(
            outcome,
            then: _ => RedirectToAction("Index", "Entry"),
            again: async () => await results.FindAsync(code, period, user.Actor, stop) is { IsDraft: true } entry ? View(new DiscardPage(entry)) : NotFound(),
            done: EntryController.Entered);
    }
}
