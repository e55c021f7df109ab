using System.Security.Cryptography;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reports;
using PerformanceManagement.Core.Reports.Excel;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Reports.Pdf;
using PerformanceManagement.Core.Reports.Words;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Reports;

namespace PerformanceManagement.Web.Controllers;

/// <summary>The committee reports: the list, the preview and the files. Everybody who reads figures may read the paper.</summary>
[Authorize(Policies.Read)]
[Route("reports")]
public sealed class ReportsController(QuarterlyReportService reports, ReportProfiles profiles, PdfRenderer pdf, HomeService home) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index([FromServices] ResultService results, CancellationToken stop)
    {
        Collection? open = await results.OpenCollectionAsync(stop);
        IReadOnlyList<CollectionProgress> progress = open is null ? [] : await home.ProgressAsync(open.Period, stop);
        return View(new ReportListPage(await reports.ReportListAsync(stop), open, progress));
    }

    [HttpGet("{period}/{committeeId:int}")]
    public async Task<IActionResult> Show(Period period, int committeeId, string? profile, [FromServices] CurrentUser user, [FromServices] ResultService results, CancellationToken stop)
    {
        if (await FindAsync(period, committeeId, profile, stop) is not { } report) return NotFound();

        IReadOnlyList<ReportCheck> checks = user.May(Policies.Report) ? await ChecksAsync(report, results, stop) : [];
        return View(new ReportPage(report, period, committeeId, checks, profiles, profiles.Find(profile)!));
    }

    [HttpGet("{period}/{committeeId:int}/pdf")]
    public async Task<IActionResult> Pdf(Period period, int committeeId, string? profile, CancellationToken stop) =>
        await FindAsync(period, committeeId, profile, stop) is { } report
            ? Download(await pdf.RenderAsync(report, stop), "application/pdf", report.FileName + ".pdf")
            : NotFound();

    [HttpGet("{period}/{committeeId:int}/excel")]
    public async Task<IActionResult> Excel(Period period, int committeeId, string? profile, CancellationToken stop) =>
        await FindAsync(period, committeeId, profile, stop) is { } report
            ? Download(ExcelRenderer.Render(report), ExcelRenderer.MediaType, report.FileName + ".xlsx")
            : NotFound();

    private async Task<QuarterlyReport?> FindAsync(Period period, int committeeId, string? profile, CancellationToken stop) =>
        period.IsReportingQuarter && profiles.Find(profile) is { } found ? await reports.GetAsync(committeeId, period, found, stop) : null;

    private static async Task<IReadOnlyList<ReportCheck>> ChecksAsync(QuarterlyReport report, ResultService results, CancellationToken stop)
    {
        List<string> codes = [.. report.Warnings.Select(w => w.Code).OfType<string>().Distinct()];
        IReadOnlyDictionary<string, string> owners = await results.OwnersAsync(codes, stop);
        return [.. report.Warnings.Select(w => new ReportCheck(w.Text, w.Code, w.Code is null ? null : owners.GetValueOrDefault(w.Code)))];
    }

    // Equal reports make equal files, so a browser that has the file is told that it has not changed.
    private FileContentResult Download(byte[] file, string mediaType, string name)
    {
        Response.Headers.CacheControl = "private, no-cache";
        return File(file, mediaType, name, lastModified: null, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(file))}\""));
    }
}
