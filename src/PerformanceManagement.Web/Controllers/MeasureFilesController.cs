using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Charts;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Infrastructure.Charts;
using PerformanceManagement.Web.Models.Measures;

namespace PerformanceManagement.Web.Controllers;

/// <summary>The chart of a measure as a file, and its figures: what its page shows for the same address.</summary>
[Authorize(Policies.Read)]
[Route("measures/{code}")]
public sealed class MeasureFilesController(MeasureFinder finder, ChartPicture picture) : Controller
{
    [HttpGet("chart.svg")]
    public Task<IActionResult> Svg(string code, CourseQuery query, CancellationToken stop) =>
        FileAsync(code, query, (_, course) => (Encoding.UTF8.GetBytes(ChartSvg.File(course.Chart)), "image/svg+xml", "chart.svg"), stop);

    [HttpGet("chart.png")]
    public Task<IActionResult> Png(string code, CourseQuery query, CancellationToken stop) =>
        FileAsync(code, query, (_, course) => (picture.Png(course.Chart), "image/png", "chart.png"), stop);

    [HttpGet("data.csv")]
    public Task<IActionResult> Csv(string code, CourseQuery query, CancellationToken stop) =>
        FileAsync(code, query, (page, course) => (CourseCsv.Write(page, course), "text/csv; charset=utf-8", "data.csv"), stop);

    private async Task<IActionResult> FileAsync(string code, CourseQuery query, Func<MeasurePage, CourseView, (byte[] Content, string MediaType, string Name)> make, CancellationToken stop)
    {
        code = RouteCode.Read(code);
        (FoundMeasure? found, NotTherePage? notThere) = await finder.FindAsync(code, query, stop);
        if (found is null) return this.NotThere(notThere!);
        if (found.Course is not { } course) return this.NotThere(NotTherePage.NothingToDraw(code, query, found.Page.Row.Quarter.Label));

        (byte[] content, string mediaType, string name) = make(found.Page, course);
        string measure = string.Concat(found.Page.Measure.Code.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
        return File(content, mediaType, $"{measure}-{found.Page.Row.Quarter.UrlToken}-{name}");
    }
}
