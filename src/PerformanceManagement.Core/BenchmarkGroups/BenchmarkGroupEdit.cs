namespace PerformanceManagement.Core.BenchmarkGroups;

/// <summary>A group of areas, as it is listed.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Name">Its name.</param>
/// <param name="Areas">Its members, by name.</param>
/// <param name="WithoutFigures">Those of them for which no measure has a figure, by name.</param>
/// <param name="Version">The version of what is stored.</param>
public sealed record BenchmarkGroupItem(int Id, string Name, IReadOnlyList<string> Areas, IReadOnlyList<string> WithoutFigures, Guid Version);

/// <summary>What was typed about a group.</summary>
/// <param name="Id">Its key; null for a new one.</param>
/// <param name="Name">Its name.</param>
/// <param name="Areas">Its members, one a line.</param>
/// <param name="Version">The version the form was filled from; null for a new group.</param>
public sealed record BenchmarkGroupEdit(int? Id, string? Name, string? Areas, Guid? Version);
