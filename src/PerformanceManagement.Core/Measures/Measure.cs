using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Limits;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Schemes;

namespace PerformanceManagement.Core.Measures;

/// <summary>A measure (KPI) of the plan: what is counted, by whom, how often, and by which rules (field guide, section 3).</summary>
public sealed class Measure
{
    /// <summary>The longest code, in characters.</summary>
    public const int CodeLength = 40;

    /// <summary>The most decimals a figure is stored or shown with.</summary>
    public const int MostDecimals = 4;

    /// <summary>Database key.</summary>
    public int Id { get; set; }

    /// <summary>Its code ("NI 156"): unique, kept when the plan is refreshed.</summary>
    public required string Code { get; set; }

    /// <summary>The short name printed in tables.</summary>
    public required string Title { get; set; }

    /// <summary>What is counted and how, in words.</summary>
    public string? Definition { get; set; }

    /// <summary>Where it sits in the plan.</summary>
    public int? PlanItemId { get; set; }

    /// <summary>Where it sits in the plan, when loaded.</summary>
    public PlanItem? PlanItem { get; set; }

    /// <summary>The directorate that answers for it.</summary>
    public int? DirectorateId { get; set; }

    /// <summary>The directorate, when loaded.</summary>
    public Directorate? Directorate { get; set; }

    /// <summary>The service within the directorate.</summary>
    public string? Service { get; set; }

    /// <summary>The portfolio holder it falls to.</summary>
    public string? Portfolio { get; set; }

    /// <summary>The committees that see it.</summary>
    public List<Committee> Committees { get; init; } = [];

    /// <summary>The unit as written: "%", "households", "days", "£k", "rate per 1,000".</summary>
    public required string Unit { get; set; }

    /// <summary>Decimals shown, 0 to 4. Values are compared at this precision.</summary>
    public int Decimals { get; set; }

    /// <summary>Which way is better.</summary>
    public GoodDirection Good { get; set; }

    /// <summary>How often it is taken.</summary>
    public Frequency Frequency { get; set; }

    /// <summary>The calendar of its periods.</summary>
    public PeriodCalendar Calendar { get; set; }

    /// <summary>Whole periods by which it is reported late; 0 for none.</summary>
    public int Arrears { get; set; }

    /// <summary>What officers type.</summary>
    public EntryBasis Entry { get; set; }

    /// <summary>Which figure is reported and rated.</summary>
    public ReportingBasis Basis { get; set; }

    /// <summary>How its periods make a quarter.</summary>
    public AggregationRule QuarterRule { get; set; }

    /// <summary>How its periods make a year. <see cref="AggregationRule.Sum"/> also means that a year target never stands in for a quarter's.</summary>
    public AggregationRule YearRule { get; set; }

    /// <summary>Whether numerator and denominator are collected.</summary>
    public bool CollectsRatio { get; set; }

    /// <summary>The name of its rating scheme, whichever version is in force; null for the council's default.</summary>
    public string? SchemeName { get; set; }

    /// <summary>Reported without a rating.</summary>
    public bool IsDataOnly { get; set; }

    /// <summary>Its own tolerance instead of the scheme's, in <see cref="ToleranceKind"/>; null for the scheme's.</summary>
    public decimal? Tolerance { get; set; }

    /// <summary>What <see cref="Tolerance"/> is measured in; set exactly when that is.</summary>
    public ToleranceKind? ToleranceKind { get; set; }

    /// <summary>How its trends are taken.</summary>
    public TrendBasis Trend { get; set; }

    /// <summary>A difference up to which a comparison is "no change", in the measure's unit; null for none.</summary>
    public decimal? NoChangeBand { get; set; }

    /// <summary>Whether a period with missing parts is shown.</summary>
    public PartialPeriods Partial { get; set; }

    /// <summary>A difference up to which a benchmark is "similar", in the measure's unit; null for none.</summary>
    public decimal? BenchmarkBand { get; set; }

    /// <summary>New, key, demand, context.</summary>
    public MeasureFlags Flags { get; set; }

    /// <summary>The first period it is taken in; null for always. Before it the measure is absent.</summary>
    public Period? FirstPeriod { get; set; }

    /// <summary>The last period it is taken in; null for still. After it the measure is absent.</summary>
    public Period? LastPeriod { get; set; }

    /// <summary>The user who enters it.</summary>
    public int? OwnerId { get; set; }

    /// <summary>Targets, when loaded.</summary>
    public List<Target> Targets { get; init; } = [];

