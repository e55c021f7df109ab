using System.Text.Json.Serialization;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Results;

namespace PerformanceManagement.Core.Entry.Workbooks;

/// <summary>What stands in the cells of a row that are to be filled: texts, as a person would type them; null for a blank cell.</summary>
public sealed record WorkbookEntry
{
    /// <summary>The value.</summary>
    public string? Value { get; init; }

    /// <summary>The numerator.</summary>
    public string? Numerator { get; init; }

    /// <summary>The denominator.</summary>
    public string? Denominator { get; init; }

    /// <summary>The year so far.</summary>
    public string? YearToDate { get; init; }

    /// <summary>What the whole year is expected to be.</summary>
    public string? Forecast { get; init; }

    /// <summary>Why there is no value, as the list of the cell has it.</summary>
    public string? Reason { get; init; }

    /// <summary>How sure the value is, as the list has it.</summary>
    public string? Quality { get; init; }

    /// <summary>The status given, by its label, where the target is words alone.</summary>
    public string? Status { get; init; }

    /// <summary>What a survey's point is called.</summary>
    public string? Label { get; init; }

    /// <summary>The note.</summary>
    public string? Note { get; init; }

    /// <summary>Why a value that looks doubtful is right.</summary>
    public string? DoubtReason { get; init; }

    /// <summary>Whether nothing at all was filled in; how sure a value is says nothing without one.</summary>
    [JsonIgnore]
    public bool IsBlank => (this with { Quality = null }) == new WorkbookEntry();

    /// <summary>What is stored of a form and asked for, as the workbook is filled with it. A value that is worked out from its parts is left blank again, as on the form.</summary>
    public static WorkbookEntry From(EntryForm form)
    {
        ResultFigures? stored = form.Stored;
        string unit = form.Rules.Unit;
        return new WorkbookEntry
        {
            Value = form.CollectsRatio && IsWorkedOut(stored, unit) ? null : Typed(stored?.Value, unit),
            Numerator = form.CollectsRatio ? Typed(stored?.Numerator, MeasureUnit.Of(unit).NumeratorUnit) : null,
            Denominator = form.CollectsRatio ? Typed(stored?.Denominator, "number") : null,
            YearToDate = Typed(stored?.YearToDate, unit),
            Forecast = Typed(stored?.Forecast, unit),
            Reason = stored?.Reason is { } reason ? ReasonText.Label(reason) : null,
            Quality = stored is null ? null : ReasonText.Token(stored.Quality),
            Status = !form.IsJudged ? null : form.Statuses.FirstOrDefault(s => s.Key == stored?.JudgedStatus).Value,
            Label = form.Rules.Frequency == Frequency.Survey ? stored?.Label : null,
            Note = stored?.Note,
            DoubtReason = stored?.QualityNote,
        };
    }

    /// <summary>The same as a person would send it with a form.</summary>
    /// <param name="form">The form, which knows the statuses.</param>
    /// <param name="asDraft">Saved for later instead of submitted.</param>
    public ResultSubmission ToSubmission(EntryForm form, bool asDraft) => new()
    {
        Code = form.Code,
        Period = form.Period,
        Value = Value,
        Numerator = Numerator,
        Denominator = Denominator,
        YearToDate = YearToDate,
        Forecast = Forecast,
        Reason = ReasonOf(Reason),
        Quality = Quality?.Trim().ToLowerInvariant(),
        JudgedStatus = Status is null ? null : StatusOf(form, Status),
        Label = Label,
        Note = Note,
        AsDraft = asDraft,
        DoubtReason = DoubtReason,
        // What is pointed out about a note stands on the page from which it is sent.
        Confirmed = true,
    };

    // What is on no list goes on as it is, so that it is refused with the sentence of the form.
    private static string? ReasonOf(string? text) => text is null ? null
        : Enum.GetValues<ReasonForNoValue>().Where(r => string.Equals(ReasonText.Label(r), text.Trim(), StringComparison.OrdinalIgnoreCase)).Select(ReasonText.Token).FirstOrDefault() ?? text.Trim();

    private static string StatusOf(EntryForm form, string text) => form.Statuses.FirstOrDefault(s => string.Equals(s.Value, text.Trim(), StringComparison.OrdinalIgnoreCase)).Key ?? text.Trim();

    private static string? Typed(decimal? figure, string unit) => figure is { } number ? FigureFormat.Typed(number, unit) : null;

    private static bool IsWorkedOut(ResultFigures? stored, string unit) =>
        stored is { Value: { } value, Numerator: { } numerator, Denominator: { } denominator and not 0 }
        && value == FigureFormat.Rounded(numerator * FigureFormat.RatioFactor(unit) / denominator, FigureFormat.MostDecimals);
}
