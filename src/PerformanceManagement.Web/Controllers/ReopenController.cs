using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Collections;

namespace PerformanceManagement.Web.Controllers;

/// <summary>Opening a signed-off quarter again.</summary>
[Authorize(Policies.ManageRules)]
[Route("quarters/{period}/reopen")]
public sealed class ReopenController(ReopenService reopening, CurrentUser user) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(Period period, CancellationToken stop) =>
        await reopening.PreviewAsync(period, stop) is { } preview ? View(new ReopenPage(preview, new ReopenForm { Version = preview.Version })) : NotFound();

    [HttpPost]
    public async Task<IActionResult> Index(Period period, [FromForm(Name = nameof(ReopenPage.Form))] ReopenForm form, CancellationToken stop)
    {
        Outcome? outcome = ModelState.IsValid ? await reopening.ReopenAsync(period, form.Because, form.Version, user.Actor, stop) : Answers.Unread;
        return await this.AnswerAsync(outcome, then: _ => RedirectToAction("Index", "Collections"), again: async () =>
        {
            if (await reopening.PreviewAsync(period, stop) is not { } preview) return NotFound();
            form.Version = preview.Version;
            return View(new ReopenPage(preview, form));
        });
    }
}
