using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Settings;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Settings;

namespace PerformanceManagement.Web.Controllers;

/// <summary>The council's logo.</summary>
[Authorize(Policies.Administer)]
[Route("settings/logo")]
public sealed class LogoController(CouncilLogoService logos, CurrentUser user) : Controller
{
    // More than is taken, so that a picture that is somewhat too large is refused beside its field; what is far too large is not read at all.
    private const int MostBytesSent = 10 * LogoFile.MostBytes;

    [HttpGet]
    public async Task<IActionResult> Edit(CancellationToken stop)
    {
        CouncilLogoView found = await logos.FindAsync(user.Actor, stop);
        return View(new LogoPage(found, LogoForm.From(found)));
    }

    [HttpPost]
    [RequestSizeLimit(MostBytesSent)]
    public async Task<IActionResult> Edit([FromForm(Name = nameof(LogoPage.Form))] LogoForm form, CancellationToken stop)
    {
        (LogoPicture? picture, string? problem) = form.Picture is { } file ? await LogoFile.ReadAsync(file, stop) : default;
        Outcome? outcome = await logos.SaveAsync(new CouncilLogoEdit(picture, problem, form.AlternativeText, form.Version), user.Actor, stop);
        return await this.AnswerAsync(outcome, then: _ => RedirectToAction("Index", "Settings"), again: () => AgainAsync(form, outcome, stop));
    }

    [HttpPost("remove")]
    public async Task<IActionResult> Remove([FromForm(Name = nameof(LogoPage.Form))] LogoForm form, CancellationToken stop)
    {
        Outcome? outcome = await logos.RemoveAsync(form.Version, user.Actor, stop);
        return await this.AnswerAsync(outcome, then: _ => RedirectToAction("Index", "Settings"), again: () => AgainAsync(form, outcome, stop));
    }

    private async Task<IActionResult> AgainAsync(LogoForm form, Outcome? outcome, CancellationToken stop)
    {
        CouncilLogoView? theirs = outcome.Theirs<CouncilLogoView>();
        if (theirs is not null) form.Version = theirs.Version;
        return View(nameof(Edit), new LogoPage(await logos.FindAsync(user.Actor, stop), form) { Theirs = theirs });
    }
}
