using FluentAssertions;
using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.Entry.Checks;
using PerformanceManagement.Core.Periods;
using Xunit;

namespace PerformanceManagement.Core.Tests.Entry.Checks;

public sealed class NoteChecksTests
{
    private static readonly DateOnly Today = new(2026, 10, 12);
    private static readonly LastNote Last = new(Period.FinancialQuarter(2026, 1), "Demand  keeps rising.\nTwo more landlords signed");

    [Theory]
    [InlineData("demand keeps RISING. Two more landlords\u00A0signed.", "The note is the one for Q1 2026/27. Say what is new.")]
    [InlineData("Demand keeps rising. Three more landlords signed.", null)]
    public void A_note_that_is_the_last_one_again_is_pointed_out(string note, string? doubt) =>
        NoteChecks.Doubts(note, Last, null, Today).Select(d => d.Message).Should().Equal(doubt is null ? [] : [doubt]);

    [Fact]
    public void A_note_that_is_too_long_for_the_paper_is_pointed_out()
    {
        NoteChecks.Doubts(new string('x', 1250), null, 1000, Today).Should().Equal(new FigureDoubt("note-long", "Note", "The note has 1,250 characters, and the paper has room for 1,000.", NeedsReason: false));
        NoteChecks.Doubts(new string('x', 1000), null, 1000, Today).Should().BeEmpty();
        NoteChecks.Doubts(new string('x', 4000), null, null, Today).Should().BeEmpty("there is no limit");
        NoteChecks.Doubts(null, Last, 10, Today).Should().BeEmpty();
    }

    [Theory]
    [InlineData("11 October 2026", "11 October 2026 has passed. Say by when it will be done now.")]
    [InlineData("12 October 2026", null)]
    [InlineData("when the contract ends", null)]
    public void What_is_promised_for_a_day_that_has_passed_is_pointed_out(string when, string? doubt)
    {
        string note = CommentaryParts.Of("Evictions", "More landlords", when, "Head of Housing").Compose()!;

        NoteChecks.Doubts(note, null, null, Today).Should().Equal(doubt is null ? [] : [new FigureDoubt("note-past", "ByWhen", doubt, NeedsReason: false)]);
    }
}
