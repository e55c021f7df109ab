using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Entry.Checks;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Ratings.Trends;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Entry;

/// <summary>What becomes of figures that were typed into a form.</summary>
/// <param name="Errors">Why they cannot be submitted, field by field; empty where they can.</param>
/// <param name="Doubts">What is doubtful about them; looked for where they can be submitted.</param>
/// <param name="Rating">How the quarter will be rated with them; null where it will not.</param>
public sealed record Judgement(IReadOnlyList<FieldMessage> Errors, IReadOnlyList<FigureDoubt> Doubts, Rating? Rating)
{
    /// <summary>Whether a reason is asked for, which stays with the figure.</summary>
    public bool NeedsReason => Doubts.Any(d => d.NeedsReason);

    /// <summary>Whether the worst status asks for a commentary.</summary>
    public bool OwesCommentary => Rating is { IsWorst: true };
}

/// <summary>
/// Judges what was typed into a form, on a page, in a grid or a workbook, by what was read for the form: it asks the database nothing. A draft is judged
/// in the same way, and stored all the same, because it may be half done.
/// </summary>
public static class EntryJudge
{
    /// <summary>The doubt that the worst status has no commentary.</summary>
    public const string NoCommentary = "commentary";

    /// <summary>The doubt that a part of the commentary is missing.</summary>
    public const string PartMissing = "commentary-part";

    /// <summary>What becomes of what was typed: what cannot be read is an error as well.</summary>
    /// <param name="form">The form it was typed into.</param>
    /// <param name="typed">What was typed, judged as if it were submitted.</param>
    /// <param name="today">The day.</param>
    public static Judgement Of(EntryForm form, ResultSubmission typed, DateOnly today) =>
        SubmissionReader.Of(form, typed with { AsDraft = false }).Read(out IReadOnlyList<FieldMessage> problems) is { } figures ? Of(form, figures, today) : new Judgement(problems, [], null);

    /// <summary>What becomes of figures.</summary>
    /// <param name="form">The form they belong to.</param>
    /// <param name="figures">The figures, as they would be stored.</param>
    /// <param name="today">The day.</param>
    public static Judgement Of(EntryForm form, ResultFigures figures, DateOnly today)
    {
        EnteredFigure typed = figures.ToFigure(form.Period);
        CheckedFigure figure = Checked(form, typed);
        IReadOnlyList<FieldMessage> errors = FigureChecks.Errors(figure);
        Rating? rating = RatingOf(form, typed);
        if (errors.Count > 0) return new Judgement(errors, [], rating);
        return new Judgement([], [.. FigureChecks.Doubts(figure), .. Owed(rating, figures.Note), .. NoteChecks.Doubts(figures.Note, form.LastNote, form.NoteLimit, today)], rating);
    }

    private static CheckedFigure Checked(EntryForm form, EnteredFigure typed)
    {
        Measure measure = form.Measure;
        return CheckedFigure.Of(typed, form.Others, [.. measure.Breaks.Select(b => b.From)], form.Rules) with
        {
            CollectsRatio = form.CollectsRatio,
            Wording = $"{measure.Title} {measure.Definition}",
            Targets = [.. measure.Targets.SelectMany(t => new[] { t.Value, t.Low, t.High, t.Floor }).OfType<decimal>()],
            PartsMake = form.PartsMake,
            Parts = form.MadeFrom,
            Wholes = form.Wholes,
        };
    }

    private static IEnumerable<FigureDoubt> Owed(Rating? rating, string? note)
    {
        if (rating is not { IsWorst: true }) return [];
        if (Commentary.IsOwed(rating, note))
            return [new FigureDoubt(NoCommentary, nameof(ResultSubmission.Note), $"{rating.Explanation} Add a note that says why, and what is being done.", NeedsReason: false)];
        // A note that was written freely answers for itself.
        if (CommentaryParts.Parse(note) is not { } parts) return [];
        (string Field, string? Text, string Ask)[] asked =
        [
            (nameof(ResultSubmission.Why), parts.Why, "Say why the figure is what it is."),
            (nameof(ResultSubmission.Doing), parts.Doing, "Say what is being done."),
            (nameof(ResultSubmission.ByWhen), parts.ByWhen, "Say by when it will be done."),
            (nameof(ResultSubmission.ByWhom), parts.ByWhom, "Say who does it, by role."),
        ];
        return asked.Where(a => a.Text is null).Select(a => new FigureDoubt(PartMissing, a.Field, a.Ask, NeedsReason: false));
    }

    // Rated as the quarter will report it: a month through its quarter, when it is the last one; a year to date through its year.
    private static Rating? RatingOf(EntryForm form, EnteredFigure typed)
    {
        if (form.Scheme is not { } scheme) return null;
        var series = ReportedSeries.Of(form.Rules, [.. form.Others, typed]);
        if (series.ReportedPeriod(form.Quarter) is not { } reported || !reported.Contains(typed.Period)) return null;
        // A month that is not the last does not yet have to answer for the quarter.
        SeriesPoint point = series.Point(reported);
        if (point.IsPartial) return null;
        TargetFigure? target = ResultService.TargetOf(reported, form.Quarter, form.Measure, form.Rules);
        DirectionOfTravel lastYear = new TrendRule(form.Rules, [series.Point(reported.SameLastYear), point], [.. form.Measure.Breaks.Select(b => b.From)], target).SinceLastYear();
        return StatusRule.Rate(point, target, scheme, form.Rules, lastYear);
    }
}
