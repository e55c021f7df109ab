using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PerformanceManagement.Core.Dashboards;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Web.Models.Dashboard;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Dashboard;

/// <summary>Groups, bars and counts that were kept of rows are those that would be made of all rows anew, after any change of one.</summary>
public sealed class DashboardRowsTests
{
    [Fact]
    public async Task What_is_kept_of_rows_is_what_would_be_made_anew()
    {
        await using var site = new WebSite();
        // More than twice as many as are gone through at once.
        await site.WithDatabase(database => ManyMeasures.FillAsync(database, 150));
        List<string> shown = [];
        foreach (Func<Measure, PerformanceDbContext, Task> change in Changes)
        {
            List<string> expected = await SeenAsync(site, isShared: false);
            (await SeenAsync(site, isShared: true)).Should().Equal(expected);
            shown.Add(string.Join('\n', expected));
            await site.WithDatabase(async database =>
            {
                await change(await database.Measures.Include(m => m.Results).ThenInclude(r => r.Restatements).SingleAsync(m => m.Code == ManyMeasures.Code(72)), database);
                return await database.SaveChangesAsync();
            });
        }

        (await SeenAsync(site, isShared: true)).Should().Equal(await SeenAsync(site, isShared: false));
        shown.Should().OnlyHaveUniqueItems("each change has to show");
    }

    private static IEnumerable<Func<Measure, PerformanceDbContext, Task>> Changes =>
    [
        async (measure, database) => (await database.Targets.SingleAsync(t => t.MeasureId == measure.Id)).Value = 60m,
        async (measure, database) => measure.DirectorateId = await database.Directorates.Where(d => d.Name == "Children").Select(d => d.Id).SingleAsync(),
        async (measure, database) => measure.PlanItemId = await database.PlanItems.Where(p => p.Key == "P3.1").Select(p => p.Id).SingleAsync(),
        (measure, _) => Task.FromResult(measure.PlanItemId = null),
        (measure, database) => Task.FromResult(database.Remove(measure.Results.Single(r => r.Period == ManyMeasures.Quarter))),
    ];

    private static async Task<List<string>> SeenAsync(WebSite site, bool isShared)
    {
        await using AsyncServiceScope scope = site.Services.CreateAsyncScope();
        ScorecardService scorecards = isShared
            ? scope.ServiceProvider.GetRequiredService<ScorecardService>()
            : new ScorecardService(scope.ServiceProvider.GetRequiredService<PerformanceDbContext>(), scope.ServiceProvider.GetRequiredService<ICouncilCounting>());
        ReportingChoices choices = await scope.ServiceProvider.GetRequiredService<ReportingChoicesService>().GetAsync();
        var filter = new DashboardFilter { Quarter = ManyMeasures.Quarter };
        DashboardView view = await new DashboardService(scorecards).GetAsync(filter.Quarter, filter.Scorecard);
        return
        [
            .. Enum.GetValues<DashboardGrouping>().SelectMany(grouping => DashboardRows.Of(filter with { Group = grouping }, choices, view).Groups.Select(g => $"{grouping}, {g.Title}: {string.Join(", ", g.Rows.Select(r => $"{r.Code} {r.Rating.Key}"))}; {g.All}; {g.Bar.Value.InWords}")),
            .. TallyGroup.Of(view.Scorecard, choices, view.CountsBefore).SelectMany(g => g.All).Select(t => $"{t.Label}: {t.Count}, was {t.Was}; {string.Join(", ", t.Members)}"),
            $"{view.Scorecard.NotApproved} {view.Missing.Count} {string.Join(", ", view.Missing.Select(r => r.Code))}",
            string.Join(", ", view.Attention.Select(a => a.Row.Code)),
        ];
    }
}
