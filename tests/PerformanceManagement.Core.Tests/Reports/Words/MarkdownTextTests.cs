using FluentAssertions;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Reports.Words;
using Xunit;

namespace PerformanceManagement.Core.Tests.Reports.Words;

public sealed class MarkdownTextTests
{
    [Fact]
    public void Paragraphs_bold_emphasis_and_links_are_told_apart()
    {
        var paragraph = (ReportParagraph)Blocks("It is **354**, *up* from 327: see [the plan](https://council.example/plan).").Single();

        paragraph.Text.Should().Be("It is 354, up from 327: see the plan.");
        paragraph.Runs.Should().Contain(new ReportRun("354") { IsBold = true }).And.Contain(new ReportRun("up") { IsItalic = true }).And.Contain(new ReportRun("the plan") { Link = "https://council.example/plan" });
        Blocks("One.\n\nTwo.").Should().Equal(new ReportParagraph("One."), new ReportParagraph("Two."));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("#import \"x\" $x^2$ {MERGEFIELD a}")]
    [InlineData("=HYPERLINK(\"http://example.invalid\",\"x\")")]
    [InlineData("a < b & c > d")]
    public void What_looks_like_code_is_text(string typed) =>
        Blocks(typed).OfType<ReportParagraph>().Select(p => p.Text).Should().Equal(typed.StartsWith('<') || !typed.Contains("<!", StringComparison.Ordinal) ? typed : "");

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("/relative")]
    public void An_address_that_a_reader_cannot_follow_without_harm_is_no_link(string address)
    {
        var paragraph = (ReportParagraph)Blocks($"[here]({address})").Single();

        paragraph.Text.Should().Be("here");
        paragraph.Runs.Should().BeNull();
    }

    [Fact]
    public void Lists_nest_and_numbered_ones_keep_their_first_number()
    {
        var list = (ReportItems)Blocks("3. three\n   - below\n4. four").Single();

        list.First.Should().Be(3);
        list.Items.Select(i => i.Text).Should().Equal("three", "four");
        list.Items[0].Under!.Items.Single().Text.Should().Be("below");
        list.Items[0].Under!.First.Should().BeNull();
    }

    [Fact]
    public void A_table_with_ragged_rows_loses_nothing()
    {
        var table = (ReportTable)Blocks("| Stage | Received |\n|---|---|\n| 1 |\n| 2 | 30 |").Single();

        table.Columns.Select(c => c.Header).Should().Equal("Stage", "Received");
        table.Rows.Select(r => string.Join('|', r.Cells.Select(c => c.Text))).Should().Equal("1|–", "2|30");
    }

    [Fact]
    public void A_paste_from_Word_loses_its_clutter_and_keeps_its_text()
    {
        IReadOnlyList<ReportBlock> blocks = Blocks("<!--[if gte mso 9]><xml>x</xml><![endif]-->Rents rose.<o:p></o:p>\r\n\r\n•\tmore homes\r\n•\tfewer moves\v");

        blocks[0].Should().Be(new ReportParagraph("Rents rose."));
        ((ReportItems)blocks[1]).Items.Select(i => i.Text).Should().Equal("more homes", "fewer moves");
    }

    [Fact]
    public void Live_words_are_filled_and_what_fills_them_is_not_read_again()
    {
        var paragraph = (ReportParagraph)MarkdownText.Blocks("Now **{value A_1}**.", text => text.Replace("{value A_1}", "*5* _of_ <b>", StringComparison.Ordinal)).Single();

        paragraph.Text.Should().Be("Now *5* _of_ <b>.");
    }

    [Fact]
    public void Headings_of_a_text_begin_its_parts()
    {
        IReadOnlyList<TextPart> parts = MarkdownText.Parts("First.\n\n# Contracts\n\nSigned.\n\n## Stage 1\n\nDone.", same => same);

        parts.Select(p => (p.Depth, p.Title)).Should().Equal((0, null), (1, "Contracts"), (2, "Stage 1"));
        parts[1].Blocks.Should().Equal(new ReportParagraph("Signed."));
    }

    [Fact]
    public void Two_megabytes_are_read_in_a_moment() =>
        MarkdownText.Blocks(string.Join("\n\n", Enumerable.Repeat("A paragraph of some words that goes on for a line.", 40_000)), same => same).Should().HaveCount(40_000);

    private static IReadOnlyList<ReportBlock> Blocks(string text) => MarkdownText.Blocks(text, same => same);
}
