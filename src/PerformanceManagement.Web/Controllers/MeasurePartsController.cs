using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Measures;

namespace PerformanceManagement.Web.Controllers;

/// <summary>What a measure is made from.</summary>
[Authorize(Policies.ManageRules)]
[Route("measures/{code}/parts")]
public sealed class MeasurePartsController(MeasurePartService parts, CurrentUser user) : Controller
{
    [HttpGet]
    public Task<IActionResult> Index(string code, CancellationToken stop) => Show(RouteCode.Read(code), new PartForm(), stop);

    [HttpPost]
    public async Task<IActionResult> Index(string code, [FromForm(Name = nameof(PartsPage.Form))] PartForm form, CancellationToken stop) =>
        await Answer(RouteCode.Read(code), form, await parts.AddAsync(RouteCode.Read(code), form.Part, user.Actor, stop), stop);

    [HttpPost("remove")]
    public async Task<IActionResult> Remove(string code, [FromForm] string? part, CancellationToken stop) =>
        await Answer(RouteCode.Read(code), new PartForm(), await parts.RemoveAsync(RouteCode.Read(code), part, user.Actor, stop), stop);

    private Task<IActionResult> Answer(string code, PartForm form, Outcome? outcome, CancellationToken stop) =>
        this.AnswerAsync(outcome, then: _ => RedirectToAction(nameof(Index), new { code }), again: () => Show(code, form, stop));

    private async Task<IActionResult> Show(string code, PartForm form, CancellationToken stop) =>
        await parts.FindAsync(code, user.Actor, stop) is { } found ? View("Index", new PartsPage(found, form)) : NotFound();
}
