using PerformanceManagement.Core.Imports.Uploads;

namespace PerformanceManagement.Core.Imports;

/// <summary>Where a pack's files come from: a folder or a zip file, both held to the same limits.</summary>
internal sealed class DataPackSource : IDisposable
{
    private static readonly string[] SpreadsheetEndings = [".xlsx", ".xlsm", ".xls", ".ods", ".tsv"];

    private const string WhatToGive = "the folder that holds the pack’s CSV files, or a .zip of it";

    private static readonly UploadSizes Held = new(UploadLimits.HeldBytes, UploadLimits.HeldBytes, UploadLimits.HeldBytes);

    private readonly GuardedArchive? archive;
    private readonly string? folder;
    private readonly UploadAllowance allowance = new(UploadLimits.CommandLine);
    private readonly Dictionary<string, string> paths;

    private DataPackSource(GuardedArchive? archive, string? folder, Dictionary<string, string> paths)
    {
        this.archive = archive;
        this.folder = folder;
        this.paths = paths;
    }

    /// <summary>The pack's files by their bare names.</summary>
    public IEnumerable<string> Names => paths.Keys;

    /// <summary>Opens a folder or a zip file.</summary>
    /// <exception cref="UploadRefusedException">There is none, or it is refused.</exception>
    public static DataPackSource Open(string path)
    {
        if (Directory.Exists(path)) return OpenFolder(path);
        if (!File.Exists(path)) throw new UploadRefusedException($"There is no such folder or file: give {WhatToGive}.");
        FileStream file = File.OpenRead(path);
        if (NotZipSentence(path, file) is not { } sentence) return OpenZip(file, Path.GetFileName(path), UploadLimits.Pack, leaveOpen: false);
        file.Dispose();
        throw new UploadRefusedException(sentence);
    }

    /// <summary>Why there is nothing of a pack in it, in one sentence that says what there should be; null when it has a file of a pack.</summary>
    public string? WhyNoPack()
    {
        if (Names.Any(n => PackFiles.Find(n) is not null)) return null;
        string known = $"at least one of {PackFiles.Names}";
        string others = paths.Count switch
        {
            0 => "",
            1 => $"; “{PackProblems.Shorten(paths.Keys.First())}” is none of them",
            _ => $"; “{PackProblems.Shorten(paths.Keys.First())}” and {(paths.Count == 2 ? "1 other file" : $"{paths.Count - 1} others")} are none of them",
        };
        if (folder is null) return $"There is none of the files {PackFiles.Names} in it{others}: give a folder or a .zip that holds at least one of them.";
        if (!Directory.EnumerateFileSystemEntries(folder).Any()) return $"The folder is empty: give one that holds {known}.";
        string? inside = Directory.EnumerateDirectories(folder).Where(HoldsPack).Order(StringComparer.Ordinal).FirstOrDefault();
        if (inside is not null) return $"The folder holds none of the files of a pack, but the folder “{Path.GetFileName(inside)}” in it does: give “{inside}”.";
        return $"There is none of the files {PackFiles.Names} in the folder{others}: give a folder that holds at least one of them.";
    }

    /// <summary>Opens a zip file.</summary>
    /// <exception cref="UploadRefusedException">It is refused.</exception>
    public static DataPackSource OpenZip(Stream file, string fileName, UploadSizes sizes, bool leaveOpen)
    {
        GuardedArchive archive;
        try
        {
            archive = UploadGuard.OpenZip(file, fileName, leaveOpen, sizes);
        }
        catch (UploadRefusedException)
        {
            if (!leaveOpen) file.Dispose();
            throw;
        }

        try
        {
            return new DataPackSource(archive, null, WithoutTopFolder(archive.Names, fileName));
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
        string path = PathOf(file);
        if (archive is null) return new CountedStream(File.OpenRead(path), file.Name, allowance);
        // An archive unpacks to far more than it looks: what is not read row by row stays small.
        return PackFiles.Streamed.Contains(file.Name) ? archive.Open(path) : new CountedStream(archive.Open(path), file.Name, new UploadAllowance(Held));
    }

    /// <summary>How long a file is, or says it is, in bytes.</summary>
    public long Length(PackFile file) => archive is null ? new FileInfo(PathOf(file)).Length : archive.DeclaredLength(PathOf(file));

    /// <inheritdoc />
    public void Dispose() => archive?.Dispose();

    // Whoever has one sheet open gives that file; what is wanted is the folder around it.
    private static string? NotZipSentence(string path, FileStream file)
    {
        string name = Path.GetFileName(path);
        string ending = Path.GetExtension(name);
        string around = Path.GetDirectoryName(Path.GetFullPath(path)) ?? path;
        if (PackFiles.Find(name) is not null)
            return $"{name} is one file of a data pack, and a pack is the folder that it is in: give the folder, “{around}”, or a .zip of it.";
        if (SpreadsheetEndings.Contains(ending, StringComparer.OrdinalIgnoreCase))
            return $"{name} is a spreadsheet: save its sheets as “CSV UTF-8 (comma delimited)”, under the names {PackFiles.Names}, and give the folder that they are in.";
        if (ending.Equals(".csv", StringComparison.OrdinalIgnoreCase))
            return $"{name} is not a file of a data pack: name it as one of {PackFiles.Names}, in a folder of its own, and give the folder.";
        bool isZip = ending.Equals(".zip", StringComparison.OrdinalIgnoreCase) || file.ReadByte() == 'P' && file.ReadByte() == 'K';
        return isZip ? null : $"{name} is neither a folder nor a .zip file: give {WhatToGive}.";
    }

    private static bool HoldsPack(string folder)
    {
        // What may not be looked into is not what was meant.
        var options = new EnumerationOptions { IgnoreInaccessible = true };
        return Directory.EnumerateFiles(folder, "*", options).Any(f => PackFiles.Find(Path.GetFileName(f)) is not null);
    }

    private string PathOf(PackFile file) => paths.First(p => p.Key.Equals(file.Name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>Opens a folder.</summary>
    /// <exception cref="UploadRefusedException">It is refused.</exception>
    public static DataPackSource OpenFolder(string path)
    {
        var paths = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string file in Directory.EnumerateFiles(path).Where(f => !IsIgnored(Path.GetFileName(f))).Order(StringComparer.Ordinal))
        {
            string name = Path.GetFileName(file);
            UploadGuard.CheckSize(new FileInfo(file).Length, name, UploadLimits.CommandLine);
            if (!paths.TryAdd(name, file)) throw new UploadRefusedException($"The folder holds {name} twice, in different capitals.");
        }

        return new DataPackSource(null, path, paths);
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
