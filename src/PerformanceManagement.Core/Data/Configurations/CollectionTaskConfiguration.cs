using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PerformanceManagement.Core.Collections.Tasks;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Data.Configurations;

internal sealed class CollectionTaskConfiguration : IEntityTypeConfiguration<CollectionTask>, IEntityTypeConfiguration<ApprovalDeputy>
{
    public void Configure(EntityTypeBuilder<CollectionTask> builder)
    {
        builder.ToTable("CollectionTasks");
        builder.Property(task => task.StateBy).HasMaxLength(TextLengths.Name);
        builder.Property(task => task.Comment).HasMaxLength(CollectionTask.CommentLength);
        builder.Property(task => task.ExcusedBecause).HasMaxLength(TextLengths.Reason);
        builder.HasIndex(task => new { task.Quarter, task.MeasureId, task.Period }).IsUnique();
        builder.HasIndex(task => new { task.MeasureId, task.Period });
        builder.HasIndex(task => task.GivenToId).HasFilter("[GivenToId] IS NOT NULL");
        // A measure without figures can be deleted, and what was asked of it goes with it.
        builder.HasOne<Measure>().WithMany().HasForeignKey(task => task.MeasureId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<User>().WithMany().HasForeignKey(task => task.GivenToId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ApprovalDeputy> builder)
    {
        builder.ToTable("ApprovalDeputies", table => table.HasCheckConstraint("CK_ApprovalDeputies_Days", "[From] <= [Until]"));
        builder.HasIndex(deputy => deputy.DirectorateId);
        builder.HasIndex(deputy => deputy.UserId);
        builder.HasOne(deputy => deputy.Directorate).WithMany().HasForeignKey(deputy => deputy.DirectorateId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(deputy => deputy.User).WithMany().HasForeignKey(deputy => deputy.UserId).OnDelete(DeleteBehavior.Restrict);
    }
}
