using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
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

    /// <summary>The wide table of a priority's measures, each programme's under its name.</summary>
    public static ReportTable Of(string caption, IReadOnlyList<ScorecardRow> rows, Period quarter, string noCommentary)
    {
        IReadOnlyList<MeasureColumn> columns = Columns(quarter, HasForecast(rows));
        List<List<ScorecardRow>> programmes = [.. rows.GroupBy(r => ProgrammeOf(r)?.Id).Select(g => g.ToList())];

        // What hangs on the priority itself needs no second heading, unless it follows what has one.
        bool isGrouped = programmes.Any(p => p[0].PlanPath.Count(i => i.Kind != PlanItemKind.Project) > 1);
        return new ReportTable(
            caption,
            MeasureColumn.Heads(columns),
            [.. programmes.SelectMany(p => p.Select((row, i) => MeasureColumn.Row(columns, row) with { Note = [.. LongTargets(row), .. NoteOf(row, noCommentary)], Group = isGrouped && i == 0 ? PlaceOf(row) : null }))])
        { NoteHeader = "Latest note date and latest note" };
    }

    /// <summary>What a measure's note line says: its date and its text, or that there is none.</summary>
    public static IReadOnlyList<string> NoteOf(ScorecardRow row, string noCommentary)
    {
        if (row.Note is not { } note || PlainText.Paragraphs(note.Text) is not { Count: > 0 } paragraphs)
            return [row.Rating.IsWorst ? noCommentary : "No note."];

        string date = note.Date is { } day ? FigureFormat.Date(day) : note.Period.Label;
        string from = Commentary.IsCurrent(row) ? date : $"{date} (for {note.Period.Label})";
        IEnumerable<string> text = [$"{from}: {paragraphs[0]}", .. paragraphs.Skip(1)];
        return Commentary.IsMissing(row) ? [noCommentary, .. text] : [.. text];
    }

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

    private static PlanPlace? ProgrammeOf(ScorecardRow row) => row.PlanPath.LastOrDefault(p => p.Kind != PlanItemKind.Project);

    /// <summary>Whether any of the measures has a forecast, so that there is a column for it.</summary>
    public static bool HasForecast(IEnumerable<ScorecardRow> rows) => rows.Any(r => r.Forecast?.Value is not null);

    // "Outcome 1.1: Homelessness is prevented. Programme 1.1.1: Help before crisis."; of the priority's own measures, the priority.
    private static string PlaceOf(ScorecardRow row)
    {
        PlanPlace[] path = [.. row.PlanPath.Where(p => p.Kind != PlanItemKind.Project)];
        return string.Join(". ", path.Skip(path.Length > 1 ? 1 : 0).Select(PlanSections.Named));
    }

    private static ReportRow CountRow(ReportCell name, CountOf count) =>
        new([name, ReportCells.Of(count), ReportCells.Of(count.Of), Percentage(count), ReportCells.Of(ExplanationTables.Members(count))]);

    // The counts under one heading have one denominator, which is said once.
    private static IEnumerable<ReportRow> Under(string name, CountOf count, IEnumerable<ReportRow> rows) =>
        rows.Select((row, i) => i > 0 ? row : row with { Group = PlainText.Line($"{name}: {count.DenominatorByName}.{string.Concat(count.Carried.Select(c => $" {c.Text}."))}") });

    private static int Decimals(string percent) => percent.IndexOf('.', StringComparison.Ordinal) is var point and >= 0 ? percent.Length - point - 2 : 0;

    private static IReadOnlyList<MeasureColumn> Columns(Period quarter, bool hasForecast) =>
    [
        MeasureColumn.Code,
        MeasureColumn.ShortName,
        MeasureColumn.SuccessIs,
        MeasureColumn.PreviousYear(quarter),
        .. MeasureColumn.EarlierQuarters(quarter),
        MeasureColumn.Value(quarter),
        MeasureColumn.Target(quarter, row => Wording(row, row.Target) is null ? ReportCells.Target(row) : ReportCells.TargetWithoutWords(row, row.Target!)),
        MeasureColumn.Status(quarter, row => row.Rating.ShortLabel),
        MeasureColumn.LongTrend,
        MeasureColumn.ShortTrend,
        MeasureColumn.Chart,
        MeasureColumn.YearTarget(quarter, row => Wording(row, row.YearTarget) is null ? ReportCells.YearTarget(row) : ReportCells.TargetWithoutWords(row, row.YearTarget!)),
        .. hasForecast ? new[] { MeasureColumn.Forecast } : [],
    ];

    // The words of a target that would make a tall thin cell; null where they fit, or where there are none.
    private static string? Wording(ScorecardRow row, TargetFigure? target) =>
        target?.Words is { } words && row.Text(target)!.Length > LongestTargetInCell ? PlainText.Line(words) : null;

    private static IEnumerable<string> LongTargets(ScorecardRow row) =>
        new[] { row.Target, row.YearTarget }.OfType<TargetFigure>().Distinct()
            .Where(target => Wording(row, target) is not null)
            .Select(target => $"Target for {target.Period.Label}: {Wording(row, target)}");
}
