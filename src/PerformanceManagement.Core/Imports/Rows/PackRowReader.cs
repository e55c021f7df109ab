using CsvHelper;
using PerformanceManagement.Core.Imports.Uploads;

namespace PerformanceManagement.Core.Imports.Rows;

/// <summary>Reads one CSV file of a pack strictly, row by row; no more than a row is held.</summary>
internal sealed class PackRowReader : IAsyncDisposable
{
    /// <summary>Far above a row with the longest notes; an unclosed quote would otherwise take in the rest of the file.</summary>
    private const int LongestRow = (int)UploadLimits.Megabyte;

    private readonly PackFile file;
    private readonly PackProblems problems;
    private readonly Stream content;
    private readonly CsvReader reader;
    private readonly HashSet<long> damaged = [];
    private string[] header = [];
    private Dictionary<string, int>? columns;
    private int rows;

    private PackRowReader(PackFile file, Stream content, PackProblems problems)
    {
        (this.file, this.content, this.problems) = (file, content, problems);
        CsvReaderOptions options = Strict with
        {
            OnMalformedRecord = record =>
            {
                damaged.Add(record.RecordNumber);
                problems.Add(file.Name, (int)record.RecordNumber, null, MalformedSentence(record.Reason));
            },
        };
        reader = CsvReader.Create(new Utf8CheckedStream(content, file.Name), options);
    }

    public PackFile File => file;

    /// <summary>The columns the file has, by name, with their place.</summary>
    public IReadOnlyDictionary<string, int> Columns => columns!;

    /// <summary>How many rows were read that are not blank.</summary>
    public int Rows => rows;

    /// <summary>How many bytes of the file were read.</summary>
    public long Bytes => content.Position;

    /// <summary>Whether the rest of the file could not be told apart into rows; the problem is noted.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Opens a file and reads its header. Null when nothing in it can be checked further; the problems say why. The content is closed with it.</summary>
    public static async Task<PackRowReader?> OpenAsync(PackFile file, Stream content, PackProblems problems, CancellationToken stop)
    {
        var rows = new PackRowReader(file, content, problems);
        try
        {
            if (await rows.ReadHeaderAsync(stop)) return rows;
        }
        catch (CsvFormatException tooLarge)
        {
            rows.Break(tooLarge);
        }
        catch (UploadRefusedException)
        {
            await rows.DisposeAsync();
            throw;
        }

        await rows.DisposeAsync();
        return null;
    }

    /// <summary>The next row that is sound in shape and not blank; null at the end.</summary>
    public async Task<PackRow?> NextAsync(CancellationToken stop)
    {
        try
        {
            while (await reader.ReadAsync(stop))
            {
                if (damaged.Remove(reader.RowNumber) || Cells() is var cells && Array.TrueForAll(cells, PackRow.IsBlank)) continue;
                if (rows == file.MostRows)
                {
                    problems.Add(file.Name, $"has more than {file.MostRows:#,0} rows, which is the most that is read: split the pack.");
                    return null;
                }

                rows++;
                if (Row((int)reader.RowNumber, cells) is { } row) return row;
            }
        }
        catch (CsvFormatException tooLarge)
        {
            Break(tooLarge);
        }

        return null;
    }

    public async ValueTask DisposeAsync()
    {
        await reader.DisposeAsync();
        await content.DisposeAsync();
    }

    // Rows are counted as a spreadsheet counts them, so blank lines count too, and nothing is guessed about separators.
    private static CsvReaderOptions Strict { get; } = new() { Separator = ',', HasHeader = false, SkipEmptyLines = false, MaxRecordSize = LongestRow };

    private static string MalformedSentence(CsvMalformedReason reason) => reason == CsvMalformedReason.UnterminatedQuote
        ? "A quote is opened and never closed."
        : "Its quotes do not match: put a cell that holds a quote between quotes, and double each quote inside it.";

    private void Break(CsvFormatException tooLarge)
    {
        IsBroken = true;
        problems.Add(file.Name, (int)tooLarge.RecordNumber, null, $"The row is longer than {UploadLimits.InWords(LongestRow)}: a quote was opened and never closed.");
    }

    private string[] Cells()
    {
        var cells = new string[reader.FieldCount];
        for (int i = 0; i < cells.Length; i++) cells[i] = reader.GetString(i);
        return cells;
    }

    private PackRow? Row(int number, string[] cells)
    {
        if (Array.Exists(cells, c => c.Length > file.MostCharacters))
            problems.Add(file.Name, number, null, $"A cell is longer than {file.MostCharacters:#,0} characters, which is the most that is read.");
        else if (Array.FindLastIndex(cells, c => !PackRow.IsBlank(c)) is var last && last >= header.Length)
            problems.Add(file.Name, number, null, $"It has {last + 1} cells, but the header names {header.Length} columns: a comma inside a cell needs quotes around the cell.");
        else if (InNamelessColumn(cells) is { } place)
            problems.Add(file.Name, number, null, $"Cell {place + 1} stands in a column without a name: name the column in the first row, or empty it.");
        else
            return new PackRow(file.Name, number, Columns, cells, problems);
        return null;
    }

    private int? InNamelessColumn(string[] cells)
    {
        for (int i = 0; i < header.Length && i < cells.Length; i++)
        {
            if (PackRow.IsBlank(header[i]) && !PackRow.IsBlank(cells[i])) return i;
        }

        return null;
    }

    private async Task<bool> ReadHeaderAsync(CancellationToken stop)
    {
        if (!await reader.ReadAsync(stop) || Cells() is var names && names.All(PackRow.IsBlank))
        {
            problems.Add(file.Name, "is empty: its first row must name the columns.");
            return false;
        }

        if (names.Length > UploadLimits.Columns)
        {
            problems.Add(file.Name, $"has {names.Length} columns; at most {UploadLimits.Columns} are read.");
            return false;
        }

        if (names.Length == 1 && names[0].AsSpan().ContainsAny(';', '\t'))
        {
            problems.Add(file.Name, "separates its cells with semicolons or tabs. Save it with commas, as “CSV UTF-8 (comma delimited)”.");
            return false;
        }

        columns = PackHeader.Read(file, names, problems);
        header = names[..(Array.FindLastIndex(names, name => !PackRow.IsBlank(name)) + 1)];
        return columns is not null;
    }
}
