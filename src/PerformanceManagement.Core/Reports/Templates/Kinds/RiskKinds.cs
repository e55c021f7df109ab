using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Delivery.Rules;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Reports.Words;

namespace PerformanceManagement.Core.Reports.Templates.Kinds;

/// <summary>The strategic risks of the committee in a table.</summary>
internal sealed class RisksKind : SectionKind
{
    public override string Key => "risks";

    public override string Name => "Strategic risks";

    public override string About => "The risks with their owners, scores on the council's own scale, movement since last quarter and mitigations.";

    public override IReadOnlyList<SectionSetting> Settings { get; } =
    [
        new("columns", "Columns", SettingType.Several, "reference,page,risk,owner,score,definition") { Options = ["reference", "page", "risk", "owner", "inherent", "score", "definition", "movement", "target", "mitigations", "review"] },
        new("heads", "Headings of your own", SettingType.Lines, "") { Hint = "A line each: the column’s name, a colon, the heading." },
        new("sort", "In the order of", SettingType.Choice, "reference") { Options = ["reference", "highest-first"] },
        new("none", "Where there are none", SettingType.Line, "No strategic risks are reported to this committee for {quarter}."),
    ];

    internal override bool NeedsDelivery => true;

    internal override IEnumerable<ReportSection> Build(PaperContext paper, TemplateSection section)
    {
        List<DeliveryRow> risks = [.. paper.Delivery.Of(DeliveryKind.Risk)];
        DeliveryBlocks.WarnOfSilence(paper, risks);
        RiskScale scale = paper.Delivery.Scale;
        risks = Setting(section, "sort") == "highest-first"
            ? [.. risks.OrderByDescending(r => r.Score(scale)?.Product ?? 0).ThenBy(r => r.Item.Code, StringComparer.OrdinalIgnoreCase)]
            : [.. risks.OrderBy(r => r.Item.Code, StringComparer.OrdinalIgnoreCase)];
        IReadOnlyDictionary<string, string> own = MeasureColumns.Heads(Entries(section, "heads"));
        List<(ReportColumn Column, Func<DeliveryRow, ReportCell> Cell)> columns = [.. Entries(section, "columns").Select(k => Column(k, scale, paper)).OfType<(string Key, ReportColumn Column, Func<DeliveryRow, ReportCell> Cell)>().Select(c => (own.TryGetValue(c.Key, out string? head) ? c.Column with { Header = paper.Fill(head) } : c.Column, c.Cell))];
        yield return paper.Section(section, risks.Count == 0
            ? [new ReportParagraph(paper.Fill(Setting(section, "none")))]
            : [.. paper.Markdown(section.Text, section), new ReportTable("Strategic risks", [.. columns.Select(c => c.Column)], [.. risks.Select(r => new ReportRow([.. columns.Select(c => c.Cell(r))]))]) { IsCaptionShown = false }]);
    }

    private static (string Key, ReportColumn Column, Func<DeliveryRow, ReportCell> Cell)? Column(string key, RiskScale scale, PaperContext paper) => key switch
    {
        "reference" => (key, new("Reference", ReportColumnKind.Code), r => ReportCells.Of(r.Item.Code)),
        "page" => (key, new("Risk Register Page", ReportColumnKind.Words), r => ReportCells.Of(r.Item.Reference)),
        "risk" => (key, new("Risk", ReportColumnKind.Name), r => ReportCells.Of(r.Title)),
        "owner" => (key, new("Owner", ReportColumnKind.Words), r => ReportCells.Of(r.LeadOfficer)),
        "inherent" => (key, new("Inherent risk score", ReportColumnKind.Words), r => ReportCells.Of(r.Item.InherentScore)),
        "score" => (key, new("Current residual risk score", ReportColumnKind.Words), r => Score(r, scale)),
        "definition" => (key, new("Definition (current score) (L-likelihood) (I-impact)", ReportColumnKind.Words), r => Definition(r, scale)),
        "movement" => (key, new("Movement since last quarter", ReportColumnKind.Words), r => new ReportCell(r.Movement(scale) is { } moved ? DeliveryWording.Of(moved) : "Not scored")),
        "target" => (key, new("Target score", ReportColumnKind.Words), r => ReportCells.Of(r.Item.TargetScore)),
        "mitigations" => (key, new("Mitigations", ReportColumnKind.Text), r => ReportCells.Of(string.Join("; ", r.Item.Steps.Where(s => s.Kind == DeliveryStepKind.Mitigation).Select(s => DeliveryBlocks.Line(s, paper.Quarter.End))))),
        "review" => (key, new("Next review", ReportColumnKind.Date), r => ReportCells.Of(r.Item.ReviewOn)),
        _ => null,
    };

    private static ReportCell Score(DeliveryRow row, RiskScale scale) => row.Score(scale) is { } score
        ? new ReportCell(scale.Print(score)) { Explanation = PlainText.Line($"{scale.PrintInWords(score)}. {(scale.IsAboveAppetite(score) ? "Above what the council accepts." : "Within what the council accepts.")} {row.Now?.Because}".TrimEnd()) }
        : new ReportCell("Not scored");

