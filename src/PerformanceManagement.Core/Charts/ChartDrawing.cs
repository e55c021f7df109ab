namespace PerformanceManagement.Core.Charts;

/// <summary>A place in a drawing, in pixels from the top left.</summary>
public readonly record struct ChartPlace(double X, double Y);

/// <summary>How a label stands to its place.</summary>
public enum ChartAnchor
{
    /// <summary>It begins there.</summary>
    Start,

    /// <summary>It is centred there.</summary>
    Middle,

    /// <summary>It ends there.</summary>
    End,
}

/// <summary>A chart laid out: shapes with their places, the lowest first. What they look like follows from their class (<see cref="ChartLook"/>).</summary>
/// <param name="Size">The size it was laid out for.</param>
/// <param name="Shapes">The shapes.</param>
public sealed record ChartDrawing(ChartSize Size, IReadOnlyList<ChartShape> Shapes)
{
    /// <summary>The points with a figure or a reason, from left to right.</summary>
    public IEnumerable<ChartSpot> Spots => Shapes.OfType<ChartSpot>();
}

/// <summary>Anything drawn.</summary>
/// <param name="Class">Its class.</param>
public abstract record ChartShape(string Class);

/// <summary>A line from place to place, or an area within it.</summary>
/// <param name="Class">Its class.</param>
/// <param name="Places">The places.</param>
/// <param name="IsArea">Whether it is closed and filled.</param>
public sealed record ChartLine(string Class, IReadOnlyList<ChartPlace> Places, bool IsArea = false) : ChartShape(Class);

/// <summary>A dot.</summary>
/// <param name="Class">Its class.</param>
/// <param name="Centre">Its centre.</param>
/// <param name="Radius">Its radius.</param>
public sealed record ChartDot(string Class, ChartPlace Centre, double Radius) : ChartShape(Class);

/// <summary>A small shape around a place.</summary>
/// <param name="Class">Its class.</param>
/// <param name="Centre">The place.</param>
/// <param name="Outline">Its outline from there, as relative path commands.</param>
public sealed record ChartMark(string Class, ChartPlace Centre, string Outline) : ChartShape(Class);

/// <summary>Words.</summary>
/// <param name="Class">Their class.</param>
/// <param name="Place">Where their line stands.</param>
/// <param name="Text">The words.</param>
/// <param name="Anchor">How they stand to the place.</param>
public sealed record ChartLabel(string Class, ChartPlace Place, string Text, ChartAnchor Anchor) : ChartShape(Class);

/// <summary>A point that can be pointed at.</summary>
/// <param name="Class">Its class.</param>
/// <param name="Place">Where it is.</param>
/// <param name="Words">What it says: "Q2 2017/18: 354, target 340".</param>
/// <param name="Shapes">What is drawn of it.</param>
public sealed record ChartSpot(string Class, ChartPlace Place, string Words, IReadOnlyList<ChartShape> Shapes) : ChartShape(Class);
