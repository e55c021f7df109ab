using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;

namespace PerformanceManagement.Web.Controllers;

/// <summary>Signing a quarter off.</summary>
[Authorize(Policies.ManageRules)]
[Route("quarters/{period}/sign-off")]
public sealed class SignOffController(SignOffService signOff, CurrentUser user) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(Period period, CancellationToken stop) =>
        await signOff.PreviewAsync(period, stop) is { } preview ? View(preview) : NotFound();

    [HttpPost]
    public async Task<IActionResult> Index(Period period, bool confirmed, CancellationToken stop)
    {
        Outcome? outcome = confirmed ? await signOff.SignOffAsync(period, user.Actor, stop) : new Refused("Confirmed", $"Confirm that {period.Label} is to be signed off");
        return await this.AnswerAsync(
            outcome,
            then: _ => RedirectToAction("Index", "Collections"),
            again: async () => await signOff.PreviewAsync(period, stop) is { } preview ? View(preview) : NotFound(),
            prefix: "");
    }
}
