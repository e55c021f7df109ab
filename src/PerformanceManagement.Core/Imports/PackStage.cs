using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Delivery.Rules;
using PerformanceManagement.Core.Imports.Rows;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Imports;

/// <summary>
/// What one import works on: what the database holds, changed row by row in memory, and everything found wrong on the way.
/// It is saved at once at the end, or not at all.
/// </summary>
internal sealed class PackStage(PerformanceDbContext database, string pack, Actor actor, DateTime now, DataPackChanges? changes = null)
{
    private readonly Dictionary<string, Measure> measures = new(StringComparer.OrdinalIgnoreCase);
    private Dictionary<string, PlanItem> planItems = new(StringComparer.OrdinalIgnoreCase);
    private Dictionary<string, EarlierCode> earlierCodes = new(StringComparer.OrdinalIgnoreCase);
    private List<CouncilPlan> plans = [];
    private ILookup<int, int> joined = Array.Empty<int>().ToLookup(id => id);
    private Dictionary<int, Measure> byId = [];
    private readonly HashSet<Measure> unsound = [];
    private readonly HashSet<object> changed = [];
    private HashSet<Measure> unchangedMeasures = [];
    private readonly List<(string File, List<(PackRow Row, object Entity)> Rows)> touched = [];

    public PerformanceDbContext Database => database;

    public string Pack => pack;

    public Actor Actor => actor;

    /// <summary>The moment of the import, UTC.</summary>
    public DateTime Now => now;

    public PackProblems Problems { get; } = new();

    /// <summary>Whether the pack has measures that could not be read at all: rows about them are then not blamed for it.</summary>
    public bool MeasuresAreUnread { get; set; }

    /// <summary>What whoever brings the pack does, where changed rules are to repaint what is reported already.</summary>
    public string HowToRepaint { get; init; } = "Import it with --repaint";

    /// <summary>The scale of risks that the pack brings; null where scores are on the one that is there.</summary>
    public RiskScale? RiskScale { get; set; }

    public IReadOnlyCollection<Measure> Measures => measures.Values;

    public IReadOnlyCollection<PlanItem> PlanItems => planItems.Values;

    /// <summary>How what is stored is called in the audit: "data pack “q2.zip”", or another way by which measures come in.</summary>
    public string Origin { get; init; } = $"data pack “{pack}”";

    /// <summary>Whether the sentences about changed rules say each rule before and after; the page of a measure says it with its own.</summary>
    public bool SaysRules { get; init; } = true;

    /// <summary>What a row may name beside measures and plan; null until the measures are read.</summary>
    public MeasureLists? Lists { get; set; }

    /// <summary>For which periods measures have figures, where that was read for all of them; null where each is asked about as it comes.</summary>
    public ILookup<int, Period>? Figures { get; private set; }

    /// <summary>Which plan holds when.</summary>
    public PlanCalendar Plans { get; private set; } = new([]);

    /// <summary>The plans that began on a day, with those that the pack brings.</summary>
    public IReadOnlyList<CouncilPlan> CouncilPlans => plans;

