using System.IO.Compression;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.BenchmarkGroups;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Lists;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Scorecards.Kept;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Imports.Exports;

/// <summary>A data pack that was written.</summary>
/// <param name="Name">What to call it: "pack-2026-11-29.zip".</param>
/// <param name="Files">Its files, those without rows left out; empty where there is nothing to write.</param>
/// <param name="KeptBack">How many rows of signed-off quarters were left out, because they show a figure that has been suppressed since.</param>
public sealed record PackExport(string Name, IReadOnlyList<PackFileCount> Files, int KeptBack);

/// <summary>
/// Writes what the database holds as the data pack that brings it into an empty one, with equal ratings (docs/data-packs.md). Streamed: figures are read for
/// some measures at a time. A figure that may not be seen leaves as its reason and its note, without its number.
/// </summary>
public sealed class PackExportService(PerformanceDbContext database, DeliveryPackService delivery, TimeProvider time)
{
    // Figures are read for so many measures at once.
    private const int Portion = 25;
    private const int MostTries = 3;

    /// <summary>The committees that a pack can be written for, by name.</summary>
    public Task<List<Committee>> CommitteesAsync(CancellationToken stop = default) => delivery.CommitteesAsync(stop);

    /// <summary>Writes a pack of everything, or of what one committee is told of with what that is made from and stands under.</summary>
    /// <param name="committeeId">The key of the committee; null for everything.</param>
    /// <param name="file">Where to: empty, seekable, and left open behind what was written.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="stop">Cancels the writing.</param>
    /// <returns>What was written; null where there is no such committee.</returns>
    /// <exception cref="NotPermittedException">The actor does not manage the rules: drafts are in it.</exception>
    /// <exception cref="PackMovedException">Somebody saved all the time while it was written, so that no one state of the database could be read.</exception>
    public async Task<PackExport?> ExportAsync(int? committeeId, Stream file, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, "take everything out as a data pack");
        if (committeeId is { } id && !await DeliveryPackService.CommitteesQuery(database).AnyAsync(c => c.Id == id, stop)) return null;
        for (int i = 0; i < MostTries; i++)
        {
            file.SetLength(0);
            DataState before = await database.StateNowAsync(stop);
            PackExport pack = await WriteAsync(committeeId, file, stop);
            // One state of the database, without keeping anybody from saving.
            if (await database.StateNowAsync(stop) == before) return pack;
        }

