using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Entry;

namespace PerformanceManagement.Web.Controllers;

/// <summary>The open quarters' values: what there is to enter, and the form for each.</summary>
[Authorize(Policies.Contribute)]
[Route("enter")]
public sealed class EntryController(ResultService results, ResultSubmissionService submissions, CurrentUser user) : Controller
{
    private const string Entered = nameof(Entered);
    private const string EnteredCode = nameof(EnteredCode);
    private const string EnteredPeriod = nameof(EnteredPeriod);

    [HttpGet]
    public async Task<IActionResult> Index([FromQuery] EntryListQuery query, CancellationToken stop)
    {
        (string, Period)? entered = TempData[EnteredCode] is string code && Period.TryRead(TempData[EnteredPeriod] as string, out Period period, out _) ? (code, period) : null;
        EntryList? list = await results.ListAsync(query.ToFilter(), user.Actor, entered, stop);
        return View(new EntryListPage(list, query, TempData[Entered] as string));
    }

    // The code comes last, whole: it may hold a slash.
    [HttpGet("{period}/{**code}")]
    public async Task<IActionResult> Edit(Period period, string code, [FromQuery] EntryListQuery list, CancellationToken stop) =>
        await results.FindAsync(code, period, user.Actor, stop) is { } entry
            ? View(new ResultPage(entry, ResultForm.From(entry)) { List = list })
            : NotFound();

    [HttpPost("{period}/{**code}")]
    public async Task<IActionResult> Edit(Period period, string code, [FromForm(Name = nameof(ResultPage.Form))] ResultForm form, [FromQuery] EntryListQuery list, CancellationToken stop)
    {
        SubmissionOutcome? outcome = ModelState.IsValid ? await submissions.SubmitAsync(form.ToSubmission(code, period), user.Actor, stop) : new SubmissionRefused([]);
        if (outcome is SubmissionSaved saved)
        {
            TempData[Entered] = saved.Summary;
            TempData[EnteredCode] = code;
            TempData[EnteredPeriod] = period.Token;
            return RedirectToAction(nameof(Index), list.ToRoute());
        }

        if (outcome is null || await results.FindAsync(code, period, user.Actor, stop) is not { } entry) return NotFound();
        return View(Answer(outcome, new ResultPage(entry, form) { List = list, IsAnswer = true }));
    }

    private ResultPage Answer(SubmissionOutcome outcome, ResultPage page)
    {
        switch (outcome)
        {
            case SubmissionRefused refused:
                foreach (FieldMessage problem in refused.Problems)
                    ModelState.AddModelError(problem.Field.Length == 0 ? "" : $"{nameof(ResultPage.Form)}.{problem.Field}", problem.Message);
                return page;
            case SubmissionDoubtful doubtful:
                return page with { Doubts = doubtful.Warnings };
            case SubmissionConflict conflict:
                // Sent again, the form means: over what is stored now.
                page.Form.ResultVersion = conflict.ResultVersion;
                page.Form.DraftVersion = conflict.DraftVersion;
                return page with { Conflict = ConflictPanel.From(conflict, page.Form, page.Entry, user.Id) };
            default:
                throw new InvalidOperationException($"There is no page for {outcome.GetType().Name}.");
        }
    }
}
