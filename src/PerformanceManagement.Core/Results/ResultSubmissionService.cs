using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Results;

/// <summary>Stores what a contributor typed: all of it in one transaction, or nothing with a reason.</summary>
public sealed class ResultSubmissionService(PerformanceDbContext database, ResultService results, TimeProvider time)
{
    /// <summary>Saves a draft or submits a result.</summary>
    /// <returns>Saved, refused, doubtful (unusual and not confirmed), conflict, or null when there is nothing to enter at that address.</returns>
    /// <exception cref="NotPermittedException">The actor may not enter this measure.</exception>
    public async Task<SubmissionOutcome?> SubmitAsync(ResultSubmission typed, Actor actor, CancellationToken stop = default)
    {
        if (await results.FindAsync(typed.Code, typed.Period, actor, stop) is not { } form) return null;
        var reader = new SubmissionReader(typed, form.Rules, form.CollectsRatio, form.IsJudged, [.. form.Statuses.Select(s => s.Key)]);
        if (reader.Read(out IReadOnlyList<FieldMessage> problems) is not { } figures) return new SubmissionRefused(problems);

        Measure measure = await ResultService.MeasureQuery(database, typed.Code).SingleAsync(stop);
        return await database.InTransactionAsync(token => StoreAsync(typed, actor, measure, form, figures, token), stop);
    }

    private async Task<SubmissionOutcome> StoreAsync(ResultSubmission typed, Actor actor, Measure measure, EntryForm form, ResultDraft figures, CancellationToken stop)
    {
        MeasureResult? result = await database.Results.FirstOrDefaultAsync(r => r.MeasureId == measure.Id && r.Period == typed.Period, stop);
        ResultDraft? draft = await database.Drafts.FirstOrDefaultAsync(d => d.MeasureId == measure.Id && d.Period == typed.Period, stop);
        if (result?.Version != typed.ResultVersion || draft?.Version != typed.DraftVersion)
            return await ConflictAsync(result, draft, stop);
        if (result is not null && await SignedOffInAsync(typed.Period, form.Rules, stop) is { } quarter)
            return new SubmissionRefused([new FieldMessage("", $"{typed.Period.Label} was signed off with {quarter.Label}, so its figure cannot be changed here.")]);

        figures.Label = result?.Label;
        figures.Source = result?.Source;
        figures.NoteDate = NoteDate(figures, (ResultFigures?)draft ?? result);
        if (typed.AsDraft)
        {
            StoreDraft(draft, figures, measure.Id, typed.Period, actor);
        }
        else
        {
            if (!typed.Confirmed && await DoubtsAsync(figures, measure, typed.Period, form, stop) is { Count: > 0 } doubts) return new SubmissionDoubtful(doubts);
            StoreResult(result, figures, measure, typed.Period, form.Rules, actor);
            if (draft is not null) database.Drafts.Remove(draft);
        }

        try
        {
            await database.SaveChangesAsync(stop);
        }
        catch (Exception lost) when (lost is DbUpdateConcurrencyException || (lost is DbUpdateException && (result is null || draft is null)))
        {
            // Someone else saved between our reading and our writing; what is stored now is theirs.
            database.ChangeTracker.Clear();
            result = await database.Results.AsNoTracking().FirstOrDefaultAsync(r => r.MeasureId == measure.Id && r.Period == typed.Period, stop);
            draft = await database.Drafts.AsNoTracking().FirstOrDefaultAsync(d => d.MeasureId == measure.Id && d.Period == typed.Period, stop);
            if (result?.Version == typed.ResultVersion && draft?.Version == typed.DraftVersion) throw;
            return await ConflictAsync(result, draft, stop);
        }

        string text = ResultService.CellText(figures, form.Rules);
        return new SubmissionSaved(typed.AsDraft, $"{(typed.AsDraft ? "Saved as a draft" : "Submitted")}: {measure.Code} {measure.Title}, {text} for {typed.Period.Label}.");
    }

    private void StoreDraft(ResultDraft? draft, ResultDraft figures, int measureId, Period period, Actor actor)
    {
        if (draft is null)
        {
            draft = new ResultDraft { MeasureId = measureId, Period = period };
            database.Drafts.Add(draft);
        }

        draft.CopyFrom(figures);
        draft.SavedAt = Now;
        draft.SavedById = actor.UserId ?? throw new NotPermittedException("Only a signed-in user can save a draft.");
    }

