using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using PerformanceManagement.Core.Reports.Paper;

namespace PerformanceManagement.Core.Reports.Formats;

/// <summary>Every file of a paper in one, with a manifest of their hashes.</summary>
public sealed class ZipFormat(ReportFormats formats) : IReportFormat
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <inheritdoc/>
    public string Key => "zip";

    /// <inheritdoc/>
    public string Name => "All files (ZIP)";

    /// <inheritdoc/>
    public string MediaType => "application/zip";

    /// <inheritdoc/>
    public async Task<byte[]> RenderAsync(QuarterlyReport report, CancellationToken stop = default) => Pack(report, await formats.FilesAsync(report, stop));

    /// <summary>Files as one ZIP: the manifest first, then the files in the order given, each with the report's date.</summary>
    internal static byte[] Pack(QuarterlyReport report, IReadOnlyList<ReportFile> files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            var manifest = new
            {
                report.Title,
                report.Committee,
                report.Quarter,
                Files = files.Select(f => new { f.Name, Bytes = f.Content.Length, Sha256 = f.Sha256 }),
            };
            Add(zip, report, "manifest.json", JsonSerializer.SerializeToUtf8Bytes(manifest, Options));
            foreach (ReportFile file in files) Add(zip, report, file.Name, file.Content);
        }

        return stream.ToArray();
    }

    private static void Add(ZipArchive zip, QuarterlyReport report, string name, byte[] content)
    {
        ZipArchiveEntry entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        // The date of the report, so that equal reports make equal bytes.
        entry.LastWriteTime = new DateTimeOffset(report.Date.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero);
        using Stream open = entry.Open();
        open.Write(content);
    }
}
