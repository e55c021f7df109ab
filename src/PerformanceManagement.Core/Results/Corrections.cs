using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Results;

/// <summary>Puts stored restatements in order, and marks what they touch. Pure.</summary>
internal static class Corrections
{
    /// <summary>The corrections of each measure, the oldest first: what each figure was, and what it became with the next correction or as it stands now.</summary>
    /// <param name="stored">The restatements after sign-off.</param>
    /// <param name="isHidden">Whether a measure's figure for a period must not be shown: then neither must what it was.</param>
    public static ILookup<int, Correction> ByMeasure(IEnumerable<StoredCorrection> stored, Func<int, Period, bool> isHidden) => stored
        .GroupBy(s => s.ResultId)
        .SelectMany(ofOneFigure =>
        {
            List<StoredCorrection> ordered = [.. ofOneFigure.OrderBy(s => s.At).ThenBy(s => s.Id)];
            return ordered.Select((s, i) => (s.MeasureId, Correction: Of(s, i + 1 < ordered.Count ? ordered[i + 1].Was : s.Present, isHidden(s.MeasureId, s.Period))));
        })
        .OrderBy(c => c.Correction.On).ThenBy(c => c.Correction.Id)
        .ToLookup(c => c.MeasureId, c => c.Correction);

    /// <summary>
    /// A row that was kept at sign-off, with marks beside what has been corrected since. Nothing that members saw is changed:
    /// a mark adds words to a figure, and never replaces one.
    /// </summary>
    public static ScorecardRow Beside(ScorecardRow kept, IEnumerable<Correction> corrections)
    {
        HashSet<int> known = [.. (kept.Restated ?? []).Select(c => c.Id)];
        List<Correction> since = [.. corrections.Where(c => !known.Contains(c.Id) && c.Period.End <= kept.Reported.Period.End)];
        if (since.Count == 0) return kept;

        bool isYearToDate = kept.Rules.Basis == ReportingBasis.YearToDate;
        SeriesPoint Marked(SeriesPoint point) => Since(point, since.Where(c => Covers(point.Period, c.Period, kept.Rules, isYearToDate)), kept.Rules, !isYearToDate);
        SeriesPoint Year(SeriesPoint point) => Since(point, since.Where(c => Covers(point.Period, c.Period, kept.Rules, isYearSoFar: true)), kept.Rules, isOwnFigure: false);
        return kept with
        {
            RestatedSince = since,
            Reported = Marked(kept.Reported),
            Series = [.. kept.Series.Select(Marked)],
            EarlierQuarters = [.. kept.EarlierQuarters.Select(q => q with { Point = Marked(q.Point) })],
            PreviousYear = kept.PreviousYear is { } year ? Year(year) : null,
            YearSoFar = kept.YearSoFar is { } soFar ? Year(soFar) : null,
        };
    }

    private static SeriesPoint Since(SeriesPoint point, IEnumerable<Correction> corrections, MeasureRules rules, bool isOwnFigure)
    {
        // The last word on each period: of two corrections of one figure the later. Only beside that very figure does its period go without saying.
        string[] now = [.. corrections.GroupBy(c => c.Period).OrderBy(g => g.Key).Select(g => isOwnFigure && g.Key == point.Period ? $"now {g.Last().NowText(rules)}" : $"{g.Key.Label} now {g.Last().NowText(rules)}")];
        return now.Length == 0 ? point : point with { RestatedSince = string.Join(", ", now) };
    }

    private static bool Covers(Period point, Period corrected, MeasureRules rules, bool isYearSoFar) =>
        point.Contains(corrected) || (isYearSoFar && corrected.End <= point.End && corrected.YearOf(rules.Calendar) == point.YearOf(rules.Calendar));

    private static Correction Of(StoredCorrection stored, CorrectedFigure became, bool isSuppressed)
    {
        // What is suppressed now must not be read off its own history.
        return new Correction
        {
            Id = stored.Id,
            Period = stored.Period,
            SignedOffIn = stored.SignedOffIn,
            Was = isSuppressed && stored.Was is not { Value: null, Numerator: null } ? null : stored.Was,
            Now = isSuppressed && became is not { Value: null, Numerator: null } ? null : became,
            Because = stored.Because,
            On = BritishDay.Of(stored.At),
        };
    }
}

/// <summary>A restatement after sign-off as it is stored, beside the figure as it stands.</summary>
internal sealed record StoredCorrection(int Id, int MeasureId, int ResultId, Period Period, Period SignedOffIn, CorrectedFigure Was, CorrectedFigure Present, string Because, DateTime At);
