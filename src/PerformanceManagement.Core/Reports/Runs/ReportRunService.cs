using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Reports.Runs;

/// <summary>A paper of a run.</summary>
/// <param name="CommitteeId">The committee's key.</param>
/// <param name="Committee">Its name.</param>
/// <param name="State">Where it is; null while it has not been asked for.</param>
/// <param name="AskedAt">When it was asked for, UTC.</param>
/// <param name="AskedBy">Who asked.</param>
/// <param name="FinishedAt">When it was done, failed or stopped, UTC.</param>
/// <param name="Problem">Why it failed.</param>
/// <param name="FileName">The name of the ZIP of its files; null while there is none.</param>
public sealed record ReportRunItem(int CommitteeId, string Committee, ReportJobState? State, DateTime? AskedAt, string? AskedBy, DateTime? FinishedAt, string? Problem, string? FileName);

/// <summary>Every paper of a quarter, and how far making them is.</summary>
/// <param name="Quarter">The reporting quarter.</param>
/// <param name="Items">The papers by committee.</param>
public sealed record ReportRun(Period Quarter, IReadOnlyList<ReportRunItem> Items)
{
    /// <summary>How many were asked for.</summary>
    public int Asked => Items.Count(i => i.State is not null);

    /// <summary>How many are there.</summary>
    public int Done => Items.Count(i => i.State is ReportJobState.Done);

    /// <summary>Whether some wait or are being made.</summary>
    public bool IsUnderWay => Items.Any(i => i.State is ReportJobState.Waiting or ReportJobState.Working);

    /// <summary>Those that could not be made.</summary>
    public IReadOnlyList<ReportRunItem> Failed => [.. Items.Where(i => i.State is ReportJobState.Failed)];

    /// <summary>Whether some of those asked for failed or were stopped.</summary>
    public bool HasUnfinished => Items.Any(i => i.State is ReportJobState.Failed or ReportJobState.Stopped);
}

/// <summary>Has every paper of a quarter made in the background, in every format.</summary>
public sealed class ReportRunService(PerformanceDbContext database, QuarterlyReportService reports, ReportRunSignal signal, TimeProvider time)
{
    private const string Area = "make every paper of a quarter";

    /// <summary>Queues the paper of every committee that has one of the quarter; what waits or is being made stays as it is.</summary>
    /// <param name="quarter">The reporting quarter.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="onlyUnfinished">Whether to leave out those that are there already.</param>
    /// <param name="stop">Cancels; nothing is then queued.</param>
    /// <returns>What became of it; null when the quarter has no papers.</returns>
    /// <exception cref="NotPermittedException">The actor does not prepare reports.</exception>
    public async Task<Outcome?> AskAsync(Period quarter, Actor actor, bool onlyUnfinished = false, CancellationToken stop = default)
    {
        actor.Require(Policies.Report, Area);
        int[] committees = [.. (await PapersAsync(quarter, stop)).Select(p => p.CommitteeId)];
        if (committees.Length == 0) return null;
        Outcome? outcome = await database.ChangeAsync(actor, time, (change, token) => QueueAsync(quarter, committees, onlyUnfinished, change, token), stop);
        if (outcome is Saved) signal.Ring();
        return outcome;
    }

