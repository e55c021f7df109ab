using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Dashboards.Views;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Reports.Committees;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Lists;

/// <summary>How often a name is used.</summary>
internal sealed record NameCount(string Name, int Count);

/// <summary>Questions about lists and what refers to them.</summary>
internal static class ListQueries
{
    public const string Renamed = "list.renamed";
    public const string Merged = "list.merged";
    public const string Closed = "list.closed";
    public const string Reopened = "list.reopened";

    internal static IQueryable<ListedItem> ListedDirectoratesQuery(this PerformanceDbContext database) =>
        database.Directorates.AsNoTracking().OrderBy(d => d.Name).Select(d => new ListedItem(ListKind.Directorate, d.Id, d.Name, d.ClosedOn, d.Version)
        {
            Measures = database.Measures.Count(m => m.DirectorateId == d.Id),
            Delivery = database.DeliveryItems.Count(i => i.DirectorateId == d.Id),
            People = database.Users.Count(u => u.DirectorateId == d.Id),
        });

    internal static IQueryable<ListedItem> ListedCommitteesQuery(this PerformanceDbContext database) =>
        database.Committees.AsNoTracking().OrderBy(c => c.Name).Select(c => new ListedItem(ListKind.Committee, c.Id, c.Name, c.ClosedOn, c.Version)
        {
            Measures = database.MeasureCommittees.Count(told => EF.Property<int>(told, "CommitteeId") == c.Id),
            Delivery = database.DeliveryCommittees.Count(told => EF.Property<int>(told, "CommitteeId") == c.Id),
            Meetings = database.CommitteeMeetings.Count(m => m.CommitteeId == c.Id),
            Reports = database.CommitteeReports.Count(r => r.CommitteeId == c.Id),
            Editions = database.ReportEditions.Count(e => e.CommitteeId == c.Id),
        });

    internal static IQueryable<ListedName> ListedNamesQuery(this PerformanceDbContext database) => database.ListedNames.AsNoTracking();

    internal static IQueryable<NameCount> ServiceCountsQuery(this PerformanceDbContext database) =>
        database.Measures.Where(m => m.Service != null).GroupBy(m => m.Service!).Select(g => new NameCount(g.Key, g.Count()));

    internal static IQueryable<NameCount> PortfolioCountsQuery(this PerformanceDbContext database) =>
        database.Measures.Where(m => m.Portfolio != null).GroupBy(m => m.Portfolio!).Select(g => new NameCount(g.Key, g.Count()));

    internal static IQueryable<NameCount> DeliveryPortfolioCountsQuery(this PerformanceDbContext database) =>
        database.DeliveryItems.Where(i => i.PortfolioHolder != null).GroupBy(i => i.PortfolioHolder!).Select(g => new NameCount(g.Key, g.Count()));

    internal static IQueryable<Measure> MeasuresOfDirectorateQuery(this PerformanceDbContext database, int id) => database.Measures.Where(m => m.DirectorateId == id);

    internal static IQueryable<Measure> MeasuresOfCommitteeQuery(this PerformanceDbContext database, int id) => database.Measures.Where(m => m.Committees.Any(c => c.Id == id));

    internal static IQueryable<Measure> MeasuresOfServiceQuery(this PerformanceDbContext database, List<string> names) => database.Measures.Where(m => m.Service != null && names.Contains(m.Service));

    internal static IQueryable<Measure> MeasuresOfPortfolioQuery(this PerformanceDbContext database, List<string> names) => database.Measures.Where(m => m.Portfolio != null && names.Contains(m.Portfolio));

    internal static IQueryable<DeliveryItem> DeliveryOfDirectorateQuery(this PerformanceDbContext database, int id) => database.DeliveryItems.Where(i => i.DirectorateId == id);

    internal static IQueryable<DeliveryItem> DeliveryOfCommitteeQuery(this PerformanceDbContext database, int id) => database.DeliveryItems.Where(i => i.Committees.Any(c => c.Id == id));

    internal static IQueryable<DeliveryItem> DeliveryOfPortfolioQuery(this PerformanceDbContext database, List<string> names) =>
        database.DeliveryItems.Where(i => i.PortfolioHolder != null && names.Contains(i.PortfolioHolder));

    internal static IQueryable<User> PeopleOfDirectorateQuery(this PerformanceDbContext database, int id) => database.Users.Where(u => u.DirectorateId == id);

    internal static IQueryable<CommitteeMeeting> MeetingsOfCommitteeQuery(this PerformanceDbContext database, int id) => database.CommitteeMeetings.Where(m => m.CommitteeId == id);

    internal static IQueryable<CommitteeReport> ReportsOfCommitteeQuery(this PerformanceDbContext database, int id) => database.CommitteeReports.Where(r => r.CommitteeId == id);

    internal static IQueryable<Referrer> EditionsOfCommitteeQuery(this PerformanceDbContext database, int id) =>
        database.ReportEditions.Where(e => e.CommitteeId == id).OrderByDescending(e => e.Id).Select(e => new Referrer(null, e.Title, e.Period));

    /// <summary>Views that make a choice by a name that is written in the address with an equals sign.</summary>
    internal static IQueryable<SavedView> ViewsThatChooseQuery(this PerformanceDbContext database, string choice) => database.SavedViews.Where(v => v.Filter.Contains(choice));

    /// <summary>What was done last to something by a name, in quotation marks.</summary>
    internal static IQueryable<AuditEntry> LastListChangeQuery(this PerformanceDbContext database, string quoted) =>
        database.Audit.AsNoTracking().Where(a => (a.Action == Renamed || a.Action == Merged || a.Action == Closed || a.Action == Reopened) && a.Summary.Contains(quoted)).OrderByDescending(a => a.Id);
}
