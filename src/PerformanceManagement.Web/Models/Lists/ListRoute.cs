using PerformanceManagement.Core.Lists;

namespace PerformanceManagement.Web.Models.Lists;

/// <summary>Lists and what is done to them, as addresses name them.</summary>
public static class ListRoute
{
    private static readonly Dictionary<string, ListKind> Kinds = ListNames.All.ToDictionary(Of, StringComparer.OrdinalIgnoreCase);

    /// <summary>What a list is called in addresses: "portfolio-holders".</summary>
    public static string Of(ListKind kind) => ListNames.Many(kind).Replace(' ', '-');

    /// <summary>The list that an address names; null for none.</summary>
    public static ListKind? Read(string list) => Kinds.TryGetValue(list, out ListKind kind) ? kind : null;

    /// <summary>What a deed is called in addresses: "merge".</summary>
    public static string Of(ListDeed deed) => deed.ToString().ToLowerInvariant();

    /// <summary>The deed that an address names; null for none.</summary>
    public static ListDeed? ReadDeed(string deed) => Enum.GetValues<ListDeed>().Where(d => Of(d) == deed).Select(d => (ListDeed?)d).FirstOrDefault();
}