    /// <summary>A plan that began on a day, by its name.</summary>
    public CouncilPlan? FindPlan(string name) => plans.Find(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The plan of an item; null for the first.</summary>
    public CouncilPlan? PlanOf(PlanItem item) => item.Plan ?? plans.Find(p => p.Id == item.PlanId);

    /// <summary>Adds a plan.</summary>
    public CouncilPlan Add(CouncilPlan plan)
    {
        plans.Add(plan);
        return database.CouncilPlans.Add(plan).Entity;
    }

    /// <summary>Reads plan and measures, to which every file refers.</summary>
    public Task LoadAsync(CancellationToken stop) => LoadAsync(database.Measures, stop);

    /// <summary>Reads the plan, some measures, and what they are made from or go into.</summary>
    /// <param name="codes">The codes of the measures; one that does not exist is passed over.</param>
    /// <param name="stop">Cancels the reading.</param>
    public async Task LoadAsync(IReadOnlyCollection<string> codes, CancellationToken stop)
    {
        List<int> named = await MeasureQueries.OfCodesQuery(database, [.. codes]).Select(m => m.Id).ToListAsync(stop);
        joined = MeasureFamilies.Joined(await database.LinksQuery().ToListAsync(stop));
        await LoadAsync(MeasureQueries.OfIdsQuery(database, [.. MeasureFamilies.With(named, joined)]), stop);
        byId = measures.Values.ToDictionary(m => m.Id);
    }

    /// <summary>Reads for which periods the measures that are read have figures, so that none of them is asked about alone.</summary>
    public async Task LoadFiguresAsync(CancellationToken stop) => Figures = await FigurePeriodsAsync([.. measures.Values.Select(m => m.Id)], stop);

    /// <summary>For which periods some measures have figures.</summary>
    public async Task<ILookup<int, Period>> FigurePeriodsAsync(List<int> measureIds, CancellationToken stop) =>
        Figures ?? (await FiguresQuery(database, measureIds).ToListAsync(stop)).ToLookup(f => f.MeasureId, f => f.Period);

    /// <summary>A stage of its own for some of the measures that were read by their codes, with what they are made from or go into, as reading them alone would give.</summary>
    /// <param name="codes">The codes; one that does not exist is passed over.</param>
    public PackStage Of(IEnumerable<string> codes)
    {
        var one = new PackStage(database, pack, actor, now) { Origin = Origin, SaysRules = SaysRules, Lists = Lists, Figures = Figures, Plans = Plans, planItems = planItems, earlierCodes = earlierCodes, plans = plans };
        foreach (int id in MeasureFamilies.With(codes.Select(FindMeasure).OfType<Measure>().Select(m => m.Id), joined)) one.measures.Add(byId[id].Code, byId[id]);
        return one;
    }

    private async Task LoadAsync(IQueryable<Measure> wanted, CancellationToken stop)
    {
        plans.AddRange(await database.CouncilPlans.ToListAsync(stop));
        Plans = new PlanCalendar(plans);
        foreach (PlanItem item in await database.PlanItems.ToListAsync(stop)) planItems.Add(item.Key, item);
        foreach (Measure measure in await LoadedQuery(wanted).ToListAsync(stop)) measures.Add(measure.Code, measure);
        foreach (EarlierCode code in await database.EarlierCodes.ToListAsync(stop)) earlierCodes.Add(code.Code, code);
    }

    /// <summary>Measures with what a row of measures.csv can change.</summary>
    internal static IQueryable<Measure> LoadedQuery(IQueryable<Measure> measures) =>
        measures.Include(m => m.Committees).Include(m => m.Parts).Include(m => m.EarlierRules).Include(m => m.EarlierPlaces).Include(m => m.EarlierDefinitions).Include(m => m.ReplacedBy).AsSplitQuery();

    internal static IQueryable<MeasurePeriod> FiguresQuery(PerformanceDbContext database, List<int> measureIds) =>
        database.Results.Where(r => EF.Parameter(measureIds).Contains(r.MeasureId)).Select(r => new MeasurePeriod(r.MeasureId, r.Period));

    /// <summary>The measure that had a code before, by its key; null for a code that nobody gave up.</summary>
    public EarlierCode? FindEarlierCode(string code) => earlierCodes.GetValueOrDefault(code);

    /// <summary>Gives a new measure a code that it had before.</summary>
    public EarlierCode Add(Measure measure, EarlierCode code)
    {
        earlierCodes.Add(code.Code, code);
        measure.EarlierCodes.Add(code);
        return code;
    }

    public Measure? FindMeasure(string code) => measures.GetValueOrDefault(code);

    public PlanItem? FindPlanItem(string key) => planItems.GetValueOrDefault(key);

    public void Add(Measure measure)
    {
        measures.Add(measure.Code, measure);
        database.Measures.Add(measure);
    }

    /// <summary>Gives a measure another code; everything that belongs to it stays with it.</summary>
    public void Recode(Measure measure, string code)
    {
        measures.Remove(measure.Code);
        if (!measure.Code.Equals(code, StringComparison.OrdinalIgnoreCase))
        {
            // Its own code of before, which it takes again, is no earlier one any more.
            if (earlierCodes.Remove(code, out EarlierCode? again)) database.EarlierCodes.Remove(again);
            EarlierCode given = new() { MeasureId = measure.Id, Code = measure.Code, GivenUpAt = now };
            earlierCodes[given.Code] = given;
            database.EarlierCodes.Add(given);
        }

        measure.Code = code;
        measures.Add(code, measure);
    }

    public void Add(PlanItem item)
    {
        planItems.Add(item.Key, item);
        database.PlanItems.Add(item);
    }

    /// <summary>Notes that the rules of a measure could not be read, so that its figures are not blamed for it.</summary>
    public void MarkUnsound(Measure measure) => unsound.Add(measure);

    public bool IsSound(Measure measure) => !unsound.Contains(measure);

    /// <summary>The measure that a row of figures is about. Null, with a problem noted, when there is none.</summary>
    public Measure? MeasureOf(PackRow row)
    {
        string code = row.RequiredLine("code", Measure.CodeLength);
        if (code.Length == 0) return null;
        Measure? measure = FindMeasure(code);
        if (measure is null && !MeasuresAreUnread) row.Problem("code", $"There is no measure “{PackProblems.Shorten(code)}”, neither in measures.csv nor in the database.");
        return measure;
    }

    /// <summary>Where what becomes of each row is listed; null where nobody asked for it.</summary>
    public DataPackChanges? Changes => changes;

    /// <summary>Counts a file's rows; each entity belongs to one row.</summary>
    public Action<PackRow, object> StartFile(string file)
    {
        List<(PackRow, object)> rows = [];
        touched.Add((file, rows));
        return (row, entity) => rows.Add((row, entity));
    }

    /// <summary>Notes a change that is not one of the entity's own columns.</summary>
    public void MarkChanged(object entity) => changed.Add(entity);

    public void Audit(string action, string summary, int? measureId = null, Period? period = null, IEnumerable<AuditDetail>? details = null) => database.Audit.Add(AuditEntry.Of(actor, now, action, summary, measureId, period, details));

    /// <summary>What has become of each file's rows.</summary>
    public IReadOnlyList<DataPackCounts> Count()
    {
        database.ChangeTracker.DetectChanges();
        // Once for all rows; asking each entity would look for changes again every time.
        database.ChangeTracker.AutoDetectChangesEnabled = false;
        List<DataPackCounts> counts = [.. touched.Select(file => new DataPackCounts(
            file.File,
            file.Rows.Count(r => database.Entry(r.Entity).State == EntityState.Added),
            file.Rows.Count(r => IsChanged(r.Entity)),
            file.Rows.Count(r => database.Entry(r.Entity).State == EntityState.Unchanged && !changed.Contains(r.Entity))))];
        if (changes is not null) foreach ((PackRow row, object entity) in touched.SelectMany(t => t.Rows)) List(row, entity, changes);
        unchangedMeasures = [.. touched.Where(t => t.File == PackFiles.Measures).SelectMany(t => t.Rows).Select(r => r.Entity).OfType<Measure>().Where(m => database.Entry(m).State == EntityState.Unchanged && !changed.Contains(m))];
        database.ChangeTracker.AutoDetectChangesEnabled = true;
        return counts;
    }

    /// <summary>The counts with those of the figures, in the order of the files. A measure that collects numerator and denominator by its figures has changed.</summary>
    public IReadOnlyList<DataPackCounts> With(IReadOnlyList<DataPackCounts> counts, ValueRows values)
    {
        int more = values.WithRatio.Count(m => unchangedMeasures.Contains(m));
        IEnumerable<DataPackCounts> all = counts
            .Select(c => c.File == PackFiles.Measures ? c with { Changed = c.Changed + more, Unchanged = c.Unchanged - more } : c).Append(values.Counts);
        return InOrder(all);
    }

    /// <summary>The counts with those of one more file, in the order of the files.</summary>
    public static IReadOnlyList<DataPackCounts> With(IReadOnlyList<DataPackCounts> counts, DataPackCounts more) => InOrder(counts.Append(more));

    private static IReadOnlyList<DataPackCounts> InOrder(IEnumerable<DataPackCounts> counts) => [.. counts.OrderBy(c => PackFiles.All.TakeWhile(f => f.Name != c.File).Count())];

    private void List(PackRow row, object entity, DataPackChanges list)
    {
        bool isNew = database.Entry(entity).State == EntityState.Added;
        if (!isNew && !IsChanged(entity)) return;
        list.Add(row.File, row.Number, isNew, () => isNew || ChangeText.Of(database.Entry(entity)) is not { Length: > 0 } text ? row.About : $"{row.About}: {text}");
    }

    private bool IsChanged(object entity) => database.Entry(entity).State switch
    {
        EntityState.Modified => true,
        EntityState.Unchanged => changed.Contains(entity),
        _ => false,
    };
}

/// <summary>A period of a measure.</summary>
internal sealed record MeasurePeriod(int MeasureId, Period Period);
