using FluentAssertions;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Spc;
using Xunit;

namespace PerformanceManagement.Core.Tests.Ratings.Spc;

public sealed class RebaseTests
{
    // 14 points around 11, then 14 around 21.
    private static readonly decimal?[] Stepped = [.. Enumerable.Range(0, 28).Select(i => (decimal?)((i < 14 ? 10 : 20) + (i % 2 * 2)))];

    [Fact]
    public void Each_stretch_has_its_own_limits()
    {
        Signals signals = Analyse(Stepped, SignalCase.Rebase(14));

        signals.Segments.Select(s => s.Limits!.Mean).Should().Equal(11m, 21m);
        signals.Segments.Select(s => s.Limits!.Upper).Should().Equal(16.32m, 26.32m);
        signals.Segments.Select(s => s.Rebase?.From).Should().Equal(null, SignalCase.Month(14));
        signals.Letters().Should().Be(new string('.', 28), "no rule looks across a rebase");
        Analyse(Stepped).Letters().Should().NotContain(".", "without the rebase the same points are special");
    }

    [Fact]
    public void A_stretch_that_is_too_short_has_no_limits_and_says_so_and_leaves_the_others_alone()
    {
        Signals signals = Analyse(Stepped[..20], SignalCase.Rebase(14));

        signals.NotShownBecause.Should().Be("Signals need 13 comparable points; there are 6 since the rebase from March 2025.");
        signals.Variation.Should().BeNull();
        signals.Segments[0].Limits!.Mean.Should().Be(11m);
        signals.Segments[1].Limits.Should().BeNull();
        Analyse(Stepped, SignalCase.Rebase(5)).Segments[0].NoLimitsBecause.Should().Be("Signals need 13 comparable points; there are 5.");
    }

    [Theory]
    [InlineData(-3)]
    [InlineData(0)]
    [InlineData(40)]
    public void A_rebase_that_parts_no_points_has_no_effect(int month) =>
        Analyse(Stepped, SignalCase.Rebase(month)).Should().BeEquivalentTo(Analyse(Stepped));

    [Fact]
    public void A_rebase_may_be_named_by_a_quarter() =>
        Analyse(Stepped, new Rebase(Period.Parse("2024/25 Q4"), "A second team started", "P. Officer")).Segments.Select(s => s.Points.Count).Should().Equal(12, 16);

    [Fact]
    public void Rebases_that_cannot_stand_together_are_refused_in_a_sentence()
    {
        Problem(SignalCase.Rebase(14), SignalCase.Rebase(14)).Should().Be("There is already a rebase from March 2025.");
        Problem(SignalCase.Rebase(14), new Rebase(Period.Parse("2024/25 Q4"), "Reason", "P. Officer")).Should().Be("The rebase from March 2025 lies inside the rebase from Q4 2024/25.");
        Problem(SignalCase.Rebase(12), new Rebase(Period.Parse("2024/25 Q4"), "Reason", "P. Officer")).Should().Be("The rebase from January 2025 lies inside the rebase from Q4 2024/25.");
        Problem(new Rebase(SignalCase.Month(3), " ", "P. Officer")).Should().Be("The rebase from April 2024 needs a reason.");
        Problem(new Rebase(SignalCase.Month(3), "Reason", "")).Should().Be("The rebase from April 2024 needs the name of the person who decided it.");
        Problem(SignalCase.Rebase(14), SignalCase.Rebase(15)).Should().BeNull();
        Action analyse = () => Analyse(Stepped, SignalCase.Rebase(14), SignalCase.Rebase(14));
        analyse.Should().Throw<ArgumentException>().WithMessage("There is already a rebase from March 2025.*");
    }

    [Theory]
    [InlineData(0, "A rebase must come after January 2024, the first comparable figure: before it there is nothing to part.")]
    [InlineData(-2, "A rebase must come after January 2024, the first comparable figure: before it there is nothing to part.")]
    [InlineData(40, "A rebase cannot come after April 2027, the last figure: there is nothing to draw new limits from.")]
    [InlineData(15, "There is already a rebase from April 2025.")]
    [InlineData(20, "From April 2025 to before September 2025 there are 5 figures, and limits need 13: two rebases cannot lie so close together.")]
    [InlineData(14, "From March 2025 to before April 2025 there is 1 figure, and limits need 13: two rebases cannot lie so close together.")]
    [InlineData(27, "From April 2025 to before April 2026 there are 12 figures, and limits need 13: two rebases cannot lie so close together.")]
    [InlineData(33, "There is no figure for October 2026 from which limits could start.")]
    [InlineData(28, null)]
    [InlineData(38, null)] // The latest stretch may still be short: it grows.
    [InlineData(2, null)] // So may the first, which starts with no rebase.
    public void A_further_rebase_parts_stretches_long_enough_for_limits_or_is_refused_in_a_sentence(int month, string? problem)
    {
        decimal?[] values = [.. Enumerable.Range(0, 40).Select(i => i == 33 ? null : (decimal?)(10 + (i % 3)))];
        Rebase[] others = [SignalCase.Rebase(15)];

        Rebase.ProblemAmong(SignalCase.Rebase(month), others, SignalRule.Analyse(SignalCase.Series(values), SignalCase.Higher, [], [], others)).Should().Be(problem);
    }

    [Fact]
    public void Where_signals_do_not_suit_a_measure_there_is_nothing_to_rebase()
    {
        Signals none = SignalRule.Analyse(SignalCase.Series(1, 2, 3), SignalCase.Higher with { Basis = ReportingBasis.YearToDate }, [], [], []);

        Rebase.ProblemAmong(SignalCase.Rebase(1), [], none).Should().StartWith("Signals are not shown for year-to-date figures");
    }

    [Fact]
    public void Figures_before_a_change_of_method_are_no_longer_comparable_and_cannot_be_rebased() =>
        Rebase.ProblemAmong(SignalCase.Rebase(3), [], SignalRule.Analyse(SignalCase.Series([.. Stepped]), SignalCase.Higher, [], [SignalCase.Month(6)], [])).Should()
            .StartWith("A rebase must come after July 2024, the first comparable figure");

    [Fact]
    public void A_rebase_says_why_by_whom_and_when() =>
        SignalSentence.About(new Rebase(SignalCase.Month(4), "A second team started.", "Performance officer") { On = new DateOnly(2026, 10, 5) }).Should()
            .Be("Limits start afresh from May 2024: A second team started (Performance officer, 5 October 2026).");

    private static string? Problem(params Rebase[] rebases) => Rebase.Problem(rebases);

    private static Signals Analyse(decimal?[] values, params Rebase[] rebases) => SignalRule.Analyse(SignalCase.Series(values), SignalCase.Higher, [], [], rebases);
}
