using System.Reflection;
using FluentAssertions;
using Microsoft.Data.SqlClient;
using Xunit;

namespace PerformanceManagement.Core.Tests.Data;

/// <summary>SqlClient needs the assembly Microsoft.SqlServer.Server at its first command with a parameter; src/Microsoft.SqlServer.Server stands in for the package.</summary>
public sealed class SqlServerStandInTests
{
    [Fact]
    public void The_assembly_that_SqlClient_refers_to_loads_and_has_every_type_of_the_package()
    {
        AssemblyName reference = typeof(SqlConnection).Assembly.GetReferencedAssemblies().Should().ContainSingle(name => name.Name == "Microsoft.SqlServer.Server").Which;

        Assembly loaded = Assembly.Load(reference);

        loaded.GetExportedTypes().Select(type => type.Name).Should().BeEquivalentTo(
            "DataAccessKind", "Format", "IBinarySerialize", "InvalidUdtException", "SqlFacetAttribute", "SqlFunctionAttribute",
            "SqlMethodAttribute", "SqlUserDefinedAggregateAttribute", "SqlUserDefinedTypeAttribute", "SystemDataAccessKind");
    }

    [Fact]
    public void Every_type_of_SqlClient_loads() => typeof(SqlConnection).Assembly.GetTypes().Should().HaveCountGreaterThan(100);

    [SqlServerFact]
    public async Task A_command_with_a_parameter_runs()
    {
        await using var connection = new SqlConnection(TestDatabase.Server);
        await connection.OpenAsync();
        await using var command = new SqlCommand("SELECT @value + 1", connection);
        command.Parameters.AddWithValue("@value", 41);

        (await command.ExecuteScalarAsync()).Should().Be(42);
    }
}
