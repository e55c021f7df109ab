using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Measures;

namespace PerformanceManagement.Core.Data.Configurations;

internal sealed class CommitteeConfiguration : IEntityTypeConfiguration<Committee>, IEntityTypeConfiguration<CommitteeMeeting>
{
    public void Configure(EntityTypeBuilder<Committee> builder)
    {
        builder.Property(committee => committee.Name).HasMaxLength(TextLengths.Name);
        builder.HasIndex(committee => committee.Name).IsUnique();
    }

    public void Configure(EntityTypeBuilder<CommitteeMeeting> builder)
    {
        builder.HasIndex(meeting => new { meeting.CommitteeId, meeting.Period }).IsUnique();
        builder.HasIndex(meeting => meeting.Date);
        builder.HasOne(meeting => meeting.Committee).WithMany().HasForeignKey(meeting => meeting.CommitteeId).OnDelete(DeleteBehavior.Restrict);
    }
}
