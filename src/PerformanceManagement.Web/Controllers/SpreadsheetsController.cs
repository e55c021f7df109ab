using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Imports.Sheets;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Spreadsheets;

namespace PerformanceManagement.Web.Controllers;

/// <summary>A council's own spreadsheet, brought in step by step: upload, sheets and headings, columns, preview, result.</summary>
[Authorize(Policies.ManageRules)]
[Route("spreadsheets")]
public sealed class SpreadsheetsController(SheetImportService sheets, CurrentUser user) : Controller
{
    // Above what is read, so that a file that is too large is answered with a sentence.
    private const long MostBytes = 64 * 1024 * 1024;

    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken stop) => View(new UploadPage(await sheets.ListAsync(user.Actor, stop), new UploadForm()));

    [HttpPost]
    [RequestSizeLimit(MostBytes)]
    public async Task<IActionResult> Index([FromForm(Name = nameof(UploadPage.Form))] UploadForm form, CancellationToken stop) => await this.AnswerAsync(
        await sheets.UploadAsync(await ContentOfAsync(form.File, stop), form.File?.FileName, user.Actor, stop),
        then: saved => RedirectToAction(nameof(Sheets), new { id = saved.Id }),
        again: async () => View(new UploadPage(await sheets.ListAsync(user.Actor, stop), form)));

    [HttpGet("{id:int}/sheets")]
    public async Task<IActionResult> Sheets(int id, CancellationToken stop) =>
        await sheets.FindAsync(id, user.Actor, stop) is { } found ? found.Outcome is null ? View(new SheetsPage(found, SheetsForm.From(found))) : ToResult(id) : NotFound();

    [HttpPost("{id:int}/sheets")]
    public async Task<IActionResult> Sheets(int id, [FromForm(Name = nameof(SheetsPage.Form))] SheetsForm form, CancellationToken stop)
    {
        Outcome? outcome = ModelState.IsValid ? await sheets.ChooseAsync(id, form.ToEdit(), user.Actor, stop) : Answers.Unread;
        return await this.AnswerAsync(outcome, then: _ => RedirectToAction(nameof(Columns), new { id }), again: async () =>
        {
            SheetUploadDetails? theirs = outcome.Theirs<SheetUploadDetails>();
            if (theirs is not null) form.Version = theirs.Version;
            return await sheets.FindAsync(id, user.Actor, stop) is { Outcome: null } found ? View(new SheetsPage(found, form) { IsChanged = theirs is not null }) : NotFound();
        });
    }

    [HttpGet("{id:int}/columns")]
    public async Task<IActionResult> Columns(int id, CancellationToken stop) =>
        await sheets.LookAsync(id, user.Actor, stop) is { } look ? View(new ColumnsPage(look, ColumnsForm.From(look))) : await DoneOrNotFoundAsync(id, stop);

    [HttpPost("{id:int}/columns")]
    public async Task<IActionResult> Columns(int id, [FromForm(Name = nameof(ColumnsPage.Form))] ColumnsForm form, CancellationToken stop)
    {
        Outcome? outcome = ModelState.IsValid ? await sheets.MapAsync(id, form.ToEdit(), user.Actor, stop) : Answers.Unread;
        return await this.AnswerAsync(outcome, then: _ => RedirectToAction(nameof(Preview), new { id }), again: async () =>
        {
            SheetUploadDetails? theirs = outcome.Theirs<SheetUploadDetails>();
            if (theirs is not null) form.Version = theirs.Version;
            return await sheets.LookAsync(id, user.Actor, stop) is { } look ? View(new ColumnsPage(look, form) { IsChanged = theirs is not null }) : NotFound();
        });
    }

    [HttpGet("{id:int}/preview")]
    public async Task<IActionResult> Preview(int id, SheetRowState? show, CancellationToken stop) =>
        await sheets.PreviewAsync(id, user.Actor, stop) is { } preview ? View(new PreviewPage(preview, show)) : await DoneOrNotFoundAsync(id, stop);

    [HttpPost("{id:int}/preview")]
    public async Task<IActionResult> Preview(int id, [FromForm(Name = nameof(PreviewPage.Form))] ImportForm form, CancellationToken stop)
    {
        Outcome? outcome = ModelState.IsValid ? await sheets.ImportAsync(id, form.Version, user.Actor, stop) : Answers.Unread;
        return await this.AnswerAsync(
            outcome,
            then: _ => ToResult(id),
            again: async () => await sheets.PreviewAsync(id, user.Actor, stop) is { } preview ? View(new PreviewPage(preview, null) { IsChanged = outcome is Conflict<SheetUploadDetails> }) : NotFound());
    }

    [HttpGet("{id:int}/result")]
    public async Task<IActionResult> Result(int id, CancellationToken stop) =>
        await sheets.FindAsync(id, user.Actor, stop) is { } found ? found.Outcome is null ? RedirectToAction(nameof(Sheets), new { id }) : View(found) : NotFound();

    [HttpPost("{id:int}/discard")]
    public async Task<IActionResult> Discard(int id, CancellationToken stop) => await this.AnswerAsync(
        await sheets.DiscardAsync(id, user.Actor, stop),
        then: _ => RedirectToAction(nameof(Index)),
        again: () => Task.FromResult<IActionResult>(NotFound()));

    private static async Task<byte[]?> ContentOfAsync(IFormFile? file, CancellationToken stop)
    {
        if (file is null) return null;
        using var content = new MemoryStream();
        await file.CopyToAsync(content, stop);
        return content.ToArray();
    }

    // Whoever goes back to a step after the spreadsheet was brought in sees what became of it.
    private async Task<IActionResult> DoneOrNotFoundAsync(int id, CancellationToken stop) => await sheets.FindAsync(id, user.Actor, stop) is { Outcome: not null } ? ToResult(id) : NotFound();

    private RedirectToActionResult ToResult(int id) => RedirectToAction(nameof(Result), new { id });
}
