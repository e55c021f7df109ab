using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Settings;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Approvals;

/// <summary>What a person may approve and return: the performance team everything, an approver their directorate, a deputy the directorate they stand in for. Pure.</summary>
/// <param name="OfAll">Whether of every directorate, and of measures that belong to none.</param>
/// <param name="DirectorateIds">Of which directorates.</param>
/// <param name="UserId">Who; null for a process.</param>
/// <param name="MayApproveOwn">Whether what they entered themselves, too.</param>
public sealed record ApprovalRights(bool OfAll, IReadOnlySet<int> DirectorateIds, int? UserId, bool MayApproveOwn)
{
    /// <summary>Whether there is anything that they may approve.</summary>
    public bool HasAny => OfAll || DirectorateIds.Count > 0;

    /// <summary>The rights of an actor on a day.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="ownDirectorateId">The directorate that they belong to; null for none.</param>
    /// <param name="standsInFor">The directorates that they stand in for on that day.</param>
    /// <param name="mayApproveOwn">Whether the council lets people approve what they entered themselves.</param>
    public static ApprovalRights Of(Actor actor, int? ownDirectorateId, IEnumerable<int> standsInFor, bool mayApproveOwn)
    {
        // A council that keeps approving from approvers keeps it from those who stand in for them as well.
        HashSet<int> directorates = [.. standsInFor];
        if (actor.IsIn(Roles.Approver) && ownDirectorateId is { } own) directorates.Add(own);
        return new ApprovalRights(Policies.Allows(Policies.ManageRules, actor), directorates, actor.UserId, mayApproveOwn);
    }

    /// <summary>Why they may not approve or return a value, as a sentence; null where they may.</summary>
    /// <param name="directorateId">The directorate of its measure; null for none.</param>
    /// <param name="enteredById">Who submitted it; null for a process.</param>
    public string? Refuses(int? directorateId, int? enteredById) =>
        !OfAll && (directorateId is not { } of || !DirectorateIds.Contains(of)) ? "You cannot approve or return values of this directorate. Ask the performance team if you should."
        : !MayApproveOwn && UserId is not null && enteredById == UserId ? "You entered this value yourself, so somebody else has to approve or return it."
        : null;

    /// <summary>The rights of an actor today.</summary>
    internal static async Task<ApprovalRights> ReadAsync(PerformanceDbContext database, CouncilSettingsReader settings, Actor actor, DateOnly today, CancellationToken stop)
    {
        bool own = (await settings.InForceAsync(stop)).OwnEntriesMayBeApproved;
        if (actor.UserId is not { } id || Policies.Allows(Policies.ManageRules, actor)) return Of(actor, null, [], own);
        List<int> standsInFor = await DeputyForQuery(database, id, today).ToListAsync(stop);
        int? directorate = actor.IsIn(Roles.Approver) ? await database.Users.Where(u => u.Id == id).Select(u => u.DirectorateId).FirstOrDefaultAsync(stop) : null;
        return Of(actor, directorate, standsInFor, own);
    }

    /// <summary>The directorates that a person stands in for on a day.</summary>
    internal static IQueryable<int> DeputyForQuery(PerformanceDbContext database, int userId, DateOnly day) =>
        database.ApprovalDeputies.Where(d => d.UserId == userId && d.From <= day && d.Until >= day).Select(d => d.DirectorateId);
}
