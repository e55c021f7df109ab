using System.Text;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reading;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.SideBySide;

/// <summary>Reads a measure to be seen beside other areas.</summary>
public sealed class NeighbourService(MeasureService measures, MeasureTrackService tracks)
{
    /// <summary>The measure and its neighbours; null when there is no such measure.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="quarter">The quarter in which it is seen.</param>
    /// <param name="stop">Cancels the reading.</param>
    public async Task<MeasureNeighbours?> FindAsync(string code, Period quarter, CancellationToken stop = default)
    {
        if (await measures.RowAsync(code, quarter, stop) is not { } row) return null;
        MeasureTrack track = (await tracks.ReadAsync([row], stop)).Single();
        return new MeasureNeighbours(track, NeighbourCourses.Of(track));
    }
}

/// <summary>A measure and its neighbours.</summary>
/// <param name="Track">The measure.</param>
/// <param name="Courses">Its course beside theirs; null where there is none to set beside it.</param>
public sealed record MeasureNeighbours(MeasureTrack Track, NeighbourCourses? Courses)
{
    private const string Header = "code,title,unit,group,area,period,value,shown,our_value,our_shown";

    /// <summary>All figures shown as a CSV file, which begins with a byte order mark, as Excel wants it.</summary>
    public byte[] ToCsv()
    {
        var text = new StringBuilder(Header).Append("\r\n");
        ScorecardRow row = Track.Row;
        foreach ((NeighbourSection section, AreaCourse course) in (Courses?.Sections ?? []).SelectMany(s => s.Courses.Select(c => (s, c))))
        {
            foreach ((int index, Period period) in Courses!.Periods.Index())
            {
                text.AppendJoin(',',
                    CsvCell.Of(row.Code), CsvCell.Of(row.Title), CsvCell.Of(row.Rules.Unit), CsvCell.Of(section.Group), CsvCell.Of(course.Name), CsvCell.Of(period.Token),
                    CsvCell.Of(course.Points[index].Value is { } value ? row.Rules.Rounded(value) : null), CsvCell.Of(course.Points[index].Text),
                    CsvCell.Of(row.Number(Courses.Ours[index])), CsvCell.Of(row.Text(Courses.Ours[index])));
                text.Append("\r\n");
            }
        }

        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())];
    }
}
