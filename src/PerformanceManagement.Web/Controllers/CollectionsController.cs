using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Collections;

namespace PerformanceManagement.Web.Controllers;

/// <summary>The quarters: opening them for values, and their dates.</summary>
[Authorize(Policies.ManageRules)]
[Route("quarters")]
public sealed class CollectionsController(CollectionService collections, CurrentUser user) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken stop) => View(await collections.ListAsync(stop));

    [HttpGet("{period}")]
    public async Task<IActionResult> Edit(Period period, CancellationToken stop) =>
        await collections.FindAsync(period, stop) is { } dates ? View(new QuarterPage(dates, QuarterForm.From(dates))) : NotFound();

    [HttpPost("{period}")]
    public async Task<IActionResult> Edit(Period period, [FromForm(Name = nameof(QuarterPage.Form))] QuarterForm form, CancellationToken stop)
    {
        QuarterOutcome? outcome = ModelState.IsValid ? await collections.SaveAsync(form.ToEdit(period), user.Actor, stop) : new QuarterRefused([]);
        if (outcome is QuarterSaved saved)
        {
            TempData["Done"] = saved.Summary;
            return RedirectToAction(nameof(Index));
        }

        if (outcome is null || await collections.FindAsync(period, stop) is not { } dates) return NotFound();
        foreach (QuarterProblem problem in (outcome as QuarterRefused)?.Problems ?? [])
            ModelState.AddModelError(problem.CommitteeId is { } id ? $"Form.Meetings[{form.Meetings.FindIndex(m => m.CommitteeId == id)}].Date" : "Form.DueOn", problem.Message);
        QuarterDates? theirs = (outcome as QuarterConflict)?.Theirs;
        if (theirs is not null)
        {
            // Sent again, the form means: over what is stored now.
            form.Version = theirs.Collection?.Version;
            ModelState.Clear();
        }

        return View(new QuarterPage(dates, form, theirs));
    }
}
