using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Entry.Progress;

/// <summary>By what progress is shown.</summary>
public enum ProgressBy
{
    /// <summary>By directorate.</summary>
    Directorate,

    /// <summary>By service.</summary>
    Service,

    /// <summary>By whoever is asked for the values.</summary>
    Person,
}

/// <summary>How far an open quarter is.</summary>
/// <param name="Quarter">The quarter.</param>
/// <param name="DueOn">The day by which values are asked for; null for none.</param>
/// <param name="By">By what it is shown.</param>
/// <param name="Rows">The rows: by name, those of nobody last; people who are latest with most before the others.</param>
/// <param name="Total">All of it in one row.</param>
public sealed record QuarterProgress(Period Quarter, DateOnly? DueOn, ProgressBy By, IReadOnlyList<ProgressRow> Rows, ProgressRow Total)
{
    /// <summary>The directorates that there are values of, by name.</summary>
    public IReadOnlyList<string> Directorates { get; init; } = [];

    /// <summary>Whether the council approves values.</summary>
    public bool IsApproved { get; init; }

    /// <summary>Whether people can be written to from here.</summary>
    public bool CanChase { get; init; }
}

/// <summary>How far a directorate, a service or a person is.</summary>
/// <param name="Name">Its name; null for values of none, or asked of nobody.</param>
public sealed record ProgressRow(string? Name)
{
    /// <summary>The key of the person; null for other rows, and for nobody.</summary>
    public int? PersonId { get; init; }

    /// <summary>Whether the person is disabled.</summary>
    public bool IsDisabled { get; init; }

    /// <summary>How many values are asked for.</summary>
    public int Asked { get; init; }

    /// <summary>How many of those nothing was typed for.</summary>
    public int NotEntered { get; init; }

    /// <summary>How many stand as drafts.</summary>
    public int Drafts { get; init; }

    /// <summary>How many were returned.</summary>
    public int Returned { get; init; }

    /// <summary>How many were submitted, and not approved.</summary>
    public int Submitted { get; init; }

    /// <summary>How many were approved.</summary>
    public int Approved { get; init; }

    /// <summary>How many still wait although the day by which they were asked for has passed.</summary>
    public int Overdue { get; init; }

    /// <summary>How many need not be given this time; not among those asked for.</summary>
    public int Excused { get; init; }

    /// <summary>When anything was last done with any of them, UTC; null for never.</summary>
    public DateTime? LastAt { get; init; }

    /// <summary>When the person was last chased, UTC; null for never.</summary>
    public DateTime? ChasedAt { get; init; }

    /// <summary>How many still wait for a value or a reason.</summary>
    public int Waiting => NotEntered + Drafts + Returned;
}
