using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PerformanceManagement.Core.Ratings.Benchmarks;

namespace PerformanceManagement.Web.TagHelpers;

/// <summary>
/// How our figure stands to another area's, by shape, word and colour: <c>&lt;benchmark-word comparison="area" explain="true" /&gt;</c>.
/// A plus in a ring, a minus in a box, two equal lines: each can be told without its colour.
/// </summary>
[HtmlTargetElement("benchmark-word", TagStructure = TagStructure.WithoutEndTag)]
public sealed class BenchmarkWordTagHelper : TagHelper
{
    public required BenchmarkComparison Comparison { get; set; }

    /// <summary>Whether it opens to the sentence that explains it.</summary>
    public bool Explain { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        (string cssClass, string path) = LookOf(Comparison.Result);
        TagBuilder word = ExplainedWord.Span("pm-benchmark " + cssClass);
        word.InnerHtml
            .AppendHtml(Svg.Icon("pm-benchmark__icon", Svg.Element("path", ("d", path))))
            .AppendHtml(ExplainedWord.Span("pm-benchmark__word", Comparison.Label));
        ExplainedWord.Write(output, word, Explain ? Comparison.Explanation : null);
    }

    private static (string CssClass, string Path) LookOf(BenchmarkResult result) => result switch
    {
        BenchmarkResult.Favourable => ("pm-benchmark--favourable", "M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13M8 5v6M5 8h6"),
        BenchmarkResult.Unfavourable => ("pm-benchmark--unfavourable", "M1.5 1.5h13v13h-13zM5 8h6"),
        BenchmarkResult.Similar => ("pm-benchmark--similar", "M3 6h10M3 10h10"),
        BenchmarkResult.Higher => ("pm-benchmark--similar", "M3 11l5-6 5 6"),
        BenchmarkResult.Lower => ("pm-benchmark--similar", "M3 5l5 6 5-6"),
        BenchmarkResult.NotCompared => ("pm-benchmark--none", "M4 8h8"),
        _ => throw new ArgumentOutOfRangeException(nameof(result), result, "This result has no look."),
    };
}
