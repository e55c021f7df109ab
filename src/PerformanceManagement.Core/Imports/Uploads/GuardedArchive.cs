using System.IO.Compression;

namespace PerformanceManagement.Core.Imports.Uploads;

/// <summary>A zip file that passed <see cref="UploadGuard"/>, whose parts are counted while they are read.</summary>
public sealed class GuardedArchive : IDisposable
{
    private readonly ZipArchive zip;
    private readonly Dictionary<string, ZipArchiveEntry> parts;
    private readonly UploadAllowance allowance;

    internal GuardedArchive(ZipArchive zip, Dictionary<string, ZipArchiveEntry> parts, UploadSizes sizes)
    {
        allowance = new UploadAllowance(sizes);
        this.zip = zip;
        this.parts = parts;
        Names = [.. parts.Keys.Where(name => !name.EndsWith('/'))];
    }

    /// <summary>The paths of its files, in the order of the archive; folders are not listed.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>How long a file says it is once unpacked, in bytes. Only to show how far one has come.</summary>
    public long DeclaredLength(string name) => parts[name].Length;

    /// <summary>Opens one file.</summary>
    /// <exception cref="UploadRefusedException">Thrown while reading: the file is larger than it may be, or damaged.</exception>
    public Stream Open(string name)
    {
        try
        {
            return new CountedStream(parts[name].Open(), name, allowance);
        }
        catch (InvalidDataException broken)
        {
            throw new UploadRefusedException($"{name} is damaged and cannot be unpacked. Make the file again.", broken);
        }
    }

    /// <inheritdoc />
    public void Dispose() => zip.Dispose();
}
