using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Ratings.Trends;

namespace PerformanceManagement.Core.Ratings.Status;

/// <summary>The one function that decides a status (field guide, section 4). Pure and exact.</summary>
public static class StatusRule
{
    /// <summary>How far a value falls short of its target, in the measure's unit; 0 when met. The value as displayed, the target as set.</summary>
    /// <param name="value">The value; rounded here as it is displayed.</param>
    /// <param name="target">A target with a number or a range.</param>
    /// <param name="rules">The measure's rules; a good direction is needed.</param>
    /// <exception cref="ArgumentOutOfRangeException">The measure has no good direction.</exception>
    public static decimal Shortfall(decimal value, TargetFigure target, MeasureRules rules)
    {
        decimal shown = rules.Rounded(value);
        (decimal? low, decimal? high) = Ends(target);
        return rules.Good switch
        {
            GoodDirection.Higher => Math.Max(0, (low ?? high)!.Value - shown),
            GoodDirection.Lower => Math.Max(0, shown - (high ?? low)!.Value),
            GoodDirection.Range => Math.Max(0, Math.Max((low ?? shown) - shown, shown - (high ?? shown))),
            _ => throw new ArgumentOutOfRangeException(nameof(rules), rules.Good, "A measure with no good direction has no shortfall."),
        };
    }

    /// <summary>Rates a point of a series against its target under a scheme.</summary>
    /// <param name="point">The reported point.</param>
    /// <param name="target">The target that applies, or null.</param>
    /// <param name="scheme">The scheme in force, or null when none was: then there is a target and no status.</param>
    /// <param name="rules">The measure's rules.</param>
    /// <param name="lastYear">The comparison with the same period last year, which some schemes ask for; null where it is not known.</param>
    public static Rating Rate(SeriesPoint point, TargetFigure? target, RatingScheme? scheme, MeasureRules rules, DirectionOfTravel? lastYear = null)
    {
        if (point.Value is null)
        {
            string because = point.MissingLabel!;
            return new Rating { Outcome = RatingOutcome.NotRated, NotRatedBecause = because, Explanation = $"Not rated: there is no value for {point.Period.Label} ({Wording.LowerFirst(because)})." };
        }

        string valueText = FigureFormat.InWords(point.Value.Value, rules.Decimals, rules.Unit);
        if (point is { IsPartialSum: false, PartialMark: { } mark }) valueText += $" ({mark})";
        if (rules.IsDataOnly) return DataOnly(valueText, "the measure is reported for information");
        if (target is { Kind: TargetKind.NoTarget }) return DataOnly(valueText, $"no target is set for {target.Period.Label}, on purpose");
        if (target is { SetsBaseline: true }) return DataOnly(valueText, $"{target.Period.Label} sets the baseline");
        if (target is null || target.SaysNone) return DataOnly(valueText, $"no target is set for {point.Period.Label}");
        if (target.Kind == TargetKind.Expected) return DataOnly(valueText, $"{FigureFormat.AsSet(target.Value!.Value, rules.Decimals, rules.Unit)} is what is expected for {target.Period.Label}, and not a target");
        if (rules.Good == GoodDirection.None) return DataOnly(valueText, "no direction of this measure is better");
        if (point.IsPartialSum && target.HasNumber) return PartialSum(point, target, rules, valueText);
        if (scheme is null) return new Rating { Outcome = RatingOutcome.NotRated, NotRatedBecause = "No rating scheme in force", Explanation = $"Not rated: {valueText}, and no rating scheme was in force at the end of the quarter." };
        if (!target.HasNumber) return Judged(point, target, scheme, valueText);
        return Measured(point, target, scheme, rules, valueText, lastYear);
    }

    /// <summary>The place of the status whose tolerance a measure's own, or a floor, replaces: the last before the worst that asks nothing of last year.</summary>
    /// <param name="ordered">The statuses of a valid scheme, best first.</param>
    public static int TolerancePlace(IReadOnlyList<SchemeStatus> ordered)
    {
        for (int place = ordered.Count - 2; place > 0; place--)
            if (ordered[place].LastYear == LastYearCondition.Any) return place;
        return 0;
    }

    /// <summary>Whether a target's floor decides between the worst status and the one before: not where a scheme has nothing between met and missed.</summary>
    public static bool UsesFloor(TargetFigure target, IReadOnlyList<SchemeStatus> ordered) => target is { Floor: not null, Value: not null } && TolerancePlace(ordered) > 0;

    /// <summary>
    /// The tolerance a status of a scheme has for a measure: the floor beside its target, else the measure's own, replaces that of the last status before
    /// the worst.
    /// </summary>
    /// <returns>The largest shortfall accepted, null for any, and what it is measured in.</returns>
    public static (decimal? Limit, ToleranceKind Kind) LimitOf(SchemeStatus status, IReadOnlyList<SchemeStatus> ordered, MeasureRules rules, TargetFigure target)
    {
        bool isReplaced = ordered.Count >= 2 && ReferenceEquals(status, ordered[TolerancePlace(ordered)]);
        if (isReplaced && UsesFloor(target, ordered)) return (Math.Abs(target.Value!.Value - target.Floor!.Value), ToleranceKind.Units);
        return isReplaced && rules.Tolerance is { } own
            ? (own, rules.ToleranceKind ?? ToleranceKind.Percent)
            : (status.LargestShortfall, status.Kind);
    }

    /// <summary>Whether a value meets its target: no shortfall, and not the very figure that the target asks to pass.</summary>
    /// <param name="value">The value; rounded here as it is displayed.</param>
    /// <param name="target">A target with a number or a range.</param>
    /// <param name="rules">The measure's rules.</param>
    public static bool Meets(decimal value, TargetFigure target, MeasureRules rules) =>
        Shortfall(value, target, rules) == 0 && !(target.IsStrict && rules.Rounded(value) == target.Value);

