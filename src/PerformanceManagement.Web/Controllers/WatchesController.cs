using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Core.Watching;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Watches;

namespace PerformanceManagement.Web.Controllers;

/// <summary>The measures that somebody watches.</summary>
[Authorize(Policies.Read)]
[Route("")]
public sealed class WatchesController(WatchService watches, ReportingChoicesService choices, CurrentUser user) : Controller
{
    [HttpGet("watched")]
    public async Task<IActionResult> Index(CancellationToken stop) => View(await ListAsync(stop));

    [HttpPost("watched/seen")]
    public async Task<IActionResult> Seen([FromForm(Name = "Form")] SeenForm form, CancellationToken stop) => await this.AnswerAsync(
        await watches.SeenAsync(form.ToStates(), await QuarterAsync(stop), user.Actor, stop),
        then: _ => RedirectToAction(nameof(Index)),
        again: async () => View(nameof(Index), await ListAsync(stop)));

    [HttpPost("measures/{code}/watch")]
    public async Task<IActionResult> Watch(string code, CancellationToken stop) =>
        await AnswerAsync(code, await watches.WatchAsync(RouteCode.Read(code), await QuarterAsync(stop), user.Actor, stop), stop);

    [HttpPost("measures/{code}/watch/stop")]
    public async Task<IActionResult> Stop(string code, CancellationToken stop) =>
        await AnswerAsync(code, await watches.StopAsync(RouteCode.Read(code), user.Actor, stop), stop);

    private async Task<IActionResult> AnswerAsync(string code, Outcome? outcome, CancellationToken stop) => await this.AnswerAsync(
        outcome,
        then: _ => RedirectToAction("Show", "Measures", new { code = RouteCode.Read(code) }),
        again: async () => View(nameof(Index), await ListAsync(stop)));

    private async Task<Period> QuarterAsync(CancellationToken stop) => (await choices.GetAsync(stop)).PresentQuarter;

    private async Task<WatchList> ListAsync(CancellationToken stop) => await watches.ListAsync(await QuarterAsync(stop), user.Actor, stop);
}
