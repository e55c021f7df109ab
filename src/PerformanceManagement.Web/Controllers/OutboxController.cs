using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Mail;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Outbox;

namespace PerformanceManagement.Web.Controllers;

/// <summary>What became of e-mail that the site sends.</summary>
[Authorize(Policies.ManageRules)]
[Route("outbox")]
public sealed class OutboxController(OutboxService outbox, CurrentUser user) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index([FromQuery] OutboxQuery query, CancellationToken stop) =>
        View(nameof(Index), new OutboxPage(query, await outbox.ListAsync(query.Chosen, query.PageNumber, user.Actor, stop)));

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Show(int id, CancellationToken stop) => await outbox.FindAsync(id, user.Actor, stop) is { } mail ? View(nameof(Show), mail) : NotFound();

    [HttpPost("{id:int}/retry")]
    public async Task<IActionResult> Retry(int id, CancellationToken stop)
    {
        Outcome? outcome = await outbox.RetryAsync(id, user.Actor, stop);
        return await this.AnswerAsync(outcome, then: _ => RedirectToAction(nameof(Show), new { id }), again: () => Show(id, stop), prefix: "");
    }

    [HttpPost("retry")]
    public async Task<IActionResult> RetryAll(CancellationToken stop)
    {
        Outcome? outcome = await outbox.RetryAsync(null, user.Actor, stop);
        return await this.AnswerAsync(outcome, then: _ => RedirectToAction(nameof(Index)), again: () => Index(new OutboxQuery(), stop), prefix: "");
    }
}
