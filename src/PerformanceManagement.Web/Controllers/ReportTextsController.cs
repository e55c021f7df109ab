using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reports.Committees;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.ReportTexts;

namespace PerformanceManagement.Web.Controllers;

/// <summary>The work on a committee's report of a quarter: what persons write for it. Anybody can be named as an author, so the service says who may.</summary>
[Authorize(Policies.Read)]
[Route("reports/{period}/{committeeId:int}/work")]
public sealed class ReportTextsController(ReportTextService texts, CurrentUser user) : Controller
{
    [HttpGet]
    public Task<IActionResult> Index(Period period, int committeeId, CancellationToken stop) => IndexAsync(period, committeeId, null, null, stop);

    [HttpPost("template")]
    [Authorize(Policies.ManageRules)]
    public async Task<IActionResult> Template(Period period, int committeeId, [FromForm(Name = nameof(ReportWorkPage.Form))] TemplateChoice form, CancellationToken stop)
    {
        Outcome? outcome = ModelState.IsValid ? await texts.ChooseTemplateAsync(new ReportTemplateEdit(committeeId, period, form.Template, form.Version), user.Actor, stop) : Answers.Unread;
        return await this.AnswerAsync(outcome, then: _ => ToIndex(period, committeeId), again: () =>
        {
            TheirTemplate? theirs = outcome.Theirs<TheirTemplate>();
            if (theirs is not null) form.Version = theirs.Version;
            return IndexAsync(period, committeeId, form, theirs, stop);
        });
    }

    /// <summary>The form of a text. Its key holds colons and perhaps slashes, so it is no part of the path.</summary>
    [HttpGet("text")]
    public async Task<IActionResult> Edit(Period period, int committeeId, string? key, string? from, CancellationToken stop)
    {
        if (key is null || await texts.FindAsync(committeeId, period, key, user.Actor, stop: stop) is not { } form) return NotFound();
        var typed = WrittenText.From(form);
        if (from == "last" && form.Text.Length == 0) typed.Text = form.Earlier;
        return View(new ReportTextPage(form, typed));
    }

    [HttpPost("text")]
    public async Task<IActionResult> Edit(Period period, int committeeId, string? key, [FromForm(Name = nameof(ReportTextPage.Form))] WrittenText form, [FromForm(Name = "do")] string? action, CancellationToken stop)
    {
        if (key is null) return NotFound();
        var edit = new ReportTextEdit(committeeId, period, key, form.Text, form.IsReady, form.Version);
        Outcome? outcome = !ModelState.IsValid ? Answers.Unread : action == "preview" ? await texts.PreviewAsync(edit, user.Actor, stop) : await texts.SaveAsync(edit, user.Actor, stop);
        return await this.AnswerAsync(outcome, then: _ => ToIndex(period, committeeId), again: async () =>
        {
            TheirReportText? theirs = outcome.Theirs<TheirReportText>();
            if (theirs is not null) form.Version = theirs.Version;
            return await texts.FindAsync(committeeId, period, key, user.Actor, isTyped: true, stop) is { } found
                ? View(nameof(Edit), new ReportTextPage(found, form) { Conflict = theirs, Preview = outcome.Effect<ReportTextPreview>(), IsAnswer = true })
                : NotFound();
        });
    }

    [HttpPost("author")]
    [Authorize(Policies.ManageRules)]
    public async Task<IActionResult> Author(Period period, int committeeId, string? key, [FromForm(Name = nameof(ReportTextPage.Author))] TextAuthor author, CancellationToken stop)
    {
        if (key is null) return NotFound();
        Outcome? outcome = ModelState.IsValid ? await texts.GiveAsync(new ReportAuthorEdit(committeeId, period, key, author.AuthorId, author.DueOn, author.Version), user.Actor, stop) : Answers.Unread;
        return await this.AnswerAsync(outcome, then: _ => ToText(period, committeeId, key), again: () =>
        {
            TheirReportAuthor? theirs = outcome.Theirs<TheirReportAuthor>();
            if (theirs is not null) author.Version = theirs.Version;
            return EditAsync(period, committeeId, key, page => page with { Author = author, AuthorConflict = theirs }, stop);
        }, prefix: nameof(ReportTextPage.Author));
    }

