namespace PerformanceManagement.Web.Models;

/// <summary>Notes as pages show them.</summary>
public static class NoteText
{
    /// <summary>The beginning of a note, cut between words, on one line.</summary>
    public static string Excerpt(string note, int length)
    {
        string line = string.Join(' ', note.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= length) return line;
        int end = line.LastIndexOf(' ', length);
        return line[..(end > 0 ? end : length)].TrimEnd(',', ';', ':', '.', ' ') + "…";
    }

    /// <summary>The paragraphs of a note: a line break starts one.</summary>
    public static IReadOnlyList<string> Paragraphs(string note) =>
        note.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
