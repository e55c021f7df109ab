using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using PerformanceManagement.Core.Approvals;

namespace PerformanceManagement.Web.Models.Approvals;

/// <summary>The filters in the address of the list of values to approve.</summary>
public sealed class ApprovalQuery
{
    /// <summary>In the address for measures that belong to no directorate.</summary>
    public const string OfNone = "none";

    public string? Directorate { get; set; }

    public int Page { get; set; } = 1;

    public ApprovalFilter ToFilter() => new() { Directorate = string.IsNullOrEmpty(Directorate) ? null : Directorate == OfNone ? "" : Directorate, Page = Page };

    public Dictionary<string, string> ToRoute(int page = 1)
    {
        Dictionary<string, string> route = [];
        if (!string.IsNullOrEmpty(Directorate)) route["directorate"] = Directorate;
        if (page > 1) route["page"] = page.ToString(CultureInfo.InvariantCulture);
        return route;
    }

    /// <summary>What a ticked value says: its task and the version that was shown.</summary>
    public static string ValueOf(ApprovalItem item) => string.Create(CultureInfo.InvariantCulture, $"{item.TaskId}:{item.Version:N}");

    public static bool TryRead(IEnumerable<string> values, out List<(int TaskId, Guid Version)> shown)
    {
        shown = [];
        foreach (string[] parts in values.Select(v => v.Split(':')))
        {
            if (parts is not [var id, var version] || !int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out int key) || !Guid.TryParseExact(version, "N", out Guid read)) return false;
            shown.Add((key, read));
        }

        return true;
    }
}

/// <summary>The list of values to approve.</summary>
/// <param name="Queue">The values.</param>
/// <param name="Query">The filters in the address.</param>
public sealed record ApprovalPage(ApprovalQueue Queue, ApprovalQuery Query)
{
    public IReadOnlyList<SelectListItem> Directorates =>
        [new("All", ""), .. Queue.Directorates.Select(d => new SelectListItem($"{d.Directorate ?? "No directorate"} ({d.Count})", d.Directorate ?? ApprovalQuery.OfNone))];
}

/// <summary>The page on which a value is given back.</summary>
/// <param name="Item">The value.</param>
/// <param name="Query">The filters of the list that leads here.</param>
/// <param name="Form">What is typed.</param>
public sealed record ReturnPage(ApprovalItem Item, ApprovalQuery Query, ReturnForm Form)
{
    /// <summary>Whether the value was changed while somebody wrote.</summary>
    public bool IsChanged { get; init; }
}

/// <summary>The form on which a value is given back.</summary>
public sealed class ReturnForm
{
    public string? Comment { get; set; }

    public Guid Version { get; set; }
}
