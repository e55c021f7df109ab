using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Imports.Uploads;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Imports.Runs;

/// <summary>A file that is sent.</summary>
/// <param name="Name">Its name; a path before it is dropped.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Open">Opens it, as often as it is asked.</param>
public sealed record SentFile(string Name, long Bytes, Func<Stream> Open);

/// <summary>A page of the packs that were sent, the latest first.</summary>
public sealed record PackRunList(IReadOnlyList<PackRun> Items, int Total, int Page, int Pages);

/// <summary>A pack that was sent.</summary>
/// <param name="Run">The pack, with its files and what it does.</param>
/// <param name="Before">When the same files were imported before, the latest first.</param>
/// <param name="Counts">How many lines of each kind are listed of each file.</param>
/// <param name="Ahead">How many packs wait before it.</param>
/// <param name="Reached">How far work on it has come; null where none is at work here.</param>
public sealed record PackRunView(PackRun Run, IReadOnlyList<SameFile> Before, IReadOnlyList<PackLineCount> Counts, int Ahead, string? Reached);

/// <summary>A page of what was found in a pack.</summary>
public sealed record PackLineList(IReadOnlyList<PackRunLine> Items, int Total, int Page, int Pages);

/// <summary>
/// Takes data packs that the performance team sends to the site: a .zip, an Excel workbook, or CSV files. Each is checked in the background, shown with what it
/// would do, and imported in the background when somebody says so (<see cref="PackRunner"/>).
/// </summary>
public sealed class PackRunService(PerformanceDbContext database, PackRunSignal signal, TimeProvider time)
{
    /// <summary>How many packs a page lists.</summary>
    public const int PageSize = 20;

    /// <summary>How many lines a page lists.</summary>
    public const int LinesOnPage = 50;

    /// <summary>How many days a pack that was checked waits for somebody to import it.</summary>
    public const int DaysKept = 7;

    private const string Area = "bring figures in with a data pack";
    private const string FilesField = "Files";
    private const int MostSame = 5;

