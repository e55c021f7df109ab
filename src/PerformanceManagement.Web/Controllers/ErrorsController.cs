using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Account;
using PerformanceManagement.Web.Models.Errors;

namespace PerformanceManagement.Web.Controllers;

/// <summary>The page behind every failed request. It answers whatever method failed, so it must not ask for the form's token again.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[Route("errors")]
public sealed class ErrorsController(IDataProtectionProvider protection) : Controller
{
    [Route("{status:int:range(400,599)}")]
    [ResponseCache(NoStore = true)]
    public IActionResult Show()
    {
        // Read here and not bound: a form that cannot be read fails binding again, and a field of that name would win over the address.
        int status = int.Parse((string)RouteData.Values["status"]!, CultureInfo.InvariantCulture);
        Response.StatusCode = status;
        if (HttpContext.Items[typeof(KeptForm)] is KeptForm kept)
            return View("~/Views/Account/SignIn.cshtml", new SignInForm { ReturnUrl = kept.Address, Kept = kept.Sealed(protection) });
        if (status == StatusCodes.Status404NotFound && MissingPage.In(HttpContext) is { } missing) return View(ErrorPage.For(missing, HttpContext.TraceIdentifier));
        return View(ErrorPage.For(status, HttpContext.TraceIdentifier, NotPermittedFilter.ReasonIn(HttpContext)));
    }
}
