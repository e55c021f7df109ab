using Microsoft.AspNetCore.Mvc.Rendering;
using PerformanceManagement.Core.Ratings.Status;

namespace PerformanceManagement.Web.TagHelpers;

/// <summary>What a status looks like on a page: the only place of the site that knows, from the palette of all.</summary>
public static class StatusAppearance
{
    /// <summary>The class that carries the colour.</summary>
    public static string ClassOf(StatusColour colour) => "pm-status--" + StatusPalette.NameOf(colour);

    /// <summary>The shape, drawn in a box of 16 by 16.</summary>
    public static TagBuilder Drawing(StatusShape shape) =>
        StatusPalette.PathOf(shape) is { } path ? Svg.Element("path", ("d", path)) : Svg.Element("circle", ("cx", "8"), ("cy", "8"), ("r", "7"));

    /// <summary>A dash, for what has no status.</summary>
    public static TagBuilder NoStatus() => Svg.Element("path", ("d", "M2 7h12v2H2z"));
}
