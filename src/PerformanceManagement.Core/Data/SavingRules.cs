using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reports.Editions;
using PerformanceManagement.Core.Results;

namespace PerformanceManagement.Core.Data;

/// <summary>What holds for every save, whichever service makes it.</summary>
internal static class SavingRules
{
    /// <summary>The name of every entity's concurrency token.</summary>
    public const string VersionProperty = "Version";

    private static readonly string[] OfWithdrawal = [nameof(ReportEdition.WithdrawnAt), nameof(ReportEdition.WithdrawnBy), nameof(ReportEdition.WithdrawnBecause), VersionProperty];

    private static readonly string[] OfReopening =
        [nameof(DeliveryUpdate.State), nameof(DeliveryUpdate.KeptTitle), nameof(DeliveryUpdate.KeptLeadOfficer), nameof(DeliveryUpdate.KeptWorkingDays), nameof(DeliveryUpdate.KeptTargetPercent), VersionProperty];

    /// <summary>Stamps versions and period ends; refuses to change or delete an audit row, what members saw in a published edition, or an update of delivery that was signed off, unless its quarter is opened again.</summary>
    /// <exception cref="InvalidOperationException">An audit row, a published edition or an update of a quarter that stays signed off would be changed or deleted.</exception>
    public static void Apply(ChangeTracker tracker)
    {
        var reopened = new Lazy<HashSet<Period>>(() => Reopened(tracker));
        foreach (EntityEntry entry in tracker.Entries())
        {
            if (entry.Entity is AuditEntry or AuditDetail && entry.State is (EntityState.Modified or EntityState.Deleted))
                throw new InvalidOperationException("The audit is append-only: a row of it is never changed or deleted.");
            if (IsFrozen(entry)) throw new InvalidOperationException("A published edition is never changed or deleted; it can be withdrawn from view.");
            if (entry.Entity is DeliveryUpdate update && entry.State is (EntityState.Modified or EntityState.Deleted)
                && entry.Property(nameof(DeliveryUpdate.State)).OriginalValue is DeliveryUpdateState.SignedOff && !IsReopened(entry, update, reopened))
                throw new InvalidOperationException("An update that was signed off with its quarter is never changed or deleted.");
            if (entry.State is not (EntityState.Added or EntityState.Modified)) continue;

            StampPeriodEnd(entry.Entity);
            // A token made here, not by the server: SQLite has no rowversion.
            if (entry.Metadata.FindProperty(VersionProperty) is { IsConcurrencyToken: true })
                entry.Property(VersionProperty).CurrentValue = Guid.NewGuid();
        }
    }

    /// <summary>The same for a result that is new and is stored without being tracked.</summary>
    public static void StampNew(MeasureResult result)
    {
        StampPeriodEnd(result);
        result.Version = Guid.NewGuid();
    }

    // With its quarter, and with nothing of what it says changed.
    private static bool IsReopened(EntityEntry entry, DeliveryUpdate update, Lazy<HashSet<Period>> reopened) =>
        entry.State is EntityState.Modified && update.State == DeliveryUpdateState.Submitted
        && entry.Properties.All(p => !p.IsModified || OfReopening.Contains(p.Metadata.Name)) && reopened.Value.Contains(update.Period);

    // Each look at what is tracked compares all of it.
    private static HashSet<Period> Reopened(ChangeTracker tracker) =>
        [.. tracker.Entries<Collection>().Where(c => c.Entity.State == CollectionState.Open && c.Property(nameof(Collection.State)).OriginalValue is CollectionState.SignedOff).Select(c => c.Entity.Period)];

    private static bool IsFrozen(EntityEntry entry) => entry.Entity switch
    {
        ReportEditionFile => entry.State is EntityState.Modified or EntityState.Deleted,
        ReportEdition => entry.State is EntityState.Deleted || (entry.State is EntityState.Modified && entry.Properties.Any(p => p.IsModified && !OfWithdrawal.Contains(p.Metadata.Name))),
        _ => false,
    };

    private static void StampPeriodEnd(object entity)
    {
        switch (entity)
        {
            case MeasureResult result:
                result.PeriodEnd = result.Period.End;
                break;
            case Collection collection:
                collection.PeriodEnd = collection.Period.End;
                break;
            case DeliveryUpdate update:
                update.PeriodEnd = update.Period.End;
                break;
        }
    }
}