    /// <summary>The packs that were sent, the latest first.</summary>
    /// <param name="page">The page, from 1.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="stop">Cancels.</param>
    /// <exception cref="NotPermittedException">The actor does not manage the rules.</exception>
    public async Task<PackRunList> ListAsync(int page, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, Area);
        int total = await database.PackRuns.CountAsync(stop);
        int pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        int shown = Math.Clamp(page, 1, pages);
        return new PackRunList(await database.PackRunsQuery().OrderByDescending(r => r.Id).Skip((shown - 1) * PageSize).Take(PageSize).ToListAsync(stop), total, shown, pages);
    }

    /// <summary>A pack; null where there is none.</summary>
    /// <exception cref="NotPermittedException">The actor does not manage the rules.</exception>
    public async Task<PackRunView?> FindAsync(int id, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, Area);
        if (await database.PackRunQuery(id).FirstOrDefaultAsync(stop) is not { } run) return null;
        string[] hashes = [.. run.Uploads.Select(u => u.Sha256)];
        List<SameFile> before = await database.SameFilesQuery(id, hashes).Take(MostSame).ToListAsync(stop);
        List<PackLineCount> counts = await database.PackLineCountsQuery(id).ToListAsync(stop);
        int ahead = run.State is PackRunState.Waiting or PackRunState.Asked
            ? await database.PackRunsInQuery(PackRunState.Waiting, PackRunState.Asked, PackRunState.Checking, PackRunState.Importing).CountAsync(r => r.Id < id || r.State == PackRunState.Importing || r.State == PackRunState.Checking, stop)
            : 0;
        return new PackRunView(run, before, counts, ahead, signal.ReachedBy(id));
    }

    /// <summary>What was found in a pack, a page of it.</summary>
    /// <exception cref="NotPermittedException">The actor does not manage the rules.</exception>
    public async Task<PackLineList> LinesAsync(int id, PackLineFilter filter, int page, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, Area);
        IQueryable<PackRunLine> lines = database.PackLinesQuery(id, filter);
        int total = await lines.CountAsync(stop);
        int pages = Math.Max(1, (total + LinesOnPage - 1) / LinesOnPage);
        int shown = Math.Clamp(page, 1, pages);
        return new PackLineList(await lines.Skip((shown - 1) * LinesOnPage).Take(LinesOnPage).ToListAsync(stop), total, shown, pages);
    }

    /// <summary>The same, all of it, one after the other.</summary>
    /// <exception cref="NotPermittedException">The actor does not manage the rules.</exception>
    public IAsyncEnumerable<PackRunLine> AllLinesAsync(int id, PackLineFilter filter, Actor actor)
    {
        actor.Require(Policies.ManageRules, Area);
        return database.PackLinesQuery(id, filter).AsAsyncEnumerable();
    }

    /// <summary>Keeps what was sent, and has it checked. Nothing of it is imported yet.</summary>
    /// <returns>Saved with the key of the pack, or refused.</returns>
    /// <exception cref="NotPermittedException">The actor does not manage the rules, or is nobody who signs in.</exception>
    public async Task<Outcome> SendAsync(IReadOnlyList<SentFile> files, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, Area);
        int by = actor.UserId ?? throw new NotPermittedException("A pack is sent to the site by a person who has signed in.");
        if (Problem(files) is { } problem) return new Refused(FilesField, problem);

        PackRun? sent = null;
        Outcome outcome = (await database.ChangeAsync(
            actor,
            time,
            async (change, token) =>
            {
                await ForgetAsync(change, token);
                sent = new PackRun { Name = NameOf(files), State = PackRunState.Waiting, SentAt = change.At, SentById = by, SentBy = actor.Name };
                foreach (SentFile file in files) sent.Uploads.Add(await KeepAsync(file, token));
                database.PackRuns.Add(sent);
                return new Saved($"Sent {sent.Name}. It is being checked: nothing is stored yet");
            },
            stop))!;
        signal.Ring();
        return outcome is Saved saved ? saved with { Id = sent!.Id } : outcome;
    }

    /// <summary>Has a pack that was checked imported.</summary>
    /// <param name="id">The pack.</param>
    /// <param name="version">The version that was looked at.</param>
    /// <param name="mayRepaint">Whether it may repaint what is reported already.</param>
    /// <param name="actor">Who imports it.</param>
    /// <param name="stop">Cancels.</param>
    /// <returns>Saved, refused or a conflict with the pack as it is now; null where there is none.</returns>
    /// <exception cref="NotPermittedException">The actor does not manage the rules.</exception>
    public async Task<Outcome?> ImportAsync(int id, Guid? version, bool mayRepaint, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, Area);
        int by = actor.UserId ?? throw new NotPermittedException("A pack is imported by a person who has signed in.");
        Outcome? outcome = await database.ChangeAsync(
            actor,
            time,
            async (change, token) =>
            {
                if (await database.PackRuns.FirstOrDefaultAsync(r => r.Id == id, token) is not { } run) return null;
                if (run.State is PackRunState.Asked or PackRunState.Importing or PackRunState.Done) return new Saved($"{run.Name} is being imported, or was, already");
                if (run.State != PackRunState.Checked || run.Version != version) return new Conflict<PackRun>(run);
                if (run.NeedsRepaint && !mayRepaint) return new Refused("MayRepaint", "Confirm that what is reported already may read differently, or stop here and leave the rules as they are");
                (run.State, run.MayRepaint, run.SentById, run.SentBy) = (PackRunState.Asked, mayRepaint, by, actor.Name);
                (run.StartedAt, run.FinishedAt) = (null, null);
                change.Audit("pack.asked", $"Asked for the import of {run.Name}{(mayRepaint ? ", with the rules that repaint what is reported" : "")}.");
                return new Saved($"{run.Name} is being imported. You can leave this page");
            },
            stop);
        if (outcome is Saved) signal.Ring();
        return outcome;
    }

    /// <summary>Stops a pack, wherever it is: nothing of it is stored. What was imported stays.</summary>
    /// <returns>What became of it; null where there is no such pack.</returns>
    /// <exception cref="NotPermittedException">The actor does not manage the rules.</exception>
    public async Task<Outcome?> StopAsync(int id, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, Area);
        // While it is at work in this process, the database may be held by that very work.
        if (signal.Stop(id, actor.Name)) return new Saved("It is being stopped, and nothing of it is stored");
        return await database.ChangeAsync(
            actor,
            time,
            async (change, token) =>
            {
                if (await database.PackRuns.Include(r => r.Uploads).FirstOrDefaultAsync(r => r.Id == id, token) is not { } run) return null;
                if (run.State is PackRunState.Done or PackRunState.Refused or PackRunState.Failed or PackRunState.Stopped) return new Saved($"{run.Name} was over already");
                await EndAsync(run, PackRunState.Stopped, $"Stopped by {actor.Name}. Nothing was stored.", change.At, token);
                change.Audit("pack.stopped", $"Stopped {run.Name}. Nothing of it was stored.");
                return new Saved($"Stopped {run.Name}. Nothing of it was stored");
            },
            stop);
    }

    /// <summary>Ends a pack for good: what was sent is not needed any more, and goes.</summary>
    internal async Task EndAsync(PackRun run, PackRunState state, string? because, DateTime at, CancellationToken stop)
    {
        (run.State, run.FinishedAt) = (state, at);
        run.Because = because is { Length: > TextLengths.Reason } ? because[..(TextLengths.Reason - 1)] + "…" : because;
        List<Guid> contents = [.. run.Uploads.Select(u => u.ContentId)];
        await database.PackRunParts.Where(p => contents.Contains(p.ContentId)).ExecuteDeleteAsync(stop);
    }

    // Whatever nobody decided on.
    private async Task ForgetAsync(Change change, CancellationToken stop)
    {
        DateTime before = change.At.AddDays(-DaysKept);
        foreach (PackRun run in await database.PackRuns.Include(r => r.Uploads).Where(r => r.State == PackRunState.Checked && r.SentAt < before).ToListAsync(stop))
            await EndAsync(run, PackRunState.Stopped, $"Nobody imported it within {DaysKept} days. Nothing was stored.", change.At, stop);
    }

    private async Task<PackRunUpload> KeepAsync(SentFile file, CancellationToken stop)
    {
        var content = Guid.NewGuid();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var parts = new BulkInsert<PackRunPart>(database);
        await using Stream stream = file.Open();
        byte[] buffer = new byte[PackRunPart.Longest];
        long bytes = 0;
        for (int number = 0; await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, stop) is var read and > 0; number++)
        {
            hash.AppendData(buffer, 0, read);
            bytes += read;
            await parts.AddAsync([new PackRunPart { ContentId = content, Number = number, Content = buffer[..read] }], stop);
        }

        return new PackRunUpload { Name = Cut(Path.GetFileName(file.Name)), Bytes = bytes, Sha256 = Convert.ToHexStringLower(hash.GetHashAndReset()), ContentId = content };
    }

    private static string? Problem(IReadOnlyList<SentFile> files)
    {
        if (files.Count == 0) return "Choose a .zip, an Excel workbook, or CSV files";
        string[] endings = [.. files.Select(f => Path.GetExtension(f.Name).ToLowerInvariant())];
        if (files.Count > 1 && endings.Any(e => e != ".csv")) return "Choose one .zip, or one Excel workbook, or several CSV files: not some of each";
        if (endings.FirstOrDefault(e => e is not (".zip" or ".xlsx" or ".csv")) is { } other)
            return other is ".xls" or ".xlsm" ? "Save the workbook as .xlsx, without macros, and choose it again" : $"A pack is a .zip, an .xlsx or .csv files; {PackProblems.Shorten(files[0].Name)} is none of them";
        if (files.GroupBy(f => Path.GetFileName(f.Name), StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice) return $"{PackProblems.Shorten(twice.Key)} is there twice";
        if (files.FirstOrDefault(f => f.Bytes == 0) is { } empty) return $"{PackProblems.Shorten(empty.Name)} is empty";
        return files.Sum(f => f.Bytes) > UploadLimits.Pack.File ? $"That is {UploadLimits.InWords(files.Sum(f => f.Bytes))}; a pack may be at most {UploadLimits.InWords(UploadLimits.Pack.File)}. Send it in parts, or ask whoever runs the system to import it" : null;
    }

    private static string NameOf(IReadOnlyList<SentFile> files) => files.Count == 1 ? Cut(Path.GetFileName(files[0].Name)) : $"{files.Count} CSV files";

    private static string Cut(string name) => name.Length <= TextLengths.Name ? name : name[..TextLengths.Name];
}
