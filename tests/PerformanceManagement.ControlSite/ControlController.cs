using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Dashboards;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Web.Models;
using PerformanceManagement.Web.Models.Dashboard;

namespace PerformanceManagement.ControlSite;

/// <summary>Draws the rows.</summary>
[AllowAnonymous]
[Route("control")]
public sealed class ControlController : Controller
{
    [HttpGet]
    public IActionResult Index() => View(ControlPage.Rows);
}

/// <summary>A row of the dashboard, the strip beside it and the beginning of its note.</summary>
public sealed record ControlRow(ScorecardRow Row, IReadOnlyList<StripMark> Strip, string? Note);

/// <summary>What the page draws.</summary>
public static class ControlPage
{
    public static IReadOnlyList<ControlRow> Rows { get; set; } = [];

    /// <summary>The rows of a dashboard's first page.</summary>
    public static IReadOnlyList<ControlRow> Of(DashboardView view) => [.. view.Scorecard.Rows.Take(DashboardPage.PageSize).Select(r => new ControlRow(r, view.StripOf(r), r.Note is { } note ? NoteText.Excerpt(note.Text, 90) : null))];
}
