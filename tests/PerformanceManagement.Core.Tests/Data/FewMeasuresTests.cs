using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Scorecards;
using Xunit;

namespace PerformanceManagement.Core.Tests.Data;

/// <summary>A question about few measures finds the same of one as of several.</summary>
public sealed class FewMeasuresTests : IAsyncLifetime
{
    private TestDatabase database = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        await using PerformanceDbContext context = database.NewContext();
        foreach (int n in Enumerable.Range(1, 3))
        {
            Measure measure = TestData.Measure($"KPI {n}");
            measure.Targets.Add(TestData.Target(300 + n));
            foreach (int back in Enumerable.Range(0, 3)) measure.Results.Add(TestData.Result(TestData.Quarter.Back(back), n * back, note: $"Note {n}, {back}"));
            context.Measures.Add(measure);
        }

        await context.SaveChangesAsync();
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task One_by_its_key_is_what_it_is_among_several()
    {
        await using PerformanceDbContext context = database.NewContext();
        int[] ids = await context.Measures.OrderBy(m => m.Id).Select(m => m.Id).ToArrayAsync();

        foreach (int id in ids)
        {
            (await ScorecardQueries.GroundOfFewAsync(context, [id], default)).Should().BeEquivalentTo((await ScorecardQueries.GroundOfFewAsync(context, ids, default)).Where(m => m.Head.Id == id)).And.ContainSingle();
            (await ScorecardQueries.TargetsOfFewAsync(context, [id], default)).Should().BeEquivalentTo((await ScorecardQueries.TargetsOfFewAsync(context, ids, default)).Where(t => t.MeasureId == id)).And.ContainSingle();
            (await ScorecardQueries.NotesOfFewAsync(context, [id], TestData.Quarter.Previous.End, default)).Should()
                .BeEquivalentTo((await ScorecardQueries.NotesOfFewAsync(context, ids, TestData.Quarter.Previous.End, default)).Where(n => n.MeasureId == id)).And.ContainSingle();
            FigureHistory alone = await HistoryAsync(context, [id]), among = await HistoryAsync(context, ids);
            alone.Until(id, TestData.Quarter.End).Should().BeEquivalentTo(among.Until(id, TestData.Quarter.End)).And.HaveCount(3);
        }
    }

    [Fact]
    public void One_is_asked_for_by_its_key_and_not_by_a_list()
    {
        using PerformanceDbContext context = database.NewContext();
        IQueryable<string> ofOne = FewMeasures.OfOne<Func<PerformanceDbContext, int, IQueryable<string>>>(Codes()).Compile()(context, 2);

        ofOne.ToQueryString().Should().Contain("""WHERE "m"."Id" = @""").And.NotContain(" IN ");
        ofOne.Should().Equal("KPI 2");
    }

    private static Task<FigureHistory> HistoryAsync(PerformanceDbContext context, int[] ids) => FigureReader.OfNoFamily(context).HistoryAsync(context.Measures, default, ids);

    private static System.Linq.Expressions.Expression<Func<PerformanceDbContext, int[], IQueryable<string>>> Codes() => (asked, measureIds) => asked.Measures.Where(m => measureIds.Contains(m.Id)).Select(m => m.Code);
}
