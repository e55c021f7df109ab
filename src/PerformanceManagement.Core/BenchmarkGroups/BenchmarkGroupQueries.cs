using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;

namespace PerformanceManagement.Core.BenchmarkGroups;

/// <summary>Questions about groups of areas.</summary>
internal static class BenchmarkGroupQueries
{
    internal static IQueryable<BenchmarkGroup> GroupsQuery(this PerformanceDbContext database) => database.BenchmarkGroups.AsNoTracking().Include(g => g.Members).OrderBy(g => g.Name);

    internal static IQueryable<Benchmark> BenchmarksQuery(this PerformanceDbContext database) => database.Benchmarks.AsNoTracking();
}
