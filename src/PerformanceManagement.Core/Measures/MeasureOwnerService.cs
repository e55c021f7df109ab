using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Measures;

/// <summary>Someone who can own measures.</summary>
/// <param name="Id">The user's key.</param>
/// <param name="Name">The display name, with the directorate where there is one.</param>
public sealed record PossibleOwner(int Id, string Name);

/// <summary>Gives measures to the people who enter them: the performance team's.</summary>
public sealed class MeasureOwnerService(PerformanceDbContext database, TimeProvider time)
{
    /// <summary>Everyone who may enter values and is not disabled, by name.</summary>
    /// <param name="keep">Somebody who is listed in any case, because something is theirs; null for nobody.</param>
    /// <param name="stop">Cancels the reading.</param>
    public async Task<IReadOnlyList<PossibleOwner>> OwnersAsync(int? keep = null, CancellationToken stop = default) => await OwnersQuery(database, keep).ToListAsync(stop);

    /// <summary>Gives measures to an owner, or to nobody.</summary>
    /// <param name="codes">The measures' codes; unknown ones are passed over.</param>
    /// <param name="ownerId">The owner's key; null for nobody.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="stop">Cancels the work.</param>
    /// <returns>Saved, or refused where the owner is nobody who may enter values.</returns>
    /// <exception cref="NotPermittedException">The actor does not manage measures.</exception>
    public async Task<Outcome> AssignAsync(IReadOnlyCollection<string> codes, int? ownerId, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, "change who enters a measure");
        PossibleOwner? owner = ownerId is null ? null : (await OwnersAsync(stop: stop)).FirstOrDefault(o => o.Id == ownerId);
        if (ownerId is not null && owner is null) return new Refused("Owner", "That person may not enter values. Select somebody else");

        string to = owner?.Name ?? "nobody";
        return (await database.ChangeAsync(
            actor,
            time,
            async (change, token) =>
            {
                List<Measure> measures = await database.Measures.Where(m => codes.Contains(m.Code) && m.OwnerId != ownerId).ToListAsync(token);
                Dictionary<int, string> owners = await NamesQuery(database, [.. measures.Select(m => m.OwnerId).OfType<int>().Distinct()]).ToDictionaryAsync(o => o.Id, o => o.Name, token);
                foreach (Measure measure in measures)
                {
                    string? from = measure.OwnerId is { } earlier ? owners.GetValueOrDefault(earlier) : null;
                    measure.OwnerId = ownerId;
                    change.Audit("measure.owner", $"Given to {to} to enter.", measure.Id, details: [AuditDetail.Of(AuditField.Owner, from, owner?.Name)]);
                }

                return new Saved(measures.Count == 1 ? $"{measures[0].Code} {measures[0].Title} is now entered by {to}" : $"{measures.Count} measures are now entered by {to}");
            },
            stop))!;
    }

    internal static IQueryable<PossibleOwner> OwnersQuery(PerformanceDbContext database, int? keep)
    {
        IReadOnlyList<string> roles = Policies.RolesFor(Policies.Contribute);
        return database.Users.AsNoTracking()
            .Where(u => u.Id == keep || (u.DisabledAt == null && database.UserRoles.Any(r => r.UserId == u.Id && database.Roles.Any(role => role.Id == r.RoleId && roles.Contains(role.Name!)))))
            .OrderBy(u => u.DisplayName)
            .Select(u => new PossibleOwner(u.Id, u.Directorate == null ? u.DisplayName : u.DisplayName + " (" + u.Directorate.Name + ")"));
    }

    /// <summary>The names of some people, whether they may enter values or not.</summary>
    internal static IQueryable<PossibleOwner> NamesQuery(PerformanceDbContext database, IReadOnlyCollection<int> ids) =>
        database.Users.AsNoTracking().Where(u => ids.Contains(u.Id)).Select(u => new PossibleOwner(u.Id, u.Directorate == null ? u.DisplayName : u.DisplayName + " (" + u.Directorate.Name + ")"));
}
