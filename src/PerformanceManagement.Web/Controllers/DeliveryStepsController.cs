using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Delivery;

namespace PerformanceManagement.Web.Controllers;

/// <summary>Milestones, planned items and mitigations of an item. The service asks who may change them.</summary>
[Authorize(Policies.Read)]
[Route("delivery/items/{code}/steps")]
public sealed class DeliveryStepsController(DeliveryStepService steps, CurrentUser user) : Controller
{
    [HttpGet("new")]
    public Task<IActionResult> Add(string code, CancellationToken stop) => ShowAsync(code, null, null, null, stop);

    [HttpPost("new")]
    public Task<IActionResult> Add(string code, [FromForm(Name = nameof(DeliveryStepPage.Form))] DeliveryStepText form, CancellationToken stop) => SaveAsync(code, null, form, stop);

    [HttpGet("{id:int}")]
    public Task<IActionResult> Edit(string code, int id, CancellationToken stop) => ShowAsync(code, id, null, null, stop);

    [HttpPost("{id:int}")]
    public Task<IActionResult> Edit(string code, int id, [FromForm(Name = nameof(DeliveryStepPage.Form))] DeliveryStepText form, CancellationToken stop) => SaveAsync(code, id, form, stop);

    [HttpPost("{id:int}/remove")]
    public async Task<IActionResult> Remove(string code, int id, Guid? version, CancellationToken stop)
    {
        Outcome? outcome = await steps.RemoveAsync(RouteCode.Read(code), id, version, user.Actor, stop);
        return await this.AnswerAsync(outcome, then: _ => ToItem(code), again: () => ShowAsync(code, id, null, outcome.Theirs<DeliveryStep>(), stop));
    }

    private async Task<IActionResult> SaveAsync(string code, int? id, DeliveryStepText form, CancellationToken stop)
    {
        Outcome? outcome = ModelState.IsValid ? await steps.SaveAsync(form.ToEdit(RouteCode.Read(code), id), user.Actor, stop) : Answers.Unread;
        return await this.AnswerAsync(outcome, then: _ => ToItem(code), again: () =>
        {
            DeliveryStep? theirs = outcome.Theirs<DeliveryStep>();
            if (theirs is not null) form.Version = theirs.Version;
            return ShowAsync(code, id, form, theirs, stop);
        });
    }

    private async Task<IActionResult> ShowAsync(string code, int? id, DeliveryStepText? form, DeliveryStep? theirs, CancellationToken stop) =>
        await steps.FindAsync(RouteCode.Read(code), id, user.Actor, stop) is { } step ? View(nameof(Edit), new DeliveryStepPage(step, form ?? DeliveryStepText.From(step), theirs)) : NotFound();

    private RedirectToActionResult ToItem(string code) => RedirectToAction("Show", "Delivery", new { code = RouteCode.Read(code) });
}
