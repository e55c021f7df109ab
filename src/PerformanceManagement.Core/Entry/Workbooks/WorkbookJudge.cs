using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Results;

namespace PerformanceManagement.Core.Entry.Workbooks;

/// <summary>A row with the form by which it was judged; null where there is none.</summary>
internal sealed record JudgedRow(WorkbookRow Shown, FilledRow Filled, EntryForm? Form);

/// <summary>Judges a row of a filled workbook by what is stored. Pure; it stores nothing and asks nothing.</summary>
internal static class WorkbookJudge
{
    /// <summary>What would become of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="form">The form of its value; null where there is none for the person.</param>
    /// <param name="problem">Why there is none, as a sentence.</param>
    /// <param name="today">The day.</param>
    public static JudgedRow Judge(FilledRow row, EntryForm? form, string problem, DateOnly today)
    {
        var shown = new WorkbookRow(row.Row, row.Code, row.Title, WorkbookRowState.Refused) { Period = row.PeriodRead };
        if (row.Problems.Count > 0) return new JudgedRow(shown with { Problems = row.Problems }, row, null);
        if (form is null) return new JudgedRow(shown with { Problems = [problem] }, row, null);
        shown = shown with
        {
            Title = form.Title,
            Unit = form.Rules.Unit,
            DoubtReason = row.Entry.DoubtReason,
            StoredBy = form.StoredBy,
            StoredAt = form.StoredAt,
            ResultVersion = form.ResultVersion,
            DraftVersion = form.DraftVersion,
        };
        return new JudgedRow(Judge(row, form, shown, today), row, form);
    }

    private static WorkbookRow Judge(FilledRow row, EntryForm form, WorkbookRow shown, DateOnly today)
    {
        bool isStale = row.ResultVersion != form.ResultVersion || row.DraftVersion != form.DraftVersion;
        bool isUntouched = row.FilledWith == WorkbookStamp.Filled(form, row.Entry);
        if (isUntouched && isStale) return shown with { State = WorkbookRowState.Same, Remarks = ["You left the row as it was downloaded, and the value was changed since. What is stored now stays."] };
        if (row.Entry.IsBlank) return shown with { State = WorkbookRowState.Blank };
        if (isUntouched && (!form.IsDraft || form.ClosedBecause is not null)) return shown with { State = WorkbookRowState.Same };
        if (form.ClosedBecause is { } closed) return shown with { Problems = [closed] };
        // Nobody touched it: whatever is wrong with it, nothing is asked and nothing is refused.
        if (isUntouched) return Untouched(row, form, shown, today);
        if (NotAsked(row.Entry, form) is { Count: > 0 } notAsked) return shown with { Problems = notAsked };

        TypedFigures? submitted = Read(row.Entry, form, asDraft: false, out IReadOnlyList<string> problems, out IReadOnlyList<string> remarks);
        TypedFigures? drafted = submitted ?? Read(row.Entry, form, asDraft: true, out _, out remarks);
        if (drafted is null) return shown with { Problems = problems };

        Judgement judged = submitted is null ? new Judgement([], [], null) : EntryJudge.Of(form, submitted, today);
        if (judged.Errors.Count > 0) return shown with { Problems = [.. judged.Errors.Select(Sentence)] };
        // The reason stays with a doubted figure, and with no other.
        drafted.QualityNote = judged.NeedsReason ? drafted.QualityNote ?? form.Stored?.QualityNote : form.Stored?.QualityNote;
        shown = shown with
        {
            Remarks = [.. remarks, .. WorkedOut(row, drafted), .. judged.Doubts.Where(d => !d.NeedsReason).Select(d => d.Message)],
            Doubts = [.. judged.Doubts.Where(d => d.NeedsReason).Select(d => d.Message)],
            DoubtReason = row.Entry.DoubtReason ?? (judged.NeedsReason ? form.Stored?.QualityNote : null),
            Lines = Lines(form, drafted),
        };
        if (form.Stored is { } stored && drafted.SameAs(stored))
        {
            return shown with
            {
                State = !form.IsDraft || submitted is null ? WorkbookRowState.Same : judged.NeedsReason ? WorkbookRowState.Doubted : WorkbookRowState.Drafted,
                Remarks = !form.IsDraft ? [] : [.. shown.Remarks, .. problems.Select(StaysDraft)],
            };
        }

        return isStale ? shown with { State = WorkbookRowState.Conflict, Problems = problems }
            : shown with { State = submitted is null ? WorkbookRowState.Unfinished : judged.NeedsReason ? WorkbookRowState.Doubted : WorkbookRowState.Changed, Problems = problems, Lines = Differing(shown.Lines) };
    }

