using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Core.YearChanges;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models;
using PerformanceManagement.Web.Models.Year;

namespace PerformanceManagement.Web.Controllers;

/// <summary>Carries the measures into a new financial year: chosen, looked at, done at once, taken back as one step.</summary>
[Authorize(Policies.ManageRules)]
[Route("year")]
public sealed class YearController(YearChangeService years, CurrentUser user) : Controller
{
    [HttpGet("{period?}")]
    public async Task<IActionResult> Index(Period? period, [FromQuery] YearQuery query, CancellationToken stop) =>
        await years.FindAsync(period ?? years.Years()[0], query.ToFilter(), user.Actor, stop) is { } view ? View(new YearPage(view, query, YearForm.From(view))) : NotFound();

    [HttpPost("{period}")]
    public async Task<IActionResult> Index(Period period, [FromQuery] YearQuery query, [FromForm(Name = nameof(YearPage.Form))] YearForm form, CancellationToken stop)
    {
        Outcome? outcome = ModelState.IsValid ? await years.ChooseAsync(form.ToEdit(period), user.Actor, stop) : Answers.Unread;
        return await this.AnswerAsync(
            outcome,
            then: _ => RedirectToAction(nameof(Index), query.Address(period, query.ToFilter().Page + (form.Do == YearForm.Next ? 1 : 0))),
            again: async () =>
            {
                if (await years.FindAsync(period, query.ToFilter(), user.Actor, stop) is not { } view) return NotFound();
                // Fields are found by their place: where another measure stands there by now, the sentences stay and what was typed is read from the form.
                if (!view.Rows.Select(r => r.Code).SequenceEqual(form.Rows.Select(r => r.Code)))
                {
                    List<FieldMessage> said = [.. ModelState.Values.SelectMany(v => v.Errors).Select(e => new FieldMessage("", e.ErrorMessage))];
                    ModelState.Clear();
                    this.Refuse(said);
                }

                return View(new YearPage(view, query, form.Over(view)));
            });
    }

    [HttpGet("{period}/check")]
    public async Task<IActionResult> Check(Period period, [FromQuery] string? page, CancellationToken stop) => Checked(period, await years.PreviewAsync(period, user.Actor, stop), QueryKey.Page(page));

    [HttpPost("{period}/check")]
    public async Task<IActionResult> Check(Period period, Guid version, CancellationToken stop)
    {
        Outcome? outcome = await years.ApplyAsync(period, version, user.Actor, stop);
        if (outcome is Conflict<YearChange> { Theirs.At: not null }) return RedirectToAction(nameof(Index), new { period = period.UrlToken });
        if (outcome is Conflict<YearChange>)
        {
            this.Refuse([new FieldMessage("", "Somebody chose something else meanwhile. Nothing was done: look at it again")]);
            return Checked(period, await years.PreviewAsync(period, user.Actor, stop));
        }

        return await this.AnswerAsync(outcome, then: _ => RedirectToAction(nameof(Index), new { period = period.UrlToken }), again: () => Task.FromResult(Checked(period, outcome)), prefix: "");
    }

    [HttpPost("{period}/undo")]
    public async Task<IActionResult> Undo(Period period, Guid version, CancellationToken stop)
    {
        Outcome? outcome = await years.UndoAsync(period, version, user.Actor, stop);
        return await this.AnswerAsync(
            outcome,
            then: _ => RedirectToAction(nameof(Index), new { period = period.UrlToken }),
            again: async () => await years.FindAsync(period, new YearFilter(), user.Actor, stop) is { } view
                ? View(nameof(Index), new YearPage(view, new YearQuery(), YearForm.From(view), outcome.Theirs<IReadOnlyList<YearDifference>>())) : NotFound(),
            prefix: "");
    }

    private IActionResult Checked(Period period, Outcome? outcome, int page = 1)
    {
        // Nothing is prepared, or it is done: the page of the year says so.
        if (outcome is null) return RedirectToAction(nameof(Index), new { period = period.UrlToken });
        if (outcome is Refused refused)
        {
            ModelState.Clear();
            this.Refuse(YearCheckPage.Said(refused.Problems));
        }

        return View(nameof(Check), new YearCheckPage(period, outcome.Effect<YearEffect>(), page));
    }
}
