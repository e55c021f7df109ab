using System.Text;
using FluentAssertions;
using PerformanceManagement.Core.BenchmarkGroups;
using PerformanceManagement.Core.Charts;
using PerformanceManagement.Core.Dashboards;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.SideBySide;
using PerformanceManagement.Core.Tests.Entry;
using Xunit;

namespace PerformanceManagement.Core.Tests.SideBySide;

/// <summary>Measures beside each other, and beside other areas, in a real database.</summary>
public sealed class CompareTests
{
    private static readonly Period Q2 = EntryHouse.Quarter;

    [Fact]
    public async Task Several_measures_have_the_courses_of_their_pages()
    {
        await using EntryHouse house = await CouncilAsync();

        ComparedMeasures compared = await CompareAsync(house, new CompareChoice { Codes = ["part 2", "NONE", "WHOLE"] });

        compared.Measures.Select(m => m.Measure.Code).Should().Equal("PART 2", "WHOLE");
        compared.Unknown.Should().Equal("NONE");
        foreach (ComparedMeasure measure in compared.Measures)
        {
            CourseView page = await house.Read(async c => CourseView.Of((await new MeasureService(c, new ScorecardService(c)).FindAsync(measure.Measure.Code, Q2, house.Owner))!, null, CourseRange.FiveYears)!);
            measure.Course!.Points.Should().Equal(page.Points);
            measure.Course.Sentence.Should().Be(page.Sentence);
            CourseView.Of(measure.Track!, page.Chart.Title, null, CourseRange.FiveYears).Should().BeEquivalentTo(page);
        }
    }

    [Fact]
    public async Task Parts_stand_behind_their_whole_and_what_is_hidden_stays_hidden()
    {
        await using EntryHouse house = await CouncilAsync();

        ComparedMeasures compared = await CompareAsync(house, new CompareChoice { PartsOf = "WHOLE" });

        compared.Measures.Select(m => m.Measure.Code).Should().Equal("WHOLE", "PART 1", "PART 2", "PART 3");
        compared.Whole!.Code.Should().Be("WHOLE");
        compared.Measures.Where(m => m.PointOf(Q2)!.Point.Value is null).Select(m => m.Measure.Code).Should().Equal("PART 1", "PART 2");
        string said = string.Concat(compared.Measures.Select(m => ChartSvg.File(m.Course!.Chart) + m.Course.Sentence))
            + Encoding.UTF8.GetString(CourseCsv.Write(compared.Measures.Select(m => (m.Track!.Row, m.Measure.Title, "incidents", m.Course!.Points))));
        said.Should().Contain("4,730").And.NotContain("1,717").And.NotContain("1717");
        compared.Axis.Should().Be(ChartAxis.Of([.. compared.Measures.Select(m => m.Course!.Chart)], ChartSize.Small, isOneScale: false));
    }

    [Fact]
    public async Task No_more_are_shown_than_fit_and_the_rest_is_counted()
    {
        await using EntryHouse house = await CouncilAsync();
        for (int n = 10; n < 24; n++) await house.AddMeasure($"MANY {n}", _ => { }, (Q2.Token, n));

        ComparedMeasures compared = await CompareAsync(house, new CompareChoice { Codes = [.. Enumerable.Range(10, 14).Select(n => $"MANY {n}"), "MANY 10"] });

        (compared.Measures.Count, compared.Chosen, compared.LeftOut).Should().Be((CompareChoice.Most, 14, 2));
    }

    [Fact]
    public async Task Other_areas_stand_by_name_and_a_mean_is_of_at_least_half_of_its_group()
    {
        await using EntryHouse house = await CouncilAsync();

        NeighbourCourses courses = (await house.Read(c => Neighbours(c).FindAsync("NEAR", Q2)))!.Courses!;

        courses.Sections.Select(s => s.Group).Should().Equal("Neighbours", null);
        courses.Sections[0].Courses.Select(c => c.Name).Should().Equal("Mean of Neighbours", "Ashby", "Brook", "Crane");
        courses.Sections[0].Missing.Should().Equal("Dale");
        courses.Sections[1].Courses.Select(c => c.Name).Should().Equal("England");
        courses.Periods.Should().Equal(Q2.Back(2), Q2.Previous);
        courses.Ours.Select(p => p.Value).Should().Equal(10, 20);
        AreaCourse mean = courses.All.First();
        mean.Points.Select(p => p.Value).Should().Equal(20, null);
        mean.Sentence.Should().Be($"20 in {Q2.Back(2).Label}, ours 10.");
        courses.Axis.Scale.Should().NotBeNull("figures of one measure can be compared by their heights");
    }

