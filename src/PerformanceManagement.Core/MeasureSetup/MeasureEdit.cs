using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Imports.Rows;
using PerformanceManagement.Core.Measures;

namespace PerformanceManagement.Core.MeasureSetup;

/// <summary>What was typed or chosen of a measure, as strings: choices by the words of a data pack (<see cref="PackWords"/>), periods and figures as people write them.</summary>
public sealed record MeasureEdit
{
    /// <summary>The code it is stored under; null for a new measure.</summary>
    public string? Was { get; init; }

    /// <summary>The code it is to have.</summary>
    public string? Code { get; init; }

    /// <summary>The code of the measure whose place a new one takes, from its first period on; null for none.</summary>
    public string? Replaces { get; init; }

    /// <summary>The short name printed in tables.</summary>
    public string? Title { get; init; }

    /// <summary>What is counted and how.</summary>
    public string? Definition { get; init; }

    /// <summary>The period from which a changed definition holds; blank where the words alone were put right.</summary>
    public string? DefinitionFrom { get; init; }

    /// <summary>Where its figures come from.</summary>
    public string? DataSource { get; init; }

    /// <summary>How it is collected and worked out.</summary>
    public string? HowCollected { get; init; }

    /// <summary>What has to be known of the quality of its data.</summary>
    public string? QualityNotes { get; init; }

    /// <summary>Whom to ask about it, by role.</summary>
    public string? Contact { get; init; }

    /// <summary>The key of its place in the plan.</summary>
    public string? Plan { get; init; }

    /// <summary>The name of its directorate.</summary>
    public string? Directorate { get; init; }

    /// <summary>The name of its service.</summary>
    public string? Service { get; init; }

    /// <summary>The name of its portfolio holder.</summary>
    public string? Portfolio { get; init; }

    /// <summary>The names of the committees that are told of it.</summary>
    public List<string> Committees { get; init; } = [];

    /// <summary>The unit.</summary>
    public string? Unit { get; init; }

    /// <summary>How many decimals are shown.</summary>
    public string? Decimals { get; init; }

    /// <summary>Which way is better.</summary>
    public string? Good { get; init; }

    /// <summary>How often it is taken.</summary>
    public string? Frequency { get; init; }

    /// <summary>The calendar of its periods.</summary>
    public string? Calendar { get; init; }

    /// <summary>How many whole periods late it is reported.</summary>
    public string? Arrears { get; init; }

    /// <summary>What officers type.</summary>
    public string? Entry { get; init; }

    /// <summary>Which figure is reported and rated.</summary>
    public string? Basis { get; init; }

    /// <summary>How its periods make a quarter.</summary>
    public string? QuarterRule { get; init; }

    /// <summary>How its periods make a year.</summary>
    public string? YearRule { get; init; }

    /// <summary>Whether a quarter or year with a missing part is shown.</summary>
    public string? Partial { get; init; }

    /// <summary>Whether numerator and denominator are asked for.</summary>
    public bool CollectsRatio { get; init; }

    /// <summary>The name of its rating scheme, or "data only"; blank for the council's default.</summary>
    public string? Scheme { get; init; }

    /// <summary>Its own tolerance.</summary>
    public string? Tolerance { get; init; }

    /// <summary>What the tolerance is measured in.</summary>
    public string? ToleranceKind { get; init; }

    /// <summary>How its trends are taken.</summary>
    public string? Trend { get; init; }

    /// <summary>The difference up to which a comparison is no change.</summary>
    public string? NoChangeBand { get; init; }

    /// <summary>The difference up to which a benchmark is similar.</summary>
    public string? BenchmarkBand { get; init; }

    /// <summary>The words of its flags.</summary>
    public List<string> Flags { get; init; } = [];

    /// <summary>The first period it is taken in.</summary>
    public string? FirstPeriod { get; init; }

    /// <summary>The last period it is taken in.</summary>
    public string? LastPeriod { get; init; }

    /// <summary>The code of the measure that took its place.</summary>
    public string? ReplacedBy { get; init; }

    /// <summary>The period from which changed rules hold; blank where they were wrong all the time.</summary>
    public string? RulesFrom { get; init; }

