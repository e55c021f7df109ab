using DocumentFormat.OpenXml.Drawing;
using DocumentFormat.OpenXml.Packaging;
using PerformanceManagement.Core.Reports.Paper;
using Drawing = DocumentFormat.OpenXml.Wordprocessing.Drawing;
using Inlines = DocumentFormat.OpenXml.Drawing.Wordprocessing;
using Pictures = DocumentFormat.OpenXml.Drawing.Pictures;

namespace PerformanceManagement.Core.Reports.Word;

/// <summary>A document while it is written: what its parts share. Names and numbers are counted up, so that equal reports get equal ones.</summary>
internal sealed class WordDraft(MainDocumentPart main, QuarterlyReport report)
{
    private const int EmuOfTwip = 635;
    private readonly Dictionary<string, string> links = [];
    private readonly Dictionary<string, int> places = report.Sections.Select((s, i) => (s.Id, Place: i + 1)).DistinctBy(s => s.Id).ToDictionary(s => s.Id, s => s.Place);
    private uint pictures;

    public MainDocumentPart Main { get; } = main;

    public QuarterlyReport Report { get; } = report;

    public WordLists Lists { get; } = new();

    /// <summary>The number of the section's bookmark.</summary>
    public int PlaceOf(ReportSection section) => places[section.Id];

    /// <summary>The relation of an address; null for one that no reader should follow.</summary>
    public string? LinkTo(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) || uri.Scheme is not ("https" or "http" or "mailto")) return null;
        if (links.TryGetValue(uri.AbsoluteUri, out string? known)) return known;
        string id = $"link{links.Count + 1}";
        Main.AddHyperlinkRelationship(new Uri(uri.AbsoluteUri), isExternal: true, id);
        return links[uri.AbsoluteUri] = id;
    }

    /// <summary>A chart in a line of text, with what it shows in words. Sizes are in twentieths of a point.</summary>
    public Drawing Picture(ReportChart chart, int width, int height, bool hasBase)
    {
        uint number = ++pictures;
        string id = $"chart{number}";
        string alt = WordText.Clean(chart.Alt);
        ImagePart part = Main.AddImagePart(ImagePartType.Png, id);
        using (var image = new MemoryStream(WordChart.Png(chart, width, height, hasBase))) part.FeedData(image);
        long across = (long)width * EmuOfTwip;
        long down = (long)height * EmuOfTwip;
        var picture = new Pictures.Picture(
            new Pictures.NonVisualPictureProperties(
                new Pictures.NonVisualDrawingProperties { Id = number, Name = $"Chart {number}", Description = alt },
                new Pictures.NonVisualPictureDrawingProperties()),
            new Pictures.BlipFill(new Blip { Embed = id }, new Stretch(new FillRectangle())),
            new Pictures.ShapeProperties(
                new Transform2D(new Offset { X = 0, Y = 0 }, new Extents { Cx = across, Cy = down }),
                new PresetGeometry(new AdjustValueList()) { Preset = ShapeTypeValues.Rectangle }));
        return new Drawing(new Inlines.Inline(
            new Inlines.Extent { Cx = across, Cy = down },
            new Inlines.EffectExtent { LeftEdge = 0, TopEdge = 0, RightEdge = 0, BottomEdge = 0 },
            new Inlines.DocProperties { Id = number, Name = $"Chart {number}", Description = alt },
            new Inlines.NonVisualGraphicFrameDrawingProperties(new GraphicFrameLocks { NoChangeAspect = true }),
            new Graphic(new GraphicData(picture) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture" }))
        { DistanceFromTop = 0, DistanceFromBottom = 0, DistanceFromLeft = 0, DistanceFromRight = 0 });
    }
}