    [Theory]
    [InlineData("part 2", "PART 2", "")]
    [InlineData("PART2", "PART 2", "")]
    [InlineData("rough sleepers", "ROUGH", "")]
    [InlineData("sleep", "ROUGH", "")]
    [InlineData("incidents", null, "PART 1, PART 2")]
    [InlineData("PORT 3", null, "PART 1, PART 2")]
    [InlineData("zzzzzzzzzzzzzzzzzz", null, "")]
    public void A_measure_is_found_by_code_or_title_and_the_nearest_are_offered(string typed, string? found, string near)
    {
        MeasureChoice choice = MeasureChoiceService.Find(typed, [new("PART 1", "Incidents by day"), new("PART 2", "Incidents by night"), new("ROUGH", "Rough sleepers")]);

        choice.Found?.Code.Should().Be(found);
        choice.Near.Select(m => m.Code).Order(StringComparer.Ordinal).Should().Equal(near.Split(", ", StringSplitOptions.RemoveEmptyEntries));
    }

    private static Task<ComparedMeasures> CompareAsync(EntryHouse house, CompareChoice choice) => house.Read(c =>
    {
        var scorecards = new ScorecardService(c);
        return new CompareService(c, scorecards, new DashboardService(scorecards), new MeasureTrackService(c, scorecards)).GetAsync(choice, Q2, CourseRange.FiveYears, isOneScale: false, house.Owner);
    });

    private static NeighbourService Neighbours(PerformanceDbContext context)
    {
        var scorecards = new ScorecardService(context);
        return new NeighbourService(new MeasureService(context, scorecards), new MeasureTrackService(context, scorecards));
    }

    // A total, of which one part is suppressed and another hidden with it; and a measure with neighbours.
    private static async Task<EntryHouse> CouncilAsync()
    {
        EntryHouse house = await EntryHouse.CreateAsync();
        static void Sums(Measure measure) => (measure.Unit, measure.QuarterRule, measure.YearRule) = ("incidents", AggregationRule.Sum, AggregationRule.Sum);
        string q1 = Q2.Previous.Token, q2 = Q2.Token;
        Measure whole = await house.AddMeasure("WHOLE", Sums, (q1, 320), (q2, 4730));
        Measure first = await house.AddMeasure("PART 1", Sums, (q1, 100));
        Measure second = await house.AddMeasure("PART 2", Sums, (q1, 120), (q2, 1717));
        Measure third = await house.AddMeasure("PART 3", Sums, (q1, 100), (q2, 3010));
        Measure near = await house.AddMeasure("NEAR", _ => { }, (Q2.Back(2).Token, 10), (q1, 20), (q2, 30));
        await house.Change(c =>
        {
            c.Results.Add(new MeasureResult { MeasureId = first.Id, Period = Q2, Reason = ReasonForNoValue.Suppressed, SubmittedAt = house.Clock.Now });
            foreach (Measure part in new[] { third, second, first }) c.MeasureParts.Add(new MeasurePart { WholeId = whole.Id, PartId = part.Id });
            c.BenchmarkGroups.Add(new BenchmarkGroup { Name = "Neighbours", Members = [.. new[] { "Crane", "Ashby", "Dale", "Brook" }.Select(area => new BenchmarkGroupMember { Area = area })] });
            foreach ((string area, Period period, decimal value) in new[] { ("Crane", Q2.Back(2), 10m), ("Ashby", Q2.Back(2), 20m), ("Brook", Q2.Back(2), 30m), ("Crane", Q2.Previous, 50m), ("England", Q2.Previous, 15m), ("England", Q2.Next, 99m) })
                c.Benchmarks.Add(new Benchmark { MeasureId = near.Id, Area = area, Period = period, Value = value });
            return Task.CompletedTask;
        });
        return house;
    }
}
