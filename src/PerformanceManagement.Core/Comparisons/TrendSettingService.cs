using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Data;
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
        Of(await database.TrendSettingsQuery().ToListAsync(stop));

    /// <summary>Says what an edit would change in the open quarter, and stores nothing.</summary>
    /// <exception cref="NotPermittedException">The actor does not manage rules.</exception>
    public async Task<Outcome> PreviewAsync(IReadOnlyList<TrendSettingEdit> edits, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, "change how trends are taken");
        (List<TrendSetting> wanted, List<FieldMessage> problems) = Read(edits);
        if (problems.Count > 0) return new Refused(problems);
        if (await database.OpenCollectionQuery().FirstOrDefaultAsync(stop) is not { } open) return new Preview<TrendEffect>(new TrendEffect(null, 0, []));

        QuarterlyScorecard before = await scorecards.GetAsync(open.Period, new ScorecardFilter(), stop);
        QuarterlyScorecard after = await scorecards.GetAsync(open.Period, new ScorecardFilter(), rules => TrendSetting.Applied(rules, wanted), stop);
        return new Preview<TrendEffect>(TrendEffect.Between(before, after, ("Long trend", row => row.LongTrend)));
    }

    /// <summary>Stores the long trends. All of them, or nothing with a sentence for each thing that is wrong.</summary>
    /// <exception cref="NotPermittedException">The actor does not manage rules.</exception>
    public async Task<Outcome> SaveAsync(IReadOnlyList<TrendSettingEdit> edits, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, "change how trends are taken");
        (List<TrendSetting> wanted, List<FieldMessage> problems) = Read(edits);
        if (problems.Count > 0) return new Refused(problems);

        Dictionary<Frequency, Guid?> versions = edits.ToDictionary(e => e.Frequency, e => e.Version);
        return (await database.ChangeAsync(actor, time, (change, token) => StoreAsync(wanted, versions, change, token), stop))!;
    }

    private async Task<Outcome?> StoreAsync(List<TrendSetting> wanted, Dictionary<Frequency, Guid?> versions, Change change, CancellationToken stop)
    {
        List<TrendSetting> stored = await database.TrendSettings.ToListAsync(stop);
        IReadOnlyList<LongTrendSetting> now = Of(stored);
        if (now.Any(s => versions.TryGetValue(s.Frequency, out Guid? version) && version != s.Version)) return new Conflict<IReadOnlyList<LongTrendSetting>>(now);

        List<string> changes = [];
        List<AuditDetail> details = [];
        foreach (TrendSetting setting in wanted)
        {
            LongTrendSetting before = now.Single(s => s.Frequency == setting.Frequency);
            if ((before.Periods, before.LeastPeriods) == (setting.Periods, setting.LeastPeriods)) continue;
            if (stored.Find(s => s.Frequency == setting.Frequency) is { } row) (row.Periods, row.LeastPeriods) = (setting.Periods, setting.LeastPeriods);
            else database.TrendSettings.Add(setting);
            details.Add(AuditDetail.Of(AuditField.Rule, InWords(before.Frequency, before.Periods, before.LeastPeriods), InWords(setting.Frequency, setting.Periods, setting.LeastPeriods)));
            changes.Add($"{InWords(before.Frequency, before.Periods, before.LeastPeriods)} became {InWords(setting.Frequency, setting.Periods, setting.LeastPeriods)}");
        }

        if (changes.Count == 0) return new Saved("Long trends are as they were: nothing was changed");
        string summary = "Long trends changed: " + string.Join("; ", changes);
        change.Audit("trends.set", summary + ".", details: details);
        return new Saved(summary);
    }

    private static IReadOnlyList<LongTrendSetting> Of(List<TrendSetting> stored) =>
    [
        .. Enum.GetValues<Frequency>().Select(f => stored.Find(s => s.Frequency == f) is { } set
            ? new LongTrendSetting(f, set.Periods, set.LeastPeriods, set.Version)
            : new LongTrendSetting(f, TrendRule.LongTrendPeriods(f), 1, null)),
    ];

    private static (List<TrendSetting> Wanted, List<FieldMessage> Problems) Read(IReadOnlyList<TrendSettingEdit> edits)
    {
        List<TrendSetting> wanted = [];
        List<FieldMessage> problems = [];
        for (int place = 0; place < edits.Count; place++)
        {
            TrendSettingEdit edit = edits[place];
            void Problem(string field, string message) => problems.Add(FieldMessage.In("Rows", place, field, message));
            int? periods = Whole(edit.Periods, TrendSetting.MostPeriods);
            int? least = Whole(edit.LeastPeriods, TrendSetting.MostPeriods);
            if (periods is null)
                Problem(nameof(LongTrendSetting.Periods), $"Write how many {Wording.Plural(edit.Frequency)} as a whole number from 1 to {TrendSetting.MostPeriods}");
            if (least is null)
                Problem(nameof(LongTrendSetting.LeastPeriods), $"Write how many {Wording.Plural(edit.Frequency)} need a value as a whole number from 1 to {periods ?? TrendSetting.MostPeriods}");
            else if (least > periods)
                Problem(nameof(LongTrendSetting.LeastPeriods), $"No more than {periods} {Wording.Plural(edit.Frequency)} can need a value, because the mean is taken over {periods}");
            if (periods is { } most && least is { } few) wanted.Add(new TrendSetting { Frequency = edit.Frequency, Periods = most, LeastPeriods = few });
        }

        return (wanted, problems);
    }

    private static int? Whole(string? typed, int most) =>
        int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= most ? number : null;

    private static string InWords(Frequency frequency, int periods, int least) => $"{periods} {(periods == 1 ? Single(frequency) : Wording.Plural(frequency))} with at least {least}";

    private static string Single(Frequency frequency) => Wording.Plural(frequency)[..^1];
}
