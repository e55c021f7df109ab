using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Ratings.Trends;

namespace PerformanceManagement.Core.Reports.Paper;

/// <summary>What statuses and trends look like in documents. The one place here that switches on them.</summary>
public static class ReportPalette
{
    private const string Black = "#0b0c0c";

    /// <summary>The mark of a status.</summary>
    public static ReportMark Of(RatedStatus status) => new(ShapeOf(status.Shape), Rgb(status.Colour), ClassOf(status.Colour));

    /// <summary>The mark of a trend; null when there was nothing to compare with.</summary>
    public static ReportMark? Of(DirectionOfTravel trend)
    {
        string? colour = trend.Result switch
        {
            TrendResult.Improved => Rgb(StatusColour.Green),
            TrendResult.Worsened => Rgb(StatusColour.Red),
            TrendResult.NoChange or TrendResult.Increased or TrendResult.Decreased => Black,
            TrendResult.NotComparable => null,
            _ => throw new ArgumentOutOfRangeException(nameof(trend), trend.Result, null),
        };
        string shape = trend.Movement switch { > 0 => "up", < 0 => "down", _ => "level" };
        return colour is null ? null : new ReportMark(shape, colour, trend.Key) { IsArrow = true };
    }

    /// <summary>The council's colour where it is written as #rrggbb, else a dark blue.</summary>
    public static string CouncilColour(string? colour) =>
        colour is { Length: 7 } && colour[0] == '#' && colour.Skip(1).All(char.IsAsciiHexDigit) ? colour.ToLowerInvariant() : "#1d3c6b";

    private static string ShapeOf(StatusShape shape) => shape switch
    {
        StatusShape.Circle => "circle",
        StatusShape.Triangle => "triangle",
        StatusShape.Square => "square",
        StatusShape.Diamond => "diamond",
        StatusShape.Cross => "cross",
        _ => throw new ArgumentOutOfRangeException(nameof(shape), shape, null),
    };

    // Each has a contrast of at least 4.5 to white and differs from the others in lightness too.
    private static string Rgb(StatusColour colour) => colour switch
    {
        StatusColour.Green => "#00703c",
        StatusColour.Amber => "#b35900",
        StatusColour.Red => "#ca3535",
        StatusColour.Blue => "#1d70b8",
        StatusColour.Grey => "#505a5f",
        _ => throw new ArgumentOutOfRangeException(nameof(colour), colour, null),
    };

    private static string ClassOf(StatusColour colour) => colour switch
    {
        StatusColour.Green => "green",
        StatusColour.Amber => "amber",
        StatusColour.Red => "red",
        StatusColour.Blue => "blue",
        StatusColour.Grey => "grey",
        _ => throw new ArgumentOutOfRangeException(nameof(colour), colour, null),
    };
}
