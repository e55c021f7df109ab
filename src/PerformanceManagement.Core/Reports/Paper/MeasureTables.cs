using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Ratings.Counts;
using PerformanceManagement.Core.Reports.Words;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Reports.Paper;

/// <summary>The tables of the quarter's measures: one for each priority, its measures by programme, and the counts behind the summary.</summary>
internal static class MeasureTables
{
    private const int LongestTargetInCell = 20;

    /// <summary>The priorities and ways of working with their measures, in the order of the plan; null for what is outside it.</summary>
    public static IReadOnlyList<(PlanPlace? Top, IReadOnlyList<ScorecardRow> Rows)> ByPriority(QuarterlyScorecard scorecard) =>
        [.. scorecard.Rows.GroupBy(r => r.PlanPath.Count == 0 ? null : (int?)r.PlanPath[0].Id).Select(g => (g.First().PlanPath.Count == 0 ? null : g.First().PlanPath[0], (IReadOnlyList<ScorecardRow>)[.. g]))];

    /// <summary>What a measure's note line says: its date and its text, or that there is none.</summary>
    public static IReadOnlyList<string> NoteOf(ScorecardRow row, string noCommentary)
    {
        if (row.Note is not { } note || PlainText.Paragraphs(note.Text) is not { Count: > 0 } paragraphs)
            return [Commentary.IsMissing(row) ? noCommentary : "No note."];

        string date = note.Date is { } day ? FigureFormat.Date(day) : note.Period.Label;
        string from = Commentary.IsCurrent(row) ? date : $"{date} (for {note.Period.Label})";
        IEnumerable<string> text = [$"{from}: {paragraphs[0]}", .. paragraphs.Skip(1)];
        return Commentary.IsMissing(row) ? [noCommentary, .. text] : [.. text];
    }

    /// <summary>Why a figure that looked doubtful is right, as a paragraph; none where nothing was doubted.</summary>
    public static IEnumerable<string> AboutData(ScorecardRow row) => row.QualityNote is { } note ? [PlainText.Line($"About the data: {note}")] : [];

    /// <summary>How many measures have each status, and how many improved, stayed and worsened by each comparison: who they are, out of whom, and who is left out.</summary>
    public static ReportTable Counts(QuarterlyScorecard scorecard)
    {
        SummaryCounts counts = scorecard.Counts;
        IEnumerable<ReportRow> statuses = counts.Statuses.Select(s => CountRow(new ReportCell(s.Status.Label) { Mark = ReportPalette.Of(s.Status) }, s.Count));

        // Where one status alone is on target, its row is this count.
        if (!counts.Statuses.Any(s => s.Members.SequenceEqual(counts.OnTarget.Members))) statuses = statuses.Prepend(CountRow(new ReportCell("On target"), counts.OnTarget));
        return new ReportTable(
            "How many measures have each status, and how many improved",
            [new("Status or trend", ReportColumnKind.Mark), new("Measures", ReportColumnKind.Figure), new("Out of", ReportColumnKind.Figure), new("Percentage", ReportColumnKind.Figure), new("Which measures", ReportColumnKind.Text)],
            [
                .. Under("Against target", counts.OnTarget, statuses),
                .. ReportComparison.All(scorecard).SelectMany(c => Under(c.Name, c.Count.Improved, new[] { ("Improved", c.Count.Improved), ("No change", c.Count.NoChange), ("Worsened", c.Count.Worsened) }
                    .Select(r => CountRow(new ReportCell(r.Item1), r.Item2)))),
            ]);
    }

    /// <summary>A percentage as its profile writes it.</summary>
    public static ReportCell Percentage(CountOf count) => count.Percent is { } share
        ? new ReportCell(count.PercentText!) { Number = FigureFormat.Rounded(share, count.Rules.Decimals), Decimals = Decimals(count.PercentText!), Suffix = "%" }
        : new ReportCell("Nothing to count");

    /// <summary>The priority or way of working a measure belongs to.</summary>
    public static string TopOf(ScorecardRow row) => row.PlanPath is [{ } top, ..] ? top.Title : "Outside the plan";

    /// <summary>Whether any of the measures has a forecast, so that there is a column for it.</summary>
    public static bool HasForecast(IEnumerable<ScorecardRow> rows) => rows.Any(r => r.Forecast?.Value is not null);

    private static ReportRow CountRow(ReportCell name, CountOf count) =>
        new([name, ReportCells.Of(count), ReportCells.Of(count.Of), Percentage(count), ReportCells.Of(ExplanationTables.Members(count))]);

    // The counts under one heading have one denominator, which is said once.
    private static IEnumerable<ReportRow> Under(string name, CountOf count, IEnumerable<ReportRow> rows) =>
        rows.Select((row, i) => i > 0 ? row : row with { Group = PlainText.Line($"{name}: {count.DenominatorByName}.{string.Concat(count.Carried.Select(c => $" {c.Text}."))}") });

    private static int Decimals(string percent) => percent.IndexOf('.', StringComparison.Ordinal) is var point and >= 0 ? percent.Length - point - 2 : 0;

    /// <summary>The target of the quarter; its words where they fit.</summary>
    public static ReportCell TargetCell(ScorecardRow row) => Wording(row, row.Target) is null ? ReportCells.Target(row) : ReportCells.TargetWithoutWords(row, row.Target!);

    /// <summary>The target of the year; its words where they fit.</summary>
    public static ReportCell YearTargetCell(ScorecardRow row) => Wording(row, row.YearTarget) is null ? ReportCells.YearTarget(row) : ReportCells.TargetWithoutWords(row, row.YearTarget!);

    // The words of a target that would make a tall thin cell; null where they fit, or where there are none.
    private static string? Wording(ScorecardRow row, TargetFigure? target) =>
        target?.Words is { } words && row.Text(target)!.Length > LongestTargetInCell ? PlainText.Line(words) : null;

    /// <summary>Words of targets that are too long for a cell, for the line under the row.</summary>
    public static IEnumerable<string> LongTargets(ScorecardRow row) =>
        new[] { row.Target, row.YearTarget }.OfType<TargetFigure>().Distinct()
            .Where(target => Wording(row, target) is not null)
            .Select(target => $"Target for {target.Period.Label}: {Wording(row, target)}");
}
