namespace PerformanceManagement.Core.Measures;

/// <summary>A measure by its name.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Title">Its short name.</param>
public sealed record NamedMeasure(string Code, string Title);

/// <summary>What a measure is made from, and what it goes into.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Parts">What it is made from, by code.</param>
/// <param name="Wholes">What is made from it, by code.</param>
/// <param name="Fitting">Measures that could be added, by code.</param>
public sealed record MeasureParts(NamedMeasure Measure, IReadOnlyList<NamedMeasure> Parts, IReadOnlyList<NamedMeasure> Wholes, IReadOnlyList<NamedMeasure> Fitting);
