using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Imports.Rows;

/// <summary>Says of targets that a pack sets or changes in which quarters they have no effect: those that were signed off keep theirs.</summary>
internal sealed class KeptTargets(PackStage stage)
{
    private readonly List<(PackRow Row, Measure Measure, Target Target)> rows = [];

    public void Note(PackRow row, Measure measure, Target target) => rows.Add((row, measure, target));

    public async Task RemarkAsync(CancellationToken stop)
    {
        IReadOnlyList<SignedOffQuarter> quarters = await SignedOffQuarter.ReadAsync(stage.Database, stop);
        if (quarters.Count == 0) return;
        // A quarter that was signed off without a measure has no target of it to keep.
        HashSet<MissedEdition> missed = [.. await AddedLater.Query(stage.Database, stage.Database.Measures).ToListAsync(stop)];
        foreach ((PackRow row, Measure measure, Target target) in rows.Where(r => r.Row.IsSound && r.Measure.Id != 0 && stage.IsSound(r.Measure)))
        {
            if (stage.Database.Entry(target).State == EntityState.Unchanged) continue;
            MeasureRules rules = measure.ToRules();
            List<SignedOffQuarter> keep = [.. quarters.Where(q => q.Keeps(target.Period, rules) && !missed.Contains(new MissedEdition(measure.Id, q.Quarter)))];
            if (SignedOffQuarter.KeepTargets(keep) is { } sentence) row.Remark("period", $"“{target.Period.Token}”: {sentence}.");
        }
    }
}
