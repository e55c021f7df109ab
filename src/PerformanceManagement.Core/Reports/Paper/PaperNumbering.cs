using System.Globalization;

namespace PerformanceManagement.Core.Reports.Paper;

/// <summary>
/// Numbers headings and paragraphs: "4", "4.1", "4.1.2". A paragraph and a heading directly under the same heading share one count, as the papers do: after the
/// paragraph 3.1 comes the heading 3.2. No heading skips a level.
/// </summary>
internal static class PaperNumbering
{
    private const int Levels = 4;

    public static IReadOnlyList<ReportSection> Numbered(IReadOnlyList<ReportSection> sections)
    {
        int[] counts = new int[Levels + 2];
        string?[] numbers = new string?[Levels + 1];
        int level = 0;
        HashSet<string> ids = new(StringComparer.Ordinal);
        List<ReportSection> numbered = [];
        foreach (ReportSection section in sections)
        {
            level = Math.Min(section.Level, level + 1);
            string? number = null;
            // The heading above gives the number its beginning; without one there is none.
            if (section.IsNumbered && (level == 1 || numbers[level - 1] is not null))
            {
                int next = ++counts[level];
                number = level == 1 ? Text(next) : $"{numbers[level - 1]}.{Text(next)}";
            }

            numbers[level] = number;
            for (int below = level + 1; below <= Levels; below++) numbers[below] = null;
            for (int below = level + 1; below < counts.Length; below++) counts[below] = 0;
            // Under a heading without a number, a paragraph goes on with the count of the heading above: after the lists under 4.1 comes 4.1.2.
            int at = Enumerable.Range(1, level).LastOrDefault(l => numbers[l] is not null);
            List<ReportBlock> blocks = [.. section.Blocks.Select(b => b is ReportParagraph { IsNumbered: true } p && at > 0
                ? p with { Number = $"{numbers[at]}.{Text(++counts[at + 1])}", IsNumbered = false }
                : b)];
            numbered.Add(section with { Id = Unique(section.Id, ids), Level = level, Number = number, Blocks = blocks });
        }

        return numbered;
    }

    private static string Unique(string id, HashSet<string> ids)
    {
        string slug = string.Concat(id.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-') is { Length: > 0 } clean ? clean : "section";
        string name = slug;
        for (int more = 2; !ids.Add(name); more++) name = $"{slug}-{Text(more)}";
        return name;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
