using PerformanceManagement.Core.Ratings.Spc;

namespace PerformanceManagement.Core.Charts;

/// <summary>How something is drawn where no stylesheet is: in a file and in a picture.</summary>
/// <param name="Stroke">The colour of its line; null for none.</param>
/// <param name="Width">The width of its line.</param>
/// <param name="Fill">The colour of its area or its words; null for none.</param>
public sealed record ChartInk(string? Stroke, double Width = 1, string? Fill = null)
{
    /// <summary>Lengths of dash and space; empty for a whole line.</summary>
    public IReadOnlyList<double> Dash { get; init; } = [];

    /// <summary>Whether words are bold.</summary>
    public bool IsBold { get; init; }
}

/// <summary>
/// The one list of what a chart is drawn with: a class for each thing, and how it looks in files. Pages have the same classes in their stylesheet, where
/// the council's colour, forced colours and print are.
/// </summary>
public static class ChartLook
{
    private const string Ink = "#0b0c0c";
    private const string Brand = "#1d3c6b";

    /// <summary>Every class with its look.</summary>
    public static IReadOnlyDictionary<string, ChartInk> All { get; } = new Dictionary<string, ChartInk>
    {
        ["pm-chart__grid"] = new("#dcdcdc"),
        ["pm-chart__axis"] = new(Ink),
        ["pm-chart__label"] = new(null, Fill: Ink),
        ["pm-chart__note"] = new(null, Fill: "#484949"),
        ["pm-chart__end"] = new(null, Fill: Ink),
        ["pm-chart__leader"] = new("#6f777b"),
        ["pm-chart__break"] = new("#b35900", 1.5) { Dash = [2, 3] },
        ["pm-chart__break-label"] = new(null, Fill: "#7a3d00"),
        ["pm-chart__band"] = new(null, Fill: "#e8ebf0"),
        ["pm-chart__target"] = new("#505a5f", 2) { Dash = [6, 4] },
        ["pm-chart__benchmark"] = new("#4c2c92", 2) { Dash = [8, 3, 2, 3] },
        ["pm-chart__mean"] = new(Ink, 1.5),
        ["pm-chart__limit"] = new(Ink, 1.5) { Dash = [2, 4] },
        ["pm-chart__forecast"] = new(Brand, 2) { Dash = [1, 4] },
        ["pm-chart__forecast-point"] = new(Brand, 2, "#ffffff"),
        ["pm-chart__gap"] = new("#6f777b", 1.5),
        ["pm-chart__value"] = new(Brand, 2.5),
        ["pm-chart__value--2"] = new("#b35900", 2.5) { Dash = [9, 3] },
        ["pm-chart__value--3"] = new("#0b6e6e", 2.5) { Dash = [3, 3] },
        ["pm-chart__point"] = new("#ffffff", 1, Brand),
        ["pm-chart__point--2"] = new("#ffffff", 1, "#b35900"),
        ["pm-chart__point--3"] = new("#ffffff", 1, "#0b6e6e"),
        ["pm-chart__provisional"] = new(Brand, 2, "#ffffff"),
        ["pm-chart__restated"] = new(Ink, 1.5),
        ["pm-chart__name"] = new(null, Fill: Brand) { IsBold = true },
        ["pm-chart__name--2"] = new(null, Fill: "#7a3d00") { IsBold = true },
        ["pm-chart__name--3"] = new(null, Fill: "#0a5c5c") { IsBold = true },
        ["pm-signal--improvement"] = new(null, Fill: "#1d70b8"),
        ["pm-signal--concern"] = new(null, Fill: "#b35900"),
        ["pm-signal--not-judged"] = new(null, Fill: "#4c2c92"),
        ["pm-signal--common"] = new(null, Fill: "#505a5f"),
    };

    /// <summary>How many lines can be told apart.</summary>
    public const int MostSeries = 3;

    /// <summary>The look of one or more classes, of which the last that is known counts.</summary>
    public static ChartInk InkOf(string classes) => All[classes.Split(' ').Last(All.ContainsKey)];

    /// <summary>The class of a series' line.</summary>
    public static string ClassOfSeries(int index) => "pm-chart__value" + Nth(index);

    /// <summary>The class of a series' points.</summary>
    public static string ClassOfPoint(int index) => "pm-chart__point" + Nth(index);

    /// <summary>The class of a series' name.</summary>
    public static string ClassOfName(int index) => "pm-chart__name" + Nth(index);

    /// <summary>The class of a level line.</summary>
    public static string ClassOf(ChartLevelKind kind) => kind switch
    {
        ChartLevelKind.Benchmark => "pm-chart__benchmark",
        ChartLevelKind.Mean => "pm-chart__mean",
        ChartLevelKind.Limit => "pm-chart__limit",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This level line has no class."),
    };

    /// <summary>The class that carries the colour of a variation.</summary>
    public static string ClassOf(Variation variation) => variation switch
    {
        Variation.Improvement => "pm-signal--improvement",
        Variation.Concern => "pm-signal--concern",
        Variation.NotJudged => "pm-signal--not-judged",
        Variation.CommonCause => "pm-signal--common",
        _ => throw new ArgumentOutOfRangeException(nameof(variation), variation, "This variation has no class."),
    };

    /// <summary>The shape of a variation around a point; null for common cause, which is a dot.</summary>
    public static string? OutlineOf(Variation variation) => variation switch
    {
        Variation.Improvement => "m0-6l6 6-6 6-6-6z",
        Variation.Concern => "m0-6.5l6.5 11.5h-13z",
        Variation.NotJudged => "m-5-5h10v10h-10z",
        Variation.CommonCause => null,
        _ => throw new ArgumentOutOfRangeException(nameof(variation), variation, "This variation has no mark."),
    };

    private static string Nth(int index) => index == 0 ? "" : index < MostSeries ? $"--{index + 1}" : throw new ArgumentOutOfRangeException(nameof(index), index, $"A chart has at most {MostSeries} lines.");
}
