using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.Entry.Workbooks;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Reports.Excel;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Workbook;

namespace PerformanceManagement.Web.Controllers;

/// <summary>Entering values in a workbook: download, upload, look at it value by value, store it, see what became of it.</summary>
[Authorize(Policies.Contribute)]
[Route("enter/workbook")]
public sealed class WorkbookController(EntryWorkbookService workbooks, ResultService results, MeasureOwnerService owners, CurrentCouncil council, CurrentUser user) : Controller
{
    // Above what is read, so that a file that is too large is answered with a sentence.
    private const long MostBytes = 64 * 1024 * 1024;

    [HttpGet]
    public async Task<IActionResult> Index([FromQuery] WorkbookQuery query, CancellationToken stop) => View(await PageAsync(query, new WorkbookUploadForm(), stop));

    [HttpGet("file")]
    public async Task<IActionResult> Download([FromQuery] WorkbookQuery query, CancellationToken stop)
    {
        (WorkbookDownload? file, string? problem) = await workbooks.MakeAsync(query.ToFilter(), (await council.GetAsync()).ShownName, user.Actor, stop);
        return file is not null
            ? File(file.Content, ExcelRenderer.MediaType, file.Name)
            : await this.AnswerAsync(new Refused("", problem!), then: _ => NotFound(), again: async () => View(nameof(Index), await PageAsync(query, new WorkbookUploadForm(), stop)));
    }

    [HttpPost]
    [RequestSizeLimit(MostBytes)]
    public async Task<IActionResult> Index([FromForm(Name = nameof(WorkbookPage.Form))] WorkbookUploadForm form, CancellationToken stop) => await this.AnswerAsync(
        await workbooks.UploadAsync(await ContentOfAsync(form.File, stop), form.File?.FileName, user.Actor, stop),
        then: _ => RedirectToAction(nameof(Preview)),
        again: async () => View(await PageAsync(new WorkbookQuery(), form, stop)));

    [HttpGet("preview")]
    public async Task<IActionResult> Preview(CancellationToken stop) =>
        await workbooks.PreviewAsync(user.Actor, stop) is { } preview ? View(new WorkbookPreviewPage(preview, WorkbookForm.From(preview))) : await DoneOrBeginAsync(stop);

    [HttpPost("preview")]
    public async Task<IActionResult> Preview([FromForm(Name = nameof(WorkbookPreviewPage.Form))] WorkbookForm form, CancellationToken stop)
    {
        Outcome? outcome = ModelState.IsValid ? await workbooks.ConfirmAsync(form.ToConfirmation(), user.Actor, stop) : Answers.Unread;
        return await this.AnswerAsync(outcome, then: _ => RedirectToAction(nameof(Result)), again: async () =>
        {
            if (await workbooks.PreviewAsync(user.Actor, stop) is not { } preview) return await DoneOrBeginAsync(stop);
            bool isChanged = outcome is Conflict<WorkbookPreview>;
            return View(new WorkbookPreviewPage(preview, isChanged ? WorkbookForm.From(preview) : form.For(preview)) { IsChanged = isChanged });
        });
    }

    [HttpGet("result")]
    public async Task<IActionResult> Result(CancellationToken stop) =>
        await workbooks.FindAsync(user.Actor, stop) is { Outcomes: not null } kept ? View(kept) : RedirectToAction(nameof(Index));

    [HttpPost("discard")]
    public async Task<IActionResult> Discard(CancellationToken stop) => await this.AnswerAsync(
        await workbooks.DiscardAsync(user.Actor, stop),
        then: _ => RedirectToAction(nameof(Index)),
        again: () => Task.FromResult<IActionResult>(NotFound()));

    private async Task<WorkbookPage> PageAsync(WorkbookQuery query, WorkbookUploadForm form, CancellationToken stop)
    {
        EntryList? list = await results.ListAsync(new EntryFilter { Size = 1 }, user.Actor, stop: stop);
        return new WorkbookPage(list, list is { SeesAll: true } ? await owners.OwnersAsync(stop: stop) : [], await workbooks.FindAsync(user.Actor, stop), query, form);
    }

    // Whoever goes back to a workbook that was dealt with sees what became of it.
    private async Task<IActionResult> DoneOrBeginAsync(CancellationToken stop) =>
        RedirectToAction(await workbooks.FindAsync(user.Actor, stop) is { Outcomes: not null } ? nameof(Result) : nameof(Index));

    private static async Task<byte[]?> ContentOfAsync(IFormFile? file, CancellationToken stop)
    {
        if (file is null) return null;
        using var content = new MemoryStream();
        await file.CopyToAsync(content, stop);
        return content.ToArray();
    }
}
