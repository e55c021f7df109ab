using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Audit;

/// <summary>Takes out of a row of the audit what must not be shown. The audit keeps what was said; whoever reads it is not told a figure that is hidden everywhere else.</summary>
internal static class AuditMask
{
    /// <summary>What stands in place of a figure that must not be shown.</summary>
    public const string Suppressed = "Suppressed";

    /// <summary>The row as it may be seen.</summary>
    /// <param name="entry">The row, with its details.</param>
    /// <param name="isHidden">Whether a measure's figure for a period must not be shown.</param>
    public static AuditEntry Shown(AuditEntry entry, Func<int, Period, bool> isHidden) =>
        entry.MeasureId is { } measureId && Period.TryRead(entry.Period, out Period period, out _) && isHidden(measureId, period) ? Masked(entry, period) : entry;

    // Notes and other texts stay, as they do beside a suppressed figure.
    private static AuditEntry Masked(AuditEntry entry, Period period) => new()
    {
        Id = entry.Id,
        At = entry.At,
        UserId = entry.UserId,
        Actor = entry.Actor,
        Action = entry.Action,
        MeasureId = entry.MeasureId,
        Period = entry.Period,
        Summary = $"Entered or changed {period.Label}, which is suppressed.",
        Details = [.. entry.Details.Select(d => d.Field == AuditField.Value ? AuditDetail.Of(d.Field, d.Before is null ? null : Suppressed, d.After is null ? null : Suppressed) : d)],
    };
}
