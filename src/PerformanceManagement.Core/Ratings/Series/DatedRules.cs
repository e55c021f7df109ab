using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Ratings.Series;

/// <summary>A measure's rules through time: those of now, and those that held up to given days. Pure.</summary>
/// <param name="Now">The rules that hold now.</param>
/// <param name="Earlier">Those that held before, in any order.</param>
public sealed record DatedRules(MeasureRules Now, IReadOnlyCollection<RulesUntil> Earlier)
{
    /// <summary>The rules that hold on a day: for a figure, the last of its period; for a report, the last of its quarter.</summary>
    public MeasureRules At(DateOnly day) => Earlier.Where(e => e.Until >= day).MinBy(e => e.Until)?.In(Now) ?? Now;

    /// <summary>
    /// The first day since which figures mean what they mean on a day: in the same unit, taken as often, on the same calendar, entered on the same basis.
    /// Null when they always have.
    /// </summary>
    /// <param name="day">The day.</param>
    public DateOnly? MeaningSince(DateOnly day)
    {
        MeasureRules then = At(day);
        foreach (RulesUntil earlier in Earlier.Where(e => e.Until < day).OrderByDescending(e => e.Until))
        {
            MeasureRules before = earlier.In(Now);
            if ((before.Unit, before.Frequency, before.Calendar, before.Entry) != (then.Unit, then.Frequency, then.Calendar, then.Entry)) return earlier.Until.AddDays(1);
        }

        return null;
    }

    /// <summary>
    /// Figures as they may be read by the rules of a day: those of another meaning are not shown as if they were of this one. Each of the measure's
    /// periods that has one says that the method changed.
    /// </summary>
    /// <param name="figures">The figures as entered.</param>
    /// <param name="day">The day.</param>
    public IEnumerable<EnteredFigure> Seen(IEnumerable<EnteredFigure> figures, DateOnly day)
    {
        if (MeaningSince(day) is not { } since) return figures;
        MeasureRules then = At(day);
        ILookup<bool, EnteredFigure> parts = figures.ToLookup(f => f.Period.End >= since);
        IEnumerable<EnteredFigure> changed = parts[false].Select(f => Period.Containing(f.Period.End, new PeriodUse(then.Frequency, then.Calendar).Length, then.Frequency is Frequency.Month or Frequency.Survey ? PeriodCalendar.Calendar : then.Calendar))
            .Distinct().Where(p => p.End < since).Select(p => new EnteredFigure(p) { Reason = ReasonForNoValue.MethodChanged });
        return parts[true].Concat(changed);
    }
}
