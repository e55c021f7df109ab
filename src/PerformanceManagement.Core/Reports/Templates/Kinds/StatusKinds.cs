using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Ratings.Trends;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Reports.Words;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Reports.Templates.Kinds;

/// <summary>A short table of the measures for each status that has some, or of those without a target alone.</summary>
internal sealed class StatusListKind : SectionKind
{
    public override string Key => "status-lists";

    public override string Name => "Lists by status";

    public override string About => "A short table of measures under each status that has some; or only those that are data only.";

    public override IReadOnlyList<SectionSetting> Settings { get; } =
    [
        new("which", "Which measures", SettingType.Choice, "all") { Options = PaperContext.Filters },
        new("dataOnly", "Heading over data only", SettingType.Line, "Data only (no target set)"),
        SectionSetting.YesNo("trends", "Trends of data-only measures", isYes: false),
        new("sentence", "Sentence first", SettingType.Line, "There is {m} {plan} measure for this priority. | There are {m} {plan} measures for this priority.") { Hint = "For one, a bar, for more." },
    ];

    internal override IEnumerable<ReportSection> Build(PaperContext paper, TemplateSection section)
    {
        List<ScorecardRow> rows = [.. PaperContext.Which(paper.Rows, Setting(section, "which"))];
        string[] forms = Setting(section, "sentence").Split('|', StringSplitOptions.TrimEntries);
        string sentence = rows.Count == 1 ? forms[0] : forms[^1];
        string filled = Placeholders.Fill(sentence, new Dictionary<string, string> { ["m"] = rows.Count.ToString(System.Globalization.CultureInfo.InvariantCulture) });
        yield return paper.Section(section, [.. paper.Markdown(section.Text, section), new ReportParagraph(PlainText.Line(paper.Fill(filled)))]);
        foreach (IGrouping<string, ScorecardRow> group in rows.OrderBy(r => r.Rating.SortKey).GroupBy(r => r.Rating.Label))
        {
            bool dataOnly = group.First().Rating.Key == "data-only";
            string title = dataOnly ? Setting(section, "dataOnly") : group.Key;
            bool trends = !dataOnly || Is(section, "trends");
            MeasureColumn Trend(string header, Func<ScorecardRow, Ratings.Trends.DirectionOfTravel> trend, string key) =>
                new(header, ReportColumnKind.Mark, r => trends ? ReportCells.Trend(trend(r)) : new ReportCell(ReportCells.Nothing)) { Key = key };
            yield return PaperContext.Below(section, $"status-{group.First().Rating.Key}", title, 1, [paper.Table(
                title,
                [
                    MeasureColumn.Code with { Key = "code" },
                    new("Status", ReportColumnKind.Mark, r => ReportCells.Status(r, dataOnly ? "N/A" : r.Rating.ShortLabel)) { Key = "status" },
                    new("Details", ReportColumnKind.Text, r => ReportCells.Of(r.Title)),
                    Trend("Long Term", r => r.LongTrend, "longTrend"),
                    Trend("Short Term", r => r.ShortTrend, "shortTrend"),
                ],
                group) with { IsCaptionShown = false }]);
        }
    }
}

/// <summary>The status of each measure in the last eight quarters, side by side.</summary>
internal sealed class StatusStripKind : SectionKind
{
    private const int Quarters = 8;

    public override string Key => "status-strip";

    public override string Name => "Status of the last eight quarters";

    public override string About => "A row for each measure with its status in each of the last eight quarters.";

    public override IReadOnlyList<SectionSetting> Settings { get; } = [new("which", "Which measures", SettingType.Choice, "all") { Options = PaperContext.Filters }];

    internal override int QuartersBack(TemplateSection section, Period quarter) => Quarters - 1;

    internal override IEnumerable<ReportSection> Build(PaperContext paper, TemplateSection section)
    {
        IEnumerable<Period> quarters = Enumerable.Range(0, Quarters).Select(n => paper.Quarter.Back(Quarters - 1 - n));
        IReadOnlyList<MeasureColumn> columns =
        [
            MeasureColumn.Code with { Key = "code" },
            MeasureColumn.ShortName with { Key = "title" },
            .. quarters.Select(q => new MeasureColumn(q.Label, ReportColumnKind.Mark, r => paper.Row(q, r) is { } then ? Status(then) : new ReportCell(ReportCells.Nothing)) { Key = $"{q.Label} status" }),
        ];
        List<ScorecardRow> rows = [.. PaperContext.Which(paper.Rows, Setting(section, "which"))];
        yield return paper.Section(section, rows.Count == 0 ? [new ReportParagraph("There are no such measures in this paper.")] : [.. paper.Markdown(section.Text, section), paper.Table("Status in the last eight quarters", columns, rows)]);
    }

    private static ReportCell Status(ScorecardRow row) => ReportCells.Status(row, row.Rating.ShortLabel) with { Remark = null };
}

