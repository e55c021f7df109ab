using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Reports.Paper;

/// <summary>All values of the last periods (appendix A).</summary>
internal static class HistoryTables
{
    private const int PeriodsAcross = 8;

    /// <summary>A table for each kind of period, the latest period last.</summary>
    public static IEnumerable<ReportTable> Wide(QuarterlyScorecard scorecard) => scorecard.Rows
        .GroupBy(r => (r.Reported.Period.Length, r.Reported.Period.Calendar))
        .OrderBy(g => g.Key.Length == PeriodLength.Quarter ? 0 : 1).ThenBy(g => g.Key.Calendar).ThenBy(g => g.Key.Length)
        .Select(g => Wide(Caption(g.Key.Length, g.Key.Calendar), [.. g]));

    /// <summary>Every value read for the paper, a row each: for the workbook.</summary>
    public static ReportTable Long(QuarterlyScorecard scorecard) => new(
        "Values by measure and period",
        [
            new("Code", ReportColumnKind.Code), new("Short name", ReportColumnKind.Name), new("Unit", ReportColumnKind.Words), new("Period", ReportColumnKind.Words),
            new("Period ends", ReportColumnKind.Date), new("Value, or why there is none", ReportColumnKind.Figure), new("Numerator", ReportColumnKind.Figure), new("Denominator", ReportColumnKind.Figure),
            new("Quality", ReportColumnKind.Words), new("About the figure", ReportColumnKind.Words),
        ],
        [.. scorecard.Rows.SelectMany(row => row.Series.Select(point => new ReportRow(
        [
            ReportCells.Of(row.Code), ReportCells.Of(row.Title), ReportCells.Of(row.Rules.Unit), ReportCells.Of(point.Period.Label), ReportCells.Of(point.Period.End),
            ReportCells.PointAlone(row, point),
            ReportCells.Part(row, point, point.Numerator, MeasureUnit.Of(row.Rules.Unit).NumeratorUnit), ReportCells.Part(row, point, point.Denominator, "number"),
            ReportCells.Of(point.Value is null ? "No value" : Wording.UpperFirst(PointWords.Quality(point) ?? ReasonText.Token(ValueQuality.Actual))),
            ReportCells.Of(PointWords.About(point) ?? "Nothing to add"),
        ])))]);

    private static ReportTable Wide(string caption, IReadOnlyList<ScorecardRow> rows)
    {
        List<Period> periods = [.. rows.SelectMany(r => r.Series).Select(p => p.Period).Distinct().Order().TakeLast(PeriodsAcross)];
        return MeasureColumn.Table(
            caption,
            [MeasureColumn.Code, MeasureColumn.ShortName, .. periods.Select(period => new MeasureColumn(period.Label, ReportColumnKind.Figure, row => ReportCells.Point(row, row.Series.FirstOrDefault(p => p.Period == period), period)))],
            rows);
    }

    private static string Caption(PeriodLength length, PeriodCalendar calendar)
    {
        string period = length switch
        {
            PeriodLength.Month => "month",
            PeriodLength.Quarter => "quarter",
            PeriodLength.Term => "term",
            PeriodLength.HalfYear => "half-year",
            PeriodLength.Year => "year",
            _ => throw new ArgumentOutOfRangeException(nameof(length), length, null),
        };
        string of = (length, calendar) switch
        {
            (PeriodLength.Month, _) => "",
            (_, PeriodCalendar.Academic) => " of the academic year",
            (PeriodLength.Year, PeriodCalendar.Calendar) => " (January to December)",
            (PeriodLength.Year, _) => " (April to March)",
            _ => "",
        };
        return $"Values by {period}{of}";
    }
}
