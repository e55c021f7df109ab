using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Measures;

namespace PerformanceManagement.Core.Reports.Editions;

/// <summary>Shows whether every published edition is as it was published. One file at a time is held.</summary>
public sealed class EditionVerifier(PerformanceDbContext database)
{
    /// <summary>Works every hash out again and names each file or model that does not match.</summary>
    public async Task<EditionProof> VerifyAsync(CancellationToken stop = default)
    {
        Dictionary<int, string> committees = await CommitteesQuery(database).ToDictionaryAsync(c => c.Id, c => c.Name, stop);
        List<EditionKey> editions = await KeysQuery(database).ToListAsync(stop);
        List<string> problems = [];
        int files = 0;
        foreach (var report in editions.GroupBy(e => (e.CommitteeId, e.Period)))
        {
            string name = $"{committees.GetValueOrDefault(report.Key.CommitteeId, "a committee that is gone")}, {report.Key.Period.Label}";
            problems.AddRange(Enumerable.Range(1, report.Max(e => e.Number)).Except(report.Select(e => e.Number)).Select(n => $"{name}: edition {n} is missing."));
            foreach (EditionKey key in report) files += await EditionAsync(key.Id, $"{name}, edition {key.Number}", problems, stop);
        }

        return new EditionProof(editions.Count, files, problems);
    }

    internal static IQueryable<Committee> CommitteesQuery(PerformanceDbContext database) => database.Committees.AsNoTracking();

    internal static IQueryable<EditionKey> KeysQuery(PerformanceDbContext database) =>
        database.ReportEditions.AsNoTracking().OrderBy(e => e.CommitteeId).ThenBy(e => e.Period).ThenBy(e => e.Number).Select(e => new EditionKey(e.Id, e.CommitteeId, e.Period, e.Number));

    internal static IQueryable<ReportEdition> OneQuery(PerformanceDbContext database, int id) => database.ReportEditions.AsNoTracking().Where(e => e.Id == id);

    internal static IQueryable<byte[]> ContentQuery(PerformanceDbContext database, int editionId, string format) =>
        database.ReportEditionFiles.AsNoTracking().Where(f => f.EditionId == editionId && f.Format == format).Select(f => f.Content);

    private async Task<int> EditionAsync(int id, string name, List<string> problems, CancellationToken stop)
    {
        ReportEdition edition = await OneQuery(database, id).SingleAsync(stop);
        List<EditionFileListing> files = await database.FilesQuery(id).ToListAsync(stop);
        Dictionary<string, string>? packed = null;
        int wrong = problems.Count;
        foreach (EditionFileListing file in files)
        {
            byte[] content = await ContentQuery(database, id, file.Format).SingleAsync(stop);
            if (Convert.ToHexStringLower(SHA256.HashData(content)) != file.Sha256) problems.Add($"{name}: the file {file.Name} is not as it was published.");
            else if (file.Format == "zip") packed = Packed(content);
        }

        if (problems.Count > wrong || EditionPaper.Seal(edition.Model, files.Select(f => (f.Format, f.Name, f.Sha256))) == edition.Sha256) return files.Count;
        // Each file fits its own hash, so one was changed with its hash, or the model was; the ZIP knows the files.
        if (packed is not null)
        {
            problems.AddRange(files.Where(f => f.Format != "zip" && packed.GetValueOrDefault(f.Name) != f.Sha256).Select(f => $"{name}: the file {f.Name} is not as it was published, and its hash was changed with it."));
            problems.AddRange(packed.Keys.Except(files.Select(f => f.Name)).Select(f => $"{name}: the file {f} is missing or has another name."));
        }

        if (problems.Count == wrong) problems.Add($"{name}: its model, its ZIP or its own hash is not as it was published.");
        return files.Count;
    }

    // The manifest's names and hashes; null where it cannot be read.
    private static Dictionary<string, string>? Packed(byte[] content)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content));
            using Stream open = zip.GetEntry("manifest.json")!.Open();
            using JsonDocument manifest = JsonDocument.Parse(open);
            return manifest.RootElement.GetProperty("files").EnumerateArray().ToDictionary(f => f.GetProperty("name").GetString()!, f => f.GetProperty("sha256").GetString()!, StringComparer.Ordinal);
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or JsonException or KeyNotFoundException or NullReferenceException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }
}

/// <summary>Which edition of which report.</summary>
internal sealed record EditionKey(int Id, int CommitteeId, Periods.Period Period, int Number);
