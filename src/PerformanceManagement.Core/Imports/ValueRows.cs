using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings;
using PerformanceManagement.Core.Results;

namespace PerformanceManagement.Core.Imports;

/// <summary>
/// Brings in values.csv. The figures of a row (value, numerator, denominator, year to date, reason) are read together and replace
/// what is there; of the other columns, one that the file lacks leaves what is there.
/// </summary>
internal sealed class ValueRows(PackStage stage)
{
    private readonly Dictionary<(int, Period), MeasureResult> existing = [];
    private readonly Dictionary<string, string> statuses = new(StringComparer.OrdinalIgnoreCase);
    private HashSet<Period> signedOff = [];
    private HashSet<(int MeasureId, Period Quarter)> addedLater = [];
    private HashSet<Period> editions = [];

    public async Task ApplyAsync(PackTable table, CancellationToken stop)
    {
        Action<object> count = stage.StartFile(PackFiles.Values);
        await LoadAsync(table, stop);
        var reader = new ValueReader(statuses);
        var keys = new FigureKeys(stage);
        foreach (PackRow row in table.Rows)
        {
            if (keys.Read(row) is not { } about) continue;
            MeasureResult? before = about.Measure.Id == 0 ? null : existing.GetValueOrDefault((about.Measure.Id, about.Period));
            MeasureResult after = reader.Read(row, about.Measure, about.Period, before, stage.IsSound(about.Measure));
            count(Store(row, about.Measure, before, after));
        }
    }

    private async Task LoadAsync(PackTable table, CancellationToken stop)
    {
        List<int> measures = [.. table.Rows
            .Select(row => row.Line("code")).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(stage.FindMeasure).OfType<Measure>().Where(m => m.Id != 0).Select(m => m.Id)];
        foreach (MeasureResult result in await stage.Database.Results.Where(r => measures.Contains(r.MeasureId)).ToListAsync(stop))
            existing.Add((result.MeasureId, result.Period), result);
        signedOff = [.. await stage.Database.Collections.Where(c => c.State == CollectionState.SignedOff).Select(c => c.Period).ToListAsync(stop)];
        addedLater = [.. (await AddedLater.Query(stage.Database, stage.Database.Measures.Where(m => measures.Contains(m.Id))).ToListAsync(stop)).Select(a => (a.MeasureId, a.Quarter))];
        // Of a measure that is new with this pack, no edition can have had a figure; one without any rows shows nothing of what it had.
        editions = [.. await AddedLater.EditionsQuery(stage.Database).ToListAsync(stop)];
        // A key wins over a label that happens to read the same.
        List<SchemeStatus> known = await stage.Database.RatingSchemes.AsNoTracking().OrderBy(s => s.Id).SelectMany(s => s.Statuses.OrderBy(status => status.Order)).ToListAsync(stop);
        foreach (SchemeStatus status in known) statuses.TryAdd(status.Key, status.Key);
        foreach (SchemeStatus status in known) statuses.TryAdd(status.Label, status.Key);
    }

    private MeasureResult Store(PackRow row, Measure measure, MeasureResult? before, MeasureResult after)
    {
        if (before is not null && before.SameAs(after)) return before;
        if (SignedOffQuarter(measure, after.Period) is { } quarter)
            row.Problem("period", $"{quarter.Label} is signed off, so its figures can no longer be added or changed.");
        if (!row.IsSound) return before ?? after;

        // Once a figure of a measure has them, numerator and denominator are asked for; nothing here stops asking.
        if (after.Numerator is not null) measure.CollectsRatio = true;
        after.SubmittedAt = stage.Now;
        after.SubmittedById = stage.Actor.UserId;
        if (before is null)
        {
            measure.Results.Add(after);
            return after;
        }

        var restatement = new Restatement { ReplacedAt = stage.Now, ReplacedById = stage.Actor.UserId };
        restatement.CopyFrom(before);
        before.Restatements.Add(restatement);
        stage.Audit("result.imported", ResultChange.Sentence(measure, before, after, stage.Pack), measure.Id, after.Period);
        before.CopyFrom(after);
        before.SubmittedAt = after.SubmittedAt;
        before.SubmittedById = after.SubmittedById;
        return before;
    }

    private Period? SignedOffQuarter(Measure measure, Period period)
    {
        Period quarter = EntryRules.QuarterOf(period, MeasureRules.Of(measure));
        // What members never saw may still come: the history of a measure that the quarter was signed off without.
        bool isAddedLater = measure.Id == 0 ? editions.Contains(quarter) : addedLater.Contains((measure.Id, quarter));
        return signedOff.Contains(quarter) && !isAddedLater ? quarter : null;
    }
}
