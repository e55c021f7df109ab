using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Delivery;

namespace PerformanceManagement.Web.Controllers;

/// <summary>Adds and changes projects, actions, risks, partnerships and volumes. The service asks who may.</summary>
[Authorize(Policies.Read)]
[Route("delivery")]
public sealed class DeliveryItemsController(DeliveryItemService items, CurrentUser user) : Controller
{
    [HttpGet("new/{kind}")]
    public async Task<IActionResult> Add(string kind, string? parent, CancellationToken stop)
    {
        if (DeliveryKindRoute.Read(kind) is not { } known) return NotFound();
        DeliveryItemForm form = await items.NewAsync(known, user.Actor, stop);
        return View(nameof(Edit), new DeliveryItemFormPage(form, DeliveryItemText.From(form, parent)));
    }

    [HttpPost("new/{kind}")]
    public async Task<IActionResult> Add(string kind, [FromForm(Name = nameof(DeliveryItemFormPage.Form))] DeliveryItemText form, CancellationToken stop)
    {
        if (DeliveryKindRoute.Read(kind) is not { } known) return NotFound();
        DeliveryItemForm page = await items.NewAsync(known, user.Actor, stop);
        form.Version = null;
        Outcome? outcome = ModelState.IsValid ? await items.SaveAsync(form.ToEdit(known, null), user.Actor, stop) : Answers.Unread;
        return await this.AnswerAsync(outcome, then: _ => ToItem(form.Code!.Trim()), again: () => Task.FromResult<IActionResult>(View(nameof(Edit), new DeliveryItemFormPage(page, form))));
    }

    [HttpGet("items/{code}/edit")]
    public async Task<IActionResult> Edit(string code, CancellationToken stop) =>
        await items.FindAsync(RouteCode.Read(code), user.Actor, stop) is { } form ? View(new DeliveryItemFormPage(form, DeliveryItemText.From(form))) : NotFound();

    [HttpPost("items/{code}/edit")]
    public async Task<IActionResult> Edit(string code, [FromForm(Name = nameof(DeliveryItemFormPage.Form))] DeliveryItemText form, CancellationToken stop)
    {
        if (await items.FindAsync(RouteCode.Read(code), user.Actor, stop) is not { Item: { } stored }) return NotFound();
        // A form without a version would be a new item: one that was never opened is shown what is stored.
        form.Version ??= Guid.Empty;
        Outcome? outcome = ModelState.IsValid ? await items.SaveAsync(form.ToEdit(stored.Kind, stored.Code), user.Actor, stop) : Answers.Unread;
        return await this.AnswerAsync(outcome, then: _ => ToItem(stored.Code), again: async () =>
        {
            DeliveryItem? theirs = outcome.Theirs<DeliveryItem>();
            if (theirs is not null) form.Version = theirs.Version;
            return await items.FindAsync(stored.Code, user.Actor, stop) is { } again ? View(new DeliveryItemFormPage(again, form, theirs)) : NotFound();
        });
    }

    private RedirectToActionResult ToItem(string code) => RedirectToAction("Show", "Delivery", new { code });
}
