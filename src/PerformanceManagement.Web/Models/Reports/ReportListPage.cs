using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reports;

namespace PerformanceManagement.Web.Models.Reports;

/// <summary>The reports there are: those of the present quarter at hand, the others by quarter and committee.</summary>
/// <param name="Listings">All reports, the latest quarter first.</param>
/// <param name="Open">The open quarter's collection, or null.</param>
/// <param name="Progress">How far each directorate is with the open quarter.</param>
public sealed record ReportListPage(IReadOnlyList<ReportListing> Listings, Collection? Open, IReadOnlyList<CollectionProgress> Progress)
{
    /// <summary>The quarter whose reports stand at the top: the open one, else the latest.</summary>
    public Period? Present => Open?.Period ?? (Listings.Count == 0 ? null : Listings[0].Quarter);

    public IReadOnlyList<ReportListing> OfPresent => [.. Listings.Where(l => l.Quarter == Present).OrderBy(l => l.MeetingDate is null).ThenBy(l => l.MeetingDate)];

    /// <summary>The quarters that are not the present one, the latest first.</summary>
    public IReadOnlyList<Period> Others => [.. Listings.Select(l => l.Quarter).Distinct().Where(q => q != Present)];

    /// <summary>The quarter after the latest that has reports.</summary>
    public Period? Next => Present is { } present ? Listings.Select(l => l.Quarter).Append(present).Max().Next : null;

    /// <summary>The committees of the other quarters: key and name.</summary>
    public IReadOnlyList<KeyValuePair<int, string>> Committees =>
        [.. Listings.Select(l => KeyValuePair.Create(l.CommitteeId, l.Committee)).Distinct().OrderBy(c => c.Value, StringComparer.OrdinalIgnoreCase)];

    public ReportListing? Of(Period quarter, int committeeId) => Listings.FirstOrDefault(l => l.Quarter == quarter && l.CommitteeId == committeeId);

    public int Asked => Progress.Sum(p => p.Asked);

    public int Submitted => Progress.Sum(p => p.Submitted);

    /// <summary>The directorates that still have values to submit, with how many.</summary>
    public IReadOnlyList<CollectionProgress> Behind => [.. Progress.Where(p => p.Submitted < p.Asked)];
}
