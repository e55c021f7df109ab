using PerformanceManagement.Core.Charts;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Benchmarks;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.SideBySide;

/// <summary>
/// The course of a measure beside those of other areas, by the periods that their figures are of: groups and areas by name, the members of a group by name
/// below its mean. Never in the order of figures, and without a place, so that they make no league table. Pure.
/// </summary>
/// <param name="Periods">The periods, the oldest first: those of the length of the latest figure that are not later than what we report.</param>
/// <param name="Ours">Our point of each of them.</param>
/// <param name="Sections">Groups by name, then the areas that are in none of them.</param>
/// <param name="Axis">What all charts share.</param>
public sealed record NeighbourCourses(IReadOnlyList<Period> Periods, IReadOnlyList<SeriesPoint> Ours, IReadOnlyList<NeighbourSection> Sections, ChartAxis Axis)
{
    /// <summary>How many areas are shown at most.</summary>
    public const int Most = 36;

    /// <summary>How many areas are left out because there are too many.</summary>
    public int LeftOut { get; private init; }

    /// <summary>How many figures are of longer or shorter periods, and not drawn.</summary>
    public int OfOtherPeriods { get; private init; }

    /// <summary>All courses, in the order in which they are shown.</summary>
    public IEnumerable<AreaCourse> All => Sections.SelectMany(s => s.Courses);

    /// <summary>The courses of a measure; null where no area has a figure to set beside ours.</summary>
    public static NeighbourCourses? Of(MeasureTrack track)
    {
        if (track.Own is not { } own) return null;
        List<AreaFigure> early = [.. track.AreaFigures.Where(f => f.Period.End <= own.Reported.Period.End)];
        if (early.Count == 0) return null;
        Period latest = early.Max(f => f.Period);
        List<AreaFigure> figures = [.. early.Where(f => f.Period.Length == latest.Length && f.Period.Calendar == latest.Calendar)];
        Period[] periods = [.. figures.Select(f => f.Period).Distinct().Order()];
        SeriesPoint[] ours = [.. periods.Select(own.For)];
        var make = new Maker(track.Row, periods, ours, figures.ToLookup(f => f.Area, StringComparer.OrdinalIgnoreCase));
        List<NeighbourSection> all = make.Sections(track.Groups);
        int areas = all.Sum(s => s.Courses.Count(c => !c.IsMean));
        List<NeighbourSection> shown = areas <= Most ? all : [.. Cut(all)];
        Chart[] charts = [.. shown.SelectMany(s => s.Courses).Select(c => c.Chart)];
        return new NeighbourCourses(periods, ours, shown, ChartAxis.Of(charts, ChartSize.Small, isOneScale: true)) { LeftOut = Math.Max(0, areas - Most), OfOtherPeriods = early.Count - figures.Count };
    }

    private static IEnumerable<NeighbourSection> Cut(IEnumerable<NeighbourSection> sections)
    {
        int room = Most;
        foreach (NeighbourSection section in sections)
        {
            AreaCourse[] kept = [.. section.Courses.Where(c => c.IsMean || room-- > 0)];
            if (kept.Length > 0) yield return section with { Courses = kept };
        }
    }

    private sealed class Maker(ScorecardRow row, Period[] periods, SeriesPoint[] ours, ILookup<string, AreaFigure> figures)
    {
        private readonly MeasureRules rules = row.Rules;

        public List<NeighbourSection> Sections(IEnumerable<NeighbourGroup> groups)
        {
            NeighbourGroup[] shown = [.. groups.Where(g => g.Areas.Any(figures.Contains)).OrderBy(g => g.Name, StringComparer.OrdinalIgnoreCase)];
            HashSet<string> members = new(shown.SelectMany(g => g.Areas), StringComparer.OrdinalIgnoreCase);
            string[] alone = [.. ByName(figures.Select(f => f.Key).Where(area => !members.Contains(area)))];
            List<NeighbourSection> sections = [.. shown.Select(Section)];
            if (alone.Length > 0) sections.Add(new NeighbourSection(null, [.. alone.Select(Area)], []));
            return sections;
        }

        private static IEnumerable<string> ByName(IEnumerable<string> areas) => areas.Order(StringComparer.OrdinalIgnoreCase);

        private NeighbourSection Section(NeighbourGroup group) => new(
            group.Name,
            [Mean(group), .. ByName(group.Areas.Where(figures.Contains)).Select(Area)],
            [.. ByName(group.Areas.Where(area => !figures.Contains(area)))]);

        private AreaCourse Area(string area) => Course(figures[area].First().Area, isMean: false, period => figures[area].FirstOrDefault(f => f.Period == period) is { } figure
            ? new ChartPoint(figure.Value, rules.Display(figure.Value))
            : new ChartPoint(null, "No figure"));

        // A mean of a few stands for no group: at least half of those that ever have a figure, as where ours is compared with it.
        private AreaCourse Mean(NeighbourGroup group)
        {
            string[] known = [.. group.Areas.Where(figures.Contains)];
            return Course($"Mean of {group.Name}", isMean: true, period =>
            {
                decimal[] values = [.. known.SelectMany(area => figures[area].Where(f => f.Period == period).Take(1)).Select(f => f.Value)];
                if (values.Length == 0 || values.Length * 2 < known.Length) return new ChartPoint(null, $"No mean: {values.Length} of {group.Areas.Count} members have a figure");
                decimal mean = rules.Rounded(values.Average());
                return new ChartPoint(mean, rules.Display(mean)) { Remark = $"mean of {values.Length} of {group.Areas.Count} members" };
            });
        }

        private AreaCourse Course(string name, bool isMean, Func<Period, ChartPoint> pointOf)
        {
            ChartPoint[] theirs = [.. periods.Select(pointOf)];
            var chart = new Chart
            {
                Title = $"{row.Title} ({rules.Unit}): ours beside {(isMean ? Wording.LowerFirst(name) : name)}",
                Rules = rules,
                Periods = periods,
                Series = [new ChartSeries("Ours", [.. ours.Select(p => MeasureChart.PointOf(p, rules))]), new ChartSeries(name, theirs)],
            };
            return new AreaCourse(name, isMean, theirs, chart, Sentence(theirs));
        }

        private string Sentence(ChartPoint[] theirs)
        {
            int last = Array.FindLastIndex(theirs, p => p.Value is not null);
            if (last < 0) return "No figure.";
            string own = ours[last].Value is null ? $"ours {Wording.LowerFirstWord(row.Text(ours[last]))}" : $"ours {row.Text(ours[last])}";
            return $"{theirs[last].Text} in {periods[last].Label}, {own}.";
        }
    }
}

/// <summary>Areas that are shown together.</summary>
/// <param name="Group">The group; null for areas that are in none.</param>
/// <param name="Courses">The mean of a group, then the areas by name.</param>
/// <param name="Missing">Members without any figure, by name.</param>
public sealed record NeighbourSection(string? Group, IReadOnlyList<AreaCourse> Courses, IReadOnlyList<string> Missing);

/// <summary>The course of another area, or of the mean of a group.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="IsMean">Whether it is the mean of a group.</param>
/// <param name="Points">Its point of each period.</param>
/// <param name="Chart">It beside ours.</param>
/// <param name="Sentence">Its latest figure beside ours of the same period.</param>
public sealed record AreaCourse(string Name, bool IsMean, IReadOnlyList<ChartPoint> Points, Chart Chart, string Sentence);
