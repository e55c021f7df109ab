using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Ratings;
using PerformanceManagement.Core.Results;

namespace PerformanceManagement.Core.Reports;

/// <summary>The tables of the quarter's measures: the list, one table a programme, and the counts behind the summary.</summary>
internal static class MeasureTables
{
    private const int LongestTargetInCell = 20;

    /// <summary>Programmes (or what comes nearest to one) with their measures, in the order of the plan.</summary>
    public static IReadOnlyList<(PlanItem? Programme, IReadOnlyList<ScorecardRow> Rows)> ByProgramme(QuarterlyScorecard scorecard) =>
        [.. scorecard.Rows.GroupBy(r => ProgrammeOf(r)?.Id).Select(g => (ProgrammeOf(g.First()), (IReadOnlyList<ScorecardRow>)[.. g]))];

    /// <summary>The measures of the committee, numbered.</summary>
    public static ReportTable List(QuarterlyScorecard scorecard) => new(
        "Measures under the remit of this committee",
        [new("No.", ReportColumnKind.Code), new("Measure", ReportColumnKind.Name), new("Code", ReportColumnKind.Code), new("Priority or way of working", ReportColumnKind.Words)],
        [.. scorecard.Rows.Select((row, i) => new ReportRow([ReportCells.Of(i + 1), ReportCells.Of(row.Title), ReportCells.Of(row.Code), ReportCells.Of(TopOf(row))]))]);

    /// <summary>The wide table of a programme's measures.</summary>
    public static ReportTable Of(string caption, IReadOnlyList<ScorecardRow> rows, Period quarter, string noCommentary) =>
        new(caption, Columns(quarter, HasForecast(rows)), [.. rows.Select(row => Row(row, quarter, noCommentary, HasForecast(rows)))]) { NoteHeader = "Latest note date and latest note" };

    /// <summary>What a measure's note line says: its date and its text, or that there is none.</summary>
    public static IReadOnlyList<string> NoteOf(ScorecardRow row, string noCommentary)
    {
        if (row.Note is not { } note || PlainText.Paragraphs(note.Text) is not { Count: > 0 } paragraphs)
            return [row.Rating.IsWorst ? noCommentary : "No note."];

        string date = note.Date is { } day ? FigureFormat.Date(day) : note.Period.Label;
        string from = HasCurrentNote(row) ? date : $"{date} (for {note.Period.Label})";
        IEnumerable<string> text = [$"{from}: {paragraphs[0]}", .. paragraphs.Skip(1)];
        return row.Rating.IsWorst && !HasCurrentNote(row) ? [noCommentary, .. text] : [.. text];
    }

    /// <summary>Whether the latest note was written for the reported period.</summary>
    public static bool HasCurrentNote(ScorecardRow row) =>
        row.Note is { } note && PlainText.Paragraphs(note.Text).Count > 0 && note.Period.End >= row.Reported.Period.Start;

    /// <summary>How many measures have each status.</summary>
    public static ReportTable Statuses(QuarterlyScorecard scorecard) => new(
        "How many measures have each status",
        [new("Status", ReportColumnKind.Mark), new("Measures", ReportColumnKind.Figure), new("Which", ReportColumnKind.Text)],
        [
            .. scorecard.Counts.Statuses.Select(s => new ReportRow([new ReportCell(s.Status.Label) { Mark = ReportPalette.Of(s.Status) }, ReportCells.Of(s.Count), ReportCells.Of(string.Join(", ", s.Members))])),
            new ReportRow([ReportCells.Of("Not counted"), ReportCells.Of(scorecard.Counts.OnTarget.Excluded.Count), ReportCells.Of(string.Join(", ", scorecard.Counts.OnTarget.Excluded.Select(e => e.Code)))]),
        ]);

    /// <summary>How many measures improved, stayed and worsened, by each comparison.</summary>
    public static ReportTable Trends(QuarterlyScorecard scorecard) => new(
        "How many measures improved, by comparison",
        [new("Compared with", ReportColumnKind.Name), new("Improved", ReportColumnKind.Figure), new("No change", ReportColumnKind.Figure), new("Worsened", ReportColumnKind.Figure), new("Out of", ReportColumnKind.Figure), new("Left out", ReportColumnKind.Figure)],
        [.. ReportComparison.All(scorecard).Select(c => new ReportRow(
            [ReportCells.Of(c.Name), ReportCells.Of(c.Count.Improved), ReportCells.Of(c.Count.NoChange), ReportCells.Of(c.Count.Worsened), ReportCells.Of(c.Count.Of), ReportCells.Of(c.Count.Excluded.Count)]))]);

