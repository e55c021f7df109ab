using PerformanceManagement.Core.Reports.Paper;

namespace PerformanceManagement.Core.Reports.Editions;

/// <summary>What differs between what stands under one heading: tables by caption, boxes, picked-out measures and charts by title, and all other text line by line.</summary>
internal static class BlockDifference
{
    public static IEnumerable<EditionChange> Between(string heading, IReadOnlyList<ReportBlock> before, IReadOnlyList<ReportBlock> after)
    {
        foreach ((ReportTable? was, ReportTable? now) in Matching.Pairs(before.OfType<ReportTable>(), after.OfType<ReportTable>(), t => t.Caption))
        {
            IEnumerable<EditionChange> changes = was is not null && now is not null
                ? TableDifference.Between($"{heading}, {now.Caption}", was, now)
                : [new EditionChange(heading, "table", was is null ? null : Text(was), now is null ? null : Text(now))];
            foreach (EditionChange change in changes) yield return change;
        }

        foreach ((Titled? was, Titled? now) in Matching.Pairs(Boxes(before), Boxes(after), b => b.Title))
            foreach (EditionChange change in Differing(heading, was, now)) yield return change;
        foreach ((string? was, string? now) in Matching.Lines([.. before.SelectMany(Plain)], [.. after.SelectMany(Plain)])) yield return new EditionChange(heading, "text", was, now);
    }

    /// <summary>Everything of a block, line by line.</summary>
    public static IEnumerable<string> Lines(ReportBlock block) => block switch
    {
        ReportTable table => [table.Caption, .. table.Rows.Select(TableDifference.Line)],
        ReportBox or ReportHighlights or ReportFigures => Boxes([block]).SelectMany(b => b.Cells.Select(c => $"{c.Label}: {c.Cell.OneLine}").Concat(b.Text).Prepend(b.Title)),
        _ => Plain(block),
    };

    private static string Text(ReportBlock block) => string.Join("\n", Lines(block));

    private static IEnumerable<string> Plain(ReportBlock block) => block switch
    {
        ReportParagraph paragraph => [paragraph.Text],
        ReportList list => list.Items,
        ReportFindings findings => findings.Items,
        ReportItems items => items.Items.SelectMany(i => i.Under is null ? [i.Text] : Plain(i.Under).Prepend(i.Text)),
        _ => [],
    };

    private static IEnumerable<Titled> Boxes(IReadOnlyList<ReportBlock> blocks) => blocks.SelectMany(b => b switch
    {
        ReportBox box => [new Titled(box.Title, [.. box.Rows.SelectMany(r => r.Pairs)], [.. box.Text.SelectMany(Lines)])],
        ReportHighlights picked => picked.Items.Select(i => new Titled(i.Title, [new ReportPair("status", i.Mark)], [i.Text, .. i.Note])),
        ReportFigures figures => figures.Items.Select(f => new Titled(f.Title, [], [f.Text])),
        _ => (IEnumerable<Titled>)[],
    });

    private static IEnumerable<EditionChange> Differing(string heading, Titled? before, Titled? after)
    {
        if (before is null || after is null)
        {
            yield return new EditionChange(heading, (after ?? before)!.Title, before?.All, after?.All);
            yield break;
        }

        foreach ((ReportPair? was, ReportPair? now) in Matching.Pairs(before.Cells, after.Cells, c => c.Label))
        {
            string what = $"{after.Title}{TableDifference.Beside}{(now ?? was)!.Label}";
            if (was is null || now is null) yield return new EditionChange(heading, what, was?.Cell.OneLine, now?.Cell.OneLine);
            else if (TableDifference.Cell(what, was.Cell, now.Cell) is var (differs, old, fresh)) yield return new EditionChange(heading, differs, old, fresh);
        }

        foreach ((string? was, string? now) in Matching.Lines(before.Text, after.Text)) yield return new EditionChange(heading, after.Title, was, now);
    }

    private sealed record Titled(string Title, IReadOnlyList<ReportPair> Cells, IReadOnlyList<string> Text)
    {
        public string All => string.Join("\n", Cells.Select(c => $"{c.Label}: {c.Cell.OneLine}").Concat(Text).Prepend(Title));
    }
}
