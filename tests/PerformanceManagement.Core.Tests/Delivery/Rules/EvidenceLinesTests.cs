using FluentAssertions;
using PerformanceManagement.Core.Delivery.Rules;
using Xunit;

namespace PerformanceManagement.Core.Tests.Delivery.Rules;

public sealed class EvidenceLinesTests
{
    [Fact]
    public void A_line_names_evidence_with_or_without_its_address()
    {
        EvidenceLines.TryRead("Cabinet report | https://example.org/r?a=1|2\n\nMinutes of May\nhttps://example.org/x", out IReadOnlyList<Evidence> read, out string? problem).Should().BeTrue();

        problem.Should().BeNull();
        read.Should().Equal(new Evidence("Cabinet report", new Uri("https://example.org/r?a=1|2")), new Evidence("Minutes of May", null), new Evidence("https://example.org/x", new Uri("https://example.org/x")));
        EvidenceLines.Of(null).Should().BeEmpty();
    }

    [Theory]
    [InlineData("Report | javascript:alert(1)")]
    [InlineData("Report | file:///etc/passwd")]
    [InlineData("Report | not an address")]
    [InlineData("| https://example.org")]
    public void What_is_no_address_of_the_web_is_refused(string typed)
    {
        EvidenceLines.TryRead(typed, out _, out string? problem).Should().BeFalse();
        problem.Should().EndWith("is not evidence: write what it is, a line and its address, like Cabinet report | https://example.org/report");
    }
}
