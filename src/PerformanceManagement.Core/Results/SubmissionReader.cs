using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Ratings;

namespace PerformanceManagement.Core.Results;

/// <summary>Reads what was typed into figures, strictly, with a sentence for each thing that is wrong.</summary>
internal sealed class SubmissionReader(ResultSubmission typed, MeasureRules rules, bool collectsRatio, bool isJudged, IReadOnlyCollection<string> statusKeys)
{
    private readonly List<FieldMessage> problems = [];

    /// <summary>The figures read, on a draft that is not yet stored; null when there are problems.</summary>
    public ResultDraft? Read(out IReadOnlyList<FieldMessage> found)
    {
        var figures = new ResultDraft
        {
            Value = Figure(typed.Value, nameof(typed.Value)),
            Numerator = collectsRatio ? Figure(typed.Numerator, nameof(typed.Numerator)) : null,
            Denominator = collectsRatio ? Figure(typed.Denominator, nameof(typed.Denominator)) : null,
            YearToDate = Figure(typed.YearToDate, nameof(typed.YearToDate)),
            Reason = Reason(),
            Quality = Quality(),
            JudgedStatus = Judged(),
            Note = Note(),
        };
        if (problems.Count == 0) CheckTogether(figures);
        found = problems;
        return problems.Count == 0 ? figures : null;
    }

    private decimal? Figure(string? text, string field)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (FigureParser.TryRead(text, out decimal value, out string? problem)) return value;
        Problem(field, problem);
        return null;
    }

    private ReasonForNoValue? Reason()
    {
        if (string.IsNullOrEmpty(typed.Reason)) return null;
        ReasonForNoValue? reason = ReasonText.FromToken(typed.Reason);
        if (reason is null) Problem(nameof(typed.Reason), "Select a reason from the list");
        return reason;
    }

    private ValueQuality Quality()
    {
        if (string.IsNullOrEmpty(typed.Quality)) return ValueQuality.Actual;
        foreach (ValueQuality quality in Enum.GetValues<ValueQuality>())
        {
            if (ReasonText.Token(quality) == typed.Quality) return quality;
        }

        Problem(nameof(typed.Quality), "Select actual, provisional or estimated");
        return ValueQuality.Actual;
    }

    private string? Judged()
    {
        if (!isJudged || string.IsNullOrEmpty(typed.JudgedStatus)) return null;
        if (statusKeys.Contains(typed.JudgedStatus)) return typed.JudgedStatus;
        Problem(nameof(typed.JudgedStatus), "Select a status from the list");
        return null;
    }

    private string? Note()
    {
        string? note = typed.Note?.Replace("\r\n", "\n", StringComparison.Ordinal).Trim();
        if (string.IsNullOrEmpty(note)) return null;
        if (note.Length <= ResultFigures.NoteLength) return note;
        Problem(nameof(typed.Note), $"The note must be {ResultFigures.NoteLength:N0} characters or fewer; it has {note.Length:N0}");
        return null;
    }

    private void CheckTogether(ResultDraft figures)
    {
        if ((figures.Numerator is null) != (figures.Denominator is null))
            Problem(figures.Numerator is null ? nameof(typed.Numerator) : nameof(typed.Denominator), $"Enter the {(figures.Numerator is null ? "numerator" : "denominator")} as well, or leave both blank");
        if (figures.Denominator == 0) Problem(nameof(typed.Denominator), "The denominator cannot be 0");
        if (problems.Count > 0) return;

        WorkOutRatio(figures);
        bool hasFigure = figures.Value is not null || figures.YearToDate is not null;
        if (hasFigure && figures.Reason is not null)
            Problem(nameof(typed.Reason), "Enter a value or select a reason why there is none, not both");
        if (!typed.AsDraft && figures.IsEmpty)
            Problem(nameof(typed.Value), "Enter a value, or select a reason why there is none");
        if (typed.AsDraft && figures.IsEmpty && figures.Note is null)
            Problem("", "There is nothing to save yet: enter a value, a reason or a note");
    }

    private void WorkOutRatio(ResultDraft figures)
    {
        if (figures.Numerator is not { } numerator || figures.Denominator is not { } denominator) return;
        decimal ratio = numerator * FigureFormat.RatioFactor(rules.Unit) / denominator;
        if (figures.Value is { } value && rules.Rounded(value) != rules.Rounded(ratio))
        {
            Problem(nameof(typed.Value), $"{rules.Display(value)} does not match {numerator:0.####} out of {denominator:0.####}, which makes {rules.Display(ratio)}");
            return;
        }

        // Kept at the precision of the database; it is displayed and compared at the measure's.
        figures.Value ??= FigureFormat.Rounded(ratio, Measure.MostDecimals);
    }

    private void Problem(string field, string message) => problems.Add(new FieldMessage(field, message));
}
