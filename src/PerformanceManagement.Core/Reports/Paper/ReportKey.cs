using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Ratings.Trends;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Reports.Paper;

/// <summary>The key of the paper: the statuses and trends it shows, and what its words mean.</summary>
internal static class ReportKey
{
    private const string FloorNote = "A floor beside a target is how far the target may be missed: between target and floor a figure has the status before the worst, beyond the floor the worst, whatever the tolerance.";
    private const string OwnToleranceNote = "Some measures have a tolerance of their own in place of the one in the key. The explanation of their status names it.";
    private const string StrictNote = "A target of more than, less than or fewer than a figure is not met by that figure itself.";

    /// <summary>What reports say under their tables, also on the workbook's notes sheet.</summary>
    public static IReadOnlyList<string> Notes { get; } =
    [
        "Long trend compares the reported period with the average of the periods before it, which Appendix B names. Gaps are skipped. Short trend compares it with the period before. Measures with seasons are compared with the same period of earlier years.",
        "An arrow shows whether the figure rose or fell; the word says whether that is an improvement.",
        "Not comparable: there is no earlier figure, or the method changed. Appendix B says which.",
        "A figure for another period than the column's is printed with its period.",
        $"{ReportCells.Nothing} stands where there is no figure or no target to show.",
        "Where there is no value, the reason is printed: not due (not taken in this period), awaiting data (late), not available (none will come), in arrears (reported later), method changed (a figure would mislead), suppressed (numbers so small that people could be identified, here or in a figure that could be worked out), not entered yet.",
        $"{Correction.Mark}: the figure was corrected after its quarter had been signed off. “Since” means that the figure printed is the one signed off.",
        "A year-end forecast is what the whole year is expected to come to: as the owner of the measure says, or, marked run rate, the year so far carried on. Its status is the one it would have at the year's end; it stands beside the latest status and does not replace it.",
        "A figure marked “2 of 3 months” lacks a month. Where it is a sum, it is neither rated nor compared.",
        "Data only: there is no target to rate against. Not rated: there is no value to rate.",
    ];

    /// <summary>The same for a workbook, with what only concerns its tables.</summary>
    public static IReadOnlyList<string> WorkbookNotes { get; } =
    [
        .. Notes,
        FloorNote,
        OwnToleranceNote,
        StrictNote,
        "Values and targets are in the unit of their measure, which has a column of its own: 97.36 with the unit % is 97.36 per cent. They are rounded as they are in the report.",
        "Time in two parts is held as a number of the smaller part: 275 s is 4 min 35 s, 150 min is 2 h 30 min, 76 h is 3 days 4 hours.",
        "In the sheet Values, numerator and denominator are given as they were entered or added up. “Not collected” stands where the measure has none, “Not given” where they were not entered for the period, “No value” where there is no value either.",
        "A column whose heading ends in “about it” says what goes with the figure beside it, such as its period where that is not the column's.",
        "Each count has its own denominator: the measures that could be rated or compared. The sheet Left out names those that could not, and why.",
    ];

    /// <summary>What a list of measures says of its words, where there is no paper with it.</summary>
    public static IReadOnlyList<string> ListNotes { get; } =
    [
        "Values and targets are in the unit of their measure, which has a column of its own: 97.36 with the unit % is 97.36 per cent. They are rounded as they are on the dashboard.",
        "Period is the one that the figure is of; “About the value” says what goes with it: provisional, a correction, or the last known figure of a measure in arrears.",
        $"{ReportCells.Nothing} stands where there is nothing to show.",
        "Where there is no value, the reason stands in its place: not due (not taken in this period), awaiting data (late), not available (none will come), in arrears (reported later), method changed (a figure would mislead), suppressed (numbers so small that people could be identified, here or in a figure that could be worked out), not entered yet.",
        "Short trend compares the reported period with the period before, long trend with the average of the periods before it. An arrow shows whether the figure rose or fell; the word says whether that is an improvement.",
        "Data only: there is no target to rate against. Not rated: there is no value to rate.",
        FloorNote,
        StrictNote,
    ];

    /// <summary>The key as it stands in the paper.</summary>
    public static IEnumerable<ReportBlock> Blocks(QuarterlyScorecard scorecard)
    {
        if (Table(scorecard) is { Rows.Count: > 0 } table) yield return table;
        yield return new ReportList([.. OwnLimits(scorecard), .. Notes]);
    }

    /// <summary>Each mark in the paper and its meaning.</summary>
    public static ReportTable Table(QuarterlyScorecard scorecard)
    {
        IEnumerable<ReportRow> statuses = scorecard.Rows.Select(r => r.Rating.Status).OfType<RatedStatus>()
            .Distinct().OrderBy(s => s.IsWorst).ThenBy(s => s.Order).ThenBy(s => s.Key, StringComparer.Ordinal)
            .Select(s => new ReportRow([new ReportCell(s.ShortLabel) { Mark = ReportPalette.Of(s) }, ReportCells.Of(Meaning(s, scorecard))]));
        IEnumerable<ReportRow> trends = scorecard.Rows.SelectMany(r => new[] { r.ShortTrend, r.LongTrend })
            .DistinctBy(t => (t.Result, t.Movement)).OrderBy(t => t.Result).ThenByDescending(t => t.Movement)
            .Select(t => new ReportRow([ReportCells.Trend(t) with { Explanation = null }, ReportCells.Of(Meaning(t))]));
        return new ReportTable("Statuses and trends in this report", [new("Shown as", ReportColumnKind.Mark), new("Meaning", ReportColumnKind.Text)], [.. statuses, .. trends]);
    }

    // Said in the paper where some measure of it has such a thing.
    private static IEnumerable<string> OwnLimits(QuarterlyScorecard scorecard)
    {
        if (scorecard.Rows.Any(r => r.Target is { Floor: not null })) yield return FloorNote;
        if (scorecard.Rows.Any(r => r is { Rules.Tolerance: not null, Rating.Status: not null })) yield return OwnToleranceNote;
        if (scorecard.Rows.Any(r => r.Target is { IsStrict: true })) yield return StrictNote;
    }

    /// <summary>What the schemes of the report's measures accept for a status, in words.</summary>
    public static IReadOnlyList<string> Accepts(RatedStatus status, QuarterlyScorecard scorecard) =>
        [.. scorecard.Rows.Where(r => r.Rating.Status == status).Select(r => r.Rating.Accepts).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    // By the label, and by what the schemes of the report's measures accept for it.
    private static string Meaning(RatedStatus status, QuarterlyScorecard scorecard)
    {
        IReadOnlyList<string> accepts = Accepts(status, scorecard);
        return accepts.Count == 0 ? status.Label : $"{status.Label}. {string.Join("; or, by another scheme: ", accepts)}";
    }

    private static string Meaning(DirectionOfTravel trend)
    {
        string moved = trend.Movement switch { > 0 => "The figure rose", < 0 => "The figure fell", _ => "The figure is the same" };
        return trend switch
        {
            { IsComparable: false } => "There was nothing to compare with",
            { Movement: 0 } or { IsJudgement: false } => moved,
            { Key: "improved" } => moved + ", which is better",
            _ => moved + ", which is worse",
        };
    }
}
