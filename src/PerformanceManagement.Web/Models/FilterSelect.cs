using Microsoft.AspNetCore.Mvc.Rendering;

namespace PerformanceManagement.Web.Models;

/// <summary>A choice in a row of filters that go into the address.</summary>
/// <param name="Name">Its name in the address.</param>
/// <param name="Label">Its label.</param>
/// <param name="Items">What may be chosen.</param>
public sealed record FilterSelect(string Name, string Label, IReadOnlyList<SelectListItem> Items)
{
    /// <summary>A choice of which the first item stands for all.</summary>
    public static FilterSelect Of<T>(string name, string label, string all, string allKey, IEnumerable<T> items, Func<T, (string Key, string Text)> item, string? selected) => new(
        name,
        label,
        [new SelectListItem(all, allKey, selected is null), .. items.Select(i => item(i) is var (key, text) ? new SelectListItem(text, key, key == selected) : null!)]);
}
