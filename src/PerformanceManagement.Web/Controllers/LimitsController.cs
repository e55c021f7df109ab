using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Limits;
using PerformanceManagement.Core.Ratings.Spc;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Limits;

namespace PerformanceManagement.Web.Controllers;

/// <summary>Where the process limits of a measure start afresh.</summary>
[Authorize(Policies.ManageRules)]
[Route("measures/{code}/limits")]
public sealed class LimitsController(LimitService limits, CurrentUser user) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(string code, CancellationToken stop) =>
        await limits.FindAsync(RouteCode.Read(code), stop) is { } known ? View(new LimitsPage(known, new LimitForm())) : NotFound();

    [HttpPost]
    public async Task<IActionResult> Index(string code, [FromForm(Name = nameof(LimitsPage.Form))] LimitForm form, CancellationToken stop)
    {
        code = RouteCode.Read(code);
        Outcome? outcome = !ModelState.IsValid ? Answers.Unread
            : form.Remove is { } rebase ? await limits.RemoveAsync(code, rebase, user.Actor, stop)
            : form.IsPreview ? await limits.PreviewAsync(form.ToEdit(code), user.Actor, stop)
            : await limits.AddAsync(form.ToEdit(code), user.Actor, stop);
        return await this.AnswerAsync(
            outcome,
            then: _ => RedirectToAction(nameof(Index), new { code }),
            again: async () => await limits.FindAsync(code, stop) is { } known ? View(new LimitsPage(known, form) { Preview = outcome.Effect<Signals>() }) : NotFound());
    }
}
