using System.IO.Compression;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Imports;
using PerformanceManagement.Core.Imports.Exports;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Delivery;

/// <summary>A data pack of what is reported beside measures.</summary>
/// <param name="Name">What to call it, "delivery-2026-11-28.zip".</param>
/// <param name="Content">The .zip file.</param>
/// <param name="Files">Its files, each with how many rows it has, the header not counted; empty where there is nothing to write.</param>
public sealed record DeliveryPack(string Name, byte[] Content, IReadOnlyList<PackFileCount> Files);

/// <summary>Writes what is reported beside measures as the data pack that brings it in (docs/data-packs.md).</summary>
public sealed class DeliveryPackService(PerformanceDbContext database, TimeProvider time)
{
    // What was said is read for so many items at once.
    private const int Portion = 100;

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
        DateOnly today = BritishDay.Today(time);
        using var stream = new MemoryStream();
        PackArchive archive;
        await using (ZipArchive zip = await ZipArchive.CreateAsync(stream, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, stop))
        {
            archive = new PackArchive(zip, today);
            await WriteAsync(await SelectAsync(committeeId, stop), archive, _ => true, stop);
        }

        return new DeliveryPack($"delivery-{today:yyyy-MM-dd}.zip", stream.ToArray(), archive.Files);
    }

    /// <summary>What a pack is written of: everything, or what one committee is told of, with what it needs to be brought in.</summary>
    internal async Task<DeliverySelection> SelectAsync(int? committeeId, CancellationToken stop)
    {
        Dictionary<int, DeliveryItem> all = await database.DeliveryItemsQuery(default, new DeliveryFilter { WithClosed = true }).ToDictionaryAsync(i => i.Id, stop);
        HashSet<int> told = committeeId is null ? [.. all.Keys] : [.. await ToldQuery(database, committeeId.Value).ToListAsync(stop)];
        HashSet<int> written = WithWhatTheyNeed(told, all);
        List<DeliveryItem> items = [.. DeliveryPart.All.SelectMany(part => InOrder(all.Values.Where(i => written.Contains(i.Id)), part))];
        return new DeliverySelection(all, items, [.. items.Where(i => told.Contains(i.Id))]);
    }

    /// <summary>Writes the seven files.</summary>
    /// <param name="selection">What they are written of.</param>
    /// <param name="archive">Where to.</param>
    /// <param name="hasMeasure">Whether a link to a measure, by its key, is written.</param>
    /// <param name="stop">Cancels the writing.</param>
    internal async Task WriteAsync(DeliverySelection selection, PackArchive archive, Func<int, bool> hasMeasure, CancellationToken stop)
    {
        var rows = new DeliveryPackRows(selection.All, hasMeasure);
        foreach (DeliveryPart part in DeliveryPart.All)
        {
            IAsyncEnumerable<Func<string, string?>> ofItems = selection.Items.Where(i => part.Kinds.Contains(i.Kind)).Select(rows.Of).ToAsyncEnumerable();
            IAsyncEnumerable<Func<string, string?>> ofFigures = UpdatesAsync(selection.Said.Where(i => part.Kinds.Contains(i.Kind) && i.Kind is DeliveryKind.VolumeTable or DeliveryKind.VolumeLine), stop).Where(DeliveryPackRows.HasFigures).Select(rows.OfFigures);
            await archive.AddAsync(part.Key + ".csv", ofItems.Concat(ofFigures), stop);
        }

        await archive.AddAsync(PackFiles.Milestones, selection.Said.SelectMany(DeliveryPackRows.OfSteps), stop);
        await archive.AddAsync(PackFiles.Updates, UpdatesAsync(selection.Said, stop).Where(DeliveryPackRows.IsSaid).Select(rows.OfUpdate), stop);
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
}

/// <summary>What a pack of delivery is written of.</summary>
/// <param name="All">Every item there is, by key.</param>
/// <param name="Items">Those that have a row, in the order of the files.</param>
/// <param name="Said">Those of them whose steps and updates are written, too.</param>
internal sealed record DeliverySelection(IReadOnlyDictionary<int, DeliveryItem> All, IReadOnlyList<DeliveryItem> Items, IReadOnlyList<DeliveryItem> Said);
