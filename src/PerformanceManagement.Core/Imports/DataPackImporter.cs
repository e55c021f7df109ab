using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Imports;

/// <summary>
/// Imports a data pack: a folder or a .zip of CSV files with plan, measures, values, targets, benchmarks and groups of areas. All or nothing, and
/// repeatable: the same pack again changes nothing. The format is described in docs/data-packs.md.
/// </summary>
public sealed class DataPackImporter(PerformanceDbContext database, TimeProvider clock)
{
    /// <summary>Imports a folder or a .zip file.</summary>
    /// <param name="path">The folder or file.</param>
    /// <param name="actor">Who imports, for the audit.</param>
    /// <param name="dryRun">Whether only to say what would happen.</param>
    /// <param name="repaint">Whether rules may change that repaint what is reported already; else such a pack is refused with a list of it.</param>
    /// <param name="stop">Cancels before anything is stored.</param>
    /// <returns>What was stored, or everything that is wrong.</returns>
    public Task<DataPackOutcome> ImportAsync(string path, Actor actor, bool dryRun = false, bool repaint = false, CancellationToken stop = default) =>
        ImportAsync(() => DataPackSource.Open(path), NameOf(path), actor, dryRun, repaint, stop);

    /// <summary>Imports an uploaded .zip file.</summary>
    /// <param name="zip">The file; seekable, and closed when the import is over.</param>
    /// <param name="fileName">Its name, for messages and the audit.</param>
    /// <param name="actor">Who imports, for the audit.</param>
    /// <param name="dryRun">Whether only to say what would happen.</param>
    /// <param name="repaint">Whether rules may change that repaint what is reported already; else such a pack is refused with a list of it.</param>
    /// <param name="stop">Cancels before anything is stored.</param>
    /// <returns>What was stored, or everything that is wrong.</returns>
    public Task<DataPackOutcome> ImportAsync(Stream zip, string fileName, Actor actor, bool dryRun = false, bool repaint = false, CancellationToken stop = default) =>
        ImportAsync(() => DataPackSource.OpenZip(zip, fileName), fileName, actor, dryRun, repaint, stop);

    // One at a time: what is stored is read by whoever writes next, so that two packs at the same moment come one after the other. A dry run keeps nobody waiting.
    private Task<DataPackOutcome> ImportAsync(Func<DataPackSource> open, string pack, Actor actor, bool dryRun, bool repaint, CancellationToken stop) =>
        dryRun
            ? TryAsync(open, pack, actor, dryRun, repaint, stop)
            : database.InTransactionAsync(token => TryAsync(open, pack, actor, dryRun, repaint, token), stop);

    private async Task<DataPackOutcome> TryAsync(Func<DataPackSource> open, string pack, Actor actor, bool dryRun, bool repaint, CancellationToken stop)
    {
        var stage = new PackStage(database, pack, actor, clock.GetUtcNow().UtcDateTime);
        try
        {
            // What the caller tracked is none of the pack's business, and must not be saved with it.
            database.ChangeTracker.Clear();
            IReadOnlyList<PackTable> tables = await ReadAsync(open, stage, stop);
            MeasureRows measures = await ApplyAsync(tables, stage, stop);
            DataPackRepaints repaints = stage.Problems.Count == 0 ? await new RuleRepaint(stage).ApplyAsync(measures.RowOf, repaint, stop) : DataPackRepaints.None;
            IReadOnlyList<DataPackCounts> counts = stage.Problems.Count == 0 ? stage.Count() : [];
            var outcome = new DataPackOutcome(pack, counts, stage.Problems.InOrder, dryRun) { Remarks = stage.Problems.Remarks, Repaints = repaints };
            if (outcome.Accepted && !dryRun) await StoreAsync(outcome, stage, stop);
            return outcome;
        }
        catch (UploadRefusedException refused)
        {
            return Refused(stage, refused.Message, dryRun);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Refused(stage, "Someone changed the same plan, measures or figures while the pack was being imported. Nothing was stored: import it again.", dryRun);
        }
        finally
        {
            database.ChangeTracker.Clear();
        }
    }

    // A path that names nothing, such as a blank one or the root of a disk, is called by what was typed.
    private static string NameOf(string path) =>
        path.Trim().Length > 0 && Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path))) is { Length: > 0 } name ? name : $"“{path}”";

    private static DataPackOutcome Refused(PackStage stage, string sentence, bool dryRun)
    {
        stage.Problems.Add(stage.Pack, null, null, sentence);
        return new DataPackOutcome(stage.Pack, [], stage.Problems.InOrder, dryRun);
    }

    private static async Task<IReadOnlyList<PackTable>> ReadAsync(Func<DataPackSource> open, PackStage stage, CancellationToken stop)
    {
        using DataPackSource source = open();
        if (source.WhyNoPack() is { } nothing) throw new UploadRefusedException(nothing);
        foreach (string stranger in source.Names.Where(n => PackFiles.Find(n) is null))
            stage.Problems.Add(stage.Pack, null, null, $"“{PackProblems.Shorten(stranger)}” is not a file of a data pack. Its files are {PackFiles.Names}.");
        List<PackFile> files = [.. PackFiles.All.Where(f => source.Names.Contains(f.Name, StringComparer.OrdinalIgnoreCase))];

        var tables = new List<PackTable>();
        foreach (PackFile file in files)
        {
            await using Stream content = source.Open(file);
            try
            {
                if (await PackTable.ReadAsync(file, content, stage.Problems, stop) is { } table) tables.Add(table);
                else if (file.Name == PackFiles.Measures) stage.MeasuresAreUnread = true;
            }
            catch (UploadRefusedException refused)
            {
                stage.Problems.Add(file.Name, null, null, refused.Message);
            }
        }

        return tables;
    }

    private static async Task<MeasureRows> ApplyAsync(IReadOnlyList<PackTable> tables, PackStage stage, CancellationToken stop)
    {
        await stage.LoadAsync(stop);
        PackTable? Of(string file) => tables.FirstOrDefault(t => t.File.Name == file);

        var measures = new MeasureRows(stage);
        if (Of(PackFiles.Plan) is { } plan) new PlanRows(stage).Apply(plan);
        if (Of(PackFiles.Measures) is { } measureTable) await measures.ApplyAsync(measureTable, stop);
        if (Of(PackFiles.Values) is { } values) await new ValueRows(stage).ApplyAsync(values, stop);
        if (Of(PackFiles.Targets) is { } targets) await new TargetRows(stage).ApplyAsync(targets, stop);
        if (Of(PackFiles.Benchmarks) is { } benchmarks) await new BenchmarkRows(stage).ApplyAsync(benchmarks, stop);
        if (Of(PackFiles.BenchmarkGroups) is { } groups) await new BenchmarkGroupRows(stage).ApplyAsync(groups, stop);
        await new MeasureHistoryCheck(stage).ApplyAsync(measures.RowOf, stop);
        return measures;
    }

    private async Task StoreAsync(DataPackOutcome outcome, PackStage stage, CancellationToken stop)
    {
        // The same pack again leaves no trace: nothing was done.
        if (!outcome.ChangesAnything) return;
        stage.Audit("pack.imported", $"Data pack “{stage.Pack}” imported: {string.Join("; ", outcome.Files.Select(InWords))}.");
        await database.SaveChangesAsync(stop);
    }

    private static string InWords(DataPackCounts file) => $"{file.File} {file.Added} added, {file.Changed} changed, {file.Unchanged} unchanged";
}
