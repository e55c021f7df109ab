using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Results;

namespace PerformanceManagement.Core.Entry;

/// <summary>Reads what was typed into figures, strictly, with a sentence for each thing that is wrong.</summary>
internal sealed class SubmissionReader(ResultSubmission typed, MeasureRules rules, bool collectsRatio, bool isJudged, IReadOnlyCollection<string> statusKeys)
{
    // The database holds decimal(18,4).
    private const decimal MostRatio = 100_000_000_000_000m;

    /// <summary>A reader of what was typed into a form.</summary>
    public static SubmissionReader Of(EntryForm form, ResultSubmission typed) => new(typed, form.Rules, form.CollectsRatio, form.IsJudged, [.. form.Statuses.Select(s => s.Key)]);

    private readonly List<FieldMessage> problems = [];
    private readonly List<string> remarks = [];

    /// <summary>What was done to the figures that were typed, in sentences.</summary>
    public IReadOnlyList<string> Remarks => remarks;

    /// <summary>The figures read; null when there are problems.</summary>
    public TypedFigures? Read(out IReadOnlyList<FieldMessage> found)
    {
        FigureRead? value = string.IsNullOrWhiteSpace(typed.Value) ? null : Noted(nameof(typed.Value), FigureParser.Read(typed.Value, rules.Unit, rules.Decimals));
        var figures = new TypedFigures
        {
            Value = value?.Value,
            Numerator = collectsRatio ? Figure(typed.Numerator, MeasureUnit.Of(rules.Unit).NumeratorUnit, nameof(typed.Numerator)) : null,
            Denominator = collectsRatio ? Figure(typed.Denominator, "number", nameof(typed.Denominator)) : null,
            YearToDate = Figure(typed.YearToDate, rules.Unit, nameof(typed.YearToDate)),
            Forecast = Figure(typed.Forecast, rules.Unit, nameof(typed.Forecast)),
            Reason = Reason(value),
            Quality = Quality(value),
            JudgedStatus = Judged(),
            Label = SurveyName(),
            Note = Note(),
            QualityNote = DoubtReason(),
        };
        if (problems.Count == 0) CheckTogether(figures);
        found = problems;
        return problems.Count == 0 ? figures : null;
    }

    /// <summary>The same with what was done to the figures that were typed (rounded to what is stored, read as a small share): the page that follows says it, since the form is gone.</summary>
    public Saved With(Saved saved) => remarks.Count == 0 ? saved : saved with { Summary = $"{saved.Summary}. {string.Join(' ', remarks).TrimEnd('.')}" };

    private decimal? Figure(string? text, string unit, string field) =>
        string.IsNullOrWhiteSpace(text) ? null : Noted(field, FigureParser.Read(text, unit, rules.Decimals).FigureOnly()).Value;

    private FigureRead Noted(string field, FigureRead read)
    {
        if (read.Problem is not null) Problem(field, read.Problem);
        if (read.Remark is not null) remarks.Add(read.Remark);
        return read;
    }

    // What is typed in the place of the figure ("[c]", "TBC") is a reason like one that is chosen.
    private ReasonForNoValue? Reason(FigureRead? value)
    {
        if (string.IsNullOrEmpty(typed.Reason)) return value?.Reason;
        ReasonForNoValue? reason = ReasonText.FromToken(typed.Reason);
        if (reason is null) Problem(nameof(typed.Reason), "Select a reason from the list");
        else if (value?.Reason is { } said && said != reason) Problem(nameof(typed.Reason), $"{ReasonText.Label(reason.Value)} is selected, but {value.Quoted} means {ReasonText.Label(said).ToLowerInvariant()}: leave the value blank");
        return reason;
    }

    private ValueQuality Quality(FigureRead? value)
    {
        // Actual is what stands there before anyone chooses.
        if (value?.Quality is { } said && (string.IsNullOrEmpty(typed.Quality) || typed.Quality == ReasonText.Token(ValueQuality.Actual))) return said;
        if (string.IsNullOrEmpty(typed.Quality)) return ValueQuality.Actual;
        foreach (ValueQuality quality in Enum.GetValues<ValueQuality>())
        {
            if (ReasonText.Token(quality) != typed.Quality) continue;
            if (value?.Quality is { } marked && marked != quality) Problem(nameof(typed.Quality), $"{ReasonText.Token(quality)} is selected, but the figure is marked as {ReasonText.Token(marked)}");
            return quality;
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

    // What Word leaves in a paste (vertical tabs, for one) no PDF or workbook can hold.
    private string? Note()
    {
        var parts = CommentaryParts.Of(typed.Why, typed.Doing, ByWhen(typed.ByWhen, nameof(typed.ByWhen)), typed.ByWhom, typed.Note);
        // Typed under its headings, as in a table or a workbook, it is the same note.
        if (parts.IsEmpty && CommentaryParts.Parse(typed.Note) is { } written) parts = written with { ByWhen = ByWhen(written.ByWhen, nameof(typed.Note)) };
        string? note = parts.IsEmpty ? typed.Note?.Replace("\r\n", "\n", StringComparison.Ordinal) : parts.Compose();
        note = note is null ? null : string.Concat(note.Where(c => c is '\n' or '\t' || !char.IsControl(c))).Trim();
        // Headings that were set out and not answered say nothing.
        if (string.IsNullOrEmpty(note) || CommentaryParts.IsUnanswered(note)) return null;
        if (note.Length <= ResultFigures.NoteLength) return note;
        Problem(nameof(typed.Note), $"The note must be {ResultFigures.NoteLength:N0} characters or fewer; it has {note.Length:N0}");
        return null;
    }

    // Written as dates are everywhere, so that it can be read again; a draft keeps what cannot be read.
    private string? ByWhen(string? text, string field)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (DateParser.TryRead(text, out DateOnly day, out string? problem)) return FigureFormat.Date(day);
        if (!typed.AsDraft) Problem(field, problem);
        return text;
    }

    // It is printed under a table, so it is one paragraph.
    private string? DoubtReason()
    {
        string reason = string.Concat((typed.DoubtReason ?? "").Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        if (reason.Length > ResultFigures.QualityNoteLength)
            Problem(nameof(typed.DoubtReason), $"The reason must be {ResultFigures.QualityNoteLength:N0} characters or fewer; it has {reason.Length:N0}");
        return reason.Length == 0 ? null : reason;
    }

    private void CheckTogether(TypedFigures figures)
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

    private void CheckRatio(TypedFigures figures)
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
            figures.Value ??= FigureFormat.Rounded(ratio, FigureFormat.MostDecimals);
    }

    private void Problem(string field, string message) => problems.Add(new FieldMessage(field, message));
}
