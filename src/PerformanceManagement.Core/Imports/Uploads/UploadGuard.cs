using System.IO.Compression;
using System.Text;
using System.Xml;

namespace PerformanceManagement.Core.Imports.Uploads;

/// <summary>
/// What every file from outside passes before anything reads it. A 2 KB workbook with 32,000 nested tags kills any reader
/// built on the Open XML SDK, and 40 KB of zip can unpack to gigabytes, so size, shape and content are checked here, streaming.
/// Source: docs/data-packs.md, "What is refused".
/// </summary>
public static class UploadGuard
{
    private static readonly byte[] OleMagic = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>Opens a zip file after checking its size, shape and contents list. Its parts are counted while they are read.</summary>
    /// <param name="file">A seekable stream.</param>
    /// <param name="fileName">The name for messages.</param>
    /// <param name="leaveOpen">Whether the stream stays open when the archive is disposed.</param>
    /// <param name="sizes">How large it may be; null for an upload's sizes.</param>
    /// <exception cref="UploadRefusedException">The file is refused; the message is a sentence.</exception>
    public static GuardedArchive OpenZip(Stream file, string fileName, bool leaveOpen = false, UploadSizes? sizes = null)
    {
        sizes ??= UploadLimits.Upload;
        CheckSize(file.Length, fileName, sizes);
        CheckMagic(file, fileName, sizes.IsWorkbook);
        ZipArchive? zip = null;
        try
        {
            zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen, Encoding.UTF8);
            GuardedArchive archive = new(zip, Parts(zip, fileName, sizes), sizes);
            zip = null;
            return archive;
        }
        catch (InvalidDataException broken)
        {
            throw new UploadRefusedException($"{fileName} is damaged and cannot be opened. Make the file again.", broken);
        }
        finally
        {
            zip?.Dispose();
        }
    }

    /// <summary>Checks an Excel workbook (.xlsx) from outside: everything of <see cref="OpenZip"/>, and every XML part walked once.</summary>
    /// <param name="file">A seekable stream; left open, at its start.</param>
    /// <param name="fileName">The name for messages.</param>
    /// <param name="sizes">How large it may be; null for an upload's sizes.</param>
    /// <exception cref="UploadRefusedException">The file is refused; the message is a sentence.</exception>
    public static void CheckWorkbook(Stream file, string fileName, UploadSizes? sizes = null)
    {
        using (GuardedArchive archive = OpenZip(file, fileName, leaveOpen: true, sizes))
        {
            if (archive.Names.Contains("content.xml") && archive.Names.Contains("META-INF/manifest.xml"))
                throw new UploadRefusedException($"{fileName} is an OpenDocument file (such as .ods), whatever its name says. Save it as an Excel workbook (.xlsx).");
            if (!archive.Names.Contains("[Content_Types].xml") || !archive.Names.Contains("xl/workbook.xml"))
                throw new UploadRefusedException($"{fileName} is not an Excel workbook (.xlsx).");
            if (sizes is { RefusesLinks: true } && archive.Names.Any(IsLink))
                throw new UploadRefusedException($"{fileName} is linked to another workbook or to a source of data. Break the links in Excel (Data, Edit Links), save it and upload it again.");
            int tags = sizes?.Tags ?? int.MaxValue;
            foreach (string name in archive.Names)
            {
                using Stream part = archive.Open(name);
                if (!IsXml(name)) part.CopyTo(Stream.Null);
                else if ((tags -= WalkXml(part, name, tags)) < 0)
                    throw new UploadRefusedException($"{fileName} holds far more rows, cells or sheets than can be filled in. Delete those that are empty, or fill in a new download.");
            }
        }

        file.Position = 0;
    }

    /// <summary>Refuses a file over <see cref="UploadLimits.FileBytes"/>, or over other sizes.</summary>
    /// <exception cref="UploadRefusedException">It is larger.</exception>
    public static void CheckSize(long bytes, string fileName, UploadSizes? sizes = null)
    {
        long most = (sizes ?? UploadLimits.Upload).File;
        if (bytes > most)
            throw new UploadRefusedException($"{fileName} is {UploadLimits.InWords(bytes)}; a file may be at most {UploadLimits.InWords(most)}.");
        if (bytes == 0) throw new UploadRefusedException($"{fileName} is empty.");
    }

    /// <summary>The text without control characters (line breaks and tabs stay), with line breaks as one line feed.</summary>
    public static string Clean(string text)
    {
        text = text.ReplaceLineEndings("\n");
        if (!text.Any(IsUnwanted)) return text;
        var clean = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (!IsUnwanted(c)) clean.Append(c);
        }

        return clean.ToString();
    }

    // U+FEFF is a byte order mark pasted into the middle; U+FFFE and U+FFFF may not stand in the XML of our own workbooks.
    private static bool IsUnwanted(char c) => (char.IsControl(c) && c is not ('\n' or '\t')) || c is '\uFEFF' or '\uFFFE' or '\uFFFF';

    private static void CheckMagic(Stream file, string fileName, bool isWorkbook)
    {
        Span<byte> start = stackalloc byte[8];
        file.Position = 0;
        int count = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position = 0;
        if (start[..count].SequenceEqual(OleMagic))
            throw new UploadRefusedException($"{fileName} is an old Office file (such as .xls) or is protected with a password. Save it as .xlsx without a password{(isWorkbook ? "" : ", or send a .zip of CSV files")}.");
        bool isZip = count >= 4 && start[0] == 'P' && start[1] == 'K' && (start[2], start[3]) is (3, 4) or (5, 6);
        if (!isZip) throw new UploadRefusedException(isWorkbook ? $"{fileName} is not an Excel workbook, whatever its name says. Save it as .xlsx." : $"{fileName} is not a zip file, whatever its name says.");
    }

    private static Dictionary<string, ZipArchiveEntry> Parts(ZipArchive zip, string fileName, UploadSizes sizes)
    {
        if (zip.Entries.Count > UploadLimits.Entries)
            throw new UploadRefusedException($"{fileName} holds {zip.Entries.Count} files; at most {UploadLimits.Entries} are read.");
        var parts = new Dictionary<string, ZipArchiveEntry>(StringComparer.OrdinalIgnoreCase);
        long declared = 0;
        foreach (ZipArchiveEntry entry in zip.Entries)
        {
            CheckEntry(entry, fileName, sizes);
            declared += entry.Length;
            if (declared > sizes.Total)
                throw new UploadRefusedException($"{fileName} is larger than {UploadLimits.InWords(sizes.Total)} once unpacked, which is the most that is read.");
            if (!parts.TryAdd(entry.FullName, entry))
                throw new UploadRefusedException($"{fileName} holds {entry.FullName} twice.");
        }

        return parts;
    }

    private static void CheckEntry(ZipArchiveEntry entry, string fileName, UploadSizes sizes)
    {
        string name = entry.FullName;
        if (name.StartsWith('/') || name.Contains('\\', StringComparison.Ordinal) || name.Contains(':', StringComparison.Ordinal) || name.Split('/').Contains(".."))
            throw new UploadRefusedException($"{fileName} holds a file with the path “{Clean(name)}”, which leads outside it.");
        if (entry.IsEncrypted)
            throw new UploadRefusedException($"{fileName} is protected with a password. Make it again without one.");
        if (entry.Length > sizes.Part)
            throw new UploadRefusedException($"{name} is larger than {UploadLimits.InWords(sizes.Part)} once unpacked, which is the most that is read.");
        if (entry.Name.StartsWith("vbaProject", StringComparison.OrdinalIgnoreCase))
            throw new UploadRefusedException($"{fileName} contains macros. Save it without them, as .xlsx.");
    }

    private static bool IsXml(string name) =>
        name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".vml", StringComparison.OrdinalIgnoreCase);

    // What Excel fetches from elsewhere; a link that a reader follows is none of these.
    private static bool IsLink(string name) =>
        name.StartsWith("xl/externalLinks/", StringComparison.OrdinalIgnoreCase) || name.StartsWith("xl/queryTables/", StringComparison.OrdinalIgnoreCase) || name.Equals("xl/connections.xml", StringComparison.OrdinalIgnoreCase);

    // How many tags it has; as soon as there are more than asked for, no further ones are counted.
    private static int WalkXml(Stream part, string name, int most)
    {
        int tags = 0;
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        try
        {
            using XmlReader reader = XmlReader.Create(part, settings);
            while (tags <= most && reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element) tags++;
                if (reader.Depth > UploadLimits.XmlDepth)
                    throw new UploadRefusedException($"{name} nests its tags more than {UploadLimits.XmlDepth} deep, which no spreadsheet program does.");
            }
        }
        catch (XmlException broken)
        {
            throw new UploadRefusedException($"{name} is not XML that can be read safely: {FirstSentence(broken.Message)}", broken);
        }

        return tags;
    }

    // What follows is for programmers.
    private static string FirstSentence(string text) => text.IndexOf(". ", StringComparison.Ordinal) is > 0 and var end ? text[..(end + 1)] : text;
}
