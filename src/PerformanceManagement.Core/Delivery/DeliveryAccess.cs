using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Delivery;

/// <summary>Who may write and change what is reported beside measures: whoever is asked for it, its directorate's officers and director, and the performance team.</summary>
internal static class DeliveryAccess
{
    /// <summary>Whether an actor is somebody who writes or returns updates, of whatever directorate.</summary>
    public static bool TakesPart(Actor actor) => Policies.Allows(Policies.Contribute, actor) || Policies.Allows(Policies.Approve, actor);

    /// <summary>Whether an actor may.</summary>
    public static async Task<bool> MayWriteDeliveryAsync(this PerformanceDbContext database, DeliveryItem item, Actor actor, CancellationToken stop = default)
    {
        if (Policies.Allows(Policies.ManageRules, actor)) return true;
        if (actor.UserId is not { } user || !TakesPart(actor)) return false;
        if (item.OwnerId == user) return true;
        return item.DirectorateId is { } directorate && await DirectorateQuery(database, user).FirstOrDefaultAsync(stop) == directorate;
    }

    /// <summary>Goes on only for an actor who may.</summary>
    /// <param name="database">Where.</param>
    /// <param name="item">The item as it is stored.</param>
    /// <param name="actor">Who.</param>
    /// <param name="what">What they would do, to follow "You cannot".</param>
    /// <param name="stop">Cancels.</param>
    /// <exception cref="NotPermittedException">The actor may not.</exception>
    public static async Task RequireDeliveryAsync(this PerformanceDbContext database, DeliveryItem item, Actor actor, string what, CancellationToken stop = default)
    {
        if (!await database.MayWriteDeliveryAsync(item, actor, stop)) throw new NotPermittedException($"You cannot {what}. Ask the performance team.");
    }

    internal static IQueryable<int?> DirectorateQuery(PerformanceDbContext database, int userId) => database.Users.Where(u => u.Id == userId).Select(u => u.DirectorateId);
}
