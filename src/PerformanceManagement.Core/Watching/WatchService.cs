using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Watching;

/// <summary>The measures that a person watches, and what has changed in them since they last looked: by what everybody may see.</summary>
public sealed class WatchService(PerformanceDbContext database, ScorecardService scorecards, TimeProvider time)
{
    /// <summary>How many measures a person may watch.</summary>
    public const int Most = 200;

    /// <summary>Whether the actor watches a measure.</summary>
    public Task<bool> IsWatchingAsync(int measureId, Actor actor, CancellationToken stop = default) =>
        database.Watches.AnyAsync(w => w.UserId == actor.UserId && w.MeasureId == measureId, stop);

    /// <summary>Begins to watch a measure, from how it stands now.</summary>
    /// <param name="code">The measure's code, in any capitals.</param>
    /// <param name="quarter">The present quarter.</param>
    /// <param name="actor">Who watches.</param>
    /// <param name="stop">Cancels the work.</param>
    /// <returns>Saved, also where they watch it already; refused where they watch too many; null when there is no such measure.</returns>
    /// <exception cref="NotPermittedException">The actor may not look at measures.</exception>
    public async Task<Outcome?> WatchAsync(string code, Period quarter, Actor actor, CancellationToken stop = default)
    {
        int userId = Reader(actor);
        if (await MeasureAsync(code, stop) is not { } measure) return null;
        WatchState now = StateOf(await scorecards.GetAsync(quarter, new ScorecardFilter { MeasureIds = [measure.Id] }, stop), measure.Id, await SignedOffAsync(stop));
        return await database.ChangeAsync(
            actor,
            time,
            async (change, token) =>
            {
                List<int> watched = await database.Watches.Where(w => w.UserId == userId).Select(w => w.MeasureId).ToListAsync(token);
                var done = new Saved($"You are watching {measure.Code} {measure.Title}");
                if (watched.Contains(measure.Id)) return done;
                if (watched.Count >= Most) return new Refused("", $"You can watch up to {Most} measures. Stop watching one first");
                database.Watches.Add(Watch.Of(userId, measure.Id, now, change.At));
                // Not on the measure's own page: who watches it concerns nobody else.
                change.Audit("watch.began", $"Began to watch {measure.Code}.");
                return done;
            },
            stop);
    }

    /// <summary>Stops watching a measure.</summary>
    /// <returns>Saved, also where they did not watch it; null when there is no such measure.</returns>
    /// <exception cref="NotPermittedException">The actor may not look at measures.</exception>
    public async Task<Outcome?> StopAsync(string code, Actor actor, CancellationToken stop = default)
    {
        int userId = Reader(actor);
        if (await MeasureAsync(code, stop) is not { } measure) return null;
        return await database.ChangeAsync(
            actor,
            time,
            async (change, token) =>
            {
                Watch? watch = await database.Watches.FirstOrDefaultAsync(w => w.UserId == userId && w.MeasureId == measure.Id, token);
                if (watch is not null)
                {
                    database.Watches.Remove(watch);
                    change.Audit("watch.ended", $"Stopped watching {measure.Code}.");
                }

                return new Saved($"You have stopped watching {measure.Code} {measure.Title}");
            },
            stop);
    }

    /// <summary>The measures that the actor watches, and what has changed in them.</summary>
    /// <param name="quarter">The present quarter.</param>
    /// <param name="actor">Who watches.</param>
    /// <param name="stop">Cancels the reading.</param>
    /// <exception cref="NotPermittedException">The actor may not look at measures.</exception>
    public async Task<WatchList> ListAsync(Period quarter, Actor actor, CancellationToken stop = default)
    {
        List<NamedWatch> watches = await WatchQueries.WatchedQuery(database, Reader(actor)).ToListAsync(stop);
        IReadOnlyList<WatchedMeasure> all = await ComparedAsync(watches, quarter, known: null, stop);
        List<int> changed = [.. all.Where(m => m.Changes.Count > 0).Select(m => m.MeasureId)];
        if (changed.Count == 0) return new WatchList(quarter, [], all);

        List<ChangedMeasure> moments = [.. await WatchQueries.AuditedQuery(database, changed).ToListAsync(stop), .. await WatchQueries.SubmittedQuery(database, changed).ToListAsync(stop)];
        Dictionary<int, DateTime> latest = moments.GroupBy(m => m.MeasureId).ToDictionary(g => g.Key, g => g.Max(m => m.At));
        return new WatchList(
            quarter,
            [
                .. all.Where(m => m.Changes.Count > 0)
                    .Select(m => latest.TryGetValue(m.MeasureId, out DateTime at) && at > m.SeenAt ? m with { ChangedAt = at } : m)
                    .OrderByDescending(m => m.ChangedAt ?? m.SeenAt).ThenBy(m => m.Code, StringComparer.OrdinalIgnoreCase),
            ],
            [.. all.Where(m => m.Changes.Count == 0)]);
    }

