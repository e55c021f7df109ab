using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Comparisons;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Ratings.Counts;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Schemes;

namespace PerformanceManagement.Core.Scorecards;

/// <summary>Reads what the scorecard of a quarter is made from: a fixed number of questions to the database, whatever the number of measures.</summary>
/// <param name="database">The database.</param>
/// <param name="counting">How the council counts; null for whole percentages and arrears left out.</param>
/// <param name="faults">Where a fault in one measure is reported; null lets it through.</param>
internal sealed class QuarterReader(PerformanceDbContext database, CountingRules? counting, MeasureFaults? faults)
{
    /// <summary>Reads a quarter once, to be rated by any rules. A signed-off quarter is what it was: nothing of it is worked out again.</summary>
    /// <param name="quarter">A quarter of the financial year.</param>
    /// <param name="filter">Which measures.</param>
    /// <param name="proposal">What someone means to change; null for nothing.</param>
    /// <param name="stop">Cancels the reading.</param>
    /// <exception cref="ArgumentException">The period is not a quarter of the financial year.</exception>
    public async Task<QuarterReading> ReadAsync(Period quarter, ScorecardFilter filter, Proposal? proposal, CancellationToken stop)
    {
        if (!quarter.IsReportingQuarter)
            throw new ArgumentException("A report has one reporting quarter of the financial year.", nameof(quarter));

        var plan = new PlanPaths(await database.PlanQuery().ToDictionaryAsync(p => p.Id, stop));
        IQueryable<Measure> measures = database.MeasuresQuery(filter, filter.PlanItemId is { } top ? plan.Under(top) : null);
        FigureReader figures = await FigureReader.OpenAsync(database, stop);
        ILookup<int, Correction> corrections = await figures.CorrectionsAsync(measures, stop);
        List<SignedOffFigure> kept = await database.KeptQuery(measures, quarter).ToListAsync(stop);
        return kept.Count > 0
            ? await KeptAsync(quarter, kept, measures, corrections, plan, stop)
            : await OpenAsync(quarter, filter, proposal, measures, figures, corrections, plan, stop);
    }

    private async Task<QuarterReading> KeptAsync(
        Period quarter, List<SignedOffFigure> kept, IQueryable<Measure> measures, ILookup<int, Correction> corrections, PlanPaths plan, CancellationToken stop)
    {
        Dictionary<int, string> references = [];
        List<ScorecardRow> rows = [];
        foreach (SignedOffFigure figure in kept)
        {
            try
            {
                rows.Add(Corrections.Beside(figure.ToRow(), corrections[figure.MeasureId]));
            }
            catch (Exception fault) when (faults.IsOwn(fault))
            {
                references[figure.MeasureId] = faults!.Report(figure.MeasureId, fault);
            }
        }

        // Only where something is wrong is more asked of the database: what the measure is called.
        if (references.Count > 0)
        {
            List<ScorecardMeasure> unreadable = await measures.Where(m => references.Keys.Contains(m.Id)).ScorecardMeasuresQuery().ToListAsync(stop);
            rows.AddRange(unreadable.Select(head => ScorecardRowMaker.Faulty(head, quarter, plan.To(head.PlanItemId), references[head.Id])));
        }

        var asItWas = new QuarterlyScorecard(quarter, [.. PlanPaths.InOrder(rows)], counting);
        return new QuarterReading(new RatingRules([], []), _ => asItWas);
    }

    private async Task<QuarterReading> OpenAsync(
        Period quarter,
        ScorecardFilter filter,
        Proposal? proposal,
        IQueryable<Measure> measures,
        FigureReader figures,
        ILookup<int, Correction> corrections,
        PlanPaths plan,
        CancellationToken stop)
    {
        RatingRules stored = await database.RatingRulesAsync(measures, stop);
        List<TrendSetting> trends = await database.TrendSettingsQuery().ToListAsync(stop);
        List<ScorecardMeasure> heads =
        [
            .. (await measures.ScorecardMeasuresQuery().ToListAsync(stop)).Select(h => (proposal?.Measure?.Invoke(h) ?? h).In(quarter))
                .Where(h => filter.MeasureId is not null || h.Life.OutsideQuarter(quarter, h.Rules) is null)
                .Select(h => h with { Rules = TrendSetting.Applied(h.Rules, trends) })
                .Select(h => proposal?.Rules is { } rules ? h with { Rules = rules(h.Rules) } : h),
        ];
        var rater = new QuarterRater(quarter, figures, plan, counting, faults)
        {
            Heads = heads,
            Corrections = corrections,
            FiguresOf = await figures.WithinAsync(measures, quarter, HistoryWindow.Of(heads.Select(h => h.Rules)), stop),
            Targets = (await database.TargetsQuery(measures).ToListAsync(stop)).ToLookup(t => t.MeasureId, t => t.Target),
            Breaks = (await database.BreaksQuery(measures).ToListAsync(stop)).ToLookup(b => b.MeasureId, b => b.From),
            Missed = (await AddedLater.Query(database, measures).ToListAsync(stop)).ToLookup(e => e.MeasureId, e => e.Quarter),
            Notes = (await database.NotesQuery(measures, quarter.End).ToListAsync(stop))
                .GroupBy(n => n.MeasureId).ToDictionary(g => g.Key, g => g.MaxBy(n => n.Date ?? DateOnly.MinValue)!),
        };
        return new QuarterReading(stored, rater.Rate);
    }
}

/// <summary>What someone means to change, to see what it would do.</summary>
internal sealed record Proposal
{
    /// <summary>Of a measure as it is stored, before the rules of the quarter's time are chosen; null for nothing.</summary>
    public Func<ScorecardMeasure, ScorecardMeasure>? Measure { get; init; }

    /// <summary>Of the rules by which a measure is compared in the quarter; null for nothing.</summary>
    public Func<MeasureRules, MeasureRules>? Rules { get; init; }
}

/// <summary>A quarter as it was read.</summary>
/// <param name="Rules">The rules as they are stored; none for a signed-off quarter.</param>
/// <param name="RatedBy">The quarter's scorecard by a set of rules. A signed-off quarter is the same by all of them.</param>
internal sealed record QuarterReading(RatingRules Rules, Func<RatingRules, QuarterlyScorecard> RatedBy);
