using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Ratings.Targets;

/// <summary>One period of a year whose target is spread.</summary>
/// <param name="Period">The period.</param>
public sealed record ProfilePart(Period Period)
{
    /// <summary>Last year's figure of the same period, on the basis targets are set for; null when there was none.</summary>
    public decimal? LastYear { get; init; }

    /// <summary>Its own target: as a person gave it, or as it stood when its quarter was signed off; null when there is none.</summary>
    public decimal? Target { get; init; }

    /// <summary>Whether its target can no longer be changed, so that the others share what it leaves.</summary>
    public bool IsFixed { get; init; }
}

/// <summary>A year's target spread over its periods, or a sentence that says why it cannot be.</summary>
/// <param name="Targets">A target for each period, in order; empty when refused.</param>
/// <param name="Refused">Why not; null when it was spread.</param>
public sealed record SpreadOutcome(IReadOnlyList<decimal> Targets, string? Refused = null);

/// <summary>
/// Spreads a year's target over its periods. Where the periods add up to the year, their targets do, too, exactly; where they do not,
/// each period's target is the year's, or the year's scaled by how the period stood to last year's mean. Pure and exact.
/// </summary>
public static class TargetProfileRule
{
    /// <summary>Spreads a target by a profile.</summary>
    /// <param name="year">The year's target.</param>
    /// <param name="profile">How.</param>
    /// <param name="parts">The periods of the year, in order.</param>
    /// <param name="rules">The measure's rules.</param>
    public static SpreadOutcome Spread(decimal year, TargetProfile profile, IReadOnlyList<ProfilePart> parts, MeasureRules rules)
    {
        if (profile == TargetProfile.AsGiven)
            return WhyNotAsGiven(year, parts, rules) is { } problem ? new([], problem) : new([.. parts.Select(p => p.Target!.Value)]);
        if (profile == TargetProfile.LastYear && WhyNoShape(AddsUp(rules) ? [.. parts.Where(p => !p.IsFixed)] : parts) is { } shapeless) return new([], shapeless);
        return AddsUp(rules) ? Shared(year, profile, parts, rules) : new([.. Scaled(year, profile, parts, rules)]);
    }

    /// <summary>Why targets given period by period do not make the year's; null when they do, or when the measure's periods do not add up.</summary>
    public static string? WhyNotAsGiven(decimal year, IReadOnlyList<ProfilePart> parts, MeasureRules rules)
    {
        if (parts.FirstOrDefault(p => p.Target is null) is { } blank) return $"There is no target for {blank.Period.Label}: give one for each of the {Wording.Plural(blank.Period.Length)}";
        if (!AddsUp(rules)) return null;
        decimal made = IsCumulative(rules) ? parts[^1].Target!.Value : parts.Sum(p => p.Target!.Value);
        if (made == year) return null;
        string what = IsCumulative(rules)
            ? $"The target for the year so far at {parts[^1].Period.Label} is {Text(made, rules)}"
            : $"The {Wording.Plural(parts[0].Period.Length)} make {Text(made, rules)}";
        return $"{what}; the year’s target is {Text(year, rules)}, so {Text(Math.Abs(year - made), rules)} is {(made < year ? "missing" : "too much")}";
    }

    /// <summary>Whether the targets of a measure's periods add up to the year's.</summary>
    public static bool AddsUp(MeasureRules rules) => rules.YearRule == AggregationRule.Sum || rules.CountsUp;

    /// <summary>Whether they do so by growing: each is for the year so far, and the last is the year's.</summary>
    public static bool IsCumulative(MeasureRules rules) => AddsUp(rules) && rules.IsCumulative;

    private static SpreadOutcome Shared(decimal year, TargetProfile profile, IReadOnlyList<ProfilePart> parts, MeasureRules rules)
    {
        List<ProfilePart> open = [.. parts.Where(p => !p.IsFixed)];
        List<ProfilePart> settled = [.. parts.Where(p => p.IsFixed)];
        if (open.Count == 0) return new([], "All of them are signed off, so there is nothing left to spread");
        if (settled.Find(p => p.Target is null) is { } blank)
            return new([], $"{blank.Period.Label} is signed off without a target in figures, so the others cannot be made to add up to the year’s: enter them one by one");

        decimal gone = settled.Count == 0 ? 0 : IsCumulative(rules) ? settled[^1].Target!.Value : settled.Sum(p => p.Target!.Value);
        if (Math.Sign(year - gone) == -Math.Sign(year) && year != 0)
            return new([], $"Those that are signed off make {Text(gone, rules)} already, which is more than the year’s {Text(year, rules)}");

        Queue<decimal> shares = new(Shares(year - gone, [.. open.Select(p => profile == TargetProfile.Even ? 1 : Math.Abs(p.LastYear!.Value))], rules.Decimals));
        var targets = new List<decimal>();
        foreach (ProfilePart part in parts)
            targets.Add(part.IsFixed ? part.Target!.Value : shares.Dequeue() + (IsCumulative(rules) && targets.Count > 0 ? targets[^1] : 0));
        return new(targets);
    }

    // In the decimals of the measure; what that leaves over goes to the latest that have a share, so that it adds up.
    private static decimal[] Shares(decimal amount, decimal[] weights, int decimals)
    {
        decimal unit = new(1, 0, 0, false, (byte)decimals);
        decimal size = Math.Abs(amount);
        decimal total = weights.Sum();
        decimal[] shares = [.. weights.Select(w => Math.Round(size * w / total, decimals, MidpointRounding.ToZero))];
        decimal rest = size - shares.Sum();
        for (int i = shares.Length - 1; i >= 0 && rest >= unit; i--)
        {
            if (weights[i] == 0) continue;
            shares[i] += unit;
            rest -= unit;
        }

        // A target may be set with more decimals than the measure shows.
        shares[Array.FindLastIndex(weights, w => w != 0)] += rest;
        return [.. shares.Select(s => s * Math.Sign(amount))];
    }

    private static IEnumerable<decimal> Scaled(decimal year, TargetProfile profile, IReadOnlyList<ProfilePart> parts, MeasureRules rules)
    {
        decimal mean = profile == TargetProfile.LastYear ? parts.Average(p => p.LastYear!.Value) : 1;
        return parts.Select(p => p is { IsFixed: true, Target: { } settled } ? settled
            : profile == TargetProfile.LastYear ? FigureFormat.Rounded(year * p.LastYear!.Value / mean, rules.Decimals)
            : year);
    }

    private static string? WhyNoShape(IReadOnlyList<ProfilePart> parts)
    {
        List<string> missing = [.. parts.Where(p => p.LastYear is null).Select(p => p.Period.SameLastYear.Label)];
        if (missing.Count > 0) return $"Last year’s shape is not known: there is no whole figure for {string.Join(", ", missing)}";
        if (parts.Sum(p => p.LastYear!.Value) == 0) return "Last year’s figures make 0, so they have no shape to follow";
        return parts.Any(p => p.LastYear < 0) && parts.Any(p => p.LastYear > 0)
            ? "Last year some figures were above zero and some below, so they have no shape to follow"
            : null;
    }

    private static string Text(decimal figure, MeasureRules rules) => FigureFormat.AsSet(figure, rules.Decimals, rules.Unit);
}
