using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Schemes;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;

namespace PerformanceManagement.Web.Controllers;

/// <summary>The council's rating schemes in all their versions.</summary>
[Authorize(Policies.ManageRules)]
[Route("schemes")]
public sealed class SchemesController(RatingSchemeService schemes, CurrentUser user) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken stop) => View(await schemes.ListAsync(stop));

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Show(int id, CancellationToken stop) => await schemes.FindAsync(id, stop) is { } known ? View(known) : NotFound();

    [HttpGet("{id:int}/delete")]
    public async Task<IActionResult> Delete(int id, CancellationToken stop) =>
        await schemes.FindAsync(id, stop) is { State: SchemeState.Draft } draft ? View(draft) : NotFound();

    [HttpPost("{id:int}/delete")]
    public async Task<IActionResult> Delete(int id, Guid version, CancellationToken stop)
    {
        SchemeOutcome outcome = await schemes.DeleteDraftAsync(id, version, user.Actor, stop);
        if (outcome is SchemeSaved deleted)
        {
            TempData["Done"] = deleted.Summary;
            return RedirectToAction(nameof(Index));
        }

        if ((outcome as SchemeConflict)?.Theirs is not { } theirs) return NotFound();
        if (theirs.State != SchemeState.Draft) return RedirectToAction(nameof(Show), new { id });
        ModelState.AddModelError("", "Someone else changed this draft meanwhile. It has not been deleted: look at it again");
        return View(theirs);
    }
}
