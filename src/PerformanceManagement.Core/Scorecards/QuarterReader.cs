using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Collections.Tasks;
using PerformanceManagement.Core.Comparisons;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Results;

namespace PerformanceManagement.Core.Scorecards;

/// <summary>Reads what the scorecard of a quarter is made from: a fixed number of questions to the database, whatever the number of measures.</summary>
/// <param name="database">The database.</param>
/// <param name="counting">Tells how the council counts; null for whole percentages and arrears left out.</param>
/// <param name="faults">Where a fault in one measure is reported; null lets it through.</param>
internal sealed class QuarterReader(PerformanceDbContext database, ICouncilCounting? counting, MeasureFaults? faults)
{
    /// <summary>Reads a quarter once, to be rated by any rules. A signed-off quarter is what it was: nothing of it is worked out again.</summary>
    /// <param name="quarter">A quarter of the financial year.</param>
    /// <param name="filter">Which measures.</param>
    /// <param name="proposal">What someone means to change; null for nothing.</param>
    /// <param name="stop">Cancels the reading.</param>
    /// <exception cref="ArgumentException">The period is not a quarter of the financial year.</exception>
    public async Task<QuarterReading> ReadAsync(Period quarter, ScorecardFilter filter, Proposal? proposal, CancellationToken stop)
    {
        PlanPaths? plan = filter.PlanItemId is null ? null : await database.PlanPathsAsync(stop);
        QuarterGround ground = GroundOf(filter, plan?.Under(filter.PlanItemId!.Value, quarter), quarter.End);
        if (plan is not null) ground.Frame.Plan = plan;
        List<SignedOffFigure> kept = await KeptAsync(quarter, ground, stop);
        return kept.Count > 0 ? await KeptAsync(quarter, kept, ground, stop) : await OpenAsync(quarter, ground, proposal, filter.MeasureId is not null, null, stop);
    }

    /// <summary>What quarters of the measures of a filter are made from.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="under">The items of the plan that a filter by one chooses, with it; null for no such choice.</param>
    /// <param name="on">The day on which measures are to stand in them; null for now.</param>
    /// <param name="frame">What is known already of what all measures have alike; null for nothing.</param>
    public QuarterGround GroundOf(ScorecardFilter filter, IReadOnlySet<int>? under = null, DateOnly? on = null, QuarterFrame? frame = null) =>
        new(database, database.MeasuresQuery(filter, under, on), IdsAlone(filter), frame ?? new QuarterFrame());

    // The keys of measures that are chosen by nothing else.
    private static IReadOnlyCollection<int>? IdsAlone(ScorecardFilter filter) =>
        filter.MeasureIds is { } ids && filter == new ScorecardFilter { MeasureIds = ids } ? ids
        : filter.MeasureId is { } id && filter == new ScorecardFilter { MeasureId = id } ? [id]
        : null;

    /// <summary>Reads one of several quarters of the same measures: figures and whatever else they are made from alike are read once for all of them.</summary>
    /// <param name="quarter">A quarter of the financial year.</param>
    /// <param name="ground">What is read of the measures for all quarters alike.</param>
    /// <param name="withNotes">Whether rows have their notes.</param>
    /// <param name="stop">Cancels the reading.</param>
    /// <exception cref="ArgumentException">The period is not a quarter of the financial year.</exception>
    public async Task<QuarterReading> ReadOneOfManyAsync(Period quarter, QuarterGround ground, bool withNotes, CancellationToken stop)
    {
        if (await ground.IsKeptAsync(quarter, stop)) return await KeptAsync(quarter, await KeptAsync(quarter, ground, stop), ground, stop);
        return await OpenAsync(quarter, ground, null, withAbsent: false, new OfMany(await ground.HistoryAsync(stop), withNotes), stop);
    }

    // Null for the product's own way.
    private async ValueTask<CouncilCounting?> CouncilAsync(QuarterFrame frame, CancellationToken stop) => counting is null ? null : frame.Council ??= await counting.RulesAsync(anew: false, stop);

