using PerformanceManagement.Core.Delivery.Rules;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Delivery;

/// <summary>A page of a list of delivery.</summary>
/// <param name="Quarter">The reporting quarter.</param>
/// <param name="Scale">The council's scale of risks.</param>
/// <param name="Rows">The items of the page.</param>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Page">The page, from 1.</param>
public sealed record DeliveryList(Period Quarter, RiskScale Scale, IReadOnlyList<DeliveryRow> Rows, int Total, int Page)
{
    /// <summary>How many items a page has.</summary>
    public const int PageSize = 100;

    /// <summary>How many of each kind pass the same filter, whatever kinds it names.</summary>
    public IReadOnlyDictionary<DeliveryKind, int> Counts { get; init; } = new Dictionary<DeliveryKind, int>();

    /// <summary>How many pages there are, 1 or more.</summary>
    public int Pages => Math.Max(1, (Total + PageSize - 1) / PageSize);
}