    private static Rating Measured(SeriesPoint point, TargetFigure target, RatingScheme scheme, MeasureRules rules, string valueText, DirectionOfTravel? lastYear)
    {
        decimal shortfall = Shortfall(point.Value!.Value, target, rules);
        bool meets = Meets(point.Value.Value, target, rules);
        decimal reference = Math.Abs(NearerEnd(point.Value.Value, target, rules));
        IReadOnlyList<SchemeStatus> ordered = scheme.Ordered;
        // Beyond its floor a figure has the worst status, whatever another of the scheme would accept.
        bool isBeyondFloor = UsesFloor(target, ordered) && shortfall > Math.Abs(target.Value!.Value - target.Floor!.Value);
        List<SchemeStatus> accepting = isBeyondFloor ? [ordered[^1]] : [.. ordered.Where(s => Accepts(LimitOf(s, ordered, rules, target), shortfall, reference, meets, AtFloor(s)))];
        SchemeStatus status = accepting.Find(s => Satisfies(lastYear, s.LastYear)) ?? ordered[^1];
        decimal? percent = reference == 0 ? null : shortfall * 100 / reference;
        return new Rating
        {
            Outcome = RatingOutcome.Rated,
            Status = RatedStatus.Of(status, ordered),
            Shortfall = shortfall,
            ShortfallPercent = percent,
            SchemeName = scheme.Name,
            SchemeInForceFrom = scheme.InForceFrom,
            Accepts = SchemeWords.Accepts(ordered, ordered.ToList().IndexOf(status)),
            Explanation = StatusSentence.For(new StatusFinding(point, target, scheme, status, shortfall, percent, rules)
            {
                Meets = meets,
                LastYear = lastYear,
                PassedOver = accepting.TakeWhile(s => !ReferenceEquals(s, status)).FirstOrDefault(),
            }, valueText),
        };

        bool AtFloor(SchemeStatus of) => UsesFloor(target, ordered) && ReferenceEquals(of, ordered[TolerancePlace(ordered)]);
    }

    private static bool Satisfies(DirectionOfTravel? lastYear, LastYearCondition condition) => condition switch
    {
        LastYearCondition.Any => true,
        LastYearCondition.AsGood => lastYear is { Result: TrendResult.Improved or TrendResult.NoChange },
        LastYearCondition.Better => lastYear is { Result: TrendResult.Improved },
        _ => throw new ArgumentOutOfRangeException(nameof(condition), condition, null),
    };

    // Multiplied out rather than divided, so that equality is exact.
    // A figure that a target asks to pass is missed by nothing: a status that accepts no shortfall does not accept it, one that accepts some does.
    private static bool Accepts((decimal? Limit, ToleranceKind Kind) tolerance, decimal shortfall, decimal reference, bool meets, bool isFloor) => tolerance switch
    {
        (null, _) => true,
        _ when meets => true,
        (0m, _) when !isFloor => false,
        ({ } limit, ToleranceKind.Percent) => reference != 0 && shortfall * 100 <= limit * reference,
        ({ } limit, _) => shortfall <= limit,
    };

    private static Rating Judged(SeriesPoint point, TargetFigure target, RatingScheme scheme, string valueText)
    {
        IReadOnlyList<SchemeStatus> ordered = scheme.Ordered;
        SchemeStatus? given = ordered.FirstOrDefault(s => s.Key == point.JudgedStatus);
        if (given is null)
        {
            return new Rating
            {
                Outcome = RatingOutcome.NotRated,
                NotRatedBecause = "Target in words, not judged yet",
                Explanation = $"Not rated: {valueText} against the target “{target.Words}”, which is words alone and has not been judged.",
            };
        }

        return new Rating
        {
            Outcome = RatingOutcome.Rated,
            Status = RatedStatus.Of(given, ordered),
            IsJudged = true,
            SchemeName = scheme.Name,
            SchemeInForceFrom = scheme.InForceFrom,
            Explanation = $"{valueText} against the target “{target.Words}”: judged by a person, because the target is words alone: {Wording.LowerFirst(given.Label)}.",
        };
    }

    // Two months of counts against a quarter's target would be met or missed for want of the third.
    private static Rating PartialSum(SeriesPoint point, TargetFigure target, MeasureRules rules, string valueText) => new()
    {
        Outcome = RatingOutcome.NotRated,
        NotRatedBecause = $"Only {point.PartialMark}",
        Explanation = $"Not rated: {valueText} is the sum of {point.PartialMark}, and the target of {FigureFormat.TargetText(target with { Words = null, Floor = null }, rules.Decimals, rules.Unit)} is for all of them.",
    };

    private static Rating DataOnly(string valueText, string because) => new()
    {
        Outcome = RatingOutcome.DataOnly,
        NotRatedBecause = "Data only",
        Explanation = $"{valueText}: data only, because {because}.",
    };

    private static (decimal? Low, decimal? High) Ends(TargetFigure target) => target.Value is { } value ? (value, value) : (target.Low, target.High);

    private static decimal NearerEnd(decimal value, TargetFigure target, MeasureRules rules)
    {
        (decimal? low, decimal? high) = Ends(target);
        return rules.Good switch
        {
            GoodDirection.Higher => (low ?? high)!.Value,
            GoodDirection.Lower => (high ?? low)!.Value,
            _ => low is { } l && (high is null || rules.Rounded(value) < l) ? l : high!.Value,
        };
    }
}
