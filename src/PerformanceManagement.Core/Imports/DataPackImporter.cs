using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.Imports.Rows;
using PerformanceManagement.Core.Imports.Uploads;
using PerformanceManagement.Core.Search;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Imports;

/// <summary>
/// Imports a data pack: a folder or a .zip of CSV files with plan, measures, values, targets, benchmarks, groups of areas and texts of reports. All or nothing, and
/// repeatable: the same pack again changes nothing. The format is described in docs/data-packs.md.
/// </summary>
public sealed class DataPackImporter(PerformanceDbContext database, TimeProvider clock)
{
    private const string Savepoint = "pack";

    /// <summary>Imports a folder or a .zip file.</summary>
    /// <param name="path">The folder or file.</param>
    /// <param name="actor">Who imports, for the audit.</param>
    /// <param name="dryRun">Whether only to say what would happen.</param>
    /// <param name="repaint">Whether rules may change that repaint what is reported already; else such a pack is refused with a list of it.</param>
    /// <param name="progress">Is told how far it has come, every few thousand figures; null for nobody.</param>
    /// <param name="stop">Cancels; nothing is then stored.</param>
    /// <returns>What was stored, or everything that is wrong.</returns>
    public Task<DataPackReport> ImportAsync(string path, Actor actor, bool dryRun = false, bool repaint = false, IProgress<DataPackProgress>? progress = null, CancellationToken stop = default) =>
        ImportAsync(() => DataPackSource.Open(path), new PackRequest(NameOf(path), actor, dryRun, repaint, progress), stop);

    /// <summary>Imports an uploaded .zip file.</summary>
    /// <param name="zip">The file; seekable, and closed when the import is over.</param>
    /// <param name="fileName">Its name, for messages and the audit.</param>
    /// <param name="actor">Who imports, for the audit.</param>
    /// <param name="dryRun">Whether only to say what would happen.</param>
    /// <param name="repaint">Whether rules may change that repaint what is reported already; else such a pack is refused with a list of it.</param>
    /// <param name="stop">Cancels; nothing is then stored.</param>
    /// <returns>What was stored, or everything that is wrong.</returns>
    public async Task<DataPackReport> ImportAsync(Stream zip, string fileName, Actor actor, bool dryRun = false, bool repaint = false, CancellationToken stop = default)
    {
        await using (zip)
            return await ImportAsync(() => DataPackSource.OpenZip(zip, fileName, UploadLimits.Pack, leaveOpen: true), new PackRequest(fileName, actor, dryRun, repaint, null), stop);
    }

    // One at a time: the transaction begins before anything is read, so that of two packs at the same moment the second sees what the first has stored.
    // A dry run keeps nobody waiting. What a refused pack had stored until its problem was found is taken back.
    internal async Task<DataPackReport> ImportAsync(Func<DataPackSource> open, PackRequest request, CancellationToken stop)
    {
        if (request.IsDryRun) return await TryAsync(open, request, stop);
        try
        {
            return await database.InTransactionAsync(
                async token =>
                {
                    // Nothing but a transaction of the caller's own is open before this one has stored anything.
                    IDbContextTransaction transaction = database.Database.CurrentTransaction!;
                    await transaction.CreateSavepointAsync(Savepoint, token);
                    DataPackReport outcome = await TryAsync(open, request, token);
                    if (outcome.Accepted) return outcome;
                    await transaction.RollbackToSavepointAsync(Savepoint, token);
                    throw new RefusedPackException(outcome);
                },
                stop);
        }
        catch (RefusedPackException refused)
        {
            return refused.Outcome;
        }
    }

    private async Task<DataPackReport> TryAsync(Func<DataPackSource> open, PackRequest request, CancellationToken stop)
    {
        var stage = new PackStage(database, request.Pack, request.Actor, clock.GetUtcNow().UtcDateTime, request.Changes) { HowToRepaint = request.HowToRepaint };
        try
        {
            // What the caller tracked is none of the pack's business, and must not be saved with it.
            database.ChangeTracker.Clear();
            database.WordsLater = request.IsDryRun ? null : new SearchTouched();
            using DataPackSource source = open();
            return await ImportAsync(source, stage, request, stop);
        }
        catch (UploadRefusedException refused)
        {
            return Refused(stage, refused.Message, request.IsDryRun);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Refused(stage, "Someone changed the same plan, measures or figures while the pack was being imported. Nothing was stored: import it again.", request.IsDryRun);
        }
        finally
        {
            database.WordsLater = null;
            database.ChangeTracker.Clear();
        }
    }

