using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Delivery;

namespace PerformanceManagement.Web.Controllers;

/// <summary>What is said of a project, action, risk or line of volumes in a quarter. The service asks who may write it.</summary>
[Authorize(Policies.Read)]
[Route("delivery/items/{code}/updates/{period}")]
public sealed class DeliveryUpdatesController(DeliveryUpdateService updates, CurrentUser user) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Edit(string code, Period period, string? from, CancellationToken stop)
    {
        if (!period.IsReportingQuarter || await updates.FindAsync(RouteCode.Read(code), period, user.Actor, stop) is not { } form) return NotFound();
        DeliveryUpdateText text = DeliveryUpdateText.From(form);
        return View(new DeliveryUpdatePage(form, from == "before" && form is { Stored: null, Before: { } before } ? text.WithWordsOf(before) : text));
    }

    [HttpPost]
    public async Task<IActionResult> Edit(string code, Period period, [FromForm(Name = nameof(DeliveryUpdatePage.Form))] DeliveryUpdateText form, [FromForm(Name = "then")] string? then, CancellationToken stop)
    {
        if (!period.IsReportingQuarter) return NotFound();
        Outcome? outcome = ModelState.IsValid ? await updates.SaveAsync(form.ToEdit(RouteCode.Read(code), period, then == "submit"), user.Actor, stop) : new Refused(nameof(form.Narrative), "Reload the page and try again");
        return await this.AnswerAsync(outcome, then: _ => ToItem(code, period), again: async () =>
        {
            DeliveryUpdate? theirs = outcome.Theirs<DeliveryUpdate>();
            if (theirs is not null) form.Version = theirs.Version;
            return await updates.FindAsync(RouteCode.Read(code), period, user.Actor, stop) is { } update ? View(nameof(Edit), new DeliveryUpdatePage(update, form, theirs) { IsAnswer = true }) : NotFound();
        });
    }

    [HttpPost("return")]
    public async Task<IActionResult> Return(string code, Period period, string? returnedBecause, Guid? version, CancellationToken stop)
    {
        Outcome? outcome = await updates.ReturnAsync(RouteCode.Read(code), period, returnedBecause, version, user.Actor, stop);
        return await this.AnswerAsync(outcome, then: _ => ToItem(code, period), again: async () =>
            await updates.FindAsync(RouteCode.Read(code), period, user.Actor, stop) is { } update
                ? View(nameof(Edit), new DeliveryUpdatePage(update, DeliveryUpdateText.From(update), outcome.Theirs<DeliveryUpdate>()) { IsAnswer = true, ReturnedBecause = returnedBecause })
                : NotFound(), prefix: "");
    }

    private RedirectToActionResult ToItem(string code, Period period) => RedirectToAction("Show", "Delivery", new { code = RouteCode.Read(code), quarter = period.UrlToken });
}