/// <summary>The statuses, trends and directions that the paper's marks stand for.</summary>
internal sealed class KeyKind : SectionKind
{
    private const string FourByFour = "rows-of-four";

    public override string Key => "key";

    public override string Name => "Key";

    public override string About => "What the marks and words of the paper mean.";

    public override IReadOnlyList<SectionSetting> Settings { get; } =
    [
        new("form", "Form", SettingType.Choice, "full") { Options = ["full", "three-columns", FourByFour] },
        SectionSetting.YesNo("notes", "Notes on the figures", isYes: false),
        new("heads", "Headings of three columns", SettingType.Line, "Key measure of success Status, Trend Arrows, Success is"),
    ];

    internal override IEnumerable<ReportSection> Build(PaperContext paper, TemplateSection section)
    {
        IReadOnlyList<ReportBlock> intro = paper.Markdown(section.Text, section);
        if (Setting(section, "form") == "full") return [paper.Section(section, [.. intro, .. ReportKey.Blocks(paper.Scorecard)])];
        List<ReportCell> statuses = [.. Statuses(paper)];
        List<ReportCell> trends =
        [
            Trend("The performance of this measure has improved", "improved", TrendResult.Improved, section), Trend("The performance of this measure has worsened", "worsened", TrendResult.Worsened, section),
            Trend("The performance of this measure is static", "static", TrendResult.NoChange, section), new("N/A – rating not appropriate or possible"),
        ];
        List<ReportCell> others = Setting(section, "form") == FourByFour
            ? [new("Short trend – since last quarter"), new($"Long trend – average over last {ReportComparison.Quarters(paper.Scorecard)}"), new("Benchmarking – compares favourably with national performance or standards: yes, no, or = for similar performance")]
            : [new("Higher figures are better"), new("Lower figures are better"), new("N/A – desired performance is neither too high nor too low")];
        List<ReportBlock> blocks = [.. intro, Setting(section, "form") == FourByFour ? Four(statuses, trends, others) : Three(paper, section, statuses, trends, others)];
        if (Is(section, "notes")) blocks.Add(new ReportList([.. ReportKey.Notes]));
        return [paper.Section(section, blocks)];
    }

    // The statuses of the schemes in the paper, worst first, in their own words.
    private static IEnumerable<ReportCell> Statuses(PaperContext paper)
    {
        IEnumerable<RatedStatus> statuses = paper.Rows.Select(r => r.Rating.Status).OfType<RatedStatus>().Distinct().OrderByDescending(s => s.IsWorst).ThenByDescending(s => s.Order).ThenBy(s => s.Key, StringComparer.Ordinal);
        return statuses.Select(s => new ReportCell(PlainText.Line(Accepted(s, paper))) { Mark = ReportPalette.Of(s) }).Append(new ReportCell("Data only: there is no target, the figure is for reference only"));
    }

    private static string Accepted(RatedStatus status, PaperContext paper)
    {
        IReadOnlyList<string> accepts = ReportKey.Accepts(status, paper.Scorecard);
        return accepts.Count == 0 ? status.Label : $"{status.Label} ({string.Join("; or ", accepts.Select(a => Figures.Wording.LowerFirstWord(a.TrimEnd('.'))))})";
    }

    private ReportCell Trend(string sentence, string word, TrendResult result, TemplateSection section) =>
        new(Setting(section, "form") == FourByFour ? word : sentence) { Mark = ReportPalette.Of(result) };

    private ReportTable Three(PaperContext paper, TemplateSection section, List<ReportCell> statuses, List<ReportCell> trends, List<ReportCell> others)
    {
        string[] heads = [.. Setting(section, "heads").Split(',', StringSplitOptions.TrimEntries), "Status", "Trend arrows", "Success is"];
        int rows = Math.Max(statuses.Count, Math.Max(trends.Count, others.Count));
        return new ReportTable(section.Heading.Length > 0 ? paper.Fill(section.Heading) : "Key", [.. heads.Take(3).Select(h => new ReportColumn(h, ReportColumnKind.Text))],
            [.. Enumerable.Range(0, rows).Select(i => new ReportRow([At(statuses, i), At(trends, i), At(others, i)]))])
        { IsCaptionShown = false };
    }

    private static ReportTable Four(List<ReportCell> statuses, List<ReportCell> trends, List<ReportCell> others)
    {
        int width = Math.Max(statuses.Count, 4);
        return new ReportTable("Key", [new("About", ReportColumnKind.Words), .. Enumerable.Range(1, width).Select(i => new ReportColumn($"Meaning {i}", ReportColumnKind.Text))],
            [Row("Status", statuses, width), Row("Direction", trends, width), Row("Comparison", others, width)])
        { IsCaptionShown = false };
    }

    private static ReportRow Row(string name, List<ReportCell> cells, int width) => new([new ReportCell(name), .. Enumerable.Range(0, width).Select(i => At(cells, i))]);

    private static ReportCell At(List<ReportCell> cells, int place) => place < cells.Count ? cells[place] : new ReportCell(ReportCells.Nothing);
}
