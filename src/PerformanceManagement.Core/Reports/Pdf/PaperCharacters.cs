using System.Globalization;
using System.Text;
using System.Text.Json;
using PerformanceManagement.Core.Reports.Words;

namespace PerformanceManagement.Core.Reports.Pdf;

/// <summary>
/// The characters that the paper's fonts hold. What they lack is printed as "[character U+1031A]", so that the paper always comes out, and named
/// beforehand among the things to see to. Read from <c>coverage.json</c> of the typesetter, which draws by the same list.
/// </summary>
public sealed class PaperCharacters
{
    private readonly int[] starts;
    private readonly int[] ends;

    private PaperCharacters(IEnumerable<(int From, int To)> ranges)
    {
        (int From, int To)[] ordered = [.. ranges.OrderBy(r => r.From)];
        starts = [.. ordered.Select(r => r.From)];
        ends = [.. ordered.Select(r => r.To)];
    }

    /// <summary>Reads the list of the typesetter in a folder.</summary>
    /// <param name="folder">The folder of the typesetter.</param>
    /// <exception cref="InvalidOperationException">The list is missing or cannot be read.</exception>
    public static PaperCharacters Load(string folder)
    {
        string path = Path.Combine(folder, "coverage.json");
        try
        {
            using JsonDocument file = JsonDocument.Parse(File.ReadAllText(path));
            return new PaperCharacters(file.RootElement.GetProperty("ranges").EnumerateArray().SelectMany(line => line.GetString()!.Split(' ')).Select(Range));
        }
        catch (Exception wrong) when (wrong is IOException or JsonException or FormatException or KeyNotFoundException)
        {
            throw new InvalidOperationException($"{path} cannot be read: scripts/font-coverage writes it anew.", wrong);
        }
    }

    /// <summary>Whether a character can be set.</summary>
    public bool CanShow(Rune rune)
    {
        int c = rune.Value;
        if (c < 0x7F || IsSilent(c)) return true;
        int place = Array.BinarySearch(starts, c);
        int range = place >= 0 ? place : ~place - 1;
        return range >= 0 && c <= ends[range];
    }

    /// <summary>What of a text cannot be set, each once, as it is printed: "[character U+1031A]".</summary>
    public IReadOnlyList<string> Lacking(string? text) => text is null ? [] :
        [.. PlainText.Paragraphs(text).SelectMany(line => line.EnumerateRunes()).Where(r => !CanShow(r)).Distinct().Select(r => $"[character U+{r.Value:X4}]")];

    // Joiners, variation selectors and tags draw nothing themselves.
    private static bool IsSilent(int c) => c is 0xAD or (>= 0x200B and <= 0x200F) or 0x2060 or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0020 and <= 0xE007F);

    private static (int From, int To) Range(string text)
    {
        int[] ends = [.. text.Split('-').Select(end => int.Parse(end, NumberStyles.HexNumber, CultureInfo.InvariantCulture))];
        return (ends[0], ends[^1]);
    }
}
