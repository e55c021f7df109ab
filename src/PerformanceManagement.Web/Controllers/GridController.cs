using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Entry.Grid;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Entry;
using PerformanceManagement.Web.Models.Grid;

namespace PerformanceManagement.Web.Controllers;

/// <summary>Everything that is owed in one table: a form without script; with it, each row is looked at and saved by itself.</summary>
[Authorize(Policies.Contribute)]
[Route("enter/grid")]
public sealed class GridController(EntryGridService grid, CurrentUser user, TimeProvider time) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index([FromQuery] EntryListQuery query, CancellationToken stop) =>
        View(GridPage.Of(await grid.ReadAsync(query.ToFilter(), user.Actor, stop), query, user.Id));

    [HttpPost]
    public async Task<IActionResult> Index([FromForm] GridForm form, [FromQuery] EntryListQuery query, CancellationToken stop)
    {
        List<(string Code, Period Period)> keys = [.. form.Rows.Select(r => r.Key).OfType<(string, Period)>().Distinct()];
        // Nothing is stored of a page on which a row is not theirs.
        IReadOnlyList<EntryGridRow> rows = await grid.RowsAsync(keys, user.Actor, stop);
        var answers = new Dictionary<(string, Period), EntryGridAnswer>();
        foreach (EntryGridRow row in rows)
        {
            GridRowForm sent = form.Rows.First(r => r.Key == row.Key);
            bool isReady = !form.IsDraft && row.Form.IsDraft && row.Form.StoredById == user.Id;
            if (!sent.IsChanged && !isReady) continue;
            sent.Form.Save = form.IsDraft ? ResultForm.Draft : ResultForm.Submit;
            if (await grid.SaveAsync(row.Form, sent.Form.ToSubmission(row.Form.Code, row.Form.Period), user.Actor, stop) is { } answer) answers[row.Key] = answer;
        }

        List<FieldMessage> problems = [.. rows.SelectMany((row, n) => answers.TryGetValue(row.Key, out EntryGridAnswer? answer) ? GridProblems.Of(answer, n) : [])];
        if (answers.Count == 0) problems.Add(new FieldMessage("", form.IsDraft ? "There is nothing to save yet: no row was changed" : "There is nothing to submit yet: enter a value, a reason or a note"));
        return await this.AnswerAsync(
            problems.Count > 0 ? new Refused(problems) : new Saved(GridPage.Sentence(answers.Values.Count(a => a.State == Core.Entry.EntryState.Submitted), answers.Values.Count(a => a.State != Core.Entry.EntryState.Submitted))!),
            then: _ => RedirectToAction(nameof(Index), query.ToRoute()),
            again: async () => View(GridPage.Again(form.Rows, await grid.RowsAsync(keys, user.Actor, stop), answers, query, user.Id)),
            prefix: "");
    }

    [HttpPost("save")]
    public async Task<IActionResult> Save([FromBody] GridRowForm? row, CancellationToken stop) =>
        row?.Key is { } key && await grid.SaveAsync(row.Form.ToSubmission(key.Code, key.Period), user.Actor, stop) is { } answer
            ? Json(GridAnswer.Of(answer, row.Form, time.GetUtcNow().UtcDateTime, user.Id))
            : NotFound();

    [HttpPost("check")]
    public async Task<IActionResult> Check([FromBody] GridRowForm? row, CancellationToken stop) =>
        row?.Key is { } key && await grid.CheckAsync(row.Form.ToSubmission(key.Code, key.Period), user.Actor, stop) is { } check
            ? Json(GridAnswer.Of(check, row.Form))
            : NotFound();
}
