namespace PerformanceManagement.Core.Imports.Uploads;

/// <summary>How much of a stranger's file is read. Generous for councils (a ten-year pack of 400 measures is about 4 MB), small for a server.</summary>
public static class UploadLimits
{
    /// <summary>The largest file, in bytes: 20 MB.</summary>
    public const long FileBytes = 20 * Megabyte;

    /// <summary>The largest part of a zip file once unpacked, in bytes: 64 MB.</summary>
    public const long PartBytes = 64 * Megabyte;

    /// <summary>All parts of a zip file once unpacked, in bytes: 128 MB.</summary>
    public const long TotalBytes = 128 * Megabyte;

    /// <summary>What is read of an upload, and of a workbook.</summary>
    public static UploadSizes Upload { get; } = new(FileBytes, PartBytes, TotalBytes);

    /// <summary>What is read of a data pack that the performance team sends to the site, or that comes as one file: half a million figures with their notes.</summary>
    public static UploadSizes Pack { get; } = new(100 * Megabyte, 256 * Megabyte, 512 * Megabyte);

    /// <summary>The largest form in which a pack is sent, in bytes: its files, and what stands around them.</summary>
    public const long PackFormBytes = 104 * Megabyte;

    /// <summary>The most of a file that is held whole, in bytes, whatever else is allowed: all but figures and kept rows.</summary>
    public const long HeldBytes = 64 * Megabyte;

    /// <summary>
    /// What is read of a workbook that was made here and comes back filled: three thousand values with their notes are about 2 MB, 10 MB unpacked,
    /// 72,000 cells and 200,000 tags. What is linked to other files is not read at all.
    /// </summary>
    public static UploadSizes Filled { get; } = new(8 * Megabyte, 24 * Megabyte, 32 * Megabyte) { Tags = 400_000, Cells = 100_000, RefusesLinks = true, IsWorkbook = true };

    /// <summary>What is read of a folder that an administrator gives to the command line, which unlike an archive is as large as it looks: ten years of figures of a large council, with their notes.</summary>
    public static UploadSizes CommandLine { get; } = new(256 * Megabyte, 512 * Megabyte, 1024 * Megabyte);

    /// <summary>The most parts in a zip file.</summary>
    public const int Entries = 500;

    /// <summary>The deepest nesting of tags in an XML part.</summary>
    public const int XmlDepth = 64;

    /// <summary>The most rows of a table that is held whole, the header not counted.</summary>
    public const int Rows = 50_000;

    /// <summary>The most rows of values.csv, which is read row by row.</summary>
    public const int FigureRows = 1_000_000;

    /// <summary>The most columns of a table.</summary>
    public const int Columns = 256;

    /// <summary>The longest text in a cell, in characters: what Excel holds.</summary>
    public const int CellCharacters = 32_767;

    /// <summary>The longest row of a signed-off quarter in signed-off.csv, in characters: a measure of ten years of months is about 60,000.</summary>
    public const int KeptRowCharacters = 500_000;

    internal const long Megabyte = 1024 * 1024;

    /// <summary>A size in words: "25.0 MB".</summary>
    internal static string InWords(long bytes) => FormattableString.Invariant($"{(double)bytes / Megabyte:0.0} MB");
}

/// <summary>How large a file from outside may be, in bytes.</summary>
/// <param name="File">The file as it comes.</param>
/// <param name="Part">A part of it once unpacked.</param>
/// <param name="Total">All parts once unpacked.</param>
public sealed record UploadSizes(long File, long Part, long Total)
{
    /// <summary>How many tags the parts of a workbook may have together, so that a million empty rows are not walked through; null for as many as fit.</summary>
    public int? Tags { get; init; }

    /// <summary>How many cells of a workbook may be filled; null for as many as of any spreadsheet.</summary>
    public int? Cells { get; init; }

    /// <summary>Whether a workbook is refused that is linked to other workbooks or to sources of data.</summary>
    public bool RefusesLinks { get; init; }

    /// <summary>Whether a workbook is all that is asked for, so that nobody is told to send a zip file instead.</summary>
    public bool IsWorkbook { get; init; }
}
