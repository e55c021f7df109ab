using FluentAssertions;
using PerformanceManagement.Core.Imports.Uploads;
using Xunit;

namespace PerformanceManagement.Core.Tests.Imports.Uploads;

public sealed class CountedStreamTests
{
    [Fact]
    public void A_part_that_grows_beyond_its_limit_is_stopped_while_it_is_read()
    {
        using var part = new CountedStream(new EndlessStream(), "values.csv", new UploadAllowance());

        long read = ReadUntilRefused(part, out string refusal);

        refusal.Should().Be("values.csv is larger than 64.0 MB once unpacked, which is the most that is read.");
        read.Should().BeInRange(UploadLimits.PartBytes - 100_000, UploadLimits.PartBytes);
    }

    [Fact]
    public void Parts_that_are_small_each_are_stopped_when_they_are_too_much_together()
    {
        var allowance = new UploadAllowance();
        allowance.Spend(UploadLimits.TotalBytes - 1_000_000);
        using var part = new CountedStream(new EndlessStream(), "values.csv", allowance);

        ReadUntilRefused(part, out string refusal).Should().BeLessThanOrEqualTo(1_000_000);

        refusal.Should().Be("The file is larger than 128.0 MB once unpacked, which is the most that is read.");
    }

    private static long ReadUntilRefused(Stream part, out string refusal)
    {
        var buffer = new byte[65536];
        long read = 0;
        refusal = "";
        while (refusal.Length == 0 && read <= UploadLimits.TotalBytes)
        {
            try
            {
                read += part.Read(buffer);
            }
            catch (UploadRefusedException refused)
            {
                refusal = refused.Message;
            }
        }

        return read;
    }

    /// <summary>What a zip bomb unpacks to.</summary>
    private sealed class EndlessStream : MemoryStream
    {
        public override int Read(Span<byte> buffer) => buffer.Length;
    }
}
