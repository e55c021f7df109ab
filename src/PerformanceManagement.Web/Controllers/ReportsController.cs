using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reports;
using PerformanceManagement.Core.Reports.Committees;
using PerformanceManagement.Core.Reports.Formats;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Reports.Templates;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Reports;

namespace PerformanceManagement.Web.Controllers;

/// <summary>The committee reports: the list, the preview and the files. Everybody who reads figures may read the paper.</summary>
[Authorize(Policies.Read)]
[Route("reports")]
public sealed class ReportsController(QuarterlyReportService reports, TemplateService templates, ReportFormats formats, HomeService home) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index([FromServices] ResultService results, CancellationToken stop)
    {
        Collection? open = await results.OpenCollectionAsync(stop);
        IReadOnlyList<CollectionProgress> progress = open is null ? [] : await home.ProgressAsync(open.Period, stop);
        return View(new ReportListPage(await reports.ReportListAsync(stop), open, progress));
    }

    [HttpGet("{period}/{committeeId:int}")]
    public async Task<IActionResult> Show(Period period, int committeeId, string? template, [FromServices] CurrentUser user, [FromServices] ResultService results, [FromServices] ReportTextService texts, CancellationToken stop)
    {
        if (await FindAsync(period, committeeId, template, stop) is not { } report) return NotFound();

        IReadOnlyList<ReportCheck> checks = user.May(Policies.Report) ? await ChecksAsync(report, results, stop) : [];
        return View(new ReportPage(report, period, committeeId, checks, await templates.ListAsync(report.Date, stop), template, formats.All)
        {
            MayWrite = await texts.WorksOnAsync(committeeId, period, user.Actor, stop),
        });
    }

    [HttpGet("{period}/{committeeId:int}/{format:regex(^[[a-z]]{{3,4}}$)}")]
    public async Task<IActionResult> File(Period period, int committeeId, string format, string? template, CancellationToken stop) =>
        formats.Find(format) is { } found && await FindAsync(period, committeeId, template, stop) is { } report
            ? Download(await ReportFormats.FileAsync(found, report, stop), found.MediaType)
            : NotFound();

    /// <summary>The address that the workbook had before there were more formats.</summary>
    [HttpGet("{period}/{committeeId:int}/excel")]
    public IActionResult Excel(Period period, int committeeId) => RedirectToActionPermanent(nameof(File), new { period = period.UrlToken, committeeId, format = "xlsx" });

    private async Task<QuarterlyReport?> FindAsync(Period period, int committeeId, string? template, CancellationToken stop) =>
        period.IsReportingQuarter ? await reports.GetAsync(committeeId, period, new ReportChoice { Template = template }, stop) : null;

    private static async Task<IReadOnlyList<ReportCheck>> ChecksAsync(QuarterlyReport report, ResultService results, CancellationToken stop)
    {
        List<string> codes = [.. report.Warnings.Select(w => w.Code).OfType<string>().Distinct()];
        IReadOnlyDictionary<string, string> owners = await results.OwnersAsync(codes, stop);
        return [.. report.Warnings.Select(w => new ReportCheck(w.Text, w.Code, w.Code is null ? null : owners.GetValueOrDefault(w.Code)))];
    }

    // Equal reports make equal files, so a browser that has the file is told that it has not changed.
    private FileContentResult Download(ReportFile file, string mediaType)
    {
        Response.Headers.CacheControl = "private, no-cache";
        return File(file.Content, mediaType, file.Name, lastModified: null, new EntityTagHeaderValue($"\"{file.Sha256}\""));
    }
}
