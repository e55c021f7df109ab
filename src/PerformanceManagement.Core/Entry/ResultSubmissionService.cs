using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Ratings.Trends;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Entry;

/// <summary>Stores what a contributor typed: all of it in one transaction, or nothing with a reason.</summary>
public sealed class ResultSubmissionService(PerformanceDbContext database, ResultService results, TimeProvider time)
{
    private readonly ResultWriter writer = new(database);

    /// <summary>Saves a draft or submits a result.</summary>
    /// <returns>Saved, refused, a preview of its <see cref="Doubts"/> (unusual and not confirmed), conflict, or null when there is nothing to enter at that address.</returns>
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
        if (ResultLock.NotEnteredBy(actor, form.Measure) is { } notPermitted) throw new NotPermittedException(notPermitted);
        if (form.ClosedBecause is { } closed) return new Refused("", closed);
        var reader = new SubmissionReader(typed, form.Rules, form.CollectsRatio, form.IsJudged, [.. form.Statuses.Select(s => s.Key)]);
        if (reader.Read(out IReadOnlyList<FieldMessage> problems) is not { } figures) return new Refused(problems);
        Outcome? outcome = await database.ChangeAsync(actor, time, (change, token) => StoreAsync(typed, form, figures, change, token), stop);
        return outcome is Saved saved ? reader.With(saved) : outcome;
    }

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
            async (_, token) =>
            {
                (MeasureResult? result, ResultDraft? draft) = await StoredAsync(form.Measure.Id, period, token);
                if (draft is null) return null;
                if (draft.Version != seen) return await ConflictAsync(result, draft, token);
                database.Drafts.Remove(draft);
                string stays = result is null ? "" : $"; {CellText.Of(result, form.Rules)}, submitted before, stays";
                return new Saved($"Threw the draft away: {form.Code} {form.Title}, {period.Label}{stays}");
            },
            stop);
    }

    private async Task<Outcome?> StoreAsync(ResultSubmission typed, EntryForm form, TypedFigures figures, Change change, CancellationToken stop)
    {
        Measure measure = form.Measure;
        (ResultPlace place, MeasureResult? result) = await writer.LoadAsync(measure, typed.Period, stop);
        ResultDraft? draft = await DraftAsync(measure.Id, typed.Period, stop);
        // Asked again inside the transaction: the quarter may have been signed off since the form was read.
        if (place.Lock(WayIn.Form, change.Actor).ForPermitted().Because is { } closed) return new Refused("", closed);

        if (form.Rules.Frequency != Frequency.Survey) figures.Label = result?.Label;
        figures.Source = result?.Source;
        figures.NoteDate = NoteDate(figures, (ResultFigures?)draft ?? result);
        if (!IsAsRead(typed, result, draft)) return await MeanwhileAsync(typed, form, figures, result, draft, stop);
        if (typed.AsDraft)
        {
            StoreDraft(draft, figures, measure.Id, typed.Period, change);
        }
        else
        {
            if (!typed.Confirmed && await DoubtsAsync(figures, typed.Period, form, change.Actor, stop) is { Count: > 0 } doubts) return new Preview<Doubts>(new Doubts(doubts));
            writer.Write(place, result, figures, new ResultChange(WayIn.Form, change.Actor, change.At) { Rules = form.Rules });
            if (draft is not null) database.Drafts.Remove(draft);
        }

        return Stored(typed, form, figures);
    }

    private async Task<(MeasureResult? Result, ResultDraft? Draft)> StoredAsync(int measureId, Period period, CancellationToken stop) => (
        await writer.FindAsync(measureId, period, stop),
        await DraftAsync(measureId, period, stop));

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

    private async Task<IReadOnlyList<FieldMessage>> DoubtsAsync(TypedFigures figures, Period period, EntryForm form, Actor actor, CancellationToken stop)
    {
        Measure measure = form.Measure;
        var typed = new EnteredFigure(period)
        {
            Value = figures.Value,
            Numerator = figures.Numerator,
            Denominator = figures.Denominator,
            YearToDate = figures.YearToDate,
            Reason = figures.Reason,
            JudgedStatus = figures.JudgedStatus,
        };
        FigureReader reader = await FigureReader.OpenAsync(database, [measure.Id], stop, actor);
        List<EnteredFigure> others = [.. (await reader.RecentAsync(measure, period, form.Quarter.End, ResultService.HistoryMonths, stop)).Where(r => r.Period != period).Select(r => r.ToFigure())];
        others = [.. measure.ToDatedRules().Seen(others, period.End)];
        List<FieldMessage> doubts = [.. UnusualValue.Warnings(typed, others, [.. measure.Breaks.Select(b => b.From)], form.Rules).Select(w => new FieldMessage(nameof(ResultSubmission.Value), w))];
        Rating? rating = figures.Note is null ? await RatingAsync([.. others, typed], measure, period, form, stop) : null;
        if (Commentary.IsOwed(rating, figures.Note))
            doubts.Add(new FieldMessage(nameof(ResultSubmission.Note), $"{rating!.Explanation} Add a note that says why, and what is being done."));
        return doubts;
    }

    // Rated as the quarter will report it: a month through its quarter, when it is the last one; a year to date through its year.
    private async Task<Rating?> RatingAsync(IReadOnlyList<EnteredFigure> figures, Measure measure, Period period, EntryForm form, CancellationToken stop)
    {
        var series = ReportedSeries.Of(form.Rules, figures);
        if (series.ReportedPeriod(form.Quarter) is not { } reported || !reported.Contains(period)) return null;
        if ((await results.RatedByAsync(measure, form.Quarter.End, stop)).Scheme is not { } scheme) return null;
        // A month that is not the last does not yet have to answer for the quarter.
        SeriesPoint point = series.Point(reported);
        if (point.IsPartial) return null;
        TargetFigure? target = ResultService.TargetOf(reported, form.Quarter, measure, form.Rules);
        DirectionOfTravel lastYear = new TrendRule(form.Rules, [series.Point(reported.SameLastYear), point], [.. measure.Breaks.Select(b => b.From)], target).SinceLastYear();
        return StatusRule.Rate(point, target, scheme, form.Rules, lastYear);
    }

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
