using System.Globalization;
using System.IO.Compression;
using CsvHelper;

namespace PerformanceManagement.Core.Imports.Sheets;

/// <summary>A data pack made of a spreadsheet, which knows of each cell where it stood.</summary>
internal sealed class SheetPack
{
    private readonly Dictionary<string, List<SheetPackRow>> files = new(StringComparer.Ordinal);

    /// <summary>How many rows there are.</summary>
    public int Rows => files.Values.Sum(f => f.Count);

    /// <summary>Adds a row to a file.</summary>
    /// <param name="file">The file of the pack.</param>
    /// <param name="place">Where it stood as a whole.</param>
    public SheetPackRow Add(string file, CellPlace place)
    {
        if (!files.TryGetValue(file, out List<SheetPackRow>? rows)) files.Add(file, rows = []);
        var row = new SheetPackRow(place);
        rows.Add(row);
        return row;
    }

    /// <summary>Where a row of a file stood; null where it is about the whole file or another.</summary>
    public CellPlace? PlaceOf(string file, int? row, string? column) => row is { } number && files.TryGetValue(file, out List<SheetPackRow>? rows) && number >= 2 && number - 2 < rows.Count ? rows[number - 2].PlaceOf(column) : null;

    /// <summary>The pack as a zip file, which is read like any other. Each file has the columns that one of its rows has.</summary>
    public MemoryStream ToZip()
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string file, List<SheetPackRow> rows) in files)
            {
                string[] columns = [.. PackFiles.Find(file)!.Columns.Where(c => rows.Exists(r => r.Has(c)))];
                using Stream open = zip.CreateEntry(file, CompressionLevel.Fastest).Open();
                using var csv = CsvWriter.Create(open, CsvWriterOptions.Default, leaveOpen: true);
                csv.WriteRecord(columns);
                foreach (SheetPackRow row in rows) csv.WriteRecord([.. columns.Select(row.Text)]);
            }
        }

        stream.Position = 0;
        return stream;
    }
}

/// <summary>A row of such a pack.</summary>
internal sealed class SheetPackRow(CellPlace place)
{
    private readonly Dictionary<string, (string? Text, CellPlace? Place)> cells = new(StringComparer.Ordinal);

    /// <summary>Where it stood.</summary>
    public CellPlace Place => place;

    /// <summary>Whether it says something of a column.</summary>
    public bool Has(string column) => cells.ContainsKey(column);

    /// <summary>The text of a column; null for a blank cell.</summary>
    public string? Text(string column) => cells.GetValueOrDefault(column).Text;

    /// <summary>Where the text of a column stood; the row where it was said otherwise.</summary>
    public CellPlace PlaceOf(string? column) => (column is null ? null : cells.GetValueOrDefault(column).Place) ?? place;

    /// <summary>Says something of a column; nothing where there is no text.</summary>
    public SheetPackRow With(string column, string? text, CellPlace? at = null)
    {
        if (text is not null) cells[column] = (text, at);
        return this;
    }

    /// <summary>Says a number.</summary>
    public SheetPackRow With(string column, decimal? number, CellPlace? at = null) => With(column, number?.ToString("0.####", CultureInfo.InvariantCulture), at);
}
