using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Measures;

namespace PerformanceManagement.Core.YearChanges;

/// <summary>Notes what is changed of measures and targets while it is stored: what was there, read before, and what is left, read after, when new ones have their keys.</summary>
internal sealed class YearSteps(PerformanceDbContext database)
{
    private readonly List<(EntityEntry Entry, EntityState State, Dictionary<string, string?>? Before)> noted = [];

    /// <summary>Notes what is there, before it is stored.</summary>
    public void Before()
    {
        database.ChangeTracker.DetectChanges();
        foreach (EntityEntry entry in database.ChangeTracker.Entries().Where(e => e.Entity is Measure or Target && e.State is not (EntityState.Unchanged or EntityState.Detached)))
            noted.Add((entry, entry.State, entry.State == EntityState.Added ? null : YearValues.Of(entry.OriginalValues, YearValues.Kept(entry.Metadata))));
    }

    /// <summary>The steps, once it is stored: of what was changed the properties that are others, of what was added or taken away all.</summary>
    public List<YearStep> After()
    {
        Dictionary<int, string> codes = database.ChangeTracker.Entries<Measure>().ToDictionary(e => e.Entity.Id, e => e.Entity.Code);
        List<YearStep> steps = [];
        foreach ((EntityEntry entry, EntityState state, Dictionary<string, string?>? before) in noted)
        {
            Dictionary<string, string?>? after = state == EntityState.Deleted ? null : YearValues.Of(entry.CurrentValues, YearValues.Kept(entry.Metadata));
            (Dictionary<string, string?>? was, Dictionary<string, string?>? left) = (before, after);
            if (before is not null && after is not null)
            {
                string[] changed = [.. before.Keys.Where(name => before[name] != after[name])];
                if (changed.Length == 0) continue;
                (was, left) = (changed.ToDictionary(n => n, n => before[n]), changed.ToDictionary(n => n, n => after[n]));
            }

            int measureId = entry.Entity is Measure measure ? measure.Id : ((Target)entry.Entity).MeasureId;
            steps.Add(new YearStep(entry.Entity is Measure ? YearStepKind.Measure : YearStepKind.Target, measureId, codes.GetValueOrDefault(measureId, ""))
            {
                Period = entry.Entity is Target target ? target.Period.Token : null,
                Before = was,
                After = left,
            });
        }

        return steps;
    }
}
