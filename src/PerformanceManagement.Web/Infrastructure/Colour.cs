using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace PerformanceManagement.Web.Infrastructure;

/// <summary>A colour of a screen, with the contrast rule of WCAG 2.2 (1.4.3).</summary>
public readonly record struct Colour(byte Red, byte Green, byte Blue)
{
    /// <summary>The least contrast of text and its background at level AA.</summary>
    public const double LeastTextContrast = 4.5;

    public static Colour White { get; } = new(255, 255, 255);

    /// <summary>Reads #rrggbb and nothing else, so that what is read can be written into a stylesheet.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Colour colour)
    {
        colour = default;
        if (text is not { Length: 7 } || text[0] != '#') return false;
        if (!uint.TryParse(text.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint rgb)) return false;
        colour = new Colour((byte)(rgb >> 16), (byte)(rgb >> 8), (byte)rgb);
        return true;
    }

    /// <summary>The same hue, darker, for a button under the pointer.</summary>
    public Colour Darker() => new((byte)(Red * 7 / 10), (byte)(Green * 7 / 10), (byte)(Blue * 7 / 10));

    /// <summary>From 1 (the same) to 21 (black on white).</summary>
    public double ContrastWith(Colour other)
    {
        double one = Luminance() + 0.05;
        double two = other.Luminance() + 0.05;
        return Math.Max(one, two) / Math.Min(one, two);
    }

    public override string ToString() => $"#{Red:x2}{Green:x2}{Blue:x2}";

    private double Luminance() => (0.2126 * Linear(Red)) + (0.7152 * Linear(Green)) + (0.0722 * Linear(Blue));

    private static double Linear(byte channel)
    {
        double share = channel / 255d;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }
}
