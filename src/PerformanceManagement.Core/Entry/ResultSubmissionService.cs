using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Entry.Checks;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Entry;

/// <summary>Stores what a contributor typed: all of it in one transaction, or nothing with a reason.</summary>
public sealed class ResultSubmissionService(PerformanceDbContext database, ResultService results, TimeProvider time)
{
    private readonly ResultWriter writer = new(database);

    /// <summary>Saves a draft or submits a result.</summary>
    /// <returns>Saved, refused, a preview of its <see cref="Doubts"/> (unusual, and neither explained nor confirmed), conflict, or null when there is nothing to enter at that address.</returns>
    /// <exception cref="NotPermittedException">The actor may not enter this measure.</exception>
    public async Task<Outcome?> SubmitAsync(ResultSubmission typed, Actor actor, CancellationToken stop = default) =>
        await results.FindAsync(typed.Code, typed.Period, actor, stop) is { } form ? await SubmitAsync(form, typed, actor, stop) : null;

    /// <summary>Saves a draft or submits a result to a form that was read already: what is refused is judged by it, without another question to the database.</summary>
    /// <param name="form">The form, read for the same actor.</param>
    /// <param name="typed">What was typed into it.</param>
    /// <param name="actor">Who.</param>
    /// <param name="stop">Cancels.</param>
    /// <inheritdoc cref="SubmitAsync(ResultSubmission, Actor, CancellationToken)" path="/returns" />
    /// <inheritdoc cref="SubmitAsync(ResultSubmission, Actor, CancellationToken)" path="/exception" />
    public async Task<Outcome?> SubmitAsync(EntryForm form, ResultSubmission typed, Actor actor, CancellationToken stop = default)
    {
        if (ResultLock.NotEnteredBy(actor, form.Measure, form.Task?.GivenToId is { } given ? [given] : []) is { } notPermitted) throw new NotPermittedException(notPermitted);
        if (form.ClosedBecause is { } closed) return new Refused("", closed);
        SubmissionReader reader = SubmissionReader.Of(form, typed);
        if (reader.Read(out IReadOnlyList<FieldMessage> problems) is not { } figures) return new Refused(problems);
        if (!typed.AsDraft && EntryJudge.Of(form, figures, BritishDay.Today(time)) is { Errors: { Count: > 0 } errors }) return new Refused(errors);
        Outcome? outcome = await database.ChangeAsync(actor, time, (change, token) => StoreAsync(typed, form, figures, change, token), stop);
        return outcome is Saved saved ? reader.With(saved) : outcome;
    }

    /// <summary>The versions of what this service saved for a measure's period in its last change, for who goes on from there.</summary>
    internal (Guid? Result, Guid? Draft) VersionsOf(int measureId, Period period) => (
        database.Results.Local.FirstOrDefault(r => r.MeasureId == measureId && r.Period == period)?.Version,
        database.Drafts.Local.FirstOrDefault(d => d.MeasureId == measureId && d.Period == period)?.Version);

    /// <summary>Throws a draft away, as somebody saw it. What was submitted before it stays.</summary>
    /// <param name="code">The measure's code.</param>
    /// <param name="period">The period.</param>
    /// <param name="seen">The version of the draft that was shown.</param>
    /// <param name="actor">Who.</param>
    /// <param name="stop">Cancels it.</param>
    /// <returns>Saved, with a summary; a conflict where the draft is another by now; refused where the period is closed; null where there is no such measure or draft.</returns>
    /// <exception cref="NotPermittedException">The actor does not enter this measure.</exception>
    public async Task<Outcome?> DiscardDraftAsync(string code, Period period, Guid? seen, Actor actor, CancellationToken stop = default)
    {
        if (await results.FindAsync(code, period, actor, stop) is not { } form) return null;
        if (form.ClosedBecause is { } closed) return new Refused("", closed);
        return await database.ChangeAsync(
            actor,
            time,
            async (change, token) =>
            {
                (ResultPlace place, MeasureResult? result) = await writer.LoadAsync(form.Measure, period, BritishDay.Today(time), token);
                ResultDraft? draft = await DraftAsync(form.Measure.Id, period, token);
                if (draft is null) return null;
                if (draft.Version != seen) return await ConflictAsync(result, draft, token);
                database.Drafts.Remove(draft);
                writer.Discarded(place, new ResultChange(WayIn.Form, change.Actor, change.At));
                string stays = result is null ? "" : $"; {CellText.Of(result, form.Rules)}, submitted before, stays";
                return new Saved($"Threw the draft away: {form.Code} {form.Title}, {period.Label}{stays}");
            },
            stop);
    }