    private async Task<DataPackReport> ImportAsync(DataPackSource source, PackStage stage, PackRequest request, CancellationToken stop)
    {
        IReadOnlyList<PackTable> tables = await ReadAsync(source, stage, stop);
        await using PackRowReader? figures = await OpenAsync(PackFiles.Values, source, stage, stop);
        await using PackRowReader? kept = await OpenAsync(PackFiles.SignedOff, source, stage, stop);
        var quarters = new QuarterRows(stage);
        var corrections = new CorrectionRows(stage, quarters);
        MeasureRows measures = await ApplyAsync(tables, stage, quarters, corrections, stop);
        DataPackRepaints repaints = stage.Problems.Count == 0 ? await new RuleRepaint(stage).ApplyAsync(measures.RowOf, request.Repaint, stop) : DataPackRepaints.None;

        // While somebody looks, and nobody waits for the transaction.
        List<UncheckedFigure>? asked = request.IsDryRun ? [] : null;
        var values = new ValueRows(stage) { Asked = asked };
        await values.LoadAsync(stop);
        IReadOnlyList<DataPackCounts> counts = stage.Problems.Count == 0 ? stage.Count() : [];
        bool stores = !request.IsDryRun && stage.Problems.Count == 0;
        if (stores && ChangesAnything(counts)) await database.SaveAsync(stop);
        // From here on the figures alone are tracked, a portion at a time.
        if (stores) database.ChangeTracker.Clear();
        if (figures is not null)
        {
            await StreamAsync(figures, source, stage, request.Progress, told => values.ApplyAsync(figures, stores, told, stop));
            if (stage.Problems.Count == 0) counts = stage.With(counts, values);
        }

        if (tables.Any(t => t.File.Name == PackFiles.Corrections))
        {
            await corrections.StoreAsync(values.Has, stores, stop);
            counts = PackStage.With(counts, corrections.Counts);
        }

        if (kept is not null)
        {
            var signedOff = new SignedOffRows(stage, quarters, corrections);
            await StreamAsync(kept, source, stage, request.Progress, told => signedOff.ApplyAsync(kept, stores, told, stop));
            counts = PackStage.With(counts, signedOff.Counts);
        }

        var outcome = new DataPackReport(request.Pack, stage.Problems.Count == 0 ? counts : [], stage.Problems.InOrder, request.IsDryRun) { Remarks = stage.Problems.Remarks, Repaints = repaints };
        if (outcome.Accepted && asked is not null) outcome = outcome with { Doubts = await DoubtsAsync(asked, request.Actor, stop) };
        if (outcome.Accepted && stores) await RecordAsync(outcome, stage, stop);
        return outcome;
    }

    private async Task<IReadOnlyList<DataPackRemark>> DoubtsAsync(List<UncheckedFigure> figures, Actor actor, CancellationToken stop) =>
    [
        .. (await new UncheckedFigures(database, clock).DoubtsAsync(figures, actor, stop)).Select(d => new DataPackRemark(PackFiles.Values, d.Figure.Row, "value", $"{d.Figure.Code}, {d.Figure.Period.Label}: {d.Sentence}", 0)),
    ];

    private static async Task StreamAsync(PackRowReader rows, DataPackSource source, PackStage stage, IProgress<DataPackProgress>? progress, Func<Action, Task> apply)
    {
        string file = rows.File.Name;
        long length = Math.Max(1, source.Length(rows.File));
        try
        {
            await apply(() => progress?.Report(new DataPackProgress(file, rows.Rows, (int)Math.Min(100, rows.Bytes * 100 / length))));
        }
        catch (UploadRefusedException refused)
        {
            stage.Problems.Add(file, null, null, refused.Message);
        }
    }

    private static bool ChangesAnything(IEnumerable<DataPackCounts> counts) => counts.Any(c => c.Added + c.Changed > 0);

