using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Reports.Words;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Reports.Templates;

/// <summary>What kinds of section draw on: the quarter, the plan, what persons wrote, and the pieces that sections are made of.</summary>
internal sealed class PaperContext
{
    private readonly LiveWords live;
    private readonly Dictionary<Period, Dictionary<int, ScorecardRow>> rowsOfQuarters = [];

    public PaperContext(ReportRequest request)
    {
        Request = request;
        Scorecard = request.Scorecard;
        Plan = new PlanTree(request);
        live = new LiveWords(request, Plan, Scorecard);
    }

    public ReportRequest Request { get; }

    public TemplateDefinition Template => Request.Template;

    public QuarterlyScorecard Scorecard { get; }

    public IReadOnlyList<ScorecardRow> Rows => Scorecard.Rows;

    public Period Quarter => Scorecard.Quarter;

    public PlanTree Plan { get; }

    /// <summary>Projects, actions, risks, partnerships and volumes; nothing where no section shows any.</summary>
    public DeliveryPicture Delivery => Request.Delivery ?? new DeliveryPicture(Quarter, Core.Delivery.Rules.RiskScale.Letters, []);

    public ReportSentences Sentences => Request.Sentences;

    /// <summary>What somebody should see to, found while the sections were made.</summary>
    public List<ReportWarning> Warnings { get; } = [];

    /// <summary>The title block, where a section makes one.</summary>
    public IReadOnlyList<ReportField>? TitleBlock { get; set; }

    public bool IsFrontSheet { get; set; }

    public string Fill(string text) => live.Fill(text);

    /// <summary>What a person wrote for a part of the paper, or null.</summary>
    public string? Written(string key) => Request.Written.TryGetValue(key, out string? text) && text.Trim().Length > 0 ? text : null;

    /// <summary>The same as one line.</summary>
    public string? Line(string key) => Written(key) is { } text ? PlainText.Line(live.Fill(text)) : null;

    /// <summary>Markdown as blocks, with its live words filled.</summary>
    public IReadOnlyList<ReportBlock> Markdown(string? text, TemplateSection? section = null)
    {
        if (string.IsNullOrWhiteSpace(text)) return [];
        foreach (string name in live.Unknown(text)) Warn(name, section?.Heading);
        IReadOnlyList<ReportBlock> blocks = MarkdownText.Blocks(text, live.Fill);
        return section is { HasNumberedParagraphs: true } ? Numbered(blocks) : blocks;
    }

    /// <summary>A section with a written text under it; headings in the text make sections below it.</summary>
    public IEnumerable<ReportSection> Expanded(ReportSection head, string? text, TemplateSection section)
    {
        if (string.IsNullOrWhiteSpace(text)) return [head];
        foreach (string name in live.Unknown(text)) Warn(name, section.Heading);
        IReadOnlyList<TextPart> parts = MarkdownText.Parts(text, live.Fill);
        int least = parts.Where(p => p.Title is not null).Select(p => p.Depth).DefaultIfEmpty(1).Min();
        List<ReportSection> sections = [head];
        foreach (TextPart part in parts)
        {
            IReadOnlyList<ReportBlock> blocks = section.HasNumberedParagraphs ? Numbered(part.Blocks) : part.Blocks;
            if (part.Title is null) sections[^1] = sections[^1] with { Blocks = [.. sections[^1].Blocks, .. blocks] };
            else sections.Add(new ReportSection($"{head.Id}-part-{sections.Count}", null, part.Title, Math.Min(head.Level + 1 + part.Depth - least, 4), blocks) { IsWide = head.IsWide, IsNumbered = head.IsNumbered && part.Depth == least });
        }

        return sections;
    }

    public static IReadOnlyList<ReportBlock> Numbered(IEnumerable<ReportBlock> blocks) =>
        [.. blocks.Select(b => b is ReportParagraph { IsFootnote: false } p ? p with { IsNumbered = true } : b)];

    /// <summary>The section itself with what stands under its heading.</summary>
    public ReportSection Section(TemplateSection section, IReadOnlyList<ReportBlock> blocks) =>
        new(section.Id, null, PlainText.Line(Fill(section.Heading)), Math.Clamp(section.Level, 1, 4), blocks) { IsWide = section.IsWide, StartsPage = section.StartsPage, IsNumbered = section.IsNumbered && section.Heading.Length > 0 };

    /// <summary>A section below another one.</summary>
    public static ReportSection Below(TemplateSection section, string id, string title, int below, IReadOnlyList<ReportBlock> blocks, bool isNumbered = false) =>
        new($"{section.Id}-{id}", null, PlainText.Line(title), Math.Min(Math.Clamp(section.Level, 1, 4) + below, 4), blocks) { IsWide = section.IsWide, IsNumbered = isNumbered };

    /// <summary>The scorecard of an earlier quarter that a section asked for, or null where it could not be read.</summary>
    public QuarterlyScorecard? Earlier(Period quarter) => quarter == Quarter ? Scorecard : Request.Earlier.GetValueOrDefault(quarter);

