using PerformanceManagement.Core.Reports.Paper;

namespace PerformanceManagement.Core.Reports.Editions;

/// <summary>What differs between two editions of a report, worked out from what is printed. Pure.</summary>
public static class EditionDifference
{
    private const string Paper = "The report";

    /// <summary>What differs, in the order of the later paper; empty when both print the same.</summary>
    public static IReadOnlyList<EditionChange> Between(QuarterlyReport before, QuarterlyReport after)
    {
        if (EditionPaper.Content(before) == EditionPaper.Content(after)) return [];
        List<EditionChange> changes = [.. Head(before, after), .. Sections(before, after)];
        // A figure stands in the paper and again in the workbook; it is named once.
        HashSet<(string, string?, string?)> named = [.. changes.Select(c => (RowOf(c), c.Before, c.After))];
        changes.AddRange(Sheets(before, after).Where(c => !named.Contains((RowOf(c), c.Before, c.After))));
        if (changes.Count == 0) changes.Add(new EditionChange(Paper, "it looks different, and says the same", null, null));
        return changes;
    }

    private static string RowOf(EditionChange change) => change.What.Split(TableDifference.Beside)[0];

    private static IEnumerable<EditionChange> Head(QuarterlyReport before, QuarterlyReport after)
    {
        (string What, string Before, string After)[] lines =
        [
            ("council", before.Council, after.Council), ("committee", before.Committee, after.Committee), ("title", before.Title, after.Title), ("head of each page", before.RunningHead, after.RunningHead),
        ];
        foreach ((string what, string was, string now) in lines.Where(l => l.Before != l.After)) yield return new EditionChange(Paper, what, was, now);
        foreach ((ReportField? was, ReportField? now) in Matching.Pairs(Fields(before), Fields(after), f => f.Label))
            if (was?.Value != now?.Value) yield return new EditionChange("Title block", (now ?? was)!.Label, was?.Value, now?.Value);
    }

    private static IReadOnlyList<ReportField> Fields(QuarterlyReport report) => [.. report.TitleBlock.Where(f => f.Label != EditionPaper.Label)];

    private static IEnumerable<EditionChange> Sections(QuarterlyReport before, QuarterlyReport after)
    {
        List<(ReportSection? Before, ReportSection? After)> pairs = [.. SectionPairs(before.Sections, after.Sections)];
        foreach ((ReportSection? was, ReportSection? now) in pairs)
        {
            if (was is null || now is null)
            {
                yield return new EditionChange((now ?? was)!.Heading, "section", was is null ? null : Words(was), now is null ? null : Words(now));
                continue;
            }

            if (was.Heading != now.Heading) yield return new EditionChange(now.Heading, "heading", was.Heading, now.Heading);
            foreach (EditionChange change in BlockDifference.Between(now.Heading, was.Blocks, now.Blocks)) yield return change;
        }

        if (Matching.IsReordered([.. pairs.Where(p => p.Before is not null && p.After is not null).Select(p => before.Sections.ToList().IndexOf(p.Before!))]))
            yield return new EditionChange(Paper, "the sections stand in another order", null, null);
    }

    // By id, which keeps through a new heading; then by heading, which keeps through a new template.
    private static IEnumerable<(ReportSection? Before, ReportSection? After)> SectionPairs(IReadOnlyList<ReportSection> before, IReadOnlyList<ReportSection> after)
    {
        var byId = before.ToDictionary(s => s.Id, StringComparer.Ordinal);
        ReportSection[] left = [.. before.Where(s => after.All(a => a.Id != s.Id))];
        ReportSection[] fresh = [.. after.Where(s => !byId.ContainsKey(s.Id))];
        var byTitle = Matching.Pairs(left, fresh, s => s.Title).ToList();
        foreach (ReportSection section in after)
            yield return byId.TryGetValue(section.Id, out ReportSection? same) ? (same, section) : (byTitle.First(p => ReferenceEquals(p.After, section)).Before, section);
        foreach ((ReportSection? gone, ReportSection? _) in byTitle.Where(p => p.After is null)) yield return (gone, null);
    }

    private static IEnumerable<EditionChange> Sheets(QuarterlyReport before, QuarterlyReport after) =>
        // The sheet of headings says again what the sections do.
        Matching.Pairs(Content(before), Content(after), s => s.Name).SelectMany(p => (p.Before, p.After) switch
        {
            ({ } was, { } now) => TableDifference.Between($"Workbook, {now.Name}", was.Table, now.Table),
            (var was, var now) => [new EditionChange("Workbook", "sheet", was?.Name, now?.Name)],
        });

    private static IReadOnlyList<ReportSheet> Content(QuarterlyReport report) => [.. report.Sheets.Where(s => s.Name != "Headings")];

    private static string Words(ReportSection section) => string.Join("\n", section.Blocks.SelectMany(BlockDifference.Lines).Prepend(section.Heading));
}