        throw new PackMovedException();
    }

    private async Task<PackExport> WriteAsync(int? committeeId, Stream file, CancellationToken stop)
    {
        DateOnly today = BritishDay.Today(time);
        await using ZipArchive zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, stop);
        var archive = new PackArchive(zip, today);
        List<Measure> all = [.. (await database.PackMeasuresQuery().ToListAsync(stop)).OrderBy(m => m.Code, StringComparer.OrdinalIgnoreCase).ThenBy(m => m.Code, StringComparer.Ordinal)];
        DeliverySelection said = await delivery.SelectAsync(committeeId, stop);
        List<CouncilPlan> plans = await database.PackPlansQuery().ToListAsync(stop);
        var selection = new Selection(committeeId, all, said, await database.PackPlanQuery().ToListAsync(stop));
        FigureReader reader = await FigureReader.OpenAsync(database, null, stop);

        await SettingsAsync(archive, stop);
        await ListsAsync(archive, committeeId, selection, stop);
        await archive.AddAsync(PackFiles.Plans, plans.Select(PackCells.Of), stop);
        var calendar = new PlanCalendar(plans);
        await archive.AddAsync(PackFiles.Plan, selection.Plan.Select(i => PackCells.Of(i, selection.KeyOf(i.ParentId), plans.Count == 0 ? null : calendar.NameOf(i.PlanId))), stop);
        await MeasuresAsync(archive, selection, stop);
        await archive.AddAsync(PackFiles.Values, ValuesAsync(selection, reader, stop), stop);
        await archive.AddAsync(PackFiles.Targets, TargetsAsync(selection, stop), stop);
        await BenchmarksAsync(archive, selection, stop);
        List<StoredText> texts = await database.PackTextsQuery(committeeId).ToListAsync(stop);
        await archive.AddAsync(PackFiles.Sections, texts.Where(t => selection.Names(t.Committee)).OrderBy(t => t.Committee, StringComparer.Ordinal).ThenBy(t => t.Period).ThenBy(t => t.Key, StringComparer.Ordinal).Select(PackCells.Of), stop);
        if (await RiskScales.ScaleQuery(database).FirstOrDefaultAsync(stop) is { } scale) await archive.AddAsync(PackFiles.RiskScale, PackCells.Of(scale.ToScale()), stop);
        await delivery.WriteAsync(said, archive, selection.Has, stop);
        int keptBack = await QuartersAsync(archive, committeeId, selection, reader, stop);
        return new PackExport($"pack-{today:yyyy-MM-dd}.zip", archive.Files, keptBack);
    }

    private async Task SettingsAsync(PackArchive archive, CancellationToken stop)
    {
        var schemes = (await database.PackSchemesQuery().ToListAsync(stop)).OrderBy(s => s.InForceFrom).ThenBy(s => s.Name, StringComparer.Ordinal);
        await archive.AddAsync(PackFiles.Schemes, schemes.SelectMany(s => s.Statuses.OrderBy(status => status.Order).Select(status => PackCells.Of(s, status))), stop);
        await archive.AddAsync(PackFiles.Trends, (await database.PackTrendsQuery().ToListAsync(stop)).OrderBy(t => t.Frequency).Select(PackCells.Of), stop);
    }

    // Of a committee's pack, those that what it has names; of a whole one all, also where nothing refers to them.
    private async Task ListsAsync(PackArchive archive, int? committeeId, Selection selection, CancellationToken stop)
    {
        List<(ListKind List, string Name, DateOnly? Closed)> all =
        [
            .. (await database.PackDirectoratesQuery().ToListAsync(stop)).Select(d => (ListKind.Directorate, d.Name, d.ClosedOn)),
            .. (await database.PackCommitteesQuery().ToListAsync(stop)).Select(c => (ListKind.Committee, c.Name, c.ClosedOn)),
            .. (await database.PackNamesQuery().ToListAsync(stop)).Select(n => (n.Kind, n.Name, n.ClosedOn)),
        ];
        await archive.AddAsync(PackFiles.Lists, all.Where(l => committeeId is null || selection.Refers(l.List, l.Name)).OrderBy(l => l.List).ThenBy(l => l.Name, StringComparer.Ordinal).Select(l => PackCells.Of(l.List, l.Name, l.Closed)), stop);
    }

    private async Task MeasuresAsync(PackArchive archive, Selection selection, CancellationToken stop)
    {
        await archive.AddAsync(PackFiles.Measures, selection.Measures.Select(m => PackCells.Of(m, selection.KeyOf(m.PlanItemId), m.Parts.Select(p => selection.CodeOf(p.PartId)))), stop);
        await archive.AddAsync(PackFiles.EarlierRules, selection.Measures.SelectMany(m => m.EarlierRules.OrderBy(e => e.Until).Select(e => PackCells.Of(m, e))), stop);
        await archive.AddAsync(PackFiles.EarlierPlaces, selection.Measures.SelectMany(m => m.EarlierPlaces.OrderBy(e => e.Until).Select(e => PackCells.Of(m, e, selection.KeyOf(e.PlanItemId)))), stop);
        await archive.AddAsync(PackFiles.EarlierCodes, selection.Measures.SelectMany(m => m.EarlierCodes.OrderBy(e => e.GivenUpAt).ThenBy(e => e.Code, StringComparer.Ordinal).Select(e => PackCells.Of(m, e))), stop);
        await archive.AddAsync(PackFiles.EarlierDefinitions, selection.Measures.SelectMany(m => m.EarlierDefinitions.OrderBy(e => e.Until).Select(e => PackCells.Of(m, e))), stop);
        var breaks = (await database.PackBreaksQuery().ToListAsync(stop)).ToLookup(b => b.MeasureId);
        await archive.AddAsync(PackFiles.MethodBreaks, selection.Measures.SelectMany(m => InOrder(breaks[m.Id], b => b.From).Select(b => PackCells.Of(m, b))), stop);
        var ratings = (await database.PackRatingsQuery().ToListAsync(stop)).ToLookup(r => r.MeasureId);
        await archive.AddAsync(PackFiles.RatingChanges, selection.Measures.SelectMany(m => ratings[m.Id].OrderBy(r => r.From).Select(r => PackCells.Of(m, r))), stop);
        var rebases = (await database.PackRebasesQuery().ToListAsync(stop)).ToLookup(r => r.MeasureId);
        await archive.AddAsync(PackFiles.LimitRebases, selection.Measures.SelectMany(m => InOrder(rebases[m.Id], r => r.From).Select(r => PackCells.Of(m, r))), stop);
    }

    private static async IAsyncEnumerable<Func<string, string?>> ValuesAsync(Selection selection, FigureReader reader, [EnumeratorCancellation] CancellationToken stop)
    {
        foreach (Measure[] some in selection.Measures.Chunk(Portion))
        {
            ILookup<int, MeasureResult> results = await reader.StoredAsync([.. some.Select(m => m.Id)], stop);
            foreach (Measure measure in some)
            {
                DatedRules rules = measure.ToDatedRules();
                foreach (MeasureResult result in InOrder(results[measure.Id], r => r.Period)) yield return PackCells.Of(measure, rules.At(result.Period.End), result);
            }
        }
    }

    private async IAsyncEnumerable<Func<string, string?>> TargetsAsync(Selection selection, [EnumeratorCancellation] CancellationToken stop)
    {
        foreach (Measure[] some in selection.Measures.Chunk(Portion))
        {
            var targets = (await database.PackTargetsQuery([.. some.Select(m => m.Id)]).ToListAsync(stop)).ToLookup(t => t.MeasureId);
            foreach (Measure measure in some)
            {
                DatedRules rules = measure.ToDatedRules();
                foreach (Target target in InOrder(targets[measure.Id], t => t.Period)) yield return PackCells.Of(measure, rules.At(target.Period.End), target);
            }
        }
    }

    private async Task BenchmarksAsync(PackArchive archive, Selection selection, CancellationToken stop)
    {
        async IAsyncEnumerable<Func<string, string?>> Rows()
        {
            foreach (Measure[] some in selection.Measures.Chunk(Portion))
            {
                var benchmarks = (await database.PackBenchmarksQuery([.. some.Select(m => m.Id)]).ToListAsync(stop)).ToLookup(b => b.MeasureId);
                foreach (Measure measure in some)
                    foreach (Benchmark benchmark in InOrder(benchmarks[measure.Id], b => b.Period).ThenBy(b => b.Area, StringComparer.Ordinal)) yield return PackCells.Of(measure, benchmark);
            }
        }

        await archive.AddAsync(PackFiles.Benchmarks, Rows(), stop);
        IEnumerable<BenchmarkGroup> groups = (await database.GroupsQuery().ToListAsync(stop)).OrderBy(g => g.Name, StringComparer.Ordinal);
        await archive.AddAsync(PackFiles.BenchmarkGroups, groups.SelectMany(g => g.Members.OrderBy(m => m.Area, StringComparer.Ordinal).Select(m => PackCells.Of(g, m))), stop);
    }

    // Quarters, and what belongs to them. How many kept rows were left out, for a figure that they show.
    private async Task<int> QuartersAsync(PackArchive archive, int? committeeId, Selection selection, FigureReader reader, CancellationToken stop)
    {
        List<PlanNote> notes = await database.PackNotesQuery().ToListAsync(stop);
        await archive.AddAsync(PackFiles.PlanNotes, notes.Where(n => selection.KeyOf(n.PlanItemId) is not null).Select(n => (Note: n, Key: selection.KeyOf(n.PlanItemId)!)).OrderBy(n => n.Note.Period).ThenBy(n => n.Key, StringComparer.Ordinal).Select(n => PackCells.Of(n.Note, n.Key)), stop);
        List<CommitteeMeeting> meetings = await database.PackMeetingsQuery().ToListAsync(stop);
        await archive.AddAsync(PackFiles.Meetings, meetings.Where(m => committeeId is null || m.CommitteeId == committeeId).Where(m => selection.Names(m.Committee!.Name)).OrderBy(m => m.Period).ThenBy(m => m.Committee!.Name, StringComparer.Ordinal).Select(PackCells.Of), stop);
        await archive.AddAsync(PackFiles.Quarters, (await database.PackQuartersQuery().ToListAsync(stop)).OrderBy(q => q.Period).Select(PackCells.Of), stop);

        // What a suppressed figure was is not told by its corrections either.
        List<StoredRestatement> corrections =
        [
            .. (await database.PackCorrectionsQuery().ToListAsync(stop)).Where(c => selection.Has(c.MeasureId) && !reader.IsHidden(c.MeasureId, c.Period))
                .OrderBy(c => c.Was.ReplacedAt).ThenBy(c => selection.CodeOf(c.MeasureId), StringComparer.OrdinalIgnoreCase).ThenBy(c => c.Period),
        ];
        Dictionary<int, int> numbers = corrections.Select((c, place) => (c.Was.Id, Number: place + 1)).ToDictionary(c => c.Id, c => c.Number);
        await archive.AddAsync(PackFiles.Corrections, corrections.Select((c, place) => PackCells.Of(place + 1, selection.Of(c.MeasureId), selection.Of(c.MeasureId).ToDatedRules().At(c.Period.End), c)), stop);

        int keptBack = 0;
        async IAsyncEnumerable<Func<string, string?>> Rows()
        {
            foreach (Measure[] some in selection.Measures.Chunk(Portion))
            {
                var figures = (await database.PackSignedOffQuery([.. some.Select(m => m.Id)]).ToListAsync(stop)).ToLookup(f => f.MeasureId);
                foreach (Measure measure in some)
                {
                    foreach (SignedOffFigure figure in figures[measure.Id].OrderBy(f => f.Collection!.Period))
                    {
                        KeptRow row = KeptRowMove.Out(figure, id => numbers.GetValueOrDefault(id));
                        if (row.Shows(period => reader.IsHidden(measure.Id, period))) keptBack++;
                        else yield return PackCells.Of(measure, figure.Collection!.Period, row.ToJson());
                    }
                }
            }
        }

        await archive.AddAsync(PackFiles.SignedOff, Rows(), stop);
        return keptBack;
    }

    private static IOrderedEnumerable<T> InOrder<T>(IEnumerable<T> rows, Func<T, Period> period) => rows.OrderBy(r => period(r).End).ThenBy(r => period(r).Token, StringComparer.Ordinal);

    /// <summary>What goes into a pack.</summary>
    private sealed class Selection
    {
        private readonly Dictionary<int, Measure> measures;
        private readonly Dictionary<int, PlanItem> plan;
        private readonly HashSet<string> committees;
        private readonly IReadOnlyList<DeliveryItem> delivered;
        private readonly bool isWhole;

        public Selection(int? committeeId, List<Measure> all, DeliverySelection said, List<PlanItem> plan)
        {
            (isWhole, delivered) = (committeeId is null, said.Items);
            Dictionary<int, Measure> byId = all.ToDictionary(m => m.Id);
            HashSet<int> wanted = [];
            void Want(int id)
            {
                if (!wanted.Add(id)) return;
                foreach (MeasurePart part in byId[id].Parts) Want(part.PartId);
            }

            // With what they are made from, without which they would read otherwise.
            foreach (Measure measure in all.Where(m => committeeId is null || m.Committees.Exists(c => c.Id == committeeId))) Want(measure.Id);
            Measures = [.. all.Where(m => wanted.Contains(m.Id))];
            measures = Measures.ToDictionary(m => m.Id);

            Dictionary<int, PlanItem> items = plan.ToDictionary(p => p.Id);
            HashSet<int> places = [];
            void Place(int? id)
            {
                if (id is { } key && places.Add(key)) Place(items[key].ParentId);
            }

            if (committeeId is null) places = [.. items.Keys];
            foreach (Measure measure in Measures)
            {
                Place(measure.PlanItemId);
                foreach (EarlierPlace place in measure.EarlierPlaces) Place(place.PlanItemId);
            }

            foreach (PlanItem linked in said.Items.SelectMany(i => i.PlanItems)) Place(linked.Id);
            Plan = [.. plan.Where(p => places.Contains(p.Id))];
            this.plan = Plan.ToDictionary(p => p.Id);
            committees = [.. Measures.SelectMany(m => m.Committees).Concat(said.Items.SelectMany(i => i.Committees)).Select(c => c.Name)];
        }

        public IReadOnlyList<Measure> Measures { get; }

        public IReadOnlyList<PlanItem> Plan { get; }

        public bool Has(int measureId) => measures.ContainsKey(measureId);

        public Measure Of(int measureId) => measures[measureId];

        public string CodeOf(int measureId) => measures[measureId].Code;

        public string? KeyOf(int? planItemId) => planItemId is { } id && plan.TryGetValue(id, out PlanItem? item) ? item.Key : null;

        /// <summary>Whether a committee is there when the pack comes in: a whole pack lists all.</summary>
        public bool Names(string committee) => isWhole || committees.Contains(committee);

        /// <summary>Whether a measure or what is delivered names one of a list.</summary>
        public bool Refers(ListKind list, string name) => list switch
        {
            ListKind.Directorate => Measures.Any(m => m.Directorate?.Name == name) || delivered.Any(i => i.Directorate?.Name == name),
            ListKind.Committee => committees.Contains(name),
            ListKind.Service => Measures.Any(m => m.Service == name),
            ListKind.PortfolioHolder => Measures.Any(m => m.Portfolio == name) || delivered.Any(i => i.PortfolioHolder == name),
            _ => throw new ArgumentOutOfRangeException(nameof(list), list, null),
        };
    }
}

/// <summary>Somebody saved all the time while a pack was written.</summary>
public sealed class PackMovedException : Exception
{
    /// <summary>Says so, in a sentence for a person.</summary>
    public PackMovedException() : base("People saved all the time while the pack was written, so it would not have been of one moment. Nothing was written: try again in a while.")
    {
    }
}
