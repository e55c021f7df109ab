using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Search;

/// <summary>Somebody who was found.</summary>
/// <param name="Id">Their key.</param>
/// <param name="Name">Their name.</param>
/// <param name="Email">The address they sign in with.</param>
/// <param name="Directorate">Their directorate; null for corporate users.</param>
/// <param name="Roles">Their roles.</param>
public sealed record FoundPerson(int Id, string Name, string Email, string? Directorate, IReadOnlyList<string> Roles)
{
    /// <summary>What is said of them under their name.</summary>
    public string About => string.Join(", ", new[] { string.Join(" and ", Roles), Directorate, Email }.Where(part => !string.IsNullOrEmpty(part)));
}

/// <summary>Finds people by name, role, directorate and address: for administrators, who manage them. Nobody else finds anybody.</summary>
/// <param name="database">The database.</param>
/// <param name="shared">Where the list of people is held; null reads it.</param>
public sealed class PeopleSearchService(PerformanceDbContext database, SharedAnswers? shared = null)
{
    /// <summary>Whether the actor finds people.</summary>
    public static bool IsFor(Actor actor) => Policies.Allows(Policies.Administer, actor);

    /// <summary>The people who have all the words, by name.</summary>
    public async Task<IReadOnlyList<FoundPerson>> FindAsync(SearchedText looked, Actor actor, CancellationToken stop = default)
    {
        if (!IsFor(actor) || looked.IsEmpty) return [];
        return WordMatch.Find(looked, await SharedAnswers.OfNoMeasureAsync(shared, database, nameof(FoundPerson), ReadAsync, stop), p => p.Name, p => p.About);
    }

    internal static IQueryable<FoundPerson> PeopleQuery(PerformanceDbContext database) =>
        database.Users.AsNoTracking().OrderBy(u => u.DisplayName).ThenBy(u => u.Id)
            .Select(u => new FoundPerson(u.Id, u.DisplayName, u.Email!, u.Directorate == null ? null : u.Directorate.Name, Array.Empty<string>()));

    private async Task<IReadOnlyList<FoundPerson>> ReadAsync(CancellationToken stop)
    {
        ILookup<int, string> roles = (await database.AllUserRolesQuery().ToListAsync(stop)).ToLookup(r => r.UserId, r => r.Role);
        return [.. (await PeopleQuery(database).ToListAsync(stop)).Select(p => p with { Roles = [.. roles[p.Id].Order(StringComparer.Ordinal)] })];
    }
}
