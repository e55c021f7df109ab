namespace PerformanceManagement.Core.Charts;

/// <summary>How much room words need, without a font: as wide as the house font is at its widest, so that what is laid out fits.</summary>
public static class ChartText
{
    /// <summary>The width of words in pixels.</summary>
    public static double Width(string text, double size) => size * text.Sum(WidthOf);

    /// <summary>Words that fit into a width, cut with an ellipsis where they do not.</summary>
    public static string Fit(string text, double size, double width)
    {
        if (Width(text, size) <= width) return text;
        int length = text.Length;
        while (length > 1 && Width(text[..length].TrimEnd() + "…", size) > width) length--;
        return text[..length].TrimEnd() + "…";
    }

    /// <summary>
    /// Moves labels of a column apart so that none covers another: each as near to the place it wants as the others leave it, in the order of their
    /// places, within the column as far as they fit.
    /// </summary>
    /// <param name="wanted">Where each wants to be, in any order.</param>
    /// <param name="height">How high each is.</param>
    /// <param name="lowest">The highest place allowed.</param>
    /// <param name="highest">The lowest place allowed.</param>
    public static IReadOnlyList<double> Apart(IReadOnlyList<double> wanted, double height, double lowest, double highest)
    {
        int[] order = [.. Enumerable.Range(0, wanted.Count).OrderBy(i => wanted[i])];
        var placed = new double[wanted.Count];
        double next = lowest;
        foreach (int i in order)
        {
            placed[i] = Math.Max(wanted[i], next);
            next = placed[i] + height;
        }

        double limit = highest;
        foreach (int i in order.Reverse())
        {
            placed[i] = Math.Min(placed[i], limit);
            limit = placed[i] - height;
        }

        return placed;
    }

    private static double WidthOf(char character) => character switch
    {
        'i' or 'j' or 'l' or '.' or ',' or ':' or ';' or '|' or '\'' or '’' => 0.3,
        ' ' or 'f' or 'r' or 't' or 'I' or '(' or ')' or '/' or '-' or '1' => 0.42,
        'm' or 'w' or 'M' or 'W' or '%' => 0.92,
        >= 'A' and <= 'Z' => 0.7,
        >= '0' and <= '9' => 0.64,
        _ => 0.6,
    };
}
