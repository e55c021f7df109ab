using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PerformanceManagement.Core.Dashboards;
using PerformanceManagement.Core.Ratings.Trends;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Web.Models;
using PerformanceManagement.Web.Models.Dashboard;

namespace PerformanceManagement.Web.TagHelpers;

/// <summary>
/// A measure's row of the dashboard: <c>&lt;measure-row row="row" strip="view.StripOf(row)" address="..." why="..." /&gt;</c>. What explains it has an address of
/// its own and comes when it is opened; shapes are drawn once for the page (<see cref="StatusSymbolsTagHelper"/>). At most 1.2 KB, because there are a hundred.
/// </summary>
[HtmlTargetElement("measure-row", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MeasureRowTagHelper(HtmlEncoder encoder) : TagHelper
{
    private const int NoteLength = 90;

    public required ScorecardRow Row { get; set; }

    /// <summary>The last quarters, the oldest first.</summary>
    public required IReadOnlyList<StripMark> Strip { get; set; }

    /// <summary>The address of the measure's page.</summary>
    public required string? Address { get; set; }

    /// <summary>The address of what explains the row.</summary>
    public required string? Why { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "tr";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "pm-measure");
        var row = new StringBuilder(1200);
        foreach (DashboardColumn column in DashboardColumn.All) Write(row, column.Cell);
        output.Content.SetHtmlContent(row.ToString());
    }

    private void Write(StringBuilder row, DashboardCell cell)
    {
        switch (cell)
        {
            case DashboardCell.Code:
                row.Append(CultureInfo.InvariantCulture, $"<td class=\"pm-code\">{Text(Row.Code)}</td>");
                break;
            case DashboardCell.Measure:
                row.Append(CultureInfo.InvariantCulture, $"<th scope=\"row\"><a href=\"{Text(Address)}\">{Text(Row.Title)}</a></th>");
                break;
            case DashboardCell.Value:
                row.Append("<td class=\"pm-number\">");
                row.Append(Row.Reported.Value is null ? $"<i>{Text(Row.ValueText)}</i>" : Text(Row.ValueText));
                if (Row.ValueRemark is { } remark) row.Append(CultureInfo.InvariantCulture, $" <span class=\"pm-remark\">{Text(remark)}</span>");
                row.Append("</td>");
                break;
            case DashboardCell.Target:
                row.Append(CultureInfo.InvariantCulture, $"<td class=\"pm-number\"><span class=\"pm-measures__words\">{Text(Row.TargetText)}</span></td>");
                break;
            case DashboardCell.Status:
                row.Append(CultureInfo.InvariantCulture, $"<td>{WhyStatusTagHelper.Markup(Row, Why, encoder)}</td>");
                break;
            case DashboardCell.ShortTrend:
                WriteTrend(row, Row.ShortTrend);
                break;
            case DashboardCell.LongTrend:
                WriteTrend(row, Row.LongTrend);
                break;
            case DashboardCell.OverTime:
                row.Append(CultureInfo.InvariantCulture, $"<td>{StatusStrip.Markup(Strip, encoder)}</td>");
                break;
            case DashboardCell.Note:
                row.Append("<td>");
                if (Commentary.IsMissing(Row)) row.Append("<strong>No note: one is required</strong>");
                else if (Row.Note is { } note) row.Append(CultureInfo.InvariantCulture, $"<span class=\"pm-note__excerpt\">{Text(NoteText.Excerpt(note.Text, NoteLength))}</span>");
                row.Append("</td>");
                break;
            default:
                throw new InvalidOperationException($"The dashboard has no cell for {cell}.");
        }
    }

    private void WriteTrend(StringBuilder row, DirectionOfTravel trend) =>
        row.Append(CultureInfo.InvariantCulture, $"<td class=\"{TrendAppearance.ClassOf(trend.Result)}\">{Symbols.Use(Symbols.Arrow(trend.IsComparable, trend.Movement))}{Text(trend.Label)}</td>");

    private string Text(string? text) => encoder.Encode(text ?? "");
}
