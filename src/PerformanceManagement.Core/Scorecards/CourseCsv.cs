using System.Text;
using PerformanceManagement.Core.Charts;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Reading;

namespace PerformanceManagement.Core.Scorecards;

/// <summary>The course of a measure as a CSV file: a row for each point of its chart, the oldest first.</summary>
public static class CourseCsv
{
    private const string Header = "code,title,unit,period,value,shown,numerator,denominator,target_low,target_high,target,remarks";

    /// <summary>The file, which begins with a byte order mark, as Excel wants it. A figure that is not there has no value, and why in <c>shown</c>.</summary>
    /// <param name="page">The measure's page.</param>
    /// <param name="course">The course.</param>
    public static byte[] Write(MeasurePage page, CourseView course) => Write([(page.Row, page.Measure.Title, page.Measure.Unit, course.Points)], page.QualityNoteOf);

    /// <summary>The same of several measures, one below the other.</summary>
    /// <param name="courses">The measures with their titles, units and points.</param>
    /// <param name="qualityNote">Why a doubted figure is right, for a column of its own; null for a file without it.</param>
    public static byte[] Write(IEnumerable<(ScorecardRow Row, string Title, string Unit, IReadOnlyList<HistoryPoint> Points)> courses, Func<SeriesPoint, string?>? qualityNote = null)
    {
        var text = new StringBuilder(Header).Append(qualityNote is null ? "" : ",quality_note").Append("\r\n");
        foreach ((ScorecardRow row, string title, string unit, IReadOnlyList<HistoryPoint> points) in courses)
        {
            MeasureRules rules = row.Rules;
            foreach (HistoryPoint history in points)
            {
                (SeriesPoint point, TargetFigure? target) = (history.Point, history.Target is { HasNumber: true } number ? number : null);
                text.AppendJoin(',',
                    CsvCell.Of(row.Code), CsvCell.Of(title), CsvCell.Of(unit), CsvCell.Of(point.Period.Token),
                    CsvCell.Of(row.Number(point)), CsvCell.Of(row.Text(point)), CsvCell.Of(point.Numerator), CsvCell.Of(point.Denominator),
                    CsvCell.Of(target is null ? null : target.Value ?? target.Low), CsvCell.Of(target is null ? null : target.Value ?? target.High),
                    CsvCell.Of(FigureFormat.TargetText(history.Target, rules.Decimals, rules.Unit)), CsvCell.Of(Remarks(history)));
                if (qualityNote is not null) text.Append(',').Append(CsvCell.Of(qualityNote(point)));
                text.Append("\r\n");
            }
        }

        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>What is said beside a point, in the table and in the file; empty for nothing.</summary>
    public static string Remarks(HistoryPoint history) => string.Join("; ", new[]
    {
        ScorecardRow.Remark(history.Point, history.Point.Period),
        history.Point is { Value: not null, Origin: PointOrigin.WorkedOut } ? "worked out" : null,
        history.IsBreak ? "new method from here" : null,
    }.Where(remark => remark is not null));
}
