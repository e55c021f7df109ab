using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Entry;

namespace PerformanceManagement.Web.Controllers;

/// <summary>The open quarters' values: what there is to enter, and the form for each.</summary>
[Authorize(Policies.Contribute)]
[Route("enter")]
public sealed class EntryController(ResultService results, ResultSubmissionService submissions, DeliveryWorkService work, CurrentUser user) : Controller
{
    /// <summary>Under what the list finds the sentence about what was just saved: it has a place of its own for it.</summary>
    internal const string Entered = nameof(Entered);

    /// <summary>What the address says where the note is to begin with the last one.</summary>
    internal const string StartFromLast = "last";

    private const string EnteredCode = nameof(EnteredCode);
    private const string EnteredPeriod = nameof(EnteredPeriod);

    [HttpGet]
    public async Task<IActionResult> Index([FromQuery] EntryListQuery query, CancellationToken stop)
    {
        (string, Period)? entered = TempData[EnteredCode] is string code && Period.TryRead(TempData[EnteredPeriod] as string, out Period period, out _) ? (code, period) : null;
        EntryList? list = await results.ListAsync(query.ToFilter(), user.Actor, entered, stop);
        return View(new EntryListPage(list, query, TempData[Entered] as string) { Updates = await work.ListAsync(user.Actor, DeliveryTaskFilter.Waiting, size: 1, stop: stop) });
    }

    // The code comes last, whole: it may hold a slash.
    [HttpGet("{period}/{**code}")]
    public async Task<IActionResult> Edit(Period period, string code, [FromQuery] EntryListQuery list, [FromQuery] string? start, CancellationToken stop) =>
        await results.FindAsync(code, period, user.Actor, stop) is { } entry
            ? View(new ResultPage(entry, ResultForm.From(entry, startsFromLast: start == StartFromLast)) { List = list })
            : NotFound();

    [HttpPost("{period}/{**code}")]
    public async Task<IActionResult> Edit(Period period, string code, [FromForm(Name = nameof(ResultPage.Form))] ResultForm form, [FromQuery] EntryListQuery list, CancellationToken stop)
    {
        if (await results.FindAsync(code, period, user.Actor, stop) is not { } entry) return NotFound();
        Outcome? outcome = ModelState.IsValid ? await submissions.SubmitAsync(entry, form.ToSubmission(code, period), user.Actor, stop) : Answers.Unread;
        return await this.AnswerAsync(
            outcome,
            then: _ =>
            {
                TempData[EnteredCode] = code;
                TempData[EnteredPeriod] = period.Token;
                return RedirectToAction(nameof(Index), list.ToRoute());
            },
            again: async () =>
            {
                TheirFigures? theirs = outcome.Theirs<TheirFigures>();
                // What is refused was judged by the form as it was read; of what somebody else stored meanwhile, another is to be shown.
                if (theirs is not null) entry = await results.FindAsync(code, period, user.Actor, stop) ?? entry;
                return View(new ResultPage(entry, form)
                {
                    List = list,
                    IsAnswer = true,
                    Doubts = outcome.Effect<Doubts>()?.All ?? [],
                    Conflict = theirs is null ? null : ConflictPanel.StandOn(theirs, form, entry, user.Id),
                });
            },
            done: Entered);
    }
}
