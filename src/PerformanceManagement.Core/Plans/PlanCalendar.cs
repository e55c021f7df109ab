using System.Globalization;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Plans;

/// <summary>Which plan holds when. Pure.</summary>
/// <param name="plans">The plans that began on a day, or will; none while the council has its first.</param>
public sealed class PlanCalendar(IEnumerable<CouncilPlan> plans)
{
    /// <summary>What the first plan of a council is called.</summary>
    public const string FirstName = "First plan";

    private const string FirstKey = "first";

    private readonly List<CouncilPlan> all = [.. plans.OrderBy(p => p.From)];

    /// <summary>The plans that began on a day, or will, in order.</summary>
    public IReadOnlyList<CouncilPlan> All => all;

    /// <summary>The key of the plan that holds on a day; null for the first.</summary>
    public int? On(DateOnly day) => all.FindLast(p => p.From <= day)?.Id;

    /// <summary>The key of the plan of a quarter: that of its last day; null for the first.</summary>
    public int? Of(Period quarter) => On(quarter.End);

    /// <summary>The items of the plan of a quarter.</summary>
    public List<PlanItem> ItemsOf(Period quarter, IEnumerable<PlanItem> items)
    {
        int? plan = Of(quarter);
        return [.. items.Where(i => i.PlanId == plan)];
    }

    /// <summary>Whether a plan comes before another.</summary>
    public bool IsBefore(int? plan, int? other) => Place(plan) < Place(other);

    /// <summary>The first day of a plan; null for the first plan, which has none.</summary>
    public DateOnly? FromOf(int? plan) => all.Find(p => p.Id == plan)?.From;

    /// <summary>The last day of a plan; null while none follows.</summary>
    public DateOnly? UntilOf(int? plan) => Place(plan) + 1 is var next && next < all.Count ? all[next].From.AddDays(-1) : null;

    /// <summary>Whether a name is that of the first plan, which no other may have.</summary>
    public static bool IsFirst(string name) => name.Equals(FirstName, StringComparison.OrdinalIgnoreCase);

    /// <summary>The name of a plan.</summary>
    public string NameOf(int? plan) => all.Find(p => p.Id == plan)?.Name ?? FirstName;

    /// <summary>A plan to choose.</summary>
    public PlanChoice Choice(int? plan) => new(plan?.ToString(CultureInfo.InvariantCulture) ?? FirstKey, NameOf(plan), FromOf(plan), UntilOf(plan));

    /// <summary>All plans to choose from, the latest first.</summary>
    public IReadOnlyList<PlanChoice> Choices => [.. all.Select(p => Choice(p.Id)).Reverse(), Choice(null)];

    /// <summary>Reads which plan an address names.</summary>
    /// <param name="key">What it says; blank for the plan that holds on a day.</param>
    /// <param name="day">That day.</param>
    /// <param name="plan">The plan; null for the first.</param>
    /// <returns>Whether there is such a plan.</returns>
    public bool TryRead(string? key, DateOnly day, out int? plan)
    {
        CouncilPlan? named = int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out int id) ? all.Find(p => p.Id == id) : null;
        plan = string.IsNullOrEmpty(key) ? On(day) : named?.Id;
        return string.IsNullOrEmpty(key) || key == FirstKey || named is not null;
    }

    // -1 for the first plan, which has no row.
    private int Place(int? plan) => all.FindIndex(p => p.Id == plan);
}
