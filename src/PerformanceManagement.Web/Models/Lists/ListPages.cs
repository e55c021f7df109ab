using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Lists;

namespace PerformanceManagement.Web.Models.Lists;

/// <summary>The page that leads to the lists.</summary>
/// <param name="Counts">How many there are in each.</param>
/// <param name="Meetings">How many meetings there are.</param>
public sealed record ListsPage(IReadOnlyList<ListCount> Counts, int Meetings);

/// <summary>What is asked of a list.</summary>
public sealed record ListQuery(string? Search = null, string? Show = null, string? Page = null)
{
    /// <summary>Shows closed ones too.</summary>
    public const string All = "all";

    public ListFilter ToFilter() => new(Search, Show == All);
}

/// <summary>A page of a list.</summary>
/// <param name="Query">What was asked.</param>
/// <param name="List">What was found.</param>
public sealed record ListPage(ListQuery Query, ListedPage List)
{
    public string Heading => Wording.UpperFirst(ListNames.Many(List.Kind));

    public FilterSelect Shown => new("show", "Show", [new("Open", "", Query.Show != ListQuery.All), new("Closed ones too", ListQuery.All, Query.Show == ListQuery.All)]);

    /// <summary>The columns that this list has.</summary>
    public IReadOnlyList<(string Heading, Func<ListedItem, int> Count)> Columns => List.Kind switch
    {
        ListKind.Directorate => [("Measures", i => i.Measures), ("Delivery", i => i.Delivery), ("People", i => i.People)],
        ListKind.Service => [("Measures", i => i.Measures)],
        ListKind.PortfolioHolder => [("Measures", i => i.Measures), ("Delivery", i => i.Delivery)],
        ListKind.Committee => [("Measures", i => i.Measures), ("Delivery", i => i.Delivery), ("Meetings", i => i.Meetings), ("Reports in preparation", i => i.Reports), ("Published editions", i => i.Editions)],
        _ => throw new InvalidOperationException($"There is no list {List.Kind}."),
    };
}

/// <summary>The page on which something is added to a list.</summary>
/// <param name="Kind">The list.</param>
/// <param name="Form">What is typed.</param>
public sealed record ListAddPage(ListKind Kind, ListForm Form)
{
    public string Heading => $"Add a {ListNames.One(Kind)}";
}

/// <summary>The page on which something of a list is changed.</summary>
/// <param name="Kind">The list.</param>
/// <param name="Name">Its name when the page was opened.</param>
/// <param name="Deed">What is done to it.</param>
/// <param name="Details">It, with what refers to it; null where nothing has the name any more.</param>
/// <param name="Form">What is typed.</param>
public sealed record ListChangePage(ListKind Kind, string Name, ListDeed Deed, ListedDetails? Details, ListForm Form)
{
    /// <summary>What it would do; null until it can be said.</summary>
    public EffectInWords? Effect { get; init; }

    /// <summary>What somebody else did meanwhile; null for nothing.</summary>
    public ListMeanwhile? Meanwhile { get; init; }

    /// <summary>What it can be merged into.</summary>
    public IReadOnlyList<SelectListItem> Into { get; init; } = [];

    public string Heading => Deed switch
    {
        ListDeed.Rename => $"Rename {Name}",
        ListDeed.Merge => $"Merge {Name} into another {ListNames.One(Kind)}",
        ListDeed.Close => $"Close {Name}",
        ListDeed.Reopen => $"Open {Name} again",
        _ => throw new InvalidOperationException($"Nothing called {Deed} is done to lists."),
    };

    /// <summary>The button that stores it; null while its effect has to be looked at first.</summary>
    public string? Button => Deed switch
    {
        ListDeed.Rename => "Rename",
        ListDeed.Merge => Effect is null ? null : "Merge",
        ListDeed.Close => "Close",
        _ => "Open again",
    };
}

/// <summary>What is typed about something of a list.</summary>
public sealed class ListForm
{
    /// <summary>The button that stores.</summary>
    public const string Save = "save";

    public string? Name { get; set; }

    public Guid? Version { get; set; }

    /// <summary>What the effect on the page was worked out for.</summary>
    public string? Seen { get; set; }

    /// <summary>The button that was pressed.</summary>
    public string? Do { get; set; }

    public ListChange ToChange(ListKind kind, string of, ListDeed deed) => new(kind, of, deed, Name, Version);
}

/// <summary>Where what refers to something is found.</summary>
/// <param name="Details">It.</param>
/// <param name="Url">Makes addresses.</param>
public sealed record ListReferences(ListedDetails Details, IUrlHelper Url)
{
    public static string Heading(ReferenceKind what) => what switch
    {
        ReferenceKind.Measures => "Measures",
        ReferenceKind.Delivery => "Projects, actions, risks, partnerships and volumes",
        ReferenceKind.People => "People",
        ReferenceKind.Meetings => "Meetings",
        ReferenceKind.Reports => "Reports in preparation",
        ReferenceKind.Editions => "Published editions",
        ReferenceKind.Views => "Kept views of the dashboard",
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, null),
    };

    /// <summary>The address of one; null for none.</summary>
    public string? AddressOf(ReferenceKind what, Referrer one) => (what, one) switch
    {
        (ReferenceKind.Measures, { Code: { } code }) => Url.Action("Show", "Measures", new { code }),
        (ReferenceKind.Delivery, { Code: { } code }) => Url.Action("Show", "Delivery", new { code }),
        (ReferenceKind.Reports, { Quarter: { } quarter }) => Url.Action("Index", "ReportTexts", new { period = quarter.UrlToken, committeeId = Details.Item.Id }),
        (ReferenceKind.Editions, { Quarter: { } quarter }) => Url.Action("Index", "Editions", new { period = quarter.UrlToken, committeeId = Details.Item.Id }),
        _ => null,
    };

    /// <summary>The address of all of a kind; null for none.</summary>
    public string? AddressOfAll(ReferenceKind what) => (what, Details.Item) switch
    {
        (ReferenceKind.Measures, { Kind: ListKind.Directorate, Id: var directorate }) => Url.Action("Index", "Measures", new { directorate }),
        (ReferenceKind.Measures, { Kind: ListKind.Service, Name: var service }) => Url.Action("Index", "Measures", new { service }),
        (ReferenceKind.Measures, { Kind: ListKind.PortfolioHolder, Name: var portfolio }) => Url.Action("Index", "Dashboard", new { directorate = "all", portfolio }),
        (ReferenceKind.Measures, { Kind: ListKind.Committee, Id: var committee }) => Url.Action("Index", "Dashboard", new { directorate = "all", committee }),
        (ReferenceKind.Delivery, { Kind: ListKind.Directorate, Id: var directorate }) => Url.Action("Index", "Delivery", new { directorate }),
        (ReferenceKind.Delivery, { Kind: ListKind.Committee, Id: var committee }) => Url.Action("Index", "Delivery", new { committee }),
        (ReferenceKind.Meetings, { Id: var committee }) => Url.Action("Index", "CommitteeMeetings", new { committee }),
        _ => null,
    };
}
