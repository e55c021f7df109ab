using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Results;

/// <summary>What was submitted for a measure and a period: what dashboards and reports read. One a measure and period.</summary>
public sealed class MeasureResult : ResultFigures
{
    private DateTime submittedAt;
    private int? submittedById;

    /// <summary>Database key.</summary>
    public int Id { get; private set; }

    /// <summary>The measure.</summary>
    public int MeasureId { get; init; }

    /// <summary>The period the figures belong to.</summary>
    public Period Period { get; init; }

    /// <summary>The last day of the period, stored so that the database can select by date. Set when it is saved.</summary>
    public DateOnly PeriodEnd { get; internal set; }

    /// <summary>When it was submitted, UTC.</summary>
    public DateTime SubmittedAt
    {
        get => submittedAt;
        init => submittedAt = value;
    }

    /// <summary>Who submitted it; null when it came in a data pack.</summary>
    public int? SubmittedById
    {
        get => submittedById;
        init => submittedById = value;
    }

    /// <summary>Earlier figures of the same period, when loaded.</summary>
    public List<Restatement> Restatements { get; init; } = [];

    /// <summary>Concurrency token. Set when it is saved.</summary>
    public Guid Version { get; internal set; }

    /// <summary>
    /// Replaces the figures, and keeps what they were as a restatement: the only way in which figures change. Whoever brings figures in does not call
    /// it, but <see cref="ResultWriter"/>, which asks first whether they may change and writes the audit.
    /// </summary>
    /// <param name="figures">What they are from now on.</param>
    /// <param name="by">Who replaces them; null for a data pack.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="correcting">What is corrected, where members saw the figures in a signed-off quarter; null for any other change.</param>
    /// <returns>
    /// What they were; null for first figures, which replace nothing. First figures that correct a signed-off quarter replace what members saw there: that they were awaited.
    /// </returns>
    internal Restatement? Replace(ResultFigures figures, int? by, DateTime at, Correcting? correcting = null)
    {
        Restatement? before = IsEmpty && correcting is null ? null : Restatement.Of(this, by, at, correcting);
        if (before is not null) Restatements.Add(before);
        CopyFrom(figures);
        submittedAt = at;
        submittedById = by;
        return before;
    }

    /// <summary>A copy to show without its figures, now and before, which must not be seen.</summary>
    internal MeasureResult Withheld()
    {
        var shown = new MeasureResult { Id = Id, MeasureId = MeasureId, Period = Period, PeriodEnd = PeriodEnd, SubmittedAt = SubmittedAt, SubmittedById = SubmittedById, Version = Version, Restatements = [.. Restatements.Select(r => r.Withheld())] };
        shown.CopyFrom(this);
        shown.Withhold();
        return shown;
    }
}
