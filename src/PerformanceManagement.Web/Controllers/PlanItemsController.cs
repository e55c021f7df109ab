using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.PlanItems;

namespace PerformanceManagement.Web.Controllers;

/// <summary>The council plan as it is edited: by plain forms and buttons, so that it works by keyboard and without script.</summary>
[Authorize(Policies.ManageRules)]
[Route("plan/edit")]
public sealed class PlanItemsController(PlanItemService plan, CurrentUser user) : Controller
{
    private const string Closed = "all";

    [HttpGet]
    public async Task<IActionResult> Index([FromQuery(Name = "plan")] string? of, string? show, string? moved, CancellationToken stop) =>
        await plan.ListAsync(of, show == Closed, stop) is { } found ? View(new PlanEditorPage(found, show == Closed, moved)) : NotFound();

    [HttpGet("new")]
    public async Task<IActionResult> Add(string? under, [FromQuery(Name = "plan")] string? of, CancellationToken stop) =>
        await plan.NewAsync(under, of, stop) is { } form ? View(nameof(Edit), new PlanItemPage(form, PlanItemText.From(form))) : NotFound();

    [HttpPost("new")]
    public async Task<IActionResult> Add(string? under, [FromQuery(Name = "plan")] string? of, [FromForm(Name = nameof(PlanItemPage.Form))] PlanItemText form, CancellationToken stop)
    {
        Outcome? outcome = ModelState.IsValid ? await plan.SaveAsync(form.ToEdit(null) with { Plan = of }, user.Actor, stop) : Answers.Unread;
        return await this.AnswerAsync(outcome, then: _ => RedirectToAction(nameof(Index), new { plan = of }), again: async () =>
            (await plan.NewAsync(under, of, stop) ?? await plan.NewAsync(null, of, stop)) is { } again ? View(nameof(Edit), new PlanItemPage(again, form)) : NotFound());
    }

    [HttpGet("items/{key}")]
    public async Task<IActionResult> Edit(string key, CancellationToken stop) =>
        await plan.FindAsync(RouteCode.Read(key), stop) is { } form ? View(new PlanItemPage(form, PlanItemText.From(form))) : NotFound();

    [HttpPost("items/{key}")]
    public async Task<IActionResult> Edit(string key, [FromForm(Name = nameof(PlanItemPage.Form))] PlanItemText form, CancellationToken stop)
    {
        key = RouteCode.Read(key);
        // Only what was looked at is stored.
        bool isSeen = form.Do == PlanItemText.Save && form.Seen == form.Shown;
        Outcome? outcome = !ModelState.IsValid ? Answers.Unread : isSeen ? await plan.SaveAsync(form.ToEdit(key), user.Actor, stop) : await plan.PreviewAsync(form.ToEdit(key), user.Actor, stop);
        return await this.AnswerAsync(outcome, then: _ => RedirectToAction(nameof(Index), new { plan = form.Plan }), again: async () =>
        {
            PlanItem? theirs = outcome.Theirs<PlanItem>();
            if (theirs is not null) form.Version = theirs.Version;
            return await plan.FindAsync(key, stop) is { } again ? View(new PlanItemPage(again, form) { Effect = outcome.Effect<EffectInWords>(), Theirs = theirs }) : NotFound();
        });
    }

    [HttpPost("items/{key}/move")]
    public async Task<IActionResult> Move(string key, string? way, [FromQuery(Name = "plan")] string? of, string? show, Guid version, CancellationToken stop)
    {
        key = RouteCode.Read(key);
        Outcome? outcome = await plan.MoveAsync(key, way == "up", version, user.Actor, stop);
        return await this.AnswerAsync(
            outcome,
            then: _ => RedirectToAction(nameof(Index), null, new { plan = of, show, moved = key }, "moved"),
            again: async () => await plan.ListAsync(of, show == Closed, stop) is { } found ? View(nameof(Index), new PlanEditorPage(found, show == Closed) { Theirs = outcome.Theirs<PlanItem>() }) : NotFound());
    }

    [HttpGet("items/{key}/close")]
    public async Task<IActionResult> Close(string key, CancellationToken stop) => await ClosingAsync(RouteCode.Read(key), false, stop);

    [HttpPost("items/{key}/close")]
    public async Task<IActionResult> Close(string key, bool open, [FromQuery(Name = "plan")] string? of, Guid version, CancellationToken stop)
    {
        key = RouteCode.Read(key);
        Outcome? outcome = await plan.SetOpenAsync(key, open, version, user.Actor, stop);
        return await this.AnswerAsync(outcome, then: _ => RedirectToAction(nameof(Index), new { plan = of }), again: () => ClosingAsync(key, outcome is Conflict<PlanItem>, stop));
    }

    private async Task<IActionResult> ClosingAsync(string key, bool isChanged, CancellationToken stop) =>
        await plan.FindAsync(key, stop) is { Item: { } item } && await plan.ClosingEffectAsync(key, stop) is { } effect ? View(nameof(Close), new PlanClosingPage(item, effect) { IsChanged = isChanged }) : NotFound();
}
