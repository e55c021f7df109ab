using System.Globalization;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Ratings.Trends;

namespace PerformanceManagement.Core.Ratings.Status;

/// <summary>A status as it was found, with what it was found from.</summary>
internal sealed record StatusFinding(SeriesPoint Point, TargetFigure Target, RatingScheme Scheme, SchemeStatus Status, decimal Shortfall, decimal? Percent, MeasureRules Rules)
{
    /// <summary>Whether the target is met.</summary>
    public bool Meets { get; init; }

    /// <summary>The comparison with the same period last year, or null.</summary>
    public DirectionOfTravel? LastYear { get; init; }

    /// <summary>A better status that would have accepted the shortfall, and was passed over for the comparison with last year; null for none.</summary>
    public SchemeStatus? PassedOver { get; init; }
}

/// <summary>Writes the one sentence that explains a measured status with its numbers.</summary>
internal static class StatusSentence
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    // "354 households against a target of 350, lower is better: 1.1% over target, within the 5% tolerance of scheme 'RAG 5%' (in force from April 2017): slightly below target."
    public static string For(StatusFinding found, string valueText)
    {
        (TargetFigure target, MeasureRules rules) = (found.Target, found.Rules);
        bool isOwn = target.Period == found.Point.Period;
        string against = $"{(isOwn ? "a" : "the")} target {(target.Value is not null ? "of" : "range of")}";
        string setFor = isOwn ? "" : $" set for {target.Period.Label}";
        string figures = $"{valueText} against {against} {TargetOf(target, rules)}{setFor}, {Wording.Best(rules.Good)}";
        string schemeText = $"scheme '{found.Scheme.Name}' (in force from {found.Scheme.InForceFrom?.ToString("MMMM yyyy", British) ?? "a date not set yet"})";
        string verdict = Wording.LowerFirst(found.Status.Label);
        return $"{figures}: {Finding(found, schemeText)}{SinceLastYear(found)}{UnusedFloor(found)}: {verdict}.";
    }

    private static string TargetOf(TargetFigure target, MeasureRules rules) => FigureFormat.TargetText(target with { Words = null, Floor = null }, rules.Decimals, rules.Unit)!;

    private static string Finding(StatusFinding found, string schemeText)
    {
        (TargetFigure target, MeasureRules rules) = (found.Target, found.Rules);
        if (found.Meets) return $"target met, {schemeText}";

        IReadOnlyList<SchemeStatus> ordered = found.Scheme.Ordered;
        if (StatusRule.UsesFloor(target, ordered) && FloorFinding(found, ordered, schemeText) is { } ofFloor) return ofFloor;

        // What is beyond a tolerance is beyond the last one that a better status has.
        bool isWithin = StatusRule.LimitOf(found.Status, ordered, rules, target).Limit is not null;
        SchemeStatus limiting = isWithin ? found.Status
            : ordered.TakeWhile(s => !ReferenceEquals(s, found.Status)).LastOrDefault(s => StatusRule.LimitOf(s, ordered, rules, target).Limit is not null) ?? found.Status;
        (decimal? limit, ToleranceKind kind) = StatusRule.LimitOf(limiting, ordered, rules, target);
        string distance = Distance(found, limit, kind);
        if (limit is not > 0) return $"{distance}, and {schemeText} {(found.Shortfall == 0 ? "accepts only a figure that does" : "allows no shortfall")}";
        if (kind == ToleranceKind.Percent && found.Percent is null) return $"{distance}, and with a target of zero a percentage tolerance allows no shortfall under {schemeText}";

        string owner = rules.Tolerance is null || !ReferenceEquals(limiting, ordered[StatusRule.TolerancePlace(ordered)]) ? "of" : "set for this measure, under";
        return $"{distance}, {(isWithin ? "within" : "beyond")} the {Limit(limit.Value, kind, rules)} {owner} {schemeText}";
    }

    // Null where another status of the scheme accepted it before the floor was asked.
    private static string? FloorFinding(StatusFinding found, IReadOnlyList<SchemeStatus> ordered, string schemeText)
    {
        bool isBeyond = ReferenceEquals(found.Status, ordered[^1]);
        if (!isBeyond && !ReferenceEquals(found.Status, ordered[StatusRule.TolerancePlace(ordered)])) return null;
        decimal floor = found.Target.Floor!.Value;
        string side = found.Rules.Good == GoodDirection.Lower ? (isBeyond ? "above" : "not above") : isBeyond ? "below" : "not below";
        return $"{Distance(found, Math.Abs(found.Target.Value!.Value - floor), ToleranceKind.Units)}, {side} the floor of {FigureFormat.AsSet(floor, found.Rules.Decimals, found.Rules.Unit)} set beside it, under {schemeText}";
    }

    private static string Distance(StatusFinding found, decimal? limit, ToleranceKind kind)
    {
        if (found.Shortfall == 0) return "exactly the figure that the target asks to " + (found.Target.Kind == TargetKind.FewerThan ? "stay under" : "pass");
        string apart = kind == ToleranceKind.Percent && found.Percent is { } p
            ? Apart(p, limit, kind, found.Rules)
            : Apart(found.Shortfall, limit, kind == ToleranceKind.Percent ? ToleranceKind.Units : kind, found.Rules);
        return $"{apart} {Where(found.Point.Value!.Value, found.Target, found.Rules)}";
    }

    private static string SinceLastYear(StatusFinding found)
    {
        if (found.Status.LastYear != LastYearCondition.Any && !found.Meets)
            return found.LastYear is { Result: TrendResult.NoChange } ? ", and as good as in the same period last year" : ", and better than in the same period last year";
        if (found.PassedOver is not { } better) return "";
        string was = found.LastYear switch
        {
            { Result: TrendResult.NoChange } => "and no better than in the same period last year",
            { IsComparable: true } => "and worse than in the same period last year",
            _ => "and not comparable with the same period last year",
        };
        return $", {was}, so not “{better.Label}”";
    }

    private static string UnusedFloor(StatusFinding found) => found.Target.Floor is { } floor && !found.Meets && !StatusRule.UsesFloor(found.Target, found.Scheme.Ordered)
        ? $"; the floor of {FigureFormat.AsSet(floor, found.Rules.Decimals, found.Rules.Unit)} decides nothing, because the scheme has no status between met and missed"
        : "";

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
}