    private Task<List<SignedOffFigure>> KeptAsync(Period quarter, QuarterGround ground, CancellationToken stop) => quarter.IsReportingQuarter
        ? database.KeptQuery(ground.Measures, quarter).ToListAsync(stop)
        : throw new ArgumentException("A report has one reporting quarter of the financial year.", nameof(quarter));

    private async Task<QuarterReading> KeptAsync(Period quarter, List<SignedOffFigure> kept, QuarterGround ground, CancellationToken stop)
    {
        ILookup<int, Correction> corrections = await ground.CorrectionsAsync(stop);
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
            PlanPaths plan = await ground.PlanAsync(stop);
            IEnumerable<ScorecardMeasure> unreadable = (await ground.HeadsAsync(stop)).Where(m => references.ContainsKey(m.Id));
            rows.AddRange(unreadable.Select(head => ScorecardRowMaker.Faulty(head, quarter, plan.To(head.PlaceIn(quarter), quarter), references[head.Id])));
        }

        var asItWas = new QuarterlyScorecard(quarter, [.. PlanPaths.InOrder(rows)], (await CouncilAsync(ground.Frame, stop))?.Rules);
        return new QuarterReading(new RatingRules([], []), _ => asItWas) { IsKept = true };
    }

    private async Task<QuarterReading> OpenAsync(Period quarter, QuarterGround ground, Proposal? proposal, bool withAbsent, OfMany? many, CancellationToken stop)
    {
        RatingRules stored = await ground.RulesAsync(stop);
        List<TrendSetting> trends = await ground.TrendsAsync(stop);
        List<ScorecardMeasure> heads =
        [
            .. (await ground.HeadsAsync(stop)).Select(h => (proposal?.Measure?.Invoke(h) ?? h).In(quarter))
                .Where(h => withAbsent || h.Life.OutsideQuarter(quarter, h.Rules) is null)
                .Select(h => h with { Rules = TrendSetting.Applied(h.Rules, trends) })
                .Select(h => proposal?.Rules is { } rules ? h with { Rules = rules(h.Rules) } : h),
        ];
        FigureReader figures = await ground.FiguresAsync(stop);
        var window = HistoryWindow.Of(heads.Select(h => h.Rules));
        List<MeasureNote> notes = many is { WithNotes: false } ? [] : await ground.NotesAsync(quarter.End, stop);
        CouncilCounting? council = await CouncilAsync(ground.Frame, stop);
        List<NotApproved> waiting = council is { ValuesNeedApproval: true } ? await ground.NotApprovedAsync(stop) : [];
        var rater = new QuarterRater(quarter, figures, await ground.PlanAsync(stop), council?.Rules, faults)
        {
            NotApproved = waiting.Where(w => w.Quarter == quarter).ToLookup(w => w.MeasureId, w => w.Period),
            Heads = heads,
            Corrections = await ground.CorrectionsAsync(stop),
            FiguresOf = many is { History: var history } ? (id, frequency) => history.Within(id, frequency, quarter, window) : await figures.WithinAsync(ground.Measures, quarter, window, stop),
            Targets = await ground.TargetsAsync(stop),
            Breaks = (await ground.BreaksAsync(stop)).ToLookup(b => b.MeasureId, b => b.From),
            Missed = (await ground.MissedAsync(stop)).ToLookup(e => e.MeasureId, e => e.Quarter),
            Notes = notes.GroupBy(n => n.MeasureId).ToDictionary(g => g.Key, g => g.MaxBy(n => n.Date ?? DateOnly.MinValue)!),
        };
        return new QuarterReading(stored, rater.Rate);
    }

    private sealed record OfMany(FigureHistory History, bool WithNotes);
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
internal sealed record QuarterReading(RatingRules Rules, Func<RatingRules, QuarterlyScorecard> RatedBy)
{
    /// <summary>Whether the quarter was signed off, and its rows are those that were kept.</summary>
    public bool IsKept { get; init; }
}
