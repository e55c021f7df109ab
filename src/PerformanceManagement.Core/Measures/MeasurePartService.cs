using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Measures;

/// <summary>Says which measures are made from which others.</summary>
public sealed class MeasurePartService(PerformanceDbContext database, TimeProvider time)
{
    private const string PartField = "Part";

    /// <summary>What a measure is made from and goes into; null when there is no such measure.</summary>
    /// <exception cref="NotPermittedException">The actor does not keep the measures.</exception>
    public async Task<MeasureParts?> FindAsync(string code, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, "change what a measure is made from");
        List<MeasureLinks> all = await AllQuery(database).ToListAsync(stop);
        if (Find(all, code) is not { } measure) return null;
        Dictionary<int, MeasureLinks> byId = all.ToDictionary(m => m.Id);
        ILookup<int, int> partsOf = PartsOf(all);
        return new MeasureParts(
            measure.Named,
            [.. partsOf[measure.Id].Select(p => byId[p].Named).OrderBy(n => n.Code, StringComparer.OrdinalIgnoreCase)],
            [.. all.Where(m => m.PartIds.Contains(measure.Id)).Select(m => m.Named).OrderBy(n => n.Code, StringComparer.OrdinalIgnoreCase)],
            [.. all.Where(m => !partsOf[measure.Id].Contains(m.Id) && SumOfParts.Unfit(measure.Code, measure.Rules, m.Rules) is null && SumOfParts.Circle(measure.Id, m.Id, partsOf) is null)
                .Select(m => m.Named).OrderBy(n => n.Code, StringComparer.OrdinalIgnoreCase)]);
    }

    /// <summary>Makes a measure from another as well; null when there is no such measure.</summary>
    /// <exception cref="NotPermittedException">The actor does not keep the measures.</exception>
    public Task<Outcome?> AddAsync(string code, string? partCode, Actor actor, CancellationToken stop = default) =>
        ChangeAsync(code, partCode, actor, (whole, part, all) =>
        {
            if (whole.PartIds.Contains(part.Id)) return $"{whole.Code} is made from {part.Code} already";
            if (whole.Id == part.Id) return $"{whole.Code} cannot be made from itself";
            if (SumOfParts.Unfit(whole.Code, whole.Rules, part.Rules) is { } unfit) return $"{part.Code} {unfit}: only like measures can be added up";
            Dictionary<int, string> codes = all.ToDictionary(m => m.Id, m => m.Code);
            return SumOfParts.Circle(whole.Id, part.Id, PartsOf(all)) is { } circle ? $"That would be a circle: {SumOfParts.Sentence([.. circle.Select(id => codes[id])])}" : null;
        }, (whole, part) =>
        {
            database.MeasureParts.Add(new MeasurePart { WholeId = whole.Id, PartId = part.Id });
            return Task.FromResult($"{whole.Code} {whole.Title} is now made from {part.Code} {part.Title} as well");
        }, stop);

    /// <summary>Makes a measure from another no longer; null when there is no such measure.</summary>
    /// <exception cref="NotPermittedException">The actor does not keep the measures.</exception>
    public Task<Outcome?> RemoveAsync(string code, string? partCode, Actor actor, CancellationToken stop = default) =>
        ChangeAsync(code, partCode, actor, (whole, part, _) => whole.PartIds.Contains(part.Id) ? null : $"{whole.Code} is not made from {part.Code}", async (whole, part) =>
        {
            database.MeasureParts.Remove(await database.MeasureParts.SingleAsync(p => p.WholeId == whole.Id && p.PartId == part.Id, stop));
            return $"{whole.Code} {whole.Title} is no longer made from {part.Code} {part.Title}";
        }, stop);

    internal static IQueryable<MeasureLinks> AllQuery(PerformanceDbContext database) => database.Measures.AsNoTracking().Select(Projection.With(MeasureQueries.Rules, (Measure m, MeasureRules rules) => new MeasureLinks
    {
        Id = m.Id,
        Code = m.Code,
        Title = m.Title,
        Rules = rules,
        PartIds = m.Parts.Select(p => p.PartId).ToList(),
    }));

    private Task<Outcome?> ChangeAsync(
        string code,
        string? partCode,
        Actor actor,
        Func<MeasureLinks, MeasureLinks, List<MeasureLinks>, string?> refusal,
        Func<MeasureLinks, MeasureLinks, Task<string>> change,
        CancellationToken stop)
    {
        actor.Require(Policies.ManageRules, "change what a measure is made from");
        return database.ChangeAsync(
            actor,
            time,
            async (made, token) =>
            {
                List<MeasureLinks> all = await AllQuery(database).ToListAsync(token);
                if (Find(all, code) is not { } whole) return null;
                string typed = partCode?.Trim() ?? "";
                if (typed.Length == 0) return new Refused(PartField, "Enter the code of a measure");
                if (Find(all, typed) is not { } part) return new Refused(PartField, $"There is no measure “{(typed.Length <= Measure.CodeLength ? typed : typed[..Measure.CodeLength] + "…")}”");
                if (refusal(whole, part, all) is { } problem) return new Refused(PartField, problem);

                // Both are stamped, so that two people who would close a circle together notice each other.
                foreach (Measure touched in await database.Measures.Where(m => m.Id == whole.Id || m.Id == part.Id).ToListAsync(token))
                    database.Entry(touched).State = EntityState.Modified;
                bool had = whole.PartIds.Contains(part.Id);
                string summary = await change(whole, part);
                string InWords(bool with) => string.Join(", ", all.Where(m => m.Id == part.Id ? with : whole.PartIds.Contains(m.Id)).Select(m => $"{m.Code} {m.Title}"));
                made.Audit("measure.parts", summary + ".", whole.Id, details: [AuditDetail.OfRule("Made from", InWords(had) is { Length: > 0 } was ? was : null, InWords(!had) is { Length: > 0 } now ? now : null)]);
                return new Saved(summary);
            },
            stop);
    }

    private static MeasureLinks? Find(List<MeasureLinks> all, string code) => all.Find(m => string.Equals(m.Code, code, StringComparison.OrdinalIgnoreCase));

    private static ILookup<int, int> PartsOf(IEnumerable<MeasureLinks> all) => all.SelectMany(m => m.PartIds, (m, part) => (m.Id, part)).ToLookup(p => p.Id, p => p.part);
}

/// <summary>What the parts need of a measure.</summary>
internal sealed record MeasureLinks
{
    public required int Id { get; init; }
    public required string Code { get; init; }
    public required string Title { get; init; }
    public required MeasureRules Rules { get; init; }
    public required List<int> PartIds { get; init; }
    public NamedMeasure Named => new(Code, Title);
}
