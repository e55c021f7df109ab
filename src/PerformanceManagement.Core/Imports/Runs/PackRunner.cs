using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Imports.Uploads;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Imports.Runs;

/// <summary>
/// Checks and imports the packs that wait, one at a time. That a pack was imported is stored in the very transaction of its import: whatever happens to the
/// site, either both are there or neither.
/// </summary>
public sealed partial class PackRunner(PerformanceDbContext database, DataPackImporter importer, PackRunService runs, PackRunSignal signal, DatabaseFaults faults, TimeProvider time, ILogger<PackRunner> log) : IQueueRunner
{
    /// <summary>How many problems of a pack are listed; the rest are only counted.</summary>
    public const int MostProblems = 20_000;

    private const int LinesAtOnce = 1_000;
    private const string WentDown = "The site was stopped, or went down, before it was done. Nothing was stored: send the pack again.";

    private static readonly TimeSpan MostTimeToGiveBack = TimeSpan.FromSeconds(5);
    private static readonly Actor Maker = Actor.Process("Data packs");

    /// <summary>What a site that went down left half-done is marked as stopped: nothing of it was stored. To be called when the site starts.</summary>
    public async Task RecoverAsync(CancellationToken stop = default)
    {
        if (!await database.PackRunsInQuery(PackRunState.Checking, PackRunState.Importing).AnyAsync(stop)) return;
        await database.ChangeAsync(
            Maker,
            time,
            async (change, token) =>
            {
                foreach (PackRun run in await database.PackRuns.Include(r => r.Uploads).Where(r => r.State == PackRunState.Checking || r.State == PackRunState.Importing).ToListAsync(token))
                {
                    await runs.EndAsync(run, PackRunState.Stopped, WentDown, change.At, token);
                    change.Audit("pack.stopped", $"{run.Name}: {WentDown}");
                }

                return new Saved("Marked");
            },
            stop);
        database.ChangeTracker.Clear();
    }

