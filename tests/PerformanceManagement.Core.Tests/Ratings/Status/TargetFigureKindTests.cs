using FluentAssertions;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Ratings.Trends;
using Xunit;

namespace PerformanceManagement.Core.Tests.Ratings.Status;

/// <summary>Targets that say what meets them, floors beside them, words that mean none, and schemes that ask about last year.</summary>
public sealed class TargetFigureKindTests
{
    private static readonly Period Q2 = Period.Parse("2026/27 Q2");
    private static readonly RatingScheme Rag = RatingScheme.Rag5(new DateOnly(2026, 4, 1));
    private static readonly MeasureRules Higher = new("%", 0, GoodDirection.Higher);
    private static readonly MeasureRules Lower = new("households", 0, GoodDirection.Lower);

    public static TheoryData<TargetKind, decimal, string> Kinds() => new()
    {
        { TargetKind.Target, 50, "met" }, { TargetKind.Target, 49, "slightly-below" },
        { TargetKind.AtLeast, 50, "met" }, { TargetKind.AtLeast, 49, "slightly-below" },
        { TargetKind.MoreThan, 51, "met" }, { TargetKind.MoreThan, 50, "slightly-below" }, { TargetKind.MoreThan, 47, "significantly-below" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Equality_follows_the_kind_where_higher_is_better(TargetKind kind, decimal value, string status) =>
        Status(value, new TargetFigure(Q2, 50) { Kind = kind }, Higher).Should().Be(status);

    [Theory]
    [InlineData(TargetKind.AtMost, 10, "met")]
    [InlineData(TargetKind.FewerThan, 10, "slightly-below")]
    [InlineData(TargetKind.FewerThan, 9, "met")]
    [InlineData(TargetKind.AtMost, 11, "significantly-below")]
    public void Equality_follows_the_kind_where_lower_is_better(TargetKind kind, decimal value, string status) =>
        Status(value, new TargetFigure(Q2, 10) { Kind = kind }, Lower).Should().Be(status);

    [Theory]
    [InlineData(TargetKind.AtLeast, "%", "at least 95%, floor 90%")]
    [InlineData(TargetKind.AtMost, "days", "no more than 95, floor 90")]
    [InlineData(TargetKind.MoreThan, "%", "more than 95%, floor 90%")]
    [InlineData(TargetKind.FewerThan, "%", "less than 95%, floor 90%")]
    [InlineData(TargetKind.FewerThan, "households", "fewer than 95, floor 90")]
    [InlineData(TargetKind.Target, "households", "95, floor 90")]
    public void A_target_is_printed_with_its_word_and_its_floor(TargetKind kind, string unit, string text) =>
        FigureFormat.TargetText(new TargetFigure(Q2, 95) { Kind = kind, Floor = 90 }, 0, unit).Should().Be(text);

    [Theory]
    [InlineData(TargetKind.Expected, "1,700, expected (as in the bid)")]
    [InlineData(TargetKind.BaselinePeriod, "1,700, baseline (as in the bid)")]
    public void What_is_no_target_is_printed_with_its_word_and_never_rated(TargetKind kind, string text)
    {
        var beside = new TargetFigure(Q2, 1700, Words: "as in the bid") { Kind = kind };

        FigureFormat.TargetText(beside, 0, "households").Should().Be(text);
        StatusRule.Rate(new SeriesPoint(Q2) { Value = 10 }, beside, Rag, Lower with { Good = GoodDirection.None }).Outcome.Should().Be(RatingOutcome.DataOnly);
        beside.HasNumber.Should().BeFalse("nothing is measured against it");
    }

    // Whatever the target, the floor and the scheme: at or beyond the target it is on target, beyond the floor worst, between them between.
    [Theory]
    [InlineData(GoodDirection.Higher, 1)]
    [InlineData(GoodDirection.Lower, -1)]
    public void A_floor_divides_what_is_missed_at_its_figure(GoodDirection good, int side)
    {
        var rules = new MeasureRules("days", 1, good);
        foreach (decimal target in new[] { 0m, 10m, 100m, -5m })
        {
            foreach (decimal apart in new[] { 0m, 0.1m, 2m, 40m })
            {
                TargetFigure beside = new(Q2, target) { Floor = target - (side * apart) };
                for (decimal off = -1m; off <= 50; off += 0.1m)
                    Status(target - (side * off), beside, rules).Should().Be(off <= 0 ? "met" : off <= apart ? "slightly-below" : "significantly-below", "{0} of {1} with {2}", off, target, apart);
            }
        }
    }

    [Fact]
    public void A_floor_says_so_and_another_status_does_not_accept_what_is_beyond_it()
    {
        var scheme = new RatingScheme
        {
            Name = "Four",
            InForceFrom = new DateOnly(2026, 4, 1),
            Statuses =
            [
                new() { Order = 0, Key = "met", Label = "Met", ShortLabel = "Met", LargestShortfall = 0 },
                new() { Order = 1, Key = "near", Label = "Near", ShortLabel = "Near", LargestShortfall = 5 },
                new() { Order = 2, Key = "off", Label = "Off", ShortLabel = "Off", LargestShortfall = 20 },
                new() { Order = 3, Key = "far", Label = "Far", ShortLabel = "Far" },
            ],
        };
        Rating Of(decimal value, decimal floor) => StatusRule.Rate(new SeriesPoint(Q2) { Value = value }, new TargetFigure(Q2, 100) { Floor = floor }, scheme, Higher);

        Of(97, 98).Status!.Key.Should().Be("far", "97 is beyond the floor, though within 5%");
        Of(98, 60).Status!.Key.Should().Be("near");
        Of(61, 60).Status!.Key.Should().Be("off");
        Of(59, 60).Explanation.Should().Be("59% against a target of 100%, higher is better: 41% below target, below the floor of 60% set beside it, under scheme 'Four' (in force from April 2026): far.");
    }

    [Fact]
    public void Every_word_of_the_list_is_no_target_or_a_baseline_however_it_is_typed()
    {
        foreach ((IReadOnlyList<string> list, string because) in new[] { (TargetWords.ThatMeanNone, "no target is set"), (TargetWords.ThatMeanBaseline, "sets the baseline") })
        {
            foreach (string word in list.SelectMany(w => new[] { w, w.ToUpperInvariant(), $"  {w.Replace(" ", "  ", StringComparison.Ordinal)}. ", $"({w})" }))
            {
                Rating rating = StatusRule.Rate(new SeriesPoint(Q2) { Value = 60 }, new TargetFigure(Q2, Words: word), Rag, Higher);
                rating.Explanation.Should().StartWith("60%: data only, because").And.Contain(because);
            }
        }

        foreach (string dash in new[] { "–", "—", "−", "--" }) new TargetFigure(Q2, Words: dash).SaysNone.Should().BeTrue(dash);
        foreach (string judged in new[] { "65% of all stock by year end", "Improve on last year", "No more than last year" }) new TargetFigure(Q2, Words: judged).IsWordsAlone.Should().BeTrue(judged);
    }

    [Fact]
    public void The_list_of_words_stands_in_the_documents()
    {
        string text = File.ReadAllText(Path.Combine(EdgeCases.EdgeCaseTableTests.Root(), "docs", "how-ratings-work.md"));
        foreach (string word in TargetWords.ThatMeanNone.Concat(TargetWords.ThatMeanBaseline)) text.Should().Contain($"“{word}”");
    }

    [Theory]
    [InlineData(TrendResult.Improved, "as-good")]
    [InlineData(TrendResult.NoChange, "as-good")]
    [InlineData(TrendResult.Worsened, "off")]
    [InlineData(TrendResult.NotComparable, "off")]
    [InlineData(null, "off")]
    public void A_status_may_ask_how_the_figure_compares_with_last_year(TrendResult? lastYear, string status)
    {
        DirectionOfTravel? compared = lastYear is { } result ? new DirectionOfTravel(result, [], null, "") : null;

        StatusRule.Rate(new SeriesPoint(Q2) { Value = 80 }, new TargetFigure(Q2, 100), EdgeCases.EdgeCase.AsGoodAsLastYear, Higher, compared).Status!.Key.Should().Be(status);
        StatusRule.Rate(new SeriesPoint(Q2) { Value = 90 }, new TargetFigure(Q2, 100), EdgeCases.EdgeCase.AsGoodAsLastYear, Higher, compared).Status!.Key.Should().Be("near", "it is within 10%");
    }

    [Fact]
    public void Such_a_scheme_is_sound_and_says_what_each_status_accepts()
    {
        RatingScheme scheme = EdgeCases.EdgeCase.AsGoodAsLastYear;
        scheme = scheme with { Statuses = [scheme.Statuses[0], scheme.Statuses[1] with { Shape = StatusShape.Triangle }, scheme.Statuses[2] with { Shape = StatusShape.Square }] };

        SchemeRules.Problems(scheme).Should().BeEmpty();
        Enumerable.Range(0, 3).Select(place => SchemeWords.Accepts(scheme.Ordered, place)).Should().Equal(
            "The target is met, or missed by no more than 10% of target",
            "The target is missed by more than 10% of target, and the figure is as good as or better than in the same period last year",
            "The target is missed by more than 10% of target, and the figure is not as good as or better than in the same period last year, or there is nothing to compare it with");
        SchemeExamples.Of(scheme).Select(e => e.Rating.Status!.Key).Should().Equal("near", "as-good", "off");
    }

    [Theory]
    [InlineData(0, "The best status cannot ask about last year")]
    [InlineData(2, "The last status cannot ask about last year")]
    public void The_best_and_the_worst_ask_nothing(int place, string because)
    {
        RatingScheme scheme = RatingScheme.Rag5(new DateOnly(2026, 4, 1));
        scheme = scheme with { Statuses = [.. scheme.Statuses.Select((s, n) => n == place ? s with { LastYear = LastYearCondition.AsGood } : s)] };

        SchemeRules.Problems(scheme).Should().Contain(p => p.Field == SchemeField.LastYear && p.Place == place && p.Message.StartsWith(because, StringComparison.Ordinal));
    }

    [Fact]
    public void A_status_that_no_value_could_have_is_refused()
    {
        RatingScheme scheme = RatingScheme.Rag5(new DateOnly(2026, 4, 1));
        var asks = new SchemeStatus { Order = 2, Key = "asks", Label = "Asks", ShortLabel = "Asks", Colour = StatusColour.Blue, LargestShortfall = 3, LastYear = LastYearCondition.Better };
        scheme = scheme with { Statuses = [.. scheme.Statuses.Take(2), asks, scheme.Statuses[2] with { Order = 3 }] };

        SchemeRules.Problems(scheme).Should().ContainSingle().Which.Message.Should().Contain("“Slightly below target” accepts all that “Asks” would");
    }

    private static string Status(decimal value, TargetFigure target, MeasureRules rules) => StatusRule.Rate(new SeriesPoint(Q2) { Value = value }, target, Rag, rules).Status!.Key;
}
