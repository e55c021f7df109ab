using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Ratings.Spc;

namespace PerformanceManagement.Core.Scorecards;

/// <summary>
/// The variation of many measures at once, the same as each one's page says of it: by all figures up to the quarter as they may be seen, where a row of a
/// scorecard is made from the last years alone. A fixed number of questions, whatever the number of measures.
/// </summary>
/// <param name="faults">Which faults are kept to one measure, of which nothing is said then.</param>
internal sealed class SignalReader(MeasureFaults? faults)
{
    /// <summary>What the figures of rows say, by the measure's key; nothing for a measure of which nothing can be said.</summary>
    /// <param name="rows">The rows of one quarter.</param>
    /// <param name="ground">What they were made from.</param>
    /// <param name="stop">Cancels the reading.</param>
    public async Task<IReadOnlyDictionary<int, VariationFinding>> ReadAsync(IReadOnlyList<ScorecardRow> rows, QuarterGround ground, CancellationToken stop)
    {
        if (rows.Count == 0) return new Dictionary<int, VariationFinding>();
        DateOnly until = rows[0].Quarter.End;
        Dictionary<int, ScorecardMeasure> heads = (await ground.HeadsAsync(stop)).ToDictionary(h => h.Id);
        FigureHistory history = await ground.HistoryAsync(stop);
        ILookup<int, Rebase> rebases = (await ground.RebasesAsync(stop)).ToLookup(r => r.MeasureId, r => r.Rebase);
        Dictionary<int, VariationFinding> found = [];
        foreach (ScorecardRow row in rows.Where(r => r.Reported is { FaultReference: null, AbsentBecause: null } && heads.ContainsKey(r.MeasureId)))
        {
            try
            {
                var reported = ReportedSeries.Of(row.Rules, heads[row.MeasureId].Dated.Seen(history.Until(row.MeasureId, until), until));
                if (SignalRule.Analyse(reported.OwnPeriodsUpTo(row.Reported.Period), row.Rules, [], row.Breaks, [.. rebases[row.MeasureId]]).Variation is { } variation) found[row.MeasureId] = variation;
            }
            catch (Exception fault) when (faults.IsOwn(fault))
            {
                // Its page says the same, with this reference.
                faults!.Report(row.MeasureId, fault);
            }
        }

        return found;
    }
}
