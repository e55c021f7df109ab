using FluentAssertions;
using PerformanceManagement.Core.Scorecards;
using Xunit;

namespace PerformanceManagement.Core.Tests.Scorecards;

/// <summary>Rows are the same in runs as they are in one list, and a change makes anew what was made of its own run alone.</summary>
public sealed class RowRunsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(200)]
    public void They_are_the_rows_in_their_order(int count)
    {
        string[] rows = [.. Enumerable.Range(0, count).Select(n => $"Row {n}")];

        var runs = RowRuns<string>.Of(rows);

        runs.Should().Equal(rows);
        runs.Count.Should().Be(count);
        Enumerable.Range(0, count).Select(n => runs[n]).Should().Equal(rows);
        runs.Runs.SelectMany(r => r.Rows).Should().Equal(rows);
    }

    [Fact]
    public void Others_in_the_places_of_some_leave_the_runs_without_them_as_they_are()
    {
        var before = RowRuns<string>.Of(Enumerable.Range(0, 200).Select(n => $"Row {n}"));

        RowRuns<string> after = before.With(new Dictionary<int, string> { [70] = "Other 70", [71] = "Other 71", [199] = "Other 199" });

        after.Should().Equal(before.Select(row => row is "Row 70" or "Row 71" or "Row 199" ? row.Replace("Row", "Other", StringComparison.Ordinal) : row));
        after.Runs.Select((run, number) => ReferenceEquals(run, before.Runs[number])).Should().Equal(true, false, true, false);
        before[70].Should().Be("Row 70");
    }

    [Fact]
    public void None_with_nothing_in_their_places_are_none() => RowRuns<string>.Of([]).With(new Dictionary<int, string>()).Should().BeEmpty();

    [Fact]
    public void What_is_made_of_a_run_is_made_once_for_each_key_and_again_beside_something_else()
    {
        RowRun<string> run = RowRuns<string>.Of(["a", "b"]).Runs.Single();
        int times = 0;
        object one = new(), other = new();
        List<string> Make(object? key, object? beside) => run.Made(
            rows =>
            {
                times++;
                return rows.Select(r => $"{r}{key}").ToList();
            },
            key,
            beside);

        Make(1, one).Should().Equal("a1", "b1");
        Make(1, one).Should().BeSameAs(Make(1, one));
        times.Should().Be(1);
        Make(2, one).Should().Equal("a2", "b2");
        Make(1, other).Should().Equal("a1", "b1");
        Make(1, one).Should().Equal("a1", "b1");
        times.Should().Be(4);
    }
}
