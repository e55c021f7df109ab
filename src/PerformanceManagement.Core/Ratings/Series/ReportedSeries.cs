using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Ratings.Series;

/// <summary>
/// Turns what was entered for a measure into the series that is reported, rated and drawn:
/// periods of one length, in order, on the measure's reporting basis, gaps included.
/// </summary>
public sealed partial class ReportedSeries
{
    private readonly MeasureRules rules;
    private readonly Dictionary<Period, EnteredFigure> entered;
    private readonly Recipes recipes;

    private ReportedSeries(MeasureRules rules, IEnumerable<EnteredFigure> figures)
    {
        this.rules = rules;
        entered = figures.ToDictionary(f => f.Period);
        recipes = new Recipes(rules);
    }

    /// <summary>A series over the figures entered for a measure, at most one a period.</summary>
    public static ReportedSeries Of(MeasureRules rules, IEnumerable<EnteredFigure> figures) => new(rules, figures);

    /// <summary>The length of the reported periods: the measure's own, or a quarter when its months make one.</summary>
    public PeriodLength Length => recipes.Length;

    private PeriodLength EntryLength => recipes.EntryLength;

    // A calendar year has no quarters here, so its months make the council's own (financial) quarters.
    private PeriodCalendar Calendar => rules.Calendar == PeriodCalendar.Calendar && Length != PeriodLength.Year ? PeriodCalendar.Financial : rules.Calendar;

    /// <summary>
    /// The period reported in a quarter: the latest that had ended by its end, moved back by the arrears.
    /// For a survey, the latest point taken by then, or null when there is none. Source: field guide, section 2.
    /// </summary>
    public Period? ReportedPeriod(Period quarter)
    {
        if (rules.Frequency == Frequency.Survey)
        {
            List<Period> points = [.. SurveyPoints().Where(p => p.End <= quarter.End)];
            return points.Count > rules.Arrears ? points[^(1 + rules.Arrears)] : null;
        }

        // Arrears count the measure's own periods: months, also where the months make a quarter. So the last period known comes first.
        PeriodCalendar calendar = EntryLength == PeriodLength.Month ? PeriodCalendar.Calendar : Calendar;
        Period known = Ended(EntryLength, calendar, quarter.End).Back(rules.Arrears);
        return EntryLength == Length ? known : Ended(Length, Calendar, known.End);
    }

    /// <summary>The period an officer is asked for in a quarter's collection: the last of the measure's own periods in the reported one. Null for a survey without points.</summary>
    public Period? EntryPeriod(Period quarter) =>
        ReportedPeriod(quarter) is not { } reported ? null
        : EntryLength == Length ? reported
        : reported.Parts(EntryLength)[^1];

    /// <summary>All reported periods up to and including <paramref name="last"/>, the oldest first; gaps are points without a value.</summary>
    public IReadOnlyList<SeriesPoint> UpTo(Period last)
    {
        if (rules.Frequency == Frequency.Survey) return [.. SurveyPoints().Where(p => p <= last).Select(Point)];
        Period? first = entered.Keys.Where(p => p.Length == EntryLength || p.Length == Length).OrderBy(p => p).Cast<Period?>().FirstOrDefault();
        if (first is null) return [Point(last)];
        Period start = first.Value.Length == Length ? first.Value : Period.Containing(first.Value.Start, Length, Calendar);
        var points = new List<SeriesPoint>();
        for (Period period = start; period <= last; period = period.Next)
            points.Add(Point(period));
        return points.Count == 0 ? [Point(last)] : points;
    }

    /// <summary>
    /// The measure's own periods alone, up to the end of <paramref name="last"/>, the oldest first, gaps included: months where months
    /// make the reported quarter. What signals are worked out from.
    /// </summary>
    public IReadOnlyList<SeriesPoint> OwnPeriodsUpTo(Period last)
    {
        if (rules.Frequency == Frequency.Survey) return [.. SurveyPoints().Where(p => p.End <= last.End).Select(InPeriod)];
        var points = new List<SeriesPoint>();
        Period? first = entered.Keys.Where(p => p.Length == EntryLength).OrderBy(p => p).Cast<Period?>().FirstOrDefault();
        for (Period? period = first; period is { } own && own.End <= last.End; period = own.Next)
            points.Add(InPeriod(own));
        return points;
    }

