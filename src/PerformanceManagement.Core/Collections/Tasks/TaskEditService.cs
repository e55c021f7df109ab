using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Collections.Tasks;

/// <summary>What the performance team decides of what a quarter asks for.</summary>
public enum TaskDecision
{
    /// <summary>It need not be given this time.</summary>
    Excuse,

    /// <summary>It is asked for: after all, or although it need not be given.</summary>
    Ask,

    /// <summary>Somebody else enters it this time.</summary>
    Give,
}

/// <summary>What is decided, as typed.</summary>
/// <param name="Decision">What.</param>
/// <param name="Values">Of which values: the codes of their measures with their periods.</param>
public sealed record TaskEdit(TaskDecision Decision, IReadOnlyCollection<(string Code, Period Period)> Values)
{
    /// <summary>Why it need not be given.</summary>
    public string? Because { get; init; }

    /// <summary>Who enters it; null for the measure's owner.</summary>
    public int? UserId { get; init; }
}

/// <summary>Decides what an open quarter asks for beyond its rules, and of whom: the performance team's.</summary>
public sealed class TaskEditService(PerformanceDbContext database, MeasureOwnerService owners, TimeProvider time)
{
    /// <summary>How many values can be decided about at once.</summary>
    public const int Most = 500;

    /// <summary>Decides about values of an open quarter: all of them, or none with a sentence.</summary>
    /// <returns>Saved, refused, or null where the quarter is not open.</returns>
    /// <exception cref="NotPermittedException">The actor does not run collections.</exception>
    public async Task<Outcome?> DecideAsync(Period quarter, TaskEdit edit, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, "decide what a quarter asks for");
        string because = (edit.Because ?? "").Trim();
        if (edit.Values.Count == 0) return new Refused("Values", "Select the values that it is about");
        if (edit.Values.Count > Most) return new Refused("Values", $"Decide about at most {Most} values at once");
        if (edit.Decision == TaskDecision.Excuse && because.Length == 0) return new Refused("Because", "Say why they need not be given: it is kept with them");
        if (because.Length > TextLengths.Reason) return new Refused("Because", $"The reason must be {TextLengths.Reason} characters or fewer; it has {because.Length:N0}");
        PossibleOwner? person = edit.Decision == TaskDecision.Give && edit.UserId is { } id ? (await owners.OwnersAsync(stop: stop)).FirstOrDefault(o => o.Id == id) : null;
        if (edit.Decision == TaskDecision.Give && edit.UserId is not null && person is null) return new Refused("UserId", "That person may not enter values. Select somebody else");

        return await database.ChangeAsync(
            actor,
            time,
            async (change, token) =>
            {
                Collection? collection = await database.Collections.AsNoTracking().FirstOrDefaultAsync(c => c.Period == quarter && c.State == CollectionState.Open, token);
                if (collection is null) return null;
                List<string> codes = [.. edit.Values.Select(v => v.Code).Distinct()];
                Dictionary<string, Measure> measures = await database.Measures.AsNoTracking().Include(m => m.EarlierRules).Where(m => codes.Contains(m.Code)).ToDictionaryAsync(m => m.Code, StringComparer.OrdinalIgnoreCase, token);
                List<int> ids = [.. measures.Values.Select(m => m.Id)];
                Dictionary<(int, Period), CollectionTask> tasks = await database.CollectionTasks.Where(t => t.Quarter == quarter && ids.Contains(t.MeasureId)).ToDictionaryAsync(t => (t.MeasureId, t.Period), token);
                Dictionary<int, string> names = edit.Decision != TaskDecision.Give ? [] : await MeasureOwnerService.NamesQuery(database, [.. tasks.Values.Select(t => t.GivenToId).Append(edit.UserId).OfType<int>().Distinct()]).ToDictionaryAsync(o => o.Id, o => o.Name, token);
                Measure? only = null;
                foreach ((string code, Period period) in edit.Values)
                {
                    if (!measures.TryGetValue(code, out Measure? measure) || !IsPart(measure, period, collection)) return new Refused("Values", $"{quarter.Label} does not ask for {code}, {period.Label}");
                    only = measure;
                    if (!tasks.TryGetValue((measure.Id, period), out CollectionTask? task))
                    {
                        task = tasks[(measure.Id, period)] = CollectionTask.At(quarter, measure.Id, period);
                        database.CollectionTasks.Add(task);
                    }

                    (string? wasExcused, int? wasGiven) = (task.ExcusedBecause, task.GivenToId);
                    string sentence = Decide(task, edit, because, person);
                    AuditDetail detail = edit.Decision == TaskDecision.Give ? AuditDetail.Of(AuditField.Owner, NameOf(wasGiven, names), NameOf(task.GivenToId, names))
                        : AuditDetail.Of(AuditField.State, AskedOf(wasExcused), AskedOf(task.ExcusedBecause));
                    change.Audit(ActionOf(edit.Decision), sentence, measure.Id, period, [detail]);
                }

                return new Saved(Words(edit, only!, person));
            },
            stop);
    }

    private static bool IsPart(Measure measure, Period period, Collection collection)
    {
        MeasureRules rules = measure.ToDatedRules().At(collection.PeriodEnd);
        return EntryRules.PeriodsIn(collection.Period, rules).Contains(period) && measure.ToLife().Holds(period) && collection.AsksFor(period, rules);
    }

    private static string NameOf(int? givenTo, Dictionary<int, string> names) => givenTo is { } id ? names.GetValueOrDefault(id, "Somebody who is gone") : "Whoever enters the measure";

    private static string AskedOf(string? excusedBecause) => excusedBecause is null ? "Asked for" : $"Excused: {excusedBecause}";

    private static string ActionOf(TaskDecision decision) => decision switch { TaskDecision.Excuse => "task.excused", TaskDecision.Ask => "task.asked", _ => "task.given" };

    private static string Decide(CollectionTask task, TaskEdit edit, string because, PossibleOwner? person)
    {
        string what = $"{task.Period.Label} in the collection of {task.Quarter.Label}";
        switch (edit.Decision)
        {
            case TaskDecision.Excuse:
                (task.ExcusedBecause, task.IsAdded) = (because, false);
                return $"Excused {what}: {because}";
            case TaskDecision.Ask:
                (task.ExcusedBecause, task.IsAdded) = (null, true);
                return $"Asked for {what}.";
            default:
                task.GivenToId = person?.Id;
                return person is null ? $"Gave {what} back to whoever enters the measure." : $"Gave {what} to {person.Name} to enter.";
        }
    }

    private static string Words(TaskEdit edit, Measure only, PossibleOwner? person)
    {
        bool isOne = edit.Values.Count == 1;
        string values = isOne ? $"{only.Code} {only.Title}" : $"{edit.Values.Count} values";
        return edit.Decision switch
        {
            TaskDecision.Excuse => $"{values} {(isOne ? "is" : "are")} excused this time",
            TaskDecision.Ask => $"{values} {(isOne ? "is" : "are")} asked for",
            _ => person is null ? $"{values} {(isOne ? "is" : "are")} entered by whoever enters the measure" : $"{values} {(isOne ? "is" : "are")} entered by {person.Name} this time",
        };
    }
}
