using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Imports;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;

namespace PerformanceManagement.Core.MeasureSetup;

/// <summary>Says what a change of a measure does to quarters, to papers in preparation and to other people's work. A fixed number of questions.</summary>
/// <param name="database">Where the measure is tracked, as it was and as it is to be.</param>
/// <param name="isStored">Whether there is such a measure already.</param>
internal sealed class MeasureReach(PerformanceDbContext database, bool isStored)
{
    /// <summary>What the change would do.</summary>
    public async Task<MeasureEffect> EffectAsync(Measure measure, IReadOnlyList<MeasureFieldChange> changes, DataPackRepaints repaints, IReadOnlyList<string> remarks, CancellationToken stop)
    {
        Measure? before = isStored ? AsItWas(measure) : null;
        List<Collection> collections = await database.Collections.AsNoTracking().OrderBy(c => c.PeriodEnd).ToListAsync(stop);
        List<Collection> open = collections.FindAll(c => c.State == CollectionState.Open);
        return new MeasureEffect
        {
            Changes = changes,
            Repaints = repaints,
            Reach =
            [
                .. remarks,
                .. isStored ? SignedOff(collections, changes.Any(c => c.Field == nameof(MeasureEdit.Committees))) : [],
                .. open.Select(c => Asked(c.Period, before, measure)).OfType<string>(),
                .. await PapersAsync(measure, open, stop),
                .. isStored ? await WorkAsync(measure, before!, stop) : [],
            ],
        };
    }

    private const string DeliveryMeasures = nameof(DeliveryMeasures);

    internal static IQueryable<string> PapersQuery(PerformanceDbContext database, IReadOnlyCollection<string> committees, IReadOnlyCollection<Period> quarters) =>
        from report in database.CommitteeReports
        join committee in database.Committees on report.CommitteeId equals committee.Id
        where committees.Contains(committee.Name) && quarters.Contains(report.Period)
            && !database.ReportEditions.Any(e => e.CommitteeId == report.CommitteeId && e.Period == report.Period && e.WithdrawnAt == null)
        orderby committee.Name
        select committee.Name;

    internal static IQueryable<MeasureWork> WorkQuery(PerformanceDbContext database, int measureId) =>
        database.Measures.Where(m => m.Id == measureId).Select(m => new MeasureWork(
            database.Users.Where(u => u.Id == m.OwnerId).Select(u => u.DisplayName).FirstOrDefault(),
            database.Watches.Count(w => w.MeasureId == m.Id),
            database.Set<Dictionary<string, object>>(DeliveryMeasures).Count(about => EF.Property<int>(about, "MeasureId") == m.Id),
            database.Results.Count(r => r.MeasureId == m.Id)));

    internal static IQueryable<Period> DraftsQuery(PerformanceDbContext database, int measureId) => database.Drafts.Where(d => d.MeasureId == measureId).Select(d => d.Period);

    internal static IQueryable<Period> TargetsQuery(PerformanceDbContext database, int measureId) => database.Targets.Where(t => t.MeasureId == measureId).Select(t => t.Period);

    /// <summary>How much measures have that they did not have when they were added.</summary>
    internal static IQueryable<MeasureUses> UsesQuery(PerformanceDbContext database, List<int> measureIds) =>
        database.Measures.Where(m => EF.Parameter(measureIds).Contains(m.Id)).Select(m => new MeasureUses(
            m.Id,
            database.Results.Count(r => r.MeasureId == m.Id) + database.Drafts.Count(d => d.MeasureId == m.Id) + database.SignedOffFigures.Count(f => f.MeasureId == m.Id)
            + database.CollectionTasks.Count(t => t.MeasureId == m.Id && t.State != Collections.Tasks.TaskState.NotStarted) + database.MeasureParts.Count(p => p.WholeId == m.Id || p.PartId == m.Id)
            + database.Watches.Count(w => w.MeasureId == m.Id) + database.RatingOverrides.Count(o => o.MeasureId == m.Id) + database.LimitRebases.Count(l => l.MeasureId == m.Id)
            + database.MethodBreaks.Count(b => b.MeasureId == m.Id) + database.Targets.Count(t => t.MeasureId == m.Id) + database.Measures.Count(o => o.ReplacedById == m.Id)));

    private Measure AsItWas(Measure measure)
    {
        var before = (Measure)database.Entry(measure).OriginalValues.ToObject();
        before.EarlierRules.AddRange(measure.EarlierRules.Where(e => e.Id != 0));
        return before;
    }

