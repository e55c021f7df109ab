using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Delivery.Rules;

namespace PerformanceManagement.Core.Delivery;

/// <summary>The council's scale of risks as it is stored: one row, or none for the scale of letters that comes with the product.</summary>
public sealed class StoredRiskScale
{
    /// <summary>The longest list of steps, in characters.</summary>
    public const int StepsLength = 1000;

    /// <summary>Database key.</summary>
    public int Id { get; init; }

    /// <summary>The likelihoods from the lowest, a line each: "F | almost impossible".</summary>
    public required string Likelihoods { get; set; }

    /// <summary>The impacts from the lowest, a line each: "IV | negligible".</summary>
    public required string Impacts { get; set; }

    /// <summary>The highest product of the two that the council accepts.</summary>
    public int Appetite { get; set; }

    /// <summary>Concurrency token.</summary>
    public Guid Version { get; private set; }

    /// <summary>The scale.</summary>
    public RiskScale ToScale() => new(Steps(Likelihoods), Steps(Impacts), Appetite);

    /// <summary>Takes another scale.</summary>
    public void Set(RiskScale scale) => (Likelihoods, Impacts, Appetite) = (Lines(scale.Likelihoods), Lines(scale.Impacts), scale.Appetite);

    private static string Lines(IReadOnlyList<RiskLevel> levels) => string.Join('\n', levels.Select(l => $"{l.Code} | {l.Word}"));

    private static List<RiskLevel> Steps(string lines) =>
        [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('|', 2, StringSplitOptions.TrimEntries)).Where(p => p.Length == 2).Select(p => new RiskLevel(p[0], p[1]))];
}

/// <summary>Reads the council's scale.</summary>
internal static class RiskScales
{
    /// <summary>The scale that scores are read and printed on.</summary>
    public static async Task<RiskScale> RiskScaleAsync(this PerformanceDbContext database, CancellationToken stop = default) =>
        await ScaleQuery(database).FirstOrDefaultAsync(stop) is { } stored ? stored.ToScale() : RiskScale.Letters;

    internal static IQueryable<StoredRiskScale> ScaleQuery(PerformanceDbContext database) => database.RiskScales.AsNoTracking().OrderBy(s => s.Id);
}
