using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Schemes;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Imports.Rows;

/// <summary>
/// Brings in values.csv. The figures of a row (value, numerator, denominator, year to date, reason) are read together and replace
/// what is there; of the other columns, one that the file lacks leaves what is there. It is read, checked and stored in portions of
/// <see cref="Portion"/> rows, so that memory does not grow with the figures: of a row that is done, only its place is kept
/// (and of a try, the figures that an open quarter asks for).
/// </summary>
internal sealed class ValueRows(PackStage stage)
{
    /// <summary>How many rows are held at a time.</summary>
    public const int Portion = 5_000;

    private readonly Dictionary<string, string> statuses = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<Measure> withRatio = [];
    private readonly List<MeasureResult> added = [];
    private readonly List<(ResultPlace Place, MeasureResult Before, TypedFigures After)> changed = [];
    private readonly FigureKeys keys = new(stage);
    private readonly ResultWriter writer = new(stage.Database);
    private readonly ResultChange change = new(WayIn.DataPack, stage.Actor, stage.Now) { Pack = stage.Pack };
    private FigureReader? seen;
    private HashSet<int> withFigures = [];
    private CollectedQuarters quarters = new([]);

    /// <summary>What has become of the rows.</summary>
    public DataPackCounts Counts { get; private set; } = new(PackFiles.Values, 0, 0, 0);

    /// <summary>The measures that collect numerator and denominator with this pack, and did not before.</summary>
    public IReadOnlyCollection<Measure> WithRatio => withRatio;

    /// <summary>Takes new and changed figures that an open quarter asks for, of measures that were there before; null where nobody looks at them.</summary>
    public List<UncheckedFigure>? Asked { get; init; }

    /// <summary>Whether the pack has a figure of a measure's period.</summary>
    public bool Has(Measure measure, Period period) => keys.Has(measure, period);

    /// <summary>Reads what the rows are held to. Before the pack's measures are stored: afterwards, which of them are new could not be told.</summary>
    public async Task LoadAsync(CancellationToken stop)
    {
        withFigures = [.. await stage.Database.Results.Select(r => r.MeasureId).Distinct().ToListAsync(stop)];
        // A figure that may not be seen is not read off what becomes of it.
        if (stage.Changes is not null) seen = await FigureReader.OpenAsync(stage.Database, null, stop);
        quarters = await CollectedQuarters.ReadAsync(stage.Database, stage.Measures.Where(m => m.Id == 0), stop);
        // A key wins over a label that happens to read the same.
        await stage.Database.RatingSchemes.Include(s => s.Statuses).LoadAsync(stop);
        List<StoredStatus> known = [.. stage.Database.RatingSchemes.Local.OrderBy(s => s.Id <= 0).ThenBy(s => s.Id).SelectMany(s => s.Statuses.OrderBy(status => status.Order))];
        foreach (StoredStatus status in known) statuses.TryAdd(status.Key, status.Key);
        foreach (StoredStatus status in known) statuses.TryAdd(status.Label, status.Key);
    }

    /// <summary>Reads every row, and stores what is new or changed as long as the pack has no problem; the caller's transaction takes it back if one comes.</summary>
    public async Task ApplyAsync(PackRowReader rows, bool stores, Action told, CancellationToken stop)
    {
        var reader = new ValueReader(statuses);
        await using var results = new BulkInsert<MeasureResult>(stage.Database);
        var portion = new List<(PackRow Row, Measure Measure, Period Period)>(Portion);
        bool isMore = true;
        while (isMore)
        {
            portion.Clear();
            for (int i = 0; i < Portion && isMore; i++)
            {
                PackRow? row = await rows.NextAsync(stop);
                isMore = row is not null;
                if (row is not null && keys.Read(row) is { } about) portion.Add((row, about.Measure, about.Period));
            }

            await ReadAsync(portion, reader, stop);
            if (stores && stage.Problems.Count == 0) await StoreAsync(results, stop);
            added.Clear();
            changed.Clear();
            told();
        }

        if (stores && stage.Problems.Count == 0) await MarkRatiosAsync(stop);
    }

    private async Task ReadAsync(List<(PackRow Row, Measure Measure, Period Period)> portion, ValueReader reader, CancellationToken stop)
    {
        Dictionary<(int, Period), MeasureResult> stored = await StoredAsync(portion, stop);
        int same = 0;
        foreach ((PackRow row, Measure measure, Period period) in portion)
        {
            MeasureResult? before = stored.GetValueOrDefault((measure.Id, period));
            TypedFigures after = reader.Read(row, measure, period, before, stage.IsSound(measure));
            if (before is not null && before.SameAs(after)) same++;
            else Note(row, measure, period, before, after);
        }

        Counts = Counts with { Added = Counts.Added + added.Count, Changed = Counts.Changed + changed.Count, Unchanged = Counts.Unchanged + same };
    }

    private async Task<Dictionary<(int, Period), MeasureResult>> StoredAsync(List<(PackRow Row, Measure Measure, Period Period)> portion, CancellationToken stop)
    {
        HashSet<(int, Period)> wanted = [.. portion.Where(p => withFigures.Contains(p.Measure.Id)).Select(p => (p.Measure.Id, p.Period))];
        return await writer.LoadAsync(wanted, stop);
    }

    private void Note(PackRow row, Measure measure, Period period, MeasureResult? before, TypedFigures after)
    {
        var place = new ResultPlace(measure, period, before is not null, quarters);
        if (place.Lock(WayIn.DataPack, stage.Actor).ForPermitted().Because is { } locked) row.Problem("period", locked);
        if (!row.IsSound) return;

        // Once a figure of a measure has them, numerator and denominator are asked for; nothing here stops asking.
        if (after.Numerator is not null && !measure.CollectsRatio) withRatio.Add(measure);
        if (before is null) added.Add(writer.First(place, after, change));
        else changed.Add((place, before, after));
        if (place.IsEntered && measure.Id > 0) Asked?.Add(new UncheckedFigure(row.Number, measure.Code, period, after));
        stage.Changes?.Add(row.File, row.Number, before is null, () => $"{row.About}: {ResultSentence.Change(place, before, after, seen!.IsHidden(measure.Id, period))}");
    }

    private async Task StoreAsync(BulkInsert<MeasureResult> results, CancellationToken stop)
    {
        foreach (MeasureResult result in added) SavingRules.StampNew(result);
        await results.AddAsync(added, stop);
        foreach (MeasureResult result in added.Where(r => r.Note is not null)) stage.Database.WordsLater?.AddNotesOf(result.MeasureId);
        if (changed.Count == 0) return;
        foreach ((ResultPlace place, MeasureResult before, TypedFigures after) in changed) writer.Write(place, before, after, change);
        await stage.Database.SaveAsync(stop);
        stage.Database.ChangeTracker.Clear();
    }

    private async Task MarkRatiosAsync(CancellationToken stop)
    {
        foreach (Measure measure in withRatio)
        {
            stage.Database.Entry(measure).State = EntityState.Unchanged;
            measure.CollectsRatio = true;
        }

        if (withRatio.Count > 0) await stage.Database.SaveAsync(stop);
    }
}
