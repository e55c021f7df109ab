using PerformanceManagement.Core.Figures;

namespace PerformanceManagement.Core.Results;

/// <summary>
/// The figures of one measure in one period: a value or the reason why there is none, with its note. Base of results, drafts and restatements.
/// They are given when the object is made; what is stored changes only through <see cref="MeasureResult.Replace"/> and <see cref="ResultDraft.Replace"/>.
/// </summary>
public abstract class ResultFigures
{
    /// <summary>The longest note, in characters.</summary>
    public const int NoteLength = 4000;

    /// <summary>The longest note on the quality of a figure, in characters.</summary>
    public const int QualityNoteLength = 500;

    /// <summary>The longest label or source, in characters.</summary>
    public const int LabelLength = 200;

    private protected decimal? keptValue;
    private protected decimal? keptNumerator;
    private protected decimal? keptDenominator;
    private protected decimal? keptYearToDate;
    private protected decimal? keptForecast;
    private protected ReasonForNoValue? keptReason;
    private protected ValueQuality keptQuality;
    private protected string? keptLabel;
    private protected string? keptJudgedStatus;
    private protected string? keptNote;
    private protected DateOnly? keptNoteDate;
    private protected string? keptSource;
    private protected string? keptQualityNote;

    /// <summary>The figure, to four decimals (<see cref="Exact"/> has all), in the measure's unit, for the period or the year to date as the measure's entry basis says; null exactly when <see cref="Reason"/> is set or only <see cref="YearToDate"/> is known.</summary>
    public decimal? Value
    {
        get => keptValue;
        init => keptValue = value;
    }

    /// <summary>The numerator, where collected.</summary>
    public decimal? Numerator
    {
        get => keptNumerator;
        init => keptNumerator = value;
    }

    /// <summary>The denominator, where collected; zero only beside a numerator of zero, where there was nothing to count.</summary>
    public decimal? Denominator
    {
        get => keptDenominator;
        init => keptDenominator = value;
    }

    /// <summary>The year so far, held beside an in-period value ("45 (YTD 41.9)"); null when not given.</summary>
    public decimal? YearToDate
    {
        get => keptYearToDate;
        init => keptYearToDate = value;
    }

    /// <summary>What the owner expects the whole year's figure to be, as seen at the end of the period; null when not given.</summary>
    public decimal? Forecast
    {
        get => keptForecast;
        init => keptForecast = value;
    }

    /// <summary>Why there is no value; null when there is one.</summary>
    public ReasonForNoValue? Reason
    {
        get => keptReason;
        init => keptReason = value;
    }

    /// <summary>Actual, provisional or estimated.</summary>
    public ValueQuality Quality
    {
        get => keptQuality;
        init => keptQuality = value;
    }

    /// <summary>Words that go with the figure in its cell, in place of the period's own label; null for none.</summary>
    public string? Label
    {
        get => keptLabel;
        init => keptLabel = value;
    }

    /// <summary>The key of the status a person gave, where the target is words alone; null otherwise.</summary>
    public string? JudgedStatus
    {
        get => keptJudgedStatus;
        init => keptJudgedStatus = value;
    }

    /// <summary>The officer's note.</summary>
    public string? Note
    {
        get => keptNote;
        init => keptNote = value;
    }

    /// <summary>The date of the note.</summary>
    public DateOnly? NoteDate
    {
        get => keptNoteDate;
        init => keptNoteDate = value;
    }

    /// <summary>The system or return the figure came from.</summary>
    public string? Source
    {
        get => keptSource;
        init => keptSource = value;
    }

    /// <summary>Why a figure that looked doubtful is right, as whoever entered it says; null where nothing was doubted.</summary>
    public string? QualityNote
    {
        get => keptQualityNote;
        init => keptQualityNote = value;
    }

    /// <summary>Whether there is neither value, year to date, reason nor word that there was nothing to count.</summary>
    public bool IsEmpty => Value is null && YearToDate is null && Reason is null && !HasNoCases;

    /// <summary>Whether there was nothing to count in the period: 0 of 0, without a value.</summary>
    public bool HasNoCases => Value is null && Reason is null && Ratio.HasNoCases(Numerator, Denominator);

    /// <summary>The figure unrounded: divided from numerator and denominator where both are known, else <see cref="Value"/>.</summary>
    /// <param name="unit">The measure's unit.</param>
    public decimal? Exact(string unit) => Value is null ? null : Ratio.Of(Numerator, Denominator, unit) ?? Value;

    /// <summary>Whether every figure and text is the same.</summary>
    public bool SameAs(ResultFigures other) =>
        Value == other.Value && Numerator == other.Numerator && Denominator == other.Denominator && YearToDate == other.YearToDate && Forecast == other.Forecast
        && Reason == other.Reason && Quality == other.Quality && Label == other.Label && JudgedStatus == other.JudgedStatus
        && Note == other.Note && NoteDate == other.NoteDate && Source == other.Source && QualityNote == other.QualityNote;

    /// <summary>Copies every figure and text of another.</summary>
    private protected void CopyFrom(ResultFigures other)
    {
        keptValue = other.Value;
        keptNumerator = other.Numerator;
        keptDenominator = other.Denominator;
        keptYearToDate = other.YearToDate;
        keptForecast = other.Forecast;
        keptReason = other.Reason;
        keptQuality = other.Quality;
        keptLabel = other.Label;
        keptJudgedStatus = other.JudgedStatus;
        keptNote = other.Note;
        keptNoteDate = other.NoteDate;
        keptSource = other.Source;
        keptQualityNote = other.QualityNote;
    }

    /// <summary>Takes the figures out of a copy that is only shown, with what was said of them; the note and the other texts stay.</summary>
    private protected void Withhold()
    {
        keptQualityNote = null;
        (keptValue, keptNumerator, keptDenominator, keptYearToDate, keptForecast) = (null, null, null, null, null);
        keptReason = ReasonForNoValue.Suppressed;
    }
}
