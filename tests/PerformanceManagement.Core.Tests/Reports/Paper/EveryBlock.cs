using System.Globalization;
using PerformanceManagement.Core.Reports.Paper;

namespace PerformanceManagement.Core.Tests.Reports.Paper;

/// <summary>A paper made by hand that holds every block a paper can hold, as the papers of several councils have them.</summary>
public static class EveryBlock
{
    /// <summary>What would be markup if anything took it for markup.</summary>
    public const string Markup = "<b>5 & 6</b> *bold* _x_ #let $x$ @ref";

    /// <summary>What leads to an address that no paper may lead to.</summary>
    public const string Unsafe = "an address that runs something";

    private const string Sentence = "Demand rose by 6% over the quarter, and two posts stayed vacant until September. ";

    private static readonly ReportMark Green = new("circle", "#1a6b3c", "green");
    private static readonly ReportMark Red = new("triangle", "#a02a1c", "red");
    private static readonly ReportMark Up = new("up", "#1a6b3c", "improved") { IsArrow = true };
    private static readonly ReportMark Down = new("down", "#a02a1c", "worsened") { IsArrow = true };

    /// <summary>The paper.</summary>
    public static QuarterlyReport Report { get; } = new()
    {
        Council = "Wellbridge Council",
        Committee = "Corporate Overview and Scrutiny Committee",
        Title = "Performance report: quarter 2 2026/27",
        Quarter = "2026/27 Q2",
        Date = new DateOnly(2026, 11, 26),
        RunningHead = "Corporate Overview and Scrutiny Committee, 26 November 2026",
        IsFrontSheet = true,
        HasContents = false,
        TitleBlock =
        [
            new("Committee", "Corporate Overview and Scrutiny Committee"),
            new("Meeting date", "26 November 2026"),
            new("Item number", "7") { IsBeside = true },
            new("Report from", "Chief Executive"),
            new("Wards affected", "All wards; the measures of the town centre are about Castle ward and the eastern half of Northgate ward alone"),
        ],
        Sections = [Purpose, Focus, Heads, Blocks, Charts, Wide, Commentary, Form, .. Noted],
        Sheets = [],
        Warnings = [],
        FileName = "every-block",
    };

    /// <summary>The same words in another language, under a plain title block with contents.</summary>
    public static QuarterlyReport Welsh { get; } = Report with { Language = "cy", IsFrontSheet = false, HasContents = true };

    private static ReportSection Purpose => new("purpose", "1", "Purpose", 1,
    [
        new ReportParagraph($"This paper says how the council did. {Markup}") { Number = "1.1" },
        Paragraph("1.2", new("Members are asked to "), new("note") { IsBold = true }, new(" the report, "), new("in particular") { IsItalic = true }, new(" the "), new("council plan") { Link = "https://council.example/plan" }, new(", and may "), new("write to the team") { Link = "mailto:performance@council.example", IsBold = true }, new(". It does not follow "), new(Unsafe) { Link = "javascript:alert(1)" }, new($". {Sentence}{Sentence}")),
        new ReportItems([Item("the figures of the quarter"), Item("what services say of them") with { Under = new ReportItems([Item("where they are behind"), Item("where they are ahead")]) }]),
        Paragraph("1.10", new ReportRun(Sentence)),
        new ReportItems([Item("third of the recommendations"), Item("fourth of the recommendations") with { Under = new ReportItems([Item("with a first part"), Item("and a second")]) { First = 1 } }]) { First = 3 },
        new ReportList(["a plain item", "another plain item"]),
        new ReportParagraph("* What a star means.") { IsFootnote = true },
    ]);

    private static ReportSection Focus => new("focus", "2", "Measures in focus", 1,
    [
        new ReportParagraph("These measures are behind."),
        new ReportBox("PM 1 in focus",
            [
                new([new("Measure", new ReportCell("PM 1 Households in temporary accommodation"))]),
                new([new("Performance status", new ReportCell("Behind target") { Mark = Red }), new("Long trend", new ReportCell("Worsened") { Mark = Down, Explanation = "354 was worse than 310." })]),
                new([new("Value", new ReportCell("354") { Remark = "provisional", Number = 354 }), new("Target", new ReportCell("300"))]),
            ],
            [new ReportParagraph(Sentence + Sentence) { Runs = [new("What happened: ") { IsBold = true }, new(Sentence + Sentence)] }, new ReportList(["two posts filled", "a new contract from October"])]),
        new ReportBox("Legal implications", [new([new("Verified by", new ReportCell("Head of Legal"))]), new([new("Text", new ReportCell("See the act.") { Runs = [new("See "), new("the act") { Link = "https://law.example/act", IsItalic = true }, new(".")] })])], []),
    ]);

