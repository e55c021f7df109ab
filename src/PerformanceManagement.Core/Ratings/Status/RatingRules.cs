using PerformanceManagement.Core.Figures;

namespace PerformanceManagement.Core.Ratings.Status;

/// <summary>The council's rules for statuses: its schemes in all their versions, and what single measures have of their own (field guide, section 4).</summary>
/// <param name="schemes">The schemes with their statuses; drafts rate nothing.</param>
/// <param name="overrides">How single measures are rated from given days on.</param>
public sealed class RatingRules(IReadOnlyList<RatingScheme> schemes, IEnumerable<RatingChoice> overrides)
{
    private readonly ILookup<int, RatingChoice> overrides = overrides.ToLookup(o => o.MeasureId);

    /// <summary>The schemes, in all their versions.</summary>
    public IReadOnlyList<RatingScheme> Schemes => schemes;

    /// <summary>The scheme that rates a measure on a day, and the measure's rules with the tolerance that holds then.</summary>
    /// <param name="measureId">The measure.</param>
    /// <param name="ownScheme">The scheme the measure itself names; null for the council's default. An override takes its place.</param>
    /// <param name="rules">The rules of the measure itself.</param>
    /// <param name="day">The last day of the reporting quarter.</param>
    /// <returns>The version of the scheme in force, or null when none was; and the rules to rate by.</returns>
    public (RatingScheme? Scheme, MeasureRules Rules) For(int measureId, string? ownScheme, MeasureRules rules, DateOnly day)
    {
        if (ChoiceOf(measureId, day) is not { } own) return (InForce(ownScheme, day), rules);
        return (InForce(own.SchemeName, day), rules with { Tolerance = own.Tolerance, ToleranceKind = own.ToleranceKind });
    }

    /// <summary>What was chosen for a measure that holds on a day: the latest that had begun; null when none had.</summary>
    public RatingChoice? ChoiceOf(int measureId, DateOnly day) => overrides[measureId].Where(o => o.From <= day).MaxBy(o => o.From);

    /// <summary>The version of a scheme in force on a day; null when there is none.</summary>
    /// <param name="name">Its name, in any capitals; null for the council's default.</param>
    /// <param name="day">The day.</param>
    public RatingScheme? InForce(string? name, DateOnly day) =>
        schemes.FirstOrDefault(s => s.IsInForce(day) && (name is null ? s.IsDefault : string.Equals(s.Name, name, StringComparison.OrdinalIgnoreCase)));

    /// <summary>The same rules with other schemes.</summary>
    public RatingRules With(IReadOnlyList<RatingScheme> otherSchemes) => new(otherSchemes, overrides.SelectMany(o => o));

    /// <summary>The same rules with one more override; one of the same measure and day is replaced.</summary>
    public RatingRules With(RatingChoice added) =>
        new(schemes, [.. overrides.SelectMany(o => o).Where(o => o.MeasureId != added.MeasureId || o.From != added.From), added]);
}
