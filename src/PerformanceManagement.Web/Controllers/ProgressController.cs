using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Entry.Progress;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Progress;

namespace PerformanceManagement.Web.Controllers;

/// <summary>How far an open quarter is, and writing to whoever owes values of it.</summary>
[Authorize(Policies.ManageRules)]
[Route("quarters/{period}/progress")]
public sealed class ProgressController(ProgressService progress, ChaseService chase, CurrentUser user) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(Period period, [FromQuery] ProgressQuery query, CancellationToken stop) => await PageAsync(period, query, new ChaseForm(), stop) is { } page ? View(page) : NotFound();

    [HttpPost]
    public async Task<IActionResult> Index(Period period, [FromQuery] ProgressQuery query, [FromForm(Name = nameof(ProgressPage.Form))] ChaseForm form, CancellationToken stop)
    {
        Outcome? outcome = ModelState.IsValid ? await chase.ChaseAsync(period, form.People, form.Message, user.Actor, stop) : Answers.Unread;
        return await this.AnswerAsync(
            outcome,
            then: _ => RedirectToAction(nameof(Index), query.ToRoute(period)),
            again: async () => await PageAsync(period, query, form, stop) is { } page ? View(page) : NotFound());
    }

    private async Task<ProgressPage?> PageAsync(Period period, ProgressQuery query, ChaseForm form, CancellationToken stop) =>
        await progress.GetAsync(period, query.Chosen, query.Directorate, user.Actor, stop) is { } found ? new ProgressPage(found, query, form) : null;
}
