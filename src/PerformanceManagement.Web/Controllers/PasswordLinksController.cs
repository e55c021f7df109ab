using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.PasswordLinks;

namespace PerformanceManagement.Web.Controllers;

/// <summary>Where the holder of a link chooses a password. Guesses are held back as those of passwords are.</summary>
[AllowAnonymous]
[EnableRateLimiting(UserSetup.SignInLimit)]
[Route("account/new-password/{id:int}/{secret}")]
public sealed class PasswordLinksController(PasswordLinkService links) : Controller
{
    [HttpGet]
    public Task<IActionResult> Index(int id, string secret, CancellationToken stop) => PageAsync(id, secret, new NewPasswordForm(), stop);

    [HttpPost]
    public async Task<IActionResult> Index(int id, string secret, NewPasswordForm form, CancellationToken stop)
    {
        if (User.Identity?.IsAuthenticated == true) return await PageAsync(id, secret, form, stop);
        Outcome outcome = ModelState.IsValid ? await links.ChooseAsync(id, secret, form.Password!, stop) : Answers.Unread;
        return await this.AnswerAsync(outcome, then: _ => RedirectToAction("SignIn", "Account"), again: () => PageAsync(id, secret, form, stop), prefix: "");
    }

    private async Task<IActionResult> PageAsync(int id, string secret, NewPasswordForm form, CancellationToken stop)
    {
        // Whoever made the link and tries it would give the other person a password of their own.
        if (User.Identity?.IsAuthenticated == true) return View("SignedIn");
        FoundPasswordLink found = await links.FindAsync(id, secret, stop);
        if (found.Problem is null) return View("Index", form.For(found));
        ModelState.Clear();
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("Unusable", found.Problem);
    }
}