    private async Task<Outcome?> StoreAsync(ResultSubmission typed, EntryForm form, TypedFigures figures, Change change, CancellationToken stop)
    {
        Measure measure = form.Measure;
        (ResultPlace place, MeasureResult? result) = await writer.LoadAsync(measure, typed.Period, BritishDay.Today(time), stop);
        ResultDraft? draft = await DraftAsync(measure.Id, typed.Period, stop);
        // Asked again inside the transaction: the quarter may have been signed off since the form was read.
        if (place.Lock(WayIn.Form, change.Actor).ForPermitted().Because is { } closed) return new Refused("", closed);

        if (form.Rules.Frequency != Frequency.Survey) figures.Label = result?.Label;
        figures.Source = result?.Source;
        figures.NoteDate = NoteDate(figures, (ResultFigures?)draft ?? result);
        IReadOnlyList<FigureDoubt> doubts = typed.AsDraft ? [] : Unanswered(typed, form, figures, result);
        if (!IsAsRead(typed, result, draft)) return await MeanwhileAsync(typed, form, figures, result, draft, stop);
        if (typed.AsDraft)
        {
            StoreDraft(draft, figures, measure.Id, typed.Period, change);
            writer.Drafted(place, new ResultChange(WayIn.Form, change.Actor, change.At));
        }
        else
        {
            if (doubts.Count > 0) return Asked(typed, figures, doubts);
            writer.Write(place, result, figures, new ResultChange(WayIn.Form, change.Actor, change.At) { Rules = form.Rules });
            if (draft is not null) database.Drafts.Remove(draft);
        }

        return Stored(typed, form, figures);
    }

    private Task<ResultDraft?> DraftAsync(int measureId, Period period, CancellationToken stop) =>
        database.Drafts.FirstOrDefaultAsync(d => d.MeasureId == measureId && d.Period == period, stop);

    private static bool IsAsRead(ResultSubmission typed, MeasureResult? result, ResultDraft? draft) =>
        result?.Version == typed.ResultVersion && draft?.Version == typed.DraftVersion;

    // A second click on the button, or two people who typed the same, is no conflict: what was to be stored is stored.
    private async Task<Outcome> MeanwhileAsync(ResultSubmission typed, EntryForm form, TypedFigures figures, MeasureResult? result, ResultDraft? draft, CancellationToken stop)
    {
        ResultFigures? wanted = typed.AsDraft ? draft : draft is null ? result : null;
        return wanted is not null && figures.SameAs(wanted) ? Stored(typed, form, figures) : await ConflictAsync(result, draft, stop);
    }

    private static Saved Stored(ResultSubmission typed, EntryForm form, TypedFigures figures) => new(
        $"{(typed.AsDraft ? "Saved as a draft" : "Submitted")}: {form.Code} {form.Title}, {CellText.Of(figures, form.Rules)} for {typed.Period.Label}");

    private void StoreDraft(ResultDraft? draft, TypedFigures figures, int measureId, Period period, Change change)
    {
        if (draft is null)
        {
            draft = new ResultDraft { MeasureId = measureId, Period = period };
            database.Drafts.Add(draft);
        }

        draft.Replace(figures, change.Actor.UserId ?? throw new NotPermittedException("Only a signed-in user can save a draft."), change.At);
    }

    // All that is doubted, where something of it is neither answered with a reason nor ticked. The reason stays with a doubted figure, and with no other.
    private IReadOnlyList<FigureDoubt> Unanswered(ResultSubmission typed, EntryForm form, TypedFigures figures, MeasureResult? result)
    {
        Judgement judged = EntryJudge.Of(form, figures, BritishDay.Today(time));
        string? reason = figures.QualityNote ?? (result is not null && HasSameFigures(result, figures) ? result.QualityNote : null);
        figures.QualityNote = judged.NeedsReason ? reason : null;
        bool isAnswered = (reason is not null || !judged.NeedsReason) && (typed.Confirmed || judged.Doubts.All(d => d.NeedsReason));
        return isAnswered ? [] : judged.Doubts;
    }

    private static Outcome Asked(ResultSubmission typed, TypedFigures figures, IReadOnlyList<FigureDoubt> doubts)
    {
        var preview = new Preview<Doubts>(new Doubts(doubts));
        return typed.IsReasonAsked && figures.QualityNote is null && doubts.Any(d => d.NeedsReason)
            ? new Refused(nameof(typed.DoubtReason), "Say why the figure is right, or correct it") { Unanswered = preview }
            : preview;
    }

    private static bool HasSameFigures(ResultFigures one, ResultFigures other) =>
        one.Value == other.Value && one.Numerator == other.Numerator && one.Denominator == other.Denominator && one.YearToDate == other.YearToDate && one.Reason == other.Reason;

    private async Task<Conflict<TheirFigures>> ConflictAsync(MeasureResult? result, ResultDraft? draft, CancellationToken stop)
    {
        ResultFigures theirs = draft is not null ? draft : result is not null ? result : new ResultDraft();
        int? byId = draft is not null ? draft.SavedById : result?.SubmittedById;
        string? by = byId is null ? null : await database.UserNameQuery(byId.Value).FirstOrDefaultAsync(stop);
        return new Conflict<TheirFigures>(new TheirFigures(theirs, by, byId, draft?.SavedAt ?? result?.SubmittedAt ?? time.GetUtcNow().UtcDateTime, result?.Version, draft?.Version));
    }

    // The date of a note is the day it was last changed.
    private DateOnly? NoteDate(TypedFigures figures, ResultFigures? before) =>
        figures.Note is null ? null : figures.Note == before?.Note ? before.NoteDate : BritishDay.Today(time);
}
