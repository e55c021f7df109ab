using Microsoft.AspNetCore.Mvc.Rendering;
using PerformanceManagement.Core.Charts;
using PerformanceManagement.Core.Ratings.Spc;

namespace PerformanceManagement.Web.TagHelpers;

/// <summary>What variation and assurance look like on a page: a shape and a colour each, always beside their words. The only place of the site that knows.</summary>
public static class SignalAppearance
{
    /// <summary>The class that carries the colour of a variation.</summary>
    public static string ClassOf(Variation variation) => ChartLook.ClassOf(variation);

    /// <summary>The class that carries the colour of an assurance.</summary>
    public static string ClassOf(Assurance assurance) => assurance switch
    {
        Assurance.ConsistentlyMeets => "pm-signal--improvement",
        Assurance.ConsistentlyMisses => "pm-signal--concern",
        Assurance.HitAndMiss => "pm-signal--common",
        _ => throw new ArgumentOutOfRangeException(nameof(assurance), assurance, "This assurance has no class."),
    };

    /// <summary>The shape of a variation around a point, for the key of a chart.</summary>
    public static TagBuilder Mark(Variation variation, double x, double y) => ChartLook.OutlineOf(variation) is { } outline
        ? Svg.Element("path", ("class", ClassOf(variation)), ("d", $"M{Svg.Number(x)} {Svg.Number(y)}{outline}"))
        : Svg.Element("circle", ("class", ClassOf(variation)), ("cx", Svg.Number(x)), ("cy", Svg.Number(y)), ("r", "3"));

    /// <summary>The icon of a variation in a box of 16 by 16: for a special cause its mark with an arrow in it, for common cause a wave.</summary>
    public static IReadOnlyList<TagBuilder> Icon(Variation variation, int side)
    {
        TagBuilder arrow = Svg.Element("path", ("class", "pm-signal__inside"), ("d", side > 0 ? "M8 13V6M5.8 8.2 8 6l2.2 2.2" : "M8 6v7M5.8 10.8 8 13l2.2-2.2"));
        TagBuilder middle = Svg.Element("path", ("class", "pm-signal__inside"), ("d", side > 0 ? "M8 11.5V4.5M5.8 6.7 8 4.5l2.2 2.2" : "M8 4.5v7M5.8 9.3 8 11.5l2.2-2.2"));
        return variation switch
        {
            Variation.Improvement => [Solid("M8 0l8 8-8 8-8-8z"), middle],
            Variation.Concern => [Solid("M8 0l8 15.5H0z"), arrow],
            Variation.NotJudged => [Solid("M1 1h14v14H1z"), middle],
            Variation.CommonCause => [Svg.Element("circle", ("class", "pm-signal__ring"), ("cx", "8"), ("cy", "8"), ("r", "7")), Svg.Element("path", ("class", "pm-signal__line"), ("d", "M3.5 9.5l2-3 2.5 4 2.5-5 2 3"))],
            _ => throw new ArgumentOutOfRangeException(nameof(variation), variation, "This variation has no icon."),
        };
    }

    /// <summary>The icon of an assurance in a box of 16 by 16: a ring with a tick, a cross, or one half of it filled.</summary>
    public static IReadOnlyList<TagBuilder> Icon(Assurance assurance)
    {
        TagBuilder ring = Svg.Element("circle", ("class", "pm-signal__ring"), ("cx", "8"), ("cy", "8"), ("r", "7"));
        return assurance switch
        {
            Assurance.ConsistentlyMeets => [ring, Svg.Element("path", ("class", "pm-signal__line"), ("d", "M4.5 8.5 7 11l4.5-6"))],
            Assurance.ConsistentlyMisses => [ring, Svg.Element("path", ("class", "pm-signal__line"), ("d", "M5 5l6 6M11 5l-6 6"))],
            Assurance.HitAndMiss => [ring, Solid("M8 1a7 7 0 0 1 0 14z")],
            _ => throw new ArgumentOutOfRangeException(nameof(assurance), assurance, "This assurance has no icon."),
        };
    }

    private static TagBuilder Solid(string path) => Svg.Element("path", ("class", "pm-signal__solid"), ("d", path));
}
