using System.Globalization;
using System.Xml.Linq;

namespace PerformanceManagement.Core.Tests.Reports.Pdf;

/// <summary>A word of a page and the box it stands in, in points from the top left corner.</summary>
internal sealed record PdfWord(string Text, double Left, double Top, double Right, double Bottom)
{
    public bool IsOnLineOf(PdfWord other) => Math.Abs(Bottom - other.Bottom) < 1.5;
}

/// <summary>A page as it is printed: its size and the words between running head and foot, line by line.</summary>
internal sealed record PdfPage(double Width, double Height, IReadOnlyList<PdfWord> Words)
{
    // Between the middle of the margins and the text, whatever the direction of the page.
    private const double Head = 48;
    private const double Foot = 46;

    // More than a space, less than what parts two columns.
    private const double WordGap = 4;

    private const double LineHeight = 15;

    public bool IsWide => Width > Height;

    /// <summary>How much of the height between the margins is used, 0 to 1.</summary>
    public double Filled => Words.Count == 0 ? 0 : (Words.Max(w => w.Bottom) - Head) / (Height - Head - Foot);

    public static PdfPage From(XElement page)
    {
        double height = Number(page, "height");
        IEnumerable<PdfWord> words = page.Elements().Where(e => e.Name.LocalName == "word")
            .Select(w => new PdfWord(w.Value, Number(w, "xMin"), Number(w, "yMin"), Number(w, "xMax"), Number(w, "yMax")));
        return new PdfPage(Number(page, "width"), height, [.. words.Where(w => w.Top > Head && w.Bottom < height - Foot)]);
    }

    /// <summary>Each place where a text stands in one column, as the number of words in each of its lines.</summary>
    public IEnumerable<IReadOnlyList<int>> LinesOf(string text)
    {
        string[] parts = text.Split(' ');
        return Words.Where(w => w.Text == parts[0] && !Words.Any(before => IsNext(w, before)))
            .Select(first => Rest(first, parts, 1, [1]).MinBy(lines => lines.Count))
            .OfType<IReadOnlyList<int>>();
    }

    // The neighbouring column may go on with the same word, so every way to read on is followed, and the one of fewest lines is the text.
    private IEnumerable<IReadOnlyList<int>> Rest(PdfWord before, string[] parts, int at, IReadOnlyList<int> lines)
    {
        if (at == parts.Length) return [lines];
        return Words.Where(w => w.Text == parts[at] && IsNext(w, before)).SelectMany(w => Rest(w, parts, at + 1, [.. lines.SkipLast(1), lines[^1] + 1]))
            .Concat(Words.Where(w => w.Text == parts[at] && w.Top - before.Top is > 5 and < LineHeight && IsUnder(w, before)).SelectMany(w => Rest(w, parts, at + 1, [.. lines, 1])));
    }

    private static bool IsNext(PdfWord word, PdfWord before) => word.IsOnLineOf(before) && word.Left - before.Right is > -1 and < WordGap;

    // The columns of the paper are narrower than this, and a word of the next is not taken for one of this.
    private static bool IsUnder(PdfWord word, PdfWord before) => word.Left < before.Right && word.Right > before.Left - 60;

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
