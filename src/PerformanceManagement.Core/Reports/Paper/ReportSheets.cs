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
        List<SheetColumn> columns =
        [
            new("Priority or way of working", ReportColumnKind.Words, r => ReportCells.Of(MeasureTables.TopOf(r))),
            new("Outcome", ReportColumnKind.Words, r => Place(r, PlanItemKind.Outcome)),
            new("Programme", ReportColumnKind.Words, r => Place(r, PlanItemKind.Programme)),
            new("Code", ReportColumnKind.Code, r => ReportCells.Of(r.Code)),
            new("Short name", ReportColumnKind.Name, r => ReportCells.Of(r.Title)),
            new("Directorate", ReportColumnKind.Words, r => ReportCells.Of(r.Directorate)),
            new("Unit", ReportColumnKind.Words, r => ReportCells.Of(r.Rules.Unit)),
            new("Success is", ReportColumnKind.Words, r => ReportCells.Of(r.SuccessIs)),
            new($"{Period.FinancialYear(quarter.Year - 1).Label} value", ReportColumnKind.Figure, r => ReportCells.Point(r, r.PreviousYear, Period.FinancialYear(quarter.Year - 1))),
            .. Enumerable.Range(0, quarter.Number - 1).Select(i => new SheetColumn(
                $"{Period.FinancialQuarter(quarter.Year, i + 1).Label} value", ReportColumnKind.Figure, r => ReportCells.Point(r, r.EarlierQuarters[i].Point, r.EarlierQuarters[i].Quarter))),
            new($"{quarter.Label} value", ReportColumnKind.Figure, ReportCells.Value),
            new($"{quarter.Label} target", ReportColumnKind.Figure, ReportCells.Target),
            new($"{quarter.Label} status", ReportColumnKind.Mark, r => ReportCells.Status(r, r.Rating.Label)),
            new("Long trend", ReportColumnKind.Mark, r => ReportCells.Trend(r.LongTrend)),
            new("Short trend", ReportColumnKind.Mark, r => ReportCells.Trend(r.ShortTrend)),
            new($"{Period.FinancialYear(quarter.Year).Label} target", ReportColumnKind.Figure, ReportCells.YearTarget),
            .. MeasureTables.HasForecast(scorecard.Rows) ? new[] { new SheetColumn("Year-end forecast", ReportColumnKind.Figure, ReportCells.Forecast) } : [],
            new("Latest note date", ReportColumnKind.Date, r => r.Note is null ? new ReportCell("No note") : ReportCells.Of(r.Note.Date)),
            new("Latest note", ReportColumnKind.Text, r => new ReportCell(Note(r, noCommentary))),
        ];
        return Table($"Measures in {quarter.Label}", [.. columns.SelectMany(c => WithRemarks(c, scorecard))], scorecard);
    }

    // A number cannot carry words in its cell, so the words get a column where any measure has some.
    private static IEnumerable<SheetColumn> WithRemarks(SheetColumn column, QuarterlyScorecard scorecard)
    {
        yield return column with { Cell = row => column.Cell(row) with { Remark = null } };
        if (scorecard.Rows.Any(r => column.Cell(r).Remark is not null))
            yield return new SheetColumn($"{column.Header}: about it", ReportColumnKind.Words, row => ReportCells.Of(column.Cell(row).Remark ?? "Nothing to add"));
    }

    private static ReportTable Table(string caption, IReadOnlyList<SheetColumn> columns, QuarterlyScorecard scorecard) => new(
        caption,
        [.. columns.Select(c => new ReportColumn(c.Header, c.Kind))],
        [.. scorecard.Rows.Select(row => new ReportRow([.. columns.Select(c => c.Cell(row))]))]);

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
        if (row.Rating.IsWorst && !MeasureTables.HasCurrentNote(row)) paragraphs = [noCommentary, .. paragraphs];
        return paragraphs.Count == 0 ? "No note" : string.Join("\n", paragraphs);
    }

    private sealed record SheetColumn(string Header, ReportColumnKind Kind, Func<ScorecardRow, ReportCell> Cell);
}
