using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reports.Committees;

namespace PerformanceManagement.Core.Entry;

/// <summary>The texts that a person was given.</summary>
/// <param name="Items">The texts, the first due first.</param>
/// <param name="HasMore">Whether there are more than are listed.</param>
public sealed record GivenTexts(IReadOnlyList<GivenText> Items, bool HasMore);

/// <summary>A text that a person was given.</summary>
/// <param name="Of">Whose report of which quarter.</param>
/// <param name="Key">The key of the part.</param>
/// <param name="Title">What it is, by its section.</param>
public sealed record GivenText(ReportOf Of, string Key, string Title)
{
    /// <summary>Database key.</summary>
    public int Id { get; init; }

    /// <summary>By when, or null.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Whether that day has passed.</summary>
    public bool IsOverdue { get; init; }

    /// <summary>Whether something has been written.</summary>
    public bool IsBegun { get; init; }
}

/// <summary>A given text as it is stored.</summary>
internal sealed record GivenRow(int Id, int CommitteeId, string Committee, Period Quarter, string? Template, string Key, DateOnly? DueOn, bool IsBegun, DateOnly? Meeting);
