namespace PerformanceManagement.Core.Imports;

/// <summary>Where a pack's files come from: a folder or a zip file, both held to the same limits.</summary>
internal sealed class DataPackSource : IDisposable
{
    private static readonly string[] SpreadsheetEndings = [".xlsx", ".xlsm", ".xls", ".ods", ".tsv"];

    private readonly GuardedArchive? archive;
    private readonly UploadAllowance allowance = new();
    private readonly Dictionary<string, string> paths;

    private DataPackSource(GuardedArchive? archive, Dictionary<string, string> paths)
    {
        this.archive = archive;
        this.paths = paths;
    }

    /// <summary>The pack's files by their bare names.</summary>
    public IEnumerable<string> Names => paths.Keys;

    /// <summary>Opens a folder or a zip file.</summary>
    /// <exception cref="UploadRefusedException">There is none, or it is refused.</exception>
    public static DataPackSource Open(string path)
    {
        if (Directory.Exists(path)) return OpenFolder(path);
        if (!File.Exists(path)) throw new UploadRefusedException("There is no such folder or file.");
        return OpenZip(File.OpenRead(path), Path.GetFileName(path));
    }

    /// <summary>Opens a zip file; the stream is closed with the source.</summary>
    /// <exception cref="UploadRefusedException">It is refused.</exception>
    public static DataPackSource OpenZip(Stream file, string fileName)
    {
        GuardedArchive archive;
        try
        {
            archive = UploadGuard.OpenZip(file, fileName);
        }
        catch (UploadRefusedException)
        {
            file.Dispose();
            throw;
        }

        try
        {
            return new DataPackSource(archive, WithoutTopFolder(archive.Names, fileName));
        }
        catch (UploadRefusedException)
        {
            archive.Dispose();
            throw;
        }
    }

    /// <summary>Opens one file, counted while it is read.</summary>
    public Stream Open(PackFile file)
    {
        string path = paths.First(p => p.Key.Equals(file.Name, StringComparison.OrdinalIgnoreCase)).Value;
        return archive is null ? new CountedStream(File.OpenRead(path), file.Name, allowance) : archive.Open(path);
    }

    /// <inheritdoc />
    public void Dispose() => archive?.Dispose();

    private static DataPackSource OpenFolder(string path)
    {
        var paths = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string file in Directory.EnumerateFiles(path).Where(f => !IsIgnored(Path.GetFileName(f))).Order(StringComparer.Ordinal))
        {
            string name = Path.GetFileName(file);
            UploadGuard.CheckSize(new FileInfo(file).Length, name);
            if (!paths.TryAdd(name, file)) throw new UploadRefusedException($"The folder holds {name} twice, in different capitals.");
        }

        return new DataPackSource(null, paths);
    }

    /// <summary>Zipping a folder puts every file under it, so one folder that holds them all does not count.</summary>
    private static Dictionary<string, string> WithoutTopFolder(IReadOnlyList<string> names, string fileName)
    {
        List<string> kept = [.. names.Where(n => !IsIgnored(n))];
        string first = kept.Count == 0 ? "" : kept[0];
        string top = first[..(first.IndexOf('/', StringComparison.Ordinal) + 1)];
        if (!kept.TrueForAll(n => n.StartsWith(top, StringComparison.Ordinal))) top = "";
        if (kept.Find(n => n[top.Length..].Contains('/', StringComparison.Ordinal)) is { } nested)
            throw new UploadRefusedException($"{fileName} holds {nested} in a folder of its own. Put the CSV files side by side, in one folder at most.");
        return kept.ToDictionary(n => n[top.Length..], n => n, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>
    /// What computers and authors leave beside the files: a read-me, a picture, hidden files, the resource forks of a Mac.
    /// A name that suggests figures is never passed over in silence: a stray .csv, values.csv.txt, values.xlsx.
    /// </summary>
    private static bool IsIgnored(string path)
    {
        string name = path[(path.LastIndexOf('/') + 1)..];
        if (path.StartsWith("__MACOSX/", StringComparison.Ordinal) || name.StartsWith('.')) return true;
        bool isSpreadsheet = SpreadsheetEndings.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase);
        return !name.Contains(".csv", StringComparison.OrdinalIgnoreCase)
            && !(isSpreadsheet && PackFiles.Find(Path.ChangeExtension(name, ".csv")) is not null);
    }
}
