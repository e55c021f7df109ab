using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Comparisons;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Comparisons;

namespace PerformanceManagement.Web.Controllers;

/// <summary>How figures are compared: the long trends of all measures, and each measure's own bands.</summary>
[Authorize(Policies.ManageRules)]
[Route("comparisons")]
public sealed class ComparisonsController(TrendSettingService trends, MeasureComparisonService comparisons, CurrentUser user) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken stop) => View(new TrendSettingsPage(TrendSettingsForm.From(await trends.ListAsync(stop))));

    [HttpPost]
    public async Task<IActionResult> Index([FromForm(Name = nameof(TrendSettingsPage.Form))] TrendSettingsForm form, CancellationToken stop)
    {
        Outcome outcome = !ModelState.IsValid ? Answers.Unread
            : form.IsPreview ? await trends.PreviewAsync(form.ToEdits(), user.Actor, stop)
            : await trends.SaveAsync(form.ToEdits(), user.Actor, stop);
        IReadOnlyList<LongTrendSetting>? theirs = outcome.Theirs<IReadOnlyList<LongTrendSetting>>();
        if (theirs is not null) form.StandOn(theirs);
        return await this.AnswerAsync(
            outcome,
            then: _ => RedirectToAction(nameof(Index)),
            again: () => Task.FromResult<IActionResult>(View(new TrendSettingsPage(form) { Preview = outcome.Effect<TrendEffect>(), Theirs = theirs })));
    }

    [HttpGet("~/measures/{code}/comparisons")]
    public async Task<IActionResult> Edit(string code, CancellationToken stop) =>
        await comparisons.FindAsync(RouteCode.Read(code), stop) is { } known ? View(new MeasureComparisonPage(known, MeasureComparisonForm.From(known))) : NotFound();

    [HttpPost("~/measures/{code}/comparisons")]
    public async Task<IActionResult> Edit(string code, [FromForm(Name = nameof(MeasureComparisonPage.Form))] MeasureComparisonForm form, CancellationToken stop)
    {
        code = RouteCode.Read(code);
        Outcome? outcome = !ModelState.IsValid ? Answers.Unread
            : form.IsPreview ? await comparisons.PreviewAsync(form.ToEdit(code), user.Actor, stop)
            : await comparisons.SaveAsync(form.ToEdit(code), user.Actor, stop);
        return await this.AnswerAsync(outcome, then: _ => RedirectToAction("Show", "Measures", new { code }), again: async () =>
        {
            MeasureComparison? theirs = outcome.Theirs<MeasureComparison>();
            if (theirs is not null) form.Version = theirs.Measure.Version;
            return await comparisons.FindAsync(code, stop) is { } known ? View(new MeasureComparisonPage(known, form) { Preview = outcome.Effect<TrendEffect>(), Theirs = theirs }) : NotFound();
        });
    }
}
