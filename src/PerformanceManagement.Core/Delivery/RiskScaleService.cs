using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Delivery.Rules;
using PerformanceManagement.Core.Reading;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Delivery;

/// <summary>What is typed of the council's scale of risks.</summary>
/// <param name="Likelihoods">A line for each likelihood, the highest first: "A | very high".</param>
/// <param name="Impacts">A line for each impact, the highest first: "I | catastrophic".</param>
/// <param name="Appetite">The highest product of the two numbers that the council accepts.</param>
/// <param name="Version">The version of the stored scale; null where the one that comes with the product was shown.</param>
public sealed record RiskScaleEdit(string? Likelihoods, string? Impacts, string? Appetite, Guid? Version)
{
    /// <summary>Whether it is to be stored although scores are not on it.</summary>
    public bool IsConfirmed { get; init; }
}

/// <summary>The scale in force and its version; null for the one that comes with the product.</summary>
/// <param name="Scale">The scale.</param>
/// <param name="Version">Its version.</param>
public sealed record RiskScaleInForce(RiskScale Scale, Guid? Version);

/// <summary>What another scale would do to scores that are stored.</summary>
/// <param name="Lost">The printed scores that are not on it, with how many risks or quarters have each.</param>
public sealed record RiskScaleEffect(IReadOnlyList<(string Score, int Count)> Lost);

/// <summary>Shows and changes the council's scale of risks: the performance team's.</summary>
public sealed class RiskScaleService(PerformanceDbContext database, TimeProvider time)
{
    private const int MostSteps = 10;
    internal const int LongestCode = 5;
    internal const int LongestWord = 40;

    /// <summary>The scale in force.</summary>
    public async Task<RiskScaleInForce> FindAsync(CancellationToken stop = default) =>
        await RiskScales.ScaleQuery(database).FirstOrDefaultAsync(stop) is { } stored ? new RiskScaleInForce(stored.ToScale(), stored.Version) : new RiskScaleInForce(RiskScale.Letters, null);

    /// <summary>Stores another scale. Stored scores stay as they are printed; those that are not on it are shown first.</summary>
    /// <returns>Saved, refused beside its field, a <see cref="Preview{T}"/> of <see cref="RiskScaleEffect"/> where scores are not on it, or a conflict.</returns>
    /// <exception cref="NotPermittedException">The actor does not manage rules.</exception>
    public async Task<Outcome?> SaveAsync(RiskScaleEdit edit, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, "change the scale of risks");
        return await database.ChangeAsync(actor, time, (change, token) => StoreAsync(edit, change, token), stop);
    }

    /// <summary>The lines of some steps as they are typed: the highest first.</summary>
    public static string Lines(IReadOnlyList<RiskLevel> levels) => string.Join('\n', levels.Reverse().Select(l => $"{l.Code} | {l.Word}"));

    internal static IQueryable<string> CurrentScoresQuery(PerformanceDbContext database) => database.DeliveryUpdates.Where(u => u.Score != null).Select(u => u.Score!);

    internal static IQueryable<DeliveryItem> ScoredQuery(PerformanceDbContext database) => database.DeliveryItems.AsNoTracking().Where(i => i.InherentScore != null || i.TargetScore != null);

    private async Task<Outcome?> StoreAsync(RiskScaleEdit edit, Change change, CancellationToken stop)
    {
        StoredRiskScale? stored = await database.RiskScales.OrderBy(s => s.Id).FirstOrDefaultAsync(stop);
        if (stored?.Version != edit.Version) return new Conflict<RiskScaleInForce>(stored is null ? new RiskScaleInForce(RiskScale.Letters, null) : new RiskScaleInForce(stored.ToScale(), stored.Version));

        if (Read(edit, out IReadOnlyList<FieldMessage> problems) is not { } scale) return new Refused(problems);
        if (!edit.IsConfirmed && await LostAsync(scale, stop) is { Count: > 0 } lost) return new Preview<RiskScaleEffect>(new RiskScaleEffect(lost));
        if (stored is null) database.RiskScales.Add(stored = new StoredRiskScale { Likelihoods = "", Impacts = "" });
        stored.Set(scale);
        change.Audit("risk-scale.changed", $"The scale of risks was changed: likelihood {scale.Likelihoods[^1].Code} to {scale.Likelihoods[0].Code}, impact {scale.Impacts[^1].Code} to {scale.Impacts[0].Code}, up to {scale.Appetite} accepted.");
        return new Saved("Saved the scale of risks");
    }

    /// <summary>The scale that was typed; null with a sentence for each thing that is wrong.</summary>
    internal static RiskScale? Read(RiskScaleEdit edit, out IReadOnlyList<FieldMessage> problems)
    {
        var fields = new DeliveryFields();
        List<RiskLevel> likelihoods = Steps(fields, nameof(edit.Likelihoods), edit.Likelihoods);
        List<RiskLevel> impacts = Steps(fields, nameof(edit.Impacts), edit.Impacts);
        int? appetite = fields.Whole(nameof(edit.Appetite), edit.Appetite, 1, MostSteps * MostSteps);
        if (appetite is null && fields.IsSound(nameof(edit.Appetite))) fields.Problem(nameof(edit.Appetite), "Enter the highest product that the council accepts");
        problems = fields.Problems;
        return problems.Count > 0 ? null : new RiskScale(likelihoods, impacts, appetite!.Value);
    }

    private static List<RiskLevel> Steps(DeliveryFields fields, string field, string? typed)
    {
        List<RiskLevel> levels = [];
        foreach (string line in (typed ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = line.Split('|', 2, StringSplitOptions.TrimEntries);
            if (parts is not [{ Length: > 0 and <= LongestCode } code, { Length: > 0 and <= LongestWord } word] || !code.All(char.IsAsciiLetterOrDigit))
            {
                fields.Problem(field, $"{TypedText.Quoted(line)} is not a step: write its letter or number, a line and its word, like A | very high");
                return levels;
            }

            if (levels.Exists(l => l.Code.Equals(code, StringComparison.OrdinalIgnoreCase)))
            {
                fields.Problem(field, $"{TypedText.Quoted(code)} is there twice");
                return levels;
            }

            levels.Add(new RiskLevel(code, word));
        }

        if (levels.Count is < 2 or > MostSteps) fields.Problem(field, $"Write 2 to {MostSteps} steps, a line each, the highest first");
        levels.Reverse();
        return levels;
    }

    private async Task<List<(string Score, int Count)>> LostAsync(RiskScale scale, CancellationToken stop)
    {
        List<string> scores = await CurrentScoresQuery(database).ToListAsync(stop);
        foreach (DeliveryItem item in await ScoredQuery(database).ToListAsync(stop)) scores.AddRange(new[] { item.InherentScore, item.TargetScore }.OfType<string>());
        return [.. scores.GroupBy(s => s, StringComparer.OrdinalIgnoreCase).Where(g => !scale.TryRead(g.Key, out _, out _)).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, g.Count()))];
    }
}
