using System.Globalization;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Search;

namespace PerformanceManagement.Web.Models.Search;

/// <summary>What the address of a search asks for, as it stands there.</summary>
public sealed record SearchQuery
{
    /// <summary>What is looked for.</summary>
    public string? Q { get; init; }

    /// <summary>The key of the kind that alone is wanted.</summary>
    public string? Kind { get; init; }

    /// <summary>The page, from 1.</summary>
    public string? Page { get; init; }

    public int PageNumber => QueryKey.Page(Page);

    /// <summary>The kind; null for all, also where there is no such kind.</summary>
    public SearchKind? ReadKind() => SearchKinds.Read(Kind);
}

/// <summary>A page of what was found.</summary>
/// <param name="Query">What was asked for.</param>
/// <param name="Results">What was found.</param>
public sealed record SearchPage(SearchQuery Query, SearchResults Results)
{
    /// <summary>Sentences about what the address asked for and does not exist.</summary>
    public IReadOnlyList<string> Ignored =>
    [
        .. string.IsNullOrEmpty(Query.Kind) || Results.Kind is not null ? [] : new[] { "The address asks for a kind that does not exist, so everything is shown." },
        .. PageProblem.Of(Query.Page, Results.Page, Results.Pages),
    ];

    /// <summary>What the page is called.</summary>
    public string Title => Results.Looked.IsEmpty ? "Search" : $"{Results.Looked.Text} - Search" + (Results.Pages == 1 ? "" : $", page {Results.Page} of {Results.Pages}");

    /// <summary>"1 to 20 of 62 results".</summary>
    public string Range
    {
        get
        {
            string all = Results.Total == 1 ? "1 result" : $"{Results.Total:N0} results";
            int first = ((Results.Page - 1) * SearchResults.PageSize) + 1;
            return Results.Pages == 1 ? all : $"{first:N0} to {first + Results.Items.Count - 1:N0} of {all}";
        }
    }

    /// <summary>How many there are of each kind, and of all, with their addresses.</summary>
    public IEnumerable<(string Text, Dictionary<string, string> Address, bool IsCurrent)> Kinds =>
    [
        ($"Everything ({Results.Counts.Values.Sum():N0})", Address(null, 1), Results.Kind is null),
        .. Results.Counts.Select(c => ($"{Wording.UpperFirst(SearchKinds.Names(c.Key))} ({c.Value:N0})", Address(c.Key, 1), Results.Kind == c.Key)),
    ];

    /// <summary>The address of another page of the same results.</summary>
    public Dictionary<string, string> Address(int page) => Address(Results.Kind, page);

    private Dictionary<string, string> Address(SearchKind? kind, int page)
    {
        var address = new Dictionary<string, string> { ["q"] = Results.Looked.Text };
        if (kind is { } only) address["kind"] = SearchKinds.KeyOf(only);
        if (page > 1) address["page"] = page.ToString(CultureInfo.InvariantCulture);
        return address;
    }
}

/// <summary>What kinds of results are called, in words and in addresses.</summary>
public static class SearchKinds
{
    /// <summary>How a kind is written in an address.</summary>
    public static string KeyOf(SearchKind kind) => kind switch
    {
        SearchKind.Measure => "measures",
        SearchKind.PlanItem => "plan",
        SearchKind.DeliveryItem => "delivery",
        SearchKind.Edition => "papers",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>What several of a kind are called.</summary>
    public static string Names(SearchKind kind) => kind switch
    {
        SearchKind.Measure => "measures",
        SearchKind.PlanItem => "council plan",
        SearchKind.DeliveryItem => "delivery",
        SearchKind.Edition => "published papers",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>The kind that an address names; null for none.</summary>
    public static SearchKind? Read(string? key)
    {
        foreach (SearchKind kind in Enum.GetValues<SearchKind>())
        {
            if (KeyOf(kind) == key) return kind;
        }

        return null;
    }
}
