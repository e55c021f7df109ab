using CsvHelper;

namespace PerformanceManagement.Core.Imports;

/// <summary>One CSV file of a pack, read strictly: its columns and its rows as text.</summary>
internal sealed class PackTable
{
    /// <summary>Far above a row with the longest notes; an unclosed quote would otherwise take in the rest of the file.</summary>
    private const int LongestRow = (int)UploadLimits.Megabyte;

    private PackTable(PackFile file, IReadOnlyDictionary<string, int> columns, IReadOnlyList<PackRow> rows)
    {
        File = file;
        Columns = columns;
        Rows = rows;
    }

    public PackFile File { get; }

    /// <summary>The columns the file has, by name, with their place.</summary>
    public IReadOnlyDictionary<string, int> Columns { get; }

    /// <summary>The rows that are not blank.</summary>
    public IReadOnlyList<PackRow> Rows { get; }

    public bool Has(string column) => Columns.ContainsKey(column);

    /// <summary>Reads a file. Null when nothing in it can be checked further; the problems say why.</summary>
    public static async Task<PackTable?> ReadAsync(PackFile file, Stream content, PackProblems problems, CancellationToken stop)
    {
        var damaged = new HashSet<long>();
        CsvReaderOptions options = Strict with
        {
            OnMalformedRecord = record =>
            {
                damaged.Add(record.RecordNumber);
                problems.Add(file.Name, (int)record.RecordNumber, null, MalformedSentence(record.Reason));
            },
        };
        await using CsvReader reader = CsvReader.Create(new Utf8CheckedStream(content, file.Name), options);
        try
        {
            if (!await reader.ReadAsync(stop) || Cells(reader) is var header && header.All(PackRow.IsBlank))
            {
                problems.Add(file.Name, "is empty: its first row must name the columns.");
                return null;
            }

            Dictionary<string, int>? columns = ReadHeader(file, header, problems);
            if (columns is null) return null;
            header = header[..(Array.FindLastIndex(header, name => !PackRow.IsBlank(name)) + 1)];
            var rows = new List<PackRow>();
            while (await reader.ReadAsync(stop))
            {
                if (!damaged.Contains(reader.RowNumber) && !AddRow(file, (int)reader.RowNumber, Cells(reader), header, columns, rows, problems)) break;
            }

            return new PackTable(file, columns, rows);
        }
        catch (CsvFormatException tooLarge)
        {
            problems.Add(file.Name, (int)tooLarge.RecordNumber, null, $"The row is longer than {UploadLimits.InWords(LongestRow)}: a quote was opened and never closed.");
            return null;
        }
    }

    // Rows are counted as a spreadsheet counts them, so blank lines count too, and nothing is guessed about separators.
    private static CsvReaderOptions Strict { get; } = new() { Separator = ',', HasHeader = false, SkipEmptyLines = false, MaxRecordSize = LongestRow };

    private static string MalformedSentence(CsvMalformedReason reason) => reason == CsvMalformedReason.UnterminatedQuote
        ? "A quote is opened and never closed."
        : "Its quotes do not match: put a cell that holds a quote between quotes, and double each quote inside it.";

    private static string[] Cells(CsvReader reader)
    {
        var cells = new string[reader.FieldCount];
        for (int i = 0; i < cells.Length; i++) cells[i] = reader.GetString(i);
        return cells;
    }

    /// <summary>Adds a row that is not blank; says whether to go on.</summary>
    private static bool AddRow(PackFile file, int number, string[] cells, string[] header, Dictionary<string, int> columns, List<PackRow> rows, PackProblems problems)
    {
        if (Array.TrueForAll(cells, PackRow.IsBlank)) return true;
        if (rows.Count == UploadLimits.Rows)
        {
            problems.Add(file.Name, $"has more than {UploadLimits.Rows:#,0} rows, which is the most that is read: split the pack.");
            return false;
        }

        if (Array.Exists(cells, c => c.Length > UploadLimits.CellCharacters))
            problems.Add(file.Name, number, null, $"A cell is longer than {UploadLimits.CellCharacters:#,0} characters, which is the most that is read.");
        else if (Array.FindLastIndex(cells, c => !PackRow.IsBlank(c)) is var last && last >= header.Length)
            problems.Add(file.Name, number, null, $"It has {last + 1} cells, but the header names {header.Length} columns: a comma inside a cell needs quotes around the cell.");
        else if (InNamelessColumn(header, cells) is { } place)
            problems.Add(file.Name, number, null, $"Cell {place + 1} stands in a column without a name: name the column in the first row, or empty it.");
        else
            rows.Add(new PackRow(file.Name, number, columns, cells, problems));
        return true;
    }

    private static int? InNamelessColumn(string[] header, string[] cells)
    {
        for (int i = 0; i < header.Length && i < cells.Length; i++)
        {
            if (PackRow.IsBlank(header[i]) && !PackRow.IsBlank(cells[i])) return i;
        }

        return null;
    }

    private static Dictionary<string, int>? ReadHeader(PackFile file, string[] header, PackProblems problems)
    {
        if (header.Length > UploadLimits.Columns)
        {
            problems.Add(file.Name, $"has {header.Length} columns; at most {UploadLimits.Columns} are read.");
            return null;
        }

        if (header.Length == 1 && header[0].AsSpan().ContainsAny(';', '\t'))
        {
            problems.Add(file.Name, "separates its cells with semicolons or tabs. Save it with commas, as “CSV UTF-8 (comma delimited)”.");
            return null;
        }

        return PackHeader.Read(file, header, problems);
    }
}