    // A draft as it was downloaded: it could be submitted, or stays one until more is said on its form.
    private static WorkbookRow Untouched(FilledRow row, EntryForm form, WorkbookRow shown, DateOnly today)
    {
        TypedFigures? figures = Read(row.Entry, form, asDraft: false, out IReadOnlyList<string> problems, out IReadOnlyList<string> remarks);
        if (figures is null) return shown with { State = WorkbookRowState.Same, Remarks = [.. problems.Select(StaysDraft)] };
        Judgement judged = EntryJudge.Of(form, figures, today);
        if (judged.Errors.Count > 0) return shown with { State = WorkbookRowState.Same, Remarks = [.. judged.Errors.Select(e => StaysDraft(Sentence(e)))] };
        if (judged.NeedsReason && figures.QualityNote is null) return shown with { State = WorkbookRowState.Same, Remarks = [.. judged.Doubts.Where(d => d.NeedsReason).Select(d => StaysDraft(d.Message))] };
        // A draft does not hold what is worked out; it is shown what would be submitted.
        return shown with { State = WorkbookRowState.Left, Remarks = [.. remarks, .. WorkedOut(row, figures), .. judged.Doubts.Select(d => d.Message)], Lines = [.. Lines(form, figures).Where(l => l.Filled is not null).Select(l => l with { Stored = l.Filled })] };
    }

    private static IEnumerable<string> WorkedOut(FilledRow row, ResultFigures figures) => row.Entry.Value is null && figures.Value is not null ? ["The value is worked out from numerator and denominator."] : [];

    private static string StaysDraft(string because) => $"It stays a draft. {because}";

    private static List<WorkbookLine> Differing(IReadOnlyList<WorkbookLine> lines) => [.. lines.Where(l => l.Differs)];

    // As it will be stored, so that what is the same is seen to be.
    private static TypedFigures? Read(WorkbookEntry entry, EntryForm form, bool asDraft, out IReadOnlyList<string> problems, out IReadOnlyList<string> remarks)
    {
        var reader = SubmissionReader.Of(form, entry.ToSubmission(form, asDraft));
        TypedFigures? figures = reader.Read(out IReadOnlyList<FieldMessage> found);
        problems = [.. found.Select(Sentence)];
        remarks = reader.Remarks;
        if (figures is null) return null;
        ResultFigures? before = form.Stored;
        if (form.Rules.Frequency != Frequency.Survey) figures.Label = (form.Submitted ?? before)?.Label;
        figures.Source = before?.Source;
        if (figures.Note is not null && figures.Note == before?.Note) figures.NoteDate = before.NoteDate;
        return figures;
    }

    private static string Sentence(FieldMessage problem) => WorkbookColumn.HeadingOf(problem.Field) is { } heading ? $"{heading}: {problem.Message}" : problem.Message;

    private static List<string> NotAsked(WorkbookEntry entry, EntryForm form) =>
    [
        .. WorkbookColumn.Filled.Where(c => !c.IsAskedBy(form) && c.TextOf(entry) is not null)
            .Select(c => $"{c.Heading}: it is not asked of this measure. Clear the cell."),
    ];

    private static List<WorkbookLine> Lines(EntryForm form, ResultFigures filled)
    {
        ResultFigures? stored = form.Stored;
        string unit = form.Rules.Unit, numerator = MeasureUnit.Of(unit).NumeratorUnit;
        WorkbookLine[] all =
        [
            new(WorkbookColumn.Value.Heading, Typed(stored?.Value, unit), Typed(filled.Value, unit)),
            new(WorkbookColumn.Numerator.Heading, Typed(stored?.Numerator, numerator), Typed(filled.Numerator, numerator)),
            new(WorkbookColumn.Denominator.Heading, Typed(stored?.Denominator, "number"), Typed(filled.Denominator, "number")),
            new(WorkbookColumn.YearToDate.Heading, Typed(stored?.YearToDate, unit), Typed(filled.YearToDate, unit)),
            new(WorkbookColumn.Forecast.Heading, Typed(stored?.Forecast, unit), Typed(filled.Forecast, unit)),
            new(WorkbookColumn.Reason.Heading, stored?.Reason is { } was ? ReasonText.Label(was) : null, filled.Reason is { } reason ? ReasonText.Label(reason) : null),
            // How sure a value is says nothing where nothing is stored and nobody says otherwise.
            new(WorkbookColumn.Quality.Heading, stored is null && filled.Quality == ValueQuality.Actual ? null : ReasonText.Token(stored?.Quality ?? ValueQuality.Actual), stored is null && filled.Quality == ValueQuality.Actual ? null : ReasonText.Token(filled.Quality)),
            new(WorkbookColumn.Status.Heading, Status(form, stored), Status(form, filled)),
            new(WorkbookColumn.Label.Heading, form.Rules.Frequency == Frequency.Survey ? stored?.Label : null, form.Rules.Frequency == Frequency.Survey ? filled.Label : null),
            new(WorkbookColumn.Note.Heading, stored?.Note, filled.Note),
            new(WorkbookColumn.DoubtReason.Heading, stored?.QualityNote, filled.QualityNote),
        ];
        return [.. all.Where(l => l.Stored is not null || l.Filled is not null)];
    }

    private static string? Status(EntryForm form, ResultFigures? figures) => figures?.JudgedStatus is { } key ? form.Statuses.FirstOrDefault(s => s.Key == key).Value ?? key : null;

    private static string? Typed(decimal? figure, string unit) => figure is { } number ? FigureFormat.Typed(number, unit) : null;
}
