using System.Globalization;
using System.Security;
using System.Text;

namespace PerformanceManagement.Core.Charts;

/// <summary>Writes a chart as SVG: for a page with classes alone, for a file with a style of its own. Every text is encoded.</summary>
public static class ChartSvg
{
    /// <summary>For a page, which has the stylesheet, the caption and the text alternative.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="drawing">The drawing.</param>
    /// <param name="name">What it shows.</param>
    /// <param name="description">The id of the element that says it in words; null where the name says it all.</param>
    public static void Write(TextWriter output, ChartDrawing drawing, string name, string? description)
    {
        // A group, because its points are pictures of their own; without points it is one picture.
        bool hasSpots = drawing.Spots.Any();
        output.Write($"<svg class=\"pm-chart__drawing pm-chart__drawing--{drawing.Size.Name}\" viewBox=\"0 0 {Number(drawing.Size.Width)} {Number(drawing.Size.Height)}\" role=\"{(hasSpots ? "group" : "img")}\" aria-label=\"{Encoded(name)}\"{(description is null ? "" : $" aria-describedby=\"{description}\"")}>");
        Write(output, drawing);
        output.Write("</svg>");
    }

    /// <summary>A file that needs nothing from outside.</summary>
    /// <param name="chart">The chart.</param>
    public static string File(Chart chart)
    {
        var drawing = ChartLayout.Of(chart, ChartSize.Wide);
        using var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        // The title stands above the drawing, because a file may be shown without its page.
        double head = ChartFile.Head;
        output.WriteLine($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Number(drawing.Size.Width)}\" height=\"{Number(drawing.Size.Height + head)}\" viewBox=\"0 {Number(-head)} {Number(drawing.Size.Width)} {Number(drawing.Size.Height + head)}\" role=\"img\" aria-labelledby=\"title words\">");
        output.WriteLine($"<title id=\"title\">{Encoded(chart.Title)}</title>");
        output.WriteLine($"<desc id=\"words\">{Encoded(ChartWords.Of(chart))}</desc>");
        output.WriteLine($"<style>{Style(drawing)}</style>");
        output.WriteLine($"<rect x=\"0\" y=\"{Number(-head)}\" width=\"{Number(drawing.Size.Width)}\" height=\"{Number(drawing.Size.Height + head)}\" fill=\"#fff\"/>");
        foreach (ChartLabel label in ChartFile.Title(chart, drawing.Size)) Write(output, label);
        output.WriteLine();
        Write(output, drawing, lines: true);
        output.WriteLine("</svg>");
        return output.ToString();
    }

    /// <summary>A coordinate, to a tenth of a pixel.</summary>
    public static string Number(double value) => Math.Round(value, 1, MidpointRounding.AwayFromZero).ToString("0.#", CultureInfo.InvariantCulture);

    private static void Write(TextWriter output, ChartDrawing drawing, bool lines = false)
    {
        // What stands on the axes is said by each point and by the words; nobody wants every tick read out.
        output.Write("<g aria-hidden=\"true\">");
        bool open = true;
        foreach (ChartShape shape in drawing.Shapes)
        {
            bool hides = shape is not ChartSpot;
            if (hides != open) output.Write(open ? "</g>" : "<g aria-hidden=\"true\">");
            open = hides;
            if (lines) output.WriteLine();
            Write(output, shape);
        }

        if (open) output.Write("</g>");
        if (lines) output.WriteLine();
    }

    private static void Write(TextWriter output, ChartShape shape)
    {
        switch (shape)
        {
            case ChartLine line:
                output.Write($"<{(line.IsArea ? "polygon" : "polyline")} class=\"{line.Class}\" points=\"{string.Join(' ', line.Places.Select(p => $"{Number(p.X)},{Number(p.Y)}"))}\"/>");
                break;
            case ChartDot dot:
                output.Write($"<circle class=\"{dot.Class}\" cx=\"{Number(dot.Centre.X)}\" cy=\"{Number(dot.Centre.Y)}\" r=\"{Number(dot.Radius)}\"/>");
                break;
            case ChartMark mark:
                output.Write($"<path class=\"{mark.Class}\" d=\"M{Number(mark.Centre.X)} {Number(mark.Centre.Y)}{mark.Outline}\"/>");
                break;
            case ChartLabel label:
                string anchor = label.Anchor switch { ChartAnchor.Middle => " text-anchor=\"middle\"", ChartAnchor.End => " text-anchor=\"end\"", _ => "" };
                output.Write($"<text class=\"{label.Class}\" x=\"{Number(label.Place.X)}\" y=\"{Number(label.Place.Y)}\"{anchor}>{Encoded(label.Text)}</text>");
                break;
            case ChartSpot spot:
                output.Write($"<g class=\"{spot.Class}\" role=\"img\" aria-label=\"{Encoded(spot.Words)}\">");
                foreach (ChartShape part in spot.Shapes) Write(output, part);
                output.Write("</g>");
                break;
            default:
                throw new InvalidOperationException($"There is no SVG for {shape}.");
        }
    }

    // The look of what is in the drawing, and of nothing else.
    private static string Style(ChartDrawing drawing)
    {
        HashSet<string> used = [.. drawing.Shapes.SelectMany(s => s is ChartSpot spot ? spot.Shapes : [s]).SelectMany(s => s.Class.Split(' '))];
        var style = new StringBuilder($"text{{font:{Number(drawing.Size.Text)}px 'Public Sans',arial,sans-serif}}polyline{{fill:none;stroke-linejoin:round}}");
        foreach ((string name, ChartInk ink) in ChartLook.All.Where(l => used.Contains(l.Key)).Append(new(ChartFile.TitleClass, ChartFile.TitleInk)))
        {
            style.Append('.').Append(name).Append('{');
            if (ink.Stroke is not null) style.Append(CultureInfo.InvariantCulture, $"stroke:{ink.Stroke};stroke-width:{Number(ink.Width)};");
            if (ink.Dash.Count > 0) style.Append("stroke-dasharray:").AppendJoin(' ', ink.Dash.Select(Number)).Append(';');
            style.Append("fill:").Append(ink.Fill ?? "none").Append(ink.IsBold ? ";font-weight:700" : "").Append('}');
        }

        return style.ToString();
    }

    private static string Encoded(string text) => SecurityElement.Escape(text);
}
