using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Entry.Checks;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Ratings.Targets;
using PerformanceManagement.Core.Schemes;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Targets;

/// <summary>Sets the targets of a measure's year and its periods: the performance team's.</summary>
public sealed class TargetService(PerformanceDbContext database, TimeProvider time)
{
    /// <summary>The targets of a year; null when there is no such measure, or the period is no year of it.</summary>
    public async Task<YearTargets?> FindAsync(string code, Period year, CancellationToken stop = default)
    {
        if (await MeasureQuery(database, code).FirstOrDefaultAsync(stop) is not { } measure) return null;
        MeasureRules rules = measure.ToDatedRules().At(year.End);
        if (!TargetPeriods.IsYearOf(year, rules)) return null;
        IReadOnlyList<SignedOffQuarter> signedOff = await SignedOffQuarter.ReadAsync(database, stop);
        IReadOnlyList<Period> periods = TargetPeriods.Of(year, rules);
        // Two years, so that the differences of figures typed as the year so far are known.
        ReportedSeries lastYear = ReportedSeries.Of(rules, await (await FigureReader.OpenAsync(database, [measure.Id], stop)).OfAsync(measure.Id, year.Start.AddYears(-2), year.Start, stop));
        TargetFigure? TargetOf(Period period) => measure.Targets.Where(t => t.Period == period).ToFigures().FirstOrDefault();
        // What comes before a quarter that members have seen is settled with it.
        int settled = Enumerable.Range(0, periods.Count).LastOrDefault(n => QuarterThatFixed(periods[n], rules, signedOff) is not null, -1);
        string? notTaken = NotTaken(year, measure);
        return new YearTargets
        {
            Code = measure.Code,
            Title = measure.Title,
            Rules = rules,
            Year = year,
            Target = TargetOf(year),
            Earlier = [.. measure.Targets.Where(t => t.Period.Length == year.Length && t.Period.End < year.Start).OrderByDescending(t => t.Period.End).ToFigures()],
            NotTaken = notTaken,
            FixedBecause = notTaken ?? (QuarterThatFixed(periods.Count == 0 ? year : periods[^1], rules, signedOff) is { } last ? Because(year, last) : null),
            Periods = [.. periods.Select((p, n) => new PeriodTarget(
                p,
                TargetOf(p),
                TargetProfileRule.AddsUp(rules) ? lastYear.Alone(p.SameLastYear) : lastYear.Point(p.SameLastYear),
                n <= settled ? Because(p, (QuarterThatFixed(p, rules, signedOff) ?? QuarterThatFixed(periods[settled], rules, signedOff))!) : NotTaken(p, measure)))],
            SignedOff = [.. signedOff.Where(q => q.Keeps(year, rules))],
            Stamp = StampOf(measure.Targets.Where(t => t.Period == year || periods.Contains(t.Period))),
        };
    }

