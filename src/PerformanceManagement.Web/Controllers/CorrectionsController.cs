using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
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
        SubmissionOutcome? outcome = ModelState.IsValid ? await corrections.CorrectAsync(form.ToSubmission(code, period), user.Actor, stop) : new SubmissionRefused([]);
        if (outcome is SubmissionSaved saved)
        {
            TempData["Done"] = saved.Summary;
            return RedirectToAction("Show", "Measures", new { code });
        }

        if (outcome is null || await corrections.FindAsync(code, period, user.Actor, stop) is not { } page) return NotFound();
        var shown = new ResultPage(page.Entry, form) { IsAnswer = true };
        foreach (FieldMessage problem in (outcome as SubmissionRefused)?.Problems ?? [])
            ModelState.AddModelError(problem.Field.Length == 0 ? "" : $"{nameof(CorrectionForm.Form)}.{problem.Field}", problem.Message);
        if (outcome is SubmissionConflict conflict)
        {
            // Sent again, the form means: over what is stored now.
            form.ResultVersion = conflict.ResultVersion;
            ModelState.Remove($"{nameof(CorrectionForm.Form)}.{nameof(form.ResultVersion)}");
            shown = shown with { Conflict = ConflictPanel.From(conflict, form, page.Entry, user.Id) };
        }

        return View(new CorrectionForm(page, shown));
    }
}
