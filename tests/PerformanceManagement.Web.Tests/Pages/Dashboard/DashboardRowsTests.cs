using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PerformanceManagement.Core.Dashboards;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Ratings.Counts;
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
        List<string> shown = [await SameAsync(site)];
        foreach (Func<Measure, PerformanceDbContext, Task> change in Changes)
        {
            await site.WithDatabase(async database =>
            {
                await change(await database.Measures.Include(m => m.Results).ThenInclude(r => r.Restatements).SingleAsync(m => m.Code == ManyMeasures.Code(72)), database);
                return await database.SaveChangesAsync();
            });
            shown.Add(await SameAsync(site));
        }

        shown.Should().OnlyHaveUniqueItems("each change has to show");
    }

    // What is shown of the council, and of a directorate: as it is kept, and as it comes out where nothing is shared and all rows are gone through at once.
    private static async Task<string> SameAsync(WebSite site)
    {
        await using AsyncServiceScope scope = site.Services.CreateAsyncScope();
        IServiceProvider services = scope.ServiceProvider;
        ReportingChoices choices = await services.GetRequiredService<ReportingChoicesService>().GetAsync();
        List<string> seen = [];
        foreach (Directorate? directorate in new[] { null, choices.Directorates.First(d => d.Name == "Adults") })
        {
            var filter = new DashboardFilter { Quarter = ManyMeasures.Quarter, Directorate = directorate };
            DashboardView kept = await services.GetRequiredService<DashboardService>().GetAsync(filter.Quarter, filter.Scorecard);
            var alone = new ScorecardService(services.GetRequiredService<PerformanceDbContext>(), services.GetRequiredService<ICouncilCounting>());
            DashboardView anew = await new DashboardService(alone).GetAsync(filter.Quarter, filter.Scorecard);
            var whole = new QuarterlyScorecard(anew.Scorecard.Quarter, [.. anew.Scorecard.Rows], anew.Scorecard.Counting);
            List<string> expected =
            [
                .. Counted(whole, anew.CountsBefore, filter, choices, anew with { Scorecard = whole }),
                .. Listed(
                    [.. whole.Rows.Select(r => StatusMove.Of(r, anew.MarksBefore(r.MeasureId)[0])).OfType<StatusMove>().OrderBy(m => m.Kind switch { MoveKind.Worse => 0, MoveKind.Better => 1, _ => 2 + (int)m.Kind })],
                    [.. whole.Rows.Where(r => AwaitedOfRow.Of(r) == Awaited.Figure), .. whole.Rows.Where(r => AwaitedOfRow.Of(r) == Awaited.Commentary)],
                    [.. whole.Rows.Where(Commentary.IsCurrent).OrderByDescending(r => r.Note!.Date ?? DateOnly.MinValue)]),
                Attention([.. AttentionItem.InOrder(whole.Rows.Select(r => AttentionItem.Of(r, null, anew.MarksBefore(r.MeasureId))).OfType<AttentionItem>())]),
            ];

            List<string> found = [.. Counted(kept.Scorecard, kept.CountsBefore, filter, choices, kept), .. Listed(kept.Moves, kept.Missing, kept.Commented), Attention(kept.Attention)];
            found.Should().Equal(expected);
            seen.AddRange(found);
        }

        return string.Join('\n', seen);
    }

    private static IEnumerable<Func<Measure, PerformanceDbContext, Task>> Changes =>
    [
        async (measure, database) => (await database.Targets.SingleAsync(t => t.MeasureId == measure.Id)).Value = 60m,
        (measure, database) => Task.FromResult(database.Remove(measure.Results.Single(r => r.Period == ManyMeasures.Quarter.Previous))),
        async (measure, database) => measure.DirectorateId = await database.Directorates.Where(d => d.Name == "Children").Select(d => d.Id).SingleAsync(),
        async (measure, database) => measure.PlanItemId = await database.PlanItems.Where(p => p.Key == "P3.1").Select(p => p.Id).SingleAsync(),
        (measure, _) => Task.FromResult(measure.PlanItemId = null),
        (measure, database) => Task.FromResult(database.Remove(measure.Results.Single(r => r.Period == ManyMeasures.Quarter))),
    ];

    private static IEnumerable<string> Counted(QuarterlyScorecard scorecard, SummaryCounts? before, DashboardFilter filter, ReportingChoices choices, DashboardView view) =>
    [
        .. Enum.GetValues<DashboardGrouping>().SelectMany(grouping => DashboardRows.Of(filter with { Group = grouping }, choices, view).Groups.Select(g => $"{grouping}, {g.Title}: {string.Join(", ", g.Rows.Select(r => $"{r.Code} {r.Rating.Key}"))}; {g.All}; {g.Bar.Value.InWords}")),
        .. TallyGroup.Of(scorecard, choices, before).SelectMany(g => g.All).Select(t => $"{t.Label}: {t.Count}, was {t.Was}; {string.Join(", ", t.Members)}; {t.Explained?.Sentence}"),
        $"{scorecard.NotApproved}; {string.Join(", ", scorecard.Counts.NotRated)}; {string.Join(", ", scorecard.Counts.DataOnly)}; {string.Join(", ", scorecard.Counts.LongTrend.Excluded)}",
    ];

    private static IEnumerable<string> Listed(IReadOnlyList<StatusMove> moves, IReadOnlyList<ScorecardRow> missing, IReadOnlyList<ScorecardRow> commented) =>
    [
        $"{moves.Count}: {string.Join(", ", moves.Select(m => $"{m.Row.Code} {m.Kind}"))}",
        $"{missing.Count}: {string.Join(", ", missing.Select(r => r.Code))}",
        $"{commented.Count}: {string.Join(", ", commented.Select(r => r.Code))}",
    ];

    private static string Attention(IReadOnlyList<AttentionItem> items) => $"{items.Count}: {string.Join(", ", items.Select(a => $"{a.Row.Code} {string.Join(' ', a.Reasons)} {a.QuartersOff}"))}";
}
