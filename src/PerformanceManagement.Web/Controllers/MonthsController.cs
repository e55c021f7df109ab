using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Collections;

namespace PerformanceManagement.Web.Controllers;

/// <summary>Opening single months inside a quarter.</summary>
[Authorize(Policies.ManageRules)]
[Route("quarters/months/{period}")]
public sealed class MonthsController(MonthService months, CurrentUser user) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(Period period, CancellationToken stop) => await months.FindAsync(period, stop) is { } dates ? View(new MonthPage(dates, MonthForm.From(dates))) : NotFound();

    [HttpPost]
    public async Task<IActionResult> Index(Period period, [FromForm(Name = nameof(MonthPage.Form))] MonthForm form, CancellationToken stop)
    {
        Outcome? outcome = ModelState.IsValid ? await months.OpenAsync(period, form.DueOn, form.Version, user.Actor, stop) : Answers.Unread;
        return await this.AnswerAsync(outcome, then: _ => RedirectToAction("Index", "Collections"), again: async () =>
        {
            MonthDates? theirs = outcome.Theirs<MonthDates>();
            if (theirs is not null) form.Version = theirs.Collection?.Version;
            return await months.FindAsync(period, stop) is { } dates ? View(new MonthPage(dates, form, theirs)) : NotFound();
        });
    }
}
