using System.Globalization;
using FluentAssertions;
using PerformanceManagement.Core.Figures;
using Xunit;

namespace PerformanceManagement.Core.Tests.Figures;

/// <summary>What may stand in the place of a figure, unit by unit: read, converted, taken as a reason, or refused with where it belongs.</summary>
public sealed class FigureReadTests
{
    [Theory]
    [InlineData("–3.2", "%", "-3.2")]
    [InlineData("−3.2", "%", "-3.2")]
    [InlineData("- 3.2", "%", "-3.2")]
    [InlineData("3.2-", "%", "-3.2")]
    [InlineData("3.2–", "%", "-3.2")]
    [InlineData("1\u00A0234", "%", "1234")]
    [InlineData("1\u202F234.5", "number", "1234.5")]
    [InlineData("12\u2009345\u2009678", "number", "12345678")]
    [InlineData("91.5\u200B", "%", "91.5")]
    [InlineData("\uFEFF91.5", "%", "91.5")]
    [InlineData("91.5\u00A0%", "%", "91.5")]
    [InlineData("91.5 per cent", "%", "91.5")]
    [InlineData("'91.5", "%", "91.5")]
    [InlineData("９１．５", "%", "91.5")]
    [InlineData("Nil", "households", "0")]
    [InlineData("zero", "%", "0")]
    [InlineData("£327,000", "£k", "327")]
    [InlineData("£0.327m", "£k", "327")]
    [InlineData("£327k", "£k", "327")]
    [InlineData("327k", "£k", "327")]
    [InlineData("327", "£k", "327")]
    [InlineData("£327,450", "£k", "327.45")]
    [InlineData("£0", "£k", "0")]
    [InlineData("-£12k", "£k", "-12")]
    [InlineData("£-12k", "£k", "-12")]
    [InlineData("(£5k)", "£k", "-5")]
    [InlineData("£(1,234)", "£", "-1234")]
    [InlineData("(5)", "£k", "-5")]
    [InlineData("£1.2m", "£", "1200000")]
    [InlineData("£ 1,234.50", "£", "1234.5")]
    [InlineData("£327k", "£", "327000")]
    [InlineData("£1.1bn", "£m", "1100")]
    [InlineData("£11.27m", "£m", "11.27")]
    [InlineData("£11,270k", "£m", "11.27")]
    [InlineData("£11,270,000", "£m", "11.27")]
    [InlineData("11.27", "£m", "11.27")]
    [InlineData("1.2m", "number", "1200000")]
    [InlineData("1.2 million", "number", "1200000")]
    [InlineData("327k", "number", "327000")]
    [InlineData("5 days", "days", "5")]
    [InlineData("1 day", "days", "1")]
    [InlineData("354 households", "households", "354")]
    [InlineData("3.2 per 1,000", "rate per 1,000", "3.2")]
    [InlineData("£12.50", "£ per head", "12.5")]
    [InlineData("4:35", "minutes:seconds", "275")]
    [InlineData("04:35", "minutes:seconds", "275")]
    [InlineData("0:04:35", "minutes:seconds", "275")]
    [InlineData("4m 35s", "minutes:seconds", "275")]
    [InlineData("4 min 35 s", "minutes:seconds", "275")]
    [InlineData("4 minutes and 35 seconds", "minutes:seconds", "275")]
    [InlineData("4m 35", "minutes:seconds", "275")]
    [InlineData("275 s", "minutes:seconds", "275")]
    [InlineData("4.5 min", "minutes:seconds", "270")]
    [InlineData("1:02:03", "minutes:seconds", "3723")]
    [InlineData("-0:30", "minutes:seconds", "-30")]
    [InlineData("75:20", "minutes:seconds", "4520")]
    [InlineData("2:30", "hours:minutes", "150")]
    [InlineData("02:30:00", "hours:minutes", "150")]
    [InlineData("2 h 30", "hours:minutes", "150")]
    [InlineData("2h 30m", "hours:minutes", "150")]
    [InlineData("2.5 hours", "hours:minutes", "150")]
    [InlineData("3 d 4 h", "days and hours", "76")]
    [InlineData("3 days 4 hours", "days and hours", "76")]
    [InlineData("2.5 days", "days and hours", "60")]
    [InlineData("0", "minutes:seconds", "0")]
    public void A_figure_is_read_as_what_the_eye_sees_and_the_unit_says(string text, string unit, string expected)
    {
        FigureRead read = FigureParser.Read(text, unit, 1);
        read.Problem.Should().BeNull();
        read.Value.Should().Be(decimal.Parse(expected, CultureInfo.InvariantCulture));
        read.Reason.Should().BeNull();
    }

