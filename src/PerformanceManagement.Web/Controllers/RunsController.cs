using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reports.Runs;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;

namespace PerformanceManagement.Web.Controllers;

/// <summary>Every paper of a quarter at once, made in the background.</summary>
[Authorize(Policies.Report)]
[Route("reports/{period}/all")]
public sealed class RunsController(ReportRunService runs, CurrentUser user) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(Period period, CancellationToken stop) =>
        await runs.ProgressAsync(period, user.Actor, stop) is { } run ? View(run) : NotFound();

    [HttpPost]
    public async Task<IActionResult> Index(Period period, bool onlyUnfinished, CancellationToken stop) =>
        await AnswerAsync(period, await runs.AskAsync(period, user.Actor, onlyUnfinished, stop), stop);

    [HttpPost("stop")]
    public async Task<IActionResult> Stop(Period period, CancellationToken stop) =>
        await AnswerAsync(period, await runs.StopAsync(period, user.Actor, stop), stop);

    [HttpGet("{committeeId:int}")]
    public async Task<IActionResult> File(Period period, int committeeId, CancellationToken stop) =>
        await runs.FileAsync(period, committeeId, user.Actor, stop) is { } file ? File(file.Content, "application/zip", file.Name) : NotFound();

    private Task<IActionResult> AnswerAsync(Period period, Outcome? outcome, CancellationToken stop) => this.AnswerAsync(
        outcome,
        then: _ => RedirectToAction(nameof(Index), new { period = period.UrlToken }),
        again: () => Index(period, stop),
        prefix: "");
}
