using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Settings;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Settings;

namespace PerformanceManagement.Web.Controllers;

/// <summary>The council's settings.</summary>
[Authorize(Policies.Administer)]
[Route("settings")]
public sealed class SettingsController(CouncilSettingsService settings, CurrentUser user) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken stop)
    {
        CouncilSettingsView found = await settings.FindAsync(user.Actor, stop);
        return View(new SettingsPage(found, SettingsForm.From(found)));
    }

    [HttpPost]
    public async Task<IActionResult> Index([FromForm(Name = nameof(SettingsPage.Form))] SettingsForm form, CancellationToken stop)
    {
        Outcome? outcome = ModelState.IsValid ? await settings.SaveAsync(form.ToEdit(), user.Actor, stop) : Answers.Unread;
        return await this.AnswerAsync(outcome, then: _ => RedirectToAction(nameof(Index)), again: async () =>
        {
            CouncilSettingsEdit? theirs = outcome.Theirs<CouncilSettingsEdit>();
            if (theirs is not null) form.Version = theirs.Version;
            return View(new SettingsPage(await settings.FindAsync(user.Actor, stop), form) { Effect = outcome.Effect<CouncilSettingsEffect>(), Theirs = theirs });
        });
    }
}
