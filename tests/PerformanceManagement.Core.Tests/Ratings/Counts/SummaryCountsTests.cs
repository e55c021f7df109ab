using FluentAssertions;
using FsCheck.Fluent;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Counts;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Ratings.Trends;
using PerformanceManagement.Core.Tests.Ratings.Status;
using Xunit;

namespace PerformanceManagement.Core.Tests.Ratings.Counts;

/// <summary>What is counted, out of what, and who is left out or carried.</summary>
public sealed class SummaryCountsTests
{
    private static readonly Period Q1 = Period.Parse("2017/18 Q1");
    private static readonly Period Q2 = Period.Parse("2017/18 Q2");
    private static readonly RatingScheme Rag = RatingScheme.Rag5(new DateOnly(2017, 4, 1));
    private static readonly CountingRules Carrying = new(PercentFormat.TwoDecimals, ArrearsRule.Carried);

    [Theory]
    [InlineData(1, 11, "9%", "9.09%")]
    [InlineData(6, 11, "55%", "54.55%")]
    [InlineData(6, 12, "50%", "50%")]
    [InlineData(1, 8, "13%", "12.5%")]
    [InlineData(2, 3, "67%", "66.67%")]
    [InlineData(1, 200, "1%", "0.5%")]
    [InlineData(0, 3, "0%", "0%")]
    [InlineData(3, 3, "100%", "100%")]
    public void A_percentage_is_whole_or_has_two_decimals_without_trailing_zeros(int count, int of, string whole, string twoDecimals)
    {
        CountingRules.Standard.PercentText(count * 100m / of).Should().Be(whole);
        Carrying.PercentText(count * 100m / of).Should().Be(twoDecimals);
    }

    [Fact]
    public void A_count_says_its_members_its_denominator_and_who_is_left_out_and_why()
    {
        CountedMeasure[] measures = [Measure("A", 100), Measure("B", 100), Measure("C", 97), Measure("D", 50), Measure("E", 100), Waiting("F", ReasonForNoValue.AwaitingData) with { ReasonDetail = "until Q3" }];

        SummaryCounts counts = SummaryCounts.Of(measures);

        counts.OnTarget.Members.Should().Equal("A", "B", "E");
        counts.OnTarget.Others.Should().Equal("C", "D");
        counts.OnTarget.Excluded.Should().Equal(new LeftOut("F", "Awaiting data, until Q3"));
        counts.OnTarget.Denominator.Should().Be("5 of 6 rated; 1 awaiting data, until Q3");
        counts.OnTarget.DenominatorByName.Should().Be("5 of 6 rated; 1 awaiting data, until Q3 (F)");
        counts.OnTarget.Sentence.Should().Be("On target: 3 of 5 measures (60%). 5 of 6 rated; 1 awaiting data, until Q3.");
        counts.Statuses.Select(s => s.Count.Sentence).Should().Equal(
            "Met or exceeded target: 3 of 5 measures (60%). 5 of 6 rated; 1 awaiting data, until Q3.",
            "Slightly below target: 1 of 5 measures (20%). 5 of 6 rated; 1 awaiting data, until Q3.",
            "Significantly below target: 1 of 5 measures (20%). 5 of 6 rated; 1 awaiting data, until Q3.");
        counts.ShortTrend.Improved.Sentence.Should().Be("Improved since the period before: 3 of 5 measures (60%). 5 of 6 compared; 1 not comparable.");
    }

    [Fact]
    public void One_none_and_nothing_are_said_in_good_English()
    {
        SummaryCounts.Of([Measure("A", 100)]).OnTarget.Sentence.Should().Be("On target: 1 of 1 measure (100%). 1 of 1 rated.");
        SummaryCounts.Of([Waiting("A", ReasonForNoValue.NotDue), Waiting("B", ReasonForNoValue.NotDue)]).OnTarget.Sentence.Should().Be("On target: nothing to count. 0 of 2 rated; 2 not due.");
        SummaryCounts.Of([]).OnTarget.Sentence.Should().Be("On target: nothing to count. 0 of 0 rated.");
        SummaryCounts.Of([]).OnTarget.PercentText.Should().BeNull();
    }

    [Fact]
    public void A_measure_in_arrears_is_left_out_or_carried_as_the_rules_say()
    {
        CountedMeasure[] measures = [Measure("A", 100), Measure("B", 50), Late("C", 97)];

        SummaryCounts.Of(measures).OnTarget.Sentence.Should().Be("On target: 1 of 2 measures (50%). 2 of 3 rated; 1 in arrears.");
        CountOf carried = SummaryCounts.Of(measures, Carrying).OnTarget;
        carried.Sentence.Should().Be("On target: 1 of 3 measures (33.33%). 3 of 3 rated. C counted at its Q1 2017/18 status, in arrears.");
        carried.Carried.Select(c => c.Code).Should().Equal("C");
        SummaryCounts.Of(measures, Carrying).Statuses.Single(s => s.Status.Key == "slightly-below").Members.Should().Equal("C");
        SummaryCounts.Of(measures, Carrying).ShortTrend.Excluded.Select(e => e.Code).Should().Equal(["C"], "there is no later figure to compare");
    }

