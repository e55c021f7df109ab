using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Lists;

/// <summary>A directorate, service, portfolio holder or committee as it is listed, with counts of what refers to it.</summary>
/// <param name="Kind">The list it stands in.</param>
/// <param name="Id">Its database key; null for a name that is only used.</param>
/// <param name="Name">Its name.</param>
/// <param name="ClosedOn">The day on which it was closed; null while it is open.</param>
/// <param name="Version">The version of what is stored; null for a name that is only used.</param>
public sealed record ListedItem(ListKind Kind, int? Id, string Name, DateOnly? ClosedOn, Guid? Version)
{
    /// <summary>Measures of it, those that have ended among them.</summary>
    public int Measures { get; init; }

    /// <summary>Projects, actions, risks, partnerships and volumes of it, closed ones among them.</summary>
    public int Delivery { get; init; }

    /// <summary>People of it.</summary>
    public int People { get; init; }

    /// <summary>Meetings of it, past ones among them.</summary>
    public int Meetings { get; init; }

    /// <summary>Reports to it that somebody works on or worked on.</summary>
    public int Reports { get; init; }

    /// <summary>Published editions of its reports.</summary>
    public int Editions { get; init; }

    /// <summary>The name in all the capitals in which it is used.</summary>
    internal IReadOnlyList<string> Spellings { get; init; } = [];

    /// <summary>Whether it is closed.</summary>
    public bool IsClosed => ClosedOn is not null;

    /// <summary>Whether anything refers to it.</summary>
    public bool IsUsed => Measures + Delivery + People + Meetings + Reports + Editions > 0;
}

/// <summary>Which of a list is shown.</summary>
/// <param name="Search">Words that the name holds; null for all.</param>
/// <param name="WithClosed">Whether closed ones are shown too.</param>
public sealed record ListFilter(string? Search = null, bool WithClosed = false);

/// <summary>A page of a list.</summary>
/// <param name="Kind">The list.</param>
/// <param name="Items">What stands on the page, by name.</param>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="Pages">How many pages there are.</param>
/// <param name="Closed">How many of the whole list are closed.</param>
public sealed record ListedPage(ListKind Kind, IReadOnlyList<ListedItem> Items, int Total, int Page, int Pages, int Closed)
{
    /// <summary>How many stand on a page.</summary>
    public const int PageSize = 50;
}

/// <summary>How many there are in a list.</summary>
/// <param name="Kind">The list.</param>
/// <param name="Open">How many are open.</param>
/// <param name="Closed">How many are closed.</param>
public sealed record ListCount(ListKind Kind, int Open, int Closed);

/// <summary>What something refers by.</summary>
public enum ReferenceKind
{
    /// <summary>Measures.</summary>
    Measures,

    /// <summary>Projects, actions, risks, partnerships and volumes.</summary>
    Delivery,

    /// <summary>People.</summary>
    People,

    /// <summary>Meetings.</summary>
    Meetings,

    /// <summary>Reports in preparation.</summary>
    Reports,

    /// <summary>Published editions.</summary>
    Editions,

    /// <summary>Views of the dashboard that people keep.</summary>
    Views,
}

/// <summary>What of one kind refers to something.</summary>
/// <param name="What">The kind.</param>
/// <param name="Count">How much there is of it.</param>
/// <param name="First">The first of it.</param>
public sealed record ListReference(ReferenceKind What, int Count, IReadOnlyList<Referrer> First)
{
    /// <summary>How many are named.</summary>
    public const int Named = 5;
}

/// <summary>One thing that refers to something.</summary>
/// <param name="Code">Its code, where it has one.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Quarter">The quarter of a meeting, report or edition.</param>
public sealed record Referrer(string? Code, string Title, Period? Quarter = null);

/// <summary>Something of a list with what refers to it.</summary>
/// <param name="Item">It.</param>
/// <param name="References">What refers to it, kind by kind; kinds of which there is nothing are left out.</param>
/// <param name="SignedOff">The quarters that are signed off, in order.</param>
public sealed record ListedDetails(ListedItem Item, IReadOnlyList<ListReference> References, IReadOnlyList<Period> SignedOff);
