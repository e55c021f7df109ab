using System.Text.Json;
using System.Text.Json.Serialization;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Entry.Workbooks;

/// <summary>What was read from a filled workbook, and what became of it.</summary>
/// <param name="Rows">Its rows, as they stand in it.</param>
public sealed record FilledWorkbook(IReadOnlyList<FilledRow> Rows)
{
    private static readonly JsonSerializerOptions Stored = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = { new JsonStringEnumConverter() } };

    /// <summary>What became of each row that was to be stored; null until the person has said so.</summary>
    public IReadOnlyList<RowOutcome>? Outcomes { get; init; }

    /// <summary>Whether it was dealt with.</summary>
    [JsonIgnore]
    public bool IsDone => Outcomes is not null;

    /// <summary>As it is stored.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Stored);

    /// <summary>What was stored.</summary>
    /// <exception cref="JsonException">It is no such thing.</exception>
    public static FilledWorkbook Of(string json) => JsonSerializer.Deserialize<FilledWorkbook>(json, Stored) ?? throw new JsonException("There is no workbook in it.");
}

/// <summary>A row of a filled workbook.</summary>
/// <param name="Row">Its number in the sheet.</param>
/// <param name="Code">The code that stands in it.</param>
/// <param name="Title">The name of the measure that stands in it.</param>
public sealed record FilledRow(int Row, string Code, string Title)
{
    /// <summary>The quarter that asked for the value, as a token; null where the stamp is missing.</summary>
    public string? Quarter { get; init; }

    /// <summary>The period of the value, as a token; null where the stamp is missing.</summary>
    public string? Period { get; init; }

    /// <summary>The version of what was submitted when it was downloaded; null when nothing was.</summary>
    public Guid? ResultVersion { get; init; }

    /// <summary>The version of the draft; null when there was none.</summary>
    public Guid? DraftVersion { get; init; }

    /// <summary>What it was filled with when it was downloaded, see <see cref="WorkbookStamp"/>.</summary>
    public string? FilledWith { get; init; }

    /// <summary>What stands in it now.</summary>
    public WorkbookEntry Entry { get; init; } = new();

    /// <summary>What cannot be read of it, in sentences.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>The period; null where it cannot be read.</summary>
    [JsonIgnore]
    public Period? PeriodRead => Period is not null && Periods.Period.TryRead(Period, out Period period, out _) ? period : null;
}

/// <summary>What became of a row.</summary>
public enum RowResult
{
    /// <summary>It was submitted.</summary>
    Submitted,

    /// <summary>It was saved as a draft.</summary>
    Drafted,

    /// <summary>It stays as it is stored, because the person chose that.</summary>
    Kept,

    /// <summary>It was not stored.</summary>
    Refused,
}

/// <summary>What became of a row of a workbook.</summary>
/// <param name="Row">Its number in the sheet.</param>
/// <param name="Code">The measure's code.</param>
/// <param name="Title">The measure's name.</param>
/// <param name="Period">The period, as a token; null where it could not be read.</param>
/// <param name="Result">What.</param>
/// <param name="Sentence">What was stored, or why it was not.</param>
public sealed record RowOutcome(int Row, string Code, string Title, string? Period, RowResult Result, string Sentence);
