using PerformanceManagement.Core.Entry;

namespace PerformanceManagement.Web.Models.Entry;

/// <summary>One open quarter on the list of what there is to enter.</summary>
/// <param name="Quarter">The quarter with its tasks on the page shown.</param>
/// <param name="List">The whole list.</param>
/// <param name="Query">The filters in the address.</param>
public sealed record EntryQuarterSection(EntryQuarter Quarter, EntryList List, EntryListQuery Query)
{
    /// <summary>Whether it has a heading of its own: a quarter that is the only one stands in the page's.</summary>
    public bool HasHeading => List.Quarters.Count > 1;

    /// <summary>The day, by which a value is overdue or not.</summary>
    public DateOnly Today => List.Today;

    /// <summary>The heading's anchor.</summary>
    public string Id => $"q-{Quarter.Quarter.UrlToken}";
}
