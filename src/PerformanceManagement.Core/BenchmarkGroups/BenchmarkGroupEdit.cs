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

/// <summary>What became of an edit.</summary>
public abstract record BenchmarkGroupOutcome;

/// <summary>It was stored, or the group was removed.</summary>
/// <param name="Summary">What was done, without a full stop.</param>
public sealed record BenchmarkGroupSaved(string Summary) : BenchmarkGroupOutcome;

/// <summary>It was refused and nothing was stored.</summary>
/// <param name="Problems">A sentence for each field, by the name it has in <see cref="BenchmarkGroupEdit"/>.</param>
public sealed record BenchmarkGroupRefused(IReadOnlyDictionary<string, string> Problems) : BenchmarkGroupOutcome;

/// <summary>Someone else saved meanwhile; nothing was stored.</summary>
/// <param name="Theirs">What is stored now.</param>
public sealed record BenchmarkGroupConflict(BenchmarkGroupItem Theirs) : BenchmarkGroupOutcome;