    private static ReportSection Heads => new("heads", "3", "Two rows of heads", 1,
    [
        new ReportTable("Measures by quarter", DoubleColumns, [.. Enumerable.Range(1, 6).Select(n => Row(DoubleColumns, n))]),
        new ReportTable("Not printed above it", [new("Code", ReportColumnKind.Code), new("What it says", ReportColumnKind.Text)],
            [new([new ReportCell("PM 1"), new ReportCell("Bold and plain") { Runs = [new("Bold") { IsBold = true }, new(" and plain")] }])]) { IsCaptionShown = false },
    ]);

    private static ReportSection Blocks => new("blocks", "4", "Measure by measure", 1,
        [.. Enumerable.Range(1, 9).Select(n => new ReportTable($"PM {n} A measure with a name of its own", DoubleColumns, [Row(DoubleColumns, n) with { Note = n == 3 ? [Repeat(4), Repeat(2)] : [Repeat(2)] }]) { IsBlock = true, NoteHeader = "Commentary" })])
    { StartsPage = true };

    private static ReportSection Charts => new("charts", "5", "Charts", 1,
        [new ReportParagraph("Each chart shows two years."), new ReportFigures([.. Enumerable.Range(1, 5).Select(Figure)])]);

    /// <summary>The widest table that a council's papers have.</summary>
    public static IReadOnlyList<ReportColumn> WideColumns =>
    [
        new("Title", ReportColumnKind.Name), new("Holder", ReportColumnKind.Words), new("Directorate", ReportColumnKind.Words),
        new("2024/25", ReportColumnKind.Figure) { Over = "Outturn" }, new("2025/26", ReportColumnKind.Figure) { Over = "Outturn" }, new("Benchmark", ReportColumnKind.Figure),
        .. "Apr,May,Jun,Jul,Aug,Sep,Q1,Q2,Oct,Nov,Dec,Q3".Split(',').Select(m => new ReportColumn(m, ReportColumnKind.Figure) { Over = "2026/27" }),
        new("2026/27", ReportColumnKind.Figure) { Over = "Targets" }, new("2027/28", ReportColumnKind.Figure) { Over = "Targets" },
        new("Month", ReportColumnKind.Mark) { Over = "Direction of travel" }, new("Quarter", ReportColumnKind.Mark) { Over = "Direction of travel" }, new("Year", ReportColumnKind.Mark) { Over = "Direction of travel" }, new("Long", ReportColumnKind.Mark) { Over = "Direction of travel" },
        new("Month", ReportColumnKind.Mark) { Over = "Status" }, new("Quarter", ReportColumnKind.Mark) { Over = "Status" }, new("Year", ReportColumnKind.Mark) { Over = "Status" },
    ];

    private static ReportSection Wide => new("wide", null, "Appendix A: all measures", 1,
        [new ReportTable("All measures", WideColumns, [.. Enumerable.Range(1, 50).Select(n => Row(WideColumns, n) with { Group = n % 20 == 1 ? $"Priority {(n / 20) + 1}: a place to live" : null })])])
    { IsWide = true };

    private static IReadOnlyList<ReportColumn> CommentaryColumns =>
    [
        new("Code", ReportColumnKind.Code), new("Title", ReportColumnKind.Name), new("Good is", ReportColumnKind.Words), new("Q1", ReportColumnKind.Figure) { Over = "2026/27" }, new("Q2", ReportColumnKind.Figure) { Over = "2026/27" },
        new("Target", ReportColumnKind.Figure), new("Status", ReportColumnKind.Mark), new("Long trend", ReportColumnKind.Mark), new("Short trend", ReportColumnKind.Mark), new("Commentary", ReportColumnKind.Text),
    ];

    private static ReportSection Commentary => new("commentary", null, "Appendix B: with commentary", 1,
        [new ReportTable("Measures with commentary", CommentaryColumns, [.. Enumerable.Range(1, 14).Select(n => Row(CommentaryColumns, n))])])
    { IsWide = true };

    private static IReadOnlyList<ReportColumn> FormColumns =>
    [
        new("Code", ReportColumnKind.Code), new("Short name", ReportColumnKind.Name), new("Success is", ReportColumnKind.Words), new("2025/26 value", ReportColumnKind.Figure), new("Q1 2026/27 value", ReportColumnKind.Figure), new("Q2 2026/27 value", ReportColumnKind.Figure),
        new("Q2 2026/27 target", ReportColumnKind.Figure), new("2026/27 target", ReportColumnKind.Figure), new("Q2 2026/27 status", ReportColumnKind.Mark), new("Long trend", ReportColumnKind.Mark), new("Short trend", ReportColumnKind.Mark),
        new("Latest note date", ReportColumnKind.Date), new("Latest note", ReportColumnKind.Text),
    ];