    /// <summary>Checks or imports the next pack that waits.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> NextAsync(CancellationToken stop = default)
    {
        if (!await database.PackRunsInQuery(PackRunState.Waiting, PackRunState.Asked).AnyAsync(stop) || await TakeAsync(stop) is not { } run) return false;
        using PackRunSignal.AtWork work = signal.Begin(run.Id, stop);
        string folder = Directory.CreateTempSubdirectory("pm-pack-").FullName;
        try
        {
            if (run.State == PackRunState.Checking) await CheckAsync(run, folder, work);
            else await ImportAsync(run, folder, work);
        }
        catch (OperationCanceledException) when (work.Token.IsCancellationRequested)
        {
            using var brief = new CancellationTokenSource(MostTimeToGiveBack);
            await EndAsync(run, PackRunState.Stopped, work.StoppedBy is { } by ? $"Stopped by {by}. Nothing was stored." : WentDown, null, brief.Token);
            if (work.StoppedBy is null) throw;
        }
        catch (PackRunMarkedException)
        {
            // Another instance of the site has marked it, and what it says is so: nothing was stored.
        }
        catch (Exception fault) when (fault is not (OutOfMemoryException or OperationCanceledException))
        {
            await EndAsync(run, PackRunState.Failed, faults.Sentence(fault) ?? Unforeseen(run, fault), null, stop);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return true;
    }

    // Whoever marks it first has it; the other is given the next.
    private async Task<PackRun?> TakeAsync(CancellationToken stop)
    {
        PackRun? run = null;
        await database.ChangeAsync(
            Maker,
            time,
            async (change, token) =>
            {
                run = await database.PackRuns.Include(r => r.Uploads).Where(r => r.State == PackRunState.Waiting || r.State == PackRunState.Asked).OrderBy(r => r.Id).FirstOrDefaultAsync(token);
                if (run is null) return null;
                (run.State, run.StartedAt) = (run.State == PackRunState.Waiting ? PackRunState.Checking : PackRunState.Importing, change.At);
                return new Saved("Begun");
            },
            stop);
        database.ChangeTracker.Clear();
        return run;
    }

    private async Task CheckAsync(PackRun run, string folder, PackRunSignal.AtWork work)
    {
        var changes = new DataPackChanges();
        Func<DataPackSource> open = await UnpackAsync(run, folder, work.Token);
        DataPackReport report = await importer.ImportAsync(open, new PackRequest(run.Name, Maker, IsDryRun: true, Repaint: true, work) { Changes = changes }, work.Token);
        work.Token.ThrowIfCancellationRequested();
        await EndAsync(run, report.Accepted ? PackRunState.Checked : PackRunState.Refused, null, new Found(report, report.Accepted ? changes.Listed : []), work.Token);
    }

    private async Task ImportAsync(PackRun run, string folder, PackRunSignal.AtWork work)
    {
        if (await ActorAsync(run, work.Token) is not { } actor)
        {
            await EndAsync(run, PackRunState.Failed, $"{run.SentBy} may not import data packs any more. Nothing was stored.", null, work.Token);
            return;
        }

        Func<DataPackSource> open = await UnpackAsync(run, folder, work.Token);
        var request = new PackRequest(run.Name, actor, IsDryRun: false, run.MayRepaint, work) { HowToRepaint = "Send the pack again and confirm it" };
        DataPackReport report = await database.InTransactionAsync(
            async token =>
            {
                DataPackReport outcome = await importer.ImportAsync(open, request, token);
                if (!outcome.Accepted) return outcome;
                PackRun stored = await database.PackRuns.Include(r => r.Uploads).Include(r => r.Files).SingleAsync(r => r.Id == run.Id, token);
                // Marked as stopped by another instance meanwhile: then nothing is stored, as it says.
                if (stored.State != PackRunState.Importing || stored.Version != run.Version) throw new PackRunMarkedException();
                await runs.EndAsync(stored, PackRunState.Done, null, time.GetUtcNow().UtcDateTime, token);
                Count(stored, outcome);
                await database.SaveAsync(token);
                // The last moment at which it can be stopped.
                token.ThrowIfCancellationRequested();
                return outcome;
            },
            work.Token);
        database.ChangeTracker.Clear();
        if (!report.Accepted) await EndAsync(run, PackRunState.Refused, null, new Found(report, []), work.Token);
    }

    // With the rights that they have now.
    private async Task<Actor?> ActorAsync(PackRun run, CancellationToken stop)
    {
        List<string> roles = await RolesQuery(database, run.SentById).ToListAsync(stop);
        var actor = new Actor(run.SentById, run.SentBy, roles);
        return Policies.Allows(Policies.ManageRules, actor) ? actor : null;
    }

    internal static IQueryable<string> RolesQuery(PerformanceDbContext database, int userId) =>
        database.UserRoles.Where(r => r.UserId == userId).Join(database.Roles, r => r.RoleId, role => role.Id, (_, role) => role.Name!);

    // What was sent, as files of a folder that is gone when the work is done.
    private async Task<Func<DataPackSource>> UnpackAsync(PackRun run, string folder, CancellationToken stop)
    {
        List<(PackRunUpload Upload, string Path)> files = [];
        foreach (PackRunUpload upload in run.Uploads)
        {
            string path = Path.Combine(folder, upload.Id.ToString(CultureInfo.InvariantCulture));
            await using FileStream file = new(path, FileMode.CreateNew, FileAccess.ReadWrite);
            for (int number = 0; await database.PackPartsQuery(upload.ContentId, number).FirstOrDefaultAsync(stop) is { } part; number = part.Number + 1) await file.WriteAsync(part.Content, stop);
            if (file.Length != upload.Bytes) throw new InvalidDataException($"{upload.Name} was not kept whole.");
            files.Add((upload, path));
        }

        string ending = Path.GetExtension(files[0].Upload.Name).ToLowerInvariant();
        if (ending == ".zip") return () => DataPackSource.OpenZip(File.OpenRead(files[0].Path), run.Name, UploadLimits.Pack, leaveOpen: false);
        string pack = Directory.CreateDirectory(Path.Combine(folder, "pack")).FullName;
        if (ending == ".csv")
        {
            foreach ((PackRunUpload upload, string path) in files) File.Move(path, Path.Combine(pack, Path.GetFileName(upload.Name)));
            return () => DataPackSource.OpenFolder(pack);
        }

        // Read when the importer opens it, which says in its report why it cannot be read.
        string? refused = null;
        try
        {
            await using FileStream workbook = File.OpenRead(files[0].Path);
            UploadGuard.CheckWorkbook(workbook, run.Name, UploadLimits.Pack);
            await WorkbookPack.UnpackAsync(workbook, run.Name, pack, stop);
        }
        catch (UploadRefusedException because)
        {
            refused = because.Message;
        }

        return () => refused is null ? DataPackSource.OpenFolder(pack) : throw new UploadRefusedException(refused);
    }

    // Where somebody stopped it meanwhile, that stands.
    private async Task EndAsync(PackRun taken, PackRunState state, string? because, Found? found, CancellationToken stop)
    {
        database.ChangeTracker.Clear();
        await database.ChangeAsync(
            Maker,
            time,
            async (change, token) =>
            {
                PackRun? run = await database.PackRuns.Include(r => r.Uploads).Include(r => r.Files).FirstOrDefaultAsync(r => r.Id == taken.Id, token);
                if (run is null || run.State != taken.State || run.Version != taken.Version) return null;
                if (state == PackRunState.Checked) (run.State, run.FinishedAt) = (state, change.At);
                else await runs.EndAsync(run, state, because, change.At, token);
                if (found is not null) await KeepAsync(run, found, token);
                if (state is PackRunState.Failed or PackRunState.Stopped) change.Audit(state == PackRunState.Failed ? "pack.failed" : "pack.stopped", $"{run.Name}: {because}");
                return new Saved("Ended");
            },
            stop);
        database.ChangeTracker.Clear();
    }

    private async Task KeepAsync(PackRun run, Found found, CancellationToken stop)
    {
        DataPackReport report = found.Report;
        Count(run, report);
        run.Problems = report.Problems.Count;
        run.NeedsRepaint = report.Repaints.NeedTelling;
        await database.PackRunLines.Where(l => l.PackRunId == run.Id).ExecuteDeleteAsync(stop);
        IEnumerable<PackRunLine> lines =
        [
            .. report.Problems.Take(MostProblems).Select(p => Line(run, PackLineKind.Problem, p.File, p.Row, p.Column, p.Sentence)),
            .. report.Doubts.Select(d => Line(run, PackLineKind.Doubt, d.File, d.Row, d.Column, d.Sentence)),
            .. report.Repaints.Listed.Select(r => Line(run, PackLineKind.Repaint, PackFiles.Measures, null, null, r.ToString())),
            .. report.Repaints.Counts.Select(sentence => Line(run, PackLineKind.Repaint, PackFiles.Measures, null, null, sentence)),
            .. found.Changes.OrderBy(c => c.IsNew).Select(c => Line(run, c.IsNew ? PackLineKind.Added : PackLineKind.Changed, c.File, c.Row, null, c.Text)),
            .. report.Remarks.Select(r => Line(run, PackLineKind.Remark, r.File, r.Row, r.Column, r.More == 0 ? r.Sentence : string.Create(CultureInfo.GetCultureInfo("en-GB"), $"{r.Sentence} And {r.More:N0} more like it in this column."))),
        ];
        await using var stored = new BulkInsert<PackRunLine>(database);
        foreach (PackRunLine[] some in lines.Chunk(LinesAtOnce)) await stored.AddAsync(some, stop);
    }

    private static void Count(PackRun run, DataPackReport report)
    {
        run.Files.Clear();
        run.Files.AddRange(report.Files.Select(f => new PackRunFile { File = f.File, Added = f.Added, Changed = f.Changed, Unchanged = f.Unchanged }));
    }

    private static PackRunLine Line(PackRun run, PackLineKind kind, string file, int? row, string? column, string text) => new() { PackRunId = run.Id, Kind = kind, File = file, Row = row, Column = column, Text = text };

    private string Unforeseen(PackRun run, Exception fault)
    {
        string reference = FaultReference.New();
        Log(log, fault, run.Id, reference);
        return $"This could not be done, through a fault in the system. Nothing was stored. Reference {reference}.";
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Data pack {RunId} could not be checked or imported, reference {FaultReference}")]
    private static partial void Log(ILogger log, Exception fault, int runId, string faultReference);

    private sealed class PackRunMarkedException : Exception;

    private sealed record Found(DataPackReport Report, IReadOnlyList<DataPackChange> Changes);
}
