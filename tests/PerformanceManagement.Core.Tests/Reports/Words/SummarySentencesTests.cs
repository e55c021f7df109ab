using FluentAssertions;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Counts;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Reports.Words;
using PerformanceManagement.Core.Tests.Reports.Paper;
using Xunit;

namespace PerformanceManagement.Core.Tests.Reports.Words;

/// <summary>The shipped profiles' sentences for one, none and many.</summary>
public sealed class SummarySentencesTests
{
    private const string Plan = "plan-monitoring";
    private const string Corporate = "corporate-performance";

    [Theory]
    [InlineData(Plan, 0, "There are no measures under the remit of this committee.")]
    [InlineData(Plan, 1, "There is 1 measure under the remit of this committee.")]
    [InlineData(Plan, 6, "There are 6 measures under the remit of this committee.")]
    [InlineData(Corporate, 0, "No indicators are reported to this committee.")]
    [InlineData(Corporate, 1, "1 indicator is reported to this committee.")]
    [InlineData(Corporate, 49, "49 indicators are reported to this committee.")]
    public void The_remit_is_counted_in_good_English(string profile, int measures, string sentence) =>
        SummarySentences.Remit(Of(profile).Sentences.Remit, measures).Should().Be(sentence);

    [Theory]
    [InlineData(Plan, 4, 5, "4 out of 5 measures were on target (80%).")]
    [InlineData(Plan, 1, 5, "1 out of 5 measures were on target (20%).")]
    [InlineData(Plan, 0, 5, "0 out of 5 measures were on target (0%).")]
    [InlineData(Plan, 1, 1, "1 out of 1 measure was on target (100%).")]
    [InlineData(Plan, 2, 3, "2 out of 3 measures were on target (67%).")]
    [InlineData(Plan, 0, 0, "No measures could be rated against a target.")]
    [InlineData(Corporate, 6, 11, "6 of 11 indicators achieved their target (54.55%).")]
    [InlineData(Corporate, 6, 12, "6 of 12 indicators achieved their target (50%).")]
    [InlineData(Corporate, 1, 1, "1 of 1 indicator achieved its target (100%).")]
    [InlineData(Corporate, 0, 3, "None of 3 indicators achieved its target.")]
    [InlineData(Corporate, 0, 0, "No indicator could be measured against a target.")]
    public void On_target_is_said_as_the_papers_say_it(string profile, int count, int of, string sentence)
    {
        ReportTexts texts = Of(profile);
        SummarySentences.OnTarget(texts.Sentences.OnTarget, Count(count, of, texts)).Should().Be(sentence);
    }

    [Theory]
    [InlineData(Plan, 0, 0, 4, 5, "0 out of 4* measures have improved compared with last quarter.")]
    [InlineData(Plan, 1, 2, 5, 5, "1 out of 5 measures have improved compared with last quarter.")]
    [InlineData(Plan, 1, 0, 1, 5, "1 out of 1* measure has improved compared with last quarter.")]
    [InlineData(Plan, 0, 0, 0, 5, "No measures could be compared with last quarter.")]
    [InlineData(Corporate, 6, 1, 11, 11, "Compared with last quarter, 54.55% of 11 indicators are better (6), 9.09% static (1) and 36.36% worse (4).")]
    [InlineData(Corporate, 1, 0, 1, 3, "Compared with last quarter, of 1* indicator 1 is better, 0 static and 0 worse.")]
    [InlineData(Corporate, 0, 0, 0, 3, "No indicator could be compared with last quarter.")]
    public void A_comparison_says_how_many_improved_and_a_smaller_denominator_is_marked(string profile, int improved, int same, int of, int withValue, string sentence)
    {
        ReportTexts texts = Of(profile);
        SummarySentences.Improved(texts.Sentences.LastQuarter!, new TrendCount(Count(improved, of, texts), Count(same, of, texts), Count(of - improved - same, of, texts)), withValue, "4 quarters").Should().Be(sentence);
    }

