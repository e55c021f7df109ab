using FluentAssertions;
using PerformanceManagement.Core.Ratings;
using PerformanceManagement.Core.Reports;
using Xunit;

namespace PerformanceManagement.Core.Tests.Reports;

public sealed class SummarySentencesTests
{
    [Theory]
    [InlineData(0, "There are no measures under the remit of this committee.")]
    [InlineData(1, "There is 1 measure under the remit of this committee.")]
    [InlineData(6, "There are 6 measures under the remit of this committee.")]
    public void The_remit_is_counted_in_good_English(int measures, string sentence) => SummarySentences.Remit(measures).Should().Be(sentence);

    [Theory]
    [InlineData(4, 5, "4 out of 5 measures were on target (80%).")]
    [InlineData(1, 5, "1 out of 5 measures were on target (20%).")]
    [InlineData(0, 5, "0 out of 5 measures were on target (0%).")]
    [InlineData(1, 1, "1 out of 1 measure was on target (100%).")]
    [InlineData(2, 3, "2 out of 3 measures were on target (67%).")]
    [InlineData(0, 0, "No measures could be rated against a target.")]
    public void On_target_is_said_as_the_papers_say_it(int count, int of, string sentence) =>
        SummarySentences.OnTarget(new CountOf(Codes(count), of, [])).Should().Be(sentence);

    [Theory]
    [InlineData(0, 4, 5, "0 out of 4* measures have improved compared with last quarter.")]
    [InlineData(1, 5, 5, "1 out of 5 measures have improved compared with last quarter.")]
    [InlineData(1, 1, 5, "1 out of 1* measure has improved compared with last quarter.")]
    [InlineData(0, 0, 5, "No measures could be compared with last quarter.")]
    public void A_smaller_denominator_is_marked(int improved, int of, int withValue, string sentence) =>
        SummarySentences.Improved(new TrendCount(Codes(improved), Codes(of - improved), [], []), "last quarter", withValue).Should().Be(sentence);

    [Fact]
    public void Up_to_three_left_out_are_named_in_the_sentence()
    {
        Dictionary<string, string> titles = new() { ["A"] = "Take up", ["B"] = "Arrears" };
        SummarySentences.LeftOut([], titles).Should().BeEmpty();
        SummarySentences.LeftOut([new LeftOut("A", "Awaiting data")], titles).Should().Equal(new ReportParagraph("1 measure is left out of the count: A Take up (awaiting data)."));
        SummarySentences.LeftOut([new LeftOut("A", "Awaiting data"), new LeftOut("B", "N/A")], titles)
            .Should().Equal(new ReportParagraph("2 measures are left out of the count: A Take up (awaiting data); B Arrears (N/A)."));
    }

    [Fact]
    public void More_than_three_left_out_are_listed_under_the_sentence()
    {
        LeftOut[] excluded = [.. Codes(4).Select(code => new LeftOut(code, "Not due"))];
        List<ReportBlock> blocks = [.. SummarySentences.LeftOut(excluded, Codes(4).ToDictionary(c => c, c => "Title " + c))];
        blocks[0].Should().Be(new ReportParagraph("4 measures are left out of the count:"));
        blocks[1].Should().BeOfType<ReportList>().Which.Items.Should().HaveCount(4).And.Contain("M1 Title M1 (not due)");
    }

    private static string[] Codes(int count) => [.. Enumerable.Range(1, count).Select(n => $"M{n}")];
}
