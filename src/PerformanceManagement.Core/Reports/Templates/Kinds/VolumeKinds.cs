using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Delivery.Rules;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Reports.Words;

namespace PerformanceManagement.Core.Reports.Templates.Kinds;

/// <summary>Volumes and timeliness, such as complaints: a table of two quarters, three years of a line, and a paragraph for each line.</summary>
internal sealed class VolumesKind : SectionKind
{
    private const string UsualCaption = "Summary of Q.{quarterNumber} timeliness performance compared to the previous quarter";

    public override string Key => "volumes";

    public override string Name => "Volumes and timeliness";

    public override string About => "What came in and what was answered in time, this quarter and last, with changes in percentage points, the same quarter of three years, and what became of decisions.";

    public override IReadOnlyList<SectionSetting> Settings { get; } =
    [
        new("table", "Table", SettingType.Line, "") { Hint = "The table’s code; with none, every table of this committee." },
        SectionSetting.YesNo("trend", "The first line over three years", isYes: true),
        SectionSetting.YesNo("lines", "A paragraph for each line", isYes: true),
        new("caption", "Caption", SettingType.Line, UsualCaption),
    ];

    internal override bool NeedsDelivery => true;

    internal override IEnumerable<ReportSection> Build(PaperContext paper, TemplateSection section)
    {
        string code = Setting(section, "table");
        List<DeliveryRow> tables = [.. paper.Delivery.Of(DeliveryKind.VolumeTable).Where(t => code.Length == 0 || t.Item.Code.Equals(code, StringComparison.OrdinalIgnoreCase))];
        IReadOnlyList<ReportBlock> intro = paper.Markdown(section.Text, section);
        if (tables.Count == 0)
        {
            if (section.Heading.Length > 0) yield return paper.Section(section, [.. intro, new ReportParagraph("No volumes are reported to this committee.")]);
            yield break;
        }

        bool isFirst = true;
        foreach (DeliveryRow table in tables)
        {
            bool isUnderHeading = isFirst && section.Heading.Length > 0;
            ReportSection head = isUnderHeading ? paper.Section(section, intro) : PaperContext.Below(section, $"table-{table.Item.Id}", PlainText.Line(table.Title), section.Heading.Length > 0 ? 1 : 0, isFirst ? intro : []);
            foreach (ReportSection part in Of(paper, section, table, head, new Looks(section.Heading.Length > 0 && !isUnderHeading ? 2 : 1, Setting(section, "caption")) { HasTrend = Is(section, "trend"), HasLines = Is(section, "lines") })) yield return part;
            isFirst = false;
        }
    }

    /// <summary>The tables that serve an item of the plan. They go on under what stands above them, and each line has a heading.</summary>
    public static IEnumerable<ReportSection> Under(PaperContext paper, TemplateSection section, PlanItem item, int under) =>
        Serving(paper, item).SelectMany(t => Of(paper, section, t, PaperContext.Below(section, $"table-{t.Item.Id}", "", under, []), new Looks(under, UsualCaption)));

    /// <summary>The same, each under a heading of its own, and the headings of its lines without their deadlines.</summary>
    public static IEnumerable<ReportSection> UnderHeadings(PaperContext paper, TemplateSection section, PlanItem item, int under) =>
        Serving(paper, item).SelectMany(t => Of(paper, section, t, PaperContext.Below(section, $"table-{t.Item.Id}", t.Title, under, [], section.IsNumbered), new Looks(under + 1, UsualCaption) { HasDeadlines = false }));

    /// <summary>Whether some table serves an item of the plan.</summary>
    public static bool Serves(PaperContext paper, PlanItem item) => Serving(paper, item).Any();

    private static IEnumerable<DeliveryRow> Serving(PaperContext paper, PlanItem item) => paper.Delivery.Of(DeliveryKind.VolumeTable).Where(t => t.Item.PlanItems.Any(p => p.Id == item.Id));

