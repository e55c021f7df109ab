using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.SetUp;

namespace PerformanceManagement.Web.Controllers;

/// <summary>The first administrator of a site that has nobody yet. Once there is somebody, there is nothing here.</summary>
[AllowAnonymous]
[Route("first-set-up")]
public sealed class FirstSetUpController(FirstSetUp setUp, FirstUserService first, SignInManager<User> signIn) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken stop) => await setUp.IsNeededAsync(first, stop) ? View(new SetUpForm()) : Over();

    [HttpPost]
    [EnableRateLimiting(UserSetup.SignInLimit)]
    public async Task<IActionResult> Index(SetUpForm form, CancellationToken stop)
    {
        if (!await setUp.IsNeededAsync(first, stop)) return Over();
        Outcome? outcome = !ModelState.IsValid ? Answers.Unread
            : !setUp.IsRight(form.Code) ? new Refused(nameof(form.Code), SetUpForm.WrongCode)
            : await first.AddAsync(form.Email, form.DisplayName, form.Password!, stop);
        if (outcome is null) return Over();
        if (outcome is Saved { Id: { } id }) await signIn.SignInAsync((await signIn.UserManager.FindByIdAsync($"{id}"))!, isPersistent: false);
        return await this.AnswerAsync(outcome, then: _ => RedirectToAction("Index", "Home"), again: () => Task.FromResult<IActionResult>(View(form)), prefix: "");
    }

    private IActionResult Over() => this.NothingThere("This site has been set up already", [("Sign in", Url.Action("SignIn", "Account")!)]);
}
