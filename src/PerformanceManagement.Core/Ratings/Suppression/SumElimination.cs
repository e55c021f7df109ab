namespace PerformanceManagement.Core.Ratings.Suppression;

/// <summary>
/// Whether a figure can be worked out from those that are shown, by adding and subtracting any number of them, and from which.
/// Exact: elimination in whole numbers, with remainders by a prime so large that no sum of figures meets it by chance.
/// </summary>
internal sealed class SumElimination
{
    private const long Prime = 2_147_483_647;

    // Each row: a combination of sums, by the place it is led by, and of which figures it is made.
    private readonly Dictionary<int, (Dictionary<int, long> Terms, Dictionary<int, long> From)> rows = [];

    /// <summary>The figures from which a secret one can be worked out, found among those nearest to it; null when it cannot.</summary>
    public static IReadOnlyList<PublishedSum>? Of(FigureSum secret, IReadOnlyList<PublishedSum> shown)
    {
        // The narrowest first, so that a month is looked for in its quarter before its year.
        List<PublishedSum> near = [.. Connected(secret, shown).OrderBy(f => f.Sum.Width).ThenBy(f => f.Period).ThenBy(f => f.Measure)];
        var derivation = new SumElimination();
        for (int i = 0; i < near.Count; i++)
        {
            derivation.Add(near[i].Sum, i);
            if (derivation.Reduce(secret.Terms) is ({ Count: 0 }, var from)) return [.. from.Keys.Select(k => near[k])];
        }

        return null;
    }

    // Only figures that share a term with the secret one, or with another that does, can have to do with it.
    private static List<PublishedSum> Connected(FigureSum secret, IReadOnlyList<PublishedSum> shown)
    {
        HashSet<int> reached = [.. secret.Terms.Keys];
        List<PublishedSum> rest = [.. shown], connected = [];
        for (bool again = true; again;)
        {
            List<PublishedSum> next = [.. rest.Where(f => f.Sum.Terms.Keys.Any(reached.Contains))];
            again = next.Count > 0;
            connected.AddRange(next);
            rest.RemoveAll(next.Contains);
            foreach (PublishedSum figure in next) reached.UnionWith(figure.Sum.Terms.Keys);
        }

        return connected;
    }

    private void Add(FigureSum sum, int index)
    {
        (Dictionary<int, long> terms, Dictionary<int, long> from) = Reduce(sum.Terms);
        if (terms.Count == 0) return;
        // What is left over is the sum less the rows taken off it.
        Dictionary<int, long> made = from.ToDictionary(f => f.Key, f => Prime - f.Value);
        made[index] = (made.GetValueOrDefault(index) + 1) % Prime;
        int lead = terms.Keys.Min();
        long inverse = Power(terms[lead], Prime - 2);
        rows.Add(lead, (Times(terms, inverse), Times(made, inverse)));
    }

    // What is left of a sum after the rows are taken off it, and of which figures what was taken off is made.
    private (Dictionary<int, long> Left, Dictionary<int, long> From) Reduce(IReadOnlyDictionary<int, long> sum)
    {
        var left = sum.Where(t => t.Value % Prime != 0).ToDictionary(t => t.Key, t => t.Value % Prime);
        Dictionary<int, long> from = [];
        while (left.Keys.Where(rows.ContainsKey).Order().Cast<int?>().FirstOrDefault() is { } lead)
        {
            long factor = left[lead];
            Add(left, rows[lead].Terms, Prime - factor);
            Add(from, rows[lead].From, factor);
        }

        return (left, from);
    }

    private static void Add(Dictionary<int, long> to, Dictionary<int, long> what, long factor)
    {
        foreach ((int key, long value) in what)
        {
            long sum = (to.GetValueOrDefault(key) + (value * factor)) % Prime;
            if (sum == 0) to.Remove(key);
            else to[key] = sum;
        }
    }

    private static Dictionary<int, long> Times(Dictionary<int, long> what, long factor) => what.ToDictionary(w => w.Key, w => w.Value * factor % Prime);

    private static long Power(long value, long exponent)
    {
        long result = 1;
        for (long square = value % Prime; exponent > 0; exponent >>= 1, square = square * square % Prime)
            if ((exponent & 1) == 1) result = result * square % Prime;
        return result;
    }
}
