using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reports;
using PerformanceManagement.Core.Reports.Templates;
using PerformanceManagement.Core.Reports.Words;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Templates;

namespace PerformanceManagement.Web.Controllers;

/// <summary>The templates of committee papers: copied, changed as drafts with a preview beside them, brought into force by date.</summary>
[Authorize(Policies.ManageRules)]
[Route("reports/templates")]
public sealed class TemplatesController(TemplateEditService templates, TemplateDraftService drafts, TemplateEffectService effects, QuarterlyReportService reports, CurrentUser user) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index([FromServices] TemplateService all, [FromServices] TimeProvider time, CancellationToken stop) => View(await all.ListAsync(BritishDay.Today(time), stop));

    [HttpGet("{key}")]
    public async Task<IActionResult> Show(string key, string? report, CancellationToken stop) => await PageAsync(key, report, null, stop) is { } page ? View(page) : NotFound();

    [HttpPost("{key}/draft")]
    public async Task<IActionResult> Draft(string key, CancellationToken stop) =>
        await this.AnswerAsync(await templates.StartDraftAsync(key, user.Actor, stop), then: _ => ToShow(key), again: () => Show(key, null, stop));

    [HttpPost("{key}/move")]
    public Task<IActionResult> Move(string key, SectionStepForm form, CancellationToken stop) => StepAsync(key, form, () => drafts.MoveAsync(key, form.Version, form.Id ?? "", form.To, user.Actor, stop), stop);

    /// <summary>What would be removed, to be looked at first: a draft keeps no earlier state.</summary>
    [HttpGet("{key}/remove")]
    public async Task<IActionResult> Remove(string key, string? id, string? report, CancellationToken stop) =>
        await templates.FindAsync(key, stop) is { Draft: { } draft } found && draft.Definition.Sections.LastOrDefault(s => s.Id == id) is { } section
            ? View(new SectionRemovePage(found, section, new SectionStepForm { Version = draft.Version, Id = section.Id, Report = report }))
            : NotFound();

    [HttpPost("{key}/remove")]
    public Task<IActionResult> Remove(string key, SectionStepForm form, CancellationToken stop) => StepAsync(key, form, () => drafts.RemoveAsync(key, form.Version, form.Id ?? "", user.Actor, stop), stop);

    [HttpGet("{key}/add")]
    public async Task<IActionResult> Add(string key, string? after, CancellationToken stop) =>
        await templates.FindAsync(key, stop) is { Draft: { } draft } found ? View(new SectionAddPage(found, new SectionAddForm { Version = draft.Version, After = after })) : NotFound();

    [HttpPost("{key}/add")]
    public async Task<IActionResult> Add(string key, [FromForm(Name = nameof(SectionAddPage.Form))] SectionAddForm form, CancellationToken stop)
    {
        Outcome? outcome = ModelState.IsValid ? await drafts.AddAsync(key, form.Version, form.Kind, form.After, user.Actor, stop) : Answers.Unread;
        TemplateDetails? found = await templates.FindAsync(key, stop);
        return await this.AnswerAsync(
            outcome,
            then: saved => RedirectToAction(nameof(Section), new { key, id = found?.Draft?.Definition.Sections.ElementAtOrDefault(saved.Id ?? 0)?.Id }),
            again: () => Task.FromResult<IActionResult>(found?.Draft is { } draft ? View(new SectionAddPage(found, Refreshed(form, f => f.Version = draft.Version)) { IsChanged = outcome is Conflict<TemplateDraft> }) : NotFound()));
    }

    [HttpGet("{key}/section")]
    public async Task<IActionResult> Section(string key, string? id, CancellationToken stop) =>
        await templates.FindAsync(key, stop) is { Draft: { } draft } found && draft.Definition.Sections.FirstOrDefault(s => s.Id == (id ?? "")) is { } section
            ? View(new SectionPage(found, section.Id, SectionForm.From(section, draft.Version)))
            : NotFound();

    [HttpPost("{key}/section")]
    public async Task<IActionResult> Section(string key, string? id, [FromForm(Name = nameof(SectionPage.Form))] SectionForm form, CancellationToken stop)
    {
        Outcome? outcome = ModelState.IsValid ? await drafts.ChangeAsync(form.ToEdit(key, id ?? ""), user.Actor, stop) : Answers.Unread;
        return await this.AnswerAsync(outcome, then: _ => ToShow(key, null, id), again: async () =>
        {
            TemplateDraft? theirs = outcome.Theirs<TemplateDraft>();
            if (theirs is not null) form.Version = theirs.Version;
            return await templates.FindAsync(key, stop) is { } found ? View(new SectionPage(found, id ?? "", form) { Meanwhile = theirs }) : NotFound();
        });
    }

    [HttpGet("{key}/fields")]
    public async Task<IActionResult> Fields(string key, [FromServices] ReportProfiles profiles, CancellationToken stop) =>
        await templates.FindAsync(key, stop) is { Draft: { } draft } found ? View(new FieldsPage(found, FieldsForm.From(found, draft), profiles.All)) : NotFound();

    [HttpPost("{key}/fields")]
    public async Task<IActionResult> Fields(string key, [FromForm(Name = nameof(FieldsPage.Form))] FieldsForm form, [FromServices] ReportProfiles profiles, CancellationToken stop)
    {
        Outcome? outcome = ModelState.IsValid ? await drafts.ChangeAsync(form.ToEdit(key), user.Actor, stop) : Answers.Unread;
        return await this.AnswerAsync(outcome, then: _ => ToShow(key), again: async () =>
        {
            TemplateDraft? theirs = outcome.Theirs<TemplateDraft>();
            if (theirs is not null) form.Version = theirs.Version;
            return await templates.FindAsync(key, stop) is { } found ? View(new FieldsPage(found, form, profiles.All) { Meanwhile = theirs }) : NotFound();
        });
    }

    [HttpGet("{key}/copy")]
    public async Task<IActionResult> Copy(string key, CancellationToken stop) => await templates.FindAsync(key, stop) is { } found ? View(new CopyPage(found, new CopyForm())) : NotFound();

    [HttpPost("{key}/copy")]
    public async Task<IActionResult> Copy(string key, [FromForm(Name = nameof(CopyPage.Form))] CopyForm form, CancellationToken stop) => await this.AnswerAsync(
        await templates.CopyAsync(key, form.Name, user.Actor, stop),
        then: _ => ToShow(TemplateEditService.KeyOf(form.Name)),
        again: async () => await templates.FindAsync(key, stop) is { } found ? View(new CopyPage(found, form)) : NotFound());

    [HttpGet("{key}/start")]
    public async Task<IActionResult> Start(string key, CancellationToken stop) =>
        await templates.FindAsync(key, stop) is { Draft: { } draft } found ? View(new TemplateStartPage(found, new TemplateStartForm { Version = draft.Version })) : NotFound();

    [HttpPost("{key}/start")]
    public async Task<IActionResult> Start(string key, [FromForm(Name = nameof(TemplateStartPage.Form))] TemplateStartForm form, CancellationToken stop)
    {
        Outcome? outcome = ModelState.IsValid ? await templates.BringIntoForceAsync(key, form.Version, form.From, user.Actor, stop) : Answers.Unread;
        return await this.AnswerAsync(outcome, then: _ => ToShow(key), again: async () => await templates.FindAsync(key, stop) is { Draft: { } draft } found
            ? View(new TemplateStartPage(found, Refreshed(form, f => f.Version = draft.Version)) { IsChanged = outcome is Conflict<TemplateDraft> })
            : ToShow(key));
    }

    [HttpPost("{key}/discard")]
    public async Task<IActionResult> Discard(string key, SectionStepForm form, CancellationToken stop)
    {
        Outcome? outcome = ModelState.IsValid ? await templates.DiscardDraftAsync(key, form.Version, user.Actor, stop) : Answers.Unread;
        return await this.AnswerAsync(outcome, then: _ => RedirectToAction(nameof(Index)), again: () => AgainAsync(key, form.Report, outcome, stop), prefix: "");
    }

    [HttpGet("{key}/file")]
    public async Task<IActionResult> File(string key, bool draft, [FromServices] TemplateFileService files, CancellationToken stop) =>
        await files.ExportAsync(key, draft, stop) is { } json ? File(Encoding.UTF8.GetBytes(json), "application/json", $"{key}.json") : NotFound();

    [HttpGet("import")]
    public IActionResult Import() => View(new TemplateImportPage(new TemplateImportForm()));

    [HttpPost("import")]
    public async Task<IActionResult> Import([FromForm(Name = nameof(TemplateImportPage.Form))] TemplateImportForm form, [FromServices] TemplateFileService files, CancellationToken stop) => await this.AnswerAsync(
        await files.ImportAsync(null, form.Name, await TextOfAsync(form.Json, stop), user.Actor, stop),
        then: _ => ToShow(TemplateEditService.KeyOf(form.Name)),
        again: () => Task.FromResult<IActionResult>(View(new TemplateImportPage(form))));

    private static async Task<string?> TextOfAsync(IFormFile? file, CancellationToken stop)
    {
        if (file is null) return null;
        using var reader = new StreamReader(file.OpenReadStream(), Encoding.UTF8);
        return await reader.ReadToEndAsync(stop);
    }

    private static T Refreshed<T>(T form, Action<T> refresh)
    {
        refresh(form);
        return form;
    }

    private async Task<IActionResult> StepAsync(string key, SectionStepForm form, Func<Task<Outcome?>> step, CancellationToken stop)
    {
        Outcome? outcome = ModelState.IsValid ? await step() : Answers.Unread;
        return await this.AnswerAsync(outcome, then: _ => ToShow(key, form.Report, form.Id), again: () => AgainAsync(key, form.Report, outcome, stop), prefix: "");
    }

    private async Task<IActionResult> AgainAsync(string key, string? report, Outcome? outcome, CancellationToken stop) =>
        await PageAsync(key, report, outcome.Theirs<TemplateDraft>(), stop) is { } page ? View(nameof(Show), page) : NotFound();

    private RedirectToActionResult ToShow(string key, string? report = null, string? section = null) => RedirectToAction(nameof(Show), null, new { key, report }, section is null ? null : $"row-{section}");

    private async Task<TemplatePage?> PageAsync(string key, string? report, TemplateDraft? meanwhile, CancellationToken stop)
    {
        if (await templates.FindAsync(key, stop) is not { } found) return null;
        IReadOnlyList<ReportListing> all = await reports.ReportListAsync(stop);
        ReportListing? shown = all.FirstOrDefault(r => TemplatePage.TokenOf(r) == report) ?? (all.Count > 0 ? all[0] : null);
        TemplateEffect? effect = shown is null ? null : await effects.EffectAsync(found.Definition, shown.CommitteeId, shown.Quarter, stop);
        return new TemplatePage(found, all, shown, effect, meanwhile);
    }
}
