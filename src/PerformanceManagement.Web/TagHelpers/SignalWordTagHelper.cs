using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PerformanceManagement.Core.Ratings.Spc;

namespace PerformanceManagement.Web.TagHelpers;

/// <summary>
/// The variation or the assurance of a measure by shape, word and colour: <c>&lt;signal-word variation="Model.Variation" /&gt;</c>
/// or <c>&lt;signal-word assurance="Model.Assurance" /&gt;</c>.
/// </summary>
[HtmlTargetElement("signal-word", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SignalWordTagHelper : TagHelper
{
    public VariationFinding? Variation { get; set; }

    public AssuranceFinding? Assurance { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        (string cssClass, IReadOnlyList<TagBuilder> icon, string label) = (Variation, Assurance) switch
        {
            ({ } variation, null) => (SignalAppearance.ClassOf(variation.Point.Variation), SignalAppearance.Icon(variation.Point.Variation, variation.Point.Side), variation.Label),
            (null, { } assurance) => (SignalAppearance.ClassOf(assurance.Kind), SignalAppearance.Icon(assurance.Kind), assurance.Label),
            _ => throw new InvalidOperationException("A signal word shows either a variation or an assurance."),
        };
        var drawing = new TagBuilder("g");
        foreach (TagBuilder part in icon) drawing.InnerHtml.AppendHtml(part);
        TagBuilder signal = ExplainedWord.Span("pm-signal " + cssClass);
        signal.InnerHtml.AppendHtml(Svg.Icon("pm-signal__icon", drawing)).AppendHtml(ExplainedWord.Span("pm-signal__word", label));
        ExplainedWord.Write(output, signal, null);
    }
}
