using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Measures;
using PerformanceManagement.Web.Models.Owners;

namespace PerformanceManagement.Web.Controllers;

/// <summary>Who enters which measures.</summary>
[Authorize(Policies.ManageRules)]
[Route("owners")]
public sealed class OwnersController(MeasureListService list, MeasureOwnerService owners, CurrentUser user) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index([FromQuery] MeasureListQuery query, CancellationToken stop) => View(await PageAsync(query, new OwnersForm(), stop));

    [HttpPost]
    public async Task<IActionResult> Index([FromQuery] MeasureListQuery query, [FromForm(Name = nameof(OwnersPage.Form))] OwnersForm form, CancellationToken stop)
    {
        Outcome outcome = form.Problems() is { Count: > 0 } problems ? new Refused(problems)
            : ModelState.IsValid ? await owners.AssignAsync(form.Codes, form.OwnerId, user.Actor, stop)
            : Answers.Unread;
        OwnersPage page = await PageAsync(query, form, stop);
        return await this.AnswerAsync(
            outcome,
            then: _ => RedirectToAction(nameof(Index), page.Measures.Address(query.PageNumber)),
            again: () => Task.FromResult<IActionResult>(View(page)));
    }

    private async Task<OwnersPage> PageAsync(MeasureListQuery query, OwnersForm form, CancellationToken stop) =>
        new(new MeasureListPage(query, await list.GetAsync(query.ToFilter(), query.PageNumber, stop)), await owners.OwnersAsync(stop: stop), form);
}
