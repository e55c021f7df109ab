using FluentAssertions;
using PerformanceManagement.Core.Charts;
using Xunit;

namespace PerformanceManagement.Core.Tests.Charts;

public sealed class ChartWordsTests
{
    [Theory]
    [InlineData("all-equal", "From 14 in Q1 2015/16 to 14 in Q2 2016/17, unchanged.")]
    [InlineData("one-point", "354 in Q1 2015/16, the only value.")]
    [InlineData("gaps", "From 310 in Q1 2015/16 to 349 in Q4 2016/17; lowest 310 in Q1 2015/16, highest 354 in Q3 2016/17. No value in 3 of 8 quarters: Q2 2015/16 (not available), Q1 2016/17 (not entered yet), Q2 2016/17 (not entered yet).")]
    [InlineData("break", "From 310 in Q1 2015/16 to 218 in Q4 2016/17; lowest 210 in Q1 2016/17, highest 340 in Q4 2015/16. Latest target 300. Method changed in Q1 2016/17: earlier values are not comparable.")]
    [InlineData("band-target", "From 7.9% in Q1 2015/16 to 11.4% in Q4 2016/17; lowest 7.9% in Q1 2015/16, highest 16.1% in Q1 2016/17. Latest target 10.0% to 15.0%.")]
    [InlineData("limits", "From 14 in April 2016 to 16 in August 2017; lowest 12 in July 2016, highest 30 in May 2017. Latest target 14. Mean 15.8, limits 5.5 to 26.1 from April 2016 to August 2017; special causes in 1 of 17 points.")]
    [InlineData("forecast", "From 310 in Q1 2015/16 to 354 in Q2 2016/17; lowest 310 in Q1 2015/16, highest 354 in Q2 2016/17. Latest target 345. Forecast for Q4 2016/17: 380.")]
    [InlineData("restated", "From 91.2% in Q1 2015/16 to 96.2% in Q2 2016/17; lowest 91.2% in Q1 2015/16, highest 96.2% in Q2 2016/17. Restated after sign-off: Q3 2015/16. Provisional: Q2 2016/17. Latest target 95.0%.")]
    [InlineData("suppressed", "From 12 in Q1 2015/16 to 11 in Q2 2016/17; lowest 7 in Q4 2015/16, highest 12 in Q1 2015/16. No value in 2 of 6 quarters: Q3 2015/16 (suppressed), Q1 2016/17 (suppressed). Latest target 8.")]
    [InlineData("two-lines", "Wellbridge: From 80 in Q1 2015/16 to 41 in Q4 2016/17; lowest 41 in Q4 2016/17, highest 80 in Q1 2015/16. Gorsefield: From 40 in Q1 2015/16 to 78 in Q4 2016/17; lowest 40 in Q1 2015/16, highest 78 in Q4 2016/17. Gorsefield: No value in 1 of 8 quarters: Q3 2016/17 (not entered yet).")]
    public void The_words_say_what_the_drawing_shows(string name, string words) => ChartWords.Of(ChartCases.All[name]).Should().Be(words);

    [Fact]
    public void A_chart_without_figures_says_so() =>
        ChartWords.Of(ChartCases.Of("Bins", ChartCases.Households, [null, null])).Should().Be("No value in 2 quarters.");

    [Fact]
    public void Many_gaps_are_counted_by_their_reason() =>
        ChartWords.Of(ChartCases.Of("Bins", ChartCases.Households, [1, null, null, null, null, null, 2])).Should().EndWith("No value in 5 of 7 quarters: not entered yet in 5.");
}
