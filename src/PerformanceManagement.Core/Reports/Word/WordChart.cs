using System.Buffers.Binary;
using System.IO.Compression;
using PerformanceManagement.Core.Reports.Paper;

namespace PerformanceManagement.Core.Reports.Word;

/// <summary>
/// Draws a line chart as a PNG: the one kind of picture that every reader of Word documents shows. A dot of the picture is half a dot of a screen.
/// </summary>
internal static class WordChart
{
    /// <summary>The colour of lines and links, as in the PDF.</summary>
    public const string Blue = "1D70B8";

    // Shades of blue from white on, then shades of grey.
    private const int Shades = 128;
    private const double DotsOfPoint = 192 / 72.0;
    private static readonly uint[] CrcTable = [.. Enumerable.Range(0, 256).Select(n => Enumerable.Range(0, 8).Aggregate((uint)n, (c, _) => (c & 1) == 1 ? 0xEDB88320 ^ (c >> 1) : c >> 1))];

    /// <summary>The picture. Sizes are in twentieths of a point.</summary>
    public static byte[] Png(ReportChart chart, int width, int height, bool hasBase)
    {
        int across = Math.Max(8, (int)Math.Round(width / 20.0 * DotsOfPoint));
        int down = Math.Max(8, (int)Math.Round(height / 20.0 * DotsOfPoint));
        byte[] dots = new byte[across * down];
        double line = hasBase ? 1.5 * DotsOfPoint : 1.1 * DotsOfPoint;
        double edge = (hasBase ? 4 : 2.5) * DotsOfPoint;
        if (hasBase) Stroke(dots, across, (0, down - 1), (across, down - 1), 0.75, Shades);

        (double X, double Y) At(ReportChartPoint p) => (edge + ((across - (2 * edge)) * (double)p.X), edge + ((down - (2 * edge)) * (1 - (double)p.Y)));
        foreach (IReadOnlyList<ReportChartPoint> points in chart.Lines.Where(l => l.Count > 0))
        {
            if (points.Count == 1) Stroke(dots, across, At(points[0]), At(points[0]), line * 1.1, 0);
            for (int i = 1; i < points.Count; i++) Stroke(dots, across, At(points[i - 1]), At(points[i]), line / 2, 0);
        }

        if (chart.Lines.LastOrDefault(l => l.Count > 0) is { } last) Stroke(dots, across, At(last[^1]), At(last[^1]), line * 1.7, 0);
        return Encoded(across, down, dots);
    }

    // Each dot is as dark as it lies within the line, so that edges are smooth.
    private static void Stroke(byte[] dots, int across, (double X, double Y) from, (double X, double Y) to, double half, int shades)
    {
        int down = dots.Length / across;
        (double dx, double dy) = (to.X - from.X, to.Y - from.Y);
        double length = (dx * dx) + (dy * dy);
        for (int y = Math.Max(0, (int)(Math.Min(from.Y, to.Y) - half - 1)); y <= Math.Min(down - 1, (int)(Math.Max(from.Y, to.Y) + half + 1)); y++)
        {
            for (int x = Math.Max(0, (int)(Math.Min(from.X, to.X) - half - 1)); x <= Math.Min(across - 1, (int)(Math.Max(from.X, to.X) + half + 1)); x++)
            {
                (double px, double py) = (x + 0.5 - from.X, y + 0.5 - from.Y);
                double along = length == 0 ? 0 : Math.Clamp(((px * dx) + (py * dy)) / length, 0, 1);
                (double ox, double oy) = (px - (along * dx), py - (along * dy));
                int shade = (int)Math.Round(Math.Clamp(half + 0.5 - Math.Sqrt((ox * ox) + (oy * oy)), 0, 1) * (Shades - 1));
                int there = dots[(y * across) + x] % Shades;
                if (shade > there || (shade > 0 && shades == 0 && dots[(y * across) + x] >= Shades)) dots[(y * across) + x] = (byte)(shades + shade);
            }
        }
    }

    private static byte[] Encoded(int across, int down, byte[] dots)
    {
        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        byte[] head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, across);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), down);
        // Eight bits a dot, each the number of a colour.
        (head[8], head[9]) = (8, 3);
        Chunk(png, "IHDR"u8, head);
        Chunk(png, "PLTE"u8, [.. Palette(Blue), .. Palette(WordStyles.Line)]);
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (int y = 0; y < down; y++)
            {
                zip.WriteByte(0);
                zip.Write(dots, y * across, across);
            }
        }

        Chunk(png, "IDAT"u8, packed.ToArray());
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private static IEnumerable<byte> Palette(string colour) =>
        Enumerable.Range(0, Shades).SelectMany(shade => Convert.FromHexString(colour).Select(c => (byte)(255 - ((255 - c) * shade / (Shades - 1)))));

    private static void Chunk(MemoryStream png, ReadOnlySpan<byte> kind, byte[] data)
    {
        byte[] number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        byte[] body = [.. kind, .. data];
        png.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~body.Aggregate(uint.MaxValue, (crc, b) => CrcTable[(crc ^ b) & 0xFF] ^ (crc >> 8)));
        png.Write(number);
    }
}
