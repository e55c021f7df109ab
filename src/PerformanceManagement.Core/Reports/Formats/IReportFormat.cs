using PerformanceManagement.Core.Reports.Paper;

namespace PerformanceManagement.Core.Reports.Formats;

/// <summary>A kind of file that a paper is made as. All formats draw the same <see cref="QuarterlyReport"/>; equal reports make equal bytes.</summary>
public interface IReportFormat
{
    /// <summary>Its name in addresses and on the command line, and the ending of its files: "pdf".</summary>
    string Key { get; }

    /// <summary>What people call it: "PDF".</summary>
    string Name { get; }

    /// <summary>The media type.</summary>
    string MediaType { get; }

    /// <summary>The file of a report.</summary>
    /// <exception cref="Pdf.TypesettingException">The PDF could not be made.</exception>
    Task<byte[]> RenderAsync(QuarterlyReport report, CancellationToken stop = default);
}

/// <summary>A file of a paper.</summary>
/// <param name="Format">The key of its format.</param>
/// <param name="Name">Its name with its ending.</param>
/// <param name="Content">Its content.</param>
public sealed record ReportFile(string Format, string Name, byte[] Content)
{
    /// <summary>SHA-256 of the content, in lower-case hexadecimal.</summary>
    public string Sha256 => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Content));
}

/// <summary>The formats there are.</summary>
public sealed class ReportFormats
{
    private readonly ZipFormat zip;

    /// <summary>Takes the formats that are files of their own; the ZIP of all is made of them.</summary>
    public ReportFormats(IEnumerable<IReportFormat> formats)
    {
        Alone = [.. formats];
        zip = new ZipFormat(this);
        All = [.. Alone, zip];
    }

    /// <summary>The formats that are files of their own, in the order in which pages offer them.</summary>
    public IReadOnlyList<IReportFormat> Alone { get; }

    /// <summary>The same and the ZIP of all.</summary>
    public IReadOnlyList<IReportFormat> All { get; }

    /// <summary>A format by its key; null where there is none.</summary>
    public IReportFormat? Find(string key) => All.FirstOrDefault(f => f.Key == key);

    /// <summary>A report in one format.</summary>
    public static async Task<ReportFile> FileAsync(IReportFormat format, QuarterlyReport report, CancellationToken stop = default) =>
        new(format.Key, $"{report.FileName}.{format.Key}", await format.RenderAsync(report, stop));

    /// <summary>A report in every format that is a file of its own.</summary>
    public async Task<IReadOnlyList<ReportFile>> FilesAsync(QuarterlyReport report, CancellationToken stop = default)
    {
        List<ReportFile> files = [];
        foreach (IReportFormat format in Alone) files.Add(await FileAsync(format, report, stop));
        return files;
    }

    /// <summary>Files as one ZIP with a manifest of their hashes.</summary>
    public static byte[] Zip(QuarterlyReport report, IReadOnlyList<ReportFile> files) => ZipFormat.Pack(report, files);
}
