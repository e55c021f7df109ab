using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace PerformanceManagement.Web.TagHelpers;

/// <summary>Writes SVG elements. They carry geometry and classes; what they look like is in the stylesheet.</summary>
internal static class Svg
{
    public static TagBuilder Element(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        var element = new TagBuilder(name);
        foreach ((string attribute, string value) in attributes)
            element.Attributes[attribute] = value;
        return element;
    }

    /// <summary>A small drawing beside words that say the same, hidden from assistive technology.</summary>
    public static TagBuilder Icon(string cssClass, TagBuilder drawing)
    {
        TagBuilder svg = Element("svg", ("class", cssClass), ("viewBox", "0 0 16 16"), ("aria-hidden", "true"), ("focusable", "false"));
        svg.InnerHtml.AppendHtml(drawing);
        return svg;
    }

    /// <summary>A coordinate, to a tenth of a pixel.</summary>
    public static string Number(double value) => Math.Round(value, 1, MidpointRounding.AwayFromZero).ToString("0.#", CultureInfo.InvariantCulture);
}
