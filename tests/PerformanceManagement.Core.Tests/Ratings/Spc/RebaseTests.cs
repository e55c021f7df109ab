using FluentAssertions;
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

    private static string? Problem(params Rebase[] rebases) => Rebase.Problem(rebases);

    private static Signals Analyse(decimal?[] values, params Rebase[] rebases) => SignalRule.Analyse(SignalCase.Series(values), SignalCase.Higher, [], [], rebases);
}
