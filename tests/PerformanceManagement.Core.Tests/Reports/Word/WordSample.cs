using PerformanceManagement.Core.Reports.Paper;

namespace PerformanceManagement.Core.Tests.Reports.Word;

/// <summary>A paper that holds every block in every form, and text that would be markup or a field if anything took it for that.</summary>
internal static class WordSample
{
    public const string Markup = "<b> & {MERGEFIELD} *x* =1+1";
    public const string Welsh = "Tŷ'r cyngor, dŵr a gŵyl: ŵ ŷ Ŵ Ŷ";
    public const string Alt = "Line chart of M 1: from 1% to 9%, with <two> & gaps.";

    public static QuarterlyReport Report { get; } = new()
    {
        Council = "Wellbridge & Môn Council",
        Colour = "#4b2e83",
        Committee = "Place & People Overview",
        Title = "Council Plan monitoring: quarter 2 2026/27",
        Quarter = "2026/27 Q2",
        Date = new DateOnly(2026, 11, 26),
        RunningHead = "Place & People Overview, 26 November 2026",
        IsFrontSheet = true,
        TitleBlock =
        [
            new("Committee", "Place & People Overview"),
            new("Date", "26 November 2026"),
            new("Agenda item", "7") { IsBeside = true },
            new("Report of", "Chief Executive " + Markup),
        ],
        Sections =
        [
            new("summary", "1", "Summary", 1,
            [
                new ReportFindings(["Twelve of 20 measures met their targets.", "Three missed them. " + Welsh]),
                new ReportParagraph("† Rated by the service.") { IsFootnote = true },
                new ReportHighlights(
                [
                    new("M 1 Households in temporary accommodation", Marked("Red", "square", "#ca3535") with { Remark = "judged" }, "Missed by 54.", ["First.", "Second. " + Markup]),
                    new("M 2 Fly-tips", Marked("Green", "circle", "#00703c"), "Met.", []),
                ]),
            ]),
            new("decisions", "2", "Decisions & " + Markup, 1,
            [
                new ReportParagraph("The committee is asked to note this.") { Number = "2.1" },
                new ReportItems([Item("First"), Item("Second", new([Item("second a"), Item("second b")]) { First = 1 }), Item("Third", new([Item("a bullet"), Item("deeper", new([Item("deepest")]))]))]) { First = 1 },
                new ReportParagraph("Bold, italic and a link.")
                {
                    Number = "2.2",
                    Runs = [new("Bold") { IsBold = true }, new(", "), new("italic") { IsItalic = true }, new(" and a "), new("link") { Link = "https://example.org/a?b=1&c=<2>" }, new("."), new(" And ") , new("a trap") { Link = "javascript:alert(1)" }],
                },
                new ReportItems([Item("Begins anew at four"), Item("Five")]) { First = 4 },
                new ReportList([Markup, Welsh]),
            ]),
            new("detail", "2.1", "In detail", 2, [new ReportBox("M 1 in focus",
            [
                new([new("Performance status", Marked("Red", "square", "#ca3535")), new("Trend", Marked("Worsened", "down", "#ca3535"))]),
                new([new("Measure", new ReportCell("Households in temporary accommodation at the end of the quarter"))]),
            ],
            [new ReportParagraph("What we did."), new ReportItems([Item("One thing"), Item("Another")])])]),
            new("deeper", null, "Charts", 3, [new ReportFigures([new("M 1 Households", "From 310 to 354.", Chart), new("M 2 Fly-tips", "Too few values.", null)])]),
            new("deepest", null, "A fourth level", 4, [new ReportParagraph(Markup)]),
            new("wide", "3", "Tables", 1, [new ReportParagraph("The table shows this."), Over, Noted]) { IsWide = true },
            new("wide-below", "3.1", "More tables", 2, [Over with { Caption = "More tables" }, Many]) { StartsPage = true },
            new("blocks", "4", "Blocks", 1, [Block("M 1"), Block("M 2")]) { StartsPage = true },
            new("last", "5", "Last", 1, [new ReportParagraph("It ends here.")]) { StartsPage = true },
        ],
        Sheets = [],
        Warnings = [],
        FileName = "council-plan-monitoring",
    };

