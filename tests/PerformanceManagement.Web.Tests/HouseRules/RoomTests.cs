using System.Text.RegularExpressions;
using FluentAssertions;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using PerformanceManagement.Core.Data;
using Xunit;

namespace PerformanceManagement.Web.Tests.HouseRules;

/// <summary>The rooms of Core stand on each other, and the lowest on nothing but the language.</summary>
public sealed partial class RoomTests(WebSite site) : IClassFixture<WebSite>
{
    private const string Core = "PerformanceManagement.Core.";

    // Each room with those below it that it may name; itself always. Reading takes apart what people type, for periods and figures alike.
    private static readonly Dictionary<string, string[]> Below = new()
    {
        ["Reading"] = [],
        ["Periods"] = ["Reading"],
        ["Figures"] = ["Reading", "Periods"],
        ["Ratings"] = ["Periods", "Figures"],
        ["Charts"] = ["Periods", "Figures", "Ratings"],
    };

    [Fact]
    public void Periods_figures_ratings_and_charts_name_only_what_is_below_them()
    {
        IReadOnlyList<SourceFile> files = SourceTree.Files(".cs");
        string[] rooms = [.. files.Select(RoomOf).OfType<string>().Distinct()];
        rooms.Should().HaveCountGreaterThan(24);

        foreach ((string room, string[] below) in Below)
        {
            SourceFile[] inside = [.. files.Where(f => RoomOf(f) == room)];
            inside.Should().NotBeEmpty();
            string[] forbidden = [.. rooms.Except(below).Where(r => r != room)];
            var named = new Regex($@"(using PerformanceManagement\.Core\.|[^\w.]Core\.|PerformanceManagement\.Core\.)({string.Join('|', forbidden)})\b");
            inside.SelectMany(f => f.Where(line => named.IsMatch(line) || Framework().IsMatch(line))).Should().BeEmpty($"{room} stands on {(below.Length == 0 ? "nothing" : string.Join(" and ", below))} alone");
        }
    }

    [Fact]
    public void Scorecards_know_nothing_of_papers()
    {
        SourceFile[] scorecards = [.. SourceTree.Files(".cs").Where(f => RoomOf(f) == "Scorecards")];
        scorecards.Should().HaveCountGreaterThan(8);

        scorecards.SelectMany(f => f.Where(line => line.Contains(Core + "Reports", StringComparison.Ordinal))).Should().BeEmpty();
    }

    // The reader and the writer; imports and the sample council, which write; those who ask only which periods there are, when something came, or for texts; and the forms, for the very figure that is typed over.
    private static readonly string[] MayReadResults =
    [
        "/Scorecards/FigureReader.cs", "/Scorecards/FigureOccasions.cs", "/Results/ResultWriter.cs", "/Results/CollectedQuarters.cs", "/Imports/", "/Data/",
        "/Scorecards/ReportingChoicesService.cs", "/Reports/QuarterlyReportService.cs", "/Reports/ReportQueries.cs", "/Scorecards/ScorecardQueries.cs", "/Search/SearchTexts.cs", "/Watching/WatchQueries.cs", "/MeasureSetup/MeasureReach.cs", "/Entry/CorrectionService.cs", "/Entry/ResultService.cs", "/Entry/ResultSubmissionService.cs",
    ];

    [Fact]
    public void Only_the_reader_of_figures_reads_results_for_showing()
    {
        SourceFile[] reading = [.. SourceTree.Files(".cs", ".cshtml").Where(f => f.Where(line => Results().IsMatch(line)).Any())];
        reading.Select(f => f.Name).Should().Contain(name => name.EndsWith("/FigureReader.cs", StringComparison.Ordinal));

        reading.Where(f => !MayReadResults.Any(may => f.Name.Contains(may, StringComparison.Ordinal)))
            .SelectMany(f => f.Where(line => Results().IsMatch(line))).Should().BeEmpty("whoever shows figures asks FigureReader, which holds back what may not be seen");
    }

    [Fact]
    public void No_entity_lives_where_the_rules_are()
    {
        using IServiceScope scope = site.Services.CreateScope();
        Type[] entities = [.. scope.ServiceProvider.GetRequiredService<PerformanceDbContext>().Model.GetEntityTypes().Select((IEntityType e) => e.ClrType).Distinct()];
        entities.Should().HaveCountGreaterThan(40);

        entities.Where(e => Below.Keys.Any(room => (e.Namespace + ".").StartsWith(Core + room + ".", StringComparison.Ordinal))).Should().BeEmpty();
    }

    [Fact]
    public void A_folder_is_a_namespace()
    {
        IReadOnlyList<SourceFile> files = SourceTree.Files(".cs");
        files.Should().HaveCountGreaterThan(450);

        files.Where(f => f.Lines.FirstOrDefault(line => line.StartsWith("namespace ", StringComparison.Ordinal)) is { } line
                && line["namespace ".Length..].TrimEnd(';') != f.Name[1..f.Name.LastIndexOf('/')].Replace('/', '.'))
            .Select(f => f.Name).Should().BeEmpty();
    }

    private static string? RoomOf(SourceFile file) =>
        file.Name.Split('/') is [_, "PerformanceManagement.Core", var room, _, ..] ? room : null;

    [GeneratedRegex(@"\b(database|context|db|d|c)\.(Results|Drafts|Restatements)\b|Include\(\w+ => \w+\.(Results|Restatements)\)|Set<(MeasureResult|ResultDraft|Restatement)>")]
    private static partial Regex Results();

    [GeneratedRegex(@"Microsoft\.EntityFrameworkCore|Microsoft\.AspNetCore|Microsoft\.Extensions")]
    private static partial Regex Framework();
}
