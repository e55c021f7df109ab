using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Schemes;

/// <summary>Brings a draft of a scheme into force from a day, after showing what it does to the open quarter.</summary>
public sealed class SchemeStartService(PerformanceDbContext database, RatingSchemeService schemes, ScorecardService scorecards, TimeProvider time)
{
    // A day further ahead is a slip of the pen.
    private const int MostYearsAhead = 2;

    /// <summary>What bringing a draft into force would do. Nothing is stored.</summary>
    /// <returns>The effect, or why it cannot be done; null when there is no such draft.</returns>
    /// <exception cref="NotPermittedException">The actor does not manage rules.</exception>
    public async Task<Outcome?> PreviewAsync(SchemeStartEdit edit, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, "change how measures are rated");
        if (await DraftAsync(edit.Id, stop) is not { } draft) return null;
        List<StoredScheme> others = await database.SchemesQuery().ToListAsync(stop);
        List<SchemeProblem> problems = Problems(edit, draft, others, await ClosedUntilAsync(database, stop), time, out DateOnly from);
        if (problems.Count > 0) return problems.OnStart();

        RatingEffect effect = await EffectAsync(edit.Id, from, edit.IsDefault, stop);
        return new Preview<SchemeStartEffect>(new SchemeStartEffect(from, SchemeCalendar.Start(draft, from, edit.IsDefault, others), effect));
    }

    /// <summary>Brings a draft into force: the earlier version of the same name ends the day before.</summary>
    /// <returns>What became of it: saved, refused or a conflict, or its effect anew where someone else's scheme came between; null when there is no such scheme.</returns>
    /// <exception cref="NotPermittedException">The actor does not manage rules.</exception>
    public async Task<Outcome?> StartAsync(SchemeStartEdit edit, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, "change how measures are rated");
        return await database.ChangeAsync(actor, time, (change, token) => StoreAsync(edit, change, token), stop);
    }

    /// <summary>Takes a version whose first day is still to come back to a draft: a slip of the pen, or second thoughts.</summary>
    /// <returns>What became of it: saved, refused or a conflict; null when there is no such scheme.</returns>
    /// <exception cref="NotPermittedException">The actor does not manage rules.</exception>
    public async Task<Outcome?> TakeBackAsync(int id, Guid version, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, "change how measures are rated");
        return await database.ChangeAsync(actor, time, (change, token) => StoreTakenBackAsync(id, version, change, token), stop);
    }

    internal static IQueryable<DateOnly?> ClosedQuery(PerformanceDbContext database) =>
        database.Collections.Where(c => c.State == CollectionState.SignedOff).OrderByDescending(c => c.PeriodEnd).Select(c => (DateOnly?)c.PeriodEnd);

    /// <summary>The last day of the latest quarter that is signed off; null when none is.</summary>
    internal static Task<DateOnly?> ClosedUntilAsync(PerformanceDbContext database, CancellationToken stop) => ClosedQuery(database).FirstOrDefaultAsync(stop);

    /// <summary>Reads the first day of a change of rules as typed.</summary>
    /// <returns>Why it cannot be read; null when it can.</returns>
    internal static string? DayProblem(string? typed, TimeProvider time, out DateOnly from)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            from = default;
            return "Give the first day on which it is to hold";
        }

        if (!DateParser.TryRead(typed, out from, out string? problem)) return problem;
        DateOnly last = BritishDay.Today(time).AddYears(MostYearsAhead);
        return from > last ? $"{FigureFormat.Date(from)} is more than {MostYearsAhead} years ahead: choose an earlier day" : null;
    }

    private async Task<Outcome?> StoreAsync(SchemeStartEdit edit, Change change, CancellationToken stop)
    {
        List<StoredScheme> all = await database.RatingSchemes.Include(s => s.Statuses).ToListAsync(stop);
        if (all.Find(s => s.Id == edit.Id) is not { } draft) return null;
        if (!draft.IsDraft || draft.Version != edit.Version) return new Conflict<SchemeVersion?>(await schemes.FindAsync(edit.Id, stop));
        List<StoredScheme> others = [.. all.Where(s => !s.IsDraft)];
        List<SchemeProblem> problems = Problems(edit, draft, others, await ClosedUntilAsync(database, stop), time, out DateOnly from);
        if (problems.Count > 0) return problems.OnStart();
        // What was looked at is not what would be done any more: its effect anew.
        if (change.IsSecondLook) return await PreviewAsync(edit, change.Actor, stop);

        SchemeStart start = SchemeCalendar.Start(draft, from, edit.IsDefault, others);
        foreach (StoredScheme written in new[] { draft, start.GoesOn }.OfType<StoredScheme>())
        {
            written.SetById = change.Actor.UserId;
            written.SetAt = change.At;
        }

        if (start.GoesOn is { } goesOn) database.RatingSchemes.Add(goesOn);
        string summary = $"Scheme “{draft.Name}” is in force from {FigureFormat.Date(from)}{(edit.IsDefault ? ", as the council’s default" : "")}";
        change.Audit("scheme.started", $"{summary}: {SchemeReader.Text(draft.ToScheme())}.{Beside(start, from)}", details: [AuditDetail.OfRule($"Scheme “{draft.Name}”", "a draft", $"in force from {FigureFormat.Date(from)}{(edit.IsDefault ? ", as the council’s default" : "")}")]);
        return new Saved(summary) { Id = draft.Id };
    }

    private async Task<Outcome?> StoreTakenBackAsync(int id, Guid version, Change change, CancellationToken stop)
    {
        List<StoredScheme> all = await database.RatingSchemes.Include(s => s.Statuses).ToListAsync(stop);
        if (all.Find(s => s.Id == id) is not { } scheme) return null;
        if (scheme.Version != version) return new Conflict<SchemeVersion?>(await schemes.FindAsync(id, stop));
        List<StoredScheme> others = [.. all.Where(s => s.Id != id && !s.IsDraft)];
        string? problem = SchemeCalendar.TakeBackProblem(scheme, BritishDay.Today(time), others)
            ?? (all.Exists(s => s.IsDraft && string.Equals(s.Name, scheme.Name, StringComparison.OrdinalIgnoreCase)) ? $"There is a draft of “{scheme.Name}” already: delete that one first" : null);
        if (problem is not null) return new Refused("", problem);

        string summary = $"Took scheme “{scheme.Name}” back to a draft";
        string wouldHave = FigureFormat.Date(scheme.InForceFrom!.Value);
        if (SchemeCalendar.TakeBack(scheme, others) is { } notNeeded) database.RatingSchemes.Remove(notNeeded);
        scheme.SetById = change.Actor.UserId;
        scheme.SetAt = change.At;
        change.Audit("scheme.taken-back", $"{summary}: it would have been in force from {wouldHave}.", details: [AuditDetail.OfRule($"Scheme “{scheme.Name}”", $"in force from {wouldHave}", "a draft")]);
        return new Saved(summary) { Id = id };
    }

    // Rated twice from one reading. The schemes are read anew, because starting one changes those it takes the place of.
    private async Task<RatingEffect> EffectAsync(int draftId, DateOnly from, bool isDefault, CancellationToken stop)
    {
        if (await database.OpenCollectionQuery().FirstOrDefaultAsync(stop) is not { } open) return new RatingEffect();
        QuarterReading read = await scorecards.ReadAsync(open.Period, new ScorecardFilter(), stop);
        QuarterlyScorecard before = read.RatedBy(read.Rules);
        List<StoredScheme> others = await database.SchemesQuery().ToListAsync(stop);
        bool holds = from <= open.PeriodEnd;
        DateOnly tried = holds ? from : open.PeriodEnd;
        StoredScheme draft = (await DraftAsync(draftId, stop))!;
        // Tried earlier than it begins, it may meet a version that begins in between: then there is nothing to say about this quarter.
        if (!holds && SchemeCalendar.Problems(draft, tried, isDefault, others, null).Count > 0) return RatingEffect.Between(before, before, holds);
        SchemeStart start = SchemeCalendar.Start(draft, tried, isDefault, others);
        StoredScheme[] proposed = [.. others, draft, .. start.GoesOn is { } goesOn ? new[] { goesOn } : []];
        return RatingEffect.Between(before, read.RatedBy(read.Rules.With([.. proposed.Select(s => s.ToScheme())])), holds);
    }

    private static List<SchemeProblem> Problems(SchemeStartEdit edit, StoredScheme draft, List<StoredScheme> others, DateOnly? closedUntil, TimeProvider time, out DateOnly from)
    {
        if (DayProblem(edit.From, time, out from) is { } problem) return [new SchemeProblem(SchemeField.From, null, problem)];
        return [.. SchemeRules.Problems(draft.ToScheme()), .. SchemeCalendar.Problems(draft, from, edit.IsDefault, others, closedUntil)];
    }

    private static string Beside(SchemeStart start, DateOnly from)
    {
        string last = FigureFormat.Date(from.AddDays(-1));
        return (start.Ended is null ? "" : $" Its earlier version ends on {last}.")
            + (start.DefaultBefore is { } before ? $" “{before.Name}” is the default until {last} and goes on for the measures that name it." : "");
    }

    private async Task<StoredScheme?> DraftAsync(int id, CancellationToken stop) =>
        await database.SchemeQuery(id).FirstOrDefaultAsync(stop) is { IsDraft: true } draft ? draft : null;
}
