using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Dashboards.Views;
using PerformanceManagement.Core.Data;

namespace PerformanceManagement.Core.Lists;

/// <summary>Reads the council's directorates, services, portfolio holders and committees, with what refers to them: a fixed number of questions to the database.</summary>
public sealed class ListService(PerformanceDbContext database)
{
    /// <summary>How many there are in each list.</summary>
    public async Task<IReadOnlyList<ListCount>> CountsAsync(CancellationToken stop = default)
    {
        List<ListCount> counts = [];
        foreach (ListKind kind in ListNames.All)
        {
            IReadOnlyList<ListedItem> items = await database.ListedAsync(kind, stop);
            counts.Add(new ListCount(kind, items.Count(i => !i.IsClosed), items.Count(i => i.IsClosed)));
        }

        return counts;
    }

    /// <summary>A page of a list, by name.</summary>
    /// <param name="kind">The list.</param>
    /// <param name="filter">Which of it.</param>
    /// <param name="page">The page, from 1; the nearest there is where there is none.</param>
    /// <param name="stop">Cancels the reading.</param>
    public async Task<ListedPage> PageAsync(ListKind kind, ListFilter filter, int page, CancellationToken stop = default)
    {
        IReadOnlyList<ListedItem> all = await database.ListedAsync(kind, stop);
        List<ListedItem> found = [.. all.Where(i => (filter.WithClosed || !i.IsClosed) && (filter.Search is not { Length: > 0 } words || i.Name.Contains(words.Trim(), StringComparison.OrdinalIgnoreCase)))];
        int pages = Math.Max(1, (found.Count + ListedPage.PageSize - 1) / ListedPage.PageSize);
        int shown = Math.Clamp(page, 1, pages);
        return new ListedPage(kind, [.. found.Skip((shown - 1) * ListedPage.PageSize).Take(ListedPage.PageSize)], found.Count, shown, pages, all.Count(i => i.IsClosed));
    }

    /// <summary>Something of a list with what refers to it; null where nothing has that name.</summary>
    /// <param name="kind">The list.</param>
    /// <param name="name">Its name, whatever its capitals.</param>
    /// <param name="stop">Cancels the reading.</param>
    public async Task<ListedDetails?> FindAsync(ListKind kind, string name, CancellationToken stop = default) =>
        (await database.ListedAsync(kind, stop)).Named(name) is { } item ? await DetailsAsync(item, stop) : null;

    /// <summary>The names that a form offers: the open ones, and the one that stands in it already.</summary>
    /// <param name="kind">The list.</param>
    /// <param name="present">What stands in the form; null for nothing.</param>
    /// <param name="stop">Cancels the reading.</param>
    public async Task<IReadOnlyList<string>> OfferedAsync(ListKind kind, string? present = null, CancellationToken stop = default) =>
        [.. (await database.ListedAsync(kind, stop)).Where(i => !i.IsClosed || i.Name.Equals(present, StringComparison.OrdinalIgnoreCase)).Select(i => i.Name)];

    internal async Task<ListedDetails> DetailsAsync(ListedItem item, CancellationToken stop)
    {
        ListUse use = new(database, item);
        List<ListReference> references =
        [
            await OfAsync(ReferenceKind.Measures, item.Measures, use.Measures?.OrderBy(m => m.Code).Select(m => new Referrer(m.Code, m.Title, null)), stop),
            await OfAsync(ReferenceKind.Delivery, item.Delivery, use.Delivery?.OrderBy(i => i.Code).Select(i => new Referrer(i.Code, i.Title, null)), stop),
            await OfAsync(ReferenceKind.People, item.People, use.People?.OrderBy(u => u.DisplayName).Select(u => new Referrer(null, u.DisplayName, null)), stop),
        ];
        if (item is { Kind: ListKind.Committee, Id: { } id })
        {
            List<CommitteeMeeting> meetings = await database.MeetingsOfCommitteeQuery(id).AsNoTracking().OrderByDescending(m => m.Date).ToListAsync(stop);
            references.Add(Of(ReferenceKind.Meetings, meetings.ConvertAll(m => new Referrer(null, Figures.FigureFormat.Date(m.Date), m.Period))));
            references.Add(Of(ReferenceKind.Reports, await database.ReportsOfCommitteeQuery(id).Select(r => new Referrer(null, item.Name, r.Period)).ToListAsync(stop)));
            references.Add(Of(ReferenceKind.Editions, await database.EditionsOfCommitteeQuery(id).ToListAsync(stop)));
        }

        List<SavedView> views = await use.ViewsAsync(tracked: false, stop);
        references.Add(Of(ReferenceKind.Views, views.ConvertAll(v => new Referrer(null, v.Name, null))));
        return new ListedDetails(item, [.. references.Where(r => r.Count > 0)], [.. (await SignedOffQuarter.PeriodsQuery(database).ToListAsync(stop)).Order()]);
    }

