using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Delivery;

namespace PerformanceManagement.Web.Controllers;

/// <summary>The council's scale of risks.</summary>
[Authorize(Policies.ManageRules)]
[Route("delivery/risk-scale")]
public sealed class RiskScaleController(RiskScaleService scales, CurrentUser user) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Edit(CancellationToken stop)
    {
        RiskScaleInForce found = await scales.FindAsync(stop);
        return View(new RiskScalePage(found, RiskScaleText.From(found)));
    }

    [HttpPost]
    public async Task<IActionResult> Edit([FromForm(Name = nameof(RiskScalePage.Form))] RiskScaleText form, CancellationToken stop)
    {
        Outcome? outcome = ModelState.IsValid ? await scales.SaveAsync(form.ToEdit(), user.Actor, stop) : Answers.Unread;
        return await this.AnswerAsync(outcome, then: _ => RedirectToAction("Matrix", "Delivery"), again: async () =>
        {
            RiskScaleInForce? theirs = outcome.Theirs<RiskScaleInForce>();
            if (theirs is not null) form.Version = theirs.Version;
            return View(new RiskScalePage(await scales.FindAsync(stop), form) { Effect = outcome.Effect<RiskScaleEffect>(), Theirs = theirs });
        });
    }
}
