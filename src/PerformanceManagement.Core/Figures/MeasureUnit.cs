namespace PerformanceManagement.Core.Figures;

/// <summary>What kind of thing a unit counts, which says how its figures are written and what they can be converted from.</summary>
public enum UnitKind
{
    /// <summary>Percent.</summary>
    Percent,

    /// <summary>Pounds, thousands of pounds or millions of pounds.</summary>
    Money,

    /// <summary>A plain number.</summary>
    Number,

    /// <summary>So many for each 1,000 or 100,000.</summary>
    Rate,

    /// <summary>Time in two parts, such as minutes and seconds.</summary>
    Duration,

    /// <summary>A unit in a council's own words: households, days.</summary>
    Words,
}

/// <summary>
/// The one registry of units: how each is written, what its figures are kept as, and what a numerator over a denominator is multiplied by.
/// A unit that is not listed is a word of the council's own, written after the figure in sentences and nowhere else.
/// </summary>
public sealed record MeasureUnit
{
    private static readonly MeasureUnit[] Listed =
    [
        new() { Name = "%", Kind = UnitKind.Percent, RatioFactor = 100, NumberSuffix = "%", InSentence = "%" },
        new() { Name = "£", Kind = UnitKind.Money },
        new() { Name = "£k", Kind = UnitKind.Money, Scale = 1_000, NumberSuffix = "k", FieldSuffix = "thousand" },
        new() { Name = "£m", Kind = UnitKind.Money, Scale = 1_000_000, NumberSuffix = "m", FieldSuffix = "million" },
        new() { Name = "number", Kind = UnitKind.Number, InSentence = "plain numbers" },
        new() { Name = "rate per 1,000", Kind = UnitKind.Rate, RatioFactor = 1_000, FieldSuffix = "per 1,000" },
        new() { Name = "rate per 100,000", Kind = UnitKind.Rate, RatioFactor = 100_000, FieldSuffix = "per 100,000" },
        new() { Name = "minutes:seconds", Kind = UnitKind.Duration, Duration = DurationUnit.MinutesSeconds, NumberSuffix = " s", FieldSuffix = "minutes:seconds" },
        new() { Name = "hours:minutes", Kind = UnitKind.Duration, Duration = DurationUnit.HoursMinutes, NumberSuffix = " min", FieldSuffix = "hours:minutes" },
        new() { Name = "days and hours", Kind = UnitKind.Duration, Duration = DurationUnit.DaysHours, NumberSuffix = " h", FieldSuffix = "days and hours" },
    ];

    private static readonly Dictionary<string, MeasureUnit> ByName = Listed.ToDictionary(u => u.Name);

    /// <summary>The unit as written on the measure.</summary>
    public required string Name { get; init; }

    /// <summary>What kind it is.</summary>
    public required UnitKind Kind { get; init; }

    /// <summary>How many pounds one of it is, for money: 1,000 for £k; 1 for everything else.</summary>
    public decimal Scale { get; init; } = 1;

    /// <summary>What a numerator over a denominator is multiplied by to give the unit: 100 for %, 1,000 for a rate per 1,000, else 1.</summary>
    public decimal RatioFactor { get; init; } = 1;

    /// <summary>How time in two parts is written and kept; null for other units.</summary>
    public DurationUnit? Duration { get; init; }

    /// <summary>What stands directly behind the number itself ("%", "k", " s"); null for nothing.</summary>
    public string? NumberSuffix { get; init; }

    /// <summary>What stands before the figure: "£" for money, else null.</summary>
    public string? Prefix => Kind == UnitKind.Money ? "£" : null;

    /// <summary>What stands before a field in which the figure is typed; null for nothing.</summary>
    public string? FieldPrefix => Name.StartsWith('£') ? "£" : null;

    /// <summary>What stands behind a field in which the figure is typed; null for nothing.</summary>
    public string? FieldSuffix
    {
        get => field ?? (Kind is not (UnitKind.Percent or UnitKind.Words) ? null : Name.StartsWith("rate ", StringComparison.Ordinal) ? Name["rate ".Length..] : Name);
        init;
    }

    /// <summary>The unit in a sentence about it: "this measure is in days".</summary>
    public string InSentence { get => field ?? Name; init; }

    /// <summary>The unit in which a numerator is: the measure's own where a numerator is divided and nothing more, else a plain number.</summary>
    public string NumeratorUnit => RatioFactor == 1 ? Name : "number";

    /// <summary>The units that are known by name, for documents and tests.</summary>
    public static IReadOnlyList<MeasureUnit> Known => Listed;

    /// <summary>The unit of a name; one in the council's own words when the name is not listed.</summary>
    public static MeasureUnit Of(string name) => ByName.GetValueOrDefault(name) ?? new MeasureUnit { Name = name, Kind = UnitKind.Words };
}
