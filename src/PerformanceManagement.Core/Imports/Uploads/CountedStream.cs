namespace PerformanceManagement.Core.Imports.Uploads;

/// <summary>
/// Reads a part of an upload and stops when it turns out larger than allowed, whatever size it declared:
/// a zip bomb says it is small. The allowance for all parts together is shared through <see cref="UploadAllowance"/>.
/// </summary>
internal sealed class CountedStream(Stream inner, string name, UploadAllowance allowance) : Stream
{
    private long read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => read;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer) => Count(Guarded(inner, buffer));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return Count(await inner.ReadAsync(buffer, cancellationToken));
        }
        catch (InvalidDataException broken)
        {
            throw Broken(broken);
        }
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

    private int Guarded(Stream stream, Span<byte> buffer)
    {
        try
        {
            return stream.Read(buffer);
        }
        catch (InvalidDataException broken)
        {
            throw Broken(broken);
        }
    }

    private UploadRefusedException Broken(InvalidDataException cause) =>
        new($"{name} is damaged and cannot be unpacked. Make the file again.", cause);

    private int Count(int bytes)
    {
        read += bytes;
        if (read > allowance.Sizes.Part)
            throw new UploadRefusedException($"{name} is larger than {UploadLimits.InWords(allowance.Sizes.Part)} once unpacked, which is the most that is read.");
        allowance.Spend(bytes);
        return bytes;
    }
}

/// <summary>What may still be read of one upload, all parts together.</summary>
internal sealed class UploadAllowance(UploadSizes? sizes = null)
{
    private long left = (sizes ?? UploadLimits.Upload).Total;

    public UploadSizes Sizes { get; } = sizes ?? UploadLimits.Upload;

    public void Spend(long bytes)
    {
        left -= bytes;
        if (left < 0)
            throw new UploadRefusedException($"The file is larger than {UploadLimits.InWords(Sizes.Total)} once unpacked, which is the most that is read.");
    }
}