    [HttpPost("comment")]
    public async Task<IActionResult> Comment(Period period, int committeeId, string? key, [FromForm(Name = nameof(ReportTextPage.Comment))] TextComment comment, CancellationToken stop)
    {
        if (key is null) return NotFound();
        Outcome? outcome = await texts.CommentAsync(new ReportCommentEdit(committeeId, period, key, comment.Text), user.Actor, stop);
        return await this.AnswerAsync(outcome, then: _ => ToText(period, committeeId, key), again: () => EditAsync(period, committeeId, key, page => page with { Comment = comment }, stop), prefix: nameof(ReportTextPage.Comment));
    }

    [HttpGet("compare")]
    public async Task<IActionResult> Compare(Period period, int committeeId, string? key, int? version, CancellationToken stop) =>
        key is not null && await texts.FindAsync(committeeId, period, key, user.Actor, stop: stop) is { } form && form.History.FirstOrDefault(h => h.Id == version) is { } earlier
            ? View(new ComparePage(form, earlier))
            : NotFound();

    [HttpPost("put-back")]
    public async Task<IActionResult> PutBack(Period period, int committeeId, string? key, int? version, CancellationToken stop)
    {
        if (key is null || version is not { } id) return NotFound();
        Outcome? outcome = await texts.PutBackAsync(committeeId, period, id, user.Actor, stop);
        return await this.AnswerAsync(outcome, then: _ => ToText(period, committeeId, key), again: () => EditAsync(period, committeeId, key, page => page, stop));
    }

    [HttpGet("cells")]
    [Authorize(Policies.ManageRules)]
    public async Task<IActionResult> Cells(Period period, int committeeId, string? code, string? column, CancellationToken stop) =>
        await texts.CellsAsync(committeeId, period, user.Actor, stop) is { } cells ? View(new GivenCellsPage(cells, GivenCell.From(cells, code, column))) : NotFound();

    [HttpPost("cells")]
    [Authorize(Policies.ManageRules)]
    public async Task<IActionResult> Cells(Period period, int committeeId, [FromForm(Name = nameof(GivenCellsPage.Form))] GivenCell form, CancellationToken stop)
    {
        Outcome? outcome = ModelState.IsValid ? await texts.GiveCellAsync(form.ToEdit(committeeId, period), user.Actor, stop) : Answers.Unread;
        return await CellsAnswerAsync(outcome, period, committeeId, form, stop);
    }

    [HttpPost("cells/remove")]
    [Authorize(Policies.ManageRules)]
    public async Task<IActionResult> RemoveCell(Period period, int committeeId, [FromForm(Name = nameof(GivenCellsPage.Form))] GivenCell form, CancellationToken stop)
    {
        Outcome? outcome = ModelState.IsValid ? await texts.RemoveCellAsync(form.ToEdit(committeeId, period), user.Actor, stop) : Answers.Unread;
        return await CellsAnswerAsync(outcome, period, committeeId, form, stop);
    }

    private Task<IActionResult> CellsAnswerAsync(Outcome? outcome, Period period, int committeeId, GivenCell form, CancellationToken stop) =>
        this.AnswerAsync(outcome, then: _ => RedirectToAction(nameof(Cells), new { period = period.UrlToken, committeeId }), again: async () =>
        {
            TheirCell? theirs = outcome.Theirs<TheirCell>();
            if (theirs is not null) form.Version = theirs.Version;
            return await texts.CellsAsync(committeeId, period, user.Actor, stop) is { } cells ? View(nameof(Cells), new GivenCellsPage(cells, form) { Conflict = theirs }) : NotFound();
        });

    private async Task<IActionResult> IndexAsync(Period period, int committeeId, TemplateChoice? form, TheirTemplate? theirs, CancellationToken stop) =>
        await texts.WorkAsync(committeeId, period, user.Actor, stop) is { } work
            ? View(nameof(Index), new ReportWorkPage(work, form ?? TemplateChoice.From(work)) { Conflict = theirs })
            : NotFound();

    private async Task<IActionResult> EditAsync(Period period, int committeeId, string key, Func<ReportTextPage, ReportTextPage> with, CancellationToken stop) =>
        await texts.FindAsync(committeeId, period, key, user.Actor, stop: stop) is { } form ? View(nameof(Edit), with(new ReportTextPage(form, WrittenText.From(form)))) : NotFound();

    private RedirectToActionResult ToIndex(Period period, int committeeId) => RedirectToAction(nameof(Index), new { period = period.UrlToken, committeeId });

    private RedirectToActionResult ToText(Period period, int committeeId, string key) => RedirectToAction(nameof(Edit), new { period = period.UrlToken, committeeId, key });
}
