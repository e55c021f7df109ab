using FluentAssertions;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Ratings.Targets;
using Xunit;

namespace PerformanceManagement.Core.Tests.Ratings.Targets;

public sealed class ForecastWithoutValueTests
{
    [Fact]
    public void A_quarter_in_which_nothing_but_no_cases_was_entered_has_its_forecast_as_at_its_end()
    {
        var rules = new MeasureRules("number", 1, GoodDirection.Lower)
        {
            Frequency = Frequency.Month,
            Entry = EntryBasis.YearToDate,
            QuarterRule = AggregationRule.Sum,
            YearRule = AggregationRule.Average,
            Partial = PartialPeriods.Shown,
        };
        EnteredFigure[] figures = [new(Period.Month(2017, 11)) { Numerator = 0, Denominator = 0 }, new(Period.Month(2017, 10)) { YearToDate = 7 }];
        Period quarter = Period.FinancialQuarter(2017, 3);

        Forecast? forecast = ForecastRule.At(quarter, figures, [], RatingScheme.Rag5(new DateOnly(2013, 4, 1)), rules, []);

        forecast.Should().NotBeNull();
        forecast!.AsAt.Should().Be(quarter);
    }
}
