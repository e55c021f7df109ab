using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Approvals;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Approvals;

namespace PerformanceManagement.Web.Controllers;

/// <summary>Who approves in a director's place.</summary>
[Authorize(Policies.ManageRules)]
[Route("approve/deputies")]
public sealed class DeputiesController(DeputyService deputies, ReportingChoicesService choices, CurrentUser user) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken stop) => View(await PageAsync(new DeputyForm(), stop));

    [HttpPost]
    public async Task<IActionResult> Index([FromForm(Name = nameof(DeputiesPage.Form))] DeputyForm form, CancellationToken stop)
    {
        Outcome? outcome = ModelState.IsValid ? await deputies.AddAsync(form.ToEdit(), user.Actor, stop) : Answers.Unread;
        return await this.AnswerAsync(outcome, then: _ => RedirectToAction(nameof(Index)), again: async () => View(await PageAsync(form, stop)));
    }

    [HttpPost("{id:int}/remove")]
    public async Task<IActionResult> Remove(int id, CancellationToken stop) =>
        await this.AnswerAsync(await deputies.RemoveAsync(id, user.Actor, stop), then: _ => RedirectToAction(nameof(Index)), again: async () => View(nameof(Index), await PageAsync(new DeputyForm(), stop)));

    private async Task<DeputiesPage> PageAsync(DeputyForm form, CancellationToken stop) =>
        new(await deputies.ListAsync(stop), (await choices.GetAsync(stop)).Directorates, await deputies.PeopleAsync(stop), form);
}
