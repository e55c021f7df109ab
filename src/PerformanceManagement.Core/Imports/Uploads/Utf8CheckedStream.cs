using System.Buffers;
using System.Globalization;
using System.Text;

namespace PerformanceManagement.Core.Imports.Uploads;

/// <summary>Passes bytes through and refuses the first that is not UTF-8, saying where: a decoder would put a silent � into a title.</summary>
internal sealed class Utf8CheckedStream(Stream inner, string name) : Stream
{
    private readonly byte[] carried = new byte[4];
    private int carriedCount;
    private long position;
    private long line = 1;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => position;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        int count = inner.Read(buffer);
        Check(buffer[..count], isLast: count == 0 && buffer.Length > 0);
        return count;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int count = await inner.ReadAsync(buffer, cancellationToken);
        Check(buffer.Span[..count], isLast: count == 0 && buffer.Length > 0);
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    private void Check(ReadOnlySpan<byte> bytes, bool isLast)
    {
        // A character cut in two by the buffer is finished with the first bytes of the next one.
        while (carriedCount > 0 && bytes.Length > 0)
        {
            carried[carriedCount++] = bytes[0];
            bytes = bytes[1..];
            OperationStatus status = Rune.DecodeFromUtf8(carried.AsSpan(0, carriedCount), out _, out _);
            if (status == OperationStatus.NeedMoreData) continue;
            if (status == OperationStatus.InvalidData) throw NotUtf8();
            position += carriedCount;
            carriedCount = 0;
        }

        if (isLast && carriedCount > 0) throw NotUtf8();
        while (bytes.Length > 0)
        {
            OperationStatus status = Rune.DecodeFromUtf8(bytes, out Rune rune, out int consumed);
            if (status == OperationStatus.InvalidData) throw NotUtf8();
            if (status == OperationStatus.NeedMoreData)
            {
                bytes.CopyTo(carried);
                carriedCount = bytes.Length;
                return;
            }

            if (rune.Value == '\n') line++;
            position += consumed;
            bytes = bytes[consumed..];
        }
    }

    private UploadRefusedException NotUtf8() => new(string.Create(
        CultureInfo.InvariantCulture,
        $"{name} is not UTF-8: byte {position + 1}, on line {line}, is not a character. Save it as “CSV UTF-8 (comma delimited)”."));
}
