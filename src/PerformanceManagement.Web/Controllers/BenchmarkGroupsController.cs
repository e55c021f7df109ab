using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.BenchmarkGroups;
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
        switch (await groups.RemoveAsync(id, version, user.Actor, stop))
        {
            case BenchmarkGroupSaved removed:
                TempData["Done"] = removed.Summary;
                return RedirectToAction(nameof(Index));
            case BenchmarkGroupConflict conflict:
                return View(nameof(Edit), new BenchmarkGroupPage(conflict.Theirs, BenchmarkGroupForm.From(conflict.Theirs), await groups.AreasAsync(stop)) { Theirs = conflict.Theirs });
            default:
                return NotFound();
        }
    }

    private async Task<IActionResult> SaveAsync(int? id, BenchmarkGroupForm form, CancellationToken stop)
    {
        BenchmarkGroupOutcome? outcome = ModelState.IsValid ? await groups.SaveAsync(form.ToEdit(id), user.Actor, stop) : new BenchmarkGroupRefused(new Dictionary<string, string>());
        if (outcome is BenchmarkGroupSaved saved)
        {
            TempData["Done"] = saved.Summary;
            return RedirectToAction(nameof(Index));
        }

        BenchmarkGroupItem? group = id is { } key ? await groups.FindAsync(key, stop) : null;
        if (outcome is null || (id is not null && group is null)) return NotFound();
        var page = new BenchmarkGroupPage(group, form, await groups.AreasAsync(stop));
        if (outcome is BenchmarkGroupConflict conflict)
        {
            // Sent again, the form means: over what is stored now.
            form.Version = conflict.Theirs.Version;
            ModelState.Clear();
            return View(nameof(Edit), page with { Theirs = conflict.Theirs });
        }

        foreach ((string field, string message) in ((BenchmarkGroupRefused)outcome).Problems) ModelState.AddModelError("Form." + field, message);
        return View(nameof(Edit), page);
    }
}
