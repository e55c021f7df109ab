using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models;
using PerformanceManagement.Web.Models.Lists;

namespace PerformanceManagement.Web.Controllers;

/// <summary>The meetings at which committees take the quarters' reports.</summary>
[Authorize(Policies.ManageRules)]
[Route("lists/meetings")]
public sealed class CommitteeMeetingsController(MeetingService meetings, CurrentUser user) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(string? committee, string? page, CancellationToken stop)
    {
        int? id = QueryKey.Read(committee);
        return View(new MeetingListPage(await meetings.PageAsync(id, QueryKey.Page(page), stop), id is null ? null : await meetings.CommitteeAsync(id.Value, stop)));
    }

    [HttpGet("new")]
    public async Task<IActionResult> Add(string? committee, CancellationToken stop) => View(nameof(Edit), new MeetingDatePage((await meetings.FindAsync(null, stop))!, new MeetingDateForm { Committee = committee }));

    [HttpPost("new")]
    public Task<IActionResult> Add([FromForm(Name = nameof(MeetingDatePage.Form))] MeetingDateForm form, CancellationToken stop) => SaveAsync(null, form, stop);

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Edit(int id, CancellationToken stop) =>
        await meetings.FindAsync(id, stop) is { Meeting: { } meeting } found ? View(new MeetingDatePage(found, MeetingDateForm.From(meeting))) : NotFound();

    [HttpPost("{id:int}")]
    public Task<IActionResult> Edit(int id, [FromForm(Name = nameof(MeetingDatePage.Form))] MeetingDateForm form, CancellationToken stop) => SaveAsync(id, form, stop);

    [HttpPost("{id:int}/remove")]
    public async Task<IActionResult> Remove(int id, Guid version, CancellationToken stop)
    {
        Outcome? outcome = await meetings.RemoveAsync(id, version, user.Actor, stop);
        return await this.AnswerAsync(outcome, then: _ => RedirectToAction(nameof(Index)), again: async () =>
        {
            ListedMeeting theirs = outcome.Theirs<ListedMeeting>()!;
            return await meetings.FindAsync(id, stop) is { } found ? View(nameof(Edit), new MeetingDatePage(found, MeetingDateForm.From(theirs)) { Theirs = theirs }) : NotFound();
        });
    }

    private async Task<IActionResult> SaveAsync(int? id, MeetingDateForm form, CancellationToken stop)
    {
        Outcome? outcome = ModelState.IsValid ? await meetings.SaveAsync(form.ToEdit(id), user.Actor, stop) : Answers.Unread;
        return await this.AnswerAsync(outcome, then: _ => RedirectToAction(nameof(Index)), again: async () =>
        {
            ListedMeeting? theirs = outcome.Theirs<ListedMeeting>();
            if (theirs is not null) form.Version = theirs.Version;
            return await meetings.FindAsync(id, stop) is { } found ? View(nameof(Edit), new MeetingDatePage(found, form) { Theirs = theirs }) : NotFound();
        });
    }
}