    [Theory]
    [InlineData("4 quarters", "1 out of 2 measures have improved compared with the average of the previous 4 quarters.")]
    [InlineData("quarter", "1 out of 2 measures have improved compared with the average of the previous quarter.")]
    public void The_long_trend_is_said_over_as_many_quarters_as_it_is_taken(string quarters, string sentence)
    {
        ReportTexts texts = Of(Plan);
        SummarySentences.Improved(texts.Sentences.LongTerm!, new TrendCount(Count(1, 2, texts), Count(0, 2, texts), Count(1, 2, texts)), 2, quarters).Should().Be(sentence);
    }

    [Fact]
    public void Each_profile_has_its_own_comparisons_and_only_one_says_each_status()
    {
        (ReportSentences plan, ReportSentences corporate) = (Of(Plan).Sentences, Of(Corporate).Sentences);

        new object?[] { plan.LastQuarter, plan.LongTerm, plan.LastYear, corporate.LastQuarter, corporate.LastYear, corporate.EachStatus }.Should().NotContainNulls();
        corporate.LongTerm.Should().BeNull("the corporate performance report compares with last year and last quarter");
        plan.EachStatus.Should().BeNull();
    }

    [Fact]
    public void Up_to_three_left_out_are_named_in_the_sentence()
    {
        Dictionary<string, string> titles = new() { ["A"] = "Take up", ["B"] = "Arrears" };
        NumberForms forms = Of(Plan).Sentences.LeftOut;
        SummarySentences.LeftOut(forms, [], titles).Should().BeEmpty();
        SummarySentences.LeftOut(forms, [new LeftOut("A", "Awaiting data")], titles).Should().Equal(new ReportParagraph("1 measure is left out of the count: A Take up (awaiting data)."));
        SummarySentences.LeftOut(forms, [new LeftOut("A", "Awaiting data"), new LeftOut("B", "N/A")], titles)
            .Should().Equal(new ReportParagraph("2 measures are left out of the count: A Take up (awaiting data); B Arrears (N/A)."));
    }

    [Fact]
    public void More_than_three_left_out_are_listed_under_the_sentence()
    {
        LeftOut[] excluded = [.. Codes("M", 4).Select(code => new LeftOut(code, "Not due"))];
        List<ReportBlock> blocks = [.. SummarySentences.LeftOut(Of(Plan).Sentences.LeftOut, excluded, Codes("M", 4).ToDictionary(c => c, c => "Title " + c))];
        blocks[0].Should().Be(new ReportParagraph("4 measures are left out of the count:"));
        blocks[1].Should().BeOfType<ReportList>().Which.Items.Should().HaveCount(4).And.Contain("M1 Title M1 (not due)");
    }

    [Fact]
    public void A_measure_counted_at_its_last_known_status_is_named_with_it()
    {
        Rating rating = StatusRule.Rate(new SeriesPoint(Period.Parse("2016/17 Q2")) { Value = 8 }, new TargetFigure(Period.Parse("2016/17 Q2"), 30), RatingScheme.AchievedFailed(new DateOnly(2016, 4, 1)), new MeasureRules("%", 0, GoodDirection.Lower));
        var carried = new CarriedMeasure("KPI 15", new LastKnownRating(Period.Parse("2016/17 Q2"), rating));

        SummarySentences.Carried(Of(Corporate).Sentences.Carried, [carried], new Dictionary<string, string> { ["KPI 15"] = "Reoffending" })
            .Should().Equal(new ReportParagraph("1 indicator is reported in arrears and counted at its last known result: KPI 15 Reoffending (achieved, Q2 2016/17)."));
    }

    private static ReportTexts Of(string profile) => ReportSample.Profiles.Find(profile)!.Texts;

    private static CountOf Count(int count, int of, ReportTexts texts) => new("Counted", Codes("M", count), Codes("N", of - count), []) { Rules = texts.Counting.Rules };

    private static string[] Codes(string letter, int count) => [.. Enumerable.Range(1, count).Select(n => letter + n)];
}
