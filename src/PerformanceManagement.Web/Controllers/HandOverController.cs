using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.HandOver;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models;
using PerformanceManagement.Web.Models.HandOver;

namespace PerformanceManagement.Web.Controllers;

/// <summary>Hands what waits for one person over to another.</summary>
[Authorize(Policies.Administer)]
[Route("people/{id:int}/hand-over")]
public sealed class HandOverController(UserListService people, HandOverService work, CurrentUser user) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(int id, string? page, CancellationToken stop) =>
        await PageAsync(id, new HandOverForm(), QueryKey.Page(page), stop) is { } shown ? View(shown) : NotFound();

    [HttpPost]
    public async Task<IActionResult> Index(int id, string? page, [FromForm(Name = nameof(HandOverPage.Form))] HandOverForm form, CancellationToken stop)
    {
        Outcome? outcome = ModelState.IsValid ? await work.HandOverAsync(id, form.ToEdit(), user.Actor, stop) : Answers.Unread;
        return await this.AnswerAsync(
            outcome,
            then: _ => RedirectToAction("Show", "Users", new { id }),
            again: async () => await PageAsync(id, form, QueryKey.Page(page), stop) is { } shown ? View(shown with { Effect = outcome.Effect<HandOverEffect>() }) : NotFound());
    }

    private async Task<HandOverPage?> PageAsync(int id, HandOverForm form, int page, CancellationToken stop) =>
        await people.FindAsync(id, user.Actor, stop) is { } person ? new HandOverPage(person, await work.WorkAsync(id, user.Actor, stop), await work.TakersAsync(id, stop), form, page) : null;
}
