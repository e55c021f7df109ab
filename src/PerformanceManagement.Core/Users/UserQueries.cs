using PerformanceManagement.Core.Data;

namespace PerformanceManagement.Core.Users;

/// <summary>Questions about people.</summary>
internal static class UserQueries
{
    internal static IQueryable<string> UserNameQuery(this PerformanceDbContext database, int userId) =>
        database.Users.Where(u => u.Id == userId).Select(u => u.DisplayName);
}
