namespace PerformanceManagement.Core.Ratings.Status;

/// <summary>
/// What colours and shapes of statuses look like, everywhere: pages, papers and workbooks read it, and a test holds the style sheets to it.
/// Each colour has a contrast of at least 4.5 to white and differs from the others in lightness too.
/// </summary>
public static class StatusPalette
{
    /// <summary>A colour as #rrggbb.</summary>
    public static string Rgb(StatusColour colour) => colour switch
    {
        StatusColour.Green => "#00703c",
        StatusColour.Amber => "#b35900",
        StatusColour.Red => "#ca3535",
        StatusColour.Blue => "#1d70b8",
        StatusColour.Grey => "#505a5f",
        _ => throw new ArgumentOutOfRangeException(nameof(colour), colour, "The palette has no such colour."),
    };

    /// <summary>The name of a colour in style sheets: "green".</summary>
    public static string NameOf(StatusColour colour) => colour switch
    {
        StatusColour.Green => "green",
        StatusColour.Amber => "amber",
        StatusColour.Red => "red",
        StatusColour.Blue => "blue",
        StatusColour.Grey => "grey",
        _ => throw new ArgumentOutOfRangeException(nameof(colour), colour, "The palette has no such colour."),
    };

    /// <summary>The name of a shape in documents: "circle".</summary>
    public static string NameOf(StatusShape shape) => shape switch
    {
        StatusShape.Circle => "circle",
        StatusShape.Triangle => "triangle",
        StatusShape.Square => "square",
        StatusShape.Diamond => "diamond",
        StatusShape.Cross => "cross",
        _ => throw new ArgumentOutOfRangeException(nameof(shape), shape, "The palette has no such shape."),
    };

    /// <summary>A shape as the path of an SVG in a box of 16 by 16; null for the circle, which has an element of its own: centre 8, radius 7.</summary>
    public static string? PathOf(StatusShape shape) => shape switch
    {
        StatusShape.Circle => null,
        StatusShape.Triangle => "M8 1 15.5 15H.5z",
        StatusShape.Square => "M1.5 1.5h13v13h-13z",
        StatusShape.Diamond => "M8 .5 15.5 8 8 15.5.5 8z",
        StatusShape.Cross => "M4 1.5 8 5.5l4-4L14.5 4l-4 4 4 4-2.5 2.5-4-4-4 4L1.5 12l4-4-4-4z",
        _ => throw new ArgumentOutOfRangeException(nameof(shape), shape, "The palette has no such shape."),
    };
}
