using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Plans;

namespace PerformanceManagement.Core.Data.Configurations;

internal sealed class PlanItemConfiguration : IEntityTypeConfiguration<PlanItem>, IEntityTypeConfiguration<PlanNote>, IEntityTypeConfiguration<CouncilPlan>, IEntityTypeConfiguration<EarlierPlace>
{
    public void Configure(EntityTypeBuilder<PlanItem> builder)
    {
        builder.Property(item => item.Key).HasMaxLength(TextLengths.Key);
        builder.Property(item => item.Number).HasMaxLength(TextLengths.Key);
        builder.Property(item => item.Title).HasMaxLength(TextLengths.Title);
        builder.HasIndex(item => item.Key).IsUnique();
        builder.HasOne(item => item.Parent).WithMany().HasForeignKey(item => item.ParentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(item => item.Plan).WithMany().HasForeignKey(item => item.PlanId).OnDelete(DeleteBehavior.Restrict);
        builder.ToTable("PlanItems", table => table.HasCheckConstraint("CK_PlanItems_NotItsOwnParent", "[ParentId] <> [Id]"));
    }

    public void Configure(EntityTypeBuilder<CouncilPlan> builder)
    {
        builder.ToTable("CouncilPlans");
        builder.Property(plan => plan.Name).HasMaxLength(TextLengths.Name);
        builder.HasIndex(plan => plan.Name).IsUnique();
        builder.HasIndex(plan => plan.From).IsUnique();
    }

    public void Configure(EntityTypeBuilder<EarlierPlace> builder)
    {
        builder.ToTable("EarlierPlaces");
        builder.HasIndex(place => new { place.MeasureId, place.Until }).IsUnique();
        builder.HasOne<Measure>().WithMany(measure => measure.EarlierPlaces).HasForeignKey(place => place.MeasureId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(place => place.PlanItem).WithMany().HasForeignKey(place => place.PlanItemId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<PlanNote> builder)
    {
        builder.Property(note => note.Text).HasMaxLength(PlanNote.TextLength);
        builder.HasIndex(note => new { note.PlanItemId, note.Period }).IsUnique();
        builder.HasIndex(note => note.Period);
        builder.HasOne(note => note.PlanItem).WithMany().HasForeignKey(note => note.PlanItemId).OnDelete(DeleteBehavior.Restrict);
    }
}
