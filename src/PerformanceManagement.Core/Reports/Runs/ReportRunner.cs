using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reports.Formats;
using PerformanceManagement.Core.Reports.Pdf;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Reports.Runs;

/// <summary>Makes the papers that wait, one at a time. Several sites may do so on one database: a paper belongs to whoever marked it first.</summary>
public sealed partial class ReportRunner(PerformanceDbContext database, QuarterlyReportService reports, ReportFormats formats, TimeProvider time, ILogger<ReportRunner> log) : IQueueRunner
{
    /// <summary>How often a paper is begun before it is given up.</summary>
    public const int MostAttempts = 3;

    private static readonly TimeSpan MostTime = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan MostTimeToGiveBack = TimeSpan.FromSeconds(5);
    private static readonly Actor Maker = Actor.Process("Report maker");

    /// <summary>What a site that went down left half-made waits again, or is given up after <see cref="MostAttempts"/>. To be called when the site starts.</summary>
    public async Task RecoverAsync(CancellationToken stop = default)
    {
        if (!await LeftQuery(database).AnyAsync(stop)) return;
        await database.ChangeAsync(
            Maker,
            time,
            async (change, token) =>
            {
                foreach (ReportJob job in await database.ReportJobs.Where(j => j.State == ReportJobState.Working).ToListAsync(token))
                {
                    if (job.Attempts < MostAttempts) job.State = ReportJobState.Waiting;
                    else (job.State, job.FinishedAt, job.Problem) = (ReportJobState.Failed, change.At, $"The site went down {MostAttempts} times while this paper was being made.");
                }

                return new Saved("Taken up again");
            },
            stop);
        database.ChangeTracker.Clear();
    }

    /// <summary>Makes the next paper that waits.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> NextAsync(CancellationToken stop = default)
    {
        if (!await WaitingQuery(database).AnyAsync(stop) || await TakeAsync(stop) is not { } job) return false;
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
            limit.CancelAfter(MostTime);
            (string? problem, ReportFile? file) = await MakeAsync(job, limit.Token);
            stop.ThrowIfCancellationRequested();
            await EndAsync(job, (stored, at) =>
            {
                (stored.State, stored.FinishedAt) = (file is null ? ReportJobState.Failed : ReportJobState.Done, at);
                (stored.Problem, stored.FileName, stored.Content) = (problem, file?.Name, file?.Content);
            }, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The site is stopping, which is no failure of the paper.
            using var brief = new CancellationTokenSource(MostTimeToGiveBack);
            await EndAsync(job, (stored, _) => (stored.State, stored.StartedAt, stored.Attempts) = (ReportJobState.Waiting, null, stored.Attempts - 1), brief.Token);
            throw;
        }

        return true;
    }

    internal static IQueryable<ReportJob> LeftQuery(PerformanceDbContext database) => database.ReportJobs.AsNoTracking().Where(j => j.State == ReportJobState.Working);

    internal static IQueryable<ReportJob> WaitingQuery(PerformanceDbContext database) => database.ReportJobs.AsNoTracking().Where(j => j.State == ReportJobState.Waiting);

    // Whoever marks it first has it; the other is given the next.
    private async Task<Taken?> TakeAsync(CancellationToken stop)
    {
        ReportJob? job = null;
        await database.ChangeAsync(
            Maker,
            time,
            async (change, token) =>
            {
                job = await database.ReportJobs.Where(j => j.State == ReportJobState.Waiting).OrderBy(j => j.Id).FirstOrDefaultAsync(token);
                if (job is null) return null;
                (job.State, job.StartedAt, job.Attempts) = (ReportJobState.Working, change.At, job.Attempts + 1);
                return new Saved("Begun");
            },
            stop);
        database.ChangeTracker.Clear();
        return job is null ? null : new Taken(job.Id, job.CommitteeId, job.Period, job.Version);
    }

    private async Task<(string? Problem, ReportFile? File)> MakeAsync(Taken job, CancellationToken stop)
    {
        try
        {
            if (await reports.GetAsync(job.CommitteeId, job.Quarter, stop: stop) is not { } report) return ("There is nothing to report to this committee any more, or its template is gone.", null);
            IReadOnlyList<ReportFile> files = await formats.FilesAsync(report, stop);
            return (null, new ReportFile("zip", $"{report.FileName}.zip", ReportFormats.Zip(report, files)));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return ($"It took longer than {MostTime.TotalMinutes:0} minutes.", null);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            string reference = FaultReference.New();
            Log(log, fault, job.CommitteeId, job.Quarter.Token, reference);
            string because = fault is TypesettingException ? fault.Message.TrimEnd('.') : "This paper could not be made, through a fault in the system";
            string sentence = $". Reference {reference}.";
            return (because[..Math.Min(because.Length, TextLengths.Reason - sentence.Length)] + sentence, null);
        }
    }

    // Where somebody stopped it or asked again meanwhile, what was made is thrown away.
    private async Task EndAsync(Taken job, Action<ReportJob, DateTime> end, CancellationToken stop)
    {
        database.ChangeTracker.Clear();
        await database.ChangeAsync(
            Maker,
            time,
            async (change, token) =>
            {
                if (await database.ReportJobs.FirstOrDefaultAsync(j => j.Id == job.Id, token) is not { State: ReportJobState.Working } stored || stored.Version != job.Version) return null;
                end(stored, change.At);
                if (stored.State is ReportJobState.Failed) change.Audit("reports.failed", $"A paper of {job.Quarter.Label}, for the committee with the key {job.CommitteeId}, could not be made: {stored.Problem}", period: job.Quarter);
                return new Saved("Ended");
            },
            stop);
        database.ChangeTracker.Clear();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The paper of committee {CommitteeId} for {Quarter} could not be made, reference {FaultReference}")]
    private static partial void Log(ILogger log, Exception fault, int committeeId, string quarter, string faultReference);

    private sealed record Taken(int Id, int CommitteeId, Period Quarter, Guid Version);
}