    /// <summary>Results, when loaded.</summary>
    public List<MeasureResult> Results { get; init; } = [];

    /// <summary>Benchmarks, when loaded.</summary>
    public List<Benchmark> Benchmarks { get; init; } = [];

    /// <summary>The rules it had before the present ones, when loaded.</summary>
    public List<EarlierRules> EarlierRules { get; init; } = [];

    /// <summary>Breaks in method, when loaded.</summary>
    public List<MethodBreak> Breaks { get; init; } = [];

    /// <summary>The measures it is made from, when loaded.</summary>
    public List<MeasurePart> Parts { get; init; } = [];

    /// <summary>How it is rated from given days on, when loaded.</summary>
    public List<RatingOverride> Overrides { get; init; } = [];

    /// <summary>Rebases of its process limits, when loaded.</summary>
    public List<LimitRebase> Rebases { get; init; } = [];

    /// <summary>Concurrency token.</summary>
    public Guid Version { get; set; }
}

/// <summary>A directorate of the council.</summary>
public sealed class Directorate
{
    /// <summary>Database key.</summary>
    public int Id { get; set; }

    /// <summary>Its name. Unique.</summary>
    public required string Name { get; set; }
}

/// <summary>A committee that reads the reports.</summary>
public sealed class Committee
{
    /// <summary>Database key.</summary>
    public int Id { get; set; }

    /// <summary>Its name. Unique.</summary>
    public required string Name { get; set; }

    /// <summary>Its measures, when loaded.</summary>
    public List<Measure> Measures { get; init; } = [];
}

/// <summary>A target of a measure for a period: a number, a range, or words with or without a number (field guide, section 3).</summary>
public sealed class Target
{
    /// <summary>The longest words, in characters.</summary>
    public const int WordsLength = 200;

    /// <summary>Database key.</summary>
    public int Id { get; set; }

    /// <summary>The measure.</summary>
    public int MeasureId { get; set; }

    /// <summary>The period it is set for. Unique within the measure.</summary>
    public Period Period { get; set; }

    /// <summary>The number, in the measure's unit; null for a range or words alone. Zero is a real target.</summary>
    public decimal? Value { get; set; }

    /// <summary>The lower end of a range; null when open below or not a range.</summary>
    public decimal? Low { get; set; }

    /// <summary>The upper end of a range; null when open above or not a range.</summary>
    public decimal? High { get; set; }

    /// <summary>The target in words ("65% of all stock by year end", "NO TARGET SET").</summary>
    public string? Words { get; set; }

    /// <summary>A target and what meets it, a baseline year, an expectation or none.</summary>
    public TargetKind Kind { get; set; }

    /// <summary>Beside a target of one figure, how far it may be missed before that is the worst, as a figure of the measure; null for none.</summary>
    public decimal? Floor { get; set; }

    /// <summary>For a year's target, how it was spread over the year's periods; null when it was not.</summary>
    public TargetProfile? Profile { get; set; }

    /// <summary>The figure the target starts from, in the measure's unit; null when none is known.</summary>
    public decimal? Baseline { get; set; }

    /// <summary>The period of <see cref="Baseline"/>; set exactly when that is.</summary>
    public Period? BaselinePeriod { get; set; }

    /// <summary>Concurrency token.</summary>
    public Guid Version { get; set; }
}

/// <summary>Another area's figure for comparison.</summary>
public sealed class Benchmark
{
    /// <summary>Database key.</summary>
    public int Id { get; set; }

    /// <summary>The measure.</summary>
    public int MeasureId { get; set; }

    /// <summary>The period of the figure, often earlier than ours.</summary>
    public Period Period { get; set; }

    /// <summary>The area: "England", "South East". Unique with measure and period.</summary>
    public required string Area { get; set; }

    /// <summary>The figure, in the measure's unit.</summary>
    public decimal Value { get; set; }

    /// <summary>Where it was published.</summary>
    public string? Source { get; set; }
}

/// <summary>A change of method: trends and charts do not cross it ("not comparable before Q2 2016/17").</summary>
public sealed class MethodBreak
{
    /// <summary>Database key.</summary>
    public int Id { get; set; }

    /// <summary>The measure.</summary>
    public int MeasureId { get; set; }

    /// <summary>The first period by the new method.</summary>
    public Period From { get; set; }

    /// <summary>What changed.</summary>
    public required string Reason { get; set; }
}
