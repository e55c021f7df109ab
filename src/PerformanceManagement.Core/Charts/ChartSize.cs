namespace PerformanceManagement.Core.Charts;

/// <summary>A size in which a chart is laid out. Text is never scaled below 11 pixels: a narrow screen gets a layout of its own.</summary>
/// <param name="Name">What its class says: "wide".</param>
/// <param name="Width">Its width in pixels.</param>
/// <param name="Height">Its height in pixels.</param>
/// <param name="Text">The size of its text in pixels.</param>
public sealed record ChartSize(string Name, double Width, double Height, double Text)
{
    /// <summary>A column of a page, a file, a sheet of paper.</summary>
    public static ChartSize Wide { get; } = new("wide", 760, 300, 13) { HasEndLabels = true, Steps = 4 };

    /// <summary>A phone.</summary>
    public static ChartSize Narrow { get; } = new("narrow", 300, 230, 12) { Steps = 4 };

    /// <summary>One of several small charts beside each other.</summary>
    public static ChartSize Small { get; } = new("small", 240, 110, 12) { Steps = 2, HasPoints = false };

    /// <summary>Whether lines are named at their right end.</summary>
    public bool HasEndLabels { get; init; }

    /// <summary>Whether points can be pointed at; else the line alone, with its last figure.</summary>
    public bool HasPoints { get; init; } = true;

    /// <summary>About how many steps the axis of figures has.</summary>
    public int Steps { get; init; }
}
