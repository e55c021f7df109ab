using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.MeasureSetup;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Measures;

namespace PerformanceManagement.Web.Controllers;

/// <summary>The figures of a measure for any period, in a table.</summary>
[Authorize(Policies.ManageRules)]
[Route("measures/{code}/figures")]
public sealed class MeasureValuesController(MeasureValuesService values, CurrentUser user) : Controller
{
    [HttpGet("{period?}")]
    public async Task<IActionResult> Edit(string code, Period? period, CancellationToken stop) =>
        await values.FindAsync(RouteCode.Read(code), period, user.Actor, stop) is { } table ? View(new ValuesPage(table, ValuesForm.From(table))) : NotFound();

    [HttpPost("{period}")]
    public async Task<IActionResult> Edit(string code, Period period, [FromForm(Name = nameof(ValuesPage.Form))] ValuesForm form, CancellationToken stop)
    {
        code = RouteCode.Read(code);
        Outcome? outcome = ModelState.IsValid ? await values.SaveAsync(form.ToEdit(code, period), user.Actor, stop) : Answers.Unread;
        return await this.AnswerAsync(outcome, then: _ => RedirectToAction(nameof(Edit), new { code, period = period.UrlToken }), again: async () =>
        {
            ValuesTable? theirs = outcome.Theirs<ValuesTable>();
            if (await values.FindAsync(code, period, user.Actor, stop) is not { } table) return NotFound();
            return View(new ValuesPage(table, theirs is null ? form : form.Over(theirs), theirs is null ? [] : form.Different(theirs)));
        });
    }
}
