namespace PerformanceManagement.Core.SideBySide;

/// <summary>Which measures are compared: those named, and after them those of a list. The lists are read anew each time, so that an address keeps its meaning.</summary>
public sealed record CompareChoice
{
    /// <summary>How many measures are compared at most: what fits on a page that is taken in at once.</summary>
    public const int Most = 12;

    /// <summary>The codes named, in their order.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];

    /// <summary>The code of a measure whose parts are compared with it; null for none.</summary>
    public string? PartsOf { get; init; }

    /// <summary>Whether the measures that the reader watches are compared.</summary>
    public bool Watched { get; init; }

    /// <summary>Whether the measures of the attention list are compared, of a directorate or priority where one is named.</summary>
    public bool Attention { get; init; }

    /// <summary>The measures of a directorate, by its key; null for none.</summary>
    public int? DirectorateId { get; init; }

    /// <summary>The measures of a priority, by its key; null for none.</summary>
    public int? PriorityId { get; init; }

    /// <summary>Whether measures are chosen by a list and not by their codes alone.</summary>
    public bool HasList => PartsOf is not null || Watched || Attention || DirectorateId is not null || PriorityId is not null;
}
