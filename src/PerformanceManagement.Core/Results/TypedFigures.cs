using PerformanceManagement.Core.Figures;

namespace PerformanceManagement.Core.Results;

/// <summary>Figures while they are read from a form, a row or a request, and are not stored yet: the one kind that can be put together piece by piece.</summary>
public sealed class TypedFigures : ResultFigures
{
    /// <summary>Nothing yet.</summary>
    public TypedFigures()
    {
    }

    /// <summary>The same as others, to be changed from there.</summary>
    public TypedFigures(ResultFigures others) => CopyFrom(others);

    /// <inheritdoc cref="ResultFigures.Value" />
    public new decimal? Value
    {
        get => keptValue;
        set => keptValue = value;
    }

    /// <inheritdoc cref="ResultFigures.Numerator" />
    public new decimal? Numerator
    {
        get => keptNumerator;
        set => keptNumerator = value;
    }

    /// <inheritdoc cref="ResultFigures.Denominator" />
    public new decimal? Denominator
    {
        get => keptDenominator;
        set => keptDenominator = value;
    }

    /// <inheritdoc cref="ResultFigures.YearToDate" />
    public new decimal? YearToDate
    {
        get => keptYearToDate;
        set => keptYearToDate = value;
    }

    /// <inheritdoc cref="ResultFigures.Forecast" />
    public new decimal? Forecast
    {
        get => keptForecast;
        set => keptForecast = value;
    }

    /// <inheritdoc cref="ResultFigures.Reason" />
    public new ReasonForNoValue? Reason
    {
        get => keptReason;
        set => keptReason = value;
    }

    /// <inheritdoc cref="ResultFigures.Quality" />
    public new ValueQuality Quality
    {
        get => keptQuality;
        set => keptQuality = value;
    }

    /// <inheritdoc cref="ResultFigures.Label" />
    public new string? Label
    {
        get => keptLabel;
        set => keptLabel = value;
    }

    /// <inheritdoc cref="ResultFigures.JudgedStatus" />
    public new string? JudgedStatus
    {
        get => keptJudgedStatus;
        set => keptJudgedStatus = value;
    }

    /// <inheritdoc cref="ResultFigures.Note" />
    public new string? Note
    {
        get => keptNote;
        set => keptNote = value;
    }

    /// <inheritdoc cref="ResultFigures.NoteDate" />
    public new DateOnly? NoteDate
    {
        get => keptNoteDate;
        set => keptNoteDate = value;
    }

    /// <inheritdoc cref="ResultFigures.QualityNote" />
    public new string? QualityNote
    {
        get => keptQualityNote;
        set => keptQualityNote = value;
    }

    /// <inheritdoc cref="ResultFigures.Source" />
    public new string? Source
    {
        get => keptSource;
        set => keptSource = value;
    }
}
