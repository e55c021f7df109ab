namespace PerformanceManagement.Core.Periods;

/// <summary>
/// What a period is read for: how often its measure is taken, and in which calendar. Where a text could be two periods, this says which is
/// meant (<c>2010-11</c> of a yearly measure is a year), and where it cannot, the text is refused rather than guessed at.
/// </summary>
/// <param name="Frequency">How often the measure is taken.</param>
/// <param name="Calendar">The calendar of its periods.</param>
public readonly record struct PeriodUse(Frequency Frequency, PeriodCalendar Calendar)
{
    /// <summary>A reporting quarter, as the command line asks for one.</summary>
    public static PeriodUse ReportingQuarter => new(Frequency.Quarter, PeriodCalendar.Financial);

    /// <summary>The length of the measure's own periods.</summary>
    public PeriodLength Length => Frequency switch
    {
        Frequency.Month or Frequency.Survey => PeriodLength.Month,
        Frequency.Quarter => PeriodLength.Quarter,
        Frequency.Term => PeriodLength.Term,
        Frequency.HalfYear => PeriodLength.HalfYear,
        Frequency.Year => PeriodLength.Year,
        _ => throw new InvalidOperationException($"There is no frequency {Frequency}."),
    };

    /// <summary>Whether the measure has months.</summary>
    public bool HasMonths => Length == PeriodLength.Month;
}
