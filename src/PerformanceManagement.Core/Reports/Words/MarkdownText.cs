using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using PerformanceManagement.Core.Reports.Paper;

namespace PerformanceManagement.Core.Reports.Words;

/// <summary>
/// Reads what officers write, in Markdown: paragraphs, bold, emphasis, lists, tables, links. There is no raw HTML: what looks like it is text. The result is
/// the paper's own blocks, so that each format draws it in one place.
/// </summary>
public static partial class MarkdownText
{
    private const string Empty = "–";
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables(new PipeTableOptions { UseHeaderForColumnCount = true }).Build();

    /// <summary>The blocks of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="fill">What fills live words, in parts of plain text.</param>
    public static IReadOnlyList<ReportBlock> Blocks(string text, Func<string, string> fill) =>
        [.. Markdown.Parse(Tidy(text), Pipeline).SelectMany(b => Of(b, fill))];

    /// <summary>The text in parts, each begun by a heading of it but perhaps the first.</summary>
    /// <param name="text">The text.</param>
    /// <param name="fill">What fills live words.</param>
    internal static IReadOnlyList<TextPart> Parts(string text, Func<string, string> fill)
    {
        List<(int Depth, string? Title, List<ReportBlock> Blocks)> parts = [(0, null, [])];
        foreach (Block block in Markdown.Parse(Tidy(text), Pipeline))
        {
            if (block is HeadingBlock heading && string.Concat(Runs(heading.Inline, fill).Select(r => r.Text)).Trim() is { Length: > 0 } title) parts.Add((heading.Level, PlainText.Line(title), []));
            else parts[^1].Blocks.AddRange(Of(block, fill));
        }

        return [.. parts.Where(p => p.Title is not null || p.Blocks.Count > 0).Select(p => new TextPart(p.Depth, p.Title, p.Blocks))];
    }

    /// <summary>
    /// The text without what Word leaves in a paste: line ends of other systems, control characters, a bullet sign at the beginning of a line, which
    /// becomes one of a list, and its comments and styles.
    /// </summary>
    public static string Tidy(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        string lines = WordClutter().Replace(text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace('\v', '\n').Replace('\f', '\n').Replace('\u2028', '\n').Replace('\u2029', '\n'), "");
        lines = Bullet().Replace(lines, "$1- ");
        return string.Concat(lines.Where(c => c is '\n' or '\t' || !char.IsControl(c))).Trim('\n', ' ');
    }

    /// <summary>The text without its marks, on one line: for a cell.</summary>
    public static string Plain(string? text) => text is null ? "" : PlainText.Line(string.Join(" ", Blocks(text, words => words).Select(Words)));

    private static string Words(ReportBlock block) => block switch
    {
        ReportParagraph paragraph => paragraph.Text,
        ReportItems list => string.Join("; ", list.Items.Select(i => i.Under is null ? i.Text : $"{i.Text} {Words(i.Under)}")),
        ReportTable table => string.Join("; ", table.Rows.Select(r => string.Join(", ", r.Cells.Select(c => c.Text)))),
        _ => "",
    };

    private static IEnumerable<ReportBlock> Of(Block block, Func<string, string> fill)
    {
        switch (block)
        {
            case ListBlock list:
                yield return Items(list, fill);
                break;
            case Table table:
                yield return Grid(table, fill);
                break;
            case HeadingBlock heading:
                if (Runs(heading.Inline, fill, isBold: true) is { Count: > 0 } title) yield return Paragraph(title);
                break;
            case ParagraphBlock paragraph:
                if (Runs(paragraph.Inline, fill) is { Count: > 0 } runs) yield return Paragraph(runs);
                break;
            case LeafBlock code:
                foreach (string line in PlainText.Paragraphs(fill(code.Lines.ToString()))) yield return new ReportParagraph(line);
                break;
            case ContainerBlock container:
                foreach (ReportBlock inner in container.SelectMany(b => Of(b, fill))) yield return inner;
                break;
        }
    }

    private static ReportParagraph Paragraph(IReadOnlyList<ReportRun> runs) =>
        new(string.Concat(runs.Select(r => r.Text))) { Runs = runs.Any(r => r is not { IsBold: false, IsItalic: false, Link: null }) ? runs : null };

    private static ReportItems Items(ListBlock list, Func<string, string> fill) =>
        new([.. list.OfType<ListItemBlock>().Select(item => Item(item, fill)).Where(i => i.Runs.Count > 0 || i.Under is not null)])
        {
            First = list.IsOrdered ? int.TryParse(list.OrderedStart, out int first) ? first : 1 : null,
        };

    private static ReportItem Item(ListItemBlock item, Func<string, string> fill)
    {
        List<ReportRun> runs = [];
        ReportItems? below = null;
        foreach (Block block in item)
        {
            if (block is ListBlock list) below = Items(list, fill);
            else if (block is LeafBlock { Inline: { } inline })
            {
                if (runs.Count > 0) runs.Add(new ReportRun(" "));
                runs.AddRange(Runs(inline, fill));
            }
        }

        return new ReportItem(runs) { Under = below };
    }

