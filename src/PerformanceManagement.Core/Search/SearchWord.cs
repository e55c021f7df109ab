namespace PerformanceManagement.Core.Search;

/// <summary>What can be found. Stored as a number, and found in this order; a new kind is added at the end.</summary>
public enum SearchKind
{
    /// <summary>A measure.</summary>
    Measure = 1,

    /// <summary>An item of the council plan.</summary>
    PlanItem = 2,

    /// <summary>A project, action, risk, partnership or volume table.</summary>
    DeliveryItem = 3,

    /// <summary>A published edition of a committee's report that is in view.</summary>
    Edition = 4,
}

/// <summary>Where a word stands. Stored as a number, which ranks what is found: the lower, the earlier it is shown.</summary>
public enum SearchField
{
    /// <summary>The whole code, without what stands between its letters and digits: "ni156". Each has exactly one, by which it is put in order.</summary>
    Code = 1,

    /// <summary>A word of the title, or a part of the code.</summary>
    Title = 2,

    /// <summary>A word of the definition or description.</summary>
    Definition = 3,

    /// <summary>A word of one of its notes: a <see cref="SearchNote"/>, no row of its own.</summary>
    Note = 4,
}

/// <summary>A word by which something is found. A word stands once for each field, however often it is written.</summary>
public sealed class SearchWord
{
    /// <summary>What it belongs to.</summary>
    public SearchKind Kind { get; init; }

    /// <summary>The key of what it belongs to.</summary>
    public int OwnerId { get; init; }

    /// <summary>The word: as written or without its ending, in lower case, without accents.</summary>
    public required string Word { get; init; }

    /// <summary>Where it stands.</summary>
    public SearchField Field { get; init; }
}

/// <summary>
/// The words of all notes of something that begin with one character. A row for each word would be hundreds for every measure; these are two dozen, and a
/// search reads those of one character alone.
/// </summary>
public sealed class SearchNote
{
    /// <summary>The character that the words begin with.</summary>
    public required string Initial { get; init; }

    /// <summary>What they belong to.</summary>
    public SearchKind Kind { get; init; }

    /// <summary>The key of what they belong to.</summary>
    public int OwnerId { get; init; }

    /// <summary>The words in order, each once, with a space before and after each.</summary>
    public required string Words { get; init; }
}
