using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Plans;

namespace PerformanceManagement.Core.Measures;

/// <summary>Which measures are listed; null for no restriction. All restrictions hold together.</summary>
public sealed record MeasureListFilter
{
    /// <summary>Those whose code or title contains these words, whatever their case.</summary>
    public string? Search { get; init; }

    /// <summary>Those of a directorate, by its key.</summary>
    public int? DirectorateId { get; init; }

    /// <summary>Those of a service, by its name.</summary>
    public string? Service { get; init; }

    /// <summary>Those at or under an item of the plan, by its key.</summary>
    public int? PlanItemId { get; init; }
}

/// <summary>A measure in a list.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Title">Its short name.</param>
/// <param name="Directorate">Its directorate, or null.</param>
/// <param name="Service">Its service, or null.</param>
/// <param name="PlanItem">Where it sits in the plan, or null.</param>
/// <param name="Frequency">How often it is taken.</param>
/// <param name="Good">Which way is better.</param>
/// <param name="Owner">The display name of who enters it, or null.</param>
public sealed record MeasureListItem(string Code, string Title, string? Directorate, string? Service, string? PlanItem, Frequency Frequency, GoodDirection Good, string? Owner);

/// <summary>One page of the list of measures, and what it can be narrowed by.</summary>
public sealed record MeasureList
{
    /// <summary>How many measures a page holds.</summary>
    public const int PageSize = 50;

    /// <summary>The measures of the page, by code.</summary>
    public required IReadOnlyList<MeasureListItem> Items { get; init; }

    /// <summary>How many measures the filter leaves.</summary>
    public required int Total { get; init; }

    /// <summary>The page, counted from 1; the last one where a later one was asked for.</summary>
    public required int Page { get; init; }

    /// <summary>How many pages there are, at least 1.</summary>
    public required int Pages { get; init; }

    /// <summary>All directorates, by name.</summary>
    public required IReadOnlyList<Directorate> Directorates { get; init; }

    /// <summary>All services that have a measure, by name.</summary>
    public required IReadOnlyList<string> Services { get; init; }

    /// <summary>The whole plan, in its order.</summary>
    public required IReadOnlyList<PlanItem> Plan { get; init; }
}
