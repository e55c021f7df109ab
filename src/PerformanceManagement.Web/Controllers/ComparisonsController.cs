using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Comparisons;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Comparisons;

namespace PerformanceManagement.Web.Controllers;

/// <summary>How figures are compared: the long trends of all measures, and each measure's own bands.</summary>
[Authorize(Policies.ManageRules)]
[Route("comparisons")]
public sealed class ComparisonsController(TrendSettingService trends, MeasureComparisonService comparisons, CurrentUser user) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken stop) => View(new TrendSettingsPage(TrendSettingsForm.From(await trends.ListAsync(stop))));

    [HttpPost]
    public async Task<IActionResult> Index([FromForm(Name = nameof(TrendSettingsPage.Form))] TrendSettingsForm form, CancellationToken stop)
    {
        TrendSettingOutcome outcome = !ModelState.IsValid ? new TrendSettingsRefused([])
            : form.IsTrial ? await trends.TryAsync(form.ToEdits(), user.Actor, stop)
            : await trends.SaveAsync(form.ToEdits(), user.Actor, stop);
        switch (outcome)
        {
            case TrendSettingsSaved saved:
                TempData["Done"] = saved.Summary;
                return RedirectToAction(nameof(Index));
            case TrendSettingsTried tried:
                return View(new TrendSettingsPage(form) { Effect = tried.Effect });
            case TrendSettingsConflict conflict:
                // Sent again, the form means: over what is stored now.
                form.StandOn(conflict.Theirs);
                ModelState.Clear();
                return View(new TrendSettingsPage(form) { Theirs = conflict.Theirs });
            default:
                foreach (TrendSettingProblem problem in ((TrendSettingsRefused)outcome).Problems)
                    ModelState.AddModelError($"Form.Rows[{form.Rows.FindIndex(r => r.Frequency == problem.Frequency)}].{problem.Field}", problem.Message);
                return View(new TrendSettingsPage(form));
        }
    }

    // The code comes last, whole: it may hold a slash.
    [HttpGet("~/measures/comparisons/{**code}")]
    public async Task<IActionResult> Edit(string code, CancellationToken stop) =>
        await comparisons.FindAsync(code, stop) is { } known ? View(new MeasureComparisonPage(known, MeasureComparisonForm.From(known))) : NotFound();

    [HttpPost("~/measures/comparisons/{**code}")]
    public async Task<IActionResult> Edit(string code, [FromForm(Name = nameof(MeasureComparisonPage.Form))] MeasureComparisonForm form, CancellationToken stop)
    {
        MeasureComparisonOutcome? outcome = !ModelState.IsValid ? new MeasureComparisonRefused(new Dictionary<string, string>())
            : form.IsTrial ? await comparisons.TryAsync(form.ToEdit(code), user.Actor, stop)
            : await comparisons.SaveAsync(form.ToEdit(code), user.Actor, stop);
        if (outcome is MeasureComparisonSaved saved)
        {
            TempData["Done"] = saved.Summary;
            return RedirectToAction("Show", "Measures", new { code });
        }

        if (outcome is null || await comparisons.FindAsync(code, stop) is not { } known) return NotFound();
        var page = new MeasureComparisonPage(known, form);
        switch (outcome)
        {
            case MeasureComparisonTried tried:
                return View(page with { Effect = tried.Effect });
            case MeasureComparisonConflict conflict:
                form.Version = conflict.Theirs.Measure.Version;
                ModelState.Clear();
                return View(page with { Theirs = conflict.Theirs });
            default:
                foreach ((string field, string message) in ((MeasureComparisonRefused)outcome).Problems) ModelState.AddModelError("Form." + field, message);
                return View(page);
        }
    }
}
