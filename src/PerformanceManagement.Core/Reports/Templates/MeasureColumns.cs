using System.Globalization;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Trends;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Reports.Words;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Reports.Templates;

/// <summary>The columns that a template's tables of measures can have, by their names in templates.</summary>
internal static class MeasureColumns
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>The names of the columns; some stand for several columns, such as the quarters so far.</summary>
    public static IReadOnlyList<string> Keys { get; } =
    [
        "code", "title", "codeAndTitle", "unit", "directorate", "service", "portfolio", "success", "outturnBefore", "outturn", "quartersSoFar", "monthsSoFar", "lastMonth", "benchmark", "lastQuarterValue",
        "value", "target", "status", "longTrend", "shortTrend", "lastYearTrend", "monthTrends", "yearValue", "yearTarget", "yearStatus", "forecast", "chart", "quarterResults", "result", "noteDate", "note", "qualityNote",
    ];

    /// <summary>The columns of a table.</summary>
    /// <param name="paper">The paper.</param>
    /// <param name="keys">Their names, in order.</param>
    /// <param name="heads">Headings that the template words itself, by name; of one that stands for several, numbered from 1: "quartersSoFar1".</param>
    /// <param name="style">"two-rows": the period above, "Value" below; "one-row": "Q2 2017/18 value"; "short": "Qtr 2".</param>
    public static IReadOnlyList<MeasureColumn> Of(PaperContext paper, IEnumerable<string> keys, IReadOnlyDictionary<string, string> heads, string style) =>
        [.. keys.SelectMany(key => Named(paper, key, style).Select((c, i) => c with
        {
            Key = c.Key.Length == 0 || c.Key == c.Header ? key : c.Key,
            Header = heads.TryGetValue(key, out string? own) || heads.TryGetValue($"{key}{i + 1}", out own) ? paper.Fill(own) : c.Header,
        }))];

    /// <summary>Headings that a template words itself: "title: Performance Indicator Title", a line each.</summary>
    public static IReadOnlyDictionary<string, string> Heads(IEnumerable<string> lines) =>
        lines.Select(l => l.Split(':', 2, StringSplitOptions.TrimEntries)).Where(p => p is [{ Length: > 0 }, { Length: > 0 }]).GroupBy(p => p[0]).ToDictionary(g => g.Key, g => g.First()[1]);

    private static IEnumerable<MeasureColumn> Named(PaperContext paper, string key, string style)
    {
        Period quarter = paper.Quarter;
        Period year = Period.FinancialYear(quarter.Year);
        string qtr = $"Qtr {quarter.Number}";
        return key switch
        {
            "code" => [MeasureColumn.Code with { Cell = r => ReportCells.Of(r.Code) with { Remark = style != "one-row" && r.Flags.HasFlag(MeasureFlags.New) ? "NEW" : null } }],
            "title" => [MeasureColumn.ShortName],
            "codeAndTitle" => [new("Measure", ReportColumnKind.Name, r => ReportCells.Of($"{r.Code} {r.Title}"))],
            "unit" => [MeasureColumn.Unit],
            "directorate" => [MeasureColumn.Directorate],
            "service" => [new("Service", ReportColumnKind.Words, r => ReportCells.Of(r.Service))],
            "portfolio" => [new("Portfolio Holder", ReportColumnKind.Words, r => ReportCells.Of(r.Portfolio))],
            "success" => [MeasureColumn.SuccessIs],
            "outturnBefore" => [OutturnBefore(paper, style)],
            "outturn" => [InPeriod(style, YearOf(quarter.Year - 1), "value", MeasureColumn.PreviousYear(quarter).Cell, $"{YearOf(quarter.Year - 1).Label} Outturn")],
            "quartersSoFar" => QuartersSoFar(paper, style),
            "monthsSoFar" => MonthsSoFar(paper),
            "lastMonth" => [Month(paper, quarter.Parts(PeriodLength.Month)[^1])],
            "benchmark" => [new("Benchmark / Baseline", ReportColumnKind.Words, r => ReportCells.Of(paper.Request.Benchmarks.GetValueOrDefault(r.MeasureId)))],
            "lastQuarterValue" => [LastQuarter(paper, style)],
            "value" => [InPeriod(style, quarter, "value", ReportCells.Value, $"{qtr} YTD")],
            "target" => [InPeriod(style, quarter, "target", MeasureTables.TargetCell, $"{qtr} Target")],
            "status" => [InPeriod(style, quarter, "status", r => ReportCells.Status(r, r.Rating.ShortLabel), $"{qtr} Status", ReportColumnKind.Mark)],
            "longTrend" => [Over(style, quarter, MeasureColumn.LongTrend)],
            "shortTrend" => [Over(style, quarter, MeasureColumn.ShortTrend)],
            "lastYearTrend" => [new(style == "short" ? $"{qtr} DOT (since last year)" : "Since last year", ReportColumnKind.Mark, r => style == "short" ? Arrow(r.LastYear) : ReportCells.Trend(r.LastYear))],
            "monthTrends" => MonthTrends(paper),
            "yearValue" => [InPeriod(style, year, "value", r => r.YearSoFar is { } point ? ReportCells.Point(r, point, point.Period) : ReportCells.Value(r), $"{year.Label} to date")],
            "yearTarget" => [InPeriod(style, year, "target", MeasureTables.YearTargetCell, $"{year.Label} Target")],
            "yearStatus" => [InPeriod(style, year, "status", YearStatus, $"{year.Label} Status", ReportColumnKind.Mark)],
            "forecast" => [MeasureColumn.Forecast],
            "chart" => [MeasureColumn.Chart],
            "quarterResults" => [.. Enumerable.Range(1, quarter.Number).Select(n => Result(paper, Period.FinancialQuarter(quarter.Year, n)))],
            "result" => [Result(paper, quarter)],
            "noteDate" => [new("Latest Note Date", ReportColumnKind.Date, r => r.Note is { } note ? note.Date is { } day ? ReportCells.Of(day) : ReportCells.Of(note.Period.Label) : new("No note"))],
            "note" => [new("Latest Note", ReportColumnKind.Text, r => NoteCell(paper, r))],
            "qualityNote" => [new("About the data", ReportColumnKind.Text, r => ReportCells.Of(r.QualityNote))],
            _ => [],
        };
    }

    /// <summary>What a measure's note says in one cell; where one is required and missing, that.</summary>
    public static ReportCell NoteCell(PaperContext paper, ScorecardRow row)
    {
        IReadOnlyList<string> paragraphs = row.Note is { } note ? PlainText.Paragraphs(note.Text) : [];
        if (Commentary.IsMissing(row)) paragraphs = [paper.Template.NoCommentary, .. paragraphs];
        paragraphs = [.. MeasureTables.LongTargets(row), .. paragraphs];
        return paragraphs.Count == 0 ? new ReportCell("No note") : new ReportCell(string.Join(' ', paragraphs));
    }

    /// <summary>The status of the year so far, where it has one.</summary>
    public static ReportCell YearStatus(ScorecardRow row) => row.YearSoFarRating is { } rating
        ? new ReportCell(rating.ShortLabel) { Mark = rating.Status is { } status ? ReportPalette.Of(status) : null, Explanation = PlainText.Line(rating.Explanation) }
        : row.YearTarget is null or { IsTarget: false } || row.YearSoFar is null && row.Reported.Period.Length == PeriodLength.Year
            ? ReportCells.Status(row, row.Rating.ShortLabel)
            : new ReportCell("Not rated before year end");

    private static Period YearOf(int year) => Period.FinancialYear(year);

    private static MeasureColumn InPeriod(string style, Period period, string what, Func<ScorecardRow, ReportCell> cell, string shortHead, ReportColumnKind kind = ReportColumnKind.Figure) => style switch
    {
        "two-rows" => new(Wording.UpperFirst(what), kind, cell) { Over = period.Label, Key = "" },
        "short" => new(shortHead, kind, cell),
        _ => new($"{period.Label} {what}", kind, cell),
    };

    private static MeasureColumn Over(string style, Period quarter, MeasureColumn column) => style == "two-rows" ? column with { Over = quarter.Label, Key = "", Header = column == MeasureColumn.LongTrend ? "Long Trend" : "Short Trend" } : column;

    private static MeasureColumn OutturnBefore(PaperContext paper, string style)
    {
        Period year = YearOf(paper.Quarter.Year - 2);
        Period lastYear = paper.Quarter.Back(4);
        return InPeriod(style, year, "value", r => paper.Row(lastYear, r) is { } then ? ReportCells.Point(then, then.PreviousYear, year) : new ReportCell(ReportCells.Nothing), $"{year.Label} Outturn");
    }

    private static MeasureColumn LastQuarter(PaperContext paper, string style)
    {
        Period quarter = paper.Quarter.Previous;
        return InPeriod(style, quarter, "value", r => EarlierValue(paper, r, quarter), $"Qtr {quarter.Number} YTD");
    }

    private static ReportCell EarlierValue(PaperContext paper, ScorecardRow row, Period quarter) =>
        row.EarlierQuarters.FirstOrDefault(q => q.Quarter == quarter) is { } held ? ReportCells.Point(row, held.Point, quarter)
        : paper.Row(quarter, row) is { } then ? ReportCells.Value(then)
        : new ReportCell(ReportCells.Nothing);

    private static IEnumerable<MeasureColumn> QuartersSoFar(PaperContext paper, string style) => Enumerable.Range(1, paper.Quarter.Number - 1)
        .Select(n => Period.FinancialQuarter(paper.Quarter.Year, n))
        .Select(q => InPeriod(style, q, "value", r => EarlierValue(paper, r, q), $"Qtr {q.Number} YTD"));

    // The months with the quarter's figure after each three; of a measure that is not monthly, the quarters alone.
    private static IEnumerable<MeasureColumn> MonthsSoFar(PaperContext paper) => Enumerable.Range(1, paper.Quarter.Number)
        .Select(n => Period.FinancialQuarter(paper.Quarter.Year, n))
        .SelectMany(q => q.Parts(PeriodLength.Month).Select(m => Month(paper, m))
            .Append(new MeasureColumn($"Qtr {q.Number} YTD", ReportColumnKind.Figure, r => q == paper.Quarter ? ReportCells.Value(r) : EarlierValue(paper, r, q)) { Key = $"{q.Label} value" }));

    private static MeasureColumn Month(PaperContext paper, Period month)
    {
        Period quarter = Period.Containing(month.Start, PeriodLength.Quarter, PeriodCalendar.Financial);
        return new(month.Start.ToString("MMM-yy", British), ReportColumnKind.Figure, r =>
            paper.Row(quarter, r) is { } then && then.MonthOnMonth?.FirstOrDefault(c => c.Month.Start == month.Start)?.Point is { } point
                ? ReportCells.PointAlone(then, point)
                : new ReportCell(ReportCells.Nothing));
    }

    // Of the months of the quarter, each against the month before it.
    private static IEnumerable<MeasureColumn> MonthTrends(PaperContext paper) => paper.Quarter.Parts(PeriodLength.Month).Select(month =>
    {
        int place = ((month.Start.Month + 8) % 12) + 1;
        return new MeasureColumn($"DOT between Month {place} and Month {(place == 1 ? 12 : place - 1)}", ReportColumnKind.Mark, r =>
            r.MonthOnMonth?.FirstOrDefault(c => c.Month.Start == month.Start) is { } compared ? Arrow(compared.Trend) : new ReportCell(ReportCells.Nothing));
    });

    /// <summary>What the arrows of narrow columns mean: said under a table that has some.</summary>
    public const string ArrowKey = "↑ better, → static, ↓ worse; n/a where there is nothing to compare with. The arrow shows whether it is better, not whether the figure rose.";

    // The arrow alone, as text that is read out: its word would not fit twenty-seven columns.
    private static ReportCell Arrow(DirectionOfTravel trend) => new(trend.Result switch
    {
        TrendResult.Improved => "↑",
        TrendResult.Worsened => "↓",
        TrendResult.NoChange => "→",
        TrendResult.Increased => "rose",
        TrendResult.Decreased => "fell",
        _ => "n/a",
    })
    { Explanation = PlainText.Line(trend.Explanation) };

    private static MeasureColumn Result(PaperContext paper, Period quarter) => new($"Qtr {quarter.Number} {ResultWords(paper)}", ReportColumnKind.Mark, r =>
        paper.Row(quarter, r) is { } then ? ReportCells.Status(then, then.Rating.Key == "not-rated" ? "Not rated" : then.Rating.ShortLabel) : new ReportCell(ReportCells.Nothing))
    { Key = $"{quarter.Label} status" };

    // "Achieved or Failed" where that is what the scheme's statuses are called; else what they all are.
    private static string ResultWords(PaperContext paper)
    {
        string[] labels = [.. paper.Rows.Select(r => r.Rating.Status).OfType<Ratings.Status.RatedStatus>().OrderBy(s => s.Order).Select(s => s.ShortLabel).Distinct()];
        return labels.Length == 0 || labels.All(l => l is "Achieved" or "Failed") ? "Achieved or Failed" : "status";
    }
}
