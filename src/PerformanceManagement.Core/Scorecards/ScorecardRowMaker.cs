using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Ratings.Targets;
using PerformanceManagement.Core.Ratings.Trends;
using PerformanceManagement.Core.Results;

namespace PerformanceManagement.Core.Scorecards;

/// <summary>Makes one row of a scorecard from what was read: series, target, rating, trends.</summary>
internal static class ScorecardRowMaker
{
    public static ScorecardRow Make(
        ScorecardMeasure head,
        Period quarter,
        IReadOnlyList<PlanPlace> path,
        RatingScheme? scheme,
        IReadOnlyList<EnteredFigure> figures,
        IReadOnlyList<TargetFigure> targets,
        IReadOnlyList<Period> breaks,
        LatestNote? note,
        Func<DateOnly, (RatingScheme? Scheme, MeasureRules Rules)> ratedOn,
        IReadOnlyList<Correction> corrections)
    {
        MeasureRules rules = head.Rules;
        ReportedSeries reported = ReportedSeries.Of(rules, figures);
        // A survey with no point yet still has a row: not entered, under the quarter's last month.
        Period period = reported.ReportedPeriod(quarter) ?? Period.Containing(quarter.End, PeriodLength.Month, PeriodCalendar.Calendar);
        IReadOnlyList<SeriesPoint> series = reported.UpTo(period);
        if (series.Count == 0) series = [new SeriesPoint(period)];
        SeriesPoint current = series[^1];
        TargetFigure? target = TargetChoice.For(period, targets, rules);
        // A month's change of method cuts the quarters, too, which themselves only say that a part is missing.
        List<Period> cuts = [.. breaks.Concat(figures.Where(f => f.Reason == ReasonForNoValue.MethodChanged && f.Period.Length <= period.Length).Select(f => f.Period))];
        TargetFigure? yearTarget = YearTarget(period, quarter, targets, rules);
        SeriesPoint? yearSoFar = reported.YearSoFar(period);
        bool isPartOfYear = rules.BuildsUp && period.End < period.YearOf(rules.Calendar).End;
        SeriesPoint? previousYear = PreviousYear(reported, period, rules);
        var trends = new TrendRule(rules, series, cuts, target, reported.Alone);
        DirectionOfTravel sinceLastYear = trends.SinceLastYear();
        return new ScorecardRow
        {
            MeasureId = head.Id,
            Code = head.Code,
            Title = head.Title,
            Rules = rules,
            Flags = head.Flags,
            Directorate = head.Directorate,
            Service = head.Service,
            Portfolio = head.Portfolio,
            OwnerId = head.OwnerId,
            PlanPath = path,
            Quarter = quarter,
            Reported = current,
            FigureExplanation = reported.Explain(period),
            Target = target,
            YearTarget = yearTarget,
            Rating = PeriodRating.Of(current, yearSoFar ?? (rules.IsCumulative ? current : null), targets, scheme, rules, sinceLastYear),
            LastKnown = LastKnownRating.Of(series, rules, targets, cuts, scheme, ratedOn),
            ShortTrend = trends.ShortTrend(),
            LongTrend = trends.LongTrend(),
            SinceLastYear = sinceLastYear,
            SinceOutturn = trends.SinceOutturn(previousYear),
            MonthOnMonth = MonthComparison.In(rules, reported, period, breaks, targets),
            Series = series,
            Breaks = breaks,
            PreviousYear = previousYear,
            YearSoFar = yearSoFar,
            YearSoFarExplanation = isPartOfYear && yearTarget is not null && PeriodRating.ShareReached(yearSoFar, yearTarget, rules) is { } share
                ? $"{reported.ExplainYearSoFar(period)} That is {share}."
                : reported.ExplainYearSoFar(period),
            YearSoFarRating = yearSoFar is null || yearTarget is null || isPartOfYear ? null
                : StatusRule.Rate(yearSoFar, yearTarget, scheme, rules, SinceOutturn(yearSoFar, previousYear, yearTarget, cuts, rules)),
            Forecast = ForecastRule.At(period, figures, targets, scheme, rules, cuts),
            EarlierQuarters = [.. Enumerable.Range(1, quarter.Number - 1).Select(n => Period.FinancialQuarter(quarter.Year, n)).Select(q => Earlier(reported, q))],
            Note = note,
            QualityNote = current.Value is null ? null : QualityNote(figures, period),
            Restated = corrections.Where(c => c.Period.End <= period.End).ToList() is { Count: > 0 } restated ? restated : null,
        };
    }