    private static IEnumerable<string> SignedOff(List<Collection> collections, bool movesCommittees)
    {
        List<Period> quarters = [.. collections.Where(c => c.State == CollectionState.SignedOff).Select(c => c.Period)];
        if (quarters.Count > 0) yield return $"{(quarters.Count == 1 ? $"{quarters[0].Label} is signed off and stays" : $"{quarters.Count} quarters up to {quarters[^1].Label} are signed off and stay")} as members saw {(quarters.Count == 1 ? "it" : "them")}.";
        // Which measures a committee has is no part of what is kept.
        if (quarters.Count > 0 && movesCommittees) yield return "A report of them that is made again lists it under the committees it has then; published editions stay as they are.";
    }

    private static string? Asked(Period quarter, Measure? before, Measure after)
    {
        IReadOnlyList<Period> was = AskedOf(quarter, before);
        IReadOnlyList<Period> now = AskedOf(quarter, after);
        if (was.SequenceEqual(now)) return null;
        string periods = string.Join(", ", now.Select(p => p.Label));
        return now.Count == 0 ? $"{quarter.Label} is open, and will not ask for it any more."
            : was.Count == 0 ? $"{quarter.Label} is open, and will ask for its {(now.Count == 1 ? "figure" : "figures")} of {periods}."
            : $"{quarter.Label} is open, and will ask for {periods} instead of {string.Join(", ", was.Select(p => p.Label))}.";
    }

    private static IReadOnlyList<Period> AskedOf(Period quarter, Measure? measure)
    {
        if (measure is null) return [];
        MeasureRules rules = measure.ToDatedRules().At(quarter.End);
        MeasureLife life = measure.ToLife();
        return [.. EntryRules.PeriodsIn(quarter, rules).Where(life.Holds)];
    }

    private async Task<IReadOnlyList<string>> PapersAsync(Measure measure, List<Collection> open, CancellationToken stop)
    {
        if (measure.Committees.Count == 0 || open.Count == 0) return [];
        List<string> committees = await PapersQuery(database, [.. measure.Committees.Select(c => c.Name)], [.. open.Select(c => c.Period)]).ToListAsync(stop);
        return committees.Count == 0 ? [] : [$"The {(committees.Count == 1 ? "report" : "reports")} in preparation for {string.Join(", ", committees.Distinct())} will show it as it is then."];
    }

    private async Task<IReadOnlyList<string>> WorkAsync(Measure measure, Measure before, CancellationToken stop)
    {
        if (await WorkQuery(database, measure.Id).FirstOrDefaultAsync(stop) is not { } work) return [];
        List<string> said = [];
        if (work.Figures > 0) said.Add($"{(work.Figures == 1 ? "Its 1 figure stays" : $"Its {work.Figures} figures stay")} with it.");
        if (before.Code != measure.Code) said.Add($"Addresses with {before.Code} lead to it still.");
        if (work.Owner is not null) said.Add($"{work.Owner} enters it.");
        if (work.Watchers > 0) said.Add(work.Watchers == 1 ? "1 person watches it." : $"{work.Watchers} people watch it.");
        if (work.DeliveryItems > 0) said.Add(work.DeliveryItems == 1 ? "1 project, action or risk is about it." : $"{work.DeliveryItems} projects, actions or risks are about it.");
        MeasureLife life = measure.ToLife();
        if (life == before.ToLife()) return said;
        List<Period> drafts = [.. (await DraftsQuery(database, measure.Id).ToListAsync(stop)).Where(p => !life.Holds(p))];
        if (drafts.Count > 0) said.Add($"What is drafted for {string.Join(", ", drafts.Order().Select(p => p.Label))} stays stored, and nobody is asked to submit it.");
        List<Period> targets = [.. (await TargetsQuery(database, measure.Id).ToListAsync(stop)).Where(p => !life.Holds(p))];
        if (targets.Count > 0) said.Add($"Its targets for {string.Join(", ", targets.Order().Select(p => p.Label))} stay stored, and are not shown unless it is brought back.");
        return said;
    }
}

/// <summary>What others do with a measure.</summary>
/// <param name="Owner">Who enters it, or null.</param>
/// <param name="Watchers">How many people watch it.</param>
/// <param name="DeliveryItems">How many projects, actions and risks are about it.</param>
/// <param name="Figures">How many figures it has.</param>
internal sealed record MeasureWork(string? Owner, int Watchers, int DeliveryItems, int Figures);

/// <summary>How much a measure has of its own.</summary>
internal sealed record MeasureUses(int MeasureId, int Count);