    /// <summary>The row of a measure in another quarter, or null.</summary>
    public ScorecardRow? Row(Period quarter, ScorecardRow row)
    {
        if (quarter == Quarter) return row;
        // Every cell of a wide table asks, so a quarter's rows are put in order once.
        if (!rowsOfQuarters.TryGetValue(quarter, out Dictionary<int, ScorecardRow>? rows))
            rowsOfQuarters[quarter] = rows = Earlier(quarter)?.Rows.ToDictionary(r => r.MeasureId) ?? [];
        return rows.GetValueOrDefault(row.MeasureId);
    }

    /// <summary>A table with a row for each measure; what a person gave for a cell stands in it, marked.</summary>
    public ReportTable Table(string caption, IReadOnlyList<MeasureColumn> columns, IEnumerable<ScorecardRow> rows) =>
        new(caption, MeasureColumn.Heads(columns), [.. rows.Select(row => Row(columns, row))]);

    public ReportRow Row(IEnumerable<MeasureColumn> columns, ScorecardRow row) => new([.. columns.Select(c => Cell(c, row))]);

    /// <summary>The cell of a measure: what a person gave for it, else what is worked out.</summary>
    public ReportCell Cell(MeasureColumn column, ScorecardRow row) =>
        Request.Given.TryGetValue((row.Code, column.Key), out GivenCell? given)
            ? new ReportCell(PlainText.Line(given.Text)) { Explanation = PlainText.Line($"Given by {given.By}, not worked out: {given.Reason}") }
            : column.Cell(row);

    /// <summary>The measures that a filter names.</summary>
    public static IEnumerable<ScorecardRow> Which(IEnumerable<ScorecardRow> rows, string filter) => filter switch
    {
        "all" => rows,
        "key" => rows.Where(r => r.Flags.HasFlag(MeasureFlags.Key)),
        "new" => rows.Where(r => r.Flags.HasFlag(MeasureFlags.New)),
        "context" => rows.Where(r => r.Flags.HasFlag(MeasureFlags.Context)),
        "demand" => rows.Where(r => r.Flags.HasFlag(MeasureFlags.Demand)),
        "indicators" => rows.Where(r => (r.Flags & (MeasureFlags.Context | MeasureFlags.Demand)) == 0),
        "plan" => rows.Where(r => r.PlanPath.Count > 0),
        "data-only" => rows.Where(r => r.Rating.Key == "data-only"),
        "failed" => rows.Where(r => r.Rating.IsWorst),
        "off-target" => rows.Where(r => r.Rating.Status is { IsBest: false }),
        _ => rows,
    };

    /// <summary>The filters there are.</summary>
    public static IReadOnlyList<string> Filters { get; } = ["all", "plan", "key", "new", "indicators", "context", "demand", "data-only", "off-target", "failed"];

    /// <summary>The scorecard without the measures that a section leaves out of its counts, and the sentence that names them.</summary>
    public (QuarterlyScorecard Counted, ReportBlock? LeftOut) Counted(string filter)
    {
        if (filter == "all") return (Scorecard, null);
        List<ScorecardRow> counted = [.. Which(Rows, filter)];
        List<ScorecardRow> left = [.. Rows.Except(counted)];
        var scorecard = new QuarterlyScorecard(Quarter, counted, Scorecard.Counting);
        string[] names = [.. left.Select(r => PlainText.Line($"{r.Code} {r.Title}"))];
        return (scorecard, left.Count == 0 ? null
            : new ReportParagraph($"{(left.Count == 1 ? "1 measure is" : $"{left.Count} measures are")} not counted here, as this paper counts {FilterWords(filter)} alone: {string.Join("; ", names)}.") { IsFootnote = true });
    }

    /// <summary>The measures in the order that a section sets.</summary>
    public static IEnumerable<ScorecardRow> Sorted(IEnumerable<ScorecardRow> rows, string sort) => sort switch
    {
        "code" => rows.OrderBy(r => r.Code, StringComparer.OrdinalIgnoreCase),
        "worst-first" => rows.OrderBy(r => r.Rating.SortKey),
        "best-first" => rows.OrderBy(r => r.Rating.IsOnTarget ? 0 : r.Rating.Status is { IsWorst: false } ? 1 : r.Rating.IsWorst ? 2 : 3),
        _ => rows,
    };

    public static IReadOnlyList<string> Sorts { get; } = ["plan", "code", "worst-first", "best-first"];

    private void Warn(string name, string? heading) =>
        Warnings.Add(new ReportWarning(null, PlainText.Line($"The text {{{name}}}{(string.IsNullOrEmpty(heading) ? "" : $" in “{heading}”")} stands for nothing in this paper, so it is printed as it was typed.")));

    private static string FilterWords(string filter) => filter switch
    {
        "plan" => "measures of the plan",
        "key" => "key measures",
        "new" => "new measures",
        "context" => "wider context",
        "demand" => "demand indicators",
        "indicators" => "performance indicators",
        "data-only" => "measures without a target",
        _ => "some measures",
    };
}

/// <summary>What a person gave for a cell that no rule gives.</summary>
/// <param name="Text">What stands there.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">The role of who gave it.</param>
internal sealed record GivenCell(string Text, string Reason, string By);
