using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Collections;

namespace PerformanceManagement.Web.Controllers;

/// <summary>The quarters: opening them for values, and their dates.</summary>
[Authorize(Policies.ManageRules)]
[Route("quarters")]
public sealed class CollectionsController(CollectionService collections, MonthService months, CurrentUser user) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken stop) => View(new QuartersPage(await collections.ListAsync(stop), await months.ListAsync(stop)));

    [HttpGet("{period}")]
    public async Task<IActionResult> Edit(Period period, CancellationToken stop) =>
        await collections.FindAsync(period, stop) is { } dates ? View(new QuarterPage(dates, QuarterForm.From(dates))) : NotFound();

    [HttpPost("{period}")]
    public async Task<IActionResult> Edit(Period period, [FromForm(Name = nameof(QuarterPage.Form))] QuarterForm form, CancellationToken stop)
    {
        Outcome? outcome = ModelState.IsValid ? await collections.SaveAsync(form.ToEdit(period), user.Actor, stop) : Answers.Unread;
        return await this.AnswerAsync(outcome, then: _ => RedirectToAction(nameof(Index)), again: async () =>
        {
            QuarterDates? theirs = outcome.Theirs<QuarterDates>();
            if (theirs is not null) form.Version = theirs.Collection?.Version;
            return await collections.FindAsync(period, stop) is { } dates ? View(new QuarterPage(dates, form, theirs)) : NotFound();
        });
    }
}
