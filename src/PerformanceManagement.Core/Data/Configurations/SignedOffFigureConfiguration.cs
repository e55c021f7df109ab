using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Data.Configurations;

internal sealed class SignedOffFigureConfiguration : IEntityTypeConfiguration<SignedOffFigure>
{
    public void Configure(EntityTypeBuilder<SignedOffFigure> builder)
    {
        builder.HasIndex(figure => new { figure.CollectionId, figure.MeasureId }).IsUnique();
        // By it the rows are found that have not been carried over; there are none once that is done.
        builder.HasIndex(figure => figure.Format);
        builder.HasOne(figure => figure.Collection).WithMany().HasForeignKey(figure => figure.CollectionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Measure>().WithMany().HasForeignKey(figure => figure.MeasureId).OnDelete(DeleteBehavior.Restrict);
    }
}
