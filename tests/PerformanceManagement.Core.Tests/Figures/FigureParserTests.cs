using System.Globalization;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using PerformanceManagement.Core.Figures;
using Xunit;

namespace PerformanceManagement.Core.Tests.Figures;

public sealed class FigureParserTests
{
    [Theory]
    [InlineData("91.5", "91.5")]
    [InlineData(" 91.5 ", "91.5")]
    [InlineData("\u00A091.5", "91.5")]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("007", "7")]
    [InlineData(".5", "0.5")]
    [InlineData("+3", "3")]
    [InlineData("-3.25", "-3.25")]
    [InlineData("−3.25", "-3.25")]
    [InlineData("1,234", "1234")]
    [InlineData("1,234.5", "1234.5")]
    [InlineData("12,345,678", "12345678")]
    [InlineData("91,500", "91500")]
    [InlineData("£1,234.50", "1234.5")]
    [InlineData("-£12", "-12")]
    [InlineData("£ 12", "12")]
    [InlineData("92.4%", "92.4")]
    [InlineData("92.4 %", "92.4")]
    [InlineData("91.3333", "91.3333")]
    [InlineData("91.333300", "91.3333")]
    [InlineData("1.23456", "1.2346")]
    [InlineData("1.23454999999999999999999999999999999999", "1.2345")]
    [InlineData("1.23455", "1.2346")]
    [InlineData("-1.23455", "-1.2346")]
    [InlineData("1\u00A0234", "1234")]
    [InlineData("99999999999999.9999", "99999999999999.9999")]
    public void A_figure_is_read_exactly_as_typed(string typed, string expected)
    {
        FigureParser.TryRead(typed, out decimal value, out string? problem).Should().BeTrue(problem);
        value.Should().Be(decimal.Parse(expected, CultureInfo.InvariantCulture));
        problem.Should().BeNull();
    }

    [Theory]
    [InlineData("91,5", "“91,5” is not a figure that can be read safely: use a full stop for the decimal point, as in 91.5.")]
    [InlineData("0,125", "“0,125” is not a figure that can be read safely: use a full stop for the decimal point, as in 0.125.")]
    [InlineData("1.234,5", "“1.234,5” is not a figure that can be read safely: use a full stop for the decimal point and commas for thousands, as in 1,234.5.")]
    [InlineData("1.2.3", "“1.2.3” is not a figure that can be read safely: use a full stop for the decimal point and commas for thousands, as in 1,234.5.")]
    [InlineData("1,23,456", "“1,23,456” has its commas in the wrong places: write thousands as in 1,234,567 or without commas.")]
    [InlineData("12,34.5", "“12,34.5” has its commas in the wrong places: write thousands as in 1,234,567 or without commas.")]
    [InlineData("1234,567,890", "“1234,567,890” has its commas in the wrong places: write thousands as in 1,234,567 or without commas.")]
    [InlineData("1 234", "“1 234” has a space inside it: write thousands as in 1,234 or without a space.")]
    [InlineData("1\u00A023", "“1\u00A023” has a space inside it: write thousands as in 1,234 or without a space.")]
    [InlineData("abc", "“abc” is not a number: write it in digits, as in 1,234.5.")]
    [InlineData("N/A", "“N/A” is not a figure: a reason why there is none goes with the value.")]
    [InlineData("NaN", "“NaN” is not a number: write it in digits, as in 1,234.5.")]
    [InlineData("5.", "“5.” has a mark behind it: write the figure alone, and what the mark means in the note.")]
    [InlineData("--5", "“--5” is not a number: write it in digits, as in 1,234.5.")]
    [InlineData("٩١", "“٩١” is not a number: write it in digits, as in 1,234.5.")]
    [InlineData("=1+1", "“=1+1” is not a number: write it in digits, as in 1,234.5.")]
    [InlineData("1e400", "“1e400” is not a number that can be read here: write it out in digits, as in 1,234.5.")]
    [InlineData("1E5", "“1E5” is not a number that can be read here: write it out in digits, as in 1,234.5.")]
    [InlineData("(5)", "“(5)” is in brackets: write a negative figure with a minus sign, as in -5.")]
    [InlineData("£5%", "“£5%” has both £ and %: write one of them, or neither.")]
    [InlineData("100000000000000", "“100000000000000” is too large: a figure has at most 14 digits before the decimal point.")]
    [InlineData("", "“” is not a number: nothing was entered.")]
    [InlineData(null, "“” is not a number: nothing was entered.")]
    public void Anything_else_is_refused_in_a_sentence_that_starts_with_what_was_typed(string? typed, string expected)
    {
        FigureParser.TryRead(typed, out decimal value, out string? problem).Should().BeFalse();
        problem.Should().Be(expected);
        value.Should().Be(0);
    }

    [Fact]
    public void A_very_long_text_is_refused_quickly_and_echoed_short()
    {
        FigureParser.TryRead(new string('9', 1_000_000), out _, out string? problem).Should().BeFalse();
        problem.Should().StartWith("“9999").And.EndWith("digits before the decimal point.").And.Subject.Length.Should().BeLessThan(200);
    }

    [Fact]
    public void Every_figure_the_database_can_hold_survives_being_written_and_read() =>
        Prop.ForAll<long>(units =>
        {
            decimal figure = units % 1_000_000_000_000_000_000L / 10_000m;
            string plain = figure.ToString("0.####", CultureInfo.InvariantCulture);
            string grouped = figure.ToString("#,0.####", CultureInfo.InvariantCulture);
            return FigureParser.TryRead(plain, out decimal fromPlain, out _) && fromPlain == figure
                && FigureParser.TryRead(grouped, out decimal fromGrouped, out _) && fromGrouped == figure;
        }).QuickCheckThrowOnFailure();
}
