using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;

namespace PerformanceManagement.Core.Dashboards.Views;

/// <summary>A view with the name of its owner.</summary>
internal sealed record OwnedView(SavedView View, string Owner);

/// <summary>Questions about views of the dashboard.</summary>
internal static class SavedViewQueries
{
    /// <summary>What somebody finds: their own, and what is shared.</summary>
    internal static IQueryable<OwnedView> FoundQuery(PerformanceDbContext database, int userId) =>
        from view in database.SavedViews.AsNoTracking()
        where view.OwnerId == userId || view.IsShared
        join owner in database.Users on view.OwnerId equals owner.Id
        orderby view.Name, view.Id
        select new OwnedView(view, owner.DisplayName);

    /// <summary>One of them.</summary>
    internal static IQueryable<OwnedView> OneQuery(PerformanceDbContext database, int userId, int id) =>
        from view in database.SavedViews.AsNoTracking()
        where view.Id == id && (view.OwnerId == userId || view.IsShared)
        join owner in database.Users on view.OwnerId equals owner.Id
        select new OwnedView(view, owner.DisplayName);
}
