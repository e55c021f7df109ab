using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using PerformanceManagement.Core.Ratings.Counts;
using Xunit;

namespace PerformanceManagement.Core.Tests.Ratings;

public sealed class LargestRemainderTests
{
    [Theory]
    [InlineData(new[] { 1, 1, 1 }, 0, new[] { 34.0, 33.0, 33.0 })]
    [InlineData(new[] { 5, 1, 5 }, 2, new[] { 45.46, 9.09, 45.45 })]
    [InlineData(new[] { 0, 0 }, 0, new[] { 0.0, 0.0 })]
    [InlineData(new[] { 7 }, 2, new[] { 100.0 })]
    [InlineData(new[] { 2, 2, 0 }, 0, new[] { 50.0, 50.0, 0.0 })]
    public void What_is_missing_goes_to_those_that_lost_most(int[] counts, int decimals, double[] shares) =>
        LargestRemainder.Shares(counts, decimals).Should().Equal(shares.Select(s => (decimal)s));

    [Fact]
    public void Shares_add_to_100_and_none_is_a_unit_from_its_own() => Prop.ForAll<NonNegativeInt[], bool>((counts, whole) =>
    {
        int[] numbers = [.. counts.Select(c => c.Get % 5000)];
        decimal unit = whole ? 1m : 0.01m;
        IReadOnlyList<decimal> shares = LargestRemainder.Shares(numbers, whole ? 0 : 2);
        int sum = numbers.Sum();
        return sum == 0 ? shares.All(s => s == 0) : shares.Sum() == 100m && shares.Zip(numbers).All(p => Math.Abs(p.First - (p.Second * 100m / sum)) < unit);
    }).QuickCheckThrowOnFailure();
}
