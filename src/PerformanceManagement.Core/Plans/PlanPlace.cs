namespace PerformanceManagement.Core.Plans;

/// <summary>A place in the plan at which a measure stands, as it was named.</summary>
/// <param name="Id">Database key of the item.</param>
/// <param name="Key">The plan's own id in data packs.</param>
/// <param name="Kind">Its level.</param>
/// <param name="Number">The number printed before the title, or null.</param>
/// <param name="Title">The title.</param>
/// <param name="SortOrder">Its place among all items.</param>
public sealed record PlanPlace(int Id, string Key, PlanItemKind Kind, string? Number, string Title, int SortOrder)
{
    /// <summary>The title with its number before it.</summary>
    public string NumberedTitle => Number is null ? Title : $"{Number} {Title}";
}
