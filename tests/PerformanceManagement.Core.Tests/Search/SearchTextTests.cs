using FluentAssertions;
using PerformanceManagement.Core.Search;
using Xunit;

namespace PerformanceManagement.Core.Tests.Search;

public sealed class SearchTextTests
{
    [Theory]
    [InlineData("Council’s café, re-opened (2026)", "councils cafe re opened 2026")]
    [InlineData("NI 156", "ni 156")]
    [InlineData("O'Brien Ärger ÉCOLE", "obrien arger ecole")]
    [InlineData("", "")]
    [InlineData("🙂 a🙂b", "a b")]
    public void A_text_is_taken_apart_into_words_in_lower_case_without_accents(string text, string words) =>
        SearchText.Split(text).Select(w => w.Word).Should().Equal(words.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public void A_word_knows_where_it_stands_in_the_text()
    {
        const string text = "In the Cafe\u0301’s view";

        SearchText.Split(text).Select(w => text.Substring(w.Start, w.Length)).Should().Equal("In", "the", "Cafe\u0301’s", "view");
    }

    [Theory]
    [InlineData("repairs", "repair")]
    [InlineData("repaired", "repair")]
    [InlineData("repairing", "repair")]
    [InlineData("cities", "city")]
    [InlineData("households", "household")]
    [InlineData("boxes", "box")]
    [InlineData("illnesses", "illness")]
    [InlineData("homeless", "homeless")]
    [InlineData("status", "status")]
    [InlineData("basis", "basis")]
    [InlineData("planned", "plan")]
    [InlineData("planning", "plan")]
    [InlineData("measure", "measur")]
    [InlineData("measured", "measur")]
    [InlineData("measures", "measur")]
    [InlineData("during", "during")]
    [InlineData("speed", "speed")]
    [InlineData("bus", "bus")]
    [InlineData("q2s", "q2s")]
    public void An_ending_is_taken_off_by_fixed_rules(string word, string folded) => SearchText.Fold(word).Should().Be(folded);

    [Theory]
    [InlineData("NI 156")]
    [InlineData("ni156")]
    [InlineData("NI-156")]
    public void A_code_is_the_same_however_it_is_separated(string typed) => SearchText.Joined(typed).Should().Be("ni156");

    [Fact]
    public void What_was_looked_for_is_marked_and_nothing_is_lost()
    {
        const string text = "Repairs done, <b>repair</b> by the council";
        IReadOnlyList<MarkedPiece> pieces = MarkedText.Of(text, SearchedText.Read("repairing counc"));

        string.Concat(pieces.Select(p => p.Text)).Should().Be(text);
        pieces.Where(p => p.IsFound).Select(p => p.Text).Should().Equal("Repairs", "repair", "council");
    }

    [Fact]
    public void A_snippet_is_cut_between_words_around_what_was_looked_for()
    {
        string text = $"{string.Concat(Enumerable.Repeat("before ", 40))}the needle {string.Concat(Enumerable.Repeat("after ", 60))}";
        string snippet = string.Concat(MarkedText.Snippet(text, SearchedText.Read("needle")).Select(p => p.Text));

        snippet.Should().StartWith("… before").And.Contain("the needle after").And.EndWith("after …");
        snippet.Length.Should().BeLessThanOrEqualTo(MarkedText.SnippetLength + 4);
    }

    [Fact]
    public void Only_the_last_word_may_be_a_beginning_and_no_single_letter_is_one()
    {
        SearchedText.Read("hous temp").Terms.Select(t => t.IsBeginning).Should().Equal(false, true);
        SearchedText.Read("a").Terms.Select(t => t.IsBeginning).Should().Equal(false);
        SearchedText.Read("the state of the roads").Terms.Select(t => t.Word).Should().Equal("state", "roads");
        SearchedText.Read(" … ").IsEmpty.Should().BeTrue();
    }
}
