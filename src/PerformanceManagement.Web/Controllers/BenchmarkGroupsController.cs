using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.BenchmarkGroups;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.BenchmarkGroups;

namespace PerformanceManagement.Web.Controllers;

/// <summary>The groups of areas that the council compares itself with.</summary>
[Authorize(Policies.ManageRules)]
[Route("benchmark-groups")]
public sealed class BenchmarkGroupsController(BenchmarkGroupService groups, CurrentUser user) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken stop) => View(await groups.ListAsync(stop));

    [HttpGet("new")]
    public async Task<IActionResult> Add(CancellationToken stop) => View(nameof(Edit), new BenchmarkGroupPage(null, new BenchmarkGroupForm(), await groups.AreasAsync(stop)));

    [HttpPost("new")]
    public Task<IActionResult> Add([FromForm(Name = nameof(BenchmarkGroupPage.Form))] BenchmarkGroupForm form, CancellationToken stop) => SaveAsync(null, form, stop);

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Edit(int id, CancellationToken stop) =>
        await groups.FindAsync(id, stop) is { } group ? View(new BenchmarkGroupPage(group, BenchmarkGroupForm.From(group), await groups.AreasAsync(stop))) : NotFound();

    [HttpPost("{id:int}")]
    public Task<IActionResult> Edit(int id, [FromForm(Name = nameof(BenchmarkGroupPage.Form))] BenchmarkGroupForm form, CancellationToken stop) => SaveAsync(id, form, stop);

    [HttpPost("{id:int}/remove")]
    public async Task<IActionResult> Remove(int id, Guid version, CancellationToken stop)
    {
        Outcome? outcome = await groups.RemoveAsync(id, version, user.Actor, stop);
        return await this.AnswerAsync(outcome, then: _ => RedirectToAction(nameof(Index)), again: async () =>
        {
            BenchmarkGroupItem theirs = outcome.Theirs<BenchmarkGroupItem>()!;
            return View(nameof(Edit), new BenchmarkGroupPage(theirs, BenchmarkGroupForm.From(theirs), await groups.AreasAsync(stop)) { Theirs = theirs });
        });
    }

    private async Task<IActionResult> SaveAsync(int? id, BenchmarkGroupForm form, CancellationToken stop)
    {
        Outcome? outcome = ModelState.IsValid ? await groups.SaveAsync(form.ToEdit(id), user.Actor, stop) : Answers.Unread;
        return await this.AnswerAsync(outcome, then: _ => RedirectToAction(nameof(Index)), again: async () =>
        {
            BenchmarkGroupItem? group = id is { } key ? await groups.FindAsync(key, stop) : null;
            if (id is not null && group is null) return NotFound();
            BenchmarkGroupItem? theirs = outcome.Theirs<BenchmarkGroupItem>();
            if (theirs is not null) form.Version = theirs.Version;
            return View(nameof(Edit), new BenchmarkGroupPage(group, form, await groups.AreasAsync(stop)) { Theirs = theirs });
        });
    }
}
