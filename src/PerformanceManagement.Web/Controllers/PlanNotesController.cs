using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.PlanNotes;

namespace PerformanceManagement.Web.Controllers;

/// <summary>What services say about plan items in a quarter, for the committee report.</summary>
[Authorize(Policies.ManageRules)]
[Route("reports/{period}/notes")]
public sealed class PlanNotesController(PlanNoteService notes, ReportingChoicesService choices, CurrentUser user) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(Period period, CancellationToken stop) =>
        await choices.HasAsync(period, stop) ? View(await notes.ListAsync(period, stop)) : NotFound();

    [HttpGet("{**key}")]
    public async Task<IActionResult> Edit(Period period, string key, CancellationToken stop) =>
        await choices.HasAsync(period, stop) && await notes.FindAsync(key, period, user.Actor, stop) is { } note
            ? View(new PlanNotePage(note, PlanNoteText.From(note)))
            : NotFound();

    [HttpPost("{**key}")]
    public async Task<IActionResult> Edit(Period period, string key, [FromForm(Name = nameof(PlanNotePage.Form))] PlanNoteText form, CancellationToken stop)
    {
        if (!await choices.HasAsync(period, stop)) return NotFound();
        PlanNoteOutcome? outcome = ModelState.IsValid ? await notes.SaveAsync(new PlanNoteEdit(key, period, form.Text, form.Version), user.Actor, stop) : new PlanNoteRefused("Reload the page and try again");
        if (outcome is PlanNoteSaved saved)
        {
            TempData["Done"] = saved.Summary;
            return RedirectToAction(nameof(Index), new { period = period.UrlToken });
        }

        if (outcome is null || await notes.FindAsync(key, period, user.Actor, stop) is not { } note) return NotFound();
        if (outcome is PlanNoteRefused refused) ModelState.AddModelError($"{nameof(PlanNotePage.Form)}.{nameof(PlanNoteText.Text)}", refused.Problem);
        var conflict = outcome as PlanNoteConflict;
        // Sent again, the form means: over what is stored now.
        if (conflict is not null) form.Version = conflict.Version;
        return View(new PlanNotePage(note, form, conflict) { IsAnswer = true });
    }
}
