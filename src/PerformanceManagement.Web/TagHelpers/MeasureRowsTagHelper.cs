using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PerformanceManagement.Core.Dashboards;
using PerformanceManagement.Core.Ratings.Trends;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Web.Models;
using PerformanceManagement.Web.Models.Dashboard;

namespace PerformanceManagement.Web.TagHelpers;

/// <summary>
/// Measures' rows of the dashboard: <c>&lt;measure-rows rows="group.Rows" view="Model.View" url="Url" /&gt;</c>. What explains a row has an address of its
/// own and comes when it is opened; shapes are drawn once for the page (<see cref="StatusSymbolsTagHelper"/>). At most 1.2 KB a row, because there are a
/// hundred. A row that was drawn is not drawn again as long as it and the quarters before are what they were: they never change, there are others then.
/// </summary>
[HtmlTargetElement("measure-rows", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MeasureRowsTagHelper(HtmlEncoder encoder) : TagHelper
{
    // Goes with the rows, of which no more than a number are held (SharedScorecards).
    private static readonly ConditionalWeakTable<ScorecardRow, DrawnRow> Drawn = [];

    public required IReadOnlyList<ScorecardRow> Rows { get; set; }

    /// <summary>The dashboard that they are on.</summary>
    public required DashboardView View { get; set; }

    /// <summary>Finds the addresses of measures.</summary>
    public required IUrlHelper Url { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        string site = Url.ActionContext.HttpContext.Request.PathBase;
        foreach (ScorecardRow row in Rows)
        {
            QuarterMark?[] before = View.MarksBefore(row.MeasureId);
            if (!Drawn.TryGetValue(row, out DrawnRow? drawn) || !drawn.IsOf(site, before))
            {
                drawn = new DrawnRow(site, before, new MeasureRowMarkup(row, Url, encoder).With(View.StripOf(row)));
                Drawn.AddOrUpdate(row, drawn);
            }

            output.Content.AppendHtml(drawn.Markup);
        }
    }

    private sealed record DrawnRow(string Site, QuarterMark?[] Before, string Markup)
    {
        public bool IsOf(string site, QuarterMark?[] before) => site == Site && before.AsSpan().SequenceEqual(Before, ReferenceEqualityComparer.Instance);
    }
}

/// <summary>The markup of a row.</summary>
internal sealed class MeasureRowMarkup(ScorecardRow row, IUrlHelper url, HtmlEncoder encoder)
{
    private const int NoteLength = 90;

    private readonly StringBuilder markup = new(1200);

    /// <summary>With the statuses of the last quarters.</summary>
    public string With(IReadOnlyList<StripMark> strip)
    {
        markup.Append("<tr class=\"pm-measure\">");
        foreach (DashboardColumn column in DashboardColumn.All) Write(column.Cell, strip);
        return markup.Append("</tr>").ToString();
    }

    private void Write(DashboardCell cell, IReadOnlyList<StripMark> strip)
    {
        switch (cell)
        {
            case DashboardCell.Code:
                markup.Append(CultureInfo.InvariantCulture, $"<td class=\"pm-code\">{Text(row.Code)}</td>");
                break;
            case DashboardCell.Measure:
                markup.Append(CultureInfo.InvariantCulture, $"<th scope=\"row\"><a href=\"{Text(url.Action("Show", "Measures", AddressValues))}\">{Text(row.Title)}</a></th>");
                break;
            case DashboardCell.Value:
                markup.Append("<td class=\"pm-number\">");
                markup.Append(row.Reported.Value is null ? $"<i>{Text(row.ValueText)}</i>" : Text(row.ValueText));
                if (row.ValueRemark is { } remark) markup.Append(CultureInfo.InvariantCulture, $" <span class=\"pm-remark\">{Text(remark)}</span>");
                markup.Append("</td>");
                break;
            case DashboardCell.Target:
                markup.Append(CultureInfo.InvariantCulture, $"<td class=\"pm-number\"><span class=\"pm-measures__words\">{Text(row.TargetText)}</span></td>");
                break;
            case DashboardCell.Status:
                markup.Append(CultureInfo.InvariantCulture, $"<td>{WhyStatusTagHelper.Markup(row, url.Action("Index", "MeasureWhy", AddressValues), encoder)}</td>");
                break;
            case DashboardCell.ShortTrend:
                WriteTrend(row.ShortTrend);
                break;
            case DashboardCell.LongTrend:
                WriteTrend(row.LongTrend);
                break;
            case DashboardCell.OverTime:
                markup.Append(CultureInfo.InvariantCulture, $"<td>{StatusStrip.Markup(strip, encoder)}</td>");
                break;
            case DashboardCell.Note:
                markup.Append("<td>");
                if (Commentary.IsMissing(row)) markup.Append("<strong>No note: one is required</strong>");
                else if (row.Note is { } note) markup.Append(CultureInfo.InvariantCulture, $"<span class=\"pm-note__excerpt\">{Text(NoteText.Excerpt(note.Text, NoteLength))}</span>");
                markup.Append("</td>");
                break;
            default:
                throw new InvalidOperationException($"The dashboard has no cell for {cell}.");
        }
    }

    private void WriteTrend(DirectionOfTravel trend) =>
        markup.Append(CultureInfo.InvariantCulture, $"<td class=\"{TrendAppearance.ClassOf(trend.Result)}\">{Symbols.Use(Symbols.Arrow(trend.IsComparable, trend.Movement))}{Text(trend.Label)}</td>");

    private object AddressValues => new { code = row.Code, quarter = row.Quarter.UrlToken };

    private string Text(string? text) => encoder.Encode(text ?? "");
}