    /// <summary>The reported figure of one period, on the reporting basis.</summary>
    public SeriesPoint Point(Period period) => Work(period).Point;

    /// <summary>The figure of a month as officers enter it and papers print it: the month's own, or the year so far where that is what is typed.</summary>
    public SeriesPoint Month(Period month) => rules.Entry == EntryBasis.InPeriod ? InPeriod(month) : YearToDate(month);

    /// <summary>The figure of a period alone: as entered, as a difference of year-to-date figures, or put together from its parts.</summary>
    public SeriesPoint InPeriod(Period period) => WorkInPeriod(period).Point;

    /// <summary>What a period alone added: as <see cref="InPeriod"/>, and of a running total the difference to the total before.</summary>
    public SeriesPoint Alone(Period period) => rules.Entry == EntryBasis.Running ? Difference(WorkYearToDate(period)).Point : InPeriod(period);

    /// <summary>The year so far at the end of a period: as given beside the value, as entered, or put together by the year rule. A ratio sums numerators and denominators.</summary>
    public SeriesPoint YearToDate(Period period) => WorkYearToDate(period).Point;

    /// <summary>
    /// The year's figure known at a period: one entered for the year wins, else the year so far.
    /// Null when the measure's periods do not make a year.
    /// </summary>
    public SeriesPoint? YearSoFar(Period period) => WorkYearSoFar(period)?.Point;

    private Working Work(Period period) => rules.Basis == ReportingBasis.YearToDate ? WorkYearToDate(period) : WorkInPeriod(period);

    private Working WorkInPeriod(Period period)
    {
        if (rules.Entry == EntryBasis.YearToDate) return Difference(WorkYearToDate(period));

        Recipe recipe = recipes.InPeriod(period);
        // A row that holds only the year so far says nothing of the period alone.
        if (!entered.TryGetValue(period, out EnteredFigure? own) || own is { Value: null, Reason: null, HasNoCases: false })
            return Made(period, recipe, WorkInPeriod, period.Label, rules.Partial);

        Working held = Made(period, recipe, WorkInPeriod, period.Label, PartialPeriods.Withheld);
        return new Entered(HeldTo(held.Point.Value, AsEntered(own)), period.Label, held.Parts);
    }

    private Working WorkYearToDate(Period period)
    {
        string until = $"the year so far at {period.Label}";
        entered.TryGetValue(period, out EnteredFigure? own);
        if (own?.YearToDate is { } given)
        {
            SeriesPoint point = AsEntered(own) with { Value = given, Numerator = null, Denominator = null, Reason = null, PartsDisagree = null };
            Working soFar = rules.Entry == EntryBasis.InPeriod && period.Length != PeriodLength.Year ? SoFar(period, until) : new Made(new SeriesPoint(period), AggregationRule.None, [], until);
            // What its parts make is held against it only where none of them is missing.
            return new Entered(soFar.Point.IsPartial ? point : HeldTo(soFar.Point.Value, point), rules.Entry == EntryBasis.Running ? $"the running total at {period.Label}" : until, soFar.Parts);
        }

        if (rules.Entry != EntryBasis.InPeriod)
        {
            Working made = Made(period, recipes.Latest(period), WorkYearToDate, until, rules.Partial);
            if (own is null) return made;
            return own is { Value: null, Reason: null } ? new Made(AsEntered(own), AggregationRule.Last, made.Parts, until)
                : new Entered(AsEntered(own), rules.Entry == EntryBasis.Running ? $"the running total at {period.Label}" : until, []);
        }

        if (period.Length == PeriodLength.Year) return WorkInPeriod(period);
        if (own?.Reason is not null) return new Entered(AsEntered(own), until, []);
        return SoFar(period, until);
    }