    private static ReportChart Chart => new(Alt, [[new(0, 0.2m), new(0.25m, 1), new(0.375m, 0.6m)], [new(0.5m, 0.5m)], [new(0.75m, 0), new(1, 0.7m)]]);

    private static ReportTable Over => new(
        "Values of two quarters",
        [
            new("Code", ReportColumnKind.Code), new("Measure", ReportColumnKind.Name),
            new("Value", ReportColumnKind.Figure) { Over = "Q1 2026/27" }, new("Target", ReportColumnKind.Figure) { Over = "Q1 2026/27" },
            new("Value", ReportColumnKind.Figure) { Over = "Q2 2026/27" }, new("Target", ReportColumnKind.Figure) { Over = "Q2 2026/27" },
            new("Status", ReportColumnKind.Mark), new("Trend chart", ReportColumnKind.Chart),
        ],
        [.. Enumerable.Range(1, 30).Select(n => new ReportRow(
        [
            new($"M {n}"), new($"Measure {n} " + (n == 3 ? Markup : "of the service")), new("1,240.5"), new("1,250"), new("1,241.3") { Remark = "provisional" }, new("1,250"),
            n % 3 == 0 ? Marked("Amber", "triangle", "#b35900") : n % 3 == 1 ? Marked("Not rated", "diamond", "#505a5f") : Marked("Closed", "cross", "#505a5f"),
            new("Chart") { Chart = Chart },
        ]) { Group = n % 10 == 1 ? $"Priority {n / 10 + 1}" : null })]);

    private static ReportTable Noted => new(
        "Measures with notes",
        [new("Code", ReportColumnKind.Code), new("Value", ReportColumnKind.Figure), new("Trend", ReportColumnKind.Mark), new("Comment", ReportColumnKind.Text)],
        [
            new([new("N 1"), new("5%"), Marked("Improved", "up", "#00703c"), new("Fine.") { Runs = [new("Fine") { IsBold = true }, new(".")] }]) { Note = ["9 October 2026", "A first paragraph.", Markup] },
            new([new("N 2"), new("6%"), Marked("No change", "level", "#0b0c0c"), new("Fine too.")]),
        ])
    { NoteHeader = "Latest note date and latest note", IsCaptionShown = false };

    private static ReportTable Many => new(
        "Twenty-seven columns",
        [new("Code", ReportColumnKind.Code), new("Measure", ReportColumnKind.Name), .. Enumerable.Range(1, 25).Select(n => new ReportColumn(n % 2 == 0 ? "Target" : "Value", ReportColumnKind.Figure) { Over = $"Q{((n - 1) / 2 % 4) + 1} {2018 + ((n - 1) / 8)}" })],
        [.. Enumerable.Range(1, 8).Select(n => new ReportRow([new($"M {n}"), new("Net additional homes provided"), .. Enumerable.Range(1, 25).Select(q => new ReportCell(q % 7 == 0 ? "Not collected" : $"{q * n * 37}.5"))]))]);

    private static ReportTable Block(string code) => new(
        code + " Households in temporary accommodation",
        [new("Q1", ReportColumnKind.Figure), new("Q2", ReportColumnKind.Figure), new("Target", ReportColumnKind.Figure), new("Status", ReportColumnKind.Mark)],
        [new([new("310"), new("354"), new("300"), Marked("Red", "square", "#ca3535")]), new([new("1"), new("2"), new("3"), Marked("Green", "circle", "#00703c")])])
    { IsBlock = true };

    private static ReportCell Marked(string word, string shape, string colour) => new(word) { Mark = new(shape, colour, "x") { IsArrow = shape is "up" or "down" or "level" } };

    private static ReportItem Item(string text, ReportItems? under = null) => new([new(text)]) { Under = under };
}