    /// <summary>Stops what waits or is being made. What is there already stays.</summary>
    /// <returns>What became of it; null when the quarter has no papers.</returns>
    /// <exception cref="NotPermittedException">The actor does not prepare reports.</exception>
    public async Task<Outcome?> StopAsync(Period quarter, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.Report, Area);
        if ((await PapersAsync(quarter, stop)).Count == 0) return null;
        return await database.ChangeAsync(
            actor,
            time,
            async (change, token) =>
            {
                List<ReportJob> jobs = await database.ReportJobs.Where(j => j.Period == quarter && (j.State == ReportJobState.Waiting || j.State == ReportJobState.Working)).ToListAsync(token);
                if (jobs.Count == 0) return new Saved("Nothing was waiting: every paper had been made or had failed");
                foreach (ReportJob job in jobs) (job.State, job.FinishedAt) = (ReportJobState.Stopped, change.At);
                change.Audit("reports.stopped", $"Stopped making papers of {quarter.Label}: {Papers(jobs.Count)} not made.", period: quarter);
                return new Saved($"Stopped: {Papers(jobs.Count)} not made");
            },
            stop);
    }

    /// <summary>How far it is; null when the quarter has no papers.</summary>
    /// <exception cref="NotPermittedException">The actor does not prepare reports.</exception>
    public async Task<ReportRun?> ProgressAsync(Period quarter, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.Report, Area);
        IReadOnlyList<ReportListing> papers = await PapersAsync(quarter, stop);
        if (papers.Count == 0) return null;
        var jobs = (await JobsQuery(database, quarter).ToListAsync(stop)).ToDictionary(j => j.CommitteeId);
        return new ReportRun(quarter, [.. papers.Select(p => jobs.TryGetValue(p.CommitteeId, out ReportRunItem? job) ? job with { Committee = p.Committee } : new ReportRunItem(p.CommitteeId, p.Committee, null, null, null, null, null, null))]);
    }

    /// <summary>The finished ZIP of a committee: its name and content; null when there is none.</summary>
    /// <exception cref="NotPermittedException">The actor does not prepare reports.</exception>
    public async Task<ReportRunFile?> FileAsync(Period quarter, int committeeId, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.Report, Area);
        return await FileQuery(database, quarter, committeeId).FirstOrDefaultAsync(stop);
    }

    // Without the files.
    internal static IQueryable<ReportRunItem> JobsQuery(PerformanceDbContext database, Period quarter) =>
        database.ReportJobs.AsNoTracking().Where(j => j.Period == quarter).Select(j => new ReportRunItem(j.CommitteeId, "", j.State, j.AskedAt, j.AskedBy, j.FinishedAt, j.Problem, j.FileName));

    internal static IQueryable<ReportRunFile> FileQuery(PerformanceDbContext database, Period quarter, int committeeId) =>
        database.ReportJobs.AsNoTracking().Where(j => j.Period == quarter && j.CommitteeId == committeeId && j.State == ReportJobState.Done && j.Content != null).Select(j => new ReportRunFile(j.FileName!, j.Content!));

    private async Task<IReadOnlyList<ReportListing>> PapersAsync(Period quarter, CancellationToken stop) =>
        quarter.IsReportingQuarter ? [.. (await reports.ReportListAsync(stop)).Where(p => p.Quarter == quarter)] : [];

    private async Task<Outcome?> QueueAsync(Period quarter, int[] committees, bool onlyUnfinished, Change change, CancellationToken stop)
    {
        var jobs = await database.ReportJobs.Where(j => j.Period == quarter).ToDictionaryAsync(j => j.CommitteeId, stop);
        int asked = 0;
        foreach (int committee in committees)
        {
            if (!jobs.TryGetValue(committee, out ReportJob? job))
            {
                job = new ReportJob { Period = quarter, CommitteeId = committee, AskedBy = change.Actor.Name };
                database.ReportJobs.Add(job);
            }
            else if (job.State is ReportJobState.Waiting or ReportJobState.Working || (onlyUnfinished && job.State is ReportJobState.Done)) continue;

            (job.State, job.AskedAt, job.AskedBy, job.StartedAt, job.FinishedAt, job.Attempts) = (ReportJobState.Waiting, change.At, change.Actor.Name, null, null, 0);
            (job.Problem, job.FileName, job.Content) = (null, null, null);
            asked++;
        }

        if (asked == 0) return new Saved("Every paper is there, waits or is being made already");
        change.Audit("reports.asked", $"Asked for every paper of {quarter.Label}: {Papers(asked)}.", period: quarter);
        return new Saved($"Asked for: {Papers(asked)} of {quarter.Label}");
    }

    private static string Papers(int count) => count == 1 ? "1 paper" : $"{count} papers";
}

/// <summary>The ZIP of a paper's files.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Content">Its content.</param>
public sealed record ReportRunFile(string Name, byte[] Content);
