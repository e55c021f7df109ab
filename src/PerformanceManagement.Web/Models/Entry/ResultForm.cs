using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Results;

namespace PerformanceManagement.Web.Models.Entry;

/// <summary>What an officer types for a measure and a period. Strings: figures are read once, strictly, in Core.</summary>
public sealed class ResultForm
{
    /// <summary>The value of <see cref="Save"/> for a draft.</summary>
    public const string Draft = "draft";

    /// <summary>The value of <see cref="Save"/> for a submission.</summary>
    public const string Submit = "submit";

    public string? Value { get; set; }

    public string? Numerator { get; set; }

    public string? Denominator { get; set; }

    public string? YearToDate { get; set; }

    public string? Forecast { get; set; }

    public string? Reason { get; set; }

    public string? Quality { get; set; }

    public string? JudgedStatus { get; set; }

    /// <summary>What a survey's point is called.</summary>
    public string? Label { get; set; }

    public string? Note { get; set; }

    /// <summary>What is behind the figure: the first of the four parts of a commentary.</summary>
    public string? Why { get; set; }

    /// <summary>What is being done.</summary>
    public string? Doing { get; set; }

    /// <summary>By when.</summary>
    public string? ByWhen { get; set; }

    /// <summary>Who does it, by role.</summary>
    public string? ByWhom { get; set; }

    /// <summary>Why figures that are doubted are right.</summary>
    public string? DoubtReason { get; set; }

    /// <summary>The figures that were doubted when the reason was asked for: it holds for those and no others.</summary>
    public string? DoubtedFigures { get; set; }

    /// <summary>Why a signed-off figure is corrected; not asked while its quarter is open.</summary>
    public string? Because { get; set; }

    public Guid? ResultVersion { get; set; }

    public Guid? DraftVersion { get; set; }

    /// <summary>The figures that the officer submits with the note as it is: a tick holds for those and no others.</summary>
    public string? ConfirmedFigures { get; set; }

    /// <summary>Which button was pressed.</summary>
    public string? Save { get; set; }

    public bool IsDraft => Save == Draft;

    /// <summary>All figures in one text, to tell whether they are still those that were confirmed.</summary>
    public string FiguresAsTyped => string.Join('|', Value, Numerator, Denominator, YearToDate, Forecast, Reason, JudgedStatus);

    /// <summary>Whether a part of a commentary is typed.</summary>
    public bool HasParts => !Parts.IsEmpty;

    /// <summary>The note as it would be stored.</summary>
    public string? WholeNote => HasParts ? Parts.Compose() : Note;

    /// <summary>Whether the reason was asked for with these figures.</summary>
    public bool IsAboutTheseFigures => DoubtedFigures == FiguresAsTyped;

    private CommentaryParts Parts => CommentaryParts.Of(Why, Doing, ByWhen, ByWhom, Note);

    /// <summary>The form as it is opened.</summary>
    /// <param name="page">The measure, and what is stored.</param>
    /// <param name="startsFromLast">Whether the note is to begin with the last one.</param>
    public static ResultForm From(EntryForm page, bool startsFromLast = false)
    {
        ResultFigures? stored = page.Stored;
        string? note = startsFromLast && page.LastNote is { } last ? last.Text : stored?.Note;
        CommentaryParts? parts = CommentaryParts.Parse(note);
        var form = new ResultForm
        {
            Value = IsWorkedOut(stored, page) ? null : Text(stored?.Value, page.Rules.Unit),
            Numerator = Text(stored?.Numerator, MeasureUnit.Of(page.Rules.Unit).NumeratorUnit),
            Denominator = Text(stored?.Denominator, "number"),
            YearToDate = Text(stored?.YearToDate, page.Rules.Unit),
            Forecast = Text(stored?.Forecast, page.Rules.Unit),
            Reason = stored?.Reason is { } reason ? ReasonText.Token(reason) : null,
            Quality = ReasonText.Token(stored?.Quality ?? ValueQuality.Actual),
            JudgedStatus = stored?.JudgedStatus,
            Label = stored?.Label,
            Note = parts is null ? note : parts.Also,
            Why = parts?.Why,
            Doing = parts?.Doing,
            ByWhen = parts?.ByWhen,
            ByWhom = parts?.ByWhom,
            DoubtReason = stored?.QualityNote,
            ResultVersion = page.ResultVersion,
            DraftVersion = page.DraftVersion,
        };
        form.DoubtedFigures = form.DoubtReason is null ? null : form.FiguresAsTyped;
        return form;
    }

    public ResultSubmission ToSubmission(string code, Period period) => new()
    {
        Code = code,
        Period = period,
        Value = Value,
        Numerator = Numerator,
        Denominator = Denominator,
        YearToDate = YearToDate,
        Forecast = Forecast,
        Reason = Reason,
        Quality = Quality,
        JudgedStatus = JudgedStatus,
        Label = Label,
        Note = Note,
        Why = Why,
        Doing = Doing,
        ByWhen = ByWhen,
        ByWhom = ByWhom,
        IsReasonAsked = IsAboutTheseFigures,
        DoubtReason = IsDraft || IsAboutTheseFigures ? DoubtReason : null,
        Because = Because,
        AsDraft = IsDraft,
        Confirmed = ConfirmedFigures == FiguresAsTyped,
        ResultVersion = ResultVersion,
        DraftVersion = DraftVersion,
    };

    /// <summary>A figure as somebody would type it.</summary>
    public static string? Text(decimal? figure, string unit) => figure is { } number ? FigureFormat.Typed(number, unit) : null;

    // Left blank again, so that a corrected numerator gives a new value instead of an argument with the old one.
    private static bool IsWorkedOut(ResultFigures? stored, EntryForm page) =>
        stored is { Value: { } value, Numerator: { } numerator, Denominator: { } denominator and not 0 }
        && value == FigureFormat.Rounded(numerator * FigureFormat.RatioFactor(page.Rules.Unit) / denominator, FigureFormat.MostDecimals);
}
