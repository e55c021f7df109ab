using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using PerformanceManagement.Core.Figures;
using Xunit;

namespace PerformanceManagement.Core.Tests.Figures;

public sealed class MeasureUnitTests
{
    private static readonly string[] Units = [.. MeasureUnit.Known.Select(u => u.Name), "households", "days", "hours", "families", "tonnes (net)", "£ per head", "rate per 10,000", "people aged 65+"];

    /// <summary>Whatever the product prints of a figure can be typed back into a form or a pack, in every unit and with any number of decimals.</summary>
    [Fact]
    public void What_is_printed_can_be_typed_back() =>
        Prop.ForAll<long, byte>((units, places) =>
        {
            decimal figure = units % 10_000_000_000_000_000L / 10_000m;
            int decimals = places % (FigureFormat.MostDecimals + 1);
            decimal shown = FigureFormat.Rounded(figure, decimals);
            foreach (string unit in Units)
            {
                ReadsBack(FigureFormat.Display(figure, decimals, unit), shown, unit, decimals);
                ReadsBack(FigureFormat.InWords(figure, decimals, unit), shown, unit, decimals);
                ReadsBack(FigureFormat.AsSet(figure, decimals, unit), figure, unit, decimals);
                ReadsBack(FigureFormat.AsSetInWords(figure, unit), figure, unit, decimals);
                ReadsBack(FigureFormat.Typed(figure, unit), figure, unit, decimals);
                ReadsBack(FigureFormat.ToEdit(figure, unit), figure, unit, decimals);
            }

            return true;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("£m", 2, "11.27", "£11.27m", "£11.27m")]
    [InlineData("£m", 1, "-0.05", "-£0.1m", "-£0.1m")]
    [InlineData("minutes:seconds", 0, "275", "4:35", "4 min 35 s")]
    [InlineData("minutes:seconds", 0, "59.6", "1:00", "1 min 0 s")]
    [InlineData("minutes:seconds", 1, "275.25", "4:35.3", "4 min 35.3 s")]
    [InlineData("minutes:seconds", 0, "-30", "-0:30", "-0 min 30 s")]
    [InlineData("hours:minutes", 0, "150", "2:30", "2 h 30 min")]
    [InlineData("days and hours", 0, "76", "3 d 4 h", "3 days 4 hours")]
    [InlineData("days and hours", 0, "25", "1 d 1 h", "1 day 1 hour")]
    [InlineData("households", 0, "354", "354", "354 households")]
    public void Each_unit_is_written_its_own_way(string unit, int decimals, string figure, string cell, string words)
    {
        decimal value = decimal.Parse(figure, System.Globalization.CultureInfo.InvariantCulture);
        FigureFormat.Display(value, decimals, unit).Should().Be(cell);
        FigureFormat.InWords(value, decimals, unit).Should().Be(words);
    }

    [Fact]
    public void A_unit_in_the_councils_own_words_stays_as_it_is()
    {
        var unit = MeasureUnit.Of("households");
        unit.Kind.Should().Be(UnitKind.Words);
        unit.FieldSuffix.Should().Be("households");
        FigureFormat.RatioFactor("households").Should().Be(1);
        FigureFormat.RatioFactor("%").Should().Be(100);
        MeasureUnit.Of("%").NumeratorUnit.Should().Be("number");
        MeasureUnit.Of("minutes:seconds").NumeratorUnit.Should().Be("minutes:seconds");
    }

    private static void ReadsBack(string printed, decimal expected, string unit, int decimals)
    {
        FigureRead read = FigureParser.Read(printed, unit, decimals);
        if (read.Value != expected) throw new InvalidOperationException($"{expected} in {unit} is printed “{printed}” and read as {read.Value}: {read.Problem}");
    }
}
