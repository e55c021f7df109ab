using System.Net.Mime;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reports.Excel;
using PerformanceManagement.Core.Reports.Lists;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Dashboard;

namespace PerformanceManagement.Web.Controllers;

/// <summary>What the dashboard shows as files: the same address, the same rows on all pages, in the same order.</summary>
[Authorize(Policies.Read)]
[Route("dashboard")]
public sealed class DashboardFilesController(DashboardFinder finder, CurrentCouncil council) : Controller
{
    private const int WrittenAtOnce = 16_384;

    [HttpGet("measures.csv")]
    public async Task<IActionResult> Csv(Period? quarter, DashboardQuery query, CancellationToken stop)
    {
        AskedDashboard asked = await finder.ReadAsync(quarter, query, stop);
        if (Refused(asked) is { } refused) return refused;
        QuarterList list = await ListAsync(asked, stop);
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = new ContentDispositionHeaderValue(DispositionTypeNames.Attachment) { FileName = $"{asked.Filter!.FileName(asked.Choices)}.csv" }.ToString();
        // Row by row, with the mark by which Excel knows the letters.
        await using var writer = new StreamWriter(Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), WrittenAtOnce, leaveOpen: true) { NewLine = "\r\n" };
        foreach (string line in list.CsvLines()) await writer.WriteLineAsync(line.AsMemory(), stop);
        return new EmptyResult();
    }

    [HttpGet("measures.xlsx")]
    public async Task<IActionResult> Excel(Period? quarter, DashboardQuery query, CancellationToken stop)
    {
        AskedDashboard asked = await finder.ReadAsync(quarter, query, stop);
        if (Refused(asked) is { } refused) return refused;
        QuarterList list = await ListAsync(asked, stop);
        return File(list.ToWorkbook((await council.GetAsync()).ShownName, finder.Today), ExcelRenderer.MediaType, $"{asked.Filter!.FileName(asked.Choices)}.xlsx");
    }

    // A page can say that it left something out; a file that did would be taken for what was asked for.
    private IActionResult? Refused(AskedDashboard asked)
    {
        if (asked.Filter is not { } filter) return this.NoQuarter(asked.Quarter, asked.Choices);
        if (filter.Unknown.Count == 0) return null;
        return this.NothingThere(Choices.DoesNotExist(filter.Unknown), [("Dashboard without it", Url.Action("Index", "Dashboard", filter.Address)!), ("File without it", Url.Action(null, null, filter.Address)!)]);
    }

    private async Task<QuarterList> ListAsync(AskedDashboard asked, CancellationToken stop) => DashboardLists.Of(await finder.WholeAsync(asked.Filter!, asked.Choices, stop));
}
