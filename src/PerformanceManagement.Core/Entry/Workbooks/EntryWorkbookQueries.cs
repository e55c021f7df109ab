using PerformanceManagement.Core.Data;

namespace PerformanceManagement.Core.Entry.Workbooks;

/// <summary>Questions about filled workbooks.</summary>
internal static class EntryWorkbookQueries
{
    /// <summary>A person's workbooks that are still kept, the newest first.</summary>
    internal static IQueryable<EntryWorkbook> WorkbooksQuery(PerformanceDbContext database, int ownerId, DateTime now) =>
        database.EntryWorkbooks.Where(w => w.OwnerId == ownerId && w.ExpiresAt > now).OrderByDescending(w => w.Id);

    /// <summary>What gives way to a new one: the person's own, and whatever has ended, whoever's it was.</summary>
    internal static IQueryable<EntryWorkbook> EndedQuery(PerformanceDbContext database, int ownerId, DateTime now) =>
        database.EntryWorkbooks.Where(w => w.OwnerId == ownerId || w.ExpiresAt <= now);
}
