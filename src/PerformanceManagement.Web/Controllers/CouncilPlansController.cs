using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models;
using PerformanceManagement.Web.Models.CouncilPlans;

namespace PerformanceManagement.Web.Controllers;

/// <summary>The council's plans: each begins on a day and takes over measures from the one before.</summary>
[Authorize(Policies.ManageRules)]
[Route("plan/plans")]
public sealed class CouncilPlansController(CouncilPlanService plans, CurrentUser user) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken stop) => View(await plans.ListAsync(stop));

    [HttpGet("new")]
    public IActionResult Add() => View(nameof(Edit), new CouncilPlanPage(null, new CouncilPlanForm()));

    [HttpPost("new")]
    public Task<IActionResult> Add([FromForm(Name = nameof(CouncilPlanPage.Form))] CouncilPlanForm form, CancellationToken stop) => SaveAsync(null, form, stop);

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Edit(int id, CancellationToken stop) => await plans.FindAsync(id, stop) is { } plan ? View(new CouncilPlanPage(plan, CouncilPlanForm.Of(plan))) : NotFound();

    [HttpPost("{id:int}")]
    public Task<IActionResult> Edit(int id, [FromForm(Name = nameof(CouncilPlanPage.Form))] CouncilPlanForm form, CancellationToken stop) => SaveAsync(id, form, stop);

    [HttpGet("{id:int}/measures")]
    public async Task<IActionResult> Measures(int id, string? item, string? page, CancellationToken stop) =>
        await plans.TakeOverAsync(id, item, QueryKey.Page(page), stop) is { } found ? View(new TakeOverPage(found, TakeOverForm.Of(found))) : NotFound();

    [HttpPost("{id:int}/measures")]
    public async Task<IActionResult> Measures(int id, string? item, string? page, [FromForm(Name = nameof(TakeOverPage.Form))] TakeOverForm form, CancellationToken stop)
    {
        Outcome? outcome = ModelState.IsValid ? await plans.TakeOverAsync(form.ToEdit(id, item), user.Actor, stop) : Answers.Unread;
        return await this.AnswerAsync(outcome, then: _ => RedirectToAction(nameof(Measures), new { id }), again: async () =>
        {
            if (await plans.TakeOverAsync(id, item, QueryKey.Page(page), stop) is not { } found) return NotFound();
            // Lines that came or went meanwhile do not move what was chosen to others.
            Dictionary<string, string?> chosen = form.Moves.GroupBy(m => m.From ?? "", StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.First().To, StringComparer.OrdinalIgnoreCase);
            var again = TakeOverForm.Of(found);
            foreach (TakeOverRow row in again.Moves) row.To = chosen.GetValueOrDefault(row.From!);
            return View(new TakeOverPage(found, again));
        });
    }

    private async Task<IActionResult> SaveAsync(int? id, CouncilPlanForm form, CancellationToken stop)
    {
        Outcome? outcome = ModelState.IsValid ? await plans.SaveAsync(form.ToEdit(id), user.Actor, stop) : Answers.Unread;
        return await this.AnswerAsync(outcome, then: _ => RedirectToAction(nameof(Index)), again: async () =>
        {
            ListedPlan? theirs = outcome.Theirs<ListedPlan>();
            if (theirs is not null) form.Version = theirs.Version;
            ListedPlan? plan = id is { } key ? await plans.FindAsync(key, stop) : null;
            return id is not null && plan is null ? NotFound() : View(nameof(Edit), new CouncilPlanPage(plan, form) { Theirs = theirs });
        });
    }
}
