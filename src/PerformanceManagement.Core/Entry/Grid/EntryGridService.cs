using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Entry.Grid;

/// <summary>Reads many forms at once, and saves them row by row. A row is the form of its measure and period; storing is <see cref="ResultSubmissionService"/>'s.</summary>
public sealed class EntryGridService(PerformanceDbContext database, ResultService results, ResultSubmissionService submissions, TimeProvider time)
{
    /// <summary>A page of what the actor has to enter in every open quarter; null when none is open. A fixed number of questions to the database.</summary>
    /// <param name="filter">Which tasks.</param>
    /// <param name="actor">The performance team sees every measure, anyone else those they are asked for.</param>
    /// <param name="stop">Cancels the reading.</param>
    public async Task<EntryGrid?> ReadAsync(EntryFilter filter, Actor actor, CancellationToken stop = default)
    {
        if (await results.ListAsync(filter with { Once = true, WithoutFigures = true }, actor, stop: stop) is not { } list) return null;
        return new EntryGrid(list, await RowsAsync([.. list.Quarters.SelectMany(q => q.Tasks).Select(t => (t.Code, t.Period))], actor, stop));
    }

    /// <summary>The rows of some measures and periods, in their order; what no quarter asks for is left out. A fixed number of questions to the database.</summary>
    /// <param name="wanted">The codes and periods.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="stop">Cancels the reading.</param>
    /// <exception cref="NotPermittedException">The actor may not enter one of the measures.</exception>
    public Task<IReadOnlyList<EntryGridRow>> RowsAsync(IReadOnlyCollection<(string Code, Period Period)> wanted, Actor actor, CancellationToken stop = default) => RowsAsync(wanted, actor, notPermitted: null, stop);

    /// <summary>The same, of which those that the actor may not enter are left out.</summary>
    /// <param name="wanted">The codes and periods.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="notPermitted">Takes a sentence for each that is left out because the actor may not enter it; null throws.</param>
    /// <param name="stop">Cancels the reading.</param>
    internal async Task<IReadOnlyList<EntryGridRow>> RowsAsync(IReadOnlyCollection<(string Code, Period Period)> wanted, Actor actor, IDictionary<(string Code, Period Period), string>? notPermitted, CancellationToken stop)
    {
        IReadOnlyList<EntryForm> forms = await new EntryFormReader(database, results, time).ReadAsync(
            wanted,
            actor,
            place =>
            {
                if (ResultLock.NotEnteredBy(actor, place.Measure, place.GivenTo) is not { } because) return true;
                if (notPermitted is null) throw new NotPermittedException(because);
                notPermitted[(place.Measure.Code, place.Period)] = because;
                return false;
            },
            stop);
        return [.. forms.Select(form => new EntryGridRow(form))];
    }

    /// <summary>Saves one row as a draft, or submits it.</summary>
    /// <returns>What became of it; null when there is nothing to enter at that address.</returns>
    /// <exception cref="NotPermittedException">The actor may not enter this measure.</exception>
    public async Task<EntryGridAnswer?> SaveAsync(ResultSubmission typed, Actor actor, CancellationToken stop = default) =>
        await results.FindAsync(typed.Code, typed.Period, actor, stop) is { } form ? await SaveAsync(form, typed, actor, stop) : null;

    /// <inheritdoc cref="SaveAsync(ResultSubmission, Actor, CancellationToken)" />
    /// <param name="form">Its form, read for the same actor.</param>
    /// <param name="typed">What was typed.</param>
    /// <param name="actor">Who.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<EntryGridAnswer?> SaveAsync(EntryForm form, ResultSubmission typed, Actor actor, CancellationToken stop = default)
    {
        // A draft of which everything was taken out again is none; what was submitted before it is not taken back by that.
        bool isEmptied = typed is { AsDraft: true, ResultVersion: null, DraftVersion: not null } && IsEmpty(typed);
        Outcome? outcome = isEmptied
            ? await submissions.DiscardDraftAsync(typed.Code, typed.Period, typed.DraftVersion, actor, stop) ?? new Saved("There is no draft any more")
            : await submissions.SubmitAsync(form, typed, actor, stop);
        if (outcome is null) return null;
        (Guid? result, Guid? draft) = outcome is Saved ? submissions.VersionsOf(form.Measure.Id, typed.Period) : (typed.ResultVersion, typed.DraftVersion);
        Judgement check = isEmptied || outcome is Conflict<TheirFigures> ? NothingSaid : EntryJudge.Of(form, typed, BritishDay.Today(time));
        return new EntryGridAnswer(form, outcome, check) { ResultVersion = result, DraftVersion = draft };
    }

    /// <summary>What submitting one row would come to, without storing anything; null when there is nothing to enter at that address.</summary>
    /// <exception cref="NotPermittedException">The actor may not enter this measure.</exception>
    public async Task<Judgement?> CheckAsync(ResultSubmission typed, Actor actor, CancellationToken stop = default) =>
        await results.FindAsync(typed.Code, typed.Period, actor, stop) is not { } form ? null
        : form.ClosedBecause is { } closed ? new Judgement([new FieldMessage("", closed)], [], null)
        : EntryJudge.Of(form, typed, BritishDay.Today(time));

    private static Judgement NothingSaid { get; } = new([], [], null);

    private static bool IsEmpty(ResultSubmission typed) =>
        new[] { typed.Value, typed.Numerator, typed.Denominator, typed.YearToDate, typed.Forecast, typed.Reason, typed.JudgedStatus, typed.Note }.All(string.IsNullOrWhiteSpace);
}
