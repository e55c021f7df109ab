namespace PerformanceManagement.Web.Models;

/// <summary>The links between the pages of a list.</summary>
/// <param name="Page">The page shown, from 1.</param>
/// <param name="Pages">How many there are; without a second page there are no links.</param>
/// <param name="Address">The address of a page.</param>
public sealed record ListPages(int Page, int Pages, Func<int, string?> Address)
{
    /// <summary>What the links are called for assistive technology.</summary>
    public string Label { get; init; } = "Pages of the list";
}
