using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Ratings.Spc;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Limits;

/// <summary>Rebases of process limits (field guide, section 8): set by a person of the performance team, with a reason.</summary>
public sealed class LimitService(PerformanceDbContext database, TimeProvider time)
{
    /// <summary>Where the limits of a measure start; null when there is no such measure.</summary>
    public async Task<MeasureLimits?> FindAsync(string code, CancellationToken stop = default)
    {
        if (await MeasureQuery(database, code).FirstOrDefaultAsync(stop) is not { } measure) return null;
        List<StoredRebase> rebases = [.. (await database.RebasesQuery(measure.Id).ToListAsync(stop)).OrderByDescending(r => r.From)];
        MeasureRules rules = measure.ToRules();
        IReadOnlyList<EnteredFigure> figures = await (await FigureReader.OpenAsync(database, [measure.Id], stop)).OfAsync(measure.Id, null, null, stop);
        var series = ReportedSeries.Of(rules, figures);
        // All figures there are: a rebase is about the process, not about one report.
        IReadOnlyList<SeriesPoint> points = figures.Count == 0 ? [] : series.OwnPeriodsUpTo(figures.Max(f => f.Period));
        return new MeasureLimits(measure, rules, rebases, points, SignalsOf(measure, rules, points, rebases.Select(r => r.ToRebase())));
    }

    /// <summary>Says what limits a rebase would give, and stores nothing; null when there is no such measure.</summary>
    /// <exception cref="NotPermittedException">The actor does not manage rules.</exception>
    public async Task<Outcome?> PreviewAsync(LimitEdit edit, Actor actor, CancellationToken stop = default)
    {
        Demand(actor);
        if (await FindAsync(edit.Code, stop) is not { } known) return null;
        return Read(edit, known, actor, out Rebase? rebase) is { Count: > 0 } problems
            ? new Refused(problems)
            : new Preview<Signals>(SignalsOf(known.Measure, known.Rules, known.Points, known.Rebases.Select(r => r.ToRebase()).Append(rebase!)));
    }

    /// <summary>Stores a rebase; null when there is no such measure.</summary>
    /// <exception cref="NotPermittedException">The actor does not manage rules.</exception>
    public async Task<Outcome?> AddAsync(LimitEdit edit, Actor actor, CancellationToken stop = default)
    {
        Demand(actor);
        return await database.ChangeAsync(actor, time, (change, token) => StoreAsync(edit, change, token), stop);
    }

    /// <summary>Removes a rebase; null when it is no longer there.</summary>
    /// <exception cref="NotPermittedException">The actor does not manage rules.</exception>
    public async Task<Outcome?> RemoveAsync(string code, int rebaseId, Actor actor, CancellationToken stop = default)
    {
        Demand(actor);
        return await database.ChangeAsync(
            actor,
            time,
            async (change, token) =>
            {
                if (await database.LimitRebases.FirstOrDefaultAsync(r => r.Id == rebaseId && database.Measures.Any(m => m.Id == r.MeasureId && m.Code == code), token) is not { } rebase) return null;
                database.LimitRebases.Remove(rebase);
                string summary = $"Removed the rebase of limits from {rebase.From.Label} ({rebase.Reason.TrimEnd('.')})";
                change.Audit("limits.rebase-removed", summary + ".", rebase.MeasureId, details: [AuditDetail.Of(AuditField.Rule, InWords(rebase.From, rebase.Reason), null)]);
                return new Saved(summary);
            },
            stop);
    }

    internal static IQueryable<Measure> MeasureQuery(PerformanceDbContext database, string code) =>
        database.Measures.AsNoTracking().AsSplitQuery().Include(m => m.Targets).Include(m => m.Breaks).Where(m => m.Code == code);

    private async Task<Outcome?> StoreAsync(LimitEdit edit, Change change, CancellationToken stop)
    {
        if (await FindAsync(edit.Code, stop) is not { } known) return null;
        if (Read(edit, known, change.Actor, out Rebase? rebase) is { Count: > 0 } problems) return new Refused(problems);

        database.LimitRebases.Add(new LimitRebase { MeasureId = known.Measure.Id, From = rebase!.From, Reason = rebase.Reason, SetById = change.Actor.UserId!.Value, SetAt = change.At });
        string summary = $"Rebased limits from {rebase.From.Label}: {rebase.Reason.TrimEnd('.')}";
        change.Audit("limits.rebased", summary + ".", known.Measure.Id, details: [AuditDetail.Of(AuditField.Rule, null, InWords(rebase.From, rebase.Reason))]);
        return new Saved(summary);
    }

    private List<FieldMessage> Read(LimitEdit edit, MeasureLimits known, Actor actor, out Rebase? rebase)
    {
        List<FieldMessage> problems = [];
        rebase = null;
        string reason = edit.Reason?.Trim() ?? "";
        if (reason.Length == 0) problems.Add(new FieldMessage(nameof(LimitEdit.Reason), "Say what changed in the process, so that a reader knows why the limits start afresh"));
        else if (reason.Length > TextLengths.Reason) problems.Add(new FieldMessage(nameof(LimitEdit.Reason), $"The reason has {reason.Length} characters; at most {TextLengths.Reason} can be kept"));

        if (string.IsNullOrWhiteSpace(edit.From)) problems.Add(new FieldMessage(nameof(LimitEdit.From), "Choose the first period of the changed process"));
        else if (!Period.TryRead(edit.From, out Period from, out string? problem)) problems.Add(new FieldMessage(nameof(LimitEdit.From), problem.TrimEnd('.')));
        else
        {
            rebase = new Rebase(from, reason, actor.Name) { On = BritishDay.Today(time) };
            // Whether it can stand has nothing to do with its reason, which has its own sentence.
            Rebase standing = rebase with { Reason = reason.Length == 0 ? "–" : reason };
            if (Rebase.ProblemAmong(standing, [.. known.Rebases.Select(r => r.ToRebase())], known.Signals) is { } refused) problems.Add(new FieldMessage(nameof(LimitEdit.From), refused.TrimEnd('.')));
        }

        return problems;
    }

    private static Signals SignalsOf(Measure measure, MeasureRules rules, IReadOnlyList<SeriesPoint> points, IEnumerable<Rebase> rebases) =>
        SignalRule.Analyse(points, rules, [.. measure.Targets.ToFigures()], measure.Breaks.Select(b => b.From), [.. rebases]);

    private static string InWords(Period from, string reason) => $"Process limits start afresh from {from.Label}: {reason}";

    private static void Demand(Actor actor)
    {
        actor.Require(Policies.ManageRules, "rebase limits");
        if (actor.UserId is null) throw new NotPermittedException("Only a person can rebase limits, and gives a reason.");
    }
}
