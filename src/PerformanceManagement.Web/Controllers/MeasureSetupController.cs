using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.MeasureSetup;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Measures;

namespace PerformanceManagement.Web.Controllers;

/// <summary>Adds, changes, retires and brings back measures: first what it does, then the deed.</summary>
[Authorize(Policies.ManageRules)]
[Route("")]
public sealed class MeasureSetupController(MeasureSetupService measures, CurrentUser user) : Controller
{
    [HttpGet("add-measure")]
    public async Task<IActionResult> Add(string? like, string? replaces, CancellationToken stop)
    {
        string? other = string.IsNullOrEmpty(replaces) ? like : replaces;
        MeasureEdit? form = string.IsNullOrEmpty(other) ? MeasureEdit.New() : await measures.LikeAsync(other, user.Actor, stop);
        return form is null ? NotFound() : await PageAsync(form with { Replaces = string.IsNullOrEmpty(replaces) ? null : replaces }, stop);
    }

    [HttpPost("add-measure")]
    public Task<IActionResult> Add([FromForm(Name = nameof(MeasureFormPage.Form))] MeasureEdit form, MeasureDeed deed, CancellationToken stop) =>
        AnswerAsync(form with { Was = null, Version = null }, deed, stop);

    [HttpGet("measures/{code}/edit")]
    public async Task<IActionResult> Edit(string code, CancellationToken stop) =>
        await measures.FindAsync(RouteCode.Read(code), user.Actor, stop) is { } stored ? await PageAsync(stored, stop) : NotFound();

    [HttpPost("measures/{code}/edit")]
    public Task<IActionResult> Edit(string code, [FromForm(Name = nameof(MeasureFormPage.Form))] MeasureEdit form, MeasureDeed deed, CancellationToken stop) =>
        AnswerAsync(form with { Was = RouteCode.Read(code), Replaces = null, Version = form.Version ?? "" }, deed, stop);

    [HttpGet("measures/{code}/retire")]
    public async Task<IActionResult> Retire(string code, CancellationToken stop) =>
        await measures.FindAsync(RouteCode.Read(code), user.Actor, stop) is { } stored ? View(new RetirePage(stored, new RetireForm(stored.LastPeriod, stored.ReplacedBy, stored.Version))) : NotFound();

    [HttpPost("measures/{code}/retire")]
    public async Task<IActionResult> Retire(string code, [FromForm(Name = nameof(RetirePage.Form))] RetireForm form, MeasureDeed deed, CancellationToken stop)
    {
        if (await measures.FindAsync(RouteCode.Read(code), user.Actor, stop) is not { } stored) return NotFound();
        // A measure that is brought back has no last period any more; one that is retired needs one.
        MeasureEdit edit = stored with { LastPeriod = deed.IsBack ? null : form.LastPeriod, ReplacedBy = deed.IsBack ? null : form.ReplacedBy, Version = form.Version ?? "" };
        Outcome? outcome = !deed.IsBack && string.IsNullOrWhiteSpace(form.LastPeriod)
            ? new Refused(nameof(form.LastPeriod), "Enter the last period in which it is taken.")
            : await DoAsync(edit, deed, stop);
        return await this.AnswerAsync(outcome, then: _ => ToMeasure(stored.Code!), again: () =>
        {
            MeasureEdit? theirs = outcome.Theirs<MeasureEdit>();
            RetireForm again = theirs is null ? form : form with { Version = theirs.Version };
            return Task.FromResult<IActionResult>(View(nameof(Retire), new RetirePage(stored, again, outcome.Effect<MeasureEffect>(), theirs) { IsBack = deed.IsBack, Seen = MeasureDeed.MarkOf(edit) }));
        });
    }

    private async Task<IActionResult> AnswerAsync(MeasureEdit edit, MeasureDeed deed, CancellationToken stop)
    {
        Outcome? outcome = ModelState.IsValid ? await DoAsync(edit, deed, stop) : Answers.Unread;
        return await this.AnswerAsync(outcome, then: _ => ToMeasure(edit.Code!.Trim()), again: () =>
        {
            MeasureEdit? theirs = outcome.Theirs<MeasureEdit>();
            return PageAsync(theirs is null ? edit : edit with { Version = theirs.Version }, stop, outcome.Effect<MeasureEffect>(), theirs);
        });
    }

    // Only what was looked at is stored: another field may do something else.
    private Task<Outcome?> DoAsync(MeasureEdit edit, MeasureDeed deed, CancellationToken stop) =>
        deed.IsSave && deed.Seen == MeasureDeed.MarkOf(edit) ? measures.SaveAsync(edit, user.Actor, stop) : measures.PreviewAsync(edit, user.Actor, stop);

    private async Task<IActionResult> PageAsync(MeasureEdit form, CancellationToken stop, MeasureEffect? effect = null, MeasureEdit? theirs = null) =>
        View(nameof(Edit), new MeasureFormPage(form, await measures.ChoicesAsync(stop), effect, theirs));

    private RedirectToActionResult ToMeasure(string code) => RedirectToAction("Show", "Measures", new { code });
}
