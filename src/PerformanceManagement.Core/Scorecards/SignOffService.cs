using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Collections.Tasks;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Scorecards;

/// <summary>What signing a quarter off would fix.</summary>
/// <param name="Collection">The open collection.</param>
/// <param name="Scorecard">Its figures as they stand.</param>
/// <param name="UpdatesWaiting">How many updates of projects, actions and risks were asked for and are not submitted.</param>
public sealed record SignOffPreview(Collection Collection, QuarterlyScorecard Scorecard, int UpdatesWaiting)
{
    /// <summary>The keys of measures of which a value need not be given this time.</summary>
    internal IReadOnlySet<int> ExcusedIds { get; init; } = new HashSet<int>();

    /// <summary>Measures whose value nobody has approved, where the council approves values.</summary>
    public IReadOnlyList<ScorecardRow> NotApproved => [.. Scorecard.Rows.Where(r => r.IsNotApproved)];

    /// <summary>Measures with neither a value nor a reason, of which the value is asked for.</summary>
    public IReadOnlyList<ScorecardRow> NotEntered => [.. Scorecard.Rows.Where(r => IsEmpty(r) && !ExcusedIds.Contains(r.MeasureId))];

    /// <summary>Measures without a value that need not have one this time.</summary>
    public IReadOnlyList<ScorecardRow> Excused => [.. Scorecard.Rows.Where(r => IsEmpty(r) && ExcusedIds.Contains(r.MeasureId))];

    /// <summary>Red and failed measures without commentary.</summary>
    public IReadOnlyList<ScorecardRow> WithoutCommentary => [.. Scorecard.Rows.Where(Commentary.IsMissing)];

    private static bool IsEmpty(ScorecardRow row) => row.Reported is { Value: null, Reason: null };
}

/// <summary>Signs quarters off: their figures and ratings are kept as they stand, and no longer change.</summary>
public sealed class SignOffService(PerformanceDbContext database, ScorecardService scorecards, TimeProvider time)
{
    /// <summary>What would be fixed; null when the quarter is not open.</summary>
    public async Task<SignOffPreview?> PreviewAsync(Period quarter, CancellationToken stop = default) =>
        await OpenQuery(database, quarter).FirstOrDefaultAsync(c => c.IsWhole, stop) is { } collection
            ? new SignOffPreview(collection, await scorecards.GetAsync(quarter, new ScorecardFilter(), stop), await database.DeliveryPlacesQuery(quarter, 0, null).CountAsync(p => !p.IsSubmitted, stop))
            {
                ExcusedIds = (await ExcusedQuery(database, quarter).ToListAsync(stop)).ToHashSet(),
            }
            : null;

    /// <summary>Signs a quarter off: every measure's row is kept, and values and texts of the quarter are closed.</summary>
    /// <returns>Saved; refused where a measure could not be worked out, through a fault of ours, which would be kept for good; null when the quarter is not open.</returns>
    /// <exception cref="NotPermittedException">The actor does not run collections.</exception>
    public async Task<Outcome?> SignOffAsync(Period quarter, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, "sign a quarter off");
        return await database.ChangeAsync(
            actor,
            time,
            async (change, token) =>
            {
                Collection? collection = await database.Collections.FirstOrDefaultAsync(c => c.Period == quarter && c.State == CollectionState.Open && c.IsWhole, token);
                if (collection is null) return null;

                QuarterlyScorecard scorecard = await scorecards.GetAsync(quarter, new ScorecardFilter(), token);
                if (NotReadyBecause(quarter, scorecard) is { } because) return new Refused("Confirmed", because);
                collection.State = CollectionState.SignedOff;
                List<CollectionTask> tasks = await TasksQuery(database, quarter).ToListAsync(token);
                var closed = AuditDetail.Of(AuditField.State, TaskStateText.Counted("Open", tasks.Select(t => t.State)), TaskStateText.Of(TaskState.Closed));
                foreach (CollectionTask task in tasks) task.Move(TaskAction.Close, change.Actor, change.At);
                foreach (DeliveryUpdate update in await SubmittedQuery(database, quarter).ToListAsync(token)) update.SignOff();
                database.SignedOffFigures.AddRange(scorecard.Rows.Select(row => SignedOffFigure.Of(collection, row)));
                string summary = $"Signed off {quarter.Label}: {(scorecard.Rows.Count == 1 ? "1 measure" : $"{scorecard.Rows.Count} measures")}, {scorecard.Counts.OnTarget.Count} of {scorecard.Counts.OnTarget.Of} rated on target";
                change.Audit(SignedOffQuarter.Action, summary + ".", period: quarter, details: [closed]);
                return new Saved(summary);
            },
            stop);
    }

    internal static IQueryable<int> ExcusedQuery(PerformanceDbContext database, Period quarter) =>
        database.CollectionTasks.Where(t => t.Quarter == quarter && t.ExcusedBecause != null).Select(t => t.MeasureId);

    internal static IQueryable<CollectionTask> TasksQuery(PerformanceDbContext database, Period quarter) =>
        database.CollectionTasks.Where(t => t.Quarter == quarter && t.State != TaskState.Closed);

    internal static IQueryable<DeliveryUpdate> SubmittedQuery(PerformanceDbContext database, Period quarter) =>
        database.DeliveryUpdates.Include(u => u.Item).Where(u => u.Period == quarter && u.State == DeliveryUpdateState.Submitted);

    private static string? NotReadyBecause(Period quarter, QuarterlyScorecard scorecard)
    {
        string[] faulty = [.. scorecard.Rows.Where(r => r.Reported.FaultReference is not null).Select(r => $"{r.Code} (reference {r.Reported.FaultReference})")];
        return faulty.Length == 0 ? null
            : $"{quarter.Label} cannot be signed off: {string.Join(", ", faulty.Take(5))}{(faulty.Length > 5 ? $" and {faulty.Length - 5} more" : "")} could not be worked out, and would be kept so. Tell whoever runs the system, with the reference.";
    }

    internal static IQueryable<Collection> OpenQuery(PerformanceDbContext database, Period quarter) =>
        database.Collections.AsNoTracking().Where(c => c.Period == quarter && c.State == CollectionState.Open);
}
