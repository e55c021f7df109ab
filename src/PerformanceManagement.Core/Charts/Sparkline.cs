using System.Security;
using System.Text;

namespace PerformanceManagement.Core.Charts;

/// <summary>The course of a few figures in a row of a table: one path, and a dot at the latest. Small, because a page has hundreds.</summary>
public static class Sparkline
{
    private const int Width = 90;
    private const int Height = 24;
    private const int Edge = 3;

    /// <summary>The drawing with a few words for those who do not see it; null without figures.</summary>
    /// <param name="points">The points, the oldest first, gaps included.</param>
    /// <param name="breaks">The places at which a new method starts.</param>
    public static string? Of(IReadOnlyList<ChartPoint> points, IReadOnlyCollection<int> breaks)
    {
        ChartPoint[] known = [.. points.Where(p => p.Value is not null)];
        if (known.Length == 0) return null;

        (decimal low, decimal high) = (known.Min(p => p.Value!.Value), known.Max(p => p.Value!.Value));
        // A nearly flat line is not blown up into a mountain range.
        decimal span = Math.Max(high - low, Math.Max(Math.Abs(high), Math.Abs(low)) * 0.02m);
        decimal middle = (low + high) / 2;
        var path = new StringBuilder();
        (int x, int y) last = default;
        bool joined = false;
        for (int i = 0; i < points.Count; i++)
        {
            if (points[i].Value is not { } value)
            {
                joined = false;
                continue;
            }

            (int x, int y) place = (X(i), span == 0 ? Height / 2 : (int)Math.Round((Height / 2m) - ((value - middle) / span * (Height - (2 * Edge))), MidpointRounding.AwayFromZero));
            if (breaks.Contains(i)) joined = false;
            if (joined) path.Append('l').Append(place.x - last.x).Append(place.y - last.y < 0 ? "" : " ").Append(place.y - last.y);
            else path.Append('M').Append(place.x).Append(' ').Append(place.y).Append("h0");
            (last, joined) = (place, true);
        }

        string words = known.Length == 1 ? known[0].Text : $"{known[0].Text} to {known[^1].Text}, lowest {known.MinBy(p => p.Value)!.Text}, highest {known.MaxBy(p => p.Value)!.Text}";
        return $"<svg class=\"pm-spark\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{SecurityElement.Escape(words)}\"><path d=\"{path}\"/><circle cx=\"{last.x}\" cy=\"{last.y}\" r=\"2\"/></svg>";

        int X(int index) => points.Count == 1 ? Width / 2 : Edge + (int)Math.Round((decimal)index * (Width - (2 * Edge)) / (points.Count - 1), MidpointRounding.AwayFromZero);
    }
}
