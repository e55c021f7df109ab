using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Ratings.Trends;

namespace PerformanceManagement.Web.TagHelpers;

/// <summary>
/// Shapes and arrows that a page of many rows draws once and refers to: <c>&lt;status-symbols /&gt;</c> before the first of them. They look as they do
/// where they stand alone (<see cref="StatusAppearance"/>, <see cref="TrendAppearance"/>).
/// </summary>
[HtmlTargetElement("status-symbols", TagStructure = TagStructure.WithoutEndTag)]
public sealed class StatusSymbolsTagHelper : TagHelper
{
    private static readonly TagBuilder All = Draw();

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(All);
    }

    private static TagBuilder Draw()
    {
        TagBuilder svg = Svg.Element("svg", ("class", "pm-symbols"), ("width", "0"), ("height", "0"), ("aria-hidden", "true"), ("focusable", "false"));
        foreach (StatusColour colour in Enum.GetValues<StatusColour>())
        {
            foreach (StatusShape shape in Enum.GetValues<StatusShape>()) svg.InnerHtml.AppendHtml(Symbol(Symbols.Of(shape, colour), StatusAppearance.ClassOf(colour), StatusAppearance.Drawing(shape)));
        }

        svg.InnerHtml.AppendHtml(Symbol(Symbols.NoStatus, StatusAppearance.ClassOf((RatedStatus?)null), StatusAppearance.NoStatus()));
        foreach (int direction in new[] { 1, 0, -1 }) svg.InnerHtml.AppendHtml(Symbol(Symbols.Arrow(true, direction), "pm-trend__arrow", TrendAppearance.Arrow(true, direction)));
        svg.InnerHtml.AppendHtml(Symbol(Symbols.Arrow(false, 0), "pm-trend__arrow", TrendAppearance.Arrow(false, 0)));
        return svg;
    }

    private static TagBuilder Symbol(string id, string cssClass, TagBuilder drawing)
    {
        drawing.AddCssClass(cssClass);
        // Drawn where it is referred to, a shape is styled by its own class alone, and stands at the left of its place.
        TagBuilder symbol = Svg.Element("symbol", ("id", id), ("viewBox", "0 0 16 16"), ("preserveAspectRatio", "xMinYMid"));
        symbol.InnerHtml.AppendHtml(drawing);
        return symbol;
    }
}

/// <summary>The names of shapes and arrows within a page, as short as they can be: each stands in it hundreds of times.</summary>
public static class Symbols
{
    /// <summary>Of what has no status.</summary>
    public const string NoStatus = "s";

    /// <summary>Of a shape in a colour.</summary>
    public static string Of(StatusShape shape, StatusColour colour) => string.Create(CultureInfo.InvariantCulture, $"s{(int)colour}{(int)shape}");

    /// <summary>Of a rating.</summary>
    public static string Of(Rating rating) => Of(rating.Status);

    /// <summary>Of a status; of having none, where it is null.</summary>
    public static string Of(RatedStatus? status) => status is null ? NoStatus : Of(status.Shape, status.Colour);

    /// <summary>Of an arrow.</summary>
    public static string Arrow(bool isComparable, int movement) => !isComparable ? "a" : movement switch { > 0 => "au", < 0 => "ad", _ => "as" };

    /// <summary>A drawing of one, beside words that say the same.</summary>
    public static string Use(string symbol) => $"<svg aria-hidden=\"true\"><use href=\"#{symbol}\"/></svg>";
}

/// <summary>What a direction of travel looks like on a page: the only place of the site that knows.</summary>
public static class TrendAppearance
{
    /// <summary>The class that carries the colour.</summary>
    public static string ClassOf(TrendResult result) => result switch
    {
        TrendResult.Improved => "pm-trend--improved",
        TrendResult.Worsened => "pm-trend--worsened",
        TrendResult.NoChange => "pm-trend--no-change",
        TrendResult.Increased => "pm-trend--increased",
        TrendResult.Decreased => "pm-trend--decreased",
        TrendResult.NotComparable => "pm-trend--not-comparable",
        _ => throw new ArgumentOutOfRangeException(nameof(result), result, "This trend has no class."),
    };

    /// <summary>The arrow, drawn in a box of 16 by 16: which way the figure went.</summary>
    public static TagBuilder Arrow(bool isComparable, int movement) => Svg.Element("path", ("d", (isComparable, movement) switch
    {
        (false, _) => "M4 8h8",
        (true, > 0) => "M8 14V2M3 7l5-5 5 5",
        (true, < 0) => "M8 2v12M3 9l5 5 5-5",
        _ => "M2 8h12M9 3l5 5-5 5",
    }));
}