    [Fact]
    public void An_earlier_figure_without_a_status_cannot_be_carried_and_says_so()
    {
        CountedMeasure late = Late("C", 97);
        late = late with { LastKnown = late.LastKnown! with { Rating = StatusRule.Rate(new SeriesPoint(Q1) { Value = 97 }, null, Rag, new MeasureRules("%", 0, GoodDirection.Higher)) } };

        SummaryCounts.Of([late], Carrying).OnTarget.Excluded.Should().Equal(new LeftOut("C", "In arrears, and its last known figure, for Q1 2017/18, has no status"));
    }

    [Fact]
    public void Reasons_come_in_the_order_of_how_many_they_leave_out() =>
        SummaryCounts.Of([Waiting("A", ReasonForNoValue.NotDue), Waiting("B", ReasonForNoValue.Suppressed), Waiting("C", ReasonForNoValue.Suppressed), Parts("D")]).OnTarget.Denominator
            .Should().Be("0 of 4 rated; 2 suppressed; 1 with 2 of 3 parts entered; 1 not due");

    [Fact]
    public void Every_count_divides_the_measures_into_members_others_and_those_left_out() =>
        Prop.ForAll(Gen.ListOf(Gen.Choose(0, 7)).ToArbitrary(), Gen.Elements(CountingRules.Standard, Carrying).ToArbitrary(), (kinds, rules) =>
        {
            CountedMeasure[] measures = [.. kinds.Select((kind, n) => OfKind($"M{n}", kind))];
            SummaryCounts counts = SummaryCounts.Of(measures, rules);
            CountOf[] all = [counts.OnTarget, .. counts.Statuses.Select(s => s.Count), .. counts.ShortTrend.All, .. counts.LongTrend.All, .. counts.SinceLastYear.All];
            string[] codes = [.. measures.Select(m => m.Code).Order(StringComparer.Ordinal)];
            bool partition = all.All(c => c.Members.Concat(c.Others).Concat(c.Excluded.Select(e => e.Code)).Order(StringComparer.Ordinal).SequenceEqual(codes));
            // The statuses, and the results of each comparison, divide their denominator, too.
            bool statuses = counts.Statuses.Sum(s => s.Count.Count) == counts.OnTarget.Of;
            bool trends = new[] { counts.ShortTrend, counts.LongTrend, counts.SinceLastYear }.All(t => t.All.Sum(c => c.Count) == t.Of && t.All.All(c => c.Of == t.Of));
            bool carried = counts.OnTarget.Carried.All(c => counts.OnTarget.Members.Concat(counts.OnTarget.Others).Contains(c.Code));
            return partition && statuses && trends && carried && all.All(c => c.Excluded.All(e => e.Reason.Length > 0));
        }).Check();

    private static CountedMeasure OfKind(string code, int kind) => kind switch
    {
        0 => Measure(code, 100),
        1 => Measure(code, 97),
        2 => Measure(code, 50),
        3 => Measure(code, 100, GoodDirection.None),
        4 => Late(code, 97),
        5 => Parts(code),
        6 => Measure(code, 100, target: false),
        _ => Waiting(code, ReasonForNoValue.Suppressed),
    };

    private static CountedMeasure Measure(string code, decimal value, GoodDirection good = GoodDirection.Higher, bool target = true) =>
        Counted(code, new SeriesPoint(Q2) { Value = value }, good, target);

    private static CountedMeasure Waiting(string code, ReasonForNoValue reason) => Counted(code, new SeriesPoint(Q2) { Reason = reason });

    private static CountedMeasure Parts(string code) => Counted(code, new SeriesPoint(Q2) { PartsPresent = 2, PartsExpected = 3 });

    private static CountedMeasure Late(string code, decimal last)
    {
        var rules = new MeasureRules("%", 0, GoodDirection.Higher);
        SeriesPoint[] series = [new(Q1) { Value = last }, new(Q2) { Reason = ReasonForNoValue.InArrears }];
        return Waiting(code, ReasonForNoValue.InArrears) with { LastKnown = LastKnownRating.Of(series, rules, [new TargetFigure(Q1, 100), new TargetFigure(Q2, 100)], [], Rag, _ => (Rag, rules)) };
    }

    // The period before has 98.
    private static CountedMeasure Counted(string code, SeriesPoint now, GoodDirection good = GoodDirection.Higher, bool hasTarget = true)
    {
        var rules = new MeasureRules("%", 0, good);
        TargetFigure? target = hasTarget ? new TargetFigure(Q2, 100) : null;
        var trends = new TrendRule(rules, [new SeriesPoint(Q1) { Value = 98 }, now], [], target);
        return new CountedMeasure(code, StatusRule.Rate(now, target, Rag, rules), trends.ShortTrend(), trends.LongTrend(), trends.SinceLastYear());
    }
}