    /// <summary>How many of the measures that the actor watches have changed.</summary>
    /// <param name="known">A scorecard of the present quarter that has been read already; what it has is not read again.</param>
    /// <param name="actor">Who watches.</param>
    /// <param name="stop">Cancels the reading.</param>
    /// <exception cref="NotPermittedException">The actor may not look at measures.</exception>
    public async Task<int> ChangedAsync(QuarterlyScorecard known, Actor actor, CancellationToken stop = default)
    {
        List<NamedWatch> watches = await WatchQueries.WatchedQuery(database, Reader(actor)).ToListAsync(stop);
        return (await ComparedAsync(watches, known.Quarter, known, stop)).Count(m => m.Changes.Count > 0);
    }

    /// <summary>Notes that the actor has seen measures as they were shown. One that has changed again since stays changed.</summary>
    /// <param name="seen">What they have seen.</param>
    /// <param name="quarter">The present quarter.</param>
    /// <param name="actor">Who watches.</param>
    /// <param name="stop">Cancels the work.</param>
    /// <exception cref="NotPermittedException">The actor may not look at measures.</exception>
    public async Task<Outcome?> SeenAsync(IReadOnlyCollection<SeenState> seen, Period quarter, Actor actor, CancellationToken stop = default)
    {
        int userId = Reader(actor);
        HashSet<int> ids = [.. seen.Take(Most).Select(s => s.MeasureId)];
        QuarterlyScorecard scorecard = await scorecards.GetAsync(quarter, new ScorecardFilter { MeasureIds = ids }, stop);
        Func<Period, bool> isSignedOff = await SignedOffAsync(stop);
        Dictionary<int, WatchState> now = ids.ToDictionary(id => id, id => StateOf(scorecard, id, isSignedOff));
        int meanwhile = seen.Count(s => now.TryGetValue(s.MeasureId, out WatchState? state) && state.Mark != s.Mark);
        return await database.ChangeAsync(
            actor,
            time,
            async (change, token) =>
            {
                foreach (Watch watch in await database.Watches.Where(w => w.UserId == userId && ids.Contains(w.MeasureId)).ToListAsync(token))
                {
                    WatchState state = now[watch.MeasureId];
                    if (seen.Any(s => s.MeasureId == watch.MeasureId && s.Mark == state.Mark)) watch.See(state, change.At);
                }

                return new Saved(meanwhile == 0 ? "Marked as seen" : $"Marked as seen, but for {meanwhile} that changed again meanwhile");
            },
            stop);
    }

    private async Task<IReadOnlyList<WatchedMeasure>> ComparedAsync(List<NamedWatch> watches, Period quarter, QuarterlyScorecard? known, CancellationToken stop)
    {
        if (watches.Count == 0) return [];
        Dictionary<int, ScorecardRow> rows = (known?.Rows ?? []).ToDictionary(r => r.MeasureId);
        List<int> missing = [.. watches.Select(w => w.Watch.MeasureId).Where(id => !rows.ContainsKey(id))];
        if (missing.Count > 0)
        {
            foreach (ScorecardRow row in (await scorecards.GetAsync(quarter, new ScorecardFilter { MeasureIds = missing }, stop)).Rows) rows[row.MeasureId] = row;
        }

        Func<Period, bool> isSignedOff = await SignedOffAsync(stop);
        return
        [
            .. from named in watches
               let row = rows.GetValueOrDefault(named.Watch.MeasureId)
               let now = WatchState.Of(row, quarter, isSignedOff(quarter))
               select new WatchedMeasure(named.Watch.MeasureId, named.Code, named.Title)
               {
                   Row = row,
                   Changes = WatchChanges.Between(named.Watch.State, row, now, isSignedOff),
                   SeenAt = named.Watch.SeenAt,
                   Mark = now.Mark,
               },
        ];
    }

    private async Task<Func<Period, bool>> SignedOffAsync(CancellationToken stop)
    {
        HashSet<Period> signedOff = [.. await database.CollectionsQuery().Where(c => c.State == CollectionState.SignedOff).Select(c => c.Period).ToListAsync(stop)];
        return signedOff.Contains;
    }

    private Task<NamedMeasureKey?> MeasureAsync(string code, CancellationToken stop) =>
        database.Measures.AsNoTracking().Where(m => m.Code == code).Select(m => new NamedMeasureKey(m.Id, m.Code, m.Title)).FirstOrDefaultAsync(stop);

    private static WatchState StateOf(QuarterlyScorecard scorecard, int measureId, Func<Period, bool> isSignedOff) =>
        WatchState.Of(scorecard.Rows.FirstOrDefault(r => r.MeasureId == measureId), scorecard.Quarter, isSignedOff(scorecard.Quarter));

    private static int Reader(Actor actor)
    {
        actor.Require(Policies.Read, "watch measures");
        return actor.UserId ?? throw new NotPermittedException("Only somebody who has signed in can watch measures.");
    }

    private sealed record NamedMeasureKey(int Id, string Code, string Title);
}