    // A path that names nothing, such as a blank one or the root of a disk, is called by what was typed.
    private static string NameOf(string path) =>
        path.Trim().Length > 0 && Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path))) is { Length: > 0 } name ? name : $"“{path}”";

    private static DataPackReport Refused(PackStage stage, string sentence, bool dryRun)
    {
        stage.Problems.Add(stage.Pack, null, null, sentence);
        return new DataPackReport(stage.Pack, [], stage.Problems.InOrder, dryRun);
    }

    // Everything but the figures, which may be many and are read row by row at the end.
    private static async Task<IReadOnlyList<PackTable>> ReadAsync(DataPackSource source, PackStage stage, CancellationToken stop)
    {
        if (source.WhyNoPack() is { } nothing) throw new UploadRefusedException(nothing);
        foreach (string stranger in source.Names.Where(n => PackFiles.Find(n) is null))
            stage.Problems.Add(stage.Pack, null, null, $"“{PackProblems.Shorten(stranger)}” is not a file of a data pack. Its files are {PackFiles.Names}.");

        var tables = new List<PackTable>();
        foreach (PackFile file in PackFiles.All.Where(f => !PackFiles.Streamed.Contains(f.Name) && source.Names.Contains(f.Name, StringComparer.OrdinalIgnoreCase)))
        {
            try
            {
                if (await PackTable.ReadAsync(file, source.Open(file), stage.Problems, stop) is { } table) tables.Add(table);
                else if (file.Name == PackFiles.Measures) stage.MeasuresAreUnread = true;
            }
            catch (UploadRefusedException refused)
            {
                stage.Problems.Add(file.Name, null, null, refused.Message);
            }
        }

        return tables;
    }

    private static async Task<PackRowReader?> OpenAsync(string name, DataPackSource source, PackStage stage, CancellationToken stop)
    {
        if (!source.Names.Contains(name, StringComparer.OrdinalIgnoreCase)) return null;
        PackFile file = PackFiles.Find(name)!;
        try
        {
            return await PackRowReader.OpenAsync(file, source.Open(file), stage.Problems, stop);
        }
        catch (UploadRefusedException refused)
        {
            stage.Problems.Add(file.Name, null, null, refused.Message);
            return null;
        }
    }

    private static async Task<MeasureRows> ApplyAsync(IReadOnlyList<PackTable> tables, PackStage stage, QuarterRows quarters, CorrectionRows corrections, CancellationToken stop)
    {
        await stage.LoadAsync(stop);
        PackTable? Of(string file) => tables.FirstOrDefault(t => t.File.Name == file);

        var measures = new MeasureRows(stage);
        await new SettingRows(stage).ApplyAsync(Of, stop);
        if (Of(PackFiles.Lists) is { } lists) await new ListRows(stage).ApplyAsync(lists, stop);
        if (Of(PackFiles.Plans) is { } plans) new CouncilPlanRows(stage).Apply(plans);
        if (Of(PackFiles.Plan) is { } plan) new PlanRows(stage).Apply(plan);
        if (Of(PackFiles.Measures) is { } measureTable) await measures.ApplyAsync(measureTable, stop);
        await new MeasureHistoryRows(stage).ApplyAsync(Of, stop);
        if (Of(PackFiles.Targets) is { } targets) await new TargetRows(stage).ApplyAsync(targets, stop);
        if (Of(PackFiles.Benchmarks) is { } benchmarks) await new BenchmarkRows(stage).ApplyAsync(benchmarks, stop);
        if (Of(PackFiles.BenchmarkGroups) is { } groups) await new BenchmarkGroupRows(stage).ApplyAsync(groups, stop);
        if (PackFiles.OfDeliveryFiles.Any(f => Of(f) is not null)) await new DeliveryRows(stage).ApplyAsync(Of, stop);
        if (Of(PackFiles.Sections) is { } sections) await new SectionRows(stage).ApplyAsync(sections, stop);
        await quarters.ApplyAsync(Of, stop);
        if (Of(PackFiles.Corrections) is { } corrected) await corrections.ApplyAsync(corrected, stop);
        await new MeasureHistoryCheck(stage).ApplyAsync(measures.RowOf, stop);
        return measures;
    }

    private async Task RecordAsync(DataPackReport outcome, PackStage stage, CancellationToken stop)
    {
        // The same pack again leaves no trace: nothing was done.
        if (!outcome.ChangesAnything) return;
        stage.Audit("pack.imported", $"Data pack “{stage.Pack}” imported: {string.Join("; ", outcome.Files.Select(InWords))}.");
        await database.SaveAsync(stop);
        // Figures that came in bulk were not tracked.
        await database.MoveVersionAsync(ChangeReach.All, stop);
        if (database.WordsLater is { } later) await SearchIndex.WriteAsync(database, later, stop);
    }

    private static string InWords(DataPackCounts file) => $"{file.File} {file.Added} added, {file.Changed} changed, {file.Unchanged} unchanged";

    // Leaves the transaction, which is then taken back.
    private sealed class RefusedPackException(DataPackReport outcome) : Exception
    {
        public DataPackReport Outcome => outcome;
    }
}

/// <summary>How a pack is imported.</summary>
/// <param name="Pack">Its name, for messages and the audit.</param>
/// <param name="Actor">Who imports, for the audit.</param>
/// <param name="IsDryRun">Whether only to say what would happen.</param>
/// <param name="Repaint">Whether rules may change that repaint what is reported already.</param>
/// <param name="Progress">Is told how far it has come; null for nobody.</param>
internal sealed record PackRequest(string Pack, Actor Actor, bool IsDryRun, bool Repaint, IProgress<DataPackProgress>? Progress)
{
    /// <summary>Where what becomes of each row is listed; null where nobody asked for it.</summary>
    public DataPackChanges? Changes { get; init; }

    /// <summary>What whoever brings the pack does, where changed rules are to repaint what is reported already.</summary>
    public string HowToRepaint { get; init; } = "Import it with --repaint";
}
