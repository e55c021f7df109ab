using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Charts;
using PerformanceManagement.Core.Dashboards;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.SideBySide;

/// <summary>Reads measures to be seen beside each other: a fixed number of questions to the database, however many they are.</summary>
public sealed class CompareService(PerformanceDbContext database, ScorecardService scorecards, DashboardService dashboards, MeasureTrackService tracks)
{
    /// <summary>The measures that somebody chose.</summary>
    /// <param name="choice">Which.</param>
    /// <param name="quarter">The quarter in which they are seen.</param>
    /// <param name="range">How far back.</param>
    /// <param name="isOneScale">Whether they have one axis of figures, where all are of one unit.</param>
    /// <param name="actor">Who asks, for what they watch.</param>
    /// <param name="stop">Cancels the reading.</param>
    public async Task<ComparedMeasures> GetAsync(CompareChoice choice, Period quarter, CourseRange range, bool isOneScale, Actor actor, CancellationToken stop = default)
    {
        List<ChosenMeasure> named = choice.Codes.Count == 0 ? [] : await NamedQuery(database, choice.Codes).ToListAsync(stop);
        Dictionary<string, ChosenMeasure> byCode = named.ToDictionary(m => m.Code, StringComparer.OrdinalIgnoreCase);
        ChosenMeasure? whole = choice.PartsOf is { } code ? await NamedQuery(database, [code]).FirstOrDefaultAsync(stop) : null;
        ChosenMeasure[] all =
        [
            .. choice.Codes.Where(byCode.ContainsKey).Select(c => byCode[c]),
            .. whole is null ? [] : new[] { whole },
            .. whole is null ? [] : await PartsQuery(database, whole.Id).ToListAsync(stop),
            .. choice.Watched ? await WatchedQuery(database, actor.UserId).ToListAsync(stop) : [],
            .. await ListedAsync(choice, quarter, stop),
        ];
        ChosenMeasure[] chosen = [.. all.DistinctBy(m => m.Id)];
        ChosenMeasure[] shown = [.. chosen.Take(CompareChoice.Most)];
        Dictionary<int, MeasureTrack> read = await TracksAsync([.. shown.Select(m => m.Id)], quarter, stop);
        ComparedMeasure[] measures = [.. shown.Select(m => Of(m, read.GetValueOrDefault(m.Id), range))];
        var compared = new ComparedMeasures
        {
            Quarter = quarter,
            Measures = measures,
            Chosen = chosen.Length,
            Unknown = [.. choice.Codes.Where(c => !byCode.ContainsKey(c))],
            Whole = whole?.Named,
        };
        Chart[] charts = [.. measures.Select(m => m.Course?.Chart).OfType<Chart>()];
        return charts.Length == 0 ? compared : compared with { Axis = ChartAxis.Of(charts, ChartSize.Small, isOneScale && compared.IsOneUnit) };
    }

    internal static IQueryable<ChosenMeasure> NamedQuery(PerformanceDbContext database, IReadOnlyCollection<string> codes) =>
        database.Measures.AsNoTracking().Where(m => codes.Contains(m.Code)).Select(m => new ChosenMeasure(m.Id, m.Code, m.Title));

    internal static IQueryable<ChosenMeasure> PartsQuery(PerformanceDbContext database, int wholeId) =>
        from link in database.MeasureParts
        join part in database.Measures on link.PartId equals part.Id
        where link.WholeId == wholeId
        orderby part.Code
        select new ChosenMeasure(part.Id, part.Code, part.Title);

    internal static IQueryable<ChosenMeasure> WatchedQuery(PerformanceDbContext database, int? userId) =>
        from watch in database.Watches
        join measure in database.Measures on watch.MeasureId equals measure.Id
        where watch.UserId == userId
        orderby measure.Code
        select new ChosenMeasure(measure.Id, measure.Code, measure.Title);

    // A small chart is a line and its target: limits and other areas have the measure's own page.
    private static ComparedMeasure Of(ChosenMeasure measure, MeasureTrack? track, CourseRange range)
    {
        if (track?.Course is not { } course) return new ComparedMeasure(measure.Named, track, null);
        IReadOnlyList<HistoryPoint> points = course.Points(course.Reported, range);
        Chart chart = new MeasureChart($"{measure.Title} ({track.Row.Rules.Unit})", track.Row.Rules).Of(points);
        string sentence = LatestSentence.Of(track.Row.Rules, course.Points(course.Reported, CourseRange.All));
        return new ComparedMeasure(measure.Named, track, new CourseView(course.Reported, range, points, chart, sentence));
    }

    private async Task<IEnumerable<ChosenMeasure>> ListedAsync(CompareChoice choice, Period quarter, CancellationToken stop)
    {
        if (!choice.Attention && choice.DirectorateId is null && choice.PriorityId is null) return [];
        DashboardView view = await dashboards.GetAsync(quarter, new ScorecardFilter { DirectorateId = choice.DirectorateId, PlanItemId = choice.PriorityId }, stop);
        return (choice.Attention ? view.Attention.Select(a => a.Row) : view.Scorecard.Rows).Select(r => new ChosenMeasure(r.MeasureId, r.Code, r.Title));
    }

    // A measure that came after its quarter was signed off is not among those kept, and is worked out for who asks for it.
    private async Task<Dictionary<int, MeasureTrack>> TracksAsync(IReadOnlyCollection<int> ids, Period quarter, CancellationToken stop)
    {
        if (ids.Count == 0) return [];
        List<ScorecardRow> rows = [.. (await scorecards.GetAsync(quarter, new ScorecardFilter { MeasureIds = ids }, stop)).Rows];
        int[] missing = [.. ids.Except(rows.Select(r => r.MeasureId))];
        if (missing.Length > 0) rows.AddRange((await scorecards.GetAsync(quarter, new ScorecardFilter { MeasureIds = missing }, stop)).Rows);
        return (await tracks.ReadAsync(rows, stop)).ToDictionary(t => t.Row.MeasureId);
    }
}

/// <summary>A measure that was chosen.</summary>
internal sealed record ChosenMeasure(int Id, string Code, string Title)
{
    public NamedMeasure Named => new(Code, Title);
}
