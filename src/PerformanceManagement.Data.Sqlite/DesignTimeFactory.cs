using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using PerformanceManagement.Core.Data;

namespace PerformanceManagement.Data.Sqlite;

/// <summary>What dotnet-ef uses to write a migration; it opens no database.</summary>
public sealed class DesignTimeFactory : IDesignTimeDbContextFactory<PerformanceDbContext>
{
    public PerformanceDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<PerformanceDbContext>();
        options.UsePerformanceSqlite("Data Source=design.db");
        return new PerformanceDbContext(options.Options);
    }
}
