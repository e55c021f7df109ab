using Microsoft.AspNetCore.Mvc.Rendering;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Schemes;
using PerformanceManagement.Web.Models.Measures;

namespace PerformanceManagement.Web.Models.Schemes;

/// <summary>The page on which a measure's own rating rules are set.</summary>
/// <param name="Rating">What is stored.</param>
/// <param name="Form">What is typed.</param>
/// <param name="Preview">What it would do; null until it was asked for.</param>
/// <param name="Conflict">What someone set meanwhile; null unless the officer has to choose.</param>
public sealed record MeasureRatingPage(MeasureRating Rating, MeasureRatingForm Form, MeasureRatingEffect? Preview = null, OverrideInHistory? Conflict = null)
{
    public Measure Measure => Rating.Measure;

    /// <summary>How it is rated today.</summary>
    public string Now => Rating.Present is { } own
        ? $"{own.Text}, since {FigureFormat.Date(own.Rule.From)}"
        : RuleWords.Rated(Measure.ToRules(), Measure.SchemeName ?? Rating.DefaultScheme);

    public IReadOnlyList<SelectListItem> Schemes =>
        [new($"The council’s default{(Rating.DefaultScheme is { } name ? $" (now {name})" : "")}", ""), .. Rating.Schemes.Select(s => new SelectListItem(s, s))];

    public IReadOnlyList<SelectListItem> Kinds =>
    [
        new("Percent of the target", nameof(ToleranceKind.Percent)),
        .. Measure.Unit == "%" ? [new SelectListItem("Percentage points", nameof(ToleranceKind.Points))] : Array.Empty<SelectListItem>(),
        new($"The measure’s own unit ({Measure.Unit})", nameof(ToleranceKind.Units)),
    ];

    /// <summary>What was typed, as one line.</summary>
    public string Mine => $"{(string.IsNullOrWhiteSpace(Form.SchemeName) ? "The council’s default scheme" : Form.SchemeName)}{(string.IsNullOrWhiteSpace(Form.Tolerance) ? "" : $", tolerance {Form.Tolerance} in {SchemeWords.Kind(Form.ToleranceKind)}")}, from {Form.From}: {Form.Reason}";
}

/// <summary>The form of a measure's own rating rules.</summary>
public sealed class MeasureRatingForm
{
    /// <summary>The button that stores; the other one shows the effect.</summary>
    public const string Set = "set";

    public string? SchemeName { get; set; }

    public string? Tolerance { get; set; }

    public ToleranceKind ToleranceKind { get; set; }

    public string? From { get; set; }

    public string? Reason { get; set; }

    /// <summary>The version of what was set last; null when nothing was.</summary>
    public Guid? Latest { get; set; }

    /// <summary>What the effect on the page was worked out for; only that can be set.</summary>
    public string? Seen { get; set; }

    /// <summary>The button that was pressed.</summary>
    public string? Do { get; set; }

    /// <summary>What stands in the form, as <see cref="Seen"/> keeps it. The reason has no effect, and may still be reworded.</summary>
    public string Shown => $"{SchemeName}|{Tolerance?.Trim()}|{ToleranceKind}|{From?.Trim()}|{Latest}";

    /// <summary>A form filled with how the measure is rated today; day and reason are the person's.</summary>
    public static MeasureRatingForm Of(MeasureRating rating)
    {
        RatingOverride? own = rating.Present?.Rule;
        decimal? tolerance = own is null ? rating.Measure.Tolerance : own.Tolerance;
        ToleranceKind kind = (own is null ? rating.Measure.ToleranceKind : own.ToleranceKind) ?? ToleranceKind.Percent;
        return new MeasureRatingForm
        {
            SchemeName = own is null ? rating.Measure.SchemeName : own.SchemeName,
            Tolerance = tolerance is { } set ? FigureFormat.ToEdit(set, kind == ToleranceKind.Units ? rating.Measure.Unit : "number") : null,
            ToleranceKind = kind,
            Latest = rating.Latest?.Rule.Version,
        };
    }

    public RatingOverrideEdit ToEdit(string code) => new(code, SchemeName, Tolerance, ToleranceKind, From, Reason, Latest);
}
