using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Reports.Pdf;
using PerformanceManagement.Core.Reports.Templates;
using PerformanceManagement.Core.Reports.Words;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Reports.Paper;

/// <summary>Everything a paper is made from.</summary>
internal sealed record ReportRequest
{
    public required string Council { get; init; }

    /// <summary>The council's logo; null for none.</summary>
    public ReportLogo? Logo { get; init; }

    public required string Committee { get; init; }

    public required QuarterlyScorecard Scorecard { get; init; }

    /// <summary>The whole plan.</summary>
    public required IReadOnlyList<PlanItem> Plan { get; init; }

    /// <summary>The quarter's comments by the key of their plan item.</summary>
    public required IReadOnlyDictionary<int, string> Comments { get; init; }

    public DateOnly? MeetingDate { get; init; }

    public required ReportOptions Options { get; init; }

    /// <summary>What the paper consists of.</summary>
    public required TemplateDefinition Template { get; init; }

    /// <summary>The sentences of its counts.</summary>
    public required ReportSentences Sentences { get; init; }

    /// <summary>What persons wrote, by the key of the slot.</summary>
    public IReadOnlyDictionary<string, string> Written { get; init; } = new Dictionary<string, string>();

    /// <summary>What persons gave for cells, by code and column.</summary>
    public IReadOnlyDictionary<(string Code, string Column), GivenCell> Given { get; init; } = new Dictionary<(string, string), GivenCell>();

    /// <summary>Scorecards of earlier quarters that sections look at.</summary>
    public IReadOnlyDictionary<Period, QuarterlyScorecard> Earlier { get; init; } = new Dictionary<Period, QuarterlyScorecard>();

    /// <summary>The latest benchmark of each measure as it is printed, by the measure's key.</summary>
    public IReadOnlyDictionary<int, string> Benchmarks { get; init; } = new Dictionary<int, string>();

    /// <summary>The committee's projects, actions, risks, partnerships and volumes; null where no section shows any.</summary>
    public DeliveryPicture? Delivery { get; init; }

    /// <summary>What the fonts hold; null where nothing is to be said of it.</summary>
    public PaperCharacters? Characters { get; init; }

    /// <summary>Reports a fault in one section and gives its reference; null lets it through, for tests to see.</summary>
    public Func<Exception, string>? Fault { get; init; }
}
