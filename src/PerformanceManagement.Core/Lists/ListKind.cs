namespace PerformanceManagement.Core.Lists;

/// <summary>A list that the council keeps, by what stands in it.</summary>
public enum ListKind
{
    /// <summary>Directorates.</summary>
    Directorate,

    /// <summary>Services of measures.</summary>
    Service,

    /// <summary>Portfolio holders of measures and of what is delivered.</summary>
    PortfolioHolder,

    /// <summary>Committees.</summary>
    Committee,
}

/// <summary>What lists and what stands in them are called.</summary>
public static class ListNames
{
    /// <summary>All lists, in the order in which they are shown.</summary>
    public static IReadOnlyList<ListKind> All { get; } = [ListKind.Directorate, ListKind.Service, ListKind.PortfolioHolder, ListKind.Committee];

    /// <summary>One of a list: "portfolio holder".</summary>
    public static string One(ListKind kind) => kind switch
    {
        ListKind.Directorate => "directorate",
        ListKind.Service => "service",
        ListKind.PortfolioHolder => "portfolio holder",
        ListKind.Committee => "committee",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>Several of a list: "portfolio holders".</summary>
    public static string Many(ListKind kind) => One(kind) + "s";
}
