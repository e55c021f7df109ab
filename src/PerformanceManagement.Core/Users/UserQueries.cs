using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;

namespace PerformanceManagement.Core.Users;

/// <summary>A role that a user has.</summary>
internal sealed record UserRole(int UserId, string Role);

/// <summary>What is stored of a person.</summary>
internal sealed record StoredUser(int Id, string Email, string DisplayName, string? Directorate, bool HasPassword)
{
    public DateTimeOffset? LockedUntil { get; init; }

    public DateTime? DisabledAt { get; init; }

    public DateTime? PasswordLinkUntil { get; init; }
}

/// <summary>When somebody who was ever locked was, or is, free again.</summary>
internal sealed record StoredLock(int UserId, DateTimeOffset? Until);

/// <summary>Questions about people.</summary>
internal static class UserQueries
{
    internal static IQueryable<string> UserNameQuery(this PerformanceDbContext database, int userId) =>
        database.Users.Where(u => u.Id == userId).Select(u => u.DisplayName);

    internal static IQueryable<KeyValuePair<int, string>> UserNamesQuery(this PerformanceDbContext database, List<int> userIds) =>
        database.Users.Where(u => EF.Parameter(userIds).Contains(u.Id)).Select(u => KeyValuePair.Create(u.Id, u.DisplayName));

    internal static IQueryable<User> ByEmailQuery(this PerformanceDbContext database, string normalizedEmail) =>
        database.Users.Where(u => u.NormalizedEmail == normalizedEmail);

    internal static IQueryable<StoredUser> StoredUsersQuery(this IQueryable<User> users) =>
        users.Select(u => new StoredUser(u.Id, u.Email!, u.DisplayName, u.Directorate == null ? null : u.Directorate.Name, u.PasswordHash != null)
        {
            LockedUntil = u.LockoutEnd,
            DisabledAt = u.DisabledAt,
            PasswordLinkUntil = u.PasswordLinkUntil,
        });

    // SQLite cannot compare moments with an offset: whoever was ever locked is looked at here. They are few.
    internal static IQueryable<StoredLock> LocksQuery(this PerformanceDbContext database) =>
        database.Users.AsNoTracking().Where(u => u.LockoutEnd != null).Select(u => new StoredLock(u.Id, u.LockoutEnd));

    /// <summary>Those of a filter.</summary>
    /// <param name="database">The database.</param>
    /// <param name="filter">The filter.</param>
    /// <param name="locked">The keys of those who are locked now.</param>
    internal static IQueryable<User> PeopleQuery(this PerformanceDbContext database, UserListFilter filter, int[] locked)
    {
        IQueryable<User> people = database.Users.AsNoTracking();
        if (filter.DirectorateId is { } directorate) people = people.Where(u => u.DirectorateId == directorate);
        if (filter.Role is { } role) people = people.Where(u => database.UserRoles.Any(r => r.UserId == u.Id && database.Roles.Any(known => known.Id == r.RoleId && known.Name == role)));
        people = filter.State switch
        {
            null => people,
            UserState.Disabled => people.Where(u => u.DisabledAt != null),
            UserState.Locked => people.Where(u => u.DisabledAt == null && EF.Parameter(locked).Contains(u.Id)),
            UserState.NoPassword => people.Where(u => u.DisabledAt == null && u.PasswordHash == null && !EF.Parameter(locked).Contains(u.Id)),
            UserState.CanSignIn => people.Where(u => u.DisabledAt == null && u.PasswordHash != null && !EF.Parameter(locked).Contains(u.Id)),
            _ => throw new ArgumentOutOfRangeException(nameof(filter), filter.State, null),
        };
        if (string.IsNullOrWhiteSpace(filter.Search)) return people;
        string words = filter.Search.Trim().ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862 // Translated to LOWER() in the database, where a culture cannot be named; SQLite compares by case unless asked like this.
        return people.Where(u => u.DisplayName.ToLower().Contains(words) || u.Email!.ToLower().Contains(words));
#pragma warning restore CA1304, CA1311, CA1862
    }

    internal static IQueryable<StoredUser> PageOfPeopleQuery(IQueryable<User> people, int page) =>
        people.OrderBy(u => u.DisplayName).ThenBy(u => u.Id).Skip((page - 1) * UserList.PageSize).Take(UserList.PageSize).StoredUsersQuery();

    internal static IQueryable<UserRole> AllUserRolesQuery(this PerformanceDbContext database) =>
        from membership in database.UserRoles
        join role in database.Roles on membership.RoleId equals role.Id
        select new UserRole(membership.UserId, role.Name!);

    internal static IQueryable<UserRole> UserRolesQuery(this PerformanceDbContext database, List<int> userIds) =>
        from membership in database.UserRoles
        where EF.Parameter(userIds).Contains(membership.UserId)
        join role in database.Roles on membership.RoleId equals role.Id
        select new UserRole(membership.UserId, role.Name!);
}
