using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Ratings.Status;

namespace PerformanceManagement.Core.Schemes;

/// <summary>A <see cref="SchemeStatus"/> as it is stored.</summary>
public sealed class StoredStatus
{
    /// <summary>Database key.</summary>
    public int Id { get; init; }

    /// <summary>The version of the scheme it belongs to.</summary>
    public int RatingSchemeId { get; set; }

    /// <summary>0 for the best, counting up to the worst.</summary>
    public int Order { get; set; }

    /// <summary>The key in files and JSON: "met".</summary>
    public required string Key { get; set; }

    /// <summary>What pages and papers print.</summary>
    public required string Label { get; set; }

    /// <summary>The same for a narrow column.</summary>
    public required string ShortLabel { get; set; }

    /// <summary>The shape beside the word.</summary>
    public StatusShape Shape { get; set; }

    /// <summary>The colour behind shape and word.</summary>
    public StatusColour Colour { get; set; }

    /// <summary>The largest shortfall this status accepts, in <see cref="Kind"/>; null accepts any.</summary>
    public decimal? LargestShortfall { get; set; }

    /// <summary>What <see cref="LargestShortfall"/> is measured in.</summary>
    public ToleranceKind Kind { get; set; }

    /// <summary>What it asks of the comparison with the same period last year.</summary>
    public LastYearCondition LastYear { get; set; }

    /// <summary>A status, to be stored.</summary>
    public static StoredStatus Of(SchemeStatus status) => new()
    {
        Order = status.Order,
        Key = status.Key,
        Label = status.Label,
        ShortLabel = status.ShortLabel,
        Shape = status.Shape,
        Colour = status.Colour,
        LargestShortfall = status.LargestShortfall,
        Kind = status.Kind,
        LastYear = status.LastYear,
    };

    /// <summary>The status, as the rules see it.</summary>
    public SchemeStatus ToStatus() => new()
    {
        Order = Order,
        Key = Key,
        Label = Label,
        ShortLabel = ShortLabel,
        Shape = Shape,
        Colour = Colour,
        LargestShortfall = LargestShortfall,
        Kind = Kind,
        LastYear = LastYear,
    };
}
