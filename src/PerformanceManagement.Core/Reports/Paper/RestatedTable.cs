using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Reports.Paper;

/// <summary>The figures that were corrected after their quarter had been signed off: both figures, and why. No person is named.</summary>
internal static class RestatedTable
{
    private const int YearsBack = 2;

    /// <summary>The table; it has no rows where nothing in sight of the paper was corrected.</summary>
    public static ReportTable Of(QuarterlyScorecard scorecard) => new(
        "Figures restated after sign-off",
        [
            new("Code", ReportColumnKind.Code), new("Short name", ReportColumnKind.Name), new("Period", ReportColumnKind.Words), new("Restated on", ReportColumnKind.Date),
            new("Was", ReportColumnKind.Figure), new("Now", ReportColumnKind.Figure), new("Reason", ReportColumnKind.Text), new("Shown here", ReportColumnKind.Words),
        ],
        [.. scorecard.Rows.SelectMany(row => row.Corrections.Where(c => InSight(c.Correction, scorecard.Quarter)).Select(c => new ReportRow(
        [
            ReportCells.Of(row.Code), ReportCells.Of(row.Title), ReportCells.Of(c.Correction.Period.Label), ReportCells.Of(c.Correction.On),
            ReportCells.Of(c.Correction.WasText(row.Rules)), ReportCells.Of(c.Correction.NowText(row.Rules)), ReportCells.Of(c.Correction.Because),
            ReportCells.Of(c.IsUsed ? "As restated" : "As signed off"),
        ])))]);

    /// <summary>What stands above it.</summary>
    public static string Intro { get; } =
        "These figures were corrected by a performance officer after their quarter had been signed off. A signed-off quarter keeps the figures that members saw, marked; later quarters use the corrected ones.";

    private static bool InSight(Correction correction, Period quarter) => correction.Period.End > quarter.End.AddYears(-YearsBack);
}
