using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Schemes;

/// <summary>How single measures are rated from given days on: a scheme, a tolerance of their own, or both.</summary>
public sealed class MeasureRatingService(PerformanceDbContext database, ScorecardService scorecards, TimeProvider time)
{
    /// <summary>How a measure is rated and who set it; null when there is no such measure.</summary>
    public async Task<MeasureRating?> FindAsync(string code, CancellationToken stop = default)
    {
        if (await MeasureQuery(database, code).FirstOrDefaultAsync(stop) is not { } measure) return null;
        List<RatingScheme> schemes = await database.RatingSchemesAsync(stop);
        int[] people = [.. measure.Overrides.Select(o => o.SetById).OfType<int>().Distinct()];
        Dictionary<int, string> names = await database.Users.Where(u => people.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, stop);
        var rules = measure.ToRules();
        var today = BritishDay.Today(time);
        return new MeasureRating
        {
            Measure = measure,
            Today = today,
            History = [.. measure.Overrides.OrderByDescending(o => o.From).Select(o => new OverrideInHistory(o, o.SetById is { } by ? names.GetValueOrDefault(by) : Actor.OfPack, TextOf(o, rules)))],
            Schemes = [.. schemes.Where(s => s.InForceTo is null || s.InForceTo >= today).Select(s => s.Name).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)],
            DefaultScheme = new RatingRules(schemes, []).InForce(null, today)?.Name,
        };
    }

    /// <summary>What a change would do. Nothing is stored.</summary>
    /// <returns>The effect, or why it cannot be done; null when there is no such measure.</returns>
    /// <exception cref="NotPermittedException">The actor does not manage rules.</exception>
    public async Task<Outcome?> PreviewAsync(RatingOverrideEdit edit, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, "change how measures are rated");
        if (await MeasureQuery(database, edit.Code).FirstOrDefaultAsync(stop) is not { } measure) return null;
        (RatingOverride? typed, List<FieldMessage> problems) = await ReadAsync(edit, measure, stop);
        if (typed is null) return new Refused(problems);

        DateOnly? next = measure.Overrides.Where(o => o.From > typed.From).Select(o => (DateOnly?)o.From).Min();
        return new Preview<MeasureRatingEffect>(new MeasureRatingEffect(typed.From, TextOf(typed, measure.ToRules()), await EffectAsync(typed, stop), next));
    }

    /// <summary>Sets how a measure is rated from a day on. What was set for the same day is replaced, which the audit keeps.</summary>
    /// <returns>What became of it: saved, refused or a conflict; null when there is no such measure.</returns>
    /// <exception cref="NotPermittedException">The actor does not manage rules, or is nobody who signs in.</exception>
    public async Task<Outcome?> SaveAsync(RatingOverrideEdit edit, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, "change how measures are rated");
        int by = actor.UserId ?? throw new NotPermittedException("How a measure is rated is set by a person who has signed in.");
        return await database.ChangeAsync(actor, time, (change, token) => StoreAsync(edit, by, change, token), stop);
    }

    internal static IQueryable<Measure> MeasureQuery(PerformanceDbContext database, string code) =>
        database.Measures.AsNoTracking().Include(m => m.Overrides).Where(m => m.Code == code);

    internal static string TextOf(RatingOverride own, MeasureRules rules)
    {
        string scheme = own.SchemeName ?? "The council’s default scheme";
        return own.Tolerance is { } tolerance ? $"{scheme}, with a tolerance of its own: {SchemeWords.Limit(tolerance, own.ToleranceKind!.Value, rules)}" : scheme;
    }

    private async Task<Outcome?> StoreAsync(RatingOverrideEdit edit, int by, Change change, CancellationToken stop)
    {
        if (await FindAsync(edit.Code, stop) is not { } known) return null;
        if (known.Latest is { } latest && latest.Rule.Version != edit.Latest) return new Conflict<OverrideInHistory>(latest);
        (RatingOverride? typed, List<FieldMessage> problems) = await ReadAsync(edit, known.Measure, stop);
        if (typed is null) return new Refused(problems);

        RatingOverride? stored = await database.RatingOverrides.FirstOrDefaultAsync(o => o.MeasureId == typed.MeasureId && o.From == typed.From, stop);
        string? before = stored is null ? null : $"{TextOf(stored, known.Measure.ToRules())} ({stored.Reason})";
        // What rated it on that day until now: what was set for it, the latest set for a day before, or what the measure itself says.
        string earlier = before ?? (known.History.FirstOrDefault(o => o.Rule.From < typed.From) is { } last ? $"{last.Text} ({last.Rule.Reason})" : known.Measure.SchemeName ?? "The council’s default scheme");
        if (stored is null)
        {
            stored = typed;
            database.RatingOverrides.Add(stored);
        }
        else
        {
            (stored.SchemeName, stored.Tolerance, stored.ToleranceKind, stored.Reason) = (typed.SchemeName, typed.Tolerance, typed.ToleranceKind, typed.Reason);
        }

        stored.SetById = by;
        stored.SetAt = change.At;
        string what = $"from {FigureFormat.Date(typed.From)}: {TextOf(typed, known.Measure.ToRules())}";
        change.Audit("measure.rating", $"Rated {what} ({typed.Reason}).{(before is null ? "" : $" Set before for the same day: {before}.")}", typed.MeasureId, details: [AuditDetail.OfRule("Rated by", earlier, $"{TextOf(typed, known.Measure.ToRules())} ({typed.Reason})")]);
        return new Saved($"{known.Measure.Code} {known.Measure.Title} is rated {what}");
    }

    private async Task<(RatingOverride? Typed, List<FieldMessage> Problems)> ReadAsync(RatingOverrideEdit edit, Measure measure, CancellationToken stop)
    {
        List<RatingScheme> schemes = await database.RatingSchemesAsync(stop);
        DateOnly? closed = await SchemeStartService.ClosedUntilAsync(database, stop);
        RatingOverride? typed = RatingOverrideReader.Read(edit, measure, new RatingRules(schemes, measure.Overrides.Select(o => o.ToChoice())), closed, time, out List<FieldMessage> problems);
        return (typed, problems);
    }

    // Rated twice from one reading, this measure alone.
    private async Task<RatingEffect> EffectAsync(RatingOverride typed, CancellationToken stop)
    {
        if (await database.OpenCollectionQuery().FirstOrDefaultAsync(stop) is not { } open) return new RatingEffect();
        QuarterReading read = await scorecards.ReadAsync(open.Period, new ScorecardFilter { MeasureId = typed.MeasureId }, stop);
        bool holds = typed.From <= open.PeriodEnd;
        RatingChoice tried = typed.ToChoice() with { From = holds ? typed.From : open.PeriodEnd };
        return RatingEffect.Between(read.RatedBy(read.Rules), read.RatedBy(read.Rules.With(tried)), holds);
    }
}
