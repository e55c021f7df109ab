using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Comparisons;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Ratings.Trends;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Schemes;

/// <summary>Reads the council's rules in force for the public: no names of people, and no reasons that a person typed. A fixed number of questions to the database.</summary>
public sealed class HowRatingsWorkService(PerformanceDbContext database, TimeProvider time)
{
    /// <summary>The rules in force today.</summary>
    public async Task<HowRatingsWork> GetAsync(CancellationToken stop = default)
    {
        var today = BritishDay.Today(time);
        List<ScorecardMeasure> measures = await database.Measures.AsNoTracking().ScorecardMeasuresQuery().ToListAsync(stop);
        List<RatingOverride> overrides = await database.OverridesQuery(database.Measures).ToListAsync(stop);
        Dictionary<RatingScheme, int?> schemes = (await database.SchemesQuery().ToListAsync(stop)).ToDictionary(s => s.ToScheme(), s => s.SetById);
        var rules = new RatingRules([.. schemes.Keys], overrides.Select(o => o.ToChoice()));
        ILookup<int, string> roles = (await RolesQuery(database).ToListAsync(stop)).ToLookup(r => r.UserId, r => r.Role);
        Dictionary<Frequency, TrendSetting> settings = await database.TrendSettings.AsNoTracking().ToDictionaryAsync(t => t.Frequency, stop);
        List<ScorecardMeasure> rated = [.. measures.Where(m => !m.Rules.IsDataOnly && m.Rules.Good != GoodDirection.None)];
        ILookup<RatingScheme?, (ScorecardMeasure Measure, MeasureRules Rules)> byScheme = rated
            .Select(m => (Measure: m, By: rules.For(m.Id, m.SchemeName, m.Rules, today)))
            .ToLookup(m => m.By.Scheme, m => (m.Measure, m.By.Rules));
        return new HowRatingsWork
        {
            Today = today,
            Schemes =
            [
                .. rules.Schemes.Where(s => s.IsInForce(today)).OrderByDescending(s => s.IsDefault).ThenByDescending(s => byScheme[s].Count()).ThenBy(s => s.Name, StringComparer.OrdinalIgnoreCase)
                    .Select(s => new SchemeInUse(s, SchemeExamples.Of(s), RoleOf(schemes[s], roles), byScheme[s].Count(), OwnTolerances(byScheme[s], rules, today))),
            ],
            NotRated = measures.Count - rated.Count,
            LongTrends = [.. Enum.GetValues<Frequency>().Select(f => settings.GetValueOrDefault(f) ?? new TrendSetting { Frequency = f, Periods = TrendRule.LongTrendPeriods(f) })],
            SignedOff = await SignedOffQuery(database).FirstOrDefaultAsync(stop),
        };
    }

    internal static IQueryable<SetterRole> RolesQuery(PerformanceDbContext database) =>
        from held in database.UserRoles
        join role in database.Roles on held.RoleId equals role.Id
        where database.RatingSchemes.Any(s => s.SetById == held.UserId)
        select new SetterRole(held.UserId, role.Name!);

    internal static IQueryable<Period?> SignedOffQuery(PerformanceDbContext database) =>
        database.Collections.Where(c => c.State == CollectionState.SignedOff).OrderByDescending(c => c.PeriodEnd).Select(c => (Period?)c.Period);

    // Someone with several roles acted as what manages rules.
    private static string? RoleOf(int? userId, ILookup<int, string> roles) =>
        userId is not { } id ? null : Policies.RolesFor(Policies.ManageRules).LastOrDefault(role => roles[id].Contains(role)) ?? roles[id].FirstOrDefault();

    private static List<OwnTolerance> OwnTolerances(IEnumerable<(ScorecardMeasure Measure, MeasureRules Rules)> measures, RatingRules rules, DateOnly today) =>
    [
        .. from measure in measures
           where measure.Rules.Tolerance is not null
           orderby measure.Measure.Code
           select new OwnTolerance(measure.Measure.Code, measure.Measure.Title, SchemeWords.Limit(measure.Rules.Tolerance!.Value, measure.Rules.ToleranceKind ?? ToleranceKind.Percent, measure.Rules), rules.ChoiceOf(measure.Measure.Id, today)?.From),
    ];
}

/// <summary>A role of a user who wrote a scheme.</summary>
internal sealed record SetterRole(int UserId, string Role);
