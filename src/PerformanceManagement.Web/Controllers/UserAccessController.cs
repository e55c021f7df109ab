using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.HandOver;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Users;

namespace PerformanceManagement.Web.Controllers;

/// <summary>Keeps people out, lets them in again, and makes the links by which they choose a password.</summary>
[Authorize(Policies.Administer)]
[Route("people/{id:int}")]
public sealed class UserAccessController(UserListService people, UserAccessService access, PasswordLinkService links, HandOverService work, CurrentUser user) : Controller
{
    [HttpGet("disable")]
    public Task<IActionResult> Disable(int id, CancellationToken stop) => PageAsync(id, nameof(Disable), stop);

    [HttpPost("disable")]
    [ActionName(nameof(Disable))]
    public async Task<IActionResult> DisableNow(int id, CancellationToken stop) => await AnswerAsync(id, await access.DisableAsync(id, user.Actor, stop), nameof(Disable), stop);

    [HttpPost("enable")]
    public async Task<IActionResult> Enable(int id, CancellationToken stop) => await AnswerAsync(id, await access.EnableAsync(id, user.Actor, stop), Shown, stop);

    [HttpPost("unlock")]
    public async Task<IActionResult> Unlock(int id, CancellationToken stop) => await AnswerAsync(id, await access.UnlockAsync(id, user.Actor, stop), Shown, stop);

    [HttpGet("password-link")]
    public async Task<IActionResult> Link(int id, CancellationToken stop) =>
        await people.FindAsync(id, user.Actor, stop) is not { } person ? NotFound()
        : View(new PasswordLinkPage(person, ShownOnce.Take(TempData) is { } secret ? Url.Action("Index", "PasswordLinks", new { id, secret }, Request.Scheme) : null));

    [HttpPost("password-link")]
    public async Task<IActionResult> MakeLink(int id, CancellationToken stop)
    {
        MadePasswordLink made = await links.MakeAsync(id, user.Actor, stop);
        ShownOnce.Keep(TempData, made);
        return await this.AnswerAsync(made.Outcome, then: _ => RedirectToAction(nameof(Link), new { id }), again: () => PageAsync(id, Shown, stop));
    }

    private const string Shown = "~/Views/Users/Show.cshtml";

    private Task<IActionResult> AnswerAsync(int id, Outcome? outcome, string again, CancellationToken stop) =>
        this.AnswerAsync(outcome, then: _ => RedirectToAction("Show", "Users", new { id }), again: () => PageAsync(id, again, stop));

    private async Task<IActionResult> PageAsync(int id, string view, CancellationToken stop) =>
        await people.FindAsync(id, user.Actor, stop) is { } person ? View(view, new UserPage(person, await work.CountAsync(id, user.Actor, stop), id == user.Id)) : NotFound();
}
