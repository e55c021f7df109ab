using System.Globalization;

namespace PerformanceManagement.Web.Models;

/// <summary>Keys in addresses.</summary>
internal static class QueryKey
{
    /// <summary>A key; null where there is none, 0 for what is no number: it matches nothing rather than all.</summary>
    public static int? Read(string? key) => string.IsNullOrEmpty(key) ? null : int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out int id) ? id : 0;

    /// <summary>A page of a list; 1 where none is named.</summary>
    public static int Page(string? page) => int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 1;
}
