using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.MeasureSetup;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.YearChanges;

/// <summary>Says what a change of the year did, and what stands in the way of taking it back.</summary>
internal static class YearStepText
{
    /// <summary>"3 targets, 1 measure retired, 1 measure replaced".</summary>
    public static string Counted(IEnumerable<YearDecision> decisions)
    {
        Dictionary<YearDecision, int> counts = decisions.CountBy(d => d).ToDictionary();
        int Of(YearDecision decision) => counts.GetValueOrDefault(decision);
        return string.Join(", ", new[]
        {
            Of(YearDecision.Change) is > 0 and var targets ? Wording.Counted(targets, "target changed", "targets changed") : null,
            Of(YearDecision.Retire) is > 0 and var retired ? Wording.Counted(retired, "measure retired", "measures retired") : null,
            Of(YearDecision.Replace) is > 0 and var replaced ? Wording.Counted(replaced, "measure replaced", "measures replaced") : null,
        }.OfType<string>());
    }

    /// <summary>What was done, a sentence a measure.</summary>
    /// <param name="plan">The change.</param>
    /// <param name="names">Codes and titles of its measures as they are now.</param>
    public static IReadOnlyList<string> Done(YearPlan plan, Dictionary<int, string> names) =>
    [
        .. plan.Choices.Select(c => $"{names.GetValueOrDefault(c.Key) ?? plan.Steps.Find(s => s.MeasureId == c.Key)?.Code ?? "A measure"}: {Wording.LowerFirst(c.Value.Words)}").Order(StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>What a property of a measure is called.</summary>
    public static string LabelOf(string property) => property switch
    {
        nameof(Measure.ReplacedById) => MeasureLabels.Of(nameof(MeasureEdit.ReplacedBy)),
        nameof(Measure.OwnerId) => "Owner",
        nameof(Measure.PlanItemId) => MeasureLabels.Of(nameof(MeasureEdit.Plan)),
        nameof(Measure.DirectorateId) => MeasureLabels.Of(nameof(MeasureEdit.Directorate)),
        nameof(Measure.SchemeName) or nameof(Measure.IsDataOnly) => MeasureLabels.Of(nameof(MeasureEdit.Scheme)),
        _ => typeof(MeasureEdit).GetProperty(property) is not null ? MeasureLabels.Of(property) : property,
    };

    /// <summary>What stands in it, as somebody reads it.</summary>
    public static string ValueOf(string property, string? text, Dictionary<int, Measure> measures) =>
        text is null ? "not set"
        : property == nameof(Measure.ReplacedById) && YearValues.Value(text, typeof(int)) is int id ? measures.TryGetValue(id, out Measure? measure) ? measure.Code : "another measure"
        : property is nameof(Measure.FirstPeriod) or nameof(Measure.LastPeriod) ? Period.Parse(text).Label
        : property is nameof(Measure.OwnerId) or nameof(Measure.PlanItemId) or nameof(Measure.DirectorateId) ? "set"
        : text;
}
