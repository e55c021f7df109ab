using Microsoft.AspNetCore.Mvc.Rendering;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Ratings.Status;

namespace PerformanceManagement.Web.TagHelpers;

/// <summary>What a status looks like on a page: the only place of the site that knows, from the palette of all.</summary>
public static class StatusAppearance
{
    /// <summary>The class that carries the colour.</summary>
    public static string ClassOf(StatusColour colour) => "pm-status--" + StatusPalette.NameOf(colour);

    /// <summary>The classes of a rating: those of its colour, or of having none.</summary>
    public static string ClassOf(Rating rating) => rating.Outcome switch
    {
        RatingOutcome.Rated => ClassOf(rating.Status!),
        RatingOutcome.NotRated or RatingOutcome.DataOnly => ClassOf((RatedStatus?)null),
        _ => throw new InvalidOperationException($"A rating with the outcome {rating.Outcome} has no appearance."),
    };

    /// <summary>The classes of a status; of having none, where it is null.</summary>
    public static string ClassOf(RatedStatus? status) => status is null ? "pm-status--grey pm-status--not-rated" : ClassOf(status.Colour);

    /// <summary>The shape of a rating, drawn in a box of 16 by 16.</summary>
    public static TagBuilder Drawing(Rating rating) => rating.Status is { } status ? Drawing(status.Shape) : NoStatus();

    /// <summary>The shape, drawn in a box of 16 by 16.</summary>
    public static TagBuilder Drawing(StatusShape shape) =>
        StatusPalette.PathOf(shape) is { } path ? Svg.Element("path", ("d", path)) : Svg.Element("circle", ("cx", "8"), ("cy", "8"), ("r", "7"));

    /// <summary>The word beside the shape.</summary>
    /// <param name="rating">The rating.</param>
    /// <param name="compact">For a narrow column; else with why there is no status.</param>
    public static string WordOf(Rating rating, bool compact)
    {
        string word = compact ? rating.ShortLabel : rating.Label;
        if (rating.IsJudged) return word + " (judged)";
        return !compact && rating.NotRatedBecause is { } because ? $"{word}: {Wording.LowerFirst(because)}" : word;
    }

    /// <summary>A dash, for what has no status.</summary>
    public static TagBuilder NoStatus() => Svg.Element("path", ("d", "M2 7h12v2H2z"));
}
