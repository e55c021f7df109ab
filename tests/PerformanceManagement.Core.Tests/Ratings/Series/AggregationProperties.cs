using FsCheck;
using FsCheck.Fluent;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Tests.Ratings.Status;
using Xunit;

namespace PerformanceManagement.Core.Tests.Ratings.Series;

/// <summary>What holds however periods are put together, tried on hundreds of random years.</summary>
public sealed class AggregationProperties
{
    private static readonly Period Year = Period.FinancialYear(2017);
    private static readonly IReadOnlyList<Period> Months = Year.Parts(PeriodLength.Month);
    private static readonly IReadOnlyList<Period> Quarters = Year.Parts(PeriodLength.Quarter);

    private static readonly Gen<decimal> Figure = Gen.Choose(-100_000, 100_000).Select(n => n / 100m);
    private static readonly Gen<(decimal Numerator, decimal Denominator)> Ratio = Gen.Choose(0, 1000).SelectMany(n => Gen.Choose(1, 1000).Select(d => ((decimal)n, (decimal)d)));

    // Numerator and denominator of each month of the year, and an order in which the months were entered.
    private static readonly Arbitrary<((decimal Numerator, decimal Denominator)[] Ratios, int[] Order)> Years =
        Gen.ArrayOf(Ratio, 12).SelectMany(ratios => Gen.Shuffle(Enumerable.Range(0, 12).ToArray()).Select(order => (ratios, order))).ToArbitrary();

    private static readonly AggregationRule[] Rules = [AggregationRule.Sum, AggregationRule.Average, AggregationRule.Weighted, AggregationRule.Last, AggregationRule.Maximum];

    [Fact]
    public void The_order_of_entry_makes_no_difference() =>
        Prop.ForAll(Years, Gen.Elements(Rules).ToArbitrary(), (year, rule) =>
        {
            MeasureRules rules = Monthly(rule);
            EnteredFigure[] entered = [.. year.Ratios.Select((ratio, month) => Entered(Months[month], ratio))];
            ReportedSeries inOrder = ReportedSeries.Of(rules, entered);
            ReportedSeries shuffled = ReportedSeries.Of(rules, year.Order.Select(month => entered[month]));
            return Quarters.All(q => inOrder.InPeriod(q) == shuffled.InPeriod(q) && inOrder.YearToDate(q) == shuffled.YearToDate(q)) && inOrder.InPeriod(Year) == shuffled.InPeriod(Year);
        }).Check();

    [Fact]
    public void The_year_to_date_of_figures_and_back_gives_the_figures() =>
        Prop.ForAll(Gen.ArrayOf(Figure, 4).ToArbitrary(), figures =>
        {
            var inPeriod = new MeasureRules("number", 2, GoodDirection.Higher) { YearRule = AggregationRule.Sum };
            MeasureRules soFar = inPeriod with { Entry = EntryBasis.YearToDate };
            ReportedSeries series = ReportedSeries.Of(inPeriod, Quarters.Zip(figures, (q, value) => new EnteredFigure(q) { Value = value }));
            ReportedSeries back = ReportedSeries.Of(soFar, Quarters.Select(q => new EnteredFigure(q) { Value = series.YearToDate(q).Value }));
            return Quarters.Select(q => back.InPeriod(q).Value!.Value).SequenceEqual(figures);
        }).Check();

    [Fact]
    public void A_weighted_rate_lies_between_the_least_and_the_greatest_of_its_parts() =>
        Prop.ForAll(Years, year =>
        {
            ReportedSeries series = ReportedSeries.Of(Monthly(AggregationRule.Weighted), year.Ratios.Select((ratio, month) => Entered(Months[month], ratio)));
            return Quarters.All(q => Between(series.InPeriod(q), q.Parts(PeriodLength.Month).Select(series.InPeriod))) && Between(series.InPeriod(Year), Months.Select(series.InPeriod));
        }).Check();

    [Fact]
    public void Quarters_put_together_from_months_make_the_same_year_as_the_months() =>
        Prop.ForAll(Years, Gen.Elements(AggregationRule.Sum, AggregationRule.Weighted, AggregationRule.Last, AggregationRule.Maximum).ToArbitrary(), (year, rule) =>
        {
            ReportedSeries months = ReportedSeries.Of(Monthly(rule), year.Ratios.Select((ratio, month) => Entered(Months[month], ratio)));
            var quarterly = new MeasureRules("%", 2, GoodDirection.Higher) { YearRule = rule };
            ReportedSeries quarters = ReportedSeries.Of(quarterly, Quarters.Select(q => months.InPeriod(q)).Select(p => rule == AggregationRule.Weighted
                ? new EnteredFigure(p.Period) { Value = p.Value, Numerator = p.Numerator, Denominator = p.Denominator }
                : new EnteredFigure(p.Period) { Value = p.Value }));
            // Sums of quotients may differ in the last of 28 digits, depending on what is added first.
            return Math.Round(months.InPeriod(Year).Value!.Value, 20) == Math.Round(quarters.InPeriod(Year).Value!.Value, 20);
        }).Check();

    [Fact]
    public void A_period_with_a_part_missing_is_withheld_unless_only_the_last_part_counts() =>
        Prop.ForAll(Years, Gen.Choose(0, 2).ToArbitrary(), Gen.Elements(Rules).ToArbitrary(), (year, missing, rule) =>
        {
            ReportedSeries series = ReportedSeries.Of(Monthly(rule), year.Ratios.Select((ratio, month) => Entered(Months[month], ratio)).Where((_, month) => month != missing));
            SeriesPoint quarter = series.InPeriod(Quarters[0]);
            return quarter.PartsPresent == 2 && quarter.PartsExpected == 3 && (quarter.Value is not null) == (rule == AggregationRule.Last && missing != 2);
        }).Check();

    private static MeasureRules Monthly(AggregationRule rule) =>
        new("%", 2, GoodDirection.Higher) { Frequency = Frequency.Month, QuarterRule = rule, YearRule = rule };

    private static EnteredFigure Entered(Period month, (decimal Numerator, decimal Denominator) ratio) =>
        new(month) { Value = ratio.Numerator * 100 / ratio.Denominator, Numerator = ratio.Numerator, Denominator = ratio.Denominator };

    private static bool Between(SeriesPoint whole, IEnumerable<SeriesPoint> parts)
    {
        decimal[] rates = [.. parts.Select(p => p.Value!.Value)];
        // 28 digits of a quotient: a whole made of equal parts may differ from them in the last.
        const decimal LastDigits = 0.000_000_000_000_000_000_01m;
        return whole.Value >= rates.Min() - LastDigits && whole.Value <= rates.Max() + LastDigits;
    }
}
