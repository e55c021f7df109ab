using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Delivery.Rules;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Data.Configurations;

internal sealed class DeliveryConfiguration : IEntityTypeConfiguration<DeliveryItem>, IEntityTypeConfiguration<DeliveryStep>, IEntityTypeConfiguration<DeliveryUpdate>, IEntityTypeConfiguration<StoredRiskScale>
{
    private const int Score = 20;

    public void Configure(EntityTypeBuilder<DeliveryItem> builder)
    {
        builder.ToTable("DeliveryItems", table => table.HasCheckConstraint("CK_DeliveryItems_NotUnderItself", "[ParentId] IS NULL OR [ParentId] <> [Id]"));
        builder.Property(i => i.Code).HasMaxLength(DeliveryItem.CodeLength);
        builder.Property(i => i.Title).HasMaxLength(TextLengths.Title);
        builder.Property(i => i.About).HasMaxLength(DeliveryItem.AboutLength);
        builder.Property(i => i.LeadOfficer).HasMaxLength(TextLengths.Name);
        builder.Property(i => i.PortfolioHolder).HasMaxLength(TextLengths.Name);
        builder.Property(i => i.Tranche).HasMaxLength(TextLengths.Name);
        builder.Property(i => i.Reference).HasMaxLength(TextLengths.Name);
        builder.Property(i => i.DueText).HasMaxLength(TextLengths.Name);
        builder.Property(i => i.ClosedBecause).HasMaxLength(TextLengths.Reason);
        builder.Property(i => i.InherentScore).HasMaxLength(Score);
        builder.Property(i => i.TargetScore).HasMaxLength(Score);
        builder.Property(i => i.Partners).HasMaxLength(DeliveryItem.AboutLength);
        builder.HasIndex(i => i.Code).IsUnique();
        builder.HasIndex(i => new { i.Kind, i.ClosedOn });
        builder.HasOne(i => i.Parent).WithMany().HasForeignKey(i => i.ParentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(i => i.EscalatesTo).WithMany().HasForeignKey(i => i.EscalatesToId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(i => i.DueOn);
        builder.HasOne<User>().WithMany().HasForeignKey(i => i.OwnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(i => i.Directorate).WithMany().HasForeignKey(i => i.DirectorateId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(i => i.Committees).WithMany().UsingEntity(
            "DeliveryCommittees",
            committee => committee.HasOne(typeof(Committee)).WithMany().HasForeignKey("CommitteeId").OnDelete(DeleteBehavior.Restrict),
            item => item.HasOne(typeof(DeliveryItem)).WithMany().HasForeignKey("ItemId").OnDelete(DeleteBehavior.Cascade));
        builder.HasMany(i => i.PlanItems).WithMany().UsingEntity(
            "DeliveryPlanItems",
            plan => plan.HasOne(typeof(PlanItem)).WithMany().HasForeignKey("PlanItemId").OnDelete(DeleteBehavior.Restrict),
            item => item.HasOne(typeof(DeliveryItem)).WithMany().HasForeignKey("ItemId").OnDelete(DeleteBehavior.Cascade));
        builder.HasMany(i => i.Measures).WithMany().UsingEntity(
            "DeliveryMeasures",
            measure => measure.HasOne(typeof(Measure)).WithMany().HasForeignKey("MeasureId").OnDelete(DeleteBehavior.Restrict),
            item => item.HasOne(typeof(DeliveryItem)).WithMany().HasForeignKey("ItemId").OnDelete(DeleteBehavior.Cascade));
    }

    public void Configure(EntityTypeBuilder<DeliveryStep> builder)
    {
        builder.ToTable("DeliverySteps");
        builder.Property(s => s.Text).HasMaxLength(DeliveryStep.TextLength);
        builder.Property(s => s.Group).HasMaxLength(TextLengths.Name);
        builder.Property(s => s.Owner).HasMaxLength(TextLengths.Name);
        builder.Property(s => s.DueText).HasMaxLength(TextLengths.Name);
        builder.Property(s => s.Update).HasMaxLength(DeliveryStep.UpdateLength);
        builder.HasIndex(s => new { s.ItemId, s.SortOrder });
        builder.HasIndex(s => s.DueOn);
        builder.HasOne(s => s.Item).WithMany(i => i.Steps).HasForeignKey(s => s.ItemId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<DeliveryUpdate> builder)
    {
        builder.ToTable("DeliveryUpdates", table => table.HasCheckConstraint("CK_DeliveryUpdates_Percent", "[PercentComplete] IS NULL OR [PercentComplete] BETWEEN 0 AND 100"));
        builder.Property(u => u.Rating).HasMaxLength(TextLengths.EnumName);
        builder.Property(u => u.Because).HasMaxLength(TextLengths.Reason);
        builder.Property(u => u.Score).HasMaxLength(Score);
        builder.Property(u => u.Narrative).HasMaxLength(DeliveryUpdate.NarrativeLength);
        builder.Property(u => u.Achievements).HasMaxLength(DeliveryUpdate.PartLength);
        builder.Property(u => u.NextSteps).HasMaxLength(DeliveryUpdate.PartLength);
        builder.Property(u => u.Evidence).HasMaxLength(EvidenceLines.MostLength);
        builder.Property(u => u.Outcomes).HasMaxLength(DeliveryUpdate.PartLength);
        builder.Property(u => u.ChangedBy).HasMaxLength(TextLengths.Name);
        builder.Property(u => u.KeptTitle).HasMaxLength(TextLengths.Title);
        builder.Property(u => u.KeptLeadOfficer).HasMaxLength(TextLengths.Name);
        builder.Property(u => u.ReturnedBecause).HasMaxLength(TextLengths.Reason);
        builder.HasIndex(u => new { u.ItemId, u.Period }).IsUnique();
        builder.HasIndex(u => new { u.PeriodEnd, u.State });
        builder.HasOne(u => u.Item).WithMany().HasForeignKey(u => u.ItemId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<StoredRiskScale> builder)
    {
        builder.ToTable("RiskScales");
        builder.Property(s => s.Likelihoods).HasMaxLength(StoredRiskScale.StepsLength);
        builder.Property(s => s.Impacts).HasMaxLength(StoredRiskScale.StepsLength);
    }
}
