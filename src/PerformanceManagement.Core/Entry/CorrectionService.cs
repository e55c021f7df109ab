using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Entry;

/// <summary>What the page on which a signed-off figure is corrected shows.</summary>
/// <param name="Entry">The figure as it stands, with target and last values; <see cref="EntryForm.Quarter"/> is the quarter it was signed off with. Closed where it may not be corrected.</param>
/// <param name="MayEnter">Whether the figure belongs where values are entered instead, because its quarter is open.</param>
/// <param name="Earlier">Corrections made already, the oldest first.</param>
public sealed record CorrectionPage(EntryForm Entry, bool MayEnter, IReadOnlyList<Correction> Earlier);

/// <summary>
/// Corrects figures of signed-off quarters: the new figure counts from then on, the one that members saw is kept with reason and person,
/// and the signed-off quarter itself stays as it is.
/// </summary>
public sealed class CorrectionService(PerformanceDbContext database, ResultService results, TimeProvider time)
{
    private readonly ResultWriter writer = new(database);

    /// <summary>The longest reason, in characters.</summary>
    public const int ReasonLength = TextLengths.Reason;

    /// <summary>Corrects a figure: all of it in one transaction, or nothing with a reason.</summary>
    /// <returns>Saved, refused, conflict, or null when there is nothing to correct at that address.</returns>
    /// <exception cref="NotPermittedException">The actor is not of the performance team.</exception>
    public async Task<Outcome?> CorrectAsync(ResultSubmission typed, Actor actor, CancellationToken stop = default) =>
        await FindAsync(typed.Code, typed.Period, actor, stop) is { } page ? await CorrectAsync(page, typed, actor, stop) : null;

    /// <summary>Corrects a figure on a page that was read already: what is refused is judged by it.</summary>
    /// <param name="page">The page, read for the same actor.</param>
    /// <param name="typed">What was typed.</param>
    /// <param name="actor">Who.</param>
    /// <param name="stop">Cancels.</param>
    /// <inheritdoc cref="CorrectAsync(ResultSubmission, Actor, CancellationToken)" path="/returns" />
    /// <inheritdoc cref="CorrectAsync(ResultSubmission, Actor, CancellationToken)" path="/exception" />
    public async Task<Outcome?> CorrectAsync(CorrectionPage page, ResultSubmission typed, Actor actor, CancellationToken stop = default)
    {
        if (ResultLock.NotCorrectedBy(actor) is { } notPermitted) throw new NotPermittedException(notPermitted);
        EntryForm form = page.Entry;
        if (form.ClosedBecause is { } closed) return new Refused("", closed);
        var reader = new SubmissionReader(typed with { AsDraft = false }, form.Rules, form.CollectsRatio, form.IsJudged, [.. form.Statuses.Select(s => s.Key)]);
        TypedFigures? figures = reader.Read(out IReadOnlyList<FieldMessage> problems);
        string? because = Because(typed, out FieldMessage? missing);
        // What is doubtful has its reason; what cannot be is refused, as on the form.
        IReadOnlyList<FieldMessage> impossible = figures is null ? [] : EntryJudge.Of(form, figures, BritishDay.Today(time)).Errors;
        if (figures is null || because is null || impossible.Count > 0) return new Refused([.. problems, .. impossible, .. missing is null ? Array.Empty<FieldMessage>() : [missing]]);

        Outcome? outcome = await database.ChangeAsync(actor, time, (change, token) => StoreAsync(typed, form, figures, because, change, token), stop);
        return outcome is Saved saved ? reader.With(saved) : outcome;
    }

