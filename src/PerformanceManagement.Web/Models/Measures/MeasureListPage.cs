using System.Globalization;
using PerformanceManagement.Core.Measures;

namespace PerformanceManagement.Web.Models.Measures;

/// <summary>What the address of the list of measures asks for, as it stands there.</summary>
public sealed record MeasureListQuery
{
    private const int LongestSearch = 100;

    public string? Search { get; init; }

    /// <summary>A directorate's key.</summary>
    public string? Directorate { get; init; }

    /// <summary>A service's name.</summary>
    public string? Service { get; init; }

    /// <summary>The key of an item of the plan.</summary>
    public string? Plan { get; init; }

    /// <summary>The page, from 1.</summary>
    public string? Page { get; init; }

    /// <summary>Whether it leaves anything out.</summary>
    public bool Narrows => !string.IsNullOrWhiteSpace(Search) || !string.IsNullOrEmpty(Directorate) || !string.IsNullOrEmpty(Service) || !string.IsNullOrEmpty(Plan);

    public int PageNumber => QueryKey.Page(Page);

    /// <summary>The filter; a key that is no number matches no measure rather than all.</summary>
    public MeasureListFilter ToFilter() => new()
    {
        Search = Search?.Trim() is { Length: > 0 } words ? words[..Math.Min(words.Length, LongestSearch)] : null,
        DirectorateId = QueryKey.Read(Directorate),
        Service = string.IsNullOrEmpty(Service) ? null : Service,
        PlanItemId = QueryKey.Read(Plan),
    };
}

/// <summary>A page of the list of measures.</summary>
/// <param name="Query">What was asked for.</param>
/// <param name="List">What was found.</param>
public sealed record MeasureListPage(MeasureListQuery Query, MeasureList List)
{
    /// <summary>How many projects, actions and risks the same words find.</summary>
    public int FoundBeside { get; init; }

    /// <summary>The filters that are chosen from lists.</summary>
    public IReadOnlyList<FilterSelect> Selects =>
    [
        FilterSelect.Of("directorate", "Directorate", "All directorates", "", List.Directorates, d => (Key(d.Id), d.Name), Chosen(Query.Directorate)),
        FilterSelect.Of("service", "Service", "All services", "", List.Services, s => (s, s), Chosen(Query.Service)),
        FilterSelect.Of("plan", "Council plan", "The whole plan", "", List.Plan, p => (Key(p.Id), p.NumberedTitle), Chosen(Query.Plan)),
    ];

    /// <summary>"1 to 50 of 62 measures".</summary>
    public string Range
    {
        get
        {
            int first = ((List.Page - 1) * MeasureList.PageSize) + 1;
            string all = List.Total == 1 ? "1 measure" : $"{List.Total:N0} measures";
            return List.Pages == 1 ? all : $"{first:N0} to {first + List.Items.Count - 1:N0} of {all}";
        }
    }

    /// <summary>The address of another page of the same list.</summary>
    public Dictionary<string, string> Address(int page)
    {
        (string Name, string? Value)[] parts = [("search", Query.Search), ("directorate", Query.Directorate), ("service", Query.Service), ("plan", Query.Plan), ("page", page == 1 ? null : Key(page))];
        return parts.Where(p => !string.IsNullOrEmpty(p.Value)).ToDictionary(p => p.Name, p => p.Value!);
    }

    private static string Key(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Chosen(string? key) => string.IsNullOrEmpty(key) ? null : key;
}
