using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.SideBySide;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Measures;

namespace PerformanceManagement.Web.Controllers;

/// <summary>A measure beside other areas.</summary>
[Authorize(Policies.Read)]
[Route("measures/{code}/neighbours")]
public sealed class NeighboursController(NeighbourService neighbours, MeasureNamesService names, ReportingChoicesService choices) : Controller
{
    [HttpGet]
    [SamePage]
    public Task<IActionResult> Index(string code, Period? quarter, CancellationToken stop) => AnswerAsync(code, quarter, View, stop);

    [HttpGet("data.csv")]
    public Task<IActionResult> Csv(string code, Period? quarter, CancellationToken stop) => AnswerAsync(
        code,
        quarter,
        found => File(found.ToCsv(), "text/csv; charset=utf-8", $"{string.Concat(found.Track.Row.Code.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'))}-{found.Track.Row.Quarter.UrlToken}-neighbours.csv"),
        stop);

    private async Task<IActionResult> AnswerAsync(string code, Period? quarter, Func<MeasureNeighbours, IActionResult> answer, CancellationToken stop)
    {
        code = RouteCode.Read(code);
        ReportingChoices found = await choices.GetAsync(stop);
        Period shown = quarter ?? found.PresentQuarter;
        if (!found.Offered.Contains(shown)) return this.NoQuarter(shown, found);
        return await neighbours.FindAsync(code, shown, stop) is { } measure ? answer(measure) : this.NotThere(NotTherePage.NoMeasure(code, new CourseQuery { Quarter = quarter?.UrlToken }, await names.NearestAsync(code, stop)));
    }
}
