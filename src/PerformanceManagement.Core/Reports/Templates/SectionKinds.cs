using PerformanceManagement.Core.Reports.Templates.Kinds;

namespace PerformanceManagement.Core.Reports.Templates;

/// <summary>The kinds of section there are. A new one is a class and a line here.</summary>
public static class SectionKinds
{
    /// <summary>All kinds, in the order in which a list offers them.</summary>
    public static IReadOnlyList<SectionKind> All { get; } =
    [
        new TitleBlockKind(),
        new FrontSheetKind(),
        new TextKind(),
        new CountSentencesKind(),
        new CountTableKind(),
        new AllCountsKind(),
        new HighlightsKind(),
        new ImprovementKind(),
        new PlanTableKind(),
        new MeasureListKind(),
        new MeasureTableKind(),
        new MeasureBlocksKind(),
        new FocusKind(),
        new StatusListKind(),
        new FailedKind(),
        new ServiceCommentsKind(),
        new WaysOfWorkingKind(),
        new ChartsKind(),
        new StatusStripKind(),
        new ProjectsKind(),
        new ActionPlanKind(),
        new RisksKind(),
        new PartnershipsKind(),
        new VolumesKind(),
        new KeyKind(),
        new RestatedKind(),
        new ImplicationsKind(),
        new AppendixListKind(),
        new ValuesKind(),
        new WorkingsKind(),
    ];

    private static readonly Dictionary<string, SectionKind> ByKey = All.ToDictionary(k => k.Key, StringComparer.Ordinal);

    /// <summary>A kind by its key; null where there is none.</summary>
    public static SectionKind? Find(string key) => ByKey.GetValueOrDefault(key);
}