    // A ragged row has its missing cells marked as empty; cells beyond the heads go to the last one, so that nothing typed is lost.
    private static ReportTable Grid(Table table, Func<string, string> fill)
    {
        List<List<ReportCell>> rows = [.. table.OfType<TableRow>().Select(r => r.OfType<TableCell>().Select(c => Cell(c, fill)).ToList())];
        int width = Math.Max(1, rows.Count == 0 ? 0 : rows.Max(r => r.Count));
        foreach (List<ReportCell> row in rows)
            while (row.Count < width) row.Add(new ReportCell(Empty));
        List<ReportCell> heads = rows.Count > 0 ? rows[0] : [new ReportCell(Empty)];
        string caption = string.Join(", ", heads.Select(h => h.Text).Where(t => t != Empty));
        return new ReportTable(
            caption.Length == 0 ? "Table" : caption,
            [.. heads.Select((h, i) => new ReportColumn(h.Text == Empty ? $"Column {i + 1}" : h.Text, ReportColumnKind.Words))],
            [.. rows.Skip(1).Select(r => new ReportRow(r))])
        { IsCaptionShown = false };
    }

    private static ReportCell Cell(TableCell cell, Func<string, string> fill)
    {
        List<ReportRun> runs = [.. cell.OfType<LeafBlock>().SelectMany(b => Runs(b.Inline, fill))];
        string text = string.Concat(runs.Select(r => r.Text)).Trim();
        return text.Length == 0 ? new ReportCell(Empty) : new ReportCell(text) { Runs = runs.Any(r => r is not { IsBold: false, IsItalic: false, Link: null }) ? runs : null };
    }

    private static List<ReportRun> Runs(ContainerInline? inlines, Func<string, string> fill, bool isBold = false)
    {
        List<ReportRun> runs = [];
        if (inlines is not null) Collect(inlines, new ReportRun("") { IsBold = isBold });
        List<ReportRun> joined = [];
        foreach (ReportRun run in runs)
        {
            if (joined.Count > 0 && joined[^1] with { Text = "" } == run with { Text = "" }) joined[^1] = joined[^1] with { Text = joined[^1].Text + run.Text };
            else joined.Add(run);
        }

        // Live words may stand over the joints of what was parsed, so they are filled when the parts are joined.
        joined = [.. joined.Select(r => r with { Text = Clean(fill(r.Text)) })];
        while (joined.Count > 0 && joined[0].Text.TrimStart().Length == 0) joined.RemoveAt(0);
        while (joined.Count > 0 && joined[^1].Text.TrimEnd().Length == 0) joined.RemoveAt(joined.Count - 1);
        return joined;

        void Collect(ContainerInline container, ReportRun style)
        {
            foreach (Inline inline in container)
            {
                switch (inline)
                {
                    case LiteralInline literal: runs.Add(style with { Text = literal.Content.ToString() }); break;
                    case CodeInline code: runs.Add(style with { Text = code.Content }); break;
                    case LineBreakInline: runs.Add(style with { Text = " " }); break;
                    case HtmlEntityInline entity: runs.Add(style with { Text = entity.Transcoded.ToString() }); break;
                    case AutolinkInline auto: runs.Add(style with { Text = auto.Url, Link = Safe(auto.IsEmail ? "mailto:" + auto.Url : auto.Url) }); break;
                    case EmphasisInline emphasis: Collect(emphasis, emphasis.DelimiterCount >= 2 ? style with { IsBold = true } : style with { IsItalic = true }); break;
                    case LinkInline { IsImage: false } link: Collect(link, style with { Link = Safe(link.Url) ?? style.Link }); break;
                    case ContainerInline inner: Collect(inner, style); break;
                }
            }
        }
    }

    // Only addresses that a reader can follow without harm; any other is text.
    private static string? Safe(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && uri.Scheme is "https" or "http" or "mailto" ? address : null;

    private static string Clean(string text)
    {
        string line = PlainText.Line(text);
        if (line.Length == 0) return text.Length > 0 ? " " : "";
        return (char.IsWhiteSpace(text[0]) ? " " : "") + line + (char.IsWhiteSpace(text[^1]) ? " " : "");
    }

    [GeneratedRegex(@"<!--.*?-->|<\?xml[^>]*>|</?o:p>|<style\b.*?</style>", RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WordClutter();

    [GeneratedRegex(@"^([ \t]*)[•·▪●\uF0B7\uF0A7][ \t\u00A0]*", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Bullet();
}

/// <summary>A part of a written text.</summary>
/// <param name="Depth">The level of its heading within the text, 1 to 6; 0 for what stands before the first one.</param>
/// <param name="Title">Its heading, or null.</param>
/// <param name="Blocks">What stands under it.</param>
internal sealed record TextPart(int Depth, string? Title, IReadOnlyList<ReportBlock> Blocks);
