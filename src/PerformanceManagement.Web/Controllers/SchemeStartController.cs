using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Changes;
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
        Outcome? outcome = !ModelState.IsValid ? Answers.Unread : isSeen ? await starts.StartAsync(form.ToEdit(id), user.Actor, stop) : await starts.PreviewAsync(form.ToEdit(id), user.Actor, stop);
        if (outcome is not Saved)
        {
            if (await schemes.FindAsync(id, stop) is not { } stored) return NotFound();
            if (stored.State != SchemeState.Draft) return RedirectToAction("Show", "Schemes", new { id });
            bool isChanged = form.Version != stored.Version;
            form.Version = stored.Version;
            if (outcome is Conflict<SchemeVersion?>) outcome = await starts.PreviewAsync(form.ToEdit(id), user.Actor, stop);
            return await this.AnswerAsync(outcome, then: Started, again: () => Task.FromResult<IActionResult>(View(new SchemeStartPage(stored, form, outcome.Effect<SchemeStartEffect>(), isChanged))));
        }

        return await this.AnswerAsync(outcome, then: Started, again: () => Task.FromResult<IActionResult>(NotFound()));

        RedirectToActionResult Started(Saved saved) => RedirectToAction("Show", "Schemes", new { id });
    }

    [HttpPost("/schemes/{id:int}/take-back")]
    public async Task<IActionResult> TakeBack(int id, Guid version, CancellationToken stop)
    {
        Outcome? outcome = await starts.TakeBackAsync(id, version, user.Actor, stop);
        if (outcome is Conflict<SchemeVersion?>) return RedirectToAction("Show", "Schemes", new { id });
        return await this.AnswerAsync(
            outcome,
            then: _ => RedirectToAction("Show", "Schemes", new { id }),
            again: async () => await schemes.FindAsync(id, stop) is { } known ? View("~/Views/Schemes/Show.cshtml", known) : NotFound());
    }
}
