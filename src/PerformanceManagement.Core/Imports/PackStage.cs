using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Imports.Rows;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Imports;

/// <summary>
/// What one import works on: what the database holds, changed row by row in memory, and everything found wrong on the way.
/// It is saved at once at the end, or not at all.
/// </summary>
internal sealed class PackStage(PerformanceDbContext database, string pack, Actor actor, DateTime now)
{
    private readonly Dictionary<string, Measure> measures = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, PlanItem> planItems = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<Measure> unsound = [];
    private readonly HashSet<object> changed = [];
    private HashSet<Measure> unchangedMeasures = [];
    private readonly List<(string File, List<object> Entities)> touched = [];

    public PerformanceDbContext Database => database;

    public string Pack => pack;

    public Actor Actor => actor;

    /// <summary>The moment of the import, UTC.</summary>
    public DateTime Now => now;

    public PackProblems Problems { get; } = new();

    /// <summary>Whether the pack has measures that could not be read at all: rows about them are then not blamed for it.</summary>
    public bool MeasuresAreUnread { get; set; }

    public IReadOnlyCollection<Measure> Measures => measures.Values;

    public IReadOnlyCollection<PlanItem> PlanItems => planItems.Values;

    /// <summary>Reads plan and measures, to which every file refers.</summary>
    public async Task LoadAsync(CancellationToken stop)
    {
        foreach (PlanItem item in await database.PlanItems.ToListAsync(stop)) planItems.Add(item.Key, item);
        foreach (Measure measure in await database.Measures.Include(m => m.Committees).Include(m => m.Parts).Include(m => m.EarlierRules).AsSplitQuery().ToListAsync(stop)) measures.Add(measure.Code, measure);
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

    /// <summary>Counts a file's rows; each entity belongs to one row.</summary>
    public Action<object> StartFile(string file)
    {
        List<object> entities = [];
        touched.Add((file, entities));
        return entities.Add;
    }

    /// <summary>Notes a change that is not one of the entity's own columns.</summary>
    public void MarkChanged(object entity) => changed.Add(entity);

    public void Audit(string action, string summary, int? measureId = null, Period? period = null) => database.Audit.Add(AuditEntry.Of(actor, now, action, summary, measureId, period));

    /// <summary>What has become of each file's rows.</summary>
    public IReadOnlyList<DataPackCounts> Count()
    {
        database.ChangeTracker.DetectChanges();
        // Once for all rows; asking each entity would look for changes again every time.
        database.ChangeTracker.AutoDetectChangesEnabled = false;
        List<DataPackCounts> counts = [.. touched.Select(file => new DataPackCounts(
            file.File,
            file.Entities.Count(e => database.Entry(e).State == EntityState.Added),
            file.Entities.Count(IsChanged),
            file.Entities.Count(e => database.Entry(e).State == EntityState.Unchanged && !changed.Contains(e))))];
        unchangedMeasures = [.. touched.Where(t => t.File == PackFiles.Measures).SelectMany(t => t.Entities).OfType<Measure>().Where(m => database.Entry(m).State == EntityState.Unchanged && !changed.Contains(m))];
        database.ChangeTracker.AutoDetectChangesEnabled = true;
        return counts;
    }

    /// <summary>The counts with those of the figures, in the order of the files. A measure that collects numerator and denominator by its figures has changed.</summary>
    public IReadOnlyList<DataPackCounts> With(IReadOnlyList<DataPackCounts> counts, ValueRows values)
    {
        int more = values.WithRatio.Count(m => unchangedMeasures.Contains(m));
        IEnumerable<DataPackCounts> all = counts
            .Select(c => c.File == PackFiles.Measures ? c with { Changed = c.Changed + more, Unchanged = c.Unchanged - more } : c).Append(values.Counts);
        return [.. all.OrderBy(c => PackFiles.All.TakeWhile(f => f.Name != c.File).Count())];
    }

    private bool IsChanged(object entity) => database.Entry(entity).State switch
    {
        EntityState.Modified => true,
        EntityState.Unchanged => changed.Contains(entity),
        _ => false,
    };
}
