using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.YearChanges;

/// <summary>Which measures are listed.</summary>
public enum YearShow
{
    /// <summary>All that are taken in the old year and have not ended with it.</summary>
    All,

    /// <summary>Those of which something is missing for the new year.</summary>
    Missing,

    /// <summary>Those for which something was chosen.</summary>
    Chosen,
}

/// <summary>Which part of the list is looked at.</summary>
/// <param name="Show">Which measures.</param>
/// <param name="Directorate">The name of a directorate; null for all, blank for measures without one.</param>
/// <param name="Page">The page, from 1.</param>
public sealed record YearFilter(YearShow Show = YearShow.All, string? Directorate = null, int Page = 1);

/// <summary>The change into a year as it is prepared, or as it was done.</summary>
public sealed record YearView
{
    /// <summary>How many measures a page has at most.</summary>
    public const int PageSize = 25;

    /// <summary>How many lines a page has at most that says what is, or was, done.</summary>
    public const int LinesOnPage = 50;

    /// <summary>The new financial year.</summary>
    public required Period Year { get; init; }

    /// <summary>The years that can be changed into: the one that runs and the one that comes.</summary>
    public required IReadOnlyList<Period> Years { get; init; }

    /// <summary>The measures of the page.</summary>
    public required IReadOnlyList<YearRow> Rows { get; init; }

    /// <summary>How many match; once it was done, for how many something was.</summary>
    public required int Total { get; init; }

    /// <summary>How many there are in all.</summary>
    public required int All { get; init; }

    /// <summary>Of how many something is missing.</summary>
    public required int Missing { get; init; }

    /// <summary>For how many something was chosen.</summary>
    public required int Chosen { get; init; }

    /// <summary>The page shown, from 1.</summary>
    public required int Page { get; init; }

    /// <summary>The place of the first of the page among all that match, from 1.</summary>
    public int First => ((Page - 1) * Size) + 1;

    /// <summary>How many pages there are.</summary>
    public int Pages => Math.Max(1, (Total + Size - 1) / Size);

    /// <summary>The directorates of the measures, for the filter; blank for measures without one.</summary>
    public required IReadOnlyList<string> Directorates { get; init; }

    /// <summary>The change as it is stored; null where nothing was chosen yet.</summary>
    public YearChange? Change { get; init; }

    /// <summary>Whether it was done, and holds.</summary>
    public bool IsDone => Change is { At: not null };

    /// <summary>Once it was done: how often what was done, over all measures; blank before.</summary>
    public string Counted { get; init; } = "";

    /// <summary>Once it was done: what was done, a sentence a measure of the page.</summary>
    public IReadOnlyList<string> Done { get; init; } = [];

    /// <summary>Once it was done: why it cannot be taken back, as a sentence; null where it can.</summary>
    public string? NotUndoneBecause { get; init; }

    /// <summary>Before it is done: the first value of the new year that there is already, after which it cannot be taken back; null for none.</summary>
    public FirstValue? FirstValue { get; init; }

    private int Size => IsDone ? LinesOnPage : PageSize;
}

/// <summary>A measure in the list.</summary>
public sealed record YearRow
{
    /// <summary>Its key.</summary>
    public required int MeasureId { get; init; }

    /// <summary>Its code.</summary>
    public required string Code { get; init; }

    /// <summary>Its short name.</summary>
    public required string Title { get; init; }

    /// <summary>Its directorate; null for none.</summary>
    public string? Directorate { get; init; }

    /// <summary>The new year, by the measure's own calendar.</summary>
    public required Period Year { get; init; }

    /// <summary>The last period in which it is taken where it ends with the old year.</summary>
    public required Period LastPeriod { get; init; }

    /// <summary>The target of the old year in words; null for none.</summary>
    public string? OldTarget { get; init; }

    /// <summary>What the old year ended with, as it may be seen; null where nothing is known.</summary>
    public required string? Outturn { get; init; }

    /// <summary>The target that is stored for the new year; null for none.</summary>
    public string? NewTarget { get; init; }

    /// <summary>What is proposed; null where there is nothing to go by.</summary>
    public YearProposal? Proposal { get; init; }

    /// <summary>What is missing for the new year: "no target", "no owner".</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>What was chosen.</summary>
    public required YearChoice Choice { get; init; }
}

/// <summary>A value of the new year.</summary>
/// <param name="Code">The measure's code.</param>
/// <param name="Title">Its short name.</param>
/// <param name="Period">The period.</param>
/// <param name="At">When it was entered, UTC.</param>
public sealed record FirstValue(string Code, string Title, Period Period, DateTime At)
{
    /// <summary>In a sentence without a full stop.</summary>
    public string Words => $"{Code} {Title} has a value for {Period.Label}, since {FigureFormat.Date(BritishDay.Of(At))}";
}

/// <summary>What the change of the year would do. Nothing was stored.</summary>
public sealed record YearEffect
{
    /// <summary>The change that was looked at.</summary>
    public required Guid Version { get; init; }

    /// <summary>How many measures go on as they are.</summary>
    public required int Kept { get; init; }

    /// <summary>What would be done, a step a measure.</summary>
    public required IReadOnlyList<YearEffectLine> Lines { get; init; }

    /// <summary>What would still be missing of measures that go on.</summary>
    public required IReadOnlyList<(string Code, string Title, IReadOnlyList<string> Missing)> Missing { get; init; }

    /// <summary>The first value of the new year that there is already, after which it cannot be taken back; null for none.</summary>
    public FirstValue? FirstValue { get; init; }
}

/// <summary>What would be done with a measure.</summary>
/// <param name="Decision">What was chosen.</param>
/// <param name="Code">Its code.</param>
/// <param name="Title">Its short name.</param>
/// <param name="Before">How it stands.</param>
/// <param name="After">How it would stand.</param>
public sealed record YearEffectLine(YearDecision Decision, string Code, string Title, string Before, string After);

/// <summary>Something that the change left, and that somebody changed since, so that it cannot be taken back without losing that.</summary>
/// <param name="Code">The measure's code.</param>
/// <param name="What">What it is.</param>
/// <param name="Left">What the change left there.</param>
/// <param name="Now">What stands there now.</param>
public sealed record YearDifference(string Code, string What, string Left, string Now);
