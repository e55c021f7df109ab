using FluentAssertions;
using Microsoft.Data.SqlClient;
using Xunit;

namespace PerformanceManagement.Core.Tests.Data;

/// <summary>SqlClient loads some of what it stands on with its first command that has a parameter, long after it was restored.</summary>
public sealed class SqlClientTests
{
    [Fact]
    public void Every_type_of_SqlClient_loads() => typeof(SqlConnection).Assembly.GetTypes().Should().HaveCountGreaterThan(100);

    [SqlServerFact]
    public async Task A_command_with_a_parameter_runs()
    {
        await using var connection = new SqlConnection(TestServer.Connection);
        await connection.OpenAsync();
        await using var command = new SqlCommand("SELECT @value + 1", connection);
        command.Parameters.AddWithValue("@value", 41);

        (await command.ExecuteScalarAsync()).Should().Be(42);
    }
}
