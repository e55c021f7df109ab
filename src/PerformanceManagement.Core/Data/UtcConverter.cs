using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace PerformanceManagement.Core.Data;

/// <summary>Moments are stored as UTC and come back saying so: a database column forgets the kind of a <see cref="DateTime"/>.</summary>
public sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(moment => Stored(moment), stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc))
{
    private static DateTime Stored(DateTime moment) => moment.Kind == DateTimeKind.Utc
        ? moment
        : throw new InvalidOperationException($"Moments are stored as UTC; this one is {moment.Kind}. Take it from TimeProvider.GetUtcNow().UtcDateTime.");
}
