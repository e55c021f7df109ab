using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Search;

/// <summary>Something that was found, as a list shows it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Code">Its code.</param>
/// <param name="Title">Its title, with what was looked for marked.</param>
public sealed record FoundItem(SearchKind Kind, string Code, IReadOnlyList<MarkedPiece> Title)
{
    /// <summary>A part of its definition, description or note with what was looked for marked; null for none.</summary>
    public IReadOnlyList<MarkedPiece>? Snippet { get; init; }

    /// <summary>The period of the note that the snippet is from; null where it is from no note.</summary>
    public Period? NoteOf { get; init; }

    /// <summary>Of a measure, how it stands in the quarter; null where it is not taken in it, and for other kinds.</summary>
    public ScorecardRow? Row { get; init; }

    /// <summary>What a delivery item is; null for other kinds.</summary>
    public DeliveryKind? DeliveryKind { get; init; }

    /// <summary>Whose edition of which quarter it is; null for other kinds.</summary>
    public FoundEdition? Edition { get; init; }
}

/// <summary>Which edition was found.</summary>
/// <param name="CommitteeId">The key of the committee.</param>
/// <param name="Committee">Its name.</param>
/// <param name="Period">The reporting quarter.</param>
/// <param name="Number">The number of the edition.</param>
public sealed record FoundEdition(int CommitteeId, string Committee, Period Period, int Number);

/// <summary>A code that may have been meant.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Code">The code.</param>
/// <param name="Title">The title.</param>
public sealed record NearCode(SearchKind Kind, string Code, string Title);

/// <summary>A page of what was found.</summary>
/// <param name="Looked">What was looked for.</param>
/// <param name="Quarter">The quarter in which measures are shown.</param>
public sealed record SearchResults(SearchedText Looked, Period Quarter)
{
    /// <summary>How many a page has.</summary>
    public const int PageSize = 20;

    /// <summary>The kind that alone is shown; null for all.</summary>
    public SearchKind? Kind { get; init; }

    /// <summary>How many of each kind there are, in their order, whichever is shown; none for a kind with none.</summary>
    public IReadOnlyDictionary<SearchKind, int> Counts { get; init; } = new SortedDictionary<SearchKind, int>();

    /// <summary>What stands on the page, in order.</summary>
    public IReadOnlyList<FoundItem> Items { get; init; } = [];

    /// <summary>The page, from 1; the last one where a later one was asked for.</summary>
    public int Page { get; init; } = 1;

    /// <summary>How many are shown on all pages.</summary>
    public int Total => Kind is { } kind ? Counts.GetValueOrDefault(kind) : Counts.Values.Sum();

    /// <summary>How many pages there are, at least 1.</summary>
    public int Pages => Math.Max(1, (Total + PageSize - 1) / PageSize);

    /// <summary>Codes that may have been meant, the nearest first; looked for where nothing was found.</summary>
    public IReadOnlyList<NearCode> NearCodes { get; init; } = [];

    /// <summary>What may have been meant, as texts to look for; looked for where nothing was found.</summary>
    public IReadOnlyList<string> NearTexts { get; init; } = [];
}
