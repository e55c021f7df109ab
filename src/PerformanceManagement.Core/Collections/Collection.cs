using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Collections;

/// <summary>Whether a quarter takes values.</summary>
public enum CollectionState
{
    /// <summary>Values may be entered and changed.</summary>
    Open,

    /// <summary>Signed off: its values may not change.</summary>
    SignedOff,
}

/// <summary>The collection of one quarter's values.</summary>
public sealed class Collection
{
    /// <summary>Database key.</summary>
    public int Id { get; init; }

    /// <summary>The reporting quarter, of the financial year. Unique.</summary>
    public Period Period { get; set; }

    /// <summary>The last day of the quarter.</summary>
    public DateOnly PeriodEnd { get; internal set; }

    /// <summary>Open or signed off.</summary>
    public CollectionState State { get; set; }

    /// <summary>Whether it asks for everything that is due in the quarter; otherwise for the months alone that were opened ahead of it.</summary>
    public bool IsWhole { get; set; } = true;

    /// <summary>The day by which values are asked for.</summary>
    public DateOnly? DueOn { get; set; }

    /// <summary>The day by which values are to be approved; null where nobody said.</summary>
    public DateOnly? ApprovalsDueOn { get; set; }

    /// <summary>The last day on which those who enter values may; the performance team still may after it. Null for until sign-off.</summary>
    public DateOnly? ClosesOn { get; set; }

    /// <summary>The day by which the values of the quarter's first month are asked for; null where the month was not opened by itself.</summary>
    public DateOnly? FirstMonthDueOn { get; set; }

    /// <summary>Likewise of the second.</summary>
    public DateOnly? SecondMonthDueOn { get; set; }

    /// <summary>Likewise of the third.</summary>
    public DateOnly? ThirdMonthDueOn { get; set; }

    /// <summary>When it was opened again after sign-off, UTC; null where it was not. A later sign-off leaves it.</summary>
    public DateTime? ReopenedAt { get; set; }

    /// <summary>Who opened it again; null where nobody did.</summary>
    public string? ReopenedBy { get; set; }

    /// <summary>Why; null where nobody did.</summary>
    public string? ReopenedBecause { get; set; }

    /// <summary>Concurrency token.</summary>
    public Guid Version { get; private set; }

    /// <summary>The months that were opened by themselves, each with the day by which its values are asked for, in order.</summary>
    public IEnumerable<(Period Month, DateOnly DueOn)> Months =>
        Period.Parts(PeriodLength.Month).Zip([FirstMonthDueOn, SecondMonthDueOn, ThirdMonthDueOn]).Where(m => m.Second is not null).Select(m => (m.First, m.Second!.Value));

    /// <summary>Whether it asks for the value of a period of those that are due in the quarter.</summary>
    /// <param name="period">The period.</param>
    /// <param name="rules">The rules of its measure.</param>
    public bool AsksFor(Period period, MeasureRules rules) => IsWhole || OwnDueOn(period, rules) is not null;

    /// <summary>The day by which the value of a period is asked for: that of its month where the month was opened by itself; null for none.</summary>
    /// <param name="period">The period.</param>
    /// <param name="rules">The rules of its measure.</param>
    public DateOnly? DueOnOf(Period period, MeasureRules rules) => OwnDueOn(period, rules) ?? DueOn;

    // A month asks for what is reported in it: of a measure in arrears, an earlier month.
    private DateOnly? OwnDueOn(Period period, MeasureRules rules) => rules.Frequency != Frequency.Month || (FirstMonthDueOn ?? SecondMonthDueOn ?? ThirdMonthDueOn) is null ? null
        : Months.Where(m => m.Month == period.Back(-rules.Arrears)).Select(m => (DateOnly?)m.DueOn).FirstOrDefault();

    /// <summary>Sets, or takes back, the day by which the values of one of its months are asked for.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is no month of the quarter.</exception>
    public void SetMonth(Period month, DateOnly? dueOn)
    {
        switch (Period.Parts(PeriodLength.Month).ToList().IndexOf(month))
        {
            case 0:
                FirstMonthDueOn = dueOn;
                break;
            case 1:
                SecondMonthDueOn = dueOn;
                break;
            case 2:
                ThirdMonthDueOn = dueOn;
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(month), month, $"It is no month of {Period}.");
        }
    }
}

/// <summary>A meeting at which a committee takes a quarter's report.</summary>
public sealed class CommitteeMeeting
{
    /// <summary>Database key.</summary>
    public int Id { get; init; }

    /// <summary>The committee.</summary>
    public int CommitteeId { get; set; }

    /// <summary>The committee, when loaded.</summary>
    public Committee? Committee { get; set; }

    /// <summary>The reporting quarter of the paper.</summary>
    public Period Period { get; set; }

    /// <summary>The date of the meeting.</summary>
    public DateOnly Date { get; set; }

    /// <summary>Concurrency token.</summary>
    public Guid Version { get; private set; }
}
