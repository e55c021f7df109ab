using PerformanceManagement.Core.Imports.Uploads;

namespace PerformanceManagement.Core.Imports.Sheets;

/// <summary>Reads a spreadsheet from outside, an Excel workbook or a CSV file, into plain grids.</summary>
public static class SheetReader
{
    /// <summary>Reads every sheet that has something in it.</summary>
    /// <param name="content">The file.</param>
    /// <param name="fileName">Its name, for messages.</param>
    /// <exception cref="UploadRefusedException">It is too large, broken, able to do harm, or neither a workbook nor a CSV file; the message is a sentence.</exception>
    public static IReadOnlyList<SheetGrid> Read(byte[] content, string fileName)
    {
        UploadGuard.CheckSize(content.Length, fileName);
        bool isText = !IsZip(content) && !IsOle(content);
        if (isText && Path.GetExtension(fileName).ToLowerInvariant() is not (".csv" or ".txt" or ".tsv"))
            throw new UploadRefusedException($"{fileName} is neither an Excel workbook (.xlsx) nor a CSV file. Save it as one of them.");
        using var file = new MemoryStream(content, writable: false);
        IReadOnlyList<SheetGrid> sheets = isText ? [CsvSheet.Read(content, fileName)] : WorkbookReader.Read(file, fileName);
        return sheets.Any(s => s.Rows.Count > 0) ? [.. sheets.Where(s => s.Rows.Count > 0)] : throw new UploadRefusedException($"There is nothing in {fileName}: its cells are all blank.");
    }

    private static bool IsZip(byte[] content) => content is [(byte)'P', (byte)'K', ..];

    // An old workbook or one with a password: the guard says so.
    private static bool IsOle(byte[] content) => content is [0xD0, 0xCF, 0x11, 0xE0, ..];
}
