using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using PerformanceManagement.Core.Figures;

namespace PerformanceManagement.Core.Imports.Sheets;

/// <summary>What plain numbers such as 0.915 mean for a measure in %.</summary>
public enum ShareMeaning
{
    /// <summary>It has not been said.</summary>
    Unsaid,

    /// <summary>0.915 is 91.5%.</summary>
    Share,

    /// <summary>0.915 is 0.915%.</summary>
    Percent,
}

/// <summary>What a heading between rows, or the name of a sheet, says of the measures under it.</summary>
public enum GroupMeaning
{
    /// <summary>Nothing that is brought in.</summary>
    Nothing,

    /// <summary>Their directorate.</summary>
    Directorate,

    /// <summary>Their service.</summary>
    Service,

    /// <summary>Their portfolio.</summary>
    Portfolio,

    /// <summary>Their place in the plan.</summary>
    Plan,
}

/// <summary>What a column of a spreadsheet is.</summary>
/// <param name="Column">Its place, from 1.</param>
/// <param name="Heading">Its heading, over one or more rows.</param>
/// <param name="Role">What it holds.</param>
/// <param name="Period">The period of its figures where periods go across; null for the row's.</param>
public sealed record SheetColumn(int Column, string Heading, ColumnRole Role, string? Period);

/// <summary>How a council's own spreadsheet is to be read: guessed first, then confirmed or changed by a person.</summary>
public sealed record SheetMapping
{
    /// <summary>The longest form in which one is stored, in characters.</summary>
    public const int StoredLength = 200_000;

    /// <summary>What a word means that is left out, in <see cref="Words"/>.</summary>
    public const string LeaveOut = "leave-out";

    /// <summary>What a word means that is nought, in <see cref="Words"/>.</summary>
    public const string Zero = "zero";

    /// <summary>The sheets that are brought in, by name. They have the same headings.</summary>
    public required IReadOnlyList<string> Sheets { get; init; }

    /// <summary>The last row of the headings, on the first of the sheets.</summary>
    public required int HeadingRow { get; init; }

    /// <summary>How many rows the headings have: 1 to 3.</summary>
    public int HeadingRows { get; init; } = 1;

    /// <summary>What each column is.</summary>
    public IReadOnlyList<SheetColumn> Columns { get; init; } = [];

    /// <summary>The year of periods that have none ("Q2"), and of targets of a year; null where it is not needed or not said.</summary>
    public string? Year { get; init; }

    /// <summary>What plain numbers such as 0.915 mean for a measure in %.</summary>
    public ShareMeaning Shares { get; init; }

    /// <summary>What headings between rows say.</summary>
    public GroupMeaning Headings { get; init; }

    /// <summary>What the names of the sheets say.</summary>
    public GroupMeaning SheetNames { get; init; }

    /// <summary>Whether notes in cells become the officer's notes.</summary>
    public bool UsesCellNotes { get; init; }

    /// <summary>For new measures whose row does not say it: the unit.</summary>
    public string? Unit { get; init; }

    /// <summary>For new measures whose row does not say it: the decimals; null for as many as their figures show.</summary>
    public string? Decimals { get; init; }

    /// <summary>For new measures whose row does not say it: which way is better.</summary>
    public GoodDirection? Good { get; init; }

    /// <summary>For new measures whose row does not say it: how often they are taken.</summary>
    public Periods.Frequency? Frequency { get; init; }

    /// <summary>For new measures whose row does not say it: the directorate.</summary>
    public string? Directorate { get; init; }

    /// <summary>For new measures whose row does not say it: the committees.</summary>
    public string? Committees { get; init; }

    /// <summary>For new measures: how their periods make a quarter.</summary>
    public AggregationRule QuarterRule { get; init; }

    /// <summary>For new measures: how their periods make a year.</summary>
    public AggregationRule YearRule { get; init; }

    /// <summary>What the codes of new measures begin with, where the sheet has no codes.</summary>
    public string? CodePrefix { get; init; }

    /// <summary>What words in place of a figure mean: the token of a reason, <see cref="LeaveOut"/> or <see cref="Zero"/>.</summary>
    public IReadOnlyDictionary<string, string> Words { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether there is a column of a role.</summary>
    public bool Has(ColumnRole role) => Columns.Any(c => c.Role == role);

    /// <summary>The columns of a role.</summary>
    public IEnumerable<SheetColumn> Of(ColumnRole role) => Columns.Where(c => c.Role == role);

    /// <summary>Whether a place in the plan is said: by a column, by headings or by the names of sheets.</summary>
    [JsonIgnore]
    public bool SaysPlan => Has(ColumnRole.Plan) || Headings == GroupMeaning.Plan || SheetNames == GroupMeaning.Plan;

    /// <summary>Whether periods go down the rows, in a column of their own.</summary>
    [JsonIgnore]
    public bool PeriodsGoDown => Has(ColumnRole.Period);

    /// <summary>
    /// By what it is known again next time: its headings in the order of the alphabet, whatever periods they are of. A sheet with one more quarter
    /// is the same sheet.
    /// </summary>
    [JsonIgnore]
    public string Signature => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Columns.Select(KeyOf).Where(k => k.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)))));

    /// <summary>What a column is known by next time.</summary>
    public static string KeyOf(SheetColumn column) =>
        HeadingReader.Read([new SheetCell(column.Heading)]) is { Period: not null } read ? $"{{{read.Role ?? ColumnRole.Value}}}" : SheetWords.Plain(column.Heading);

    /// <summary>As it is stored.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Stored);

    /// <summary>As it was stored.</summary>
    /// <exception cref="JsonException">It is no such thing.</exception>
    public static SheetMapping Of(string json) => JsonSerializer.Deserialize<SheetMapping>(json, Stored) ?? throw new JsonException("There is no mapping in it.");

    private static JsonSerializerOptions Stored { get; } = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = { new JsonStringEnumConverter() } };
}
