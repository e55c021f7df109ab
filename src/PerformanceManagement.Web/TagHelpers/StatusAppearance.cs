using Microsoft.AspNetCore.Mvc.Rendering;
using PerformanceManagement.Core.Ratings.Status;

namespace PerformanceManagement.Web.TagHelpers;

/// <summary>What a status looks like on a page: the only place of the site that knows. Papers have their own palette.</summary>
public static class StatusAppearance
{
    /// <summary>The class that carries the colour.</summary>
    public static string ClassOf(StatusColour colour) => colour switch
    {
        StatusColour.Green => "pm-status--green",
        StatusColour.Amber => "pm-status--amber",
        StatusColour.Red => "pm-status--red",
        StatusColour.Blue => "pm-status--blue",
        StatusColour.Grey => "pm-status--grey",
        _ => throw new ArgumentOutOfRangeException(nameof(colour), colour, "This colour has no class."),
    };

    /// <summary>The shape, drawn in a box of 16 by 16.</summary>
    public static TagBuilder Drawing(StatusShape shape) => shape switch
    {
        StatusShape.Circle => Svg.Element("circle", ("cx", "8"), ("cy", "8"), ("r", "7")),
        StatusShape.Triangle => Svg.Element("path", ("d", "M8 1 15.5 15H.5z")),
        StatusShape.Square => Svg.Element("rect", ("x", "1.5"), ("y", "1.5"), ("width", "13"), ("height", "13")),
        StatusShape.Diamond => Svg.Element("path", ("d", "M8 .5 15.5 8 8 15.5.5 8z")),
        StatusShape.Cross => Svg.Element("path", ("d", "M4 1.5 8 5.5l4-4L14.5 4l-4 4 4 4-2.5 2.5-4-4-4 4L1.5 12l4-4-4-4z")),
        _ => throw new ArgumentOutOfRangeException(nameof(shape), shape, "This shape has no drawing."),
    };

    /// <summary>A dash, for what has no status.</summary>
    public static TagBuilder NoStatus() => Svg.Element("path", ("d", "M2 7h12v2H2z"));
}
