using PerformanceManagement.Core.Charts;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.SideBySide;

/// <summary>Measures beside each other, as somebody chose them.</summary>
public sealed record ComparedMeasures
{
    /// <summary>The quarter in which they are seen.</summary>
    public required Period Quarter { get; init; }

    /// <summary>The measures, at most <see cref="CompareChoice.Most"/>, in the order in which they were chosen.</summary>
    public required IReadOnlyList<ComparedMeasure> Measures { get; init; }

    /// <summary>How many were chosen, those that are left out included.</summary>
    public required int Chosen { get; init; }

    /// <summary>Codes that were named and do not exist, as they were typed.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    /// <summary>The measure whose parts are compared; null where none was asked for, or it does not exist.</summary>
    public NamedMeasure? Whole { get; init; }

    /// <summary>The days that all charts share, and the axis of figures where they have one; null where nothing is drawn.</summary>
    public ChartAxis? Axis { get; init; }

    /// <summary>Whether all of them have the same unit, so that they could have one axis of figures.</summary>
    public bool IsOneUnit => Measures.Select(m => m.Track?.Row.Rules.Unit).OfType<string>().Distinct(StringComparer.Ordinal).Count() < 2;

    /// <summary>How many were left out because there are too many.</summary>
    public int LeftOut => Chosen - Measures.Count;

    /// <summary>All periods of which any of them has a point, the latest first; shorter ones before longer ones that end on the same day.</summary>
    public IReadOnlyList<Period> Periods =>
        [.. Measures.SelectMany(m => m.Course?.Points ?? []).Select(p => p.Point.Period).Distinct().OrderByDescending(p => p.End).ThenByDescending(p => p.Start)];
}

/// <summary>One of several measures beside each other.</summary>
/// <param name="Measure">Its name.</param>
/// <param name="Track">Its row and course; null where it is not part of the quarter.</param>
/// <param name="Course">What is drawn; null where there is nothing.</param>
public sealed record ComparedMeasure(NamedMeasure Measure, MeasureTrack? Track, CourseView? Course)
{
    /// <summary>The point of a period; null where it has none.</summary>
    public HistoryPoint? PointOf(Period period) => Course?.Points.FirstOrDefault(p => p.Point.Period == period);

    /// <summary>What is said in place of a chart; null where there is one.</summary>
    /// <param name="quarter">The quarter in which it is seen.</param>
    public string? Instead(Period quarter) =>
        Track?.FaultReference is { } reference ? $"This measure could not be worked out. If you report it, quote {reference}."
        : Course is null ? $"This measure is not part of {quarter.Label}."
        : Course.Chart.HasFigures ? null
        : $"No figures: {Wording.LowerFirst(Course.Sentence)}";
}
