using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Dashboards.Views;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Lists;

/// <summary>What refers to something of a list.</summary>
/// <param name="database">The database.</param>
/// <param name="item">It.</param>
internal sealed class ListUse(PerformanceDbContext database, ListedItem item)
{
    private readonly List<string> names = [.. item.Spellings];

    /// <summary>Its measures.</summary>
    public IQueryable<Measure>? Measures => item switch
    {
        { Kind: ListKind.Directorate, Id: { } id } => database.MeasuresOfDirectorateQuery(id),
        { Kind: ListKind.Committee, Id: { } id } => database.MeasuresOfCommitteeQuery(id),
        { Kind: ListKind.Service } => database.MeasuresOfServiceQuery(names),
        _ => database.MeasuresOfPortfolioQuery(names),
    };

    /// <summary>What is delivered of it; null where such a thing has none.</summary>
    public IQueryable<DeliveryItem>? Delivery => item switch
    {
        { Kind: ListKind.Directorate, Id: { } id } => database.DeliveryOfDirectorateQuery(id),
        { Kind: ListKind.Committee, Id: { } id } => database.DeliveryOfCommitteeQuery(id),
        { Kind: ListKind.PortfolioHolder } => database.DeliveryOfPortfolioQuery(names),
        _ => null,
    };

    /// <summary>Its people; null where such a thing has none.</summary>
    public IQueryable<User>? People => item is { Kind: ListKind.Directorate, Id: { } id } ? database.PeopleOfDirectorateQuery(id) : null;

    /// <summary>The name of the choice by it in addresses of the dashboard.</summary>
    public string Choice => item.Kind switch
    {
        ListKind.Directorate => "directorate",
        ListKind.Service => "service",
        ListKind.PortfolioHolder => "portfolio",
        ListKind.Committee => "committee",
        _ => throw new InvalidOperationException($"There is no list {item.Kind}."),
    };

    /// <summary>What stands for it in addresses of the dashboard: the key where it has a table of its own, else the name.</summary>
    public string Value => item.Kind is ListKind.Directorate or ListKind.Committee ? item.Id!.Value.ToString(CultureInfo.InvariantCulture) : item.Name;

    /// <summary>The views of the dashboard that look for it.</summary>
    public async Task<List<SavedView>> ViewsAsync(bool tracked, CancellationToken stop)
    {
        IQueryable<SavedView> views = database.ViewsThatChooseQuery(Choice + "=");
        List<SavedView> found = await (tracked ? views : views.AsNoTracking()).ToListAsync(stop);
        return found.FindAll(v => v.LooksFor(Choice, Value));
    }
}