    [Theory]
    [InlineData("9.2%", "days", "“9.2%” is in %, but this measure is in days.")]
    [InlineData("£91.5", "%", "“£91.5” is in £, but this measure is in %.")]
    [InlineData("45%", "number", "“45%” is in %, but this measure is in plain numbers.")]
    [InlineData("91%", "£", "“91%” is in %, but this measure is in £.")]
    [InlineData("£400", "£k", "“£400” is 400 in £, but this measure is in £k: write £400k for so many thousand, or £0.4k for so many pounds.")]
    [InlineData("5 days", "%", "“5 days” is in days, but this measure is in %.")]
    [InlineData("2.3 days", "hours", "“2.3 days” is in days, but this measure is in hours.")]
    [InlineData("1.2m", "%", "“1.2m” has an m that could mean millions, metres or minutes in it, but this measure is in %: write the figure out in digits.")]
    [InlineData("9.2%", "minutes:seconds", "“9.2%” is in %, but this measure is a length of time: write it like 4:35 or 4 min 35 s.")]
    [InlineData("275", "minutes:seconds", "“275” does not say what it counts: write it like 4:35 or 4 min 35 s.")]
    [InlineData("4:75", "minutes:seconds", "“4:75” is not a time: what stands behind a colon runs from 00 to 59.")]
    [InlineData("04:35:00", "minutes:seconds", "“04:35:00” is what Excel makes of a time: write it like 4:35 or 4 min 35 s, in a column formatted as text.")]
    [InlineData("2:30:15", "hours:minutes", "“2:30:15” has seconds, and this measure has none: write it like 4:35 or 4 h 35 min.")]
    [InlineData("3:04", "days and hours", "“3:04” is not a time that can be read here: write it like 3 d 4 h or 3 days 4 hours.")]
    [InlineData("4m 35s", "%", "“4m 35s” is a length of time, but this measure is in %.")]
    [InlineData("10-12", "%", "“10-12” is two figures: write one of them, and the range in the note.")]
    [InlineData("10 to 12", "%", "“10 to 12” is two figures: write one of them, and the range in the note.")]
    [InlineData("1 in 4", "%", "“1 in 4” is two figures, perhaps a ratio: write the figure in %, or its two parts as numerator and denominator.")]
    [InlineData("1:3", "%", "“1:3” is two figures, perhaps a ratio: write the figure in %, or its two parts as numerator and denominator.")]
    [InlineData("12:30", "%", "“12:30” is two figures, perhaps a ratio: write the figure in %, or its two parts as numerator and denominator.")]
    [InlineData("50 out of 101", "%", "“50 out of 101” is two figures, perhaps a ratio: write the figure in %, or its two parts as numerator and denominator.")]
    [InlineData("58% (5838)", "%", "“58% (5838)” is two figures: write one of them here, and the one in brackets where it belongs, as numerator, denominator or year to date.")]
    [InlineData("45 (YTD 41.9)", "%", "“45 (YTD 41.9)” is two figures: write one of them here, and the one in brackets where it belongs, as numerator, denominator or year to date.")]
    [InlineData("<5", "households", "“<5” is not a figure: for a number withheld because it is small, leave the value blank and give suppressed as the reason.")]
    [InlineData(">90", "%", "“>90” is a limit and not a figure: write the figure itself, and the words in the note.")]
    [InlineData("~91", "%", "“~91” is about a figure: write the figure alone, and give estimated as its quality.")]
    [InlineData("c. 91", "%", "“c. 91” is about a figure: write the figure alone, and give estimated as its quality.")]
    [InlineData("#DIV/0!", "%", "“#DIV/0!” is how Excel shows that a cell could not be worked out or is too narrow: mend it there, or leave the value blank and give a reason (awaiting, not-available or another).")]
    [InlineData("#N/A", "%", "“#N/A” is how Excel shows that a cell could not be worked out or is too narrow: mend it there, or leave the value blank and give a reason (awaiting, not-available or another).")]
    [InlineData("-", "%", "“-” could mean nil, not available or not due: write 0, or leave the value blank and give a reason (awaiting, not-available or another).")]
    [InlineData("–", "%", "“–” could mean nil, not available or not due: write 0, or leave the value blank and give a reason (awaiting, not-available or another).")]
    [InlineData("*", "%", "“*” could mean suppressed or a note: for a number withheld because it is small, leave the value blank and give suppressed as the reason.")]
    [InlineData("c", "%", "“c” is not a figure: for a confidential figure write [c], or leave the value blank and give suppressed as the reason.")]
    [InlineData("[z]", "%", "“[z]” marks a figure that does not apply: leave the value blank and give a reason (awaiting, not-available or another), such as not-due.")]
    [InlineData("91.5 [r]", "%", "“91.5 [r]” is marked as revised: write the figure alone. The figure it replaces is kept, and both are shown.")]
    [InlineData("91.5p", "%", "“91.5p” could be pence or a provisional figure: write [p] behind a provisional figure, or give provisional as its quality.")]
    [InlineData("91.5%*", "%", "“91.5%*” has a mark behind it: write the figure alone, and what the mark means in the note.")]
    [InlineData("91.5 target met", "%", "“91.5 target met” has words behind it: write the figure alone, and the words in the note.")]
    [InlineData("1E+05", "number", "“1E+05” is not a number that can be read here: write it out in digits, as in 1,234.5.")]
    [InlineData("Oct-12", "number", "“Oct-12” is a date, perhaps one that Excel made of a figure: format the column as text in Excel, and write the figure again.")]
    [InlineData("12-Oct", "number", "“12-Oct” is a date, perhaps one that Excel made of a figure: format the column as text in Excel, and write the figure again.")]
    [InlineData("three", "number", "“three” is not a number: write it in digits, as in 1,234.5.")]
    [InlineData("½", "number", "“½” is not a number: write it in digits, as in 1,234.5.")]
    [InlineData("1 234", "number", "“1 234” has a space inside it: write thousands as in 1,234 or without a space.")]
    [InlineData("(5)", "%", "“(5)” is in brackets: write a negative figure with a minus sign, as in -5.")]
    [InlineData("-5-", "%", "“-5-” has two signs: write one minus sign, before the figure.")]
    public void What_has_no_one_meaning_is_refused_with_where_it_belongs(string text, string unit, string sentence)
    {
        FigureRead read = FigureParser.Read(text, unit, 0);
        read.Problem.Should().Be(sentence);
        read.Value.Should().BeNull();
    }

