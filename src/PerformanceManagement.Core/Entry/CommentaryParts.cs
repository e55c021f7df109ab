namespace PerformanceManagement.Core.Entry;

/// <summary>
/// The commentary that the worst status asks for, in its parts. It is kept as one note, each part under its label in a paragraph of its own, so that it
/// reads well wherever a note is printed; a note that somebody wrote freely has no parts.
/// </summary>
/// <param name="Why">What is behind the figure; null for nothing said, as of every part.</param>
/// <param name="Doing">What is being done about it.</param>
/// <param name="ByWhen">By when it will be done.</param>
/// <param name="ByWhom">Who does it, by role.</param>
/// <param name="Also">What else there is to say.</param>
public sealed record CommentaryParts(string? Why, string? Doing, string? ByWhen, string? ByWhom, string? Also = null)
{
    // Never changed: notes that were kept under them are read by them again.
    private static readonly (string Label, Func<CommentaryParts, string?> Of)[] Labelled =
    [
        ("Why", p => p.Why), ("What is being done", p => p.Doing), ("By when", p => p.ByWhen), ("By whom", p => p.ByWhom), ("Also", p => p.Also),
    ];

    /// <summary>What stands before each of the four answers in a note: "Why", "What is being done", "By when", "By whom".</summary>
    public static IReadOnlyList<string> Headings { get; } = [.. Labelled.Take(4).Select(l => l.Label)];

    /// <summary>Whether none of the four questions is answered.</summary>
    public bool IsEmpty => Why is null && Doing is null && ByWhen is null && ByWhom is null;

    /// <summary>Parts as they were typed, without what no note can hold; null for each that is blank.</summary>
    public static CommentaryParts Of(string? why, string? doing, string? byWhen, string? byWhom, string? also = null) => new(Tidy(why), Tidy(doing), Tidy(byWhen), Tidy(byWhom), Tidy(also));

    /// <summary>The note that says them; null where nothing is said.</summary>
    public string? Compose()
    {
        string[] paragraphs = [.. Labelled.Where(l => l.Of(this) is not null).Select(l => $"{l.Label}: {l.Of(this)}")];
        return paragraphs.Length == 0 ? null : string.Join("\n\n", paragraphs);
    }

    /// <summary>The parts of a note that was composed of them; null for a note that somebody wrote freely.</summary>
    public static CommentaryParts? Parse(string? note)
    {
        if (string.IsNullOrWhiteSpace(note)) return null;
        string?[] found = new string?[Labelled.Length];
        int open = -1;
        foreach (string line in note.ReplaceLineEndings("\n").Trim().Split('\n'))
        {
            int label = LabelOf(line);
            // Each label once, in their order: what else begins like one is text.
            if (label > open)
            {
                open = label;
                found[open] = line[(Labelled[label].Label.Length + 1)..].Trim();
            }
            else if (open < 0)
            {
                return null;
            }
            else
            {
                found[open] += $"\n{line}";
            }
        }

        var parts = Of(found[0], found[1], found[2], found[3], found[4]);
        return parts.IsEmpty ? null : parts;
    }

    /// <summary>Whether a note is its headings alone: nothing stands behind any of them.</summary>
    public static bool IsUnanswered(string note) => note.Split('\n').All(line => string.IsNullOrWhiteSpace(line) || (LabelOf(line) is var label and >= 0 && string.IsNullOrWhiteSpace(line[(Labelled[label].Label.Length + 1)..])));

    // A line of a part that begins like a label would be read as the next part: its colon becomes a dash.
    private static string? Tidy(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        string plain = string.Concat(text.ReplaceLineEndings("\n").Where(c => c is '\n' or '\t' || !char.IsControl(c))).Trim();
        string tidy = string.Join('\n', plain.Split('\n').Select(line => LabelOf(line) is var label and >= 0 ? $"{Labelled[label].Label} –{line[(Labelled[label].Label.Length + 1)..]}" : line));
        return tidy.Length == 0 ? null : tidy;
    }

    private static int LabelOf(string line) => Array.FindIndex(Labelled, l => line.StartsWith(l.Label + ":", StringComparison.Ordinal));
}
