namespace PerformanceManagement.Web.Models.Dashboard;

/// <summary>What the address of the dashboard asks for, as it stands there.</summary>
public sealed record DashboardQuery
{
    /// <summary>A directorate's key, or <see cref="DashboardFilter.All"/>.</summary>
    public string? Directorate { get; init; }

    /// <summary>The key of a priority or way of working.</summary>
    public string? Priority { get; init; }

    /// <summary>A committee's key.</summary>
    public string? Committee { get; init; }

    /// <summary>The key of a count of statuses.</summary>
    public string? Status { get; init; }

    /// <summary>The key of a count of trends.</summary>
    public string? Trend { get; init; }

    /// <summary>A service, by its name.</summary>
    public string? Service { get; init; }

    /// <summary>A portfolio, by its name.</summary>
    public string? Portfolio { get; init; }

    public string? Search { get; init; }

    /// <summary>What is shown of the measures.</summary>
    public string? Show { get; init; }

    /// <summary>The page of a long list, from 1.</summary>
    public string? Page { get; init; }

    public string? Group { get; init; }

    public string? Sort { get; init; }
}
