using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Approvals;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Approvals;

namespace PerformanceManagement.Web.Controllers;

/// <summary>Approving and returning values. Who may is asked of the service: a deputy may have any role.</summary>
[Authorize(Policies.Read)]
[Route("approve")]
public sealed class ApprovalsController(ApprovalService approvals, CurrentUser user) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index([FromQuery] ApprovalQuery query, CancellationToken stop) => View(await PageAsync(query, stop));

    [HttpPost]
    public async Task<IActionResult> Index([FromQuery] ApprovalQuery query, [FromForm] List<string> values, CancellationToken stop)
    {
        Outcome? outcome = ApprovalQuery.TryRead(values, out List<(int, Guid)> shown) ? await approvals.ApproveAsync(shown, user.Actor, stop) : new Refused("Values", "Select the values that you approve");
        return await this.AnswerAsync(outcome, then: _ => RedirectToAction(nameof(Index), query.ToRoute()), again: async () => View(await PageAsync(query, stop)), prefix: "");
    }

    [HttpGet("return/{id:int}")]
    public async Task<IActionResult> Return(int id, [FromQuery] ApprovalQuery query, CancellationToken stop) =>
        await approvals.FindAsync(id, user.Actor, stop) is { } item ? View(new ReturnPage(item, query, new ReturnForm { Version = item.Version })) : NotFound();

    [HttpPost("return/{id:int}")]
    public async Task<IActionResult> Return(int id, [FromForm(Name = nameof(ReturnPage.Form))] ReturnForm form, [FromQuery] ApprovalQuery query, CancellationToken stop)
    {
        Outcome? outcome = ModelState.IsValid ? await approvals.ReturnAsync(id, form.Version, form.Comment, user.Actor, stop) : Answers.Unread;
        return await this.AnswerAsync(
            outcome,
            then: _ => RedirectToAction(nameof(Index), query.ToRoute()),
            again: async () =>
            {
                ApprovalItem? theirs = outcome.Theirs<ApprovalItem>();
                if (theirs is not null) form.Version = theirs.Version;
                ApprovalItem? item = theirs ?? await approvals.FindAsync(id, user.Actor, stop);
                return item is null ? NotFound() : View(new ReturnPage(item, query, form) { IsChanged = theirs is not null });
            });
    }

    private async Task<ApprovalPage> PageAsync(ApprovalQuery query, CancellationToken stop) => new(await approvals.QueueAsync(query.ToFilter(), user.Actor, stop), query);
}
