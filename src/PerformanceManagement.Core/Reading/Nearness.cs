namespace PerformanceManagement.Core.Reading;

/// <summary>How near what was typed is to what there is, to offer the right one for a wrong one.</summary>
public static class Nearness
{
    /// <summary>How many signs must be put in, left out or changed to make one text of the other; capitals, spaces and punctuation do not count.</summary>
    public static int Apart(string one, string other)
    {
        (string from, string to) = (Bare(one), Bare(other));
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (from[i - 1] == to[j - 1] ? 0 : 1)));
        }

        return row[^1];
    }

    /// <summary>Those nearest to what was typed, the nearest first, and none that shares next to nothing with it.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="all">What there is.</param>
    /// <param name="text">The text of each.</param>
    /// <param name="most">How many at most.</param>
    public static IReadOnlyList<T> Nearest<T>(string typed, IEnumerable<T> all, Func<T, string> text, int most) =>
    [
        .. all.Select(item => (Item: item, Apart: Apart(typed, text(item)), text(item).Length)).Where(i => i.Apart <= Math.Max(1, i.Length / 2))
            .OrderBy(i => i.Apart).Take(most).Select(i => i.Item),
    ];

    private static string Bare(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
