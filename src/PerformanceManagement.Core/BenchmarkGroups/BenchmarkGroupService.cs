using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.BenchmarkGroups;

/// <summary>The groups of areas that the council compares itself with: the performance team's.</summary>
public sealed class BenchmarkGroupService(PerformanceDbContext database, TimeProvider time)
{
    /// <summary>All groups, by name.</summary>
    public async Task<IReadOnlyList<BenchmarkGroupItem>> ListAsync(CancellationToken stop = default)
    {
        IReadOnlyList<string> known = await AreasAsync(stop);
        return [.. (await database.GroupsQuery().ToListAsync(stop)).Select(g => Of(g, known))];
    }

    /// <summary>A group; null when there is none.</summary>
    public async Task<BenchmarkGroupItem?> FindAsync(int id, CancellationToken stop = default) =>
        (await ListAsync(stop)).FirstOrDefault(g => g.Id == id);

    /// <summary>The areas for which a measure has a figure, by name.</summary>
    public async Task<IReadOnlyList<string>> AreasAsync(CancellationToken stop = default) => await AreasQuery(database).ToListAsync(stop);

    /// <summary>Stores a group; null when it is no longer there.</summary>
    /// <exception cref="NotPermittedException">The actor does not manage rules.</exception>
    public async Task<Outcome?> SaveAsync(BenchmarkGroupEdit edit, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, "change groups of areas");
        return await database.ChangeAsync(actor, time, (change, token) => StoreAsync(edit, change, token), stop);
    }

    /// <summary>Removes a group; null when it is no longer there. The areas' figures stay.</summary>
    /// <exception cref="NotPermittedException">The actor does not manage rules.</exception>
    public async Task<Outcome?> RemoveAsync(int id, Guid? version, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, "change groups of areas");
        return await database.ChangeAsync(actor, time, (change, token) => DeleteAsync(id, version, change, token), stop);
    }

    internal static IQueryable<string> AreasQuery(PerformanceDbContext database) => database.Benchmarks.Select(b => b.Area).Distinct().OrderBy(area => area);

    private async Task<Outcome?> DeleteAsync(int id, Guid? version, Change change, CancellationToken stop)
    {
        if (await database.BenchmarkGroups.Include(g => g.Members).FirstOrDefaultAsync(g => g.Id == id, stop) is not { } group) return null;
        if (group.Version != version) return new Conflict<BenchmarkGroupItem>(Of(group, await AreasAsync(stop)));
        database.BenchmarkGroups.Remove(group);
        string summary = $"Removed the group {group.Name} ({Members(group.Members.Select(m => m.Area))})";
        change.Audit("benchmark-group.removed", summary + ".");
        return new Saved(summary);
    }

    private async Task<Outcome?> StoreAsync(BenchmarkGroupEdit edit, Change change, CancellationToken stop)
    {
        string name = edit.Name?.Trim() ?? "";
        List<string> areas = [.. (edit.Areas ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        IReadOnlyList<BenchmarkGroupItem> groups = await ListAsync(stop);
        if (Problems(edit.Id, name, areas, groups) is { Count: > 0 } problems) return new Refused(problems);
        if (edit.Id is { } known && groups.All(g => g.Id != known)) return null;
        BenchmarkGroup group = edit.Id is { } id
            ? await database.BenchmarkGroups.Include(g => g.Members).SingleAsync(g => g.Id == id, stop)
            : database.BenchmarkGroups.Add(new BenchmarkGroup { Name = name }).Entity;
        if (edit.Id is not null && group.Version != edit.Version) return new Conflict<BenchmarkGroupItem>(Of(group, await AreasAsync(stop)));

        group.Name = name;
        foreach (BenchmarkGroupMember gone in group.Members.Where(m => !areas.Contains(m.Area, StringComparer.OrdinalIgnoreCase)).ToList()) group.Members.Remove(gone);
        group.Members.AddRange(areas.Where(a => !group.Members.Exists(m => m.Area.Equals(a, StringComparison.OrdinalIgnoreCase))).Select(a => new BenchmarkGroupMember { Area = a }));
        // Stamped even where only members changed, so that two people who save at once notice each other.
        if (edit.Id is not null) database.Entry(group).State = EntityState.Modified;
        string summary = $"{(edit.Id is null ? "Added" : "Changed")} the group {name}: {Members(areas)}";
        change.Audit("benchmark-group.saved", summary + ".");
        return new Saved(summary);
    }

    private static List<FieldMessage> Problems(int? id, string name, List<string> areas, IEnumerable<BenchmarkGroupItem> groups)
    {
        List<FieldMessage> problems = [];
        if (name.Length == 0) problems.Add(new FieldMessage(nameof(BenchmarkGroupEdit.Name), "Give the group a name"));
        else if (name.Length > TextLengths.Name) problems.Add(new FieldMessage(nameof(BenchmarkGroupEdit.Name), $"The name has {name.Length} characters; at most {TextLengths.Name} can be kept"));
        else if (groups.Any(g => g.Id != id && g.Name.Equals(name, StringComparison.OrdinalIgnoreCase))) problems.Add(new FieldMessage(nameof(BenchmarkGroupEdit.Name), $"There is already a group named “{name}”"));

        string? twice = areas.GroupBy(a => a, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1)?.Key;
        if (areas.Count < 2) problems.Add(new FieldMessage(nameof(BenchmarkGroupEdit.Areas), "Name at least two areas, one a line: fewer have no mean"));
        else if (twice is not null) problems.Add(new FieldMessage(nameof(BenchmarkGroupEdit.Areas), $"“{twice}” is there more than once: name each area once"));
        else if (areas.Find(a => a.Length > TextLengths.Name) is { } tooLong) problems.Add(new FieldMessage(nameof(BenchmarkGroupEdit.Areas), $"“{tooLong[..40]}…” has {tooLong.Length} characters; at most {TextLengths.Name} can be kept"));
        return problems;
    }

    private static BenchmarkGroupItem Of(BenchmarkGroup group, IReadOnlyList<string> known)
    {
        List<string> areas = [.. group.Members.Select(m => m.Area).Order(StringComparer.OrdinalIgnoreCase)];
        return new BenchmarkGroupItem(group.Id, group.Name, areas, [.. areas.Where(a => !known.Contains(a, StringComparer.OrdinalIgnoreCase))], group.Version);
    }

    private static string Members(IEnumerable<string> areas) => string.Join(", ", areas.Order(StringComparer.OrdinalIgnoreCase));
}
