namespace PerformanceManagement.Core.Imports.Rows;

/// <summary>One CSV file of a pack, read strictly: its columns and its rows as text. values.csv, which may be long, is read row by row instead.</summary>
internal sealed class PackTable
{
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

    /// <summary>Rows that stand in no file, such as those of a form, under the names of a file's columns.</summary>
    /// <param name="file">The file whose rows they are like.</param>
    /// <param name="columns">The columns they have, by name, with their place.</param>
    /// <param name="rows">The rows.</param>
    public static PackTable Of(PackFile file, IReadOnlyDictionary<string, int> columns, IReadOnlyList<PackRow> rows) => new(file, columns, rows);

    /// <summary>Reads a file. Null when nothing in it can be checked further; the problems say why.</summary>
    public static async Task<PackTable?> ReadAsync(PackFile file, Stream content, PackProblems problems, CancellationToken stop)
    {
        await using PackRowReader? reader = await PackRowReader.OpenAsync(file, content, problems, stop);
        if (reader is null) return null;
        var rows = new List<PackRow>();
        while (await reader.NextAsync(stop) is { } row) rows.Add(row);
        return reader.IsBroken ? null : new PackTable(file, reader.Columns, rows);
    }
}
