using PerformanceManagement.Core.Results;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Ratings.Suppression;

namespace PerformanceManagement.Core.Scorecards;

/// <summary>
/// The figures that may be shown of measures that have a suppressed figure, or are made from others, or belong to those that are. They are worked out over
/// all figures of the whole family, whichever measures and periods a page shows: what is hidden on one page is hidden on all.
/// A fixed number of questions to the database.
/// </summary>
internal sealed class ShownFigures
{
    private readonly Dictionary<int, IReadOnlyList<EnteredFigure>> figures = [];
    private readonly Dictionary<int, IReadOnlyList<string>> parts = [];
    private readonly Dictionary<int, Exception> faults = [];

    private ShownFigures()
    {
    }

    /// <summary>
    /// Reads the families of all measures with a suppressed figure, and of all that are made from others. A fault in working them out is kept
    /// to the measures concerned (<see cref="FaultOf"/>), of which nothing is shown then.
    /// </summary>
    public static async Task<ShownFigures> ReadAsync(PerformanceDbContext database, CancellationToken stop)
    {
        List<PartLink> links = await LinksQuery(database).ToListAsync(stop);
        List<int> suppressed = await SuppressedQuery(database).ToListAsync(stop);
        // Every measure that is joined to another: a family is read whole or not at all.
        HashSet<int> ids = [.. suppressed, .. links.Select(l => l.WholeId), .. links.Select(l => l.PartId)];
        var shown = new ShownFigures();
        if (ids.Count == 0) return shown;

        IQueryable<Measure> measures = database.Measures.AsNoTracking().Where(m => ids.Contains(m.Id));
        List<ScorecardMeasure> heads = await ScorecardService.ScorecardMeasuresQuery(measures).ToListAsync(stop);
        ILookup<int, EnteredFigure> entered = (await FiguresQuery(database, measures).ToListAsync(stop)).ToLookup(f => f.MeasureId, f => f.Figure);
        try
        {
            shown.WorkOut(heads, entered, links);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // What must be hidden of them is not known now, so nothing of them is shown.
            shown.figures.Clear();
            foreach (ScorecardMeasure head in heads) shown.faults[head.Id] = fault;
        }

        return shown;
    }

    /// <summary>The figures of a measure as they may be shown: those given, for a measure outside all families; else those worked out for the family.</summary>
    /// <param name="measureId">The measure's key.</param>
    /// <param name="asEntered">Its figures as they were read.</param>
    /// <param name="isInReach">Whether a page reads as far as a period.</param>
    public IEnumerable<EnteredFigure> Of(int measureId, IEnumerable<EnteredFigure> asEntered, Func<Period, bool> isInReach) =>
        figures.TryGetValue(measureId, out IReadOnlyList<EnteredFigure>? worked) ? worked.Where(f => isInReach(f.Period)) : asEntered;

    /// <summary>Why nothing of a measure can be shown, where its family could not be worked out; null otherwise.</summary>
    public Exception? FaultOf(int measureId) => faults.GetValueOrDefault(measureId);

    /// <summary>Whether a measure's figure for a period must not be shown.</summary>
    public bool IsHidden(int measureId, Period period) =>
        faults.ContainsKey(measureId) || (figures.TryGetValue(measureId, out IReadOnlyList<EnteredFigure>? worked) && worked.Any(f => f.Period == period && f.Reason == ReasonForNoValue.Suppressed));

    /// <summary>The codes of the measures a measure is made from, in order; empty for none.</summary>
    public IReadOnlyList<string> PartsOf(int measureId) => parts.GetValueOrDefault(measureId) ?? [];

    internal static IQueryable<PartLink> LinksQuery(PerformanceDbContext database) =>
        database.MeasureParts.AsNoTracking().OrderBy(p => p.Id).Select(p => new PartLink(p.WholeId, p.PartId));

    internal static IQueryable<int> SuppressedQuery(PerformanceDbContext database) =>
        database.Results.Where(r => r.Reason == ReasonForNoValue.Suppressed).Select(r => r.MeasureId).Distinct();

    internal static IQueryable<MeasureFigure> FiguresQuery(PerformanceDbContext database, IQueryable<Measure> measures) =>
        database.Results.AsNoTracking()
            .Where(r => measures.Any(m => m.Id == r.MeasureId))
            .AsFigures();

    private void WorkOut(List<ScorecardMeasure> heads, ILookup<int, EnteredFigure> entered, List<PartLink> links)
    {
        Dictionary<int, ScorecardMeasure> byId = heads.ToDictionary(h => h.Id);
        ILookup<int, int> partsOf = links.ToLookup(l => l.WholeId, l => l.PartId);
        foreach ((int id, IReadOnlyList<EnteredFigure> shown) in SuppressionRule.Apply([.. heads.Select(h => new SuppressionMeasure(h.Id, h.Rules, [.. entered[h.Id]], [.. partsOf[h.Id]]))]))
            figures[id] = shown;
        foreach (int id in SumOfParts.Order(links.Select(l => (l.WholeId, l.PartId))).Where(id => partsOf[id].Any()))
        {
            List<ScorecardMeasure> made = [.. partsOf[id].Select(p => byId[p]).OrderBy(p => p.Code, StringComparer.OrdinalIgnoreCase)];
            parts[id] = [.. made.Select(p => p.Code)];
            figures[id] = SumOfParts.Make(byId[id].Rules, figures[id], [.. made.Select(p => new PartFigures(p.Code, p.Rules, figures[p.Id]))]);
        }
    }
}

/// <summary>That a measure is made from another.</summary>
internal sealed record PartLink(int WholeId, int PartId);
