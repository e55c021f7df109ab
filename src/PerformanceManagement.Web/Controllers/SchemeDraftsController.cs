using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Schemes;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Schemes;

namespace PerformanceManagement.Web.Controllers;

/// <summary>Writing drafts of schemes. A scheme in force is not edited: it is copied to a draft.</summary>
[Authorize(Policies.ManageRules)]
[Route("schemes")]
public sealed class SchemeDraftsController(RatingSchemeService schemes, CurrentUser user) : Controller
{
    [HttpGet("new")]
    public async Task<IActionResult> New(int? copy, CancellationToken stop)
    {
        if (copy is not { } id) return View("Edit", new SchemeDraftPage(null, SchemeForm.Empty()));
        return await schemes.FindAsync(id, stop) is { } original ? View("Edit", new SchemeDraftPage(null, SchemeForm.CopyOf(original.Scheme), original)) : NotFound();
    }

    [HttpPost("new")]
    public async Task<IActionResult> New(int? copy, [FromForm(Name = nameof(SchemeDraftPage.Form))] SchemeForm form, CancellationToken stop) =>
        await AnswerAsync(new SchemeDraftPage(null, form, copy is { } id ? await schemes.FindAsync(id, stop) : null), stop);

    [HttpGet("{id:int}/edit")]
    public async Task<IActionResult> Edit(int id, CancellationToken stop) =>
        await schemes.FindAsync(id, stop) is { State: SchemeState.Draft } draft ? View(new SchemeDraftPage(id, SchemeForm.From(draft.Scheme, draft.Version))) : NotFound();

    [HttpPost("{id:int}/edit")]
    public Task<IActionResult> Edit(int id, [FromForm(Name = nameof(SchemeDraftPage.Form))] SchemeForm form, CancellationToken stop) =>
        AnswerAsync(new SchemeDraftPage(id, form), stop);

    private async Task<IActionResult> AnswerAsync(SchemeDraftPage page, CancellationToken stop)
    {
        if (page.Form.Do != SchemeForm.Save)
        {
            // The fields are named by their places, which change.
            ModelState.Clear();
            page.Form.Rearrange();
            return View("Edit", page);
        }

        Outcome outcome = ModelState.IsValid ? await schemes.SaveDraftAsync(page.Form.ToEdit(page.Id), user.Actor, stop) : Answers.Unread;
        var conflict = outcome as Conflict<SchemeVersion?>;
        // Over what is stored now, or as a new draft where that is none any more.
        if (conflict is not null) page.Form.Version = conflict.Theirs is { State: SchemeState.Draft } theirs ? theirs.Version : null;
        return await this.AnswerAsync(
            outcome,
            then: saved => RedirectToAction("Show", "Schemes", new { id = saved.Id }),
            again: () => Task.FromResult<IActionResult>(View("Edit", page with { Conflict = conflict })));
    }
}