    private static ReportSection Form => new("form", null, "Appendix C: the thirteen columns", 1,
        [new ReportTable("Measures and their notes", FormColumns, [.. Enumerable.Range(1, 9).Select(n => Row(FormColumns, n))])])
    { IsWide = true };

    private static IEnumerable<ReportSection> Noted
    {
        get
        {
            IReadOnlyList<ReportColumn> columns = [CommentaryColumns[0], CommentaryColumns[1], new("Unit", ReportColumnKind.Words), CommentaryColumns[2], .. DoubleColumns.Skip(2)];
            yield return new("noted", null, "Appendix D: heads in two rows over notes", 1,
                [new ReportTable("Measures with notes", columns, [.. Enumerable.Range(1, 8).Select(n => Row(columns, n) with { Note = [$"26 October 2026: {Repeat(n)}"] })]) { NoteHeader = "Latest note" }])
            { IsWide = true };
        }
    }

    private static IReadOnlyList<ReportColumn> DoubleColumns =>
    [
        new("Code", ReportColumnKind.Code), new("Title", ReportColumnKind.Name),
        new("Value", ReportColumnKind.Figure) { Over = "Q1 2026/27" }, new("Status", ReportColumnKind.Mark) { Over = "Q1 2026/27" },
        new("Value", ReportColumnKind.Figure) { Over = "Q2 2026/27" }, new("Target", ReportColumnKind.Figure) { Over = "Q2 2026/27" }, new("Status", ReportColumnKind.Mark) { Over = "Q2 2026/27" },
        new("Long trend", ReportColumnKind.Mark),
    ];

    private static string Repeat(int times) => string.Concat(Enumerable.Repeat(Sentence, times)).Trim();

    private static ReportParagraph Paragraph(string number, params ReportRun[] runs) => new(string.Concat(runs.Select(r => r.Text))) { Number = number, Runs = runs };

    private static ReportItem Item(string text) => new([new(text)]);

    private static ReportFigure Figure(int n)
    {
        string title = n == 2 ? $"PM {n} A measure whose name is so long that it takes two lines above its chart" : $"PM {n} Households helped";
        return n == 4
            ? new(title, "There are too few values for a chart.", null)
            : new(title, $"From {n}0 in Q3 2024/25 to {n}7 in Q2 2026/27.", new ReportChart($"Line chart of PM {n}.", [[new(0, 0.2m), new(0.2m, 0.6m), new(0.4m, 0)], [new(0.6m, 0.5m)], [new(0.8m, 1), new(1, n / 5m)]]));
    }

    private static ReportRow Row(IReadOnlyList<ReportColumn> columns, int n) => new([.. columns.Select((column, i) => Cell(column, n, i))]);

    private static ReportCell Cell(ReportColumn column, int n, int i) => column.Kind switch
    {
        ReportColumnKind.Code => new($"PM {n}"),
        ReportColumnKind.Name => new(n % 3 == 0 ? "Percentage of household waste sent for reuse, recycling and composting" : "Households in temporary accommodation"),
        ReportColumnKind.Words => new(column.Header switch { "Holder" => n % 2 == 0 ? "J. Featherstone" : "A. Osei", "Directorate" => n % 4 == 0 ? "Children and Adults" : "Regeneration", "Unit" => "households", _ => n % 2 == 0 ? "Higher" : "Lower" }),
        ReportColumnKind.Text => new(Repeat((n * 2 % 7) + 1)),
        ReportColumnKind.Mark => column.Over == "Direction of travel" || column.Header.EndsWith("trend", StringComparison.Ordinal)
            ? new((n + i) % 3 == 0 ? "Worsened" : "Improved") { Mark = (n + i) % 3 == 0 ? Down : Up }
            : new((n + i) % 4 == 0 ? "Red" : "Green") { Mark = (n + i) % 4 == 0 ? Red : Green },
        ReportColumnKind.Date => new("26 October 2026") { Date = new DateOnly(2026, 10, 26) },
        _ when (n + i) % 11 == 0 => new("Not due"),
        _ => new(n % 5 == 0 ? (1000 + (n * 137 * (i + 3) % 9000)).ToString("N0", CultureInfo.InvariantCulture) : ((n * 137 * (i + 3) % 900) / 10m).ToString("N1", CultureInfo.InvariantCulture) + "%"),
    };
}
