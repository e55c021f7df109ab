using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Trends;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Comparisons;

/// <summary>How many periods long trends average over: the performance team's.</summary>
public sealed class TrendSettingService(PerformanceDbContext database, ScorecardService scorecards, TimeProvider time)
{
    /// <summary>The long trend of every frequency, as it stands.</summary>
    public async Task<IReadOnlyList<LongTrendSetting>> ListAsync(CancellationToken stop = default) =>
        Of(await ScorecardService.TrendSettingsQuery(database).ToListAsync(stop));

    /// <summary>Says what an edit would change in the open quarter, and stores nothing.</summary>
    /// <exception cref="NotPermittedException">The actor does not manage rules.</exception>
    public async Task<TrendSettingOutcome> TryAsync(IReadOnlyList<TrendSettingEdit> edits, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, "change how trends are taken");
        (List<TrendSetting> wanted, List<TrendSettingProblem> problems) = Read(edits);
        if (problems.Count > 0) return new TrendSettingsRefused(problems);
        if (await ResultService.OpenCollectionQuery(database).FirstOrDefaultAsync(stop) is not { } open) return new TrendSettingsTried(new TrendEffect(null, 0, []));

        QuarterlyScorecard before = await scorecards.GetAsync(open.Period, new ScorecardFilter(), stop);
        QuarterlyScorecard after = await scorecards.GetAsync(open.Period, new ScorecardFilter(), rules => TrendSetting.Applied(rules, wanted), stop);
        return new TrendSettingsTried(TrendEffect.Between(before, after, ("Long trend", row => row.LongTrend)));
    }

    /// <summary>Stores the long trends. All of them, or nothing with a sentence for each thing that is wrong.</summary>
    /// <exception cref="NotPermittedException">The actor does not manage rules.</exception>
    public async Task<TrendSettingOutcome> SaveAsync(IReadOnlyList<TrendSettingEdit> edits, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, "change how trends are taken");
        (List<TrendSetting> wanted, List<TrendSettingProblem> problems) = Read(edits);
        if (problems.Count > 0) return new TrendSettingsRefused(problems);

        Dictionary<Frequency, Guid?> versions = edits.ToDictionary(e => e.Frequency, e => e.Version);
        try
        {
            return await database.InTransactionAsync(token => StoreAsync(wanted, versions, actor, token), stop);
        }
        catch (DbUpdateException)
        {
            // Someone else saved between our reading and our writing. If nothing changed, it was something else.
            database.ChangeTracker.Clear();
            IReadOnlyList<LongTrendSetting> stored = await ListAsync(stop);
            if (stored.All(s => !versions.TryGetValue(s.Frequency, out Guid? version) || version == s.Version)) throw;
            return new TrendSettingsConflict(stored);
        }
    }

    private async Task<TrendSettingOutcome> StoreAsync(List<TrendSetting> wanted, Dictionary<Frequency, Guid?> versions, Actor actor, CancellationToken stop)
    {
        List<TrendSetting> stored = await database.TrendSettings.ToListAsync(stop);
        IReadOnlyList<LongTrendSetting> now = Of(stored);
        if (now.Any(s => versions.TryGetValue(s.Frequency, out Guid? version) && version != s.Version)) return new TrendSettingsConflict(now);

        List<string> changes = [];
        foreach (TrendSetting setting in wanted)
        {
            LongTrendSetting before = now.Single(s => s.Frequency == setting.Frequency);
            if ((before.Periods, before.LeastPeriods) == (setting.Periods, setting.LeastPeriods)) continue;
            if (stored.Find(s => s.Frequency == setting.Frequency) is { } row) (row.Periods, row.LeastPeriods) = (setting.Periods, setting.LeastPeriods);
            else database.TrendSettings.Add(setting);
            changes.Add($"{InWords(before.Frequency, before.Periods, before.LeastPeriods)} became {InWords(setting.Frequency, setting.Periods, setting.LeastPeriods)}");
        }

        if (changes.Count == 0) return new TrendSettingsSaved("Long trends are as they were: nothing was changed");
        string summary = "Long trends changed: " + string.Join("; ", changes);
        database.Audit.Add(AuditEntry.Of(actor, time.GetUtcNow().UtcDateTime, "trends.set", summary + "."));
        await database.SaveChangesAsync(stop);
        return new TrendSettingsSaved(summary);
    }

    private static IReadOnlyList<LongTrendSetting> Of(List<TrendSetting> stored) =>
    [
        .. Enum.GetValues<Frequency>().Select(f => stored.Find(s => s.Frequency == f) is { } set
            ? new LongTrendSetting(f, set.Periods, set.LeastPeriods, set.Version)
            : new LongTrendSetting(f, TrendRule.LongTrendPeriods(f), 1, null)),
    ];

    private static (List<TrendSetting> Wanted, List<TrendSettingProblem> Problems) Read(IReadOnlyList<TrendSettingEdit> edits)
    {
        List<TrendSetting> wanted = [];
        List<TrendSettingProblem> problems = [];
        foreach (TrendSettingEdit edit in edits.DistinctBy(e => e.Frequency))
        {
            int? periods = Whole(edit.Periods, TrendSetting.MostPeriods);
            int? least = Whole(edit.LeastPeriods, TrendSetting.MostPeriods);
            if (periods is null)
                problems.Add(new TrendSettingProblem(edit.Frequency, nameof(LongTrendSetting.Periods), $"Write how many {Wording.Plural(edit.Frequency)} as a whole number from 1 to {TrendSetting.MostPeriods}"));
            if (least is null)
                problems.Add(new TrendSettingProblem(edit.Frequency, nameof(LongTrendSetting.LeastPeriods), $"Write how many {Wording.Plural(edit.Frequency)} need a value as a whole number from 1 to {periods ?? TrendSetting.MostPeriods}"));
            else if (least > periods)
                problems.Add(new TrendSettingProblem(edit.Frequency, nameof(LongTrendSetting.LeastPeriods), $"No more than {periods} {Wording.Plural(edit.Frequency)} can need a value, because the mean is taken over {periods}"));
            if (periods is { } most && least is { } few) wanted.Add(new TrendSetting { Frequency = edit.Frequency, Periods = most, LeastPeriods = few });
        }

        return (wanted, problems);
    }

    private static int? Whole(string? typed, int most) =>
        int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= most ? number : null;

    private static string InWords(Frequency frequency, int periods, int least) => $"{periods} {(periods == 1 ? Single(frequency) : Wording.Plural(frequency))} with at least {least}";

    private static string Single(Frequency frequency) => Wording.Plural(frequency)[..^1];
}
