using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;

namespace PerformanceManagement.Core.Scorecards;

/// <summary>
/// Which quarters were signed off without a measure that is there now. Their figures of it are its history: they may still be brought in, and are
/// marked wherever they stand, because no member saw them with their quarter.
/// </summary>
internal static class AddedLater
{
    /// <summary>What is said beside such a figure.</summary>
    public const string Mark = "added later";

    /// <summary>The quarters that were signed off with a row for at least one measure.</summary>
    public static IQueryable<Period> EditionsQuery(PerformanceDbContext database) =>
        database.Collections.AsNoTracking()
            .Where(c => c.State == CollectionState.SignedOff && database.SignedOffFigures.Any(f => f.CollectionId == c.Id))
            .Select(c => c.Period);

    /// <summary>The quarters that were signed off without each of some measures; nothing for a measure that was in all of them.</summary>
    public static IQueryable<MissedEdition> Query(PerformanceDbContext database, IQueryable<Measure> measures) =>
        from collection in database.Collections.AsNoTracking()
        where collection.State == CollectionState.SignedOff && database.SignedOffFigures.Any(f => f.CollectionId == collection.Id)
        from measure in measures
        where !database.SignedOffFigures.Any(f => f.CollectionId == collection.Id && f.MeasureId == measure.Id)
        select new MissedEdition(measure.Id, collection.Period);

    /// <summary>A row, with the figures marked that came after their quarter had been signed off without the measure.</summary>
    public static ScorecardRow Marked(ScorecardRow row, IReadOnlyCollection<Period> missed)
    {
        if (missed.Count == 0) return row;
        SeriesPoint Mark(SeriesPoint point) =>
            point.Origin != PointOrigin.Missing && missed.Contains(EntryRules.QuarterOf(point.Period, row.Rules)) ? point with { IsAddedLater = true } : point;
        return row with
        {
            Reported = Mark(row.Reported),
            Series = [.. row.Series.Select(Mark)],
            EarlierQuarters = [.. row.EarlierQuarters.Select(q => q with { Point = Mark(q.Point) })],
            PreviousYear = row.PreviousYear is { } year ? Mark(year) : null,
        };
    }
}

/// <summary>That a quarter was signed off without a measure.</summary>
internal sealed record MissedEdition(int MeasureId, Period Quarter);
