using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Entry;

namespace PerformanceManagement.Web.Controllers;

/// <summary>Correcting a figure of a signed-off quarter.</summary>
[Authorize(Policies.ManageRules)]
[Route("measures/{code}/correct/{period}")]
public sealed class CorrectionsController(CorrectionService corrections, CurrentUser user) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Edit(string code, Period period, CancellationToken stop) =>
        await corrections.FindAsync(RouteCode.Read(code), period, user.Actor, stop) is { } page
            ? View(new CorrectionForm(page, new ResultPage(page.Entry, ResultForm.From(page.Entry))))
            : NotFound();

    [HttpPost]
    public async Task<IActionResult> Edit(string code, Period period, [FromForm(Name = nameof(CorrectionForm.Form))] ResultForm form, CancellationToken stop)
    {
        code = RouteCode.Read(code);
        if (await corrections.FindAsync(code, period, user.Actor, stop) is not { } page) return NotFound();
        Outcome? outcome = ModelState.IsValid ? await corrections.CorrectAsync(page, form.ToSubmission(code, period), user.Actor, stop) : Answers.Unread;
        return await this.AnswerAsync(outcome, then: _ => RedirectToAction("Show", "Measures", new { code }), again: async () =>
        {
            TheirFigures? theirs = outcome.Theirs<TheirFigures>();
            if (theirs is not null) page = await corrections.FindAsync(code, period, user.Actor, stop) ?? page;
            var shown = new ResultPage(page.Entry, form) { IsAnswer = true, Conflict = theirs is null ? null : ConflictPanel.StandOn(theirs, form, page.Entry, user.Id) };
            return View(new CorrectionForm(page, shown));
        });
    }
}
