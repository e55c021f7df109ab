using FsCheck;
using FsCheck.Fluent;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Targets;
using PerformanceManagement.Core.Tests.Ratings.Status;
using Xunit;

namespace PerformanceManagement.Core.Tests.Ratings.Targets;

/// <summary>What holds however a year's target is spread, tried on hundreds of random ones.</summary>
public sealed class TargetProfileProperties
{
    // Targets with up to two decimals, negative ones and zero included; shapes of four or twelve figures that are not all zero.
    private static readonly Gen<decimal> Figures = Gen.Choose(-1_000_000, 1_000_000).Select(n => n / 100m);
    private static readonly Gen<decimal[]> Shapes = Gen.Elements(4, 12).SelectMany(n => Gen.Choose(0, 5_000).Select(f => f / 10m).ArrayOf(n)).Where(shape => shape.Sum() > 0);
    private static readonly Arbitrary<(decimal Year, decimal[] Shape, int Decimals)> Cases =
        Figures.SelectMany(year => Shapes.SelectMany(shape => Gen.Choose(0, 2).Select(decimals => (year, shape, decimals)))).ToArbitrary();

    [Fact]
    public void An_even_or_shaped_spread_always_adds_up() =>
        Prop.ForAll(Cases, c => Spread(c, TargetProfile.Even).Sum() == c.Year && Spread(c, TargetProfile.LastYear).Sum() == c.Year).Check();

    [Fact]
    public void A_spread_of_the_year_so_far_ends_at_the_years_target() =>
        Prop.ForAll(Cases, c => Spread(c, TargetProfile.Even, ReportingBasis.YearToDate)[^1] == c.Year && Spread(c, TargetProfile.LastYear, ReportingBasis.YearToDate)[^1] == c.Year).Check();

    [Fact]
    public void A_shape_counts_by_its_proportions_alone() =>
        Prop.ForAll(Cases, Gen.Choose(1, 500).ToArbitrary(), (c, times) =>
            Spread(c, TargetProfile.LastYear).SequenceEqual(Spread((c.Year, [.. c.Shape.Select(f => f * times / 4m)], c.Decimals), TargetProfile.LastYear))).Check();

    [Fact]
    public void Even_shares_differ_by_one_of_the_last_digit_at_most() =>
        Prop.ForAll(Gen.Choose(-100_000, 100_000).ToArbitrary(), year =>
        {
            IReadOnlyList<decimal> shares = Spread((year, [1, 1, 1, 1], 0), TargetProfile.Even);
            return shares.Max() - shares.Min() <= 1;
        }).Check();

    [Fact]
    public void What_was_spread_is_accepted_as_given() =>
        Prop.ForAll(Cases, c =>
        {
            IReadOnlyList<decimal> spread = Spread(c, TargetProfile.LastYear);
            return TargetProfileRule.WhyNotAsGiven(c.Year, [.. Parts(c.Shape).Zip(spread, (part, target) => part with { Target = target })], Rules(c.Decimals, ReportingBasis.InPeriod)) is null;
        }).Check();

    private static IReadOnlyList<decimal> Spread((decimal Year, decimal[] Shape, int Decimals) given, TargetProfile profile, ReportingBasis basis = ReportingBasis.InPeriod) =>
        TargetProfileRule.Spread(given.Year, profile, Parts(given.Shape), Rules(given.Decimals, basis)).Targets;

    private static ProfilePart[] Parts(decimal[] shape)
    {
        Period first = shape.Length == 4 ? Period.FinancialQuarter(2026, 1) : Period.Month(2026, 4);
        return [.. shape.Select((figure, n) => new ProfilePart(first.Back(-n)) { LastYear = figure })];
    }

    private static MeasureRules Rules(int decimals, ReportingBasis basis) => new("homes", decimals, GoodDirection.Higher) { YearRule = AggregationRule.Sum, Basis = basis };
}
