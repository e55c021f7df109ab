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
    /// <summary>What was found beside it: pages, reports, and people for those who may see them.</summary>
    public IReadOnlyList<SearchGroup> Groups { get; init; } = [];

    /// <summary>The group that alone is shown; null where none is.</summary>
    public SearchGroup? OnlyGroup => Results.Kind is null ? Groups.FirstOrDefault(g => g.Key == Query.Kind) : null;

    /// <summary>The groups that stand on this page: the one that alone is wanted, or all that found something on the first page of everything.</summary>
    public IEnumerable<SearchGroup> ShownGroups => OnlyGroup is { } only ? [only] : Results.Kind is null && Results.Page == 1 ? Groups.Where(g => g.Count > 0) : [];

    /// <summary>Whether anything at all was found, of whatever kind.</summary>
    public bool HasFound => Results.Counts.Count > 0 || Groups.Any(g => g.Count > 0);

    /// <summary>Sentences about what the address asked for and does not exist.</summary>
    public IReadOnlyList<string> Ignored =>
    [
        .. string.IsNullOrEmpty(Query.Kind) || Results.Kind is not null || OnlyGroup is not null ? [] : new[] { "The address asks for a kind that does not exist, so everything is shown." },
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
        ($"Everything ({Results.Counts.Values.Sum() + Groups.Sum(g => g.Count):N0})", Address(null, 1), Results.Kind is null && OnlyGroup is null),
        .. Results.Counts.Select(c => ($"{Wording.UpperFirst(SearchKinds.Names(c.Key))} ({c.Value:N0})", Address(c.Key, 1), Results.Kind == c.Key)),
        .. Groups.Where(g => g.Count > 0).Select(g => ($"{g.Title} ({g.Count:N0})", AddressOf(g), OnlyGroup == g)),
    ];

    /// <summary>The address of another page of the same results.</summary>
    public Dictionary<string, string> Address(int page) => Address(Results.Kind, page);

    /// <summary>The address at which a group stands alone.</summary>
    public Dictionary<string, string> AddressOf(SearchGroup group) => new() { ["q"] = Results.Looked.Text, ["kind"] = group.Key };

    private Dictionary<string, string> Address(SearchKind? kind, int page)
    {
        var address = new Dictionary<string, string> { ["q"] = Results.Looked.Text };
        if (kind is { } only) address["kind"] = SearchKinds.KeyOf(only);
        if (page > 1) address["page"] = page.ToString(CultureInfo.InvariantCulture);
        return address;
    }
}

/// <summary>Something that was found beside what has words stored.</summary>
/// <param name="Title">What it is called, with what was looked for marked.</param>
/// <param name="Address">Where it is; null where nobody can go there.</param>
/// <param name="About">What is said of it; null for nothing.</param>
public sealed record SearchLink(IReadOnlyList<MarkedPiece> Title, string? Address, string? About);

/// <summary>What was found of one kind beside what has words stored.</summary>
/// <param name="Key">How it is written in an address.</param>
/// <param name="Names">What several are called.</param>
/// <param name="Count">How many were found.</param>
/// <param name="Links">The first of them.</param>
public sealed record SearchGroup(string Key, string Names, int Count, IReadOnlyList<SearchLink> Links)
{
    public const string PagesKey = "pages";
    public const string ReportsKey = "reports";
    public const string PeopleKey = "people";

    /// <summary>How many of a group stand among everything.</summary>
    public const int Few = 5;

    /// <summary>How many stand on its own page; who looks for more adds a word.</summary>
    public const int Most = 100;

    public string Title => Wording.UpperFirst(Names);

    public static SearchGroup Of<T>(string key, string names, IReadOnlyList<T> found, Func<T, SearchLink> linkTo) => new(key, names, found.Count, [.. found.Take(Most).Select(linkTo)]);
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
