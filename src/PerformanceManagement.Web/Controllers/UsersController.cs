using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.HandOver;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Users;

namespace PerformanceManagement.Web.Controllers;

/// <summary>Who may sign in, with what roles.</summary>
[Authorize(Policies.Administer)]
[Route("people")]
public sealed class UsersController(UserListService people, UserService users, PasswordLinkService links, HandOverService work, CurrentUser user) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index([FromQuery] UserListQuery query, CancellationToken stop) =>
        View(new UserListPage(query, await people.GetAsync(query.ToFilter(), query.PageNumber, user.Actor, stop)));

    [HttpGet("new")]
    public async Task<IActionResult> Add(CancellationToken stop) => View(nameof(Edit), await PageAsync(null, new UserForm(), stop));

    [HttpPost("new")]
    public async Task<IActionResult> Add([FromForm(Name = nameof(UserEditPage.Form))] UserForm form, CancellationToken stop)
    {
        Outcome? outcome = ModelState.IsValid ? await users.AddAsync(form.ToEdit(), password: null, user.Actor, stop) : Answers.Unread;
        if (outcome is Saved { Id: { } id }) ShownOnce.Keep(TempData, await links.MakeAsync(id, user.Actor, stop));
        return await this.AnswerAsync(
            outcome,
            then: saved => RedirectToAction("Link", "UserAccess", new { id = saved.Id }),
            again: async () => View(nameof(Edit), await PageAsync(null, form, stop)));
    }

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Show(int id, CancellationToken stop) =>
        await people.FindAsync(id, user.Actor, stop) is { } person ? View(new UserPage(person, await work.CountAsync(id, user.Actor, stop), id == user.Id)) : NotFound();

    [HttpGet("{id:int}/edit")]
    public async Task<IActionResult> Edit(int id, CancellationToken stop) =>
        await people.FindAsync(id, user.Actor, stop) is { } person ? View(await PageAsync(person, UserForm.From(person), stop)) : NotFound();

    [HttpPost("{id:int}/edit")]
    public async Task<IActionResult> Edit(int id, [FromForm(Name = nameof(UserEditPage.Form))] UserForm form, CancellationToken stop)
    {
        Outcome? outcome = ModelState.IsValid ? await users.ChangeAsync(id, form.ToEdit(), user.Actor, stop) : Answers.Unread;
        return await this.AnswerAsync(
            outcome,
            then: _ => RedirectToAction(nameof(Show), new { id }),
            again: async () =>
            {
                if (await people.FindAsync(id, user.Actor, stop) is not { } person) return NotFound();
                UserSummary? theirs = outcome.Theirs<UserSummary>();
                if (theirs is not null) form.Version = theirs.Version;
                OwnRolesEffect? effect = outcome.Effect<OwnRolesEffect>();
                form.IsSure = effect is not null;
                return View(await PageAsync(person, form, stop) with { Theirs = theirs, OwnRoles = effect });
            });
    }

    private async Task<UserEditPage> PageAsync(UserSummary? person, UserForm form, CancellationToken stop) => new(person, form, await people.DirectoratesAsync(stop));
}
