using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.BenchmarkGroups;
using PerformanceManagement.Core.Data;

namespace PerformanceManagement.Core.Imports.Rows;

/// <summary>Brings in benchmark-groups.csv: each row puts an area into a group. Nobody leaves a group by a pack.</summary>
internal sealed class BenchmarkGroupRows(PackStage stage)
{
    public async Task ApplyAsync(PackTable table, CancellationToken stop)
    {
        Action<PackRow, object> count = stage.StartFile(PackFiles.BenchmarkGroups);
        Dictionary<string, BenchmarkGroup> groups = await stage.Database.BenchmarkGroups.Include(g => g.Members).ToDictionaryAsync(g => g.Name, StringComparer.OrdinalIgnoreCase, stop);
        Dictionary<(string, string), int> rowOf = [];
        foreach (PackRow row in table.Rows)
        {
            string name = row.RequiredLine("group", TextLengths.Name);
            string area = row.RequiredLine("area", TextLengths.Name);
            if (!row.IsSound) continue;
            if (!rowOf.TryAdd((name.ToUpperInvariant(), area.ToUpperInvariant()), row.Number))
            {
                row.Problem("area", $"“{PackProblems.Shorten(area)}” is already in this group: row {rowOf[(name.ToUpperInvariant(), area.ToUpperInvariant())]}.");
                continue;
            }

            if (!groups.TryGetValue(name, out BenchmarkGroup? group))
            {
                groups.Add(name, group = new BenchmarkGroup { Name = name });
                stage.Database.BenchmarkGroups.Add(group);
            }

            BenchmarkGroupMember? member = group.Members.Find(m => m.Area.Equals(area, StringComparison.OrdinalIgnoreCase));
            if (member is null) group.Members.Add(member = new BenchmarkGroupMember { Area = area });
            count(row, member);
        }
    }
}
