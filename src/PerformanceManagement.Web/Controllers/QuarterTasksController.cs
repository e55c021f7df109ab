using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections.Tasks;
using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.QuarterTasks;

namespace PerformanceManagement.Web.Controllers;

/// <summary>What an open quarter asks for, and of whom: excusing values, asking for more, giving them to somebody else.</summary>
[Authorize(Policies.ManageRules)]
[Route("quarters/{period}/values")]
public sealed class QuarterTasksController(ResultService results, TaskEditService tasks, MeasureOwnerService owners, CurrentUser user) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(Period period, [FromQuery] QuarterTasksQuery query, CancellationToken stop) =>
        await PageAsync(period, query, new TaskForm(), stop) is { } page ? View(page) : NotFound();

    [HttpPost]
    public async Task<IActionResult> Index(Period period, [FromQuery] QuarterTasksQuery query, [FromForm(Name = nameof(QuarterTasksPage.Form))] TaskForm form, CancellationToken stop)
    {
        Outcome? outcome = form.Problem() is { } problem ? new Refused([problem])
            : ModelState.IsValid ? await tasks.DecideAsync(period, form.ToEdit(), user.Actor, stop)
            : Answers.Unread;
        return await this.AnswerAsync(
            outcome,
            then: _ => RedirectToAction(nameof(Index), query.ToRoute(period, query.Page)),
            again: async () => await PageAsync(period, query, form, stop) is { } page ? View(page) : NotFound());
    }

    private async Task<QuarterTasksPage?> PageAsync(Period period, QuarterTasksQuery query, TaskForm form, CancellationToken stop)
    {
        EntryList? list = await results.ListAsync(query.ToFilter(period), user.Actor, stop: stop);
        return list?.Quarters.FirstOrDefault(q => q.Quarter == period) is { } quarter ? new QuarterTasksPage(list, quarter, await owners.OwnersAsync(stop: stop), query, form) : null;
    }
}
