using FluentAssertions;
using PerformanceManagement.Core.Entry;
using Xunit;

namespace PerformanceManagement.Core.Tests.Entry;

public sealed class CommentaryPartsTests
{
    public static TheoryData<string?, string?, string?, string?, string?> Cases => new()
    {
        { "More evictions.", "Two more landlords.", "31 March 2027", "Head of Housing", null },
        { "More evictions.\n\nPrivate rents rose by 9%.", "Two more landlords:\n- one in the north\n- one in the south", "31 March 2027", "Head of Housing", "The grant was cut." },
        { "More evictions.", null, null, null, null },
        { null, "Two more landlords.", null, "Head of Housing", null },
        { "Why: nobody knows\nBy when: unclear", "Also: this", "31 March 2027", "By whom: me", "Why: again" },
        { "  More evictions.  ", "Two\r\nmore.", " ", "", "\t" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Parts_are_read_again_from_the_note_they_make(string? why, string? doing, string? byWhen, string? byWhom, string? also)
    {
        var parts = CommentaryParts.Of(why, doing, byWhen, byWhom, also);

        CommentaryParts.Parse(parts.Compose()).Should().Be(parts);
        CommentaryParts.Parse(parts.Compose()!.Replace("\n", "\r\n", StringComparison.Ordinal)).Should().Be(parts);
    }

    [Fact]
    public void They_read_well_one_below_the_other() =>
        CommentaryParts.Of("More evictions.", "Two more landlords.", "31 March 2027", "Head of Housing").Compose()
            .Should().Be("Why: More evictions.\n\nWhat is being done: Two more landlords.\n\nBy when: 31 March 2027\n\nBy whom: Head of Housing");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Demand keeps rising.")]
    [InlineData("Demand keeps rising.\n\nWhy: evictions.")]
    [InlineData("Also: something")]
    public void A_note_that_was_written_freely_has_no_parts(string? note) => CommentaryParts.Parse(note).Should().BeNull();

    [Fact]
    public void Nothing_said_is_no_note() => CommentaryParts.Of(" ", null, "", "\n").Compose().Should().BeNull();
}