    /// <summary>
    /// The row of a measure that could not be worked out: it says so, with the reference under which the log has the fault, and shows nothing that may be wrong.
    /// </summary>
    public static ScorecardRow Faulty(ScorecardMeasure head, Period quarter, IReadOnlyList<PlanPlace> path, string reference)
    {
        var point = new SeriesPoint(quarter) { FaultReference = reference };
        string sentence = $"This measure could not be worked out, through a fault in the system and not in what was entered. Reference {reference}.";
        return WithoutFigures(head, quarter, path, point, sentence, $"it could not be worked out, reference {reference}");
    }

    /// <summary>The row of a measure in a quarter outside its life, for its own page alone: it says when the measure is taken.</summary>
    public static ScorecardRow Absent(ScorecardMeasure head, Period quarter, IReadOnlyList<PlanPlace> path, string because) =>
        WithoutFigures(head, quarter, path, new SeriesPoint(quarter) { AbsentBecause = because }, $"{because}, so it is not part of {quarter.Label}.", "it is not part of the quarter");

    private static ScorecardRow WithoutFigures(ScorecardMeasure head, Period quarter, IReadOnlyList<PlanPlace> path, SeriesPoint point, string sentence, string whyNotCompared)
    {
        string because = point.MissingLabel!;
        var trend = new DirectionOfTravel(TrendResult.NotComparable, [], null, $"Not comparable: {whyNotCompared}.");
        return new ScorecardRow
        {
            MeasureId = head.Id,
            Code = head.Code,
            Title = head.Title,
            // What is wrong may be the rules themselves: those of the row are ones that can be shown.
            Rules = new MeasureRules(head.Rules.Unit, Math.Clamp(head.Rules.Decimals, 0, FigureFormat.MostDecimals), GoodDirection.None) { Frequency = head.Rules.Frequency, Calendar = head.Rules.Calendar },
            Flags = head.Flags,
            Directorate = head.Directorate,
            Service = head.Service,
            Portfolio = head.Portfolio,
            OwnerId = head.OwnerId,
            PlanPath = path,
            Quarter = quarter,
            Reported = point,
            FigureExplanation = sentence,
            Rating = new Rating { Outcome = RatingOutcome.NotRated, NotRatedBecause = because, Explanation = $"Not rated. {sentence}" },
            ShortTrend = trend,
            LongTrend = trend,
            SinceLastYear = trend,
            Series = [point],
            Breaks = [],
            EarlierQuarters = [.. Enumerable.Range(1, quarter.Number - 1).Select(n => Period.FinancialQuarter(quarter.Year, n)).Select(q => new QuarterFigure(q, point with { Period = q }))],
        };
    }

    // Of a quarter that is made from months, what was said of each.
    private static string? QualityNote(IEnumerable<EnteredFigure> figures, Period period)
    {
        string[] said = [.. figures.Where(f => f.QualityNote is not null && period.Contains(f.Period)).OrderBy(f => f.Period).Select(f => f.Period == period ? f.QualityNote! : $"{f.Period.Label}: {f.QualityNote}")];
        return said.Length == 0 ? null : string.Join(' ', said);
    }

    private static QuarterFigure Earlier(ReportedSeries reported, Period quarter) =>
        new(quarter, reported.ReportedPeriod(quarter) is { } period ? reported.Point(period) : new SeriesPoint(quarter));

    // The year of the reported period, which for an academic measure may have begun before the council's.
    private static TargetFigure? YearTarget(Period period, Period quarter, IReadOnlyList<TargetFigure> targets, MeasureRules rules)
    {
        Period[] years = [period.YearOf(rules.Calendar), Period.Containing(quarter.End, PeriodLength.Year, rules.Calendar), Period.FinancialYear(quarter.Year)];
        return years.Select(year => targets.FirstOrDefault(t => t.Period == year)).FirstOrDefault(t => t is not null);
    }

    // Two whole years, or the year so far with the year before, of a figure that does not build up.
    private static DirectionOfTravel? SinceOutturn(SeriesPoint yearSoFar, SeriesPoint? outturn, TargetFigure target, IReadOnlyCollection<Period> cuts, MeasureRules rules) => outturn is null
        ? null
        : new TrendRule(rules, [outturn, yearSoFar with { Period = outturn.Period.Next }], cuts, target).SinceLastYear();

    private static SeriesPoint? PreviousYear(ReportedSeries reported, Period period, MeasureRules rules)
    {
        SeriesPoint point = reported.InPeriod(period.YearOf(rules.Calendar).Previous);
        return point.Value is null && point.Reason is null ? null : point;
    }
}
