using System.Globalization;
using PerformanceManagement.Core.Measures;

namespace PerformanceManagement.Core.Ratings;

/// <summary>Writes the one sentence that explains a measured status with its numbers.</summary>
internal static class StatusSentence
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    // "354 households against a target of 350, lower is better: 1.1% over target, within the 5% tolerance of scheme 'RAG 5%' (in force from April 2017): slightly below target."
    public static string For(string valueText, SeriesPoint point, TargetFigure target, RatingScheme scheme, SchemeStatus status, decimal shortfall, decimal? percent, MeasureRules rules)
    {
        bool isOwn = target.Period == point.Period;
        string against = $"{(isOwn ? "a" : "the")} target {(target.Value is not null ? "of" : "range of")}";
        string setFor = isOwn ? "" : $" set for {target.Period.Label}";
        string figures = $"{valueText} against {against} {FigureFormat.TargetText(target with { Words = null }, rules.Decimals, rules.Unit)}{setFor}, {Direction(rules.Good)}";
        string schemeText = $"scheme '{scheme.Name}' (in force from {scheme.InForceFrom?.ToString("MMMM yyyy", British) ?? "a date not set yet"})";
        string verdict = char.ToLower(status.Label[0], British) + status.Label[1..];
        return $"{figures}: {Finding(point.Value!.Value, target, scheme, status, shortfall, percent, rules, schemeText)}: {verdict}.";
    }

    private static string Finding(decimal value, TargetFigure target, RatingScheme scheme, SchemeStatus status, decimal shortfall, decimal? percent, MeasureRules rules, string schemeText)
    {
        if (shortfall == 0) return $"target met, {schemeText}";

        IReadOnlyList<SchemeStatus> ordered = scheme.Ordered;
        bool isWorst = ReferenceEquals(status, ordered[^1]);
        (decimal? limit, ToleranceKind kind) = StatusRule.LimitOf(isWorst && ordered.Count > 1 ? ordered[^2] : status, ordered, rules);
        string where = Where(value, target, rules);
        string distance = kind == ToleranceKind.Percent && percent is { } p
            ? Apart(p, limit, kind, rules)
            : Apart(shortfall, limit, kind == ToleranceKind.Percent ? ToleranceKind.Units : kind, rules);
        if (limit is not > 0) return $"{distance} {where}, and {schemeText} allows no shortfall";
        if (kind == ToleranceKind.Percent && percent is null) return $"{distance} {where}, and with a target of zero a percentage tolerance allows no shortfall under {schemeText}";

        string owner = rules.Tolerance is null ? "of" : "set for this measure, under";
        return $"{distance} {where}, {(isWorst ? "beyond" : "within")} the {Limit(limit.Value, kind, rules)} {owner} {schemeText}";
    }

    // One decimal for percentages, or as many more as it takes to stand on the same side of the limit as the shortfall itself.
    private static string Apart(decimal shortfall, decimal? limit, ToleranceKind kind, MeasureRules rules)
    {
        int decimals = kind == ToleranceKind.Percent ? 1 : rules.Decimals;
        while (decimals < 6 && FigureFormat.Rounded(shortfall, decimals) is var shown && (shown == 0 || (limit is { } l && shown.CompareTo(l) != shortfall.CompareTo(l)))) decimals++;
        return kind switch
        {
            ToleranceKind.Percent => FigureFormat.Display(shortfall, decimals, "%"),
            ToleranceKind.Points => $"{FigureFormat.Display(shortfall, decimals, "number")} percentage {(shortfall == 1 ? "point" : "points")}",
            _ => FigureFormat.Display(shortfall, decimals, rules.Unit),
        };
    }

    private static string Limit(decimal limit, ToleranceKind kind, MeasureRules rules) => kind switch
    {
        ToleranceKind.Percent => $"{FigureFormat.AsSet(limit, 0, "%")} tolerance",
        ToleranceKind.Points => $"{FigureFormat.AsSet(limit, 0, "number")} percentage point tolerance",
        _ => $"tolerance of {FigureFormat.AsSet(limit, 0, rules.Unit)}",
    };

    private static string Where(decimal value, TargetFigure target, MeasureRules rules)
    {
        bool over = rules.Good == GoodDirection.Lower || (rules.Good == GoodDirection.Range && (target.High ?? target.Value) is { } high && rules.Rounded(value) > high);
        string what = target.Value is not null ? "target" : "the target range";
        return over ? $"over {what}" : $"below {what}";
    }

    private static string Direction(GoodDirection good) => good switch
    {
        GoodDirection.Higher => "higher is better",
        GoodDirection.Lower => "lower is better",
        _ => "within the range is best",
    };
}
