namespace PerformanceManagement.Core.Audit;

/// <summary>What the database is asked for: a filter with its measure found, its days as moments and its words as patterns.</summary>
internal sealed record AuditQuestion
{
    /// <summary>The measure's key; 0 for one that there is not.</summary>
    public int? MeasureId { get; init; }

    /// <summary>A pattern of names.</summary>
    public string? Person { get; init; }

    /// <summary>The nouns of what was done.</summary>
    public IReadOnlyList<string>? Nouns { get; init; }

    public AuditField? Field { get; init; }

    /// <summary>The first moment, UTC.</summary>
    public DateTime? From { get; init; }

    /// <summary>The moment after the last, UTC.</summary>
    public DateTime? Until { get; init; }

    /// <summary>A pattern of the sentence, or of either side of a detail.</summary>
    public string? Words { get; init; }

    /// <summary>The rows that are not searched for words, because a figure of theirs must not be shown: measure and period of each, as <see cref="KeyOf"/> writes them. That a word is found would tell what stands there.</summary>
    public IReadOnlyList<string> NotSearched { get; init; } = [];

    /// <summary>The measures none of whose rows about a period are searched, for the same reason.</summary>
    public IReadOnlyList<int> NotSearchedMeasures { get; init; } = [];

    /// <summary>Whether what is done with people is left out.</summary>
    public bool WithoutPeople { get; init; }

    /// <summary>Only rows older than this; null for the newest.</summary>
    public AuditPlace? Before { get; init; }

    public static string KeyOf(int measureId, string periodToken) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{measureId}:{periodToken}");

    /// <summary>A pattern that finds a text anywhere, whatever is in it.</summary>
    public static string? Anywhere(string? text) => string.IsNullOrWhiteSpace(text) ? null
        : $"%{text.Trim().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal)}%";
}
