using FluentAssertions;
using PerformanceManagement.Core.Reports.Committees;
using Xunit;

namespace PerformanceManagement.Core.Tests.Reports.Committees;

public sealed class TextDifferenceTests
{
    [Theory]
    [InlineData("", "", "")]
    [InlineData("Same.", "Same.", "Same.")]
    [InlineData("", "New", "[+New]")]
    [InlineData("Old", "", "[-Old]")]
    [InlineData("One two three", "One 2 three", "One [-two ][+2 ]three")]
    [InlineData("One\nTwo\nThree\n", "One\nThree\n", "One\n[-Two\n]Three\n")]
    [InlineData("One\nThree", "One\nTwo\nThree", "One\n[+Two\n]Three")]
    [InlineData("a b\nc d\n", "a x\nc d\ne\n", "a [-b\n][+x\n]c d\n[+e\n]")]
    public void Lines_and_words_that_differ_are_marked(string earlier, string later, string marked) =>
        string.Concat(TextDifference.Between(earlier, later).Select(p => p.Change switch { TextChange.Added => $"[+{p.Text}]", TextChange.Removed => $"[-{p.Text}]", _ => p.Text })).Should().Be(marked);

    [Fact]
    public void Both_texts_can_be_made_again_from_the_pieces()
    {
        var random = new Random(7);
        for (int i = 0; i < 200; i++)
        {
            string earlier = Made(random), later = Made(random);
            IReadOnlyList<TextPiece> pieces = TextDifference.Between(earlier, later);

            string.Concat(pieces.Where(p => p.Change != TextChange.Added).Select(p => p.Text)).Should().Be(earlier);
            string.Concat(pieces.Where(p => p.Change != TextChange.Removed).Select(p => p.Text)).Should().Be(later);
        }
    }

    [Fact]
    public void The_longest_texts_are_compared()
    {
        string earlier = string.Join(' ', Enumerable.Range(0, 15_000)), later = string.Join('\n', Enumerable.Range(7, 15_000));

        string.Concat(TextDifference.Between(earlier, later).Where(p => p.Change != TextChange.Removed).Select(p => p.Text)).Should().Be(later);
    }

    private static string Made(Random random) => string.Concat(Enumerable.Range(0, random.Next(30)).Select(_ => "ab \n"[random.Next(4)]));
}
