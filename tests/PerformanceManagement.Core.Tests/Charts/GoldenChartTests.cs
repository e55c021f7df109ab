using FluentAssertions;
using PerformanceManagement.Core.Charts;
using Xunit;

namespace PerformanceManagement.Core.Tests.Charts;

/// <summary>
/// Drawings that were looked at and kept. To change one on purpose: run these tests, open the files that they leave in the folder pm-charts of the
/// temporary folder in a browser, look at each, and copy them over those in <c>Golden</c>.
/// </summary>
public sealed class GoldenChartTests
{
    public static TheoryData<string> Cases { get; } = new(ChartCases.All.Keys);

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_chart_is_drawn_as_it_was_when_somebody_looked_at_it(string name)
    {
        string drawn = ChartSvg.File(ChartCases.All[name]);

        string kept = Path.Combine(AppContext.BaseDirectory, "Charts", "Golden", name + ".svg");
        string expected = File.Exists(kept) ? File.ReadAllText(kept).ReplaceLineEndings("\n") : "";
        if (drawn != expected) File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "pm-charts")).FullName, name + ".svg"), drawn);
        drawn.Should().Be(expected, "{0} was looked at and kept", name);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void No_label_covers_another_or_is_cut_off_at_any_size(string name)
    {
        foreach (ChartSize size in new[] { ChartSize.Wide, ChartSize.Narrow, ChartSize.Small })
        {
            ChartLabel[] labels = [.. ChartLayout.Of(ChartCases.All[name], size).Shapes.OfType<ChartLabel>()];
            labels.Should().HaveCountGreaterThan(1);
            (string Text, double Left, double Right, double Y)[] boxes = [.. labels.Select(l => (l.Text, Left(l, size), Left(l, size) + ChartText.Width(l.Text, size.Text), l.Place.Y))];

            boxes.Should().OnlyContain(b => b.Left >= -0.5 && b.Right <= size.Width + 0.5 && b.Y <= size.Height && b.Y >= size.Text * 0.7, size.Name);
            foreach ((string Text, double Left, double Right, double Y) one in boxes)
                boxes.Where(b => b != one && Math.Abs(b.Y - one.Y) < size.Text && b.Left < one.Right - 0.5 && one.Left < b.Right - 0.5).Select(b => $"{one.Text} and {b.Text}").Should().BeEmpty(size.Name);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_figure_lies_inside_its_axes_and_every_class_has_a_look(string name)
    {
        var drawing = ChartLayout.Of(ChartCases.All[name], ChartSize.Wide);

        drawing.Spots.Should().NotBeEmpty().And.OnlyContain(s => s.Place.X > 0 && s.Place.X < drawing.Size.Width && s.Place.Y > 0 && s.Place.Y < drawing.Size.Height - drawing.Size.Text);
        foreach (ChartShape shape in drawing.Shapes.SelectMany(s => s is ChartSpot spot ? spot.Shapes : [s])) ChartLook.InkOf(shape.Class).Should().NotBeNull();
    }

    [Fact]
    public void There_are_as_many_kept_drawings_as_cases() =>
        Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Charts", "Golden"), "*.svg").Select(Path.GetFileNameWithoutExtension).Should().BeEquivalentTo(ChartCases.All.Keys);

    private static double Left(ChartLabel label, ChartSize size) => label.Place.X - (ChartText.Width(label.Text, size.Text) * label.Anchor switch { ChartAnchor.Middle => 0.5, ChartAnchor.End => 1, _ => 0 });
}
