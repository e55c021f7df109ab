using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Changes;
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
        Outcome? outcome = await schemes.DeleteDraftAsync(id, version, user.Actor, stop);
        SchemeVersion? theirs = outcome.Theirs<SchemeVersion?>();
        if (theirs is not null and not { State: SchemeState.Draft }) return RedirectToAction(nameof(Show), new { id });
        if (outcome is Conflict<SchemeVersion?>) outcome = theirs is null ? null : new Refused("", "Someone else changed this draft meanwhile. It has not been deleted: look at it again");
        return await this.AnswerAsync(outcome, then: _ => RedirectToAction(nameof(Index)), again: () => Task.FromResult<IActionResult>(View(theirs)));
    }
}