    // Likelihood and impact, as the papers print them.
    private static ReportCell Definition(DeliveryRow row, RiskScale scale) => row.Score(scale) is { } score
        ? new ReportCell($"L - {scale.LikelihoodOf(score).Word}") { Remark = $"I - {scale.ImpactOf(score).Word}" }
        : new ReportCell(ReportCells.Nothing);
}

/// <summary>The partnerships of the committee: a tick for each priority they serve, or who they are and what they are for.</summary>
internal sealed class PartnershipsKind : SectionKind
{
    public override string Key => "partnerships";

    public override string Name => "Partnerships";

    public override string About => "Partnerships with a tick for each priority that they serve, or with their partners or aims.";

    public override IReadOnlyList<SectionSetting> Settings { get; } =
    [
        new("form", "Form", SettingType.Choice, "ticks") { Options = ["ticks", "partners", "aims"], Hint = "Ticks by priority, who the partners are, or what it is for." },
        new("which", "Which", SettingType.Choice, "all") { Options = ["all", "referenced", "not-referenced"], Hint = "Those that the report refers to, or the others." },
        new("reference", "Heading of the reference", SettingType.Line, "Appendix"),
        new("noReference", "Where there is no reference", SettingType.Line, "No ref"),
        new("caption", "Caption", SettingType.Line, "Partnerships"),
    ];

    internal override bool NeedsDelivery => true;

    internal override IEnumerable<ReportSection> Build(PaperContext paper, TemplateSection section)
    {
        List<DeliveryRow> rows = [.. paper.Delivery.Of(DeliveryKind.Partnership).Where(r => Setting(section, "which") switch { "referenced" => r.Item.Reference is not null, "not-referenced" => r.Item.Reference is null, _ => true })
            .OrderBy(r => r.Item.Reference is null).ThenBy(r => r.Item.Reference, NumberOrder.Instance).ThenBy(r => r.Item.SortOrder)];
        string caption = paper.Fill(Setting(section, "caption"));
        List<ReportBlock> blocks = [.. paper.Markdown(section.Text, section)];
        if (rows.Count == 0 && section.Heading.Length == 0) yield break;
        if (rows.Count == 0) blocks.Add(new ReportParagraph("No partnerships are reported to this committee."));
        else blocks.Add(Setting(section, "form") switch
        {
            "partners" => new ReportTable(caption, [new(paper.Fill(Setting(section, "reference")), ReportColumnKind.Code), new("Partnership / project", ReportColumnKind.Name), new("Partners", ReportColumnKind.Text)], [.. rows.Select(r => new ReportRow([Reference(section, r), ReportCells.Of(r.Title), ReportCells.Of(MarkdownText.Plain(r.Item.Partners))]))]),
            "aims" => new ReportTable(caption, [new("Partnership", ReportColumnKind.Name), new("Aim", ReportColumnKind.Text)], [.. rows.Select(r => new ReportRow([ReportCells.Of(r.Title), ReportCells.Of(MarkdownText.Plain(r.Item.About))]))]),
            _ => Ticks(paper, section, caption, rows),
        });
        yield return paper.Section(section, blocks);
    }

    private ReportTable Ticks(PaperContext paper, TemplateSection section, string caption, List<DeliveryRow> rows)
    {
        IReadOnlyList<PlanItem> priorities = paper.Plan.AllPriorities;
        return new ReportTable(
            caption,
            [new("Partnership", ReportColumnKind.Name), new(paper.Fill(Setting(section, "reference")), ReportColumnKind.Code), .. priorities.Select(p => new ReportColumn(PlainText.Line(p.Title), ReportColumnKind.Words))],
            [.. rows.Select(r => new ReportRow([ReportCells.Of(r.Title), Reference(section, r), .. priorities.Select(p => new ReportCell(r.Item.PlanItems.Any(i => i.Id == p.Id) ? "✓" : ReportCells.Nothing))]))])
        { IsCaptionShown = false };
    }

    private ReportCell Reference(TemplateSection section, DeliveryRow row) => ReportCells.Of(row.Item.Reference ?? Setting(section, "noReference"));
}

/// <summary>Puts "5.2.10" after "5.2.9": by the numbers in a text.</summary>
internal sealed class NumberOrder : IComparer<string?>
{
    public static readonly NumberOrder Instance = new();

    public int Compare(string? x, string? y)
    {
        int[] left = Numbers(x), right = Numbers(y);
        for (int i = 0; i < Math.Min(left.Length, right.Length); i++)
            if (left[i] != right[i]) return left[i].CompareTo(right[i]);
        return left.Length != right.Length ? left.Length.CompareTo(right.Length) : StringComparer.OrdinalIgnoreCase.Compare(x, y);
    }

    private static int[] Numbers(string? text) => [.. (text ?? "").Split('.').Select(p => int.TryParse(p, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int n) ? n : int.MaxValue)];
}
