using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PerformanceManagement.Core.Entry.Workbooks;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Data.Configurations;

internal sealed class EntryWorkbookConfiguration : IEntityTypeConfiguration<EntryWorkbook>
{
    public void Configure(EntityTypeBuilder<EntryWorkbook> builder)
    {
        builder.ToTable("EntryWorkbooks");
        builder.Property(workbook => workbook.FileName).HasMaxLength(TextLengths.Name);
        builder.HasIndex(workbook => workbook.OwnerId);
        builder.HasIndex(workbook => workbook.ExpiresAt);
        builder.HasOne<User>().WithMany().HasForeignKey(workbook => workbook.OwnerId).OnDelete(DeleteBehavior.Cascade);
    }
}