    private static IEnumerable<ReportSection> Of(PaperContext paper, TemplateSection section, DeliveryRow table, ReportSection head, Looks looks)
    {
        List<DeliveryRow> lines = [.. paper.Delivery.Under(table)];
        List<DeliveryRow> counted = [.. lines.Where(l => l.Now is { Outcomes: null })];
        List<ReportBlock> blocks = [.. head.Blocks];
        if (counted.Count > 0) blocks.Add(Summary(paper, looks.Caption, counted));
        else blocks.Add(new ReportParagraph($"No figures of {paper.Quarter.Label} have been given for {PlainText.Line(table.Title)}."));
        if (looks.HasTrend && counted.Count > 0 && Trend(paper, counted[0]) is { } trend) blocks.Add(trend);
        yield return head with { Blocks = blocks };
        if (!looks.HasLines) yield break;
        foreach (DeliveryRow line in lines.Where(l => l.Now is not null))
        {
            string title = looks.HasDeadlines && line.WorkingDays is { } days ? $"{line.Title} (Response target {days} working days)" : line.Now!.Outcomes is null ? line.Title : $"{line.Title} in Q{paper.Quarter.Number}";
            yield return PaperContext.Below(section, $"line-{line.Item.Id}", PlainText.Line(title), looks.Under, [.. Sentences(paper, line)]);
        }
    }

