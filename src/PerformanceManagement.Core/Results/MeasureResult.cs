using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Results;

/// <summary>The figures of one measure in one period: a value or the reason why there is none, with its note. Base of results, drafts and restatements.</summary>
public abstract class ResultFigures
{
    /// <summary>The longest note, in characters.</summary>
    public const int NoteLength = 4000;

    /// <summary>The longest label or source, in characters.</summary>
    public const int LabelLength = 200;

    /// <summary>The figure, to four decimals (<see cref="Exact"/> has all), in the measure's unit, for the period or the year to date as the measure's entry basis says; null exactly when <see cref="Reason"/> is set or only <see cref="YearToDate"/> is known.</summary>
    public decimal? Value { get; set; }

    /// <summary>The numerator, where collected.</summary>
    public decimal? Numerator { get; set; }

    /// <summary>The denominator, where collected; zero only beside a numerator of zero, where there was nothing to count.</summary>
    public decimal? Denominator { get; set; }

    /// <summary>The year so far, held beside an in-period value ("45 (YTD 41.9)"); null when not given.</summary>
    public decimal? YearToDate { get; set; }

    /// <summary>What the owner expects the whole year's figure to be, as seen at the end of the period; null when not given.</summary>
    public decimal? Forecast { get; set; }

    /// <summary>Why there is no value; null when there is one.</summary>
    public ReasonForNoValue? Reason { get; set; }

    /// <summary>Actual, provisional or estimated.</summary>
    public ValueQuality Quality { get; set; }

    /// <summary>Words that go with the figure in its cell, in place of the period's own label; null for none.</summary>
    public string? Label { get; set; }

    /// <summary>The key of the status a person gave, where the target is words alone; null otherwise.</summary>
    public string? JudgedStatus { get; set; }

    /// <summary>The officer's note.</summary>
    public string? Note { get; set; }

    /// <summary>The date of the note.</summary>
    public DateOnly? NoteDate { get; set; }

    /// <summary>The system or return the figure came from.</summary>
    public string? Source { get; set; }

    /// <summary>Whether there is neither value, year to date, reason nor word that there was nothing to count.</summary>
    public bool IsEmpty => Value is null && YearToDate is null && Reason is null && !HasNoCases;

    /// <summary>Whether there was nothing to count in the period: 0 of 0, without a value.</summary>
    public bool HasNoCases => Value is null && Reason is null && Ratio.HasNoCases(Numerator, Denominator);

    /// <summary>The figure unrounded: divided from numerator and denominator where both are known, else <see cref="Value"/>.</summary>
    /// <param name="unit">The measure's unit.</param>
    public decimal? Exact(string unit) => Value is null ? null : Ratio.Of(Numerator, Denominator, unit) ?? Value;

    /// <summary>Copies every figure and text of another.</summary>
    public void CopyFrom(ResultFigures other)
    {
        Value = other.Value;
        Numerator = other.Numerator;
        Denominator = other.Denominator;
        YearToDate = other.YearToDate;
        Forecast = other.Forecast;
        Reason = other.Reason;
        Quality = other.Quality;
        Label = other.Label;
        JudgedStatus = other.JudgedStatus;
        Note = other.Note;
        NoteDate = other.NoteDate;
        Source = other.Source;
    }

    /// <summary>Whether every figure and text is the same.</summary>
    public bool SameAs(ResultFigures other) =>
        Value == other.Value && Numerator == other.Numerator && Denominator == other.Denominator && YearToDate == other.YearToDate && Forecast == other.Forecast
        && Reason == other.Reason && Quality == other.Quality && Label == other.Label && JudgedStatus == other.JudgedStatus
        && Note == other.Note && NoteDate == other.NoteDate && Source == other.Source;
}

/// <summary>What was submitted for a measure and a period: what dashboards and reports read. One a measure and period.</summary>
public sealed class MeasureResult : ResultFigures
{
    /// <summary>Database key.</summary>
    public int Id { get; set; }

    /// <summary>The measure.</summary>
    public int MeasureId { get; set; }

    /// <summary>The period the figures belong to.</summary>
    public Period Period { get; set; }

    /// <summary>The last day of the period, stored so that the database can select by date.</summary>
    public DateOnly PeriodEnd { get; set; }

    /// <summary>When it was submitted, UTC.</summary>
    public DateTime SubmittedAt { get; set; }

    /// <summary>Who submitted it; null when it came in a data pack.</summary>
    public int? SubmittedById { get; set; }

    /// <summary>Earlier figures of the same period, when loaded.</summary>
    public List<Restatement> Restatements { get; init; } = [];

    /// <summary>Concurrency token.</summary>
    public Guid Version { get; set; }
}

/// <summary>What a contributor has saved and not yet submitted. Seen only where values are entered.</summary>
public sealed class ResultDraft : ResultFigures
{
    /// <summary>Database key.</summary>
    public int Id { get; set; }

    /// <summary>The measure.</summary>
    public int MeasureId { get; set; }

    /// <summary>The period.</summary>
    public Period Period { get; set; }

    /// <summary>When it was saved, UTC.</summary>
    public DateTime SavedAt { get; set; }

    /// <summary>Who saved it.</summary>
    public int SavedById { get; set; }

    /// <summary>Concurrency token.</summary>
    public Guid Version { get; set; }
}

/// <summary>The figures a result had before they were changed.</summary>
public sealed class Restatement : ResultFigures
{
    /// <summary>Database key.</summary>
    public int Id { get; set; }

    /// <summary>The result that was changed.</summary>
    public int MeasureResultId { get; set; }

    /// <summary>The quarter that had been signed off with these figures when they were corrected; null for a change before sign-off.</summary>
    public Period? SignedOffIn { get; set; }

    /// <summary>Why they were corrected, as the person gave it; set exactly when <see cref="SignedOffIn"/> is.</summary>
    public string? Because { get; set; }

    /// <summary>When it was replaced, UTC.</summary>
    public DateTime ReplacedAt { get; set; }

    /// <summary>Who replaced it; null for a data pack.</summary>
    public int? ReplacedById { get; set; }
}
