using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Scorecards.Kept;

namespace PerformanceManagement.Core.Imports.Rows;

/// <summary>
/// Brings in what members saw of measures in quarters that were signed off elsewhere, row by row as it was kept there: nothing of it is worked out again.
/// Read and stored in portions, last of all.
/// </summary>
internal sealed class SignedOffRows(PackStage stage, QuarterRows quarters, CorrectionRows corrections)
{
    private const int Portion = 200;

    private readonly HashSet<(Measure, Period)> known = [];

    /// <summary>What has become of the rows.</summary>
    public DataPackCounts Counts { get; private set; } = new(PackFiles.SignedOff, 0, 0, 0);

    public async Task ApplyAsync(PackRowReader rows, bool stores, Action told, CancellationToken stop)
    {
        await using var figures = new BulkInsert<SignedOffFigure>(stage.Database);
        Dictionary<string, int> places = await stage.Database.PlanItems.Select(i => new { i.Key, i.Id }).ToDictionaryAsync(i => i.Key, i => i.Id, StringComparer.OrdinalIgnoreCase, stop);
        List<(PackRow Row, Measure Measure, Collection Quarter, KeptRow Kept)> portion = new(Portion);
        bool isMore = true;
        while (isMore)
        {
            portion.Clear();
            for (int i = 0; i < Portion && isMore; i++)
            {
                PackRow? row = await rows.NextAsync(stop);
                isMore = row is not null;
                if (row is not null && Read(row) is { } read) portion.Add(read);
            }

            List<(PackRow Row, Measure Measure, Collection Quarter, KeptRow Kept)> added = [.. portion.Where(p => quarters.IsBrought(p.Quarter.Period))];
            await CompareAsync([.. portion.Except(added)], stop);
            Counts = Counts with { Added = Counts.Added + added.Count, Unchanged = Counts.Unchanged + portion.Count - added.Count };
            if (stores && stage.Problems.Count == 0)
                await figures.AddAsync([.. added.Select(a => KeptRowMove.In(a.Kept, a.Quarter.Id, a.Measure.Id, key => places.TryGetValue(key, out int id) ? id : null, corrections.KeyOf))], stop);
            told();
        }
    }

    private (PackRow, Measure, Collection, KeptRow)? Read(PackRow row)
    {
        Measure? measure = stage.MeasureOf(row);
        Period? quarter = row.ReportingQuarter("period");
        string json = row.Text("row", Uploads.UploadLimits.KeptRowCharacters) ?? "";
        if (json.Length == 0) row.Problem("row", "The cell is blank, and it must be filled in.");
        if (measure is null || quarter is not { } period || !row.IsSound) return null;
        if (!known.Add((measure, period))) row.Problem("period", $"{measure.Code} already has a row for {period.Token}.");
        if (quarters.Find(period) is not { State: CollectionState.SignedOff } collection)
        {
            row.Problem("period", $"{period.Label} is not signed off, neither in quarters.csv nor in the database.");
            return null;
        }

        return KeptOf(row, json, period) is { } kept && row.IsSound ? (row, measure, collection, kept) : null;
    }

    private KeptRow? KeptOf(PackRow row, string json, Period period)
    {
        try
        {
            var kept = KeptRow.Read(json, KeptRow.Current);
            // All of it must be readable, not only its outline.
            ScorecardRow shown = kept.ToRow();
            if (shown.Quarter != period) row.Problem("row", $"It is a row of {shown.Quarter.Label}.");
            else if ((kept.Restated ?? []).FirstOrDefault(c => c.Id != 0 && !corrections.Has(c.Id)) is { } lacking) row.Problem("row", $"It names correction {lacking.Id}, which corrections.csv lacks.");
            return kept;
        }
        catch (Exception unread) when (unread is JsonException or FormatException or KeyNotFoundException or ArgumentException)
        {
            row.Problem("row", "It is not a row as an export writes it.");
            return null;
        }
    }

    // Of a quarter that was signed off here, the same passes.
    private async Task CompareAsync(IReadOnlyCollection<(PackRow Row, Measure Measure, Collection Quarter, KeptRow Kept)> portion, CancellationToken stop)
    {
        if (portion.Count == 0) return;
        List<int> measures = [.. portion.Select(p => p.Measure.Id).Distinct()];
        List<int> collections = [.. portion.Select(p => p.Quarter.Id).Distinct()];
        Dictionary<(int, int), SignedOffFigure> stored = await StoredQuery(stage.Database, measures, collections).ToDictionaryAsync(f => (f.CollectionId, f.MeasureId), stop);
        foreach ((PackRow row, Measure measure, Collection quarter, KeptRow kept) in portion)
        {
            string? there = stored.TryGetValue((quarter.Id, measure.Id), out SignedOffFigure? figure) ? KeptRowMove.Out(figure, _ => 0).ToJson() : null;
            string here = (kept with { Restated = kept.Restated is null ? null : [.. kept.Restated.Select(c => c with { Id = 0 })] }).ToJson();
            if (there != here) row.Problem("period", $"{quarter.Period.Label} was signed off here, and what members saw of {measure.Code} in it never changes.");
        }
    }

    internal static IQueryable<SignedOffFigure> StoredQuery(PerformanceDbContext database, List<int> measures, List<int> collections) =>
        database.SignedOffFigures.AsNoTracking().Where(f => collections.Contains(f.CollectionId) && measures.Contains(f.MeasureId));
}
