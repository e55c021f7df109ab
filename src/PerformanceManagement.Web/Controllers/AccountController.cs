using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Account;

namespace PerformanceManagement.Web.Controllers;

[Route("account")]
public sealed class AccountController(SignInManager<User> signIn, UserManager<User> users, FirstSetUp setUp, FirstUserService first, IDataProtectionProvider protection) : Controller
{
    [AllowAnonymous]
    [HttpGet("sign-in")]
    public async Task<IActionResult> SignIn(string? returnUrl, CancellationToken stop) =>
        User.Identity?.IsAuthenticated == true ? LocalRedirect(Safe(returnUrl)) : View(new SignInForm { ReturnUrl = returnUrl, OffersSetUp = await setUp.IsNeededAsync(first, stop) });

    [AllowAnonymous]
    [HttpPost("sign-in")]
    [EnableRateLimiting(Infrastructure.UserSetup.SignInLimit)]
    public async Task<IActionResult> SignIn(SignInForm form)
    {
        if (!ModelState.IsValid) return View(form);

        // A locked or disabled account, an unknown address and a wrong password get the same answer: none tells a stranger that the account exists.
        if (await IsRightAsync(form.Email!.Trim(), form.Password!)) return KeptForm.Unsealed(form.Kept, protection) is { } kept ? await CarryOnAsync(form.Email!.Trim(), kept) : LocalRedirect(Safe(form.ReturnUrl));

        ModelState.AddModelError(nameof(form.Email), SignInForm.Refused);
        return View(form);
    }

    [HttpPost("sign-out")]
    public new async Task<IActionResult> SignOut()
    {
        await signIn.SignOutAsync();
        // Pages that the browser kept, to be told that they are still the same, go with the sign-in.
        Response.Headers["Clear-Site-Data"] = "\"cache\"";
        return RedirectToAction(nameof(SignIn));
    }

    [HttpGet("password")]
    public IActionResult Password() => View(new PasswordForm());

    [HttpPost("password")]
    public async Task<IActionResult> Password(PasswordForm form)
    {
        if (!ModelState.IsValid || await users.GetUserAsync(User) is not { } user) return View(form);

        // A link that waits for its use ends with the password; stored where the new one is.
        user.PasswordLinkUntil = null;
        IdentityResult result = await users.ChangePasswordAsync(user, form.Current!, form.New!);
        if (!result.Succeeded)
        {
            foreach (IdentityError error in result.Errors)
                ModelState.AddModelError(PasswordForm.FieldOf(error.Code), PasswordForm.WordingOf(error));
            return View(form);
        }

        await signIn.RefreshSignInAsync(user);
        TempData[Answers.Done] = "Your password has been changed";
        return RedirectToAction("Index", "Home");
    }

    private async Task<bool> IsRightAsync(string email, string password)
    {
        if (await users.FindByNameAsync(email) is { PasswordHash: not null } user && await signIn.CanSignInAsync(user) && !await users.IsLockedOutAsync(user))
            return (await signIn.PasswordSignInAsync(user, password, isPersistent: false, lockoutOnFailure: true)).Succeeded;

        // Checking a password takes far longer than finding no account: without this, the time would tell which addresses have one.
        users.PasswordHasher.HashPassword(new User { DisplayName = "" }, password);
        return false;
    }

    private async Task<IActionResult> CarryOnAsync(string email, KeptForm kept)
    {
        // The page's form token belongs to who is signed in, which this request learns only now.
        HttpContext.User = await signIn.CreateUserPrincipalAsync((await users.FindByNameAsync(email))!);
        return View("CarryOn", kept);
    }

    private string Safe(string? returnUrl) => Url.IsLocalUrl(returnUrl) ? returnUrl : "/";
}