    /// <summary>Who is left out of which counts, with one row for all counts that share a reason.</summary>
    public static ReportTable LeftOut(QuarterlyScorecard scorecard)
    {
        var titles = scorecard.Rows.ToDictionary(r => r.Code, r => r.Title);
        int comparisons = ReportComparison.All(scorecard).Count;
        return new ReportTable(
            "Measures left out of a count, and why",
            [new("Code", ReportColumnKind.Code), new("Short name", ReportColumnKind.Name), new("Left out of", ReportColumnKind.Name), new("Why", ReportColumnKind.Text)],
            [.. ReportComparison.Exclusions(scorecard)
                .GroupBy(e => (e.Left.Code, e.Left.Reason))
                .OrderBy(g => g.Key.Code, StringComparer.OrdinalIgnoreCase)
                .Select(g => new ReportRow(
                    [ReportCells.Of(g.Key.Code), ReportCells.Of(titles[g.Key.Code]), ReportCells.Of(g.Count() == comparisons ? "All comparisons" : string.Join("; ", g.Select(e => e.Count))), ReportCells.Of(g.Key.Reason)]))]);
    }

    /// <summary>The priority or way of working a measure belongs to.</summary>
    public static string TopOf(ScorecardRow row) => row.PlanPath is [{ } top, ..] ? top.Title : "Outside the plan";

    private static PlanItem? ProgrammeOf(ScorecardRow row) => row.PlanPath.LastOrDefault(p => p.Kind != PlanItemKind.Project);

    /// <summary>Whether any of the measures has a forecast, so that there is a column for it.</summary>
    public static bool HasForecast(IEnumerable<ScorecardRow> rows) => rows.Any(r => r.Forecast?.Value is not null);

    private static List<ReportColumn> Columns(Period quarter, bool hasForecast)
    {
        string lastYear = Period.FinancialYear(quarter.Year - 1).Label;
        return
        [
            new("Code", ReportColumnKind.Code),
            new("Short name", ReportColumnKind.Name),
            new("Success is", ReportColumnKind.Words),
            new($"{lastYear} value", ReportColumnKind.Figure),
            .. Enumerable.Range(1, quarter.Number - 1).Select(n => new ReportColumn($"{Period.FinancialQuarter(quarter.Year, n).Label} value", ReportColumnKind.Figure)),
            new($"{quarter.Label} value", ReportColumnKind.Figure),
            new($"{quarter.Label} target", ReportColumnKind.Figure),
            new($"{quarter.Label} status", ReportColumnKind.Mark),
            new("Long trend", ReportColumnKind.Mark),
            new("Short trend", ReportColumnKind.Mark),
            new("Trend chart", ReportColumnKind.Chart),
            new($"{Period.FinancialYear(quarter.Year).Label} target", ReportColumnKind.Figure),
            .. hasForecast ? new[] { new ReportColumn("Year-end forecast", ReportColumnKind.Figure) } : [],
        ];
    }

    private static ReportRow Row(ScorecardRow row, Period quarter, string noCommentary, bool hasForecast) => new(
    [
        ReportCells.Of(row.Code),
        ReportCells.Of(row.Title),
        ReportCells.Of(row.SuccessIs),
        ReportCells.Point(row, row.PreviousYear, Period.FinancialYear(quarter.Year - 1)),
        .. row.EarlierQuarters.Select(q => ReportCells.Point(row, q.Point, q.Quarter)),
        ReportCells.Value(row),
        Wording(row, row.Target) is null ? ReportCells.Target(row) : ReportCells.TargetWithoutWords(row, row.Target!),
        ReportCells.Status(row, row.Rating.ShortLabel),
        ReportCells.Trend(row.LongTrend),
        ReportCells.Trend(row.ShortTrend),
        ReportCharts.Of(row),
        Wording(row, row.YearTarget) is null ? ReportCells.YearTarget(row) : ReportCells.TargetWithoutWords(row, row.YearTarget!),
        .. hasForecast ? new[] { ReportCells.Forecast(row) } : [],
    ])
    {
        Note = [.. LongTargets(row), .. NoteOf(row, noCommentary)],
    };

    // The words of a target that would make a tall thin cell; null where they fit, or where there are none.
    private static string? Wording(ScorecardRow row, TargetFigure? target) =>
        target?.Words is { } words && FigureFormat.TargetText(target, row.Rules.Decimals, row.Rules.Unit)!.Length > LongestTargetInCell ? PlainText.Line(words) : null;

    private static IEnumerable<string> LongTargets(ScorecardRow row) =>
        new[] { row.Target, row.YearTarget }.OfType<TargetFigure>().Distinct()
            .Where(target => Wording(row, target) is not null)
            .Select(target => $"Target for {target.Period.Label}: {Wording(row, target)}");
}
