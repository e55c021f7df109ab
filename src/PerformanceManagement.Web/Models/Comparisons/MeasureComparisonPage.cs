using Microsoft.AspNetCore.Mvc.Rendering;
using PerformanceManagement.Core.Comparisons;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Web.Models.Measures;

namespace PerformanceManagement.Web.Models.Comparisons;

/// <summary>The page on which one measure's comparisons are set.</summary>
/// <param name="Known">The measure as it stands.</param>
/// <param name="Form">What is typed.</param>
public sealed record MeasureComparisonPage(MeasureComparison Known, MeasureComparisonForm Form)
{
    public Measure Measure => Known.Measure;

    /// <summary>What it would change; null until that is asked.</summary>
    public TrendEffect? Preview { get; init; }

    /// <summary>What someone saved meanwhile; null unless the officer has to choose.</summary>
    public MeasureComparison? Theirs { get; init; }

    /// <summary>What a band is measured in: "percentage points", "households".</summary>
    public string BandUnit => Measure.Unit == "%" ? "percentage points" : Measure.Unit;

    public IReadOnlyList<SelectListItem> Trends { get; } = [.. Enum.GetValues<TrendBasis>().Select(t => new SelectListItem(RuleWords.Trend(t), t.ToString()))];

    /// <summary>What is stored, for someone who has to choose.</summary>
    public static IEnumerable<(string Name, string Text)> Lines(MeasureComparison stored) =>
    [
        ("Compared", RuleWords.Trend(stored.Rules.Trend)),
        ("No change up to", BandText(stored.Rules.NoChangeBand, stored.Rules)),
        ("Benchmark similar up to", BandText(stored.Rules.BenchmarkBand, stored.Rules)),
    ];

    private static string BandText(decimal? band, MeasureRules rules) => band is { } width ? rules.Difference(width) : "no band";
}

/// <summary>The form of a measure's comparisons.</summary>
public sealed class MeasureComparisonForm
{
    public TrendBasis Trend { get; set; }

    public string? NoChangeBand { get; set; }

    public string? BenchmarkBand { get; set; }

    public Guid Version { get; set; }

    /// <summary>"preview" to see what it would change; anything else saves.</summary>
    public string? Step { get; set; }

    public bool IsPreview => Step == "preview";

    public static MeasureComparisonForm From(MeasureComparison stored) => new()
    {
        Trend = stored.Rules.Trend,
        NoChangeBand = Text(stored.Rules.NoChangeBand, stored.Rules.Unit),
        BenchmarkBand = Text(stored.Rules.BenchmarkBand, stored.Rules.Unit),
        Version = stored.Measure.Version,
    };

    public MeasureComparisonEdit ToEdit(string code) => new(code, Trend, NoChangeBand, BenchmarkBand, Version);

    private static string? Text(decimal? band, string unit) => band is { } width ? FigureFormat.ToEdit(width, unit) : null;
}