    /// <summary>What would be stored. Nothing is.</summary>
    /// <exception cref="NotPermittedException">The actor does not set targets.</exception>
    public async Task<Outcome?> PreviewAsync(TargetsEdit edit, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, "set targets");
        if (await FindAsync(edit.Code, edit.Year, stop) is not { } stored) return null;
        if (stored.NotTaken is { } notTaken) return new Refused("", notTaken);
        if (!IsAsRead(edit, stored)) return new Conflict<YearTargets>(stored);
        return new TargetReader(edit, stored).Read(out IReadOnlyList<FieldMessage> problems) is { } read
            ? new Preview<TargetsEffect>(read with { Rating = await EffectAsync(stored, read, stop), Doubt = DoubtOf(stored, read) })
            : new Refused(problems);
    }

    /// <summary>Stores them: the year's and all its periods', or nothing.</summary>
    /// <returns>Saved, refused, conflict, or null when there is no such measure or year.</returns>
    /// <exception cref="NotPermittedException">The actor does not set targets.</exception>
    public async Task<Outcome?> SaveAsync(TargetsEdit edit, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, "set targets");
        return await database.ChangeAsync(actor, time, (change, token) => StoreAsync(edit, change, token), stop);
    }

    internal static IQueryable<Measure> MeasureQuery(PerformanceDbContext database, string code) =>
        database.Measures.AsNoTracking().AsSplitQuery().Include(m => m.Targets).Include(m => m.EarlierRules).Where(m => m.Code == code);

    internal static IQueryable<Target> TargetsQuery(PerformanceDbContext database, string code) =>
        database.Targets.Where(t => database.Measures.Where(m => m.Code == code).Select(m => m.Id).Contains(t.MeasureId));

    // The open quarter rated twice: with the targets as they are stored, and with these in place of the year's.
    private async Task<RatingEffect?> EffectAsync(YearTargets stored, TargetsEffect read, CancellationToken stop)
    {
        if (await database.OpenCollectionQuery().FirstOrDefaultAsync(stop) is not { } open) return null;
        Period[] set = [stored.Year, .. stored.Periods.Select(p => p.Period)];
        Measure measure = await MeasureQuery(database, stored.Code).FirstAsync(stop);
        List<TargetFigure> then = [.. measure.Targets.ToFigures().Where(t => !set.Contains(t.Period)), .. read.Periods.Append(read.Target).OfType<TargetFigure>()];
        var scorecards = new ScorecardService(database);
        var filter = new ScorecardFilter { MeasureId = measure.Id };
        QuarterlyScorecard before = await scorecards.GetAsync(open.Period, filter, stop);
        if (!stored.Year.Contains(before.Rows[0].Reported.Period)) return null;
        return RatingEffect.Between(before, await scorecards.WithAsync(open.Period, filter, head => head with { Targets = then }, stop), holds: true);
    }

    /// <summary>The targets of the year before, in the rules of a year.</summary>
    internal async Task<YearChanges.OldTargets> OldAsync(string code, Period year, CancellationToken stop)
    {
        Measure measure = await MeasureQuery(database, code).FirstAsync(stop);
        TargetFigure? TargetOf(Period period) => measure.Targets.Where(t => t.Period == period).ToFigures().FirstOrDefault();
        return new YearChanges.OldTargets(TargetOf(year.Previous), [.. TargetPeriods.Of(year.Previous, measure.ToDatedRules().At(year.End)).Select(TargetOf)]);
    }

    /// <summary>Stores them with what else is changed in the same transaction; saving is left to the caller.</summary>
    internal async Task<Outcome?> StoreAsync(TargetsEdit edit, Change change, CancellationToken stop)
    {
        // Asked again inside the transaction: a quarter may have been signed off since the form was read.
        if (await FindAsync(edit.Code, edit.Year, stop) is not { } stored) return null;
        if (stored.NotTaken is { } notTaken) return new Refused("", notTaken);
        if (!IsAsRead(edit, stored)) return new Conflict<YearTargets>(stored);
        if (new TargetReader(edit, stored).Read(out IReadOnlyList<FieldMessage> problems) is not { } read) return new Refused(problems);

        string? because = DoubtOf(stored, read);
        string reason = string.Concat((edit.DoubtReason ?? "").Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        if (because is not null && reason.Length is (0 or > TextLengths.Reason))
        {
            string problem = reason.Length == 0 ? "Say why the target is right, or correct it" : $"The reason must be {TextLengths.Reason:N0} characters or fewer; it has {reason.Length:N0}";
            return new Refused(nameof(edit.DoubtReason), problem) { Unanswered = new Preview<TargetsEffect>(read with { Rating = await EffectAsync(stored, read, stop), Doubt = because }) };
        }

        List<Target> rows = await TargetsQuery(database, edit.Code).ToListAsync(stop);
        int measureId = await database.Measures.Where(m => m.Code == edit.Code).Select(m => m.Id).SingleAsync(stop);
        Put(measureId, rows, edit.Year, read.Target);
        for (int n = 0; n < stored.Periods.Count; n++) Put(measureId, rows, stored.Periods[n].Period, read.Periods[n]);
        string now = InWords(stored, read.Target, read.Periods);
        string before = InWords(stored, stored.Target, [.. stored.Periods.Select(p => p.Target)]);
        if (!database.ChangeTracker.Entries<Target>().Any(e => e.Entity.MeasureId == measureId && e.State != EntityState.Unchanged)) return new Saved($"Nothing was changed: the targets for {edit.Year.Label} stay {now}");
        string summary = $"Targets for {edit.Year.Label}: {now}; before: {before}.{(because is null ? "" : $" {because} The reason: {reason}")}";
        change.Audit("targets.set", summary, measureId, edit.Year, Details(stored, read));
        return new Saved($"Saved the targets of {stored.Code} for {edit.Year.Label}: {now}{(stored.Kept is { } kept ? $". {kept}" : "")}");
    }

    // What is doubted is a change: a target that stands as it was has been answered for.
    internal static string? DoubtOf(YearTargets stored, TargetsEffect read) =>
        read.Target == stored.Target ? null : FarTarget.Doubt(read.Target, stored.Earlier, stored.Year, stored.Rules)?.Message;

    private void Put(int measureId, List<Target> rows, Period period, TargetFigure? wanted)
    {
        Target? row = rows.Find(t => t.Period == period);
        if (wanted is null)
        {
            if (row is not null) database.Targets.Remove(row);
            return;
        }

        if (row is null) database.Targets.Add(row = new Target { MeasureId = measureId, Period = period });
        (row.Value, row.Low, row.High, row.Words) = (wanted.Value, wanted.Low, wanted.High, wanted.Words);
        (row.Kind, row.Floor, row.Profile, row.Baseline, row.BaselinePeriod) = (wanted.Kind, wanted.Floor, wanted.Profile, wanted.Baseline, wanted.BaselinePeriod);
    }

    private static string InWords(YearTargets about, TargetFigure? year, IReadOnlyList<TargetFigure?> periods)
    {
        string Text(TargetFigure? target) => FigureFormat.TargetText(target, about.Rules.Decimals, about.Rules.Unit) ?? "not set";
        string baseline = FigureFormat.BaselineText(year, about.Rules.Decimals, about.Rules.Unit) is { } from ? $", {from}" : "";
        string spread = periods.Any(p => p is not null) ? $" ({string.Join(", ", periods.Select(Text))})" : "";
        return Text(year) + baseline + spread;
    }

    // The year and each of its periods, where its target is another.
    private static IEnumerable<AuditDetail> Details(YearTargets stored, TargetsEffect read)
    {
        string? Text(TargetFigure? target) => target is null ? null : InWords(stored, target, []);
        yield return AuditDetail.Labelled(AuditField.Target, stored.Year.Label, Text(stored.Target), Text(read.Target));
        for (int n = 0; n < stored.Periods.Count; n++) yield return AuditDetail.Labelled(AuditField.Target, stored.Periods[n].Period.Label, Text(stored.Periods[n].Target), Text(read.Periods[n]));
    }

    // The quarter whose paper showed a period against its target.
    private static SignedOffQuarter? QuarterThatFixed(Period period, MeasureRules rules, IReadOnlyList<SignedOffQuarter> signedOff)
    {
        var series = ReportedSeries.Of(rules, []);
        return signedOff.FirstOrDefault(q => rules.Frequency == Frequency.Survey ? q.Quarter.End == period.End : series.ReportedPeriod(q.Quarter) == period || EntryRules.PeriodsIn(q.Quarter, rules).Contains(period));
    }

    // A target of a period in which nothing is taken would never be shown.
    private static string? NotTaken(Period period, Measure measure) =>
        measure.LastPeriod is { } last && last.End < period.Start ? $"{measure.Code} was taken up to {last.Label} and is retired: bring it back before it gets targets for {period.Label}."
        : measure.FirstPeriod is { } first && first.Start > period.End ? $"{measure.Code} is taken from {first.Label} on: it has no targets for {period.Label}."
        : null;

    private static string Because(Period period, SignedOffQuarter fixedBy) => fixedBy.Quarter == period
        ? $"{period.Label} {fixedBy.WasSignedOff} and keeps its target."
        : $"{period.Label} was reported in {fixedBy.Quarter.Label}, which {fixedBy.WasSignedOff}, and keeps its target.";

    private static string StampOf(IEnumerable<Target> targets) => string.Join(' ', targets.OrderBy(t => t.Period).Select(t => $"{t.Period.UrlToken}:{t.Version:N}"));

    // A form gives a blank text back as none.
    private static bool IsAsRead(TargetsEdit edit, YearTargets stored) => (edit.Stamp ?? "") == stored.Stamp;
}