    private Working? WorkYearSoFar(Period period)
    {
        Period year = period.YearOf(rules.Calendar);
        if (entered.TryGetValue(year, out EnteredFigure? own)) return new Entered(AsEntered(own), year.Label, []);
        if (period.Length == PeriodLength.Year || (rules.YearRule == AggregationRule.None && rules.Entry == EntryBasis.InPeriod)) return null;
        return WorkYearToDate(period);
    }

    private Made SoFar(Period period, string name) => Made(period, recipes.SoFar(period), WorkInPeriod, name, rules.Partial);

    private Made Made(Period period, Recipe recipe, Func<Period, Working> part, string name, PartialPeriods partial)
    {
        List<Working> parts = [.. recipe.Parts.Select(part)];
        return new Made(Aggregation.Combine(period, recipe.Rule, [.. parts.Select(p => p.Point)], rules.Unit, partial), recipe.Rule, parts, name);
    }

    // What was entered wins; where its parts make something else as displayed, that is pointed out (field guide, section 6).
    private SeriesPoint HeldTo(decimal? made, SeriesPoint point) =>
        made is { } fromParts && point.Value is { } value && rules.Rounded(fromParts) != rules.Rounded(value) ? point with { PartsDisagree = fromParts } : point;

    private SeriesPoint AsEntered(EnteredFigure figure) => HeldTo(figure.PartsMake, new SeriesPoint(figure.Period)
    {
        Value = figure.Exact(rules.Unit),
        Numerator = figure.Numerator,
        Denominator = figure.Denominator,
        Reason = figure.Reason,
        Quality = figure.Quality,
        Label = figure.Label,
        JudgedStatus = figure.JudgedStatus,
        IsRestated = figure.IsRestated,
        Suppression = figure.Suppression,
        MadeFrom = figure.MadeFrom,
        Origin = figure.MadeFrom is null ? PointOrigin.Entered : PointOrigin.WorkedOut,
    });

    // Figures entered as year to date are never summed again: the period's own is the difference to the year so far before it.
    private Working Difference(Working soFar)
    {
        SeriesPoint until = soFar.Point;
        bool startsTheYear = until.Period.Start == until.Period.YearOf(rules.Calendar).Start;
        if (startsTheYear || until.Value is null) return soFar;
        SeriesPoint before = YearToDate(until.Period.Previous);
        // Where nothing had been counted before, all of it is the period's own.
        if (before.HasNoCases) return soFar;
        // A year so far that lacks a part would leave that part in the difference.
        SeriesPoint alone = before.Value is null || before.IsPartial
            ? until with { Value = null, Numerator = null, Denominator = null, Origin = PointOrigin.Missing, PartialBy = null, Reason = before.IsSuppressed ? before.Reason : null, Suppression = before.IsSuppressed ? SuppressionCause.Part : null }
            : Less(until, before) with { PartsDisagree = null, IsRestated = until.IsRestated || before.IsRestated, Origin = PointOrigin.WorkedOut };
        return new Difference(alone, until, before, soFar);
    }

    // The rate of a period is its own cases over its own total, not the difference of two rates.
    private SeriesPoint Less(SeriesPoint soFar, SeriesPoint before)
    {
        (decimal? numerator, decimal? denominator) = (soFar.Numerator - before.Numerator, soFar.Denominator - before.Denominator);
        decimal? value = rules.YearRule switch
        {
            AggregationRule.Weighted => Ratio.Of(numerator, denominator, rules.Unit),
            // A mean or a greatest figure so far says nothing of the period alone.
            AggregationRule.Average or AggregationRule.Maximum => null,
            _ => soFar.Value - before.Value,
        };
        return soFar with { Value = value, Numerator = numerator, Denominator = denominator };
    }

    private static Period Ended(PeriodLength length, PeriodCalendar calendar, DateOnly by)
    {
        Period current = Period.Containing(by, length, calendar);
        return current.End <= by ? current : current.Previous;
    }

    private IEnumerable<Period> SurveyPoints() => entered.Keys.Where(p => p.Length == PeriodLength.Month).OrderBy(p => p);
}
