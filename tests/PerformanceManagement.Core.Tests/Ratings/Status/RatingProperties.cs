using FsCheck;
using FsCheck.Fluent;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Ratings.Trends;
using Xunit;

namespace PerformanceManagement.Core.Tests.Ratings.Status;

/// <summary>What holds for every figure, tried on hundreds of random ones.</summary>
public sealed class RatingProperties
{
    private static readonly Period Q1 = Period.Parse("2017/18 Q1");
    private static readonly Period Q2 = Period.Parse("2017/18 Q2");
    private static readonly RatingScheme[] Schemes = [RatingScheme.Rag5(new DateOnly(2017, 4, 1)), RatingScheme.AchievedFailed(new DateOnly(2017, 4, 1))];

    // Figures with up to two decimals, negative ones and zero included.
    private static readonly Arbitrary<decimal> Figures = Gen.Choose(-100_000, 100_000).Select(n => n / 100m).ToArbitrary();
    private static readonly Arbitrary<(decimal Value, decimal Target, int Decimals, RatingScheme Scheme)> Cases =
        Gen.Choose(-100_000, 100_000).Select(n => n / 100m)
            .SelectMany(v => Gen.OneOf(Gen.Constant(v), Gen.Choose(-100_000, 100_000).Select(n => n / 100m)).Select(t => (v, t)))
            .SelectMany(p => Gen.Choose(0, 3).SelectMany(d => Gen.Elements(Schemes).Select(s => (p.v, p.t, d, s)))).ToArbitrary();

    [Fact]
    public void Higher_and_lower_mirror_each_other() =>
        Prop.ForAll(Cases, c => Order(c.Value, c.Target, c.Decimals, GoodDirection.Higher, c.Scheme) == Order(-c.Value, -c.Target, c.Decimals, GoodDirection.Lower, c.Scheme)).Check();

    [Fact]
    public void A_better_value_never_has_a_worse_status() =>
        Prop.ForAll(Cases, Figures, (c, step) =>
            Order(c.Value + Math.Abs(step), c.Target, c.Decimals, GoodDirection.Higher, c.Scheme) <= Order(c.Value, c.Target, c.Decimals, GoodDirection.Higher, c.Scheme)
            && Order(c.Value - Math.Abs(step), c.Target, c.Decimals, GoodDirection.Lower, c.Scheme) <= Order(c.Value, c.Target, c.Decimals, GoodDirection.Lower, c.Scheme)).Check();

    [Fact]
    public void Equality_takes_the_better_status() =>
        Prop.ForAll(Figures, Gen.Elements(Schemes).ToArbitrary(), (value, scheme) =>
            Order(value, value, 2, GoodDirection.Higher, scheme) == 0 && Order(value, value, 2, GoodDirection.Lower, scheme) == 0).Check();

    [Fact]
    public void Exactly_at_the_tolerance_takes_the_better_status() =>
        Prop.ForAll(Gen.Choose(1, 1000).ToArbitrary(), n => Order(n * 95m, n * 100m, 2, GoodDirection.Higher, Schemes[0]) == 1 && Order((n * 95m) - 0.01m, n * 100m, 2, GoodDirection.Higher, Schemes[0]) == 2).Check();

    [Fact]
    public void A_value_is_rated_as_it_is_displayed() =>
        Prop.ForAll(Cases, c => Order(c.Value, c.Target, c.Decimals, GoodDirection.Higher, c.Scheme) == Order(Math.Round(c.Value, c.Decimals, MidpointRounding.AwayFromZero), c.Target, c.Decimals, GoodDirection.Higher, c.Scheme)).Check();

    [Fact]
    public void A_trend_does_not_depend_on_the_target() =>
        Prop.ForAll(Figures, Figures, Figures, (before, now, target) =>
        {
            SeriesPoint[] series = [new(Q1) { Value = before }, new(Q2) { Value = now }];
            var rules = new MeasureRules("number", 1, GoodDirection.Lower);
            return new TrendRule(rules, series, [], new TargetFigure(Q2, target)).ShortTrend().Result == new TrendRule(rules, series, [], null).ShortTrend().Result;
        }).Check();

    [Fact]
    public void Swapping_before_and_after_swaps_the_trend() =>
        Prop.ForAll(Figures, Figures, (a, b) => Math.Sign((int)Trend(a, b) - (int)TrendResult.NoChange) == -Math.Sign((int)Trend(b, a) - (int)TrendResult.NoChange)).Check();

    private static TrendResult Trend(decimal before, decimal now) =>
        new TrendRule(new MeasureRules("number", 1, GoodDirection.Higher), [new(Q1) { Value = before }, new(Q2) { Value = now }], [], null).ShortTrend().Result;

    private static int Order(decimal value, decimal target, int decimals, GoodDirection good, RatingScheme scheme) =>
        StatusRule.Rate(new SeriesPoint(Q2) { Value = value }, new TargetFigure(Q2, target), scheme, new MeasureRules("number", decimals, good)).Status!.Order;
}

internal static class PropertyCheck
{
    /// <summary>Tries a property on random cases and throws with the smallest that breaks it.</summary>
    public static void Check(this Property property) => property.QuickCheckThrowOnFailure();
}