    private static ListReference Of(ReferenceKind what, List<Referrer> all) =>
        new(what, all.Count, [.. (all.Exists(r => r.Quarter is not null) ? all.OrderByDescending(r => r.Quarter!.Value.End) : all.OrderBy(r => r.Title, StringComparer.OrdinalIgnoreCase)).Take(ListReference.Named)]);

    private static async Task<ListReference> OfAsync(ReferenceKind what, int count, IQueryable<Referrer>? all, CancellationToken stop) =>
        new(what, count, count == 0 || all is null ? [] : await all.Take(ListReference.Named).ToListAsync(stop));
}

/// <summary>Reads lists.</summary>
internal static class ListReading
{
    /// <summary>A list with its counts, by name.</summary>
    public static async Task<IReadOnlyList<ListedItem>> ListedAsync(this PerformanceDbContext database, ListKind kind, CancellationToken stop) => kind switch
    {
        ListKind.Directorate => await database.ListedDirectoratesQuery().ToListAsync(stop),
        ListKind.Committee => await database.ListedCommitteesQuery().ToListAsync(stop),
        ListKind.Service => NamesOf(kind, await database.ListedNamesQuery().ToListAsync(stop), await database.ServiceCountsQuery().ToListAsync(stop), []),
        ListKind.PortfolioHolder => NamesOf(kind, await database.ListedNamesQuery().ToListAsync(stop), await database.PortfolioCountsQuery().ToListAsync(stop), await database.DeliveryPortfolioCountsQuery().ToListAsync(stop)),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>What has a name, whatever its capitals: SQLite tells letters beyond ASCII apart by them.</summary>
    public static ListedItem? Named(this IEnumerable<ListedItem> items, string? name) => items.FirstOrDefault(i => i.Name.Equals(name?.Trim(), StringComparison.OrdinalIgnoreCase));

    // A name is one, in whatever capitals it is used; it is written as the list has it, else as it is used most.
    private static List<ListedItem> NamesOf(ListKind kind, List<ListedName> listed, List<NameCount> measures, List<NameCount> delivery)
    {
        ILookup<string, NameCount> byMeasures = measures.ToLookup(m => m.Name, StringComparer.OrdinalIgnoreCase), byDelivery = delivery.ToLookup(d => d.Name, StringComparer.OrdinalIgnoreCase);
        Dictionary<string, ListedName> rows = listed.Where(l => l.Kind == kind).ToDictionary(l => l.Name, StringComparer.OrdinalIgnoreCase);
        IEnumerable<string> names = rows.Keys.Concat(byMeasures.Select(m => m.Key)).Concat(byDelivery.Select(d => d.Key)).Distinct(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. names.Select(name =>
            {
                ListedName? row = rows.GetValueOrDefault(name);
                string shown = row?.Name ?? byMeasures[name].Concat(byDelivery[name]).OrderByDescending(n => n.Count).ThenBy(n => n.Name, StringComparer.Ordinal).First().Name;
                return new ListedItem(kind, row?.Id, shown, row?.ClosedOn, row?.Version)
                {
                    Measures = byMeasures[name].Sum(n => n.Count),
                    Delivery = byDelivery[name].Sum(n => n.Count),
                    Spellings = [.. byMeasures[name].Concat(byDelivery[name]).Select(n => n.Name).Distinct(StringComparer.Ordinal)],
                };
            }).OrderBy(i => i.Name, StringComparer.OrdinalIgnoreCase),
        ];
    }
}
