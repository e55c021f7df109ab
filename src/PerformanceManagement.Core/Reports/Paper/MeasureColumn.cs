using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Trends;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Reports.Paper;

/// <summary>A column of a table of measures: what stands above it and in it, in one place, so that no figure can stand under another's heading.</summary>
/// <param name="Header">Its heading, never empty.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Cell">The cell of a measure, with why it is so.</param>
internal sealed record MeasureColumn(string Header, ReportColumnKind Kind, Func<ScorecardRow, ReportCell> Cell)
{
    /// <summary>What stands above it, over its neighbours with the same; null for nothing.</summary>
    public string? Over { get; init; }

    /// <summary>Its name where a person gives what stands in it.</summary>
    public string Key { get; init; } = Header;

    public static MeasureColumn Code { get; } = new("Code", ReportColumnKind.Code, r => ReportCells.Of(r.Code));

    public static MeasureColumn ShortName { get; } = new("Short name", ReportColumnKind.Name, r => ReportCells.Of(r.Title));

    public static MeasureColumn Unit { get; } = new("Unit", ReportColumnKind.Words, r => ReportCells.Of(r.Rules.Unit));

    public static MeasureColumn Directorate { get; } = new("Directorate", ReportColumnKind.Words, r => ReportCells.Of(r.Directorate));

    public static MeasureColumn SuccessIs { get; } = new("Success is", ReportColumnKind.Words, r => ReportCells.Of(r.SuccessIs));

    public static MeasureColumn LongTrend { get; } = Trend("Long trend", r => r.LongTrend);

    public static MeasureColumn ShortTrend { get; } = Trend("Short trend", r => r.ShortTrend);

    public static MeasureColumn Chart { get; } = new("Trend chart", ReportColumnKind.Chart, ReportCharts.Of);

    public static MeasureColumn Forecast { get; } = new("Year-end forecast", ReportColumnKind.Figure, ReportCells.Forecast);

    /// <summary>The figure of the year before the quarter's.</summary>
    public static MeasureColumn PreviousYear(Period quarter)
    {
        Period year = Period.FinancialYear(quarter.Year - 1);
        return new($"{year.Label} value", ReportColumnKind.Figure, r => ReportCells.Point(r, r.PreviousYear, year));
    }

    /// <summary>The figures of the earlier quarters of the quarter's year, in order.</summary>
    public static IEnumerable<MeasureColumn> EarlierQuarters(Period quarter) => Enumerable.Range(1, quarter.Number - 1).Select(n => Period.FinancialQuarter(quarter.Year, n))
        .Select((earlier, i) => new MeasureColumn($"{earlier.Label} value", ReportColumnKind.Figure, r => ReportCells.Point(r, r.EarlierQuarters[i].Point, r.EarlierQuarters[i].Quarter)));

    public static MeasureColumn Value(Period quarter) => new($"{quarter.Label} value", ReportColumnKind.Figure, ReportCells.Value);

    public static MeasureColumn Target(Period quarter, Func<ScorecardRow, ReportCell>? cell = null) => new($"{quarter.Label} target", ReportColumnKind.Figure, cell ?? ReportCells.Target);

    public static MeasureColumn YearTarget(Period quarter, Func<ScorecardRow, ReportCell>? cell = null) => new($"{Period.FinancialYear(quarter.Year).Label} target", ReportColumnKind.Figure, cell ?? ReportCells.YearTarget);

    public static MeasureColumn Status(Period quarter, Func<ScorecardRow, string> label) => new($"{quarter.Label} status", ReportColumnKind.Mark, r => ReportCells.Status(r, label(r)));

    /// <summary>A column of sentences: why something is so.</summary>
    public static MeasureColumn Why(string header, Func<ScorecardRow, string> sentence) => new(header, ReportColumnKind.Text, r => ReportCells.Of(sentence(r)));

    /// <summary>A table with a row for each measure.</summary>
    public static ReportTable Table(string caption, IReadOnlyList<MeasureColumn> columns, IEnumerable<ScorecardRow> rows) =>
        new(caption, Heads(columns), [.. rows.Select(row => Row(columns, row))]);

    /// <summary>What stands above the columns.</summary>
    public static IReadOnlyList<ReportColumn> Heads(IEnumerable<MeasureColumn> columns) => [.. columns.Select(c => new ReportColumn(c.Header, c.Kind) { Over = c.Over })];

    /// <summary>The cells of a measure.</summary>
    public static ReportRow Row(IEnumerable<MeasureColumn> columns, ScorecardRow row) => new([.. columns.Select(c => c.Cell(row))]);

    private static MeasureColumn Trend(string header, Func<ScorecardRow, DirectionOfTravel> trend) => new(header, ReportColumnKind.Mark, r => ReportCells.Trend(trend(r)));
}
