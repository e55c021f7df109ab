using FluentAssertions;
using PerformanceManagement.Core.Charts;
using PerformanceManagement.Core.Ratings.Status;
using Xunit;

namespace PerformanceManagement.Web.Tests.HouseRules;

/// <summary>Style sheets cannot read the palette, so they are held to it.</summary>
public sealed class PaletteTests
{
    private static readonly string Source = Path.Combine(SourceTree.Root, "src");

    public static TheoryData<StatusColour> Colours => [.. Enum.GetValues<StatusColour>()];

    [Theory]
    [MemberData(nameof(Colours))]
    public void A_colour_of_a_status_is_the_same_on_the_site_and_in_the_palette(StatusColour colour) =>
        Sheet("_status").Should().Contain($".pm-status--{StatusPalette.NameOf(colour)} {{ color: {StatusPalette.Rgb(colour)}; }}");

    [Fact]
    public void A_trend_that_improved_is_green_and_one_that_worsened_red() =>
        Sheet("_trend").Should().Contain($".pm-trend--improved {{ color: {StatusPalette.Rgb(StatusColour.Green)}; }}").And.Contain($".pm-trend--worsened {{ color: {StatusPalette.Rgb(StatusColour.Red)}; }}");

    [Fact]
    public void Whatever_is_drawn_in_a_chart_has_its_look_on_the_site()
    {
        string sheets = Sheet("_chart") + Sheet("_signal");

        ChartLook.All.Keys.Where(name => !sheets.Contains("." + name + " {", StringComparison.Ordinal) && !sheets.Contains("." + name + ",", StringComparison.Ordinal)).Should().BeEmpty();
    }

    [Fact]
    public void No_other_place_has_a_colour_of_a_status_of_its_own()
    {
        string[] statuses = [StatusPalette.Rgb(StatusColour.Green), StatusPalette.Rgb(StatusColour.Red)];
        IReadOnlyList<SourceFile> files = SourceTree.Files(".cs", ".cshtml", ".scss", ".typ");
        files.Should().HaveCountGreaterThan(900);

        files.Where(f => f.Where(line => statuses.Any(rgb => line.Contains(rgb, StringComparison.OrdinalIgnoreCase))).Any()).Select(f => f.Name)
            .Should().BeEquivalentTo(["/PerformanceManagement.Core/Ratings/Status/StatusPalette.cs", "/PerformanceManagement.Web/Client/scss/_status.scss", "/PerformanceManagement.Web/Client/scss/_trend.scss"]);
    }

    [Fact]
    public void The_typesetter_draws_every_shape()
    {
        string style = File.ReadAllText(Path.Combine(Source, "typesetter", "templates", "house-style.typ"));

        // The last of them is what is left.
        Enum.GetValues<StatusShape>().Where(shape => style.Contains($"mark.shape == \"{StatusPalette.NameOf(shape)}\"", StringComparison.Ordinal)).Should().HaveCountGreaterThanOrEqualTo(Enum.GetValues<StatusShape>().Length - 1);
    }

    private static string Sheet(string name) => File.ReadAllText(Path.Combine(Source, "PerformanceManagement.Web", "Client", "scss", name + ".scss"));
}