    /// <summary>The page for a measure and period; null when there is no such measure, or it has no such period.</summary>
    /// <exception cref="NotPermittedException">The actor is not of the performance team.</exception>
    public async Task<CorrectionPage?> FindAsync(string code, Period period, Actor actor, CancellationToken stop = default)
    {
        if (ResultLock.NotCorrectedBy(actor) is { } notPermitted) throw new NotPermittedException(notPermitted);
        if (await database.EntryMeasureQuery(code).FirstOrDefaultAsync(stop) is not { } measure) return null;

        MeasureRules rules = measure.ToDatedRules().At(period.End);
        CollectedQuarters quarters = await CollectedQuarters.ReadAsync(database, measure.Id, stop);
        bool isStored = await database.Results.AnyAsync(r => r.MeasureId == measure.Id && r.Period == period, stop);
        if (!isStored && !EntryRules.IsOwn(period, rules)) return null;

        Period quarter = EntryRules.QuarterOf(period, rules);
        Collection collection = quarters.All.FirstOrDefault(c => c.Period == quarter) ?? new Collection { Period = quarter, PeriodEnd = quarter.End };
        EntryForm form = await results.FormAsync(measure, period, collection, actor, submitted => new ResultPlace(measure, period, submitted, quarters).Lock(WayIn.Correction, actor).Because, stop);
        // A draft that was never submitted says nothing of what was signed off.
        form = form with { Stored = form.IsDraft ? form.Submitted : form.Stored, IsDraft = false, Submitted = null, DraftVersion = null };
        FigureReader reader = await FigureReader.OpenAsync(database, [measure.Id], stop);
        ILookup<int, Correction> corrections = await reader.CorrectionsAsync(database.Measures.Where(m => m.Id == measure.Id), stop);
        return new CorrectionPage(form, new ResultPlace(measure, period, isStored, quarters).IsEntered, [.. corrections[measure.Id].Where(c => c.Period == period)]);
    }

    private async Task<Outcome?> StoreAsync(ResultSubmission typed, EntryForm form, TypedFigures figures, string because, Change change, CancellationToken stop)
    {
        Measure measure = form.Measure;
        (ResultPlace place, MeasureResult? result) = await writer.LoadAsync(measure, typed.Period, stop: stop);
        if (place.Lock(WayIn.Correction, change.Actor).ForPermitted().Because is { } closed) return new Refused("", closed);

        if (form.Rules.Frequency != Frequency.Survey) figures.Label = result?.Label;
        figures.Source = result?.Source;
        // A corrected figure has the reason of its correction; what was said of the one before is not about it.
        bool isSame = result is not null && result.Value == figures.Value && result.Numerator == figures.Numerator && result.Denominator == figures.Denominator;
        figures.QualityNote = isSame ? result!.QualityNote : null;
        figures.NoteDate = figures.Note is null ? null : figures.Note == result?.Note ? result?.NoteDate : BritishDay.Today(time);
        if (result?.Version != typed.ResultVersion) return result is not null && result.SameAs(figures) ? Corrected(measure, typed.Period, figures, form.Rules) : await ConflictAsync(result, stop);
        if (result is not null && result.SameAs(figures)) return new Refused(nameof(typed.Value), "Nothing has been changed: enter the corrected figure");

        writer.Write(place, result, figures, new ResultChange(WayIn.Correction, change.Actor, change.At) { Because = because, Rules = form.Rules });
        return Corrected(measure, typed.Period, figures, form.Rules);
    }

    private static Saved Corrected(Measure measure, Period period, TypedFigures figures, MeasureRules rules) =>
        new($"Corrected: {measure.Code} {measure.Title}, {CellText.Of(figures, rules)} for {period.Label}");

    private static string? Because(ResultSubmission typed, out FieldMessage? problem)
    {
        string because = string.Concat((typed.Because ?? "").Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        problem = because.Length switch
        {
            0 => new FieldMessage(nameof(typed.Because), "Say why the figure is corrected: it is printed beside both figures"),
            > ReasonLength => new FieldMessage(nameof(typed.Because), $"The reason must be {ReasonLength:N0} characters or fewer; it has {because.Length:N0}"),
            _ => null,
        };
        return problem is null ? because : null;
    }

    private async Task<Conflict<TheirFigures>> ConflictAsync(MeasureResult? result, CancellationToken stop)
    {
        string? by = result?.SubmittedById is { } id ? await database.UserNameQuery(id).FirstOrDefaultAsync(stop) : null;
        return new Conflict<TheirFigures>(new TheirFigures(result is null ? new ResultDraft() : result, by, result?.SubmittedById, result?.SubmittedAt ?? time.GetUtcNow().UtcDateTime, result?.Version, null));
    }
}
