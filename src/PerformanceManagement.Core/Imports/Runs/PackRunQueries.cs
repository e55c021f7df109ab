using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;

namespace PerformanceManagement.Core.Imports.Runs;

/// <summary>Questions about packs that were sent.</summary>
internal static class PackRunQueries
{
    internal static IQueryable<PackRun> PackRunsQuery(this PerformanceDbContext database) =>
        database.PackRuns.AsNoTracking().Include(r => r.Uploads).Include(r => r.Files).AsSplitQuery();

    internal static IQueryable<PackRun> PackRunQuery(this PerformanceDbContext database, int id) => database.PackRunsQuery().Where(r => r.Id == id);

    /// <summary>Other packs with one of some files in them that were imported, by the files' hashes; the latest first.</summary>
    internal static IQueryable<SameFile> SameFilesQuery(this PerformanceDbContext database, int exceptId, IReadOnlyCollection<string> hashes) =>
        from upload in database.PackRunUploads
        join run in database.PackRuns on upload.PackRunId equals run.Id
        where run.Id != exceptId && run.State == PackRunState.Done && hashes.Contains(upload.Sha256)
        orderby run.Id descending
        select new SameFile(run.Id, upload.Name, run.SentBy, run.FinishedAt!.Value);

    internal static IQueryable<PackRunLine> PackLinesQuery(this PerformanceDbContext database, int runId, PackLineFilter filter)
    {
        IQueryable<PackRunLine> lines = database.PackRunLines.AsNoTracking().Where(l => l.PackRunId == runId);
        if (filter.Kinds.Count > 0) lines = lines.Where(l => filter.Kinds.Contains(l.Kind));
        if (filter.File is { } file) lines = lines.Where(l => l.File == file);
        if (filter.Words?.ToLowerInvariant() is { } words)
        {
#pragma warning disable CA1304, CA1311, CA1862 // Translated to LOWER() in the database, where a culture cannot be named; SQLite compares by case unless asked like this.
            lines = lines.Where(l => l.Text.ToLower().Contains(words));
#pragma warning restore CA1304, CA1311, CA1862
        }

        return lines.OrderBy(l => l.Id);
    }

    internal static IQueryable<PackLineCount> PackLineCountsQuery(this PerformanceDbContext database, int runId) =>
        database.PackRunLines.Where(l => l.PackRunId == runId).GroupBy(l => new { l.Kind, l.File }).Select(g => new PackLineCount(g.Key.Kind, g.Key.File, g.Count()));

    internal static IQueryable<PackRunPart> PackPartsQuery(this PerformanceDbContext database, Guid contentId, int from) =>
        database.PackRunParts.AsNoTracking().Where(p => p.ContentId == contentId && p.Number >= from).OrderBy(p => p.Number);

    internal static IQueryable<PackRun> PackRunsInQuery(this PerformanceDbContext database, params PackRunState[] states) => database.PackRuns.AsNoTracking().Where(r => states.Contains(r.State));
}

/// <summary>Which lines are listed. All restrictions hold together.</summary>
public sealed record PackLineFilter
{
    /// <summary>Those of some kinds; none for all.</summary>
    public IReadOnlyList<PackLineKind> Kinds { get; init; } = [];

    /// <summary>Those about one file; null for all.</summary>
    public string? File { get; init; }

    /// <summary>Those with these words, whatever their case.</summary>
    public string? Words { get; init; }
}

/// <summary>How many lines of a kind are listed of a file.</summary>
public sealed record PackLineCount(PackLineKind Kind, string File, int Count);

/// <summary>The same file in another pack, which was imported.</summary>
/// <param name="RunId">The pack.</param>
/// <param name="Name">What the file was called there.</param>
/// <param name="By">Who imported it.</param>
/// <param name="At">When, UTC.</param>
public sealed record SameFile(int RunId, string Name, string By, DateTime At);
