using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Reports.Words;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Reports.Paper;

/// <summary>The figures of the paper as the tables of a workbook: one table a sheet, nothing merged, no blank cell.</summary>
internal static class ReportSheets
{
    /// <summary>The sheets that have something to show.</summary>
    public static IReadOnlyList<ReportSheet> Of(QuarterlyScorecard scorecard, string noCommentary) => [.. All(scorecard, noCommentary).Where(s => s.Table.Rows.Count > 0)];

    /// <summary>The headings of the paper in order, so that whoever has the workbook alone knows what the paper says where.</summary>
    public static ReportSheet Headings(IEnumerable<ReportSection> sections) => new(
        "Headings",
        "The headings of the paper, in order.",
        new ReportTable("Headings of the paper", [new("Level", ReportColumnKind.Figure), new("Heading", ReportColumnKind.Text)], [.. sections.Select(s => new ReportRow([ReportCells.Of(s.Level), ReportCells.Of(s.Heading)]))]));

    private static ReportSheet[] All(QuarterlyScorecard scorecard, string noCommentary) =>
    [
        new("Measures", "Each measure in this quarter: value, target, status, trends and latest note.", Measures(scorecard, noCommentary)),
        new("Counts", "How many measures were on target or improved, out of how many, and which.", Counts(scorecard)),
        new("Left out", "Measures left out of a count, and why.", LeftOut(scorecard)),
        new("Values", "Every value of the measures up to this quarter, a row each.", HistoryTables.Long(scorecard)),
        new("Restated", "Figures corrected after their quarter was signed off: both figures, and why.", RestatedTable.Of(scorecard)),
        new("Ratings explained", "How each rating was worked out.", ExplanationTables.Ratings(scorecard)),
        new("Trends explained", "How each trend was worked out.", ExplanationTables.Trends(scorecard)),
        new("Key", "The statuses and trends in this workbook and what they mean.", ReportKey.Table(scorecard)),
    ];

    /// <summary>Every exclusion from every count, a row each.</summary>
    public static ReportTable LeftOut(QuarterlyScorecard scorecard)
    {
        var titles = scorecard.Rows.ToDictionary(r => r.Code, r => r.Title);
        return new ReportTable(
            "Measures left out of a count, and why",
            [new("Count", ReportColumnKind.Words), new("Code", ReportColumnKind.Code), new("Short name", ReportColumnKind.Name), new("Why it is left out", ReportColumnKind.Text)],
            [.. ReportComparison.Exclusions(scorecard).Select(e => new ReportRow([ReportCells.Of(e.Count), ReportCells.Of(e.Left.Code), ReportCells.Of(titles[e.Left.Code]), ReportCells.Of(e.Left.Reason)]))]);
    }

    private static ReportTable Measures(QuarterlyScorecard scorecard, string noCommentary)
    {
        Period quarter = scorecard.Quarter;
        List<MeasureColumn> columns =
        [
            new("Priority or way of working", ReportColumnKind.Words, r => ReportCells.Of(MeasureTables.TopOf(r))),
            new("Outcome", ReportColumnKind.Words, r => Place(r, PlanItemKind.Outcome)),
            new("Programme", ReportColumnKind.Words, r => Place(r, PlanItemKind.Programme)),
            MeasureColumn.Code,
            MeasureColumn.ShortName,
            MeasureColumn.Directorate,
            MeasureColumn.Unit,
            MeasureColumn.SuccessIs,
            MeasureColumn.PreviousYear(quarter),
            .. MeasureColumn.EarlierQuarters(quarter),
            MeasureColumn.Value(quarter),
            MeasureColumn.Target(quarter),
            MeasureColumn.Status(quarter, r => r.Rating.Label),
            MeasureColumn.LongTrend,
            MeasureColumn.ShortTrend,
            MeasureColumn.YearTarget(quarter),
            .. MeasureTables.HasForecast(scorecard.Rows) ? new[] { MeasureColumn.Forecast } : [],
            new("Latest note date", ReportColumnKind.Date, r => r.Note is null ? new ReportCell("No note") : ReportCells.Of(r.Note.Date)),
            new("Latest note", ReportColumnKind.Text, r => new ReportCell(Note(r, noCommentary))),
        ];
        return MeasureColumn.Table($"Measures in {quarter.Label}", [.. columns.SelectMany(c => WithRemarks(c, scorecard))], scorecard.Rows);
    }

    // A number cannot carry words in its cell, so the words get a column where any measure has some.
    private static IEnumerable<MeasureColumn> WithRemarks(MeasureColumn column, QuarterlyScorecard scorecard)
    {
        yield return column with { Cell = row => column.Cell(row) with { Remark = null } };
        if (scorecard.Rows.Any(r => column.Cell(r).Remark is not null))
            yield return new MeasureColumn($"{column.Header}: about it", ReportColumnKind.Words, row => ReportCells.Of(column.Cell(row).Remark ?? "Nothing to add"));
    }

    private static ReportTable Counts(QuarterlyScorecard scorecard) => new(
        "Counts and their denominators",
        [
            new("Count", ReportColumnKind.Name), new("Measures", ReportColumnKind.Figure), new("Out of", ReportColumnKind.Figure), new("Percentage", ReportColumnKind.Figure),
            new("Which measures", ReportColumnKind.Text), new("How it is counted", ReportColumnKind.Text),
        ],
        [.. ExplanationTables.Named(scorecard).Select(c => new ReportRow(
            [ReportCells.Of(c.Name), ReportCells.Of(c.Count.Count), ReportCells.Of(c.Count.Of), MeasureTables.Percentage(c.Count), ReportCells.Of(ExplanationTables.Members(c.Count)), ReportCells.Of(c.Count.Sentence)]))]);

    private static ReportCell Place(ScorecardRow row, PlanItemKind kind) => ReportCells.Of(row.PlanPath.FirstOrDefault(p => p.Kind == kind)?.NumberedTitle);

    private static string Note(ScorecardRow row, string noCommentary)
    {
        IReadOnlyList<string> paragraphs = row.Note is { } note ? PlainText.Paragraphs(note.Text) : [];
        if (Commentary.IsMissing(row)) paragraphs = [noCommentary, .. paragraphs];
        return paragraphs.Count == 0 ? "No note" : string.Join("\n", paragraphs);
    }
}
