using FluentAssertions;
using PerformanceManagement.Core.Reading;
using Xunit;

namespace PerformanceManagement.Core.Tests.Reading;

public sealed class NearnessTests
{
    [Theory]
    [InlineData("NI 156", "ni156", 0)]
    [InlineData("NI 165", "NI 156", 2)]
    [InlineData("HOU", "HOU 01", 2)]
    [InlineData("", "HOU", 3)]
    public void Signs_are_counted_and_spaces_are_not(string one, string other, int apart) => Nearness.Apart(one, other).Should().Be(apart);

    [Fact]
    public void The_nearest_come_first_and_what_is_nothing_like_it_does_not_come() =>
        Nearness.Nearest("HOU 1", ["ENV 09", "HOU 01", "HOU 11", "HOU 02"], c => c, 2).Should().Equal("HOU 01", "HOU 11");

    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("-5%", "\"'-5%\"")]
    [InlineData("Bins, missed", "\"Bins, missed\"")]
    [InlineData("say \"no\"", "\"say \"\"no\"\"\"")]
    [InlineData(null, "")]
    public void A_cell_of_a_file_is_never_a_formula(string? text, string cell) => CsvCell.Of(text).Should().Be(cell);
}
