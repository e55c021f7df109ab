namespace PerformanceManagement.Core.Delivery.Rules;

/// <summary>A step of a scale: "A", very high.</summary>
/// <param name="Code">As it is printed in a score: "A", "II", "4".</param>
/// <param name="Word">What it means: "very high".</param>
public sealed record RiskLevel(string Code, string Word);

/// <summary>
/// The council's own scale of risks, as data (field guide, section 10): likelihoods and impacts, each from the lowest step to the highest, and the line
/// of appetite. The number of a step is its place from the lowest, from 1.
/// </summary>
/// <param name="Likelihoods">From the lowest, two or more.</param>
/// <param name="Impacts">From the lowest, two or more.</param>
/// <param name="Appetite">The highest product of the two numbers that the council accepts; a risk above it is above appetite.</param>
public sealed record RiskScale(IReadOnlyList<RiskLevel> Likelihoods, IReadOnlyList<RiskLevel> Impacts, int Appetite)
{
    /// <summary>Likelihood F (almost impossible) to A (very high), impact IV (negligible) to I (catastrophic).</summary>
    public static RiskScale Letters { get; } = new(
        [new("F", "almost impossible"), new("E", "very low"), new("D", "low"), new("C", "significant"), new("B", "high"), new("A", "very high")],
        [new("IV", "negligible"), new("III", "marginal"), new("II", "critical"), new("I", "catastrophic")],
        9);

    /// <summary>1 to 5 by 1 to 5.</summary>
    public static RiskScale Fives { get; } = new(
        [new("1", "rare"), new("2", "unlikely"), new("3", "possible"), new("4", "likely"), new("5", "almost certain")],
        [new("1", "negligible"), new("2", "minor"), new("3", "moderate"), new("4", "major"), new("5", "catastrophic")],
        12);

    /// <summary>The score of two codes; null where the scale lacks one of them.</summary>
    public RiskScore? Score(string? likelihood, string? impact)
    {
        int l = PlaceOf(Likelihoods, likelihood);
        int i = PlaceOf(Impacts, impact);
        return l < 0 || i < 0 ? null : new RiskScore(l + 1, i + 1);
    }

    /// <summary>Reads a printed score: "DII", "4 x 5", "4,5", "D II".</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="score">The score.</param>
    /// <param name="problem">A sentence that says what the scale has, without a full stop; null when it could be read.</param>
    public bool TryRead(string? typed, out RiskScore score, [System.Diagnostics.CodeAnalysis.NotNullWhen(false)] out string? problem)
    {
        string seen = Reading.TypedText.AsSeen(typed).Replace(" ", "", StringComparison.Ordinal);
        foreach (RiskLevel likelihood in Likelihoods)
        {
            if (!seen.StartsWith(likelihood.Code, StringComparison.OrdinalIgnoreCase)) continue;
            string rest = seen[likelihood.Code.Length..].TrimStart('x', 'X', ',', ';', '/', '×', '-');
            if (Score(likelihood.Code, rest) is not { } read) continue;
            (score, problem) = (read, null);
            return true;
        }

        score = default;
        problem = $"{Reading.TypedText.Quoted(typed)} is not a score of this council's scale: a likelihood ({Codes(Likelihoods)}) and an impact ({Codes(Impacts)}), like {Print(new RiskScore(Likelihoods.Count, Impacts.Count))}";
        return false;
    }

    /// <summary>The score that is printed; null where there is none, or none of this scale.</summary>
    public RiskScore? Find(string? printed) => printed is not null && TryRead(printed, out RiskScore score, out _) ? score : null;

    /// <summary>"DII"; where both axes are numbers "4 x 5".</summary>
    public string Print(RiskScore score) => Likelihoods.All(l => char.IsAsciiDigit(l.Code[0])) && Impacts.All(i => char.IsAsciiDigit(i.Code[0]))
        ? $"{LikelihoodOf(score).Code} x {ImpactOf(score).Code}"
        : LikelihoodOf(score).Code + ImpactOf(score).Code;

    /// <summary>"DII: likelihood low, impact critical".</summary>
    public string PrintInWords(RiskScore score) => $"{Print(score)}: likelihood {LikelihoodOf(score).Word}, impact {ImpactOf(score).Word}";

    /// <summary>The step of its likelihood.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The score is not of this scale.</exception>
    public RiskLevel LikelihoodOf(RiskScore score) => Likelihoods[score.Likelihood - 1];

    /// <summary>The step of its impact.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The score is not of this scale.</exception>
    public RiskLevel ImpactOf(RiskScore score) => Impacts[score.Impact - 1];

    /// <summary>Whether a score is of this scale.</summary>
    public bool Holds(RiskScore score) => score.Likelihood >= 1 && score.Likelihood <= Likelihoods.Count && score.Impact >= 1 && score.Impact <= Impacts.Count;

    /// <summary>Whether the council does not accept it as it stands.</summary>
    public bool IsAboveAppetite(RiskScore score) => score.Product > Appetite;

    private static int PlaceOf(IReadOnlyList<RiskLevel> levels, string? code)
    {
        for (int i = 0; i < levels.Count; i++)
            if (levels[i].Code.Equals(code, StringComparison.OrdinalIgnoreCase)) return i;
        return -1;
    }

    private static string Codes(IReadOnlyList<RiskLevel> levels) => $"{levels[^1].Code} to {levels[0].Code}";
}

/// <summary>A likelihood and an impact, each as the number of its step from the lowest, from 1.</summary>
/// <param name="Likelihood">1 for the lowest likelihood.</param>
/// <param name="Impact">1 for the lowest impact.</param>
public readonly record struct RiskScore(int Likelihood, int Impact)
{
    /// <summary>The two numbers multiplied: for order and for the line of appetite.</summary>
    public int Product => Likelihood * Impact;

    /// <summary>How a risk moved from an earlier score to this one.</summary>
    public RiskMovement Since(RiskScore earlier)
    {
        if (this == earlier) return RiskMovement.Same;
        int moved = Product.CompareTo(earlier.Product);
        return moved > 0 ? RiskMovement.Rose : moved < 0 ? RiskMovement.Fell : RiskMovement.Shifted;
    }
}

/// <summary>How a risk moved since the quarter before.</summary>
public enum RiskMovement
{
    /// <summary>There is no score of the quarter before.</summary>
    New,

    /// <summary>Likelihood and impact are as they were.</summary>
    Same,

    /// <summary>It is higher.</summary>
    Rose,

    /// <summary>It is lower.</summary>
    Fell,

    /// <summary>Likelihood and impact changed so that neither outweighs the other.</summary>
    Shifted,
}
