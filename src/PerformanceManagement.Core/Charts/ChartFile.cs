namespace PerformanceManagement.Core.Charts;

/// <summary>What a chart that leaves its page has above it: what it is, cut to the width of the picture.</summary>
public static class ChartFile
{
    /// <summary>How high it is.</summary>
    public const double Head = 34;

    /// <summary>The class of the title.</summary>
    public const string TitleClass = "pm-chart__title";

    /// <summary>The look of the title.</summary>
    public static ChartInk TitleInk { get; } = new(null, Fill: "#0b0c0c") { IsBold = true };

    /// <summary>The title, in a line above the drawing.</summary>
    public static IEnumerable<ChartLabel> Title(Chart chart, ChartSize size) =>
        [new ChartLabel(TitleClass, new(0, -12), ChartText.Fit(chart.Title, size.Text, size.Width), ChartAnchor.Start)];
}
