using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Imports.Exports;
using PerformanceManagement.Core.Imports.Runs;
using PerformanceManagement.Core.Imports.Uploads;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models;
using PerformanceManagement.Web.Models.Packs;

namespace PerformanceManagement.Web.Controllers;

/// <summary>Data packs: sent, looked at, imported in the background, and taken out.</summary>
[Authorize(Policies.ManageRules)]
[Route("data-packs")]
public sealed class PacksController(PackRunService runs, PackExportService export, CurrentUser user) : Controller
{
    // What stands around the files in a form.
    private const long LargestForm = UploadLimits.PackFormBytes;

    [HttpGet]
    public async Task<IActionResult> Index(string? page, CancellationToken stop) => View(await PageAsync(page, stop));

    /// <summary>Files of that size stand in a temporary file of the server while they are read, never in memory.</summary>
    [HttpPost]
    [RequestSizeLimit(LargestForm)]
    [RequestFormLimits(MultipartBodyLengthLimit = LargestForm)]
    public async Task<IActionResult> Index([FromForm(Name = "Form")] PackUploadForm form, CancellationToken stop) => await this.AnswerAsync(
        await runs.SendAsync(form.ToFiles(), user.Actor, stop),
        then: saved => RedirectToAction(nameof(Show), new { id = saved.Id }),
        again: async () => View(await PageAsync(null, stop)));

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Show(int id, PackLineQuery query, CancellationToken stop) => await PackAsync(id, query, stop) is { } page ? View(page) : NotFound();

    [HttpPost("{id:int}/import")]
    public async Task<IActionResult> Import(int id, PackDecisionForm form, CancellationToken stop) =>
        await AnswerAsync(id, await runs.ImportAsync(id, form.Version, form.MayRepaint, user.Actor, stop), stop);

    [HttpPost("{id:int}/stop")]
    public async Task<IActionResult> Stop(int id, CancellationToken stop) => await AnswerAsync(id, await runs.StopAsync(id, user.Actor, stop), stop);

    [HttpGet("{id:int}/lines.csv")]
    public async Task<IActionResult> Lines(int id, PackLineQuery query, CancellationToken stop) =>
        await runs.FindAsync(id, user.Actor, stop) is { } found
            ? File(await PackLineFile.WriteAsync(runs.AllLinesAsync(id, query.ToFilter(), user.Actor), stop), "text/csv", $"{(string.IsNullOrEmpty(query.Kind) ? "lines" : query.Kind)}-{found.Run.Id}.csv")
            : NotFound();

    /// <summary>Everything, or what one committee is told of.</summary>
    [HttpGet("export")]
    public async Task<IActionResult> Export(string? committee, CancellationToken stop)
    {
        int? chosen = string.IsNullOrEmpty(committee) ? null : QueryKey.Read(committee) ?? 0;
        // A temporary file that goes when it has been sent.
        FileStream file = new(Path.GetTempFileName(), new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous });
        try
        {
            if (await export.ExportAsync(chosen, file, user.Actor, stop) is { } pack)
            {
                file.Position = 0;
                return File(file, "application/zip", pack.Name);
            }
        }
        catch (PackMovedException moved)
        {
            await file.DisposeAsync();
            TempData[Answers.Done] = moved.Message.TrimEnd('.');
            return RedirectToAction(nameof(Index));
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }

        await file.DisposeAsync();
        return NotFound();
    }

    private Task<IActionResult> AnswerAsync(int id, Outcome? outcome, CancellationToken stop) => this.AnswerAsync(
        outcome,
        then: _ => RedirectToAction(nameof(Show), new { id }),
        again: async () => await PackAsync(id, new PackLineQuery(), stop) is { } page ? View(nameof(Show), page with { IsChanged = outcome is Conflict<PackRun> }) : NotFound(),
        prefix: "");

    private async Task<PacksPage> PageAsync(string? page, CancellationToken stop) => new(await runs.ListAsync(QueryKey.Page(page), user.Actor, stop), await export.CommitteesAsync(stop));

    private async Task<PackPage?> PackAsync(int id, PackLineQuery query, CancellationToken stop) =>
        await runs.FindAsync(id, user.Actor, stop) is { } view ? new PackPage(view, await runs.LinesAsync(id, query.ToFilter(), query.PageNumber, user.Actor, stop), query) : null;
}
