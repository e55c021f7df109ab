using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using PerformanceManagement.Core.Data;

namespace PerformanceManagement.Data.SqlServer;

/// <summary>What dotnet-ef uses to write a migration; it opens no database.</summary>
public sealed class DesignTimeFactory : IDesignTimeDbContextFactory<PerformanceDbContext>
{
    public PerformanceDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<PerformanceDbContext>();
        options.UsePerformanceSqlServer("Server=design");
        return new PerformanceDbContext(options.Options);
    }
}
