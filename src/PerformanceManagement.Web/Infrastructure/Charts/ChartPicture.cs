using System.Globalization;
using Microsoft.Extensions.Options;
using PerformanceManagement.Core.Charts;
using PerformanceManagement.Core.Reports.Pdf;
using SkiaSharp;

namespace PerformanceManagement.Web.Infrastructure.Charts;

/// <summary>
/// Draws a chart as a PNG, twice as fine as a screen, with the fonts of the papers: the same on every machine. See docs/decisions/0026-pictures-of-charts.md.
/// </summary>
public sealed class ChartPicture(IOptions<TypesetterOptions> typesetter) : IDisposable
{
    private const int Fineness = 2;

    // The house font, then one that has more scripts.
    private readonly Lazy<SKTypeface[]> regular = new(() => Faces(typesetter.Value, "400Regular/PublicSans_400Regular.ttf", "400Regular/NotoSans_400Regular.ttf"));
    private readonly Lazy<SKTypeface[]> bold = new(() => Faces(typesetter.Value, "700Bold/PublicSans_700Bold.ttf", "700Bold/NotoSans_700Bold.ttf"));

    public byte[] Png(Chart chart)
    {
        var drawing = ChartLayout.Of(chart, ChartSize.Wide);
        double height = drawing.Size.Height + ChartFile.Head;
        using var surface = SKSurface.Create(new SKImageInfo((int)drawing.Size.Width * Fineness, (int)height * Fineness));
        SKCanvas canvas = surface.Canvas;
        canvas.Clear(SKColors.White);
        canvas.Scale(Fineness);
        canvas.Translate(0, (float)ChartFile.Head);
        foreach (ChartLabel label in ChartFile.Title(chart, drawing.Size)) Draw(canvas, label, ChartFile.TitleInk, drawing.Size);
        foreach (ChartShape shape in drawing.Shapes) Draw(canvas, shape, drawing.Size);
        using SKImage image = surface.Snapshot();
        using SKData data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    public void Dispose()
    {
        foreach (Lazy<SKTypeface[]> faces in new[] { regular, bold })
            if (faces.IsValueCreated) foreach (SKTypeface face in faces.Value) face.Dispose();
    }

    private void Draw(SKCanvas canvas, ChartShape shape, ChartSize size)
    {
        switch (shape)
        {
            case ChartSpot spot:
                foreach (ChartShape part in spot.Shapes) Draw(canvas, part, size);
                break;
            case ChartLabel label:
                Draw(canvas, label, ChartLook.InkOf(label.Class), size);
                break;
            case ChartLine line:
                using (SKPath path = PathOf($"M{string.Join('L', line.Places.Select(p => FormattableString.Invariant($"{p.X} {p.Y}")))}{(line.IsArea ? "z" : "")}")) Draw(canvas, path, ChartLook.InkOf(line.Class));
                break;
            case ChartMark mark:
                using (SKPath path = PathOf(string.Create(CultureInfo.InvariantCulture, $"M{mark.Centre.X} {mark.Centre.Y}{mark.Outline}"))) Draw(canvas, path, ChartLook.InkOf(mark.Class));
                break;
            case ChartDot dot:
                using (SKPath path = PathOf(FormattableString.Invariant($"M{dot.Centre.X - dot.Radius} {dot.Centre.Y}a{dot.Radius} {dot.Radius} 0 1 0 {2 * dot.Radius} 0a{dot.Radius} {dot.Radius} 0 1 0 {-2 * dot.Radius} 0z"))) Draw(canvas, path, ChartLook.InkOf(dot.Class));
                break;
            default:
                throw new InvalidOperationException($"There is no picture of {shape}.");
        }
    }

    private static void Draw(SKCanvas canvas, SKPath path, ChartInk ink)
    {
        if (ink.Fill is { } fill)
        {
            using var paint = new SKPaint { Color = SKColor.Parse(fill), IsAntialias = true };
            canvas.DrawPath(path, paint);
        }

        if (ink.Stroke is not { } stroke) return;
        using var pen = new SKPaint { Color = SKColor.Parse(stroke), IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = (float)ink.Width, StrokeJoin = SKStrokeJoin.Round };
        using SKPathEffect? dash = ink.Dash.Count == 0 ? null : SKPathEffect.CreateDash([.. ink.Dash.Select(d => (float)d)], 0);
        pen.PathEffect = dash;
        canvas.DrawPath(path, pen);
    }

    private void Draw(SKCanvas canvas, ChartLabel label, ChartInk ink, ChartSize size)
    {
        SKTypeface[] faces = (ink.IsBold ? bold : regular).Value;
        using var font = new SKFont(faces[0], (float)size.Text);
        if (!font.ContainsGlyphs(label.Text)) font.Typeface = faces[^1];
        using var paint = new SKPaint { Color = SKColor.Parse(ink.Fill), IsAntialias = true };
        SKTextAlign align = label.Anchor switch { ChartAnchor.Middle => SKTextAlign.Center, ChartAnchor.End => SKTextAlign.Right, _ => SKTextAlign.Left };
        canvas.DrawText(label.Text, (float)label.Place.X, (float)label.Place.Y, align, font, paint);
    }

    private static SKPath PathOf(string commands) => SKPath.ParseSvgPathData(commands) ?? throw new InvalidOperationException($"{commands} is no path.");

    private static SKTypeface[] Faces(TypesetterOptions typesetter, string house, string more)
    {
        string fonts = Path.Combine(typesetter.FindFolder(), "node_modules", "@expo-google-fonts");
        return [Face(Path.Combine(fonts, "public-sans", house)), Face(Path.Combine(fonts, "noto-sans", more))];
    }

    private static SKTypeface Face(string file) => SKTypeface.FromFile(file) ?? throw new FileNotFoundException($"The font {file} is missing: publish the program again, or set Typesetter:Path to a folder that has its packages.");
}
