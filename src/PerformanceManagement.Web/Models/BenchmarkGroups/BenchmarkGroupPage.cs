using PerformanceManagement.Core.BenchmarkGroups;

namespace PerformanceManagement.Web.Models.BenchmarkGroups;

/// <summary>The page on which a group of areas is named and filled.</summary>
/// <param name="Group">The group as it stands; null for a new one.</param>
/// <param name="Form">What is typed.</param>
/// <param name="Areas">The areas for which a measure has a figure.</param>
public sealed record BenchmarkGroupPage(BenchmarkGroupItem? Group, BenchmarkGroupForm Form, IReadOnlyList<string> Areas)
{
    /// <summary>What someone saved meanwhile; null unless the officer has to choose.</summary>
    public BenchmarkGroupItem? Theirs { get; init; }

    public string Heading => Group is null ? "Add a group of areas" : Group.Name;
}

/// <summary>The form of a group of areas.</summary>
public sealed class BenchmarkGroupForm
{
    public string? Name { get; set; }

    /// <summary>One area a line.</summary>
    public string? Areas { get; set; }

    public Guid? Version { get; set; }

    public static BenchmarkGroupForm From(BenchmarkGroupItem group) => new() { Name = group.Name, Areas = string.Join('\n', group.Areas), Version = group.Version };

    public BenchmarkGroupEdit ToEdit(int? id) => new(id, Name, Areas, Version);
}
