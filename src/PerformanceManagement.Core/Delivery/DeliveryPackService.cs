using System.IO.Compression;
using System.Runtime.CompilerServices;
using CsvHelper;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Imports;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Delivery;

/// <summary>A data pack of what is reported beside measures.</summary>
/// <param name="Name">What to call it, "delivery-2026-11-28.zip".</param>
/// <param name="Content">The .zip file.</param>
/// <param name="Files">Its files, each with how many rows it has, the header not counted; empty where there is nothing to write.</param>
public sealed record DeliveryPack(string Name, byte[] Content, IReadOnlyList<(string Name, int Rows)> Files);

/// <summary>Writes what is reported beside measures as the data pack that brings it in (docs/data-packs.md).</summary>
public sealed class DeliveryPackService(PerformanceDbContext database, TimeProvider time)
{
    // What was said is read for so many items at once.
    private const int Portion = 100;

    // Excel takes a file for UTF-8 by its mark alone. Text is written as it is, also where it looks like a formula: an apostrophe before it would come back as text.
    private static readonly CsvWriterOptions Csv = CsvWriterOptions.Default with { WriteByteOrderMark = true };

    /// <summary>The committees that a pack can be written for, by name.</summary>
    public Task<List<Committee>> CommitteesAsync(CancellationToken stop = default) => CommitteesQuery(database).ToListAsync(stop);

    /// <summary>Everything, or what one committee is told of, with drafts and with what is closed.</summary>
    /// <param name="committeeId">The key of the committee; null for everything. What its items stand under or escalate to comes with them, so that the pack can be brought in, but without steps and updates.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="stop">Cancels the writing.</param>
    /// <returns>The pack; null where there is no such committee.</returns>
    /// <exception cref="NotPermittedException">The actor does not manage the rules: drafts are in it.</exception>
    public async Task<DeliveryPack?> ExportAsync(int? committeeId, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, "take out what is reported beside measures");
        if (committeeId is { } id && !await CommitteesQuery(database).AnyAsync(c => c.Id == id, stop)) return null;
        Dictionary<int, DeliveryItem> all = await database.DeliveryItemsQuery(default, new DeliveryFilter { WithClosed = true }).ToDictionaryAsync(i => i.Id, stop);
        HashSet<int> told = committeeId is null ? [.. all.Keys] : [.. await ToldQuery(database, committeeId.Value).ToListAsync(stop)];
        HashSet<int> written = WithWhatTheyNeed(told, all);
        List<DeliveryItem> items = [.. DeliveryPart.All.SelectMany(part => InOrder(all.Values.Where(i => written.Contains(i.Id)), part))];

        DateOnly today = BritishDay.Today(time);
        using var stream = new MemoryStream();
        List<(string Name, int Rows)> files = [];
        await using (ZipArchive zip = await ZipArchive.CreateAsync(stream, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, stop))
        {
            var writing = new Writing(zip, today, files);
            var rows = new DeliveryPackRows(all);
            List<DeliveryItem> said = [.. items.Where(i => told.Contains(i.Id))];
            foreach (DeliveryPart part in DeliveryPart.All)
            {
                IAsyncEnumerable<Func<string, string?>> ofItems = items.Where(i => part.Kinds.Contains(i.Kind)).Select(rows.Of).ToAsyncEnumerable();
                IAsyncEnumerable<Func<string, string?>> ofFigures = UpdatesAsync(said.Where(i => part.Kinds.Contains(i.Kind) && i.Kind is DeliveryKind.VolumeTable or DeliveryKind.VolumeLine), stop).Where(DeliveryPackRows.HasFigures).Select(rows.OfFigures);
                await writing.AddAsync(part.Key + ".csv", ofItems.Concat(ofFigures), stop);
            }

            await writing.AddAsync(PackFiles.Milestones, said.SelectMany(DeliveryPackRows.OfSteps).ToAsyncEnumerable(), stop);
            await writing.AddAsync(PackFiles.Updates, UpdatesAsync(said, stop).Where(DeliveryPackRows.IsSaid).Select(rows.OfUpdate), stop);
        }

        return new DeliveryPack($"delivery-{today:yyyy-MM-dd}.zip", stream.ToArray(), files);
    }

    internal static IQueryable<Committee> CommitteesQuery(PerformanceDbContext database) => database.Committees.AsNoTracking().OrderBy(c => c.Name);

    internal static IQueryable<int> ToldQuery(PerformanceDbContext database, int committeeId) =>
        database.DeliveryFilteredQuery(default, new DeliveryFilter { CommitteeId = committeeId, WithClosed = true }).Select(i => i.Id);

    internal static IQueryable<DeliveryUpdate> UpdatesQuery(PerformanceDbContext database, IReadOnlyCollection<int> items) =>
        database.DeliveryUpdates.AsNoTracking().Where(u => items.Contains(u.ItemId));

    private async IAsyncEnumerable<DeliveryUpdate> UpdatesAsync(IEnumerable<DeliveryItem> items, [EnumeratorCancellation] CancellationToken stop)
    {
        foreach (DeliveryItem[] some in items.Chunk(Portion))
        {
            ILookup<int, DeliveryUpdate> updates = (await UpdatesQuery(database, [.. some.Select(i => i.Id)]).ToListAsync(stop)).ToLookup(u => u.ItemId);
            foreach (DeliveryUpdate update in some.SelectMany(i => updates[i.Id].OrderBy(u => u.PeriodEnd))) yield return update;
        }
    }

    private static HashSet<int> WithWhatTheyNeed(HashSet<int> told, Dictionary<int, DeliveryItem> all)
    {
        HashSet<int> needed = [];
        void Need(int? key)
        {
            if (key is not { } id || !all.TryGetValue(id, out DeliveryItem? item) || !needed.Add(id)) return;
            Need(item.ParentId);
            Need(item.EscalatesToId);
        }

        foreach (int id in told) Need(id);
        return needed;
    }

    // Tables of volumes come before all lines, which name them; elsewhere the order is the one of the lists.
    private static IEnumerable<DeliveryItem> InOrder(IEnumerable<DeliveryItem> items, DeliveryPart part) =>
        items.Where(i => part.Kinds.Contains(i.Kind)).OrderBy(i => i.Kind == DeliveryKind.VolumeLine).ThenBy(i => i.SortOrder).ThenBy(i => i.Id);

    private sealed class Writing(ZipArchive zip, DateOnly date, List<(string Name, int Rows)> files)
    {
        // A file without rows is left out.
        public async Task AddAsync(string file, IAsyncEnumerable<Func<string, string?>> rows, CancellationToken stop)
        {
            await using IAsyncEnumerator<Func<string, string?>> row = rows.GetAsyncEnumerator(stop);
            if (!await row.MoveNextAsync()) return;
            string[] columns = [.. PackFiles.Find(file)!.Columns];
            ZipArchiveEntry entry = zip.CreateEntry(file, CompressionLevel.Optimal);
            entry.LastWriteTime = new DateTimeOffset(date.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero);
            await using Stream open = await entry.OpenAsync(stop);
            await using var csv = CsvWriter.Create(open, Csv, leaveOpen: true);
            await csv.WriteRecordAsync(columns, stop);
            int count = 0;
            do
            {
                await csv.WriteRecordAsync([.. columns.Select(row.Current)], stop);
                count++;
            }
            while (await row.MoveNextAsync());
            files.Add((file, count));
        }
    }
}
