using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PerformanceManagement.Core.Dashboards;
using PerformanceManagement.Core.Figures;

namespace PerformanceManagement.Web.TagHelpers;

/// <summary>The statuses of a measure over the last quarters: <c>&lt;status-strip marks="view.StripOf(row)" /&gt;</c>.</summary>
[HtmlTargetElement("status-strip", TagStructure = TagStructure.WithoutEndTag)]
public sealed class StatusStripTagHelper(HtmlEncoder encoder) : TagHelper
{
    /// <summary>The quarters, the oldest first.</summary>
    public required IReadOnlyList<StripMark> Marks { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(StatusStrip.Markup(Marks, encoder));
    }
}

/// <summary>The statuses of a measure over the last quarters as a strip of shapes, with the same in words: runs of a status, the oldest first.</summary>
internal static class StatusStrip
{
    private const int Step = 11;

    public static string Markup(IReadOnlyList<StripMark> strip, HtmlEncoder encoder)
    {
        var svg = new StringBuilder(400);
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"pm-strip\" viewBox=\"0 0 {strip.Count * Step} 10\" role=\"img\" aria-label=\"{encoder.Encode(InWords(strip))}\">");
        for (int n = 0; n < strip.Count; n++)
        {
            if (strip[n].Rating is { } rating) svg.Append(CultureInfo.InvariantCulture, $"<use href=\"#{Symbols.Of(rating)}\" x=\"{n * Step}\"/>");
        }

        return svg.Append("</svg>").ToString();
    }

    /// <summary>"Since Q3 2024/25: off target 3, on target 5".</summary>
    public static string InWords(IReadOnlyList<StripMark> strip)
    {
        var words = new StringBuilder();
        List<StripMark> known = [.. strip.SkipWhile(m => m.Rating is null)];
        for (int from = 0; from < known.Count;)
        {
            string label = Label(known[from]);
            int run = known.Skip(from).TakeWhile(m => Label(m) == label).Count();
            words.Append(words.Length == 0 ? $"From {known[0].Quarter.Label}: " : ", ").Append(CultureInfo.InvariantCulture, $"{run} {label}");
            from += run;
        }

        return words.ToString();

        static string Label(StripMark mark) => mark.Rating is { } rating ? Wording.LowerFirst(rating.ShortLabel) : "not held";
    }
}
