using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Counts;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Ratings.Trends;
using PerformanceManagement.Core.Reports.Words;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Reports.Paper;

/// <summary>Makes cells of a scorecard's rows: the text as printed, the figure behind it, the mark beside it.</summary>
internal static class ReportCells
{
    /// <summary>Stands where there is nothing to show; every key explains it.</summary>
    public const string Nothing = "–";

    public static ReportCell Of(string? text) => new(text is null || PlainText.Line(text) is not { Length: > 0 } line ? Nothing : line);

    public static ReportCell Of(int count) => new(count.ToString("N0", System.Globalization.CultureInfo.GetCultureInfo("en-GB"))) { Number = count };

    public static ReportCell Of(DateOnly? date) => date is { } day ? new(FigureFormat.Date(day)) { Date = day } : new(Nothing);

    /// <summary>The reported figure of this quarter.</summary>
    public static ReportCell Value(ScorecardRow row) => Figure(row, row.Reported, row.ValueText, row.ValueRemark);

    /// <summary>A point in the column of a period.</summary>
    public static ReportCell Point(ScorecardRow row, SeriesPoint? point, Period column) =>
        point is null ? new(Nothing) : Figure(row, point, row.Text(point), row.RemarkOf(point, column));

    /// <summary>A point where everything said of it stands in a column of its own, but for parts that had nothing to count.</summary>
    public static ReportCell PointAlone(ScorecardRow row, SeriesPoint point) => Figure(row, point, row.Text(point), PointWords.NoCases(point));

    public static ReportCell Target(ScorecardRow row) => Target(row, row.Target, row.TargetText);

    public static ReportCell YearTarget(ScorecardRow row) => Target(row, row.YearTarget, row.YearTargetText);

    /// <summary>What the year is expected to come to, with where that comes from and its status in words.</summary>
    public static ReportCell Forecast(ScorecardRow row) =>
        row.Forecast is { Value: { } value } forecast
            ? Typed(new ReportCell(row.ForecastText!) { Remark = $"{row.ForecastMark}: {forecast.Rating.ShortLabel.ToLowerInvariant()}", Explanation = PlainText.Line(forecast.Explanation) }, row, row.Rules.Rounded(value), row.Rules.Decimals)
            : new(Nothing);

    /// <summary>A target whose words stand in the line under the row: its figure, or that it is in words.</summary>
    public static ReportCell TargetWithoutWords(ScorecardRow row, TargetFigure target) => target.HasFigure || !target.IsTarget
        ? Target(row, target with { Words = null }, row.TextWithoutWords(target)!) with { Remark = "see below" }
        : new ReportCell("In words below");

    public static ReportCell Status(ScorecardRow row, string label) => new(label)
    {
        Mark = row.Rating.Status is { } status ? ReportPalette.Of(status) : null,
        Remark = row.Rating.IsJudged ? "judged" : row.LastKnown is { } last ? $"last known: {last.Rating.ShortLabel}, {last.Period.Label}" : null,
        Explanation = PlainText.Line(row.Rating.Explanation),
    };

    public static ReportCell Trend(DirectionOfTravel trend) => new(trend.Label) { Mark = ReportPalette.Of(trend), Explanation = PlainText.Line(trend.Explanation) };

    /// <summary>A count, which opens to its members and its denominator.</summary>
    public static ReportCell Of(CountOf count) => Of(count.Count) with { Explanation = PlainText.Line($"{count.Sentence} Counted: {ExplanationTables.Members(count)}.") };

    /// <summary>A numerator or denominator as it was entered or added up; a point without a value has none to show, whatever the reason.</summary>
    public static ReportCell Part(ScorecardRow row, SeriesPoint point, decimal? part, string unit)
    {
        if (point.Value is null) return new("No value");
        if (part is not { } figure) return new(row.Series.Any(p => p.Numerator is not null) ? "Not given" : "Not collected");
        var known = MeasureUnit.Of(unit);
        return new ReportCell(FigureFormat.AsSet(figure, 0, unit)) { Number = figure, Decimals = FigureFormat.DecimalsOf(figure), Prefix = known.Prefix, Suffix = known.NumberSuffix };
    }

    private static ReportCell Figure(ScorecardRow row, SeriesPoint point, string text, string? remark)
    {
        ReportCell cell = new(text) { Remark = remark is null ? null : PlainText.Line(remark) };
        return row.Number(point) is { } number ? Typed(cell, row, number, row.Rules.Decimals) : cell;
    }

    // A range or words is text; a number is a number, with the decimals it was set with.
    private static ReportCell Target(ScorecardRow row, TargetFigure? target, string text)
    {
        ReportCell cell = Of(text);
        if (target is not { Value: { } value, Words: null }) return cell;
        int point = text.IndexOf('.', StringComparison.Ordinal);
        return Typed(cell, row, value, point < 0 ? 0 : text[(point + 1)..].Count(char.IsAsciiDigit));
    }

    private static ReportCell Typed(ReportCell cell, ScorecardRow row, decimal value, int decimals) => cell with
    {
        Number = value,
        Decimals = decimals,
        Prefix = row.Marks.Prefix,
        Suffix = row.Marks.Suffix,
    };
}
