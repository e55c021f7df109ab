using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PerformanceManagement.Core.Comparisons;

namespace PerformanceManagement.Core.Data.Configurations;

internal sealed class TrendSettingConfiguration : IEntityTypeConfiguration<TrendSetting>
{
    public void Configure(EntityTypeBuilder<TrendSetting> builder)
    {
        builder.HasIndex(setting => setting.Frequency).IsUnique();
        builder.ToTable("TrendSettings", table => table.HasCheckConstraint("CK_TrendSettings_Periods", $"[Periods] BETWEEN 1 AND {TrendSetting.MostPeriods} AND [LeastPeriods] BETWEEN 1 AND [Periods]"));
    }
}
