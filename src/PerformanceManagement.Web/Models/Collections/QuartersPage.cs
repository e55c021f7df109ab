using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Web.Models.Collections;

/// <summary>The list of quarters.</summary>
/// <param name="List">The quarters that were opened, and the next one.</param>
/// <param name="Months">The months of the running quarter that can be opened by themselves, and those that are.</param>
public sealed record QuartersPage(QuarterList List, IReadOnlyList<MonthDates> Months)
{
    /// <summary>The latest quarter that was signed off, which can be opened again; null for none.</summary>
    public Period? Latest => List.Quarters.Where(q => q.State == CollectionState.SignedOff).Select(q => (Period?)q.Period).Max();
}
