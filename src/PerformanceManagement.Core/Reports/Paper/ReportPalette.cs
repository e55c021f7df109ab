using PerformanceManagement.Core.Delivery.Rules;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Ratings.Trends;

namespace PerformanceManagement.Core.Reports.Paper;

/// <summary>What statuses and trends look like in documents. The one place here that switches on them.</summary>
public static class ReportPalette
{
    private const string Black = "#0b0c0c";

    /// <summary>The mark of a status.</summary>
    public static ReportMark Of(RatedStatus status) => new(StatusPalette.NameOf(status.Shape), StatusPalette.Rgb(status.Colour), StatusPalette.NameOf(status.Colour));

    /// <summary>The mark of a trend; null when there was nothing to compare with.</summary>
    public static ReportMark? Of(DirectionOfTravel trend)
    {
        string? colour = ColourOf(trend.Result);
        string shape = trend.Movement switch { > 0 => "up", < 0 => "down", _ => "level" };
        return colour is null ? null : new ReportMark(shape, colour, trend.Key) { IsArrow = true };
    }

    /// <summary>The mark that stands for a result wherever it is explained or counted: improved up, worsened down, no change level.</summary>
    public static ReportMark Of(TrendResult result) => new(
        result switch { TrendResult.Improved => "up", TrendResult.Worsened => "down", TrendResult.NoChange => "level", _ => throw new ArgumentOutOfRangeException(nameof(result), result, null) },
        ColourOf(result)!,
        DirectionOfTravel.KeyOf(result))
    { IsArrow = true };

    /// <summary>The mark of a rating of delivery; null for what is not rated.</summary>
    public static ReportMark? Of(DeliveryRating rating) => LookOf(rating) is var (colour, shape) ? new(StatusPalette.NameOf(shape), StatusPalette.Rgb(colour), StatusPalette.NameOf(colour)) : null;

    /// <summary>The colour and shape of a rating of delivery, on pages and papers; null for what is not rated.</summary>
    public static (StatusColour Colour, StatusShape Shape)? LookOf(DeliveryRating rating) => rating.Key switch
    {
        "green" => (StatusColour.Green, StatusShape.Circle),
        "green-amber" => (StatusColour.Amber, StatusShape.Diamond),
        "amber" => (StatusColour.Amber, StatusShape.Triangle),
        "red" => (StatusColour.Red, StatusShape.Square),
        _ => null,
    };

    /// <summary>The arrow of a percentage that rose or fell, where more is better.</summary>
    public static ReportMark OfChange(decimal points) => Of(points > 0 ? TrendResult.Improved : points < 0 ? TrendResult.Worsened : TrendResult.NoChange);

    /// <summary>The council's colour where it is written as #rrggbb, else a dark blue.</summary>
    public static string CouncilColour(string? colour) =>
        colour is { Length: 7 } && colour[0] == '#' && colour.Skip(1).All(char.IsAsciiHexDigit) ? colour.ToLowerInvariant() : "#1d3c6b";

    // None where there was nothing to compare with.
    private static string? ColourOf(TrendResult result) => result switch
    {
        TrendResult.Improved => StatusPalette.Rgb(StatusColour.Green),
        TrendResult.Worsened => StatusPalette.Rgb(StatusColour.Red),
        TrendResult.NoChange or TrendResult.Increased or TrendResult.Decreased => Black,
        TrendResult.NotComparable => null,
        _ => throw new ArgumentOutOfRangeException(nameof(result), result, null),
    };
}
