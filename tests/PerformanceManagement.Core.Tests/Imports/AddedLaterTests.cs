using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Imports;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.Imports;

/// <summary>A measure that a quarter was signed off without brings its history; what members saw stays.</summary>
public sealed class AddedLaterTests : IAsyncLifetime, IDisposable
{
    private static readonly Period Q2 = Period.FinancialQuarter(2017, 2);
    private readonly PackFolder pack = PackFolder.WithOneMeasure();
    private TestDatabase database = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        pack.With("values.csv", "code,period,value\nNI 156,2017/18 Q1,350\nNI 156,2017/18 Q2,354\n");
        (await ImportAsync()).Problems.Should().BeEmpty();
        await using PerformanceDbContext context = database.NewContext();
        context.Collections.Add(new Collection { Period = Q2, State = CollectionState.Open });
        await context.SaveChangesAsync();
        (await new SignOffService(context, new ScorecardService(context), TimeProvider.System).SignOffAsync(Q2, new Actor(null, "Officer", [Roles.PerformanceOfficer]))).Should().BeOfType<Saved>();
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    public void Dispose() => pack.Dispose();

    [Theory]
    [InlineData("quarter", "", "New,2016/17 Q2,7\nNew,2017/18 Q1,8\nNew,2017/18 Q2,9\nNew,2017/18 Q3,10\n")]
    [InlineData("month", "sum", "New,2017-07,2\nNew,2017-08,3\nNew,2017-09,4\nNew,2017-10,10\nNew,2017-11,0\nNew,2017-12,0\n")]
    public async Task Its_figures_are_stored_marked_and_the_signed_off_quarter_stays(string frequency, string rule, string figures)
    {
        QuarterlyScorecard before = await ScorecardAsync(Q2);
        pack.With("measures.csv", $"{PackFolder.MeasureHeader},quarter_rule\nNew,Another,households,0,lower,{frequency},{rule}\n").With("values.csv", $"code,period,value\n{figures}");

        (await ImportAsync()).Problems.Should().BeEmpty();

        (await ScorecardAsync(Q2)).Should().BeEquivalentTo(before, "members saw it like this");
        ScorecardRow row = (await ScorecardAsync(Q2.Next)).Rows.Single(r => r.Code == "New");
        SeriesPoint(row, Q2).Should().Be(("9", "added later"));
        row.EarlierQuarters[0].Point.IsAddedLater.Should().BeFalse("Q1 was never signed off here");
        row.Reported.IsAddedLater.Should().BeFalse("Q3 is not signed off");
        (await ScorecardAsync(Q2.Next)).Rows.Single(r => r.Code == "NI 156").EarlierQuarters.Should().OnlyContain(q => !q.Point.IsAddedLater, "it was in the edition");
    }

    [Fact]
    public async Task They_may_be_put_right_by_a_later_pack_but_those_of_a_measure_in_the_edition_may_not()
    {
        pack.With("measures.csv", $"{PackFolder.MeasureHeader}\nNew,Another,households,0,lower,quarter\n").With("values.csv", "code,period,value\nNew,2017/18 Q2,9\n");
        (await ImportAsync()).Problems.Should().BeEmpty();
        pack.With("values.csv", "code,period,value\nNew,2017/18 Q2,11\n");
        (await ImportAsync()).Problems.Should().BeEmpty();
        await using PerformanceDbContext context = database.NewContext();
        (await context.Audit.CountAsync(a => a.Action == "result.imported")).Should().Be(1);

        pack.With("values.csv", "code,period,value\nNI 156,2017/18 Q2,355\n");
        (await ImportAsync()).Problems.Should().ContainSingle().Which.Sentence.Should().StartWith("Q2 2017/18 is signed off");
    }

    private static (string, string?) SeriesPoint(ScorecardRow row, Period quarter)
    {
        QuarterFigure figure = row.EarlierQuarters.Single(q => q.Quarter == quarter);
        return (row.Text(figure.Point), ScorecardRow.Remark(figure.Point, quarter));
    }

    private async Task<QuarterlyScorecard> ScorecardAsync(Period quarter)
    {
        await using PerformanceDbContext context = database.NewContext();
        return await new ScorecardService(context).GetAsync(quarter, new ScorecardFilter());
    }

    private async Task<DataPackReport> ImportAsync()
    {
        await using PerformanceDbContext context = database.NewContext();
        return await new DataPackImporter(context, TimeProvider.System).ImportAsync(pack.Path, Actor.Process("test"));
    }
}
