using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Comparisons;

/// <summary>How one measure is compared, as it stands.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Rules">Its rules.</param>
public sealed record MeasureComparison(Measure Measure, MeasureRules Rules);

/// <summary>What was typed about how a measure is compared.</summary>
/// <param name="Code">The measure's code.</param>
/// <param name="Trend">With the periods before, or with the same period of earlier years.</param>
/// <param name="NoChangeBand">The largest difference that is no change, as typed; blank for none.</param>
/// <param name="BenchmarkBand">The largest difference from a benchmark that is similar, as typed; blank for none.</param>
/// <param name="Version">The version of the measure the form was filled from.</param>
public sealed record MeasureComparisonEdit(string Code, TrendBasis Trend, string? NoChangeBand, string? BenchmarkBand, Guid Version);

/// <summary>Sets with what a measure is compared, and which differences count: the performance team's.</summary>
public sealed class MeasureComparisonService(PerformanceDbContext database, ScorecardService scorecards, TimeProvider time)
{
    /// <summary>How a measure is compared; null when there is no such measure.</summary>
    public async Task<MeasureComparison?> FindAsync(string code, CancellationToken stop = default) =>
        await MeasureQuery(database, code).FirstOrDefaultAsync(stop) is { } measure ? new MeasureComparison(measure, measure.ToRules()) : null;

    /// <summary>Says what an edit would change in the open quarter, and stores nothing; null when there is no such measure.</summary>
    /// <exception cref="NotPermittedException">The actor does not manage rules.</exception>
    public async Task<Outcome?> PreviewAsync(MeasureComparisonEdit edit, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, "change how a measure is compared");
        if (await FindAsync(edit.Code, stop) is not { } known) return null;
        if (Read(edit, known.Measure, out decimal? noChange, out decimal? benchmark) is { Count: > 0 } problems) return new Refused(problems);
        if (await database.OpenCollectionQuery().FirstOrDefaultAsync(stop) is not { } open) return new Preview<TrendEffect>(new TrendEffect(null, 0, []));

        var filter = new ScorecardFilter { MeasureId = known.Measure.Id };
        QuarterlyScorecard before = await scorecards.GetAsync(open.Period, filter, stop);
        QuarterlyScorecard after = await scorecards.GetAsync(open.Period, filter, rules => rules with { Trend = edit.Trend, NoChangeBand = noChange, BenchmarkBand = benchmark }, stop);
        return new Preview<TrendEffect>(TrendEffect.Between(
            before, after, ("Short trend", row => row.ShortTrend), ("Long trend", row => row.LongTrend), (before.Rows[0].SinceLastYearName, row => row.LastYear)));
    }

    /// <summary>Stores how a measure is compared; null when there is no such measure.</summary>
    /// <exception cref="NotPermittedException">The actor does not manage rules.</exception>
    public async Task<Outcome?> SaveAsync(MeasureComparisonEdit edit, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, "change how a measure is compared");
        if (await FindAsync(edit.Code, stop) is not { } known) return null;
        if (Read(edit, known.Measure, out decimal? noChange, out decimal? benchmark) is { Count: > 0 } problems) return new Refused(problems);

        return await database.ChangeAsync(
            actor,
            time,
            async (change, token) =>
            {
                Measure measure = await database.Measures.SingleAsync(m => m.Id == known.Measure.Id, token);
                MeasureRules before = measure.ToRules();
                if (measure.Version != edit.Version) return new Conflict<MeasureComparison>(new MeasureComparison(measure, before));

                (measure.Trend, measure.NoChangeBand, measure.BenchmarkBand) = (edit.Trend, noChange, benchmark);
                MeasureRules after = measure.ToRules();
                if (before == after) return new Saved($"{measure.Code} is compared as it was: nothing was changed");
                change.Audit("measure.compared", $"Comparisons: {InWords(before)} became {InWords(after)}.", measure.Id, details: Details(before, after));
                return new Saved($"{measure.Code} {measure.Title} is now compared {InWords(after)}");
            },
            stop);
    }

    internal static IQueryable<Measure> MeasureQuery(PerformanceDbContext database, string code) => database.Measures.AsNoTracking().Where(m => m.Code == code);

    private static List<FieldMessage> Read(MeasureComparisonEdit edit, Measure measure, out decimal? noChange, out decimal? benchmark)
    {
        List<FieldMessage> problems = [];
        noChange = Band(edit.NoChangeBand, measure, nameof(MeasureComparisonEdit.NoChangeBand), problems);
        benchmark = Band(edit.BenchmarkBand, measure, nameof(MeasureComparisonEdit.BenchmarkBand), problems);
        return problems;
    }

    private static decimal? Band(string? typed, Measure measure, string field, List<FieldMessage> problems)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        if (!FigureParser.TryRead(typed, measure.Unit == "%" ? null : measure.Unit, measure.Decimals, out decimal band, out string? problem)) problems.Add(new FieldMessage(field, problem.TrimEnd('.')));
        else if (band < 0) problems.Add(new FieldMessage(field, "A band cannot be negative: write how far apart two figures may lie, as in 0.5"));
        return band;
    }

    private static IEnumerable<AuditDetail> Details(MeasureRules before, MeasureRules after)
    {
        yield return AuditDetail.OfRule("How trends are taken", Basis(before), Basis(after));
        yield return AuditDetail.OfRule("No change up to", before.NoChangeBand is { } band ? before.Difference(band) : null, after.NoChangeBand is { } newBand ? after.Difference(newBand) : null);
        yield return AuditDetail.OfRule("Similar to other areas up to", before.BenchmarkBand is { } similar ? before.Difference(similar) : null, after.BenchmarkBand is { } newSimilar ? after.Difference(newSimilar) : null);
    }

    private static string Basis(MeasureRules rules) => rules.Trend == TrendBasis.YearOnYear ? "with the same period of earlier years" : "with the periods just before";

    private static string InWords(MeasureRules rules)
    {
        string basis = Basis(rules);
        string noChange = rules.NoChangeBand is { } band ? $"a no-change band of {rules.Difference(band)}" : "no no-change band";
        string benchmark = rules.BenchmarkBand is { } similar ? $"benchmarks similar within {rules.Difference(similar)}" : "benchmarks similar only when equal";
        return $"{basis}, {noChange}, {benchmark}";
    }
}
