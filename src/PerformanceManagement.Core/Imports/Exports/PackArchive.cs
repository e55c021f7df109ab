using System.IO.Compression;
using CsvHelper;

namespace PerformanceManagement.Core.Imports.Exports;

/// <summary>A data pack while it is written: a .zip of CSV files, one after the other, a row at a time.</summary>
internal sealed class PackArchive(ZipArchive zip, DateOnly date)
{
    // Excel takes a file for UTF-8 by its mark alone. Text is written as it is, also where it looks like a formula: an apostrophe before it would come back as text.
    private static readonly CsvWriterOptions Csv = CsvWriterOptions.Default with { WriteByteOrderMark = true };

    private readonly List<PackFileCount> files = [];

    /// <summary>The files that were written.</summary>
    public IReadOnlyList<PackFileCount> Files => files;

    /// <summary>Writes a file, each row by the columns of what is stored. A file without rows is left out.</summary>
    /// <param name="name">One of the files of a pack.</param>
    /// <param name="rows">What stands in each column of each row.</param>
    /// <param name="stop">Cancels the writing.</param>
    public async Task AddAsync(string name, IAsyncEnumerable<Func<string, string?>> rows, CancellationToken stop)
    {
        await using IAsyncEnumerator<Func<string, string?>> row = rows.GetAsyncEnumerator(stop);
        if (!await row.MoveNextAsync()) return;
        string[] columns = [.. PackFiles.Find(name)!.Stored];
        ZipArchiveEntry entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = new DateTimeOffset(date.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero);
        await using Stream open = await entry.OpenAsync(stop);
        await using var csv = CsvWriter.Create(open, Csv, leaveOpen: true);
        await csv.WriteRecordAsync(columns, stop);
        int count = 0;
        do
        {
            await csv.WriteRecordAsync([.. columns.Select(row.Current)], stop);
            count++;
        }
        while (await row.MoveNextAsync());
        files.Add(new PackFileCount(name, count));
    }

    /// <inheritdoc cref="AddAsync(string, IAsyncEnumerable{Func{string, string?}}, CancellationToken)" />
    public Task AddAsync(string name, IEnumerable<Func<string, string?>> rows, CancellationToken stop) => AddAsync(name, rows.ToAsyncEnumerable(), stop);
}

/// <summary>A file of a pack that was written.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Rows">How many rows it has, the header not counted.</param>
public sealed record PackFileCount(string Name, int Rows);
