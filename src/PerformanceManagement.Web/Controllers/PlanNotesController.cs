using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.PlanNotes;

namespace PerformanceManagement.Web.Controllers;

/// <summary>What services say about plan items in a quarter, for the committee report.</summary>
[Authorize(Policies.ManageRules)]
[Route("reports/{period}/notes")]
public sealed class PlanNotesController(PlanNoteService notes, ReportingChoicesService choices, CurrentUser user) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(Period period, CancellationToken stop) =>
        await choices.HasAsync(period, stop) ? View(await notes.ListAsync(period, stop)) : NotFound();

    [HttpGet("{**key}")]
    public async Task<IActionResult> Edit(Period period, string key, CancellationToken stop) =>
        await choices.HasAsync(period, stop) && await notes.FindAsync(key, period, user.Actor, stop) is { } note
            ? View(new PlanNotePage(note, PlanNoteText.From(note)))
            : NotFound();

    [HttpPost("{**key}")]
    public async Task<IActionResult> Edit(Period period, string key, [FromForm(Name = nameof(PlanNotePage.Form))] PlanNoteText form, CancellationToken stop)
    {
        if (!await choices.HasAsync(period, stop)) return NotFound();
        Outcome? outcome = ModelState.IsValid ? await notes.SaveAsync(new PlanNoteEdit(key, period, form.Text, form.Version), user.Actor, stop)
            : new Refused(nameof(form.Text), "Reload the page and try again");
        return await this.AnswerAsync(outcome, then: _ => RedirectToAction(nameof(Index), new { period = period.UrlToken }), again: async () =>
        {
            TheirText? theirs = outcome.Theirs<TheirText>();
            if (theirs is not null) form.Version = theirs.Version;
            return await notes.FindAsync(key, period, user.Actor, stop) is { } note ? View(new PlanNotePage(note, form, theirs) { IsAnswer = true }) : NotFound();
        });
    }
}
