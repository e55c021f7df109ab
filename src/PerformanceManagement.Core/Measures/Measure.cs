using PerformanceManagement.Core.BenchmarkGroups;
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

    /// <summary>Database key.</summary>
    public int Id { get; init; }

    /// <summary>Its code ("NI 156"): unique, kept when the plan is refreshed.</summary>
    public required string Code { get; set; }

    /// <summary>The short name printed in tables.</summary>
    public required string Title { get; set; }

    /// <summary>What is counted and how, in words.</summary>
    public string? Definition { get; set; }

    /// <summary>Where its figures come from: a system, a return, a survey.</summary>
    public string? DataSource { get; set; }

    /// <summary>How it is collected and worked out, for whoever does it next.</summary>
    public string? HowCollected { get; set; }

    /// <summary>What has to be known of the quality of its data.</summary>
    public string? QualityNotes { get; set; }

    /// <summary>Whom to ask about it, by role ("Housing options manager").</summary>
    public string? Contact { get; set; }

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

    /// <summary>The measure that took its place, where it was replaced by another.</summary>
    public int? ReplacedById { get; set; }

    /// <summary>The measure that took its place, when loaded.</summary>
    public Measure? ReplacedBy { get; set; }

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

    /// <summary>The definitions it had before the present one, when loaded.</summary>
    public List<EarlierDefinition> EarlierDefinitions { get; init; } = [];

    /// <summary>The codes it had before the present one, when loaded.</summary>
    public List<EarlierCode> EarlierCodes { get; init; } = [];

    /// <summary>Where it stood in earlier plans, when loaded.</summary>
    public List<EarlierPlace> EarlierPlaces { get; init; } = [];

    /// <summary>Breaks in method, when loaded.</summary>
    public List<MethodBreak> Breaks { get; init; } = [];

    /// <summary>The measures it is made from, when loaded.</summary>
    public List<MeasurePart> Parts { get; init; } = [];

    /// <summary>How it is rated from given days on, when loaded.</summary>
    public List<RatingOverride> Overrides { get; init; } = [];

    /// <summary>Rebases of its process limits, when loaded.</summary>
    public List<LimitRebase> Rebases { get; init; } = [];

    /// <summary>The version of the data (<see cref="Changes.DataVersion.Number"/>) at which anything that its row of a scorecard is made from last changed; 0 for not since all had to be worked out anew.</summary>
    public long ChangedAt { get; private set; }

    /// <summary>Concurrency token.</summary>
    public Guid Version { get; private set; }
}
