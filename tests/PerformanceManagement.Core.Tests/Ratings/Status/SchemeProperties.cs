using FsCheck;
using FsCheck.Fluent;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Ratings.Status;
using Xunit;

namespace PerformanceManagement.Core.Tests.Ratings.Status;

/// <summary>What holds for every valid scheme, tried on hundreds of random ones.</summary>
public sealed class SchemeProperties
{
    private static readonly Period Q2 = Period.Parse("2017/18 Q2");

    // Two to eight statuses with limits of up to four decimals, most of them valid.
    private static readonly Gen<RatingScheme> Schemes =
        from kind in Gen.Elements(Enum.GetValues<ToleranceKind>())
        from limits in Gen.ListOf(Gen.Choose(0, 500_000))
        let rising = limits.Select(n => (decimal?)(n / 10_000m)).Distinct().Order().Take(SchemeRules.MostStatuses - 1).ToList()
        select SchemeRulesTests.Scheme(kind, [.. rising.Count == 0 ? [0m] : rising, null]);

    private static readonly Arbitrary<(RatingScheme Scheme, decimal Target, decimal Shortfall, decimal Step)> Cases =
        (from scheme in Schemes
         from target in Gen.Choose(-100_000, 100_000)
         from shortfall in Gen.OneOf(Gen.Choose(0, 100_000), Gen.Elements(scheme.Ordered.SkipLast(1).Select(s => (int)(s.LargestShortfall!.Value * 100)).ToArray()))
         from step in Gen.Choose(0, 10_000)
         select (scheme, target / 100m, shortfall / 100m, step / 100m)).ToArbitrary();

    [Fact]
    public void A_larger_shortfall_never_has_a_better_status() =>
        Prop.ForAll(Cases, c => SchemeRules.Problems(c.Scheme).Count == 0
            && Place(c.Scheme, c.Target, c.Shortfall) <= Place(c.Scheme, c.Target, c.Shortfall + c.Step)).Check();

    [Fact]
    public void Every_shortfall_has_exactly_one_status() =>
        Prop.ForAll(Cases, c =>
        {
            Rating rating = Rate(c.Scheme, c.Target, c.Shortfall);
            return rating.Outcome == RatingOutcome.Rated && c.Scheme.Ordered.Count(s => s.Key == rating.Status!.Key) == 1;
        }).Check();

    [Fact]
    public void Meeting_the_target_is_always_the_best_status() => Prop.ForAll(Cases, c => Place(c.Scheme, c.Target, 0) == 0).Check();

    [Fact]
    public void Every_status_of_a_valid_scheme_has_an_example_that_has_it() =>
        Prop.ForAll(Schemes.ToArbitrary(), scheme => SchemeExamples.Of(scheme).Select(e => e.Rating.Status!.Order).SequenceEqual(Enumerable.Range(0, scheme.Statuses.Count))).Check();

    private static int Place(RatingScheme scheme, decimal target, decimal shortfall) => Rate(scheme, target, shortfall).Status!.Order;

    private static Rating Rate(RatingScheme scheme, decimal target, decimal shortfall) =>
        StatusRule.Rate(new SeriesPoint(Q2) { Value = target - shortfall }, new TargetFigure(Q2, target), scheme, new MeasureRules("number", 2, GoodDirection.Higher));
}
