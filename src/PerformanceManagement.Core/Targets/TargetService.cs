using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Entry.Checks;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Schemes;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Targets;

/// <summary>Sets the targets of a measure's year and its periods: the performance team's.</summary>
public sealed class TargetService(PerformanceDbContext database, TimeProvider time)
{
    /// <summary>The targets of a year; null when there is no such measure, or the period is no year of it.</summary>
    public async Task<YearTargets?> FindAsync(string code, Period year, CancellationToken stop = default)
    {
        TargetFacts facts = await FactsAsync(code, year, stop);
        return facts.Measures.Values.FirstOrDefault() is { } measure ? facts.Find(measure, year) : null;
    }

    /// <summary>What would be stored. Nothing is.</summary>
    /// <exception cref="NotPermittedException">The actor does not set targets.</exception>
    public async Task<Outcome?> PreviewAsync(TargetsEdit edit, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, "set targets");
        TargetFacts facts = await FactsAsync(edit.Code, edit.Year, stop);
        if (facts.Measures.Values.FirstOrDefault() is not { } measure || facts.Find(measure, edit.Year) is not { } stored) return null;
        if (stored.NotTaken is { } notTaken) return new Refused("", notTaken);
        if (!IsAsRead(edit, stored)) return new Conflict<YearTargets>(stored);
        return new TargetReader(edit, stored).Read(out IReadOnlyList<FieldMessage> problems) is { } read
            ? new Preview<TargetsEffect>(read with { Rating = await EffectAsync(measure, stored, read, stop), Doubt = DoubtOf(stored, read) })
            : new Refused(problems);
    }

    /// <summary>Stores them: the year's and all its periods', or nothing.</summary>
    /// <returns>Saved, refused, conflict, or null when there is no such measure or year.</returns>
    /// <exception cref="NotPermittedException">The actor does not set targets.</exception>
    public async Task<Outcome?> SaveAsync(TargetsEdit edit, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, "set targets");
        return await database.ChangeAsync(actor, time, (change, token) => StoreAsync(edit, change, token), stop);
    }

    private Task<TargetFacts> FactsAsync(string code, Period year, CancellationToken stop) => TargetFacts.ReadAsync(database, database.Measures.Where(m => m.Code == code), [year], stop);

    // The open quarter rated twice: with the targets as they are stored, and with these in place of the year's.
    private async Task<RatingEffect?> EffectAsync(Measure measure, YearTargets stored, TargetsEffect read, CancellationToken stop)
    {
        if (await database.OpenCollectionQuery().FirstOrDefaultAsync(stop) is not { } open) return null;
        Period[] set = [stored.Year, .. stored.Periods.Select(p => p.Period)];
        List<TargetFigure> then = [.. measure.Targets.ToFigures().Where(t => !set.Contains(t.Period)), .. read.Periods.Append(read.Target).OfType<TargetFigure>()];
        var scorecards = new ScorecardService(database);
        var filter = new ScorecardFilter { MeasureId = measure.Id };
        QuarterlyScorecard before = await scorecards.GetAsync(open.Period, filter, stop);
        if (!stored.Year.Contains(before.Rows[0].Reported.Period)) return null;
        return RatingEffect.Between(before, await scorecards.WithAsync(open.Period, filter, head => head with { Targets = then }, stop), holds: true);
    }

    private async Task<Outcome?> StoreAsync(TargetsEdit edit, Change change, CancellationToken stop)
    {
        // Asked again inside the transaction: a quarter may have been signed off since the form was read.
        TargetFacts facts = await FactsAsync(edit.Code, edit.Year, stop);
        if (facts.Measures.Values.FirstOrDefault() is not { } measure || facts.Find(measure, edit.Year) is not { } stored) return null;
        await facts.TrackAsync(stop);
        Outcome outcome = Store(edit, stored, measure, facts, change);
        // Beside the question for its reason stands what it would do.
        return outcome is Refused { Unanswered: Preview<TargetsEffect> { Effect: var read } } refused
            ? refused with { Unanswered = new Preview<TargetsEffect>(read with { Rating = await EffectAsync(measure, stored, read, stop) }) }
            : outcome;
    }

    /// <summary>Judges one form by what was read for all that are stored together, and changes what is tracked by it; saving is left to the caller.</summary>
    /// <param name="edit">What was typed.</param>
    /// <param name="stored">The targets of its year as they are stored.</param>
    /// <param name="measure">The measure.</param>
    /// <param name="facts">What was read, with the rows tracked.</param>
    /// <param name="change">The change it belongs to.</param>
    internal Outcome Store(TargetsEdit edit, YearTargets stored, Measure measure, TargetFacts facts, Change change)
    {
        if (stored.NotTaken is { } notTaken) return new Refused("", notTaken);
        if (!IsAsRead(edit, stored)) return new Conflict<YearTargets>(stored);
        if (new TargetReader(edit, stored).Read(out IReadOnlyList<FieldMessage> problems) is not { } read) return new Refused(problems);

        string? because = DoubtOf(stored, read);
        string reason = string.Concat((edit.DoubtReason ?? "").Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        if (because is not null && reason.Length is (0 or > TextLengths.Reason))
        {
            string problem = reason.Length == 0 ? "Say why the target is right, or correct it" : $"The reason must be {TextLengths.Reason:N0} characters or fewer; it has {reason.Length:N0}";
            return new Refused(nameof(edit.DoubtReason), problem) { Unanswered = new Preview<TargetsEffect>(read with { Doubt = because }) };
        }

        bool isChanged = Put(measure, edit.Year, facts.Row(measure, edit.Year), read.Target);
        for (int n = 0; n < stored.Periods.Count; n++) isChanged |= Put(measure, stored.Periods[n].Period, facts.Row(measure, stored.Periods[n].Period), read.Periods[n]);
        string now = InWords(stored, read.Target, read.Periods);
        string before = InWords(stored, stored.Target, [.. stored.Periods.Select(p => p.Target)]);
        if (!isChanged) return new Saved($"Nothing was changed: the targets for {edit.Year.Label} stay {now}");
        string summary = $"Targets for {edit.Year.Label}: {now}; before: {before}.{(because is null ? "" : $" {because} The reason: {reason}")}";
        change.Audit("targets.set", summary, measure.Id, edit.Year, Details(stored, read));
        return new Saved($"Saved the targets of {stored.Code} for {edit.Year.Label}: {now}{(stored.Kept is { } kept ? $". {kept}" : "")}");
    }

    // What is doubted is a change: a target that stands as it was has been answered for.
    internal static string? DoubtOf(YearTargets stored, TargetsEffect read) =>
        read.Target == stored.Target ? null : FarTarget.Doubt(read.Target, stored.Earlier, stored.Year, stored.Rules)?.Message;

    // Whether it is another target than before.
    private bool Put(Measure measure, Period period, Target? row, TargetFigure? wanted)
    {
        if (wanted is null)
        {
            if (row is not null) database.Targets.Remove(row);
            return row is not null;
        }

        bool isNew = row is null;
        if (row is null) database.Targets.Add(row = new Target { MeasureId = measure.Id, Period = period });
        (row.Value, row.Low, row.High, row.Words) = (wanted.Value, wanted.Low, wanted.High, wanted.Words);
        (row.Kind, row.Floor, row.Profile, row.Baseline, row.BaselinePeriod) = (wanted.Kind, wanted.Floor, wanted.Profile, wanted.Baseline, wanted.BaselinePeriod);
        return isNew || database.Entry(row).State != EntityState.Unchanged;
    }

    private static string InWords(YearTargets about, TargetFigure? year, IReadOnlyList<TargetFigure?> periods)
    {
        string Text(TargetFigure? target) => FigureFormat.TargetText(target, about.Rules.Decimals, about.Rules.Unit) ?? "not set";
        string baseline = FigureFormat.BaselineText(year, about.Rules.Decimals, about.Rules.Unit) is { } from ? $", {from}" : "";
        string spread = periods.Any(p => p is not null) ? $" ({string.Join(", ", periods.Select(Text))})" : "";
        return Text(year) + baseline + spread;
    }

    // The year and each of its periods, where its target is another.
    private static IEnumerable<AuditDetail> Details(YearTargets stored, TargetsEffect read)
    {
        string? Text(TargetFigure? target) => target is null ? null : InWords(stored, target, []);
        yield return AuditDetail.Labelled(AuditField.Target, stored.Year.Label, Text(stored.Target), Text(read.Target));
        for (int n = 0; n < stored.Periods.Count; n++) yield return AuditDetail.Labelled(AuditField.Target, stored.Periods[n].Period.Label, Text(stored.Periods[n].Target), Text(read.Periods[n]));
    }

    // A form gives a blank text back as none.
    private static bool IsAsRead(TargetsEdit edit, YearTargets stored) => (edit.Stamp ?? "") == stored.Stamp;
}