    private void StoreResult(MeasureResult? result, ResultDraft figures, Measure measure, Period period, MeasureRules rules, Actor actor)
    {
        string now = ResultService.CellText(figures, rules);
        string summary = result is null
            ? $"Submitted {now} for {period.Label}."
            : result.Value == figures.Value && result.Reason == figures.Reason
                ? $"Changed the note or details for {period.Label}; the figure stays {now}."
                : $"Changed {period.Label} from {ResultService.CellText(result, rules)} to {now}.";
        if (result is null)
        {
            result = new MeasureResult { MeasureId = measure.Id, Period = period, PeriodEnd = period.End };
            database.Results.Add(result);
        }
        else if (result.SameAs(figures))
        {
            return;
        }
        else
        {
            var before = new Restatement { MeasureResultId = result.Id, ReplacedAt = Now, ReplacedById = actor.UserId };
            before.CopyFrom(result);
            database.Restatements.Add(before);
        }

        result.CopyFrom(figures);
        result.SubmittedAt = Now;
        result.SubmittedById = actor.UserId;
        database.Audit.Add(new AuditEntry
        {
            At = Now,
            UserId = actor.UserId,
            Actor = actor.Name,
            Action = "result.submitted",
            MeasureId = measure.Id,
            Period = period.Token,
            Summary = summary,
        });
    }

    private async Task<IReadOnlyList<FieldMessage>> DoubtsAsync(ResultDraft figures, Measure measure, Period period, EntryForm form, CancellationToken stop)
    {
        if (figures.Value is not { } value) return [];
        List<MeasureResult> recent = await ResultService.RecentOfQuery(database, measure.Id, period.End.AddMonths(-60), period.End).ToListAsync(stop);
        List<decimal> earlier = [.. ResultService.LastValues(recent, period).Where(r => r.Value is not null).Select(r => r.Value!.Value)];
        List<FieldMessage> doubts = [.. UnusualValue.Warnings(value, earlier, form.Rules).Select(w => new FieldMessage(nameof(ResultSubmission.Value), w))];
        if (figures.Note is null && await RatingAsync(figures, measure, period, form, stop) is { IsWorst: true } rating)
            doubts.Add(new FieldMessage(nameof(ResultSubmission.Note), $"This value is rated “{rating.Label}”. Committees ask why, and what is being done: add a note."));
        return doubts;
    }

    private async Task<Rating?> RatingAsync(ResultDraft figures, Measure measure, Period period, EntryForm form, CancellationToken stop)
    {
        // A year-to-date or monthly figure is rated through its series, which needs the whole quarter; only a figure rated as typed is judged here.
        if (form.Rules.Basis != ReportingBasis.InPeriod || form.Rules.Entry == EntryBasis.YearToDate || form.Rules.Frequency == Frequency.Month) return null;
        if (await results.SchemeOfAsync(measure.SchemeName, form.Quarter.End, stop) is not { } scheme) return null;
        TargetFigure? target = TargetChoice.For(period, [.. measure.Targets.Select(t => new TargetFigure(t.Period, t.Value, t.Low, t.High, t.Words))], form.Rules);
        return StatusRule.Rate(new SeriesPoint(period) { Value = figures.Value, JudgedStatus = figures.JudgedStatus, Origin = PointOrigin.Entered }, target, scheme, form.Rules);
    }

    private async Task<Period?> SignedOffInAsync(Period period, MeasureRules rules, CancellationToken stop)
    {
        Period quarter = EntryRules.QuarterOf(period, rules);
        return await database.Collections.AnyAsync(c => c.Period == quarter && c.State == CollectionState.SignedOff, stop) ? quarter : null;
    }

    private async Task<SubmissionConflict> ConflictAsync(MeasureResult? result, ResultDraft? draft, CancellationToken stop)
    {
        ResultFigures theirs = draft is not null ? draft : result is not null ? result : new ResultDraft();
        int? byId = draft?.SavedById ?? result?.SubmittedById;
        string? by = byId is null ? null : await database.Users.Where(u => u.Id == byId).Select(u => u.DisplayName).FirstOrDefaultAsync(stop);
        return new SubmissionConflict(theirs, by, draft?.SavedAt ?? result?.SubmittedAt ?? Now, result?.Version, draft?.Version);
    }

    // The date of a note is the day it was last changed.
    private DateOnly? NoteDate(ResultDraft figures, ResultFigures? before) =>
        figures.Note is null ? null : figures.Note == before?.Note ? before.NoteDate : DateOnly.FromDateTime(time.GetLocalNow().DateTime);

    private DateTime Now => time.GetUtcNow().UtcDateTime;
}
