using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;

namespace PerformanceManagement.Core.Delivery;

/// <summary>Questions about delivery that several services ask.</summary>
internal static class DeliveryQueries
{
    /// <summary>The item with a code, in any capitals.</summary>
    internal static IQueryable<DeliveryItem> DeliveryItemQuery(this PerformanceDbContext database, string code) => database.DeliveryItems.AsNoTracking().Where(i => i.Code == code);

    /// <summary>What was said: the updates that were submitted or signed off, no draft and nothing that was returned.</summary>
    internal static IQueryable<DeliveryUpdate> SaidQuery(this PerformanceDbContext database) =>
        database.DeliveryUpdates.AsNoTracking().Where(u => u.State == DeliveryUpdateState.Submitted || u.State == DeliveryUpdateState.SignedOff);
}
