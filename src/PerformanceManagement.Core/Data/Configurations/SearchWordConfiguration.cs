using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PerformanceManagement.Core.Search;

namespace PerformanceManagement.Core.Data.Configurations;

/// <summary>
/// Found by word and by owner. No foreign key, because the owner may be of any kind. Kind and field are numbers: there are very many rows, and both say
/// what comes first.
/// </summary>
internal sealed class SearchWordConfiguration : IEntityTypeConfiguration<SearchWord>, IEntityTypeConfiguration<SearchNote>
{
    public void Configure(EntityTypeBuilder<SearchWord> builder)
    {
        builder.ToTable("SearchWords");
        builder.HasKey(word => new { word.Kind, word.OwnerId, word.Word, word.Field });
        builder.Property(word => word.Kind).HasConversion<int>();
        builder.Property(word => word.Field).HasConversion<int>();
        builder.Property(word => word.Word).HasMaxLength(SearchText.LongestWord);
        builder.HasIndex(word => new { word.Word, word.Field, word.Kind, word.OwnerId });
    }

    public void Configure(EntityTypeBuilder<SearchNote> builder)
    {
        builder.ToTable("SearchNotes");
        builder.HasKey(note => new { note.Initial, note.Kind, note.OwnerId });
        builder.Property(note => note.Initial).HasMaxLength(1);
        builder.Property(note => note.Kind).HasConversion<int>();
        builder.HasIndex(note => new { note.Kind, note.OwnerId });
    }
}
