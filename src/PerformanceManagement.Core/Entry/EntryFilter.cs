using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Entry;

/// <summary>Which tasks are shown; null for no restriction. All restrictions hold together.</summary>
public sealed record EntryFilter
{
    /// <summary>Tasks that are this far.</summary>
    public EntryState? State { get; init; }

    /// <summary>Only tasks for which a value or a reason is still to be submitted.</summary>
    public bool OnlyWaiting { get; init; }

    /// <summary>Only tasks of a quarter.</summary>
    public Period? Quarter { get; init; }

    /// <summary>Only tasks that still wait after the day by which they were asked for.</summary>
    public bool OnlyOverdue { get; init; }

    /// <summary>Tasks of a directorate, by its name.</summary>
    public string? Directorate { get; init; }

    /// <summary>Tasks that are asked of a person, by their key; 0 for those that nobody is asked for.</summary>
    public int? PersonId { get; init; }

    /// <summary>Measures of a service, by its name.</summary>
    public string? Service { get; init; }

    /// <summary>Measures whose code or title contains these words, whatever their case.</summary>
    public string? Search { get; init; }

    /// <summary>The page, from 1; one that does not exist gives the nearest.</summary>
    public int Page { get; init; } = 1;

    /// <summary>How many tasks a page holds.</summary>
    public int Size { get; init; } = EntryList.PageSize;

    /// <summary>Whether what was entered is left out, for who reads it in another way.</summary>
    public bool WithoutFigures { get; init; }

    /// <summary>Whether a figure for which two quarters ask stands under the one due first alone.</summary>
    public bool Once { get; init; }
}
