using PerformanceManagement.Core.Reports.Pdf;
using PerformanceManagement.Core.Settings;

namespace PerformanceManagement.Core.Reports.Words;

/// <summary>A way of reporting: how measures are counted and in which words that is said.</summary>
/// <param name="Key">Its name in configuration and addresses: the name of its file without the ending.</param>
/// <param name="Texts">What its file holds.</param>
public sealed record ReportProfile(string Key, ReportTexts Texts);

/// <summary>The profiles there are, each a file <c>templates/KEY.json</c> of the typesetter, and the council's own among them.</summary>
public sealed class ReportProfiles
{
    private ReportProfiles(IReadOnlyList<ReportProfile> all, ReportProfile council, PaperCharacters? characters)
    {
        All = all;
        Council = council;
        Characters = characters;
    }

    /// <summary>All profiles, by name.</summary>
    public IReadOnlyList<ReportProfile> All { get; }

    /// <summary>The one that pages and papers use unless the council's settings choose another or another is asked for: <c>Report:Profile</c>, or the product's usual one.</summary>
    public ReportProfile Council { get; }

    /// <summary>The characters that the paper's fonts hold, whatever the profile; null where they are not known.</summary>
    public PaperCharacters? Characters { get; }

    /// <summary>Reads and checks the profiles.</summary>
    /// <param name="folder">The folder of the templates.</param>
    /// <param name="council">The key of the council's own.</param>
    /// <param name="characters">The characters that the paper's fonts hold, or null.</param>
    /// <exception cref="InvalidOperationException">A file is not as it should be, or there is no such profile; the message says which and what is wrong.</exception>
    public static ReportProfiles Load(string folder, string council, PaperCharacters? characters = null)
    {
        List<ReportProfile> all = [.. Directory.EnumerateFiles(folder, "*.json").Select(file => new ReportProfile(Path.GetFileNameWithoutExtension(file), ReportTexts.Load(file))).OrderBy(p => p.Texts.Name, StringComparer.OrdinalIgnoreCase)];
        ReportProfile own = all.Find(p => p.Key == council)
            ?? throw new InvalidOperationException($"Report:Profile is “{council}”, and there is no such profile. There are: {string.Join(", ", all.Select(p => p.Key))}.");
        return new ReportProfiles(all, own, characters);
    }

    /// <summary>What there is to choose from, for the page of the council's settings.</summary>
    internal OfferedProfiles ToOffered() => new([.. All.Select(p => (p.Key, p.Texts.Name))], Council.Key);

    /// <summary>A profile by its key, the council's own where none is asked for; null when there is no such profile.</summary>
    public ReportProfile? Find(string? key) => string.IsNullOrEmpty(key) ? Council : All.FirstOrDefault(p => p.Key == key);
}
