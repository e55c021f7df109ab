using FluentAssertions;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace PerformanceManagement.Core.Tests.Data;

/// <summary>
/// Why a database refused to store something, by the numbers of its errors: servers differ in their words. SQLite's words come from the
/// library in this process, so there they must name what was broken as well.
/// </summary>
internal static class Refusal
{
    private const int SqliteCheck = 275;
    private const int SqliteForeignKey = 787;
    private const int SqliteRestrict = 1811;
    private const int SqliteUnique = 2067;
    private const int SqlServerCheckOrForeignKey = 547;
    private const int SqlServerUniqueIndex = 2601;
    private const int SqlServerUniqueConstraint = 2627;

    public static void ShouldBeOfCheck(this DbUpdateException fault, string constraint) => fault.ShouldBe([SqliteCheck], [SqlServerCheckOrForeignKey], constraint);

    public static void ShouldBeOfForeignKey(this DbUpdateException fault) => fault.ShouldBe([SqliteForeignKey, SqliteRestrict], [SqlServerCheckOrForeignKey], "FOREIGN KEY");

    public static void ShouldBeOfUniqueIndex(this DbUpdateException fault, string table) => fault.ShouldBe([SqliteUnique], [SqlServerUniqueIndex, SqlServerUniqueConstraint], $"UNIQUE*{table}");

    private static void ShouldBe(this DbUpdateException fault, int[] sqlite, int[] server, string words)
    {
        if (fault.InnerException is SqlException refused)
        {
            server.Should().Contain(refused.Number, "the server said {0}", refused.Message);
            return;
        }

        SqliteException file = fault.InnerException.Should().BeOfType<SqliteException>().Which;
        sqlite.Should().Contain(file.SqliteExtendedErrorCode, "SQLite said {0}", file.Message);
        file.Message.Should().Match($"*{words}*");
    }
}
