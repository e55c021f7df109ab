using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Web.TagHelpers;

/// <summary>
/// The status of a row as a link to what explains it, which a script opens in place: <c>&lt;why-status row="row" address="..." /&gt;</c>. Beside it the last
/// known status of a measure in arrears, and what its year is expected to come to. The page holds <see cref="StatusSymbolsTagHelper"/>.
/// </summary>
[HtmlTargetElement("why-status", TagStructure = TagStructure.WithoutEndTag)]
public sealed class WhyStatusTagHelper(HtmlEncoder encoder) : TagHelper
{
    public required ScorecardRow Row { get; set; }

    /// <summary>The address of what explains it.</summary>
    public required string? Address { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Markup(Row, Address, encoder));
    }

    internal static string Markup(ScorecardRow row, string? address, HtmlEncoder encoder)
    {
        string Status(Rating rating) => Symbols.Use(Symbols.Of(rating)) + encoder.Encode(StatusAppearance.WordOf(rating, compact: true));
        string markup = $"<a class=\"pm-why\" href=\"{encoder.Encode(address ?? "")}\">{Status(row.Rating)}</a>";
        if (row.LastKnown is { } last) markup += $"<span class=\"pm-remark\">Last known, {encoder.Encode(last.Period.Label)}: {Status(last.Rating)}</span>";
        if (row.Forecast is { Value: not null } forecast) markup += $"<span class=\"pm-remark\">{encoder.Encode(row.ForecastName ?? "")}: {Status(forecast.Rating)}</span>";
        return markup;
    }
}