    /// <summary>The first period by a new method; blank for none.</summary>
    public string? BreakFrom { get; init; }

    /// <summary>What changed in the method.</summary>
    public string? BreakReason { get; init; }

    /// <summary>The version the form was filled from; null for a new measure.</summary>
    public string? Version { get; init; }

    /// <summary>The form of a measure that is stored, loaded with committees, directorate, place and the measure that took its place.</summary>
    public static MeasureEdit Of(Measure measure) => new()
    {
        Was = measure.Code,
        Code = measure.Code,
        Title = measure.Title,
        Definition = measure.Definition,
        DataSource = measure.DataSource,
        HowCollected = measure.HowCollected,
        QualityNotes = measure.QualityNotes,
        Contact = measure.Contact,
        Plan = measure.PlanItem?.Key,
        Directorate = measure.Directorate?.Name,
        Service = measure.Service,
        Portfolio = measure.Portfolio,
        Committees = [.. measure.Committees.Select(c => c.Name).Order(StringComparer.OrdinalIgnoreCase)],
        Unit = measure.Unit,
        Decimals = FigureFormat.AsSet(measure.Decimals, 0, "number"),
        Good = PackWords.Good[measure.Good],
        Frequency = PackWords.Frequencies[measure.Frequency],
        Calendar = PackWords.Calendars[measure.Calendar],
        Arrears = FigureFormat.AsSet(measure.Arrears, 0, "number"),
        Entry = PackWords.Entries[measure.Entry],
        Basis = PackWords.Bases[measure.Basis],
        QuarterRule = PackWords.Rules[measure.QuarterRule],
        YearRule = PackWords.Rules[measure.YearRule],
        Partial = PackWords.Partials[measure.Partial],
        CollectsRatio = measure.CollectsRatio,
        Scheme = measure.IsDataOnly ? MeasureRows.DataOnly : measure.SchemeName,
        Tolerance = measure.Tolerance is { } tolerance ? FigureFormat.ToEdit(tolerance, measure.ToleranceKind == Figures.ToleranceKind.Units ? measure.Unit : "number") : null,
        ToleranceKind = measure.ToleranceKind is { } kind ? PackWords.ToleranceKinds[kind] : null,
        Trend = PackWords.Trends[measure.Trend],
        NoChangeBand = measure.NoChangeBand is { } band ? FigureFormat.ToEdit(band, measure.Unit) : null,
        BenchmarkBand = measure.BenchmarkBand is { } similar ? FigureFormat.ToEdit(similar, measure.Unit) : null,
        Flags = [.. Enum.GetValues<MeasureFlags>().Where(flag => flag != MeasureFlags.None && measure.Flags.HasFlag(flag)).Select(flag => PackWords.Flags[flag])],
        FirstPeriod = measure.FirstPeriod?.Label,
        LastPeriod = measure.LastPeriod?.Label,
        ReplacedBy = measure.ReplacedBy?.Code,
        Version = measure.Version.ToString("N"),
    };

    /// <summary>The form of a new measure like another: all of its rules, and none of its history.</summary>
    public static MeasureEdit Like(Measure measure) => Of(measure) with { Was = null, Code = null, Version = null, FirstPeriod = null, LastPeriod = null, ReplacedBy = null };

    /// <summary>The form of a new measure that is like no other: what most measures are.</summary>
    public static MeasureEdit New() => new()
    {
        Unit = "%",
        Decimals = "1",
        Good = PackWords.Good[GoodDirection.Higher],
        Frequency = PackWords.Frequencies[Periods.Frequency.Quarter],
        Calendar = PackWords.Calendars[Periods.PeriodCalendar.Financial],
        Arrears = "0",
        Entry = PackWords.Entries[EntryBasis.InPeriod],
        Basis = PackWords.Bases[ReportingBasis.InPeriod],
        QuarterRule = PackWords.Rules[AggregationRule.None],
        YearRule = PackWords.Rules[AggregationRule.None],
        Partial = PackWords.Partials[PartialPeriods.Withheld],
        Trend = PackWords.Trends[TrendBasis.Ongoing],
    };
}
