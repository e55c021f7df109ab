using AngleSharp.Dom;
using FluentAssertions;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Ratings.Trends;
using PerformanceManagement.Web.TagHelpers;
using Xunit;

namespace PerformanceManagement.Web.Tests.TagHelpers;

public sealed class RagStatusTests
{
    [Fact]
    public async Task A_status_is_told_by_shape_and_word_as_well_as_by_colour()
    {
        List<(string Shape, string Word, string Class)> seen = [];
        foreach (SchemeStatus status in RatingScheme.Rag5(new DateOnly(2017, 4, 1)).Ordered)
        {
            IElement html = await TagHelperRun.Write(new RagStatusTagHelper { Rating = Rated(status) });
            seen.Add((html.QuerySelector("svg > *")!.OuterHtml, html.TextContent, html.QuerySelector(".pm-status")!.ClassList[1]));
            html.QuerySelector("svg")!.GetAttribute("aria-hidden").Should().Be("true");
        }

        seen.Should().HaveCount(3);
        seen.Select(status => status.Shape).Should().OnlyHaveUniqueItems();
        seen.Select(status => status.Word).Should().Equal("Met or exceeded target", "Slightly below target", "Significantly below target");
        seen.Select(status => status.Class).Should().Equal("pm-status--green", "pm-status--amber", "pm-status--red");
    }

    [Fact]
    public async Task A_rating_opens_to_the_sentence_that_explains_it()
    {
        Rating rating = Rated(RatingScheme.Rag5(new DateOnly(2017, 4, 1)).Ordered[1]);

        IElement html = await TagHelperRun.Write(new RagStatusTagHelper { Rating = rating, Compact = true, Explain = true });

        html.QuerySelector("details > summary")!.TextContent.Should().Be("Slightly below");
        html.QuerySelector("details > p")!.TextContent.Should().Be(rating.Explanation);
    }

    [Fact]
    public async Task What_is_not_rated_says_why_and_has_no_colour_of_a_status()
    {
        var rating = new Rating { Outcome = RatingOutcome.NotRated, NotRatedBecause = "Awaiting data", Explanation = "Awaiting data." };

        IElement html = await TagHelperRun.Write(new RagStatusTagHelper { Rating = rating });

        html.TextContent.Should().Be("Not rated: awaiting data");
        html.QuerySelector(".pm-status")!.ClassName.Should().Be("pm-status pm-status--grey pm-status--not-rated");
    }

    [Fact]
    public async Task A_rating_judged_by_a_person_says_so()
    {
        Rating rating = Rated(RatingScheme.Rag5(new DateOnly(2017, 4, 1)).Ordered[0]) with { IsJudged = true };

        (await TagHelperRun.Write(new RagStatusTagHelper { Rating = rating, Compact = true })).TextContent.Should().Be("On target (judged)");
    }

    [Fact]
    public async Task Every_shape_and_colour_a_scheme_may_have_can_be_drawn()
    {
        foreach (StatusShape shape in Enum.GetValues<StatusShape>())
        {
            foreach (StatusColour colour in Enum.GetValues<StatusColour>())
            {
                Rating rating = Rated(new SchemeStatus { Key = "k", Label = "A status", ShortLabel = "Short", Shape = shape, Colour = colour });
                (await TagHelperRun.Write(new RagStatusTagHelper { Rating = rating })).QuerySelectorAll("svg > *").Length.Should().Be(1);
            }
        }
    }

    [Fact]
    public async Task An_unknown_colour_shape_or_outcome_is_refused_rather_than_shown_as_something_else()
    {
        Rating rated = Rated(RatingScheme.Rag5(new DateOnly(2017, 4, 1)).Ordered[0]);

        foreach (Rating unknown in new[]
                 {
                     rated with { Status = rated.Status! with { Colour = (StatusColour)99 } },
                     rated with { Status = rated.Status! with { Shape = (StatusShape)99 } },
                     rated with { Outcome = (RatingOutcome)99 },
                 })
        {
            await FluentActions.Awaiting(() => TagHelperRun.Write(new RagStatusTagHelper { Rating = unknown })).Should().ThrowAsync<Exception>();
        }
    }

    [Theory]
    [InlineData(TrendResult.Improved, 1, "Improved", "pm-trend--improved")]
    [InlineData(TrendResult.Improved, -1, "Improved", "pm-trend--improved")]
    [InlineData(TrendResult.Worsened, -1, "Worsened", "pm-trend--worsened")]
    [InlineData(TrendResult.NoChange, 0, "No change", "pm-trend--no-change")]
    [InlineData(TrendResult.Increased, 1, "Increased", "pm-trend--increased")]
    [InlineData(TrendResult.Decreased, -1, "Decreased", "pm-trend--decreased")]
    [InlineData(TrendResult.NotComparable, 0, "Not comparable", "pm-trend--not-comparable")]
    public async Task A_trend_is_told_by_arrow_and_word(TrendResult result, int movement, string word, string cssClass)
    {
        var trend = new DirectionOfTravel(result, [], null, "Because.") { Movement = movement };

        IElement html = await TagHelperRun.Write(new TrendArrowTagHelper { Trend = trend, Explain = true });

        html.QuerySelector("summary")!.TextContent.Should().Be(word);
        html.QuerySelector("p")!.TextContent.Should().Be("Because.");
        html.QuerySelector(".pm-trend")!.ClassList.Should().Contain(cssClass);
    }

    [Fact]
    public async Task The_arrow_points_where_the_figure_went_not_where_it_should()
    {
        async Task<string> ArrowOf(int movement) => (await TagHelperRun.Write(new TrendArrowTagHelper
        {
            Trend = new DirectionOfTravel(TrendResult.Improved, [], null, "") { Movement = movement },
        })).QuerySelector("path")!.GetAttribute("d")!;

        (await ArrowOf(1)).Should().StartWith("M8 14V2").And.NotBe(await ArrowOf(-1));
    }

    [Fact]
    public async Task An_unknown_trend_is_refused() =>
        await FluentActions.Awaiting(() => TagHelperRun.Write(new TrendArrowTagHelper { Trend = new DirectionOfTravel((TrendResult)99, [], null, "") }))
            .Should().ThrowAsync<ArgumentOutOfRangeException>();

    private static Rating Rated(SchemeStatus status) => new()
    {
        Outcome = RatingOutcome.Rated,
        Status = new RatedStatus(status.Key, status.Label, status.ShortLabel, status.Shape, status.Colour, status.Order, IsWorst: false),
        Explanation = "354 against a target of 350.",
    };
}
