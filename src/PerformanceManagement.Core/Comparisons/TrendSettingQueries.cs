using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;

namespace PerformanceManagement.Core.Comparisons;

/// <summary>Questions about how trends are taken.</summary>
internal static class TrendSettingQueries
{
    internal static IQueryable<TrendSetting> TrendSettingsQuery(this PerformanceDbContext database) => database.TrendSettings.AsNoTracking();
}
