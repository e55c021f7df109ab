using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace PerformanceManagement.Core.Settings;

/// <summary>A colour of a screen, with the contrast rule of WCAG 2.2 (1.4.3).</summary>
/// <param name="Red">From 0 to 255.</param>
/// <param name="Green">From 0 to 255.</param>
/// <param name="Blue">From 0 to 255.</param>
public readonly record struct Colour(byte Red, byte Green, byte Blue)
{
    /// <summary>The least contrast of text and its background at level AA.</summary>
    public const double LeastTextContrast = 4.5;

    /// <summary>White.</summary>
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

    /// <summary>Why white text cannot stand on the colour, as a sentence without a full stop that names the contrast; null where it can.</summary>
    public string? ProblemUnderWhite =>
        // Cut, not rounded: 4.46 is not the 4.5 that is asked for.
        ContrastWith(White) is var contrast && contrast >= LeastTextContrast ? null
        : string.Create(CultureInfo.InvariantCulture, $"White text on {this} has a contrast of {Math.Floor(contrast * 10) / 10:0.0} to 1 and needs at least {LeastTextContrast} to 1. Choose a darker colour");

    /// <summary>From 1 (the same) to 21 (black on white).</summary>
    public double ContrastWith(Colour other)
    {
        double one = Luminance() + 0.05;
        double two = other.Luminance() + 0.05;
        return Math.Max(one, two) / Math.Min(one, two);
    }

    /// <summary>Written as #rrggbb.</summary>
    public override string ToString() => $"#{Red:x2}{Green:x2}{Blue:x2}";

    private double Luminance() => (0.2126 * Linear(Red)) + (0.7152 * Linear(Green)) + (0.0722 * Linear(Blue));

    private static double Linear(byte channel)
    {
        double share = channel / 255d;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }
}
