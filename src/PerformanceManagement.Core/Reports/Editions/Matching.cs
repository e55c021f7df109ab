namespace PerformanceManagement.Core.Reports.Editions;

/// <summary>Which of two lists belong together.</summary>
internal static class Matching
{
    // Above it, lines are compared as a bag: long enough for any paper, and bounded.
    private const long MostSteps = 4_000_000;

    /// <summary>The parts of two lists by key, the nth of a key with the nth: those of the later list in order, then those that are gone.</summary>
    public static IEnumerable<(T? Before, T? After)> Pairs<T>(IEnumerable<T> before, IEnumerable<T> after, Func<T, string> key)
        where T : class
    {
        var waiting = before.GroupBy(key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => new Queue<T>(g), StringComparer.Ordinal);
        foreach (T now in after) yield return waiting.TryGetValue(key(now), out Queue<T>? same) && same.TryDequeue(out T? was) ? (was, now) : (null, now);
        foreach (T gone in waiting.Values.SelectMany(q => q)) yield return (gone, null);
    }

    /// <summary>Whether the places of before, in the order of after, no longer rise.</summary>
    public static bool IsReordered(IReadOnlyList<int> places) => places.Zip(places.Skip(1)).Any(p => p.First > p.Second);

    /// <summary>Which lines were replaced, added or taken away; lines that follow one another are paired.</summary>
    public static IEnumerable<(string? Before, string? After)> Lines(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        int head = 0;
        while (head < before.Count && head < after.Count && before[head] == after[head]) head++;
        int tail = 0;
        while (tail < before.Count - head && tail < after.Count - head && before[^(tail + 1)] == after[^(tail + 1)]) tail++;
        string[] was = [.. before.Skip(head).Take(before.Count - head - tail)];
        string[] now = [.. after.Skip(head).Take(after.Count - head - tail)];
        if ((long)was.Length * now.Length > MostSteps) return Pairs(was, now, line => line).Where(p => p.Before is null || p.After is null);
        return Hunks(was, now);
    }

    private static IEnumerable<(string? Before, string? After)> Hunks(string[] was, string[] now)
    {
        int[,] common = Common(was, now);
        List<string> gone = [];
        List<string> come = [];
        int i = 0;
        int j = 0;
        while (i < was.Length || j < now.Length)
        {
            if (i < was.Length && j < now.Length && was[i] == now[j])
            {
                foreach (var pair in Zipped(gone, come)) yield return pair;
                gone.Clear();
                come.Clear();
                i++;
                j++;
            }
            else if (j == now.Length || (i < was.Length && common[i + 1, j] >= common[i, j + 1])) gone.Add(was[i++]);
            else come.Add(now[j++]);
        }

        foreach (var pair in Zipped(gone, come)) yield return pair;
    }

    private static IEnumerable<(string?, string?)> Zipped(List<string> gone, List<string> come) =>
        Enumerable.Range(0, Math.Max(gone.Count, come.Count)).Select(n => (gone.ElementAtOrDefault(n), come.ElementAtOrDefault(n)));

    // The length of the longest common part from each place on.
    private static int[,] Common(string[] was, string[] now)
    {
        int[,] length = new int[was.Length + 1, now.Length + 1];
        for (int i = was.Length - 1; i >= 0; i--)
            for (int j = now.Length - 1; j >= 0; j--)
                length[i, j] = was[i] == now[j] ? length[i + 1, j + 1] + 1 : Math.Max(length[i + 1, j], length[i, j + 1]);
        return length;
    }
}