    [Theory]
    [InlineData("[c]", ReasonForNoValue.Suppressed)]
    [InlineData("[x]", ReasonForNoValue.NotAvailable)]
    [InlineData("N/A", ReasonForNoValue.NotAvailable)]
    [InlineData("n/a", ReasonForNoValue.NotAvailable)]
    [InlineData("TBC", ReasonForNoValue.AwaitingData)]
    [InlineData("Awaiting data", ReasonForNoValue.AwaitingData)]
    [InlineData("Data not yet available", ReasonForNoValue.AwaitingData)]
    [InlineData("not-due", ReasonForNoValue.NotDue)]
    [InlineData("Method changed", ReasonForNoValue.MethodChanged)]
    public void Shorthand_with_one_meaning_is_a_reason_and_nowhere_else_a_figure(string text, ReasonForNoValue reason)
    {
        FigureParser.Read(text, "%", 1).Should().BeEquivalentTo(new { Value = (decimal?)null, Reason = reason, Problem = (string?)null });
        FigureParser.Read(text, "minutes:seconds", 0).Reason.Should().Be(reason);
        FigureParser.Read(text, "%", 1).FigureOnly().Problem.Should().Be($"“{text}” is not a figure: a reason why there is none goes with the value.");
        FigureParser.Read(text, "%", 1).TargetOnly().Problem.Should().Be($"“{text}” is not a figure: leave the figure blank, and write the words of a target where its words go.");
    }

    [Theory]
    [InlineData("91.5 [p]", ValueQuality.Provisional)]
    [InlineData("91.5% (p)", ValueQuality.Provisional)]
    [InlineData("91.5 (provisional)", ValueQuality.Provisional)]
    [InlineData("91.5 [e]", ValueQuality.Estimated)]
    [InlineData("91.5% (est)", ValueQuality.Estimated)]
    public void A_mark_of_official_statistics_says_how_sure_a_figure_is(string text, ValueQuality quality) =>
        FigureParser.Read(text, "%", 1).Should().BeEquivalentTo(new { Value = 91.5m, Quality = quality, Problem = (string?)null });

    [Theory]
    [InlineData("92.4460431654676", "%", "92.446", "“92.4460431654676” is kept as 92.446%: 4 decimals are stored.")]
    [InlineData("99.999999", "%", "100", "“99.999999” is kept as 100.0%: 4 decimals are stored.")]
    [InlineData("91.50000001", "%", "91.5", "“91.50000001” is kept as 91.5%: 4 decimals are stored.")]
    [InlineData("£327,450.55", "£k", "327.4506", "“£327,450.55” is kept as £327.4506k: 4 decimals are stored.")]
    [InlineData("0.95", "%", "0.95", "“0.95” is read as 0.95%: a share of 95% is written 95.")]
    public void What_is_done_to_a_figure_is_said(string text, string unit, string expected, string remark)
    {
        FigureRead read = FigureParser.Read(text, unit, 1);
        read.Value.Should().Be(decimal.Parse(expected, CultureInfo.InvariantCulture));
        read.Remark.Should().Be(remark);
    }

    [Fact]
    public void A_small_share_with_its_sign_is_not_doubted() => FigureParser.Read("0.95%", "%", 2).Remark.Should().BeNull();
}
