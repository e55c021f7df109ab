using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings;

namespace PerformanceManagement.Core.Results;

/// <summary>Reads what was typed into figures, strictly, with a sentence for each thing that is wrong.</summary>
internal sealed class SubmissionReader(ResultSubmission typed, MeasureRules rules, bool collectsRatio, bool isJudged, IReadOnlyCollection<string> statusKeys)
{
    // The database holds decimal(18,4).
    private const decimal MostRatio = 100_000_000_000_000m;

    private readonly List<FieldMessage> problems = [];

    /// <summary>The figures read, on a draft that is not yet stored; null when there are problems.</summary>
    public ResultDraft? Read(out IReadOnlyList<FieldMessage> found)
    {
        var figures = new ResultDraft
        {
            Value = FigureInUnit(typed.Value, nameof(typed.Value)),
            Numerator = collectsRatio ? Figure(typed.Numerator, nameof(typed.Numerator)) : null,
            Denominator = collectsRatio ? Figure(typed.Denominator, nameof(typed.Denominator)) : null,
            YearToDate = FigureInUnit(typed.YearToDate, nameof(typed.YearToDate)),
            Forecast = FigureInUnit(typed.Forecast, nameof(typed.Forecast)),
            Reason = Reason(),
            Quality = Quality(),
            JudgedStatus = Judged(),
            Label = SurveyName(),
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

    // The sign of another unit is not dropped silently: the figure may belong to another measure.
    private decimal? FigureInUnit(string? text, string field)
    {
        decimal? value = Figure(text, field);
        bool isMoney = rules.Unit is "£" or "£k";
        if (value is null || (text!.Contains('%', StringComparison.Ordinal) ? rules.Unit == "%" : isMoney || !text.Contains('£', StringComparison.Ordinal))) return value;
        Problem(field, $"“{text.Trim()}” is in {(text.Contains('%', StringComparison.Ordinal) ? "%" : "£")}, but this measure is in {(rules.Unit == "number" ? "plain numbers" : rules.Unit)}");
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

    // It is printed in a cell, so it is one line.
    private string? SurveyName()
    {
        if (rules.Frequency != Frequency.Survey || string.IsNullOrWhiteSpace(typed.Label)) return null;
        string name = string.Concat(typed.Label.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        if (name.Length <= ResultFigures.LabelLength) return name;
        Problem(nameof(typed.Label), $"The name of the survey must be {ResultFigures.LabelLength} characters or fewer; it has {name.Length:N0}");
        return null;
    }

    private string? Note()
    {
        string? note = typed.Note?.Replace("\r\n", "\n", StringComparison.Ordinal);
        // What Word leaves in a paste (vertical tabs, for one) no PDF or workbook can hold.
        note = note is null ? null : string.Concat(note.Where(c => c is '\n' or '\t' || !char.IsControl(c))).Trim();
        if (string.IsNullOrEmpty(note)) return null;
        if (note.Length <= ResultFigures.NoteLength) return note;
        Problem(nameof(typed.Note), $"The note must be {ResultFigures.NoteLength:N0} characters or fewer; it has {note.Length:N0}");
        return null;
    }

    private void CheckTogether(ResultDraft figures)
    {
        // A draft may be half done; it is checked when it is submitted.
        if (typed.AsDraft)
        {
            if (figures.IsEmpty && figures.Numerator is null && figures.Denominator is null && figures.Forecast is null && figures.Note is null)
                Problem(nameof(typed.Value), "There is nothing to save yet: enter a value, a reason or a note");
            return;
        }

        CheckRatio(figures);
        if (problems.Count > 0) return;

        bool hasFigure = figures.Value is not null || figures.YearToDate is not null || figures.Numerator is not null;
        if (hasFigure && figures.Reason is not null) Problem(nameof(typed.Reason), "Enter a value or select a reason why there is none, not both");
        if (figures.IsEmpty) Problem(nameof(typed.Value), "Enter a value, or select a reason why there is none");
        if (!hasFigure) (figures.Quality, figures.JudgedStatus) = (ValueQuality.Actual, null);
    }

    private void CheckRatio(ResultDraft figures)
    {
        if ((figures.Numerator is null) != (figures.Denominator is null))
            Problem(figures.Numerator is null ? nameof(typed.Numerator) : nameof(typed.Denominator), $"Enter the {(figures.Numerator is null ? "numerator" : "denominator")} as well, or leave both blank");
        if (figures.Denominator < 0 || (figures.Denominator == 0 && figures.Numerator is not (null or 0))) Problem(nameof(typed.Denominator), "The denominator must be more than 0");
        if (problems.Count > 0 || figures is not { Numerator: { } numerator, Denominator: { } denominator }) return;
        if (Ratio.Of(numerator, denominator, rules.Unit) is not { } ratio)
        {
            if (figures.Value is not null) Problem(nameof(typed.Value), "0 out of 0 means that there were no cases, and has no value: leave the value blank");
            return;
        }

        if (Math.Abs(ratio) >= MostRatio)
            Problem(nameof(typed.Numerator), $"{numerator:#,0.####} out of {denominator:#,0.####} makes a figure too large to hold");
        else if (figures.Value is { } value && !Ratio.Agrees(value, ratio, rules.Decimals))
            Problem(nameof(typed.Value), $"{rules.Display(value)} does not match {numerator:#,0.####} out of {denominator:#,0.####}, which makes {rules.Display(ratio)}");
        else
            figures.Value ??= FigureFormat.Rounded(ratio, Measure.MostDecimals);
    }

    private void Problem(string field, string message) => problems.Add(new FieldMessage(field, message));
}
