using FluentAssertions;
using PerformanceManagement.Core.Delivery.Rules;
using Xunit;

namespace PerformanceManagement.Core.Tests.Delivery.Rules;

/// <summary>Scores on the council's own scale: read, printed, compared.</summary>
public sealed class RiskScaleTests
{
    [Theory]
    [InlineData("DII", "DII: likelihood low, impact critical", 9)]
    [InlineData("AI", "AI: likelihood very high, impact catastrophic", 24)]
    [InlineData("c ii", "CII: likelihood significant, impact critical", 12)]
    [InlineData("DIII", "DIII: likelihood low, impact marginal", 6)]
    [InlineData("B III", "BIII: likelihood high, impact marginal", 10)]
    [InlineData("C/I", "CI: likelihood significant, impact catastrophic", 16)]
    public void A_score_of_letter_and_numeral_is_read_and_printed(string typed, string printed, int product)
    {
        RiskScale.Letters.TryRead(typed, out RiskScore score, out string? problem).Should().BeTrue();

        problem.Should().BeNull();
        RiskScale.Letters.PrintInWords(score).Should().Be(printed);
        score.Product.Should().Be(product);
    }

    [Theory]
    [InlineData("4x5")]
    [InlineData("4 x 5")]
    [InlineData("4, 5")]
    [InlineData("45")]
    public void A_score_of_two_numbers_is_read_and_printed(string typed)
    {
        RiskScale.Fives.TryRead(typed, out RiskScore score, out _).Should().BeTrue();

        RiskScale.Fives.PrintInWords(score).Should().Be("4 x 5: likelihood likely, impact catastrophic");
        RiskScale.Fives.IsAboveAppetite(score).Should().BeTrue();
        RiskScale.Fives.IsAboveAppetite(new RiskScore(3, 4)).Should().BeFalse();
    }

    [Theory]
    [InlineData("GII")]
    [InlineData("DV")]
    [InlineData("D")]
    [InlineData("")]
    [InlineData(null)]
    public void A_score_outside_the_scale_is_refused_with_what_the_scale_has(string? typed)
    {
        RiskScale.Letters.TryRead(typed, out _, out string? problem).Should().BeFalse();

        problem.Should().EndWith("is not a score of this council's scale: a likelihood (A to F) and an impact (I to IV), like AI");
    }

    [Theory]
    [InlineData("DII", "CII", RiskMovement.Rose)]
    [InlineData("CII", "DII", RiskMovement.Fell)]
    [InlineData("DII", "DII", RiskMovement.Same)]
    [InlineData("CI", "AI", RiskMovement.Rose)]
    [InlineData("EI", "CII", RiskMovement.Rose)]
    [InlineData("FI", "CIV", RiskMovement.Shifted)]
    public void A_risk_moves_by_the_product_of_its_steps(string before, string now, RiskMovement movement)
    {
        RiskScale.Letters.TryRead(before, out RiskScore earlier, out _).Should().BeTrue();
        RiskScale.Letters.TryRead(now, out RiskScore score, out _).Should().BeTrue();

        score.Since(earlier).Should().Be(movement);
    }
}
