using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Models.Account;

namespace PerformanceManagement.Web.Controllers;

[Route("account")]
public sealed class AccountController(SignInManager<User> signIn, UserManager<User> users) : Controller
{
    [AllowAnonymous]
    [HttpGet("sign-in")]
    public IActionResult SignIn(string? returnUrl) =>
        User.Identity?.IsAuthenticated == true ? LocalRedirect(Safe(returnUrl)) : View(new SignInForm { ReturnUrl = returnUrl });

    [AllowAnonymous]
    [HttpPost("sign-in")]
    [EnableRateLimiting(Infrastructure.Users.SignInLimit)]
    public async Task<IActionResult> SignIn(SignInForm form)
    {
        if (!ModelState.IsValid) return View(form);

        // A locked account and a wrong password get the same answer: neither tells a stranger that the account exists.
        var result = await signIn.PasswordSignInAsync(form.Email!.Trim(), form.Password!, isPersistent: false, lockoutOnFailure: true);
        if (result.Succeeded) return LocalRedirect(Safe(form.ReturnUrl));

        ModelState.AddModelError(nameof(form.Email), SignInForm.Refused);
        return View(form);
    }

    [HttpPost("sign-out")]
    public new async Task<IActionResult> SignOut()
    {
        await signIn.SignOutAsync();
        return RedirectToAction(nameof(SignIn));
    }

    [HttpGet("password")]
    public IActionResult Password() => View(new PasswordForm());

    [HttpPost("password")]
    public async Task<IActionResult> Password(PasswordForm form)
    {
        if (!ModelState.IsValid || await users.GetUserAsync(User) is not { } user) return View(form);

        IdentityResult result = await users.ChangePasswordAsync(user, form.Current!, form.New!);
        if (!result.Succeeded)
        {
            foreach (IdentityError error in result.Errors)
                ModelState.AddModelError(PasswordForm.FieldOf(error.Code), PasswordForm.WordingOf(error));
            return View(form);
        }

        await signIn.RefreshSignInAsync(user);
        TempData["Done"] = "Your password has been changed";
        return RedirectToAction("Index", "Home");
    }

    private string Safe(string? returnUrl) => Url.IsLocalUrl(returnUrl) ? returnUrl : "/";
}
