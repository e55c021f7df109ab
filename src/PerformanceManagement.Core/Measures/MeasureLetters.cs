namespace PerformanceManagement.Core.Measures;

/// <summary>A measure in the list from A to Z.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Title">Its short name.</param>
/// <param name="Service">Its service, or null.</param>
public sealed record LetteredMeasure(string Code, string Title, string? Service);

/// <summary>The measures whose titles begin with a letter, a page at a time.</summary>
public sealed record MeasureLetters
{
    /// <summary>How many measures a page holds.</summary>
    public const int PageSize = 100;

    /// <summary>What stands for titles that begin with no letter from A to Z.</summary>
    public const char Other = '#';

    /// <summary>All letters in order, <see cref="Other"/> last, with how many titles begin with each.</summary>
    public required IReadOnlyList<(char Letter, int Count)> Letters { get; init; }

    /// <summary>The letter shown: the one asked for if titles begin with it, else the first with any; null where there is no measure at all.</summary>
    public required char? Letter { get; init; }

    /// <summary>The measures of the page, by title.</summary>
    public required IReadOnlyList<LetteredMeasure> Items { get; init; }

    /// <summary>How many titles begin with the letter shown.</summary>
    public int Total => Letters.FirstOrDefault(l => l.Letter == Letter).Count;

    /// <summary>The page, counted from 1; the last one where a later one was asked for.</summary>
    public required int Page { get; init; }

    /// <summary>How many pages there are, at least 1.</summary>
    public int Pages => Math.Max(1, (Total + PageSize - 1) / PageSize);
}
