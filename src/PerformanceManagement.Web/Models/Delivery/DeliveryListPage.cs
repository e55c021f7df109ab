using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Web.Models.Delivery;

/// <summary>What the address of the list of delivery asks for, as it stands there.</summary>
public sealed record DeliveryQuery
{
    private const int LongestSearch = 100;

    /// <summary>Which kinds: a key of <see cref="DeliveryTab"/>.</summary>
    public string? Kind { get; init; }

    public Period? Quarter { get; init; }

    public string? Search { get; init; }

    /// <summary>A directorate's key.</summary>
    public string? Directorate { get; init; }

    /// <summary>A committee's key.</summary>
    public string? Committee { get; init; }

    /// <summary>The code of what they stand under.</summary>
    public string? Under { get; init; }

    /// <summary>"overdue", "missed", "rose" or "closed"; or nothing for what is not closed.</summary>
    public string? Only { get; init; }

    public string? Page { get; init; }

    public bool Narrows => !string.IsNullOrWhiteSpace(Search) || !string.IsNullOrEmpty(Under) || !string.IsNullOrEmpty(Directorate) || !string.IsNullOrEmpty(Committee) || Only is "overdue" or "missed" or "rose" or "closed";

    public int PageNumber => QueryKey.Page(Page);

    public DeliveryTab Tab => DeliveryTab.All.FirstOrDefault(t => t.Key == Kind) ?? DeliveryTab.All[0];

    /// <summary>The filter; a key that is no number matches nothing rather than all.</summary>
    public DeliveryFilter ToFilter(DateOnly today) => new()
    {
        Kinds = Tab.Kinds,
        Search = Search?.Trim() is { Length: > 0 } words ? words[..Math.Min(words.Length, LongestSearch)] : null,
        DirectorateId = QueryKey.Read(Directorate),
        CommitteeId = QueryKey.Read(Committee),
        Under = string.IsNullOrEmpty(Under) ? null : Under,
        OverdueOn = Only == "overdue" ? today : null,
        MissedOn = Only == "missed" ? today : null,
        RoseOnly = Only == "rose",
        WithClosed = Only == "closed",
    };

    /// <summary>What asks for those that somebody should look at.</summary>
    public static string Key(DeliveryConcern concern) => concern switch { DeliveryConcern.Overdue => "overdue", DeliveryConcern.Missed => "missed", _ => "rose" };
}

/// <summary>A part of the list of delivery.</summary>
/// <param name="Key">Its name in the address.</param>
/// <param name="Text">Its link.</param>
/// <param name="Kinds">The kinds it shows.</param>
public sealed record DeliveryTab(string Key, string Text, IReadOnlyList<DeliveryKind> Kinds)
{
    public static IReadOnlyList<DeliveryTab> All { get; } = [.. DeliveryPart.All.Select(p => new DeliveryTab(p.Key, p.Key == "actions" ? "Action plans" : Wording.UpperFirst(p.Key), p.Kinds))];

    /// <summary>The part that shows a kind.</summary>
    public static DeliveryTab Of(DeliveryKind kind) => All.First(t => t.Kinds.Contains(kind));
}

/// <summary>A page of the list of delivery.</summary>
/// <param name="Query">What was asked for.</param>
/// <param name="List">The page.</param>
/// <param name="Choices">What there is to choose from.</param>
/// <param name="Today">The day by which things were to be done.</param>
/// <param name="MayAdd">Whether who looks may add items.</param>
public sealed record DeliveryListPage(DeliveryQuery Query, DeliveryList List, ReportingChoices Choices, DateOnly Today, bool MayAdd)
{
    /// <summary>How many a part has.</summary>
    public int CountOf(DeliveryTab tab) => tab.Kinds.Sum(k => List.Counts.GetValueOrDefault(k));

    public IReadOnlyList<FilterSelect> Selects =>
    [
        new("quarter", "Quarter", [.. Choices.Offered.Select(q => new SelectListItem(q.Label, q.UrlToken, q == List.Quarter))]),
        FilterSelect.Of("directorate", "Directorate", "All directorates", "", Choices.In(List.Quarter, Chosen).Directorates, d => (Key(d.Id), d.Name), Query.Directorate),
        FilterSelect.Of("committee", "Committee", "All committees", "", Choices.In(List.Quarter, Chosen).Committees, c => (Key(c.Id), c.Name), Query.Committee),
        new("only", "Show", [.. Shown.Select(s => new SelectListItem(s.Text, s.Key, s.Key == (Query.Only ?? "")))]),
    ];

    private ScorecardFilter Chosen => new() { DirectorateId = QueryKey.Read(Query.Directorate), CommitteeId = QueryKey.Read(Query.Committee) };

    private IEnumerable<(string Key, string Text)> Shown =>
    [
        ("", "Not closed"), ("overdue", "Overdue"), ("missed", "A date of theirs missed"), .. Query.Tab.Kinds.Contains(DeliveryKind.Risk) ? [("rose", "Rose")] : Array.Empty<(string, string)>(), ("closed", "Closed ones too"),
    ];

    public string Range
    {
        get
        {
            int first = ((List.Page - 1) * DeliveryList.PageSize) + 1;
            return List.Pages == 1 ? $"{List.Total:N0} shown" : $"{first:N0} to {first + List.Rows.Count - 1:N0} of {List.Total:N0}";
        }
    }

    /// <summary>The address of another page or part of the same list.</summary>
    public Dictionary<string, string> Address(int page = 1, string? kind = null)
    {
        (string Name, string? Value)[] parts = [("kind", kind ?? Query.Tab.Key), ("quarter", List.Quarter.UrlToken), ("search", Query.Search), ("directorate", Query.Directorate), ("committee", Query.Committee), ("only", Query.Only), ("under", Query.Under), ("page", page == 1 ? null : Key(page))];
        return parts.Where(p => !string.IsNullOrEmpty(p.Value)).ToDictionary(p => p.Name, p => p.Value!);
    }

    private static string Key(int number) => number.ToString(CultureInfo.InvariantCulture);
}
