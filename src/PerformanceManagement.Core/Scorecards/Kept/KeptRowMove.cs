using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Scorecards.Kept;

/// <summary>
/// A kept row on its way to another database: the same row, with the keys of the database left out and put in. Nothing else of it is touched, so that
/// what members saw is what is shown there.
/// </summary>
internal static class KeptRowMove
{
    /// <summary>The row without the keys of this database.</summary>
    /// <param name="figure">The row.</param>
    /// <param name="numberOf">The number by which a correction goes along, by its key; 0 for none.</param>
    /// <exception cref="System.Text.Json.JsonException">What is stored is no row.</exception>
    public static KeptRow Out(SignedOffFigure figure, Func<int, int> numberOf)
    {
        KeptRow row = figure.Format == KeptRow.Current ? KeptRow.Read(figure.Row, figure.Format) : KeptRow.Of(figure.ToRow());
        return row with
        {
            MeasureId = 0,
            OwnerId = null,
            PlanPath = [.. row.PlanPath.Select(p => p with { Id = 0 })],
            Restated = row.Restated is null ? null : [.. row.Restated.Select(c => c with { Id = numberOf(c.Id) })],
        };
    }

    /// <summary>The row with the keys of this database, to be stored.</summary>
    /// <param name="row">The row.</param>
    /// <param name="collectionId">The quarter that was signed off.</param>
    /// <param name="measureId">The measure.</param>
    /// <param name="placeOf">The key of a place of the plan; null where it is there no more.</param>
    /// <param name="correctionOf">The key of a correction by its number; 0 for none.</param>
    public static SignedOffFigure In(KeptRow row, int collectionId, int measureId, Func<string, int?> placeOf, Func<int, int> correctionOf) => new()
    {
        CollectionId = collectionId,
        MeasureId = measureId,
        Row = (row with
        {
            MeasureId = measureId,
            PlanPath = [.. row.PlanPath.Select(p => p with { Id = placeOf(p.Key) ?? 0 })],
            Restated = row.Restated is null ? null : [.. row.Restated.Select(c => c with { Id = correctionOf(c.Id) })],
        }).ToJson(),
    };

    /// <summary>Whether the row shows a number for one of some periods, or compares with one: a figure that was suppressed after its quarter had been signed off.</summary>
    public static bool Shows(this KeptRow row, Func<Period, bool> isHidden)
    {
        bool IsHidden(string token) => isHidden(Period.Parse(token));
        IEnumerable<KeptPoint> points = [row.Reported, .. row.Series, .. row.EarlierQuarters.Select(q => q.Point), .. (row.MonthOnMonth ?? []).Select(m => m.Point).Concat([row.PreviousYear, row.YearSoFar]).OfType<KeptPoint>()];
        IEnumerable<KeptTrend> trends = [row.ShortTrend, row.LongTrend, row.SinceLastYear, .. new[] { row.SinceOutturn }.OfType<KeptTrend>(), .. (row.MonthOnMonth ?? []).Select(m => m.Trend)];
        return points.Any(p => (p.Value ?? p.Numerator) is not null && IsHidden(p.Period))
            || trends.Any(t => t.Value is not null && t.Against.Any(IsHidden))
            || (row.Restated ?? []).Any(c => (c.Was?.Value ?? c.Now?.Value) is not null && IsHidden(c.Period));
    }
}
