using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Schemes;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Schemes;

namespace PerformanceManagement.Web.Controllers;

/// <summary>Bringing a draft into force: first its effect, then the deed. Nothing is stored before.</summary>
[Authorize(Policies.ManageRules)]
[Route("schemes/{id:int}/start")]
public sealed class SchemeStartController(RatingSchemeService schemes, SchemeStartService starts, CurrentUser user) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(int id, CancellationToken stop)
    {
        IReadOnlyList<SchemeVersion> all = await schemes.ListAsync(stop);
        if (all.FirstOrDefault(s => s.Id == id) is not { State: SchemeState.Draft } draft) return NotFound();
        bool isDefault = all.Any(s => s is { State: SchemeState.InForce, Scheme.IsDefault: true } && string.Equals(s.Scheme.Name, draft.Scheme.Name, StringComparison.OrdinalIgnoreCase));
        return View(new SchemeStartPage(draft, new SchemeStartForm { IsDefault = isDefault, Version = draft.Version }));
    }

    [HttpPost]
    public async Task<IActionResult> Index(int id, [FromForm(Name = nameof(SchemeStartPage.Form))] SchemeStartForm form, CancellationToken stop)
    {
        // Only what was looked at is brought into force: another day has another effect.
        bool isSeen = form.Do == SchemeStartForm.Start && form.Seen == form.Shown;
        SchemeOutcome? outcome = !ModelState.IsValid ? new SchemeRefused([]) : isSeen ? await starts.StartAsync(form.ToEdit(id), user.Actor, stop) : await starts.PreviewAsync(form.ToEdit(id), user.Actor, stop);
        if (outcome is SchemeSaved saved)
        {
            TempData["Done"] = saved.Summary;
            return RedirectToAction("Show", "Schemes", new { id });
        }

        if (await schemes.FindAsync(id, stop) is not { } draft) return NotFound();
        if (draft.State != SchemeState.Draft) return RedirectToAction("Show", "Schemes", new { id });
        bool isChanged = form.Version != draft.Version;
        form.Version = draft.Version;
        if (outcome is SchemeConflict) outcome = await starts.PreviewAsync(form.ToEdit(id), user.Actor, stop);
        // What is posted back is what is now on the page.
        ModelState.Remove("Form.Version");
        ModelState.Remove("Form.Seen");
        foreach (SchemeProblem problem in (outcome as SchemeRefused)?.Problems ?? [])
            ModelState.AddModelError(problem.Field is SchemeField.From or SchemeField.IsDefault ? $"Form.{problem.Field}" : "", problem.Message);
        return View(new SchemeStartPage(draft, form, outcome as SchemePreviewed, isChanged));
    }

    [HttpPost("/schemes/{id:int}/take-back")]
    public async Task<IActionResult> TakeBack(int id, Guid version, CancellationToken stop)
    {
        SchemeOutcome? outcome = await starts.TakeBackAsync(id, version, user.Actor, stop);
        if (outcome is SchemeSaved saved) TempData["Done"] = saved.Summary;
        if (outcome is not SchemeRefused refused) return outcome is null ? NotFound() : RedirectToAction("Show", "Schemes", new { id });
        if (await schemes.FindAsync(id, stop) is not { } known) return NotFound();
        foreach (SchemeProblem problem in refused.Problems) ModelState.AddModelError("", problem.Message);
        return View("~/Views/Schemes/Show.cshtml", known);
    }
}