    // Four rows a line: what came in, what was answered, what of it in time, and the percentage with its change.
    private static ReportTable Summary(PaperContext paper, string typedCaption, List<DeliveryRow> lines)
    {
        Period before = paper.Quarter.Previous;
        string caption = typedCaption.Replace("{quarterNumber}", paper.Quarter.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        return new ReportTable(
            PlainText.Line(paper.Fill(caption)),
            [new("Measure", ReportColumnKind.Name), new(before.Label, ReportColumnKind.Figure), new(paper.Quarter.Label, ReportColumnKind.Figure), new("Timeliness performance compared to previous quarter", ReportColumnKind.Mark)],
            [.. lines.SelectMany(l => Rows(l, before, paper.Quarter))]);
    }

    private static IEnumerable<ReportRow> Rows(DeliveryRow line, Period before, Period quarter)
    {
        VolumeFigures? then = line.Figures(before);
        VolumeFigures now = line.Figures(quarter)!;
        ReportCell none = new(ReportCells.Nothing);
        yield return new ReportRow([ReportCells.Of("Volumes received"), Count(then?.Received), Count(now.Received), none]) { Group = PlainText.Line(line.Title) };
        yield return new ReportRow([ReportCells.Of("Responses issued"), Count(then?.Issued), Count(now.Issued), none]);
        yield return new ReportRow([ReportCells.Of(line.WorkingDays is { } days ? $"Responses within {days} working days" : "Responses within deadline"), Count(then?.Within), Count(now.Within), none]);
        yield return new ReportRow([ReportCells.Of("% responses within deadline"), Percent(then), Percent(now), Change(now, then)]);
    }

    /// <summary>The change between the displayed percentages, in points, with its arrow.</summary>
    public static ReportCell Change(VolumeFigures now, VolumeFigures? before)
    {
        if (now.PointsSince(before) is not { } points) return new ReportCell("Not comparable");
        string size = FigureFormat.Display(Math.Abs(points), VolumeFigures.Decimals, "number");
        string words = points > 0 ? $"Up {size} points" : points < 0 ? $"Down {size} points" : "No change";
        return new ReportCell(words) { Mark = ReportPalette.OfChange(points), Explanation = $"{now.PercentText} less {before!.PercentText}, as displayed: {(points < 0 ? "-" : "")}{size} percentage points." };
    }

    private static ReportTable? Trend(PaperContext paper, DeliveryRow line)
    {
        List<(Period Quarter, VolumeFigures Figures)> years = [.. new[] { paper.Quarter, paper.Quarter.Back(4), paper.Quarter.Back(8) }.Select(q => (q, line.Figures(q))).Where(q => q.Item2?.Percent is not null).Select(q => (q.q, q.Item2!))];
        return years.Count < 2 ? null : new ReportTable(
            PlainText.Line($"{line.Title}: quarter {paper.Quarter.Number} over {years.Count} years"),
            [new("Year", ReportColumnKind.Name), new("% responses within deadline", ReportColumnKind.Figure)],
            [.. years.Select(y => new ReportRow([new ReportCell(Period.FinancialYear(y.Quarter.Year).Label), Percent(y.Figures)]))]);
    }

    private static IEnumerable<ReportBlock> Sentences(PaperContext paper, DeliveryRow line)
    {
        VolumeFigures now = line.Figures(paper.Quarter)!;
        string name = Wording.LowerFirstWord(PlainText.Line(line.Title));
        if (line.Now!.Outcomes is { } typed && OutcomeLines.TryRead(typed, out IReadOnlyList<OutcomeCount> outcomes, out _))
        {
            yield return new ReportParagraph($"In {paper.Quarter.Label}, {Of(now.Received, "referral")} made, and {Of(now.Issued, "decision")} made. The outcomes were:");
            yield return new ReportItems([.. outcomes.Where(o => o.Under is null).Select(o => new ReportItem([new ReportRun(PlainText.Line($"{o.Text}: {o.Count}"))])
            {
                Under = outcomes.Any(p => p.Under == o.Text) ? new ReportItems([.. outcomes.Where(p => p.Under == o.Text).Select(p => new ReportItem([new ReportRun(PlainText.Line($"{p.Text}: {p.Count}"))]))]) : null,
            })]);
            foreach (string problem in OutcomeList.Problems(now.Issued ?? 0, outcomes)) yield return new ReportParagraph($"{problem}{(line.Now.Because is { } because ? $": {PlainText.Line(because)}" : "")}.") { IsFootnote = true };
            yield break;
        }

        DeliveryRow? from = paper.Delivery.Rows.FirstOrDefault(r => r.Item.EscalatesToId == line.Item.Id);
        if (now.Received is { } received)
        {
            string escalation = from?.Figures(paper.Quarter)?.EscalationRate(now) is { } rate ? $", an escalation rate of {FigureFormat.Display(rate, VolumeFigures.Decimals, "%")} of {Wording.LowerFirstWord(PlainText.Line(from.Title))}" : "";
            yield return new ReportParagraph($"{Of(received, "case", "")} of {name} came in during {paper.Quarter.Label}{escalation}.");
        }

        if (now.Percent is { } percent)
        {
            string against = line.TargetPercent is { } target ? $", {Points(percent - target)} the target of {FigureFormat.AsSet(target, 0, "%")}" : "";
            yield return new ReportParagraph($"{now.PercentText} of responses were issued {(line.WorkingDays is { } days ? $"within {days} working days" : "within the deadline")}{against}{(line.Figures(paper.Quarter.Previous) is { Percent: not null } before ? $", compared with {before.PercentText} in {paper.Quarter.Previous.Label}" : "")}.");
        }

        foreach (ReportBlock block in paper.Markdown(DeliveryBlocks.Story(line.Now))) yield return block;
    }

    private static string Of(int? count, string one, string verb = " were") => count is { } n ? n == 1 ? $"1 {one}{(verb.Length == 0 ? "" : " was")}" : $"{FigureFormat.AsSet(n, 0, "number")} {one}s{verb}" : $"an unknown number of {one}s{verb}";

    private static string Points(decimal points) => points == 0 ? "exactly" : $"{FigureFormat.Display(Math.Abs(points), VolumeFigures.Decimals, "number")} percentage points {(points > 0 ? "above" : "below")}";

    private static ReportCell Count(int? count) => count is { } n ? ReportCells.Of(n) : new ReportCell("Not known");

    private static ReportCell Percent(VolumeFigures? figures) => figures?.Percent is { } percent
        ? new ReportCell(figures.PercentText) { Number = percent, Decimals = VolumeFigures.Decimals, Suffix = "%", Explanation = figures.Within is { } within && figures.Issued is { } issued ? $"{within} of {issued} responses." : "As printed: a count that it was worked out from is lost." }
        : new ReportCell(figures?.PercentText ?? "Not known");

    // How a table is shown: the level of its lines, its caption, and what of it.
    private sealed record Looks(int Under, string Caption)
    {
        public bool HasTrend { get; init; } = true;

        public bool HasLines { get; init; } = true;

        public bool HasDeadlines { get; init; } = true;
    }
}
