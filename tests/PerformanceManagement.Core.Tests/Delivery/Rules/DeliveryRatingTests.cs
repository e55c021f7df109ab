using FluentAssertions;
using PerformanceManagement.Core.Delivery.Rules;
using Xunit;

namespace PerformanceManagement.Core.Tests.Delivery.Rules;

/// <summary>Ratings of projects as papers print them.</summary>
public sealed class DeliveryRatingTests
{
    [Theory]
    [InlineData("GREEN", "green")]
    [InlineData("Amber", "amber")]
    [InlineData("Red", "red")]
    [InlineData("Green/ Amber", "green-amber")]
    [InlineData("N/A", "not-rated")]
    [InlineData("blue", null)]
    [InlineData("", null)]
    public void A_printed_rating_is_read(string typed, string? key) => (DeliveryRating.Read(typed)?.Key).Should().Be(key);

    [Fact]
    public void The_spread_of_the_children_is_said_best_first()
    {
        DeliveryRating.Spread([DeliveryRating.Green, DeliveryRating.Amber, DeliveryRating.Green, null, DeliveryRating.NotRated], "project", "projects").Should().Be("Of 5 projects: 2 green, 1 amber, 1 not rated and 1 without an update.");
        DeliveryRating.Spread([DeliveryRating.Green], "project", "projects").Should().Be("Of 1 project: 1 green.");
        DeliveryRating.Spread([], "project", "projects").Should().BeEmpty();
    }
}
