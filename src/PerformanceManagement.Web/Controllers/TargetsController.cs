using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Targets;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Targets;

namespace PerformanceManagement.Web.Controllers;

/// <summary>The targets of a measure's year: first what they make of its periods, then the deed.</summary>
[Authorize(Policies.ManageRules)]
[Route("measures/{code}/targets/{period}")]
public sealed class TargetsController(TargetService targets, CurrentUser user) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Edit(Period period, string code, CancellationToken stop) =>
        await targets.FindAsync(RouteCode.Read(code), period, stop) is { } stored ? View(new TargetsPage(stored, TargetsForm.From(stored))) : NotFound();

    [HttpPost]
    public async Task<IActionResult> Edit(Period period, string code, [FromForm(Name = nameof(TargetsPage.Form))] TargetsForm form, CancellationToken stop)
    {
        code = RouteCode.Read(code);
        // Only what was looked at is stored: another number makes other quarters.
        bool isSeen = form.Do == TargetsForm.Save && form.Seen == form.Shown;
        Outcome? outcome = !ModelState.IsValid ? Answers.Unread
            : isSeen ? await targets.SaveAsync(form.ToEdit(code, period), user.Actor, stop)
            : await targets.PreviewAsync(form.ToEdit(code, period), user.Actor, stop);
        return await this.AnswerAsync(outcome, then: _ => RedirectToAction(nameof(Edit), new { period = period.UrlToken, code }), again: async () =>
        {
            YearTargets? theirs = outcome.Theirs<YearTargets>();
            if (theirs is not null) form.Stamp = theirs.Stamp;
            return await targets.FindAsync(code, period, stop) is { } stored ? View(new TargetsPage(stored, form, outcome.Effect<TargetsEffect>(), theirs)) : NotFound();
        });
    }
}
