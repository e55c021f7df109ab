using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PerformanceManagement.Core.Collections.Tasks;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Scorecards;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Dashboard;

/// <summary>What stands under each heading of the dashboard, and what a narrow screen calls it, of measures whose trends differ.</summary>
public sealed class DashboardColumnTests(SampleCouncilSite site) : IClassFixture<SampleCouncilSite>
{
    [Fact]
    public async Task What_is_missing_is_awaited_from_whoever_it_was_given_to_this_time_and_says_where_it_need_not_be_given()
    {
        Visitor performance = await site.SignInFromSample("performance");
        await performance.Page("/");
        await site.WithDatabase(async database =>
        {
            List<CollectionTask> tasks = await database.CollectionTasks.Where(t => t.Quarter == Period.FinancialQuarter(2026, 2) && database.Measures.Any(m => m.Id == t.MeasureId && (m.Code == "ENV 04" || m.Code == "HOU 05"))).ToListAsync();
            tasks.Should().HaveCount(2);
            foreach (CollectionTask task in tasks.Where(t => t.ExcusedBecause is null))
            {
                if (await database.Measures.AnyAsync(m => m.Id == task.MeasureId && m.Code == "HOU 05")) task.ExcusedBecause = "The survey is late";
                else task.GivenToId = await database.Users.Where(u => u.Email == "housing@wellbridge.example").Select(u => u.Id).SingleAsync();
            }

            return await database.SaveChangesAsync();
        });

        IHtmlDocument page = await performance.Page("/dashboard?quarter=2026-27-Q2&directorate=all&show=missing");

        string RowOf(string code) => page.QuerySelectorAll("main tbody tr").Single(tr => tr.QuerySelector(".pm-code")!.TextContent == code).TextContent;
        RowOf("ENV 04").Should().Contain("Housing service officer").And.Contain("Figure: not entered yet");
        RowOf("HOU 05").Should().Contain("Figure: need not be given this time: The survey is late");
    }

    [Fact]
    public async Task Every_figure_and_trend_stands_under_its_own_heading()
    {
        Visitor performance = await site.SignInFromSample("performance");
        IHtmlDocument page = await performance.Page("/dashboard?quarter=2026-27-Q2");
        using IServiceScope scope = site.Services.CreateScope();
        QuarterlyScorecard scorecard = await scope.ServiceProvider.GetRequiredService<ScorecardService>().GetAsync(Period.FinancialQuarter(2026, 2), new ScorecardFilter());
        List<ScorecardRow> telling = [.. scorecard.Rows.Where(r => r.ShortTrend.Label != r.LongTrend.Label && r.Reported.Value is not null && r.ValueText != r.TargetText)];
        telling.Should().HaveCountGreaterThan(3);
        string[] headings = [.. page.QuerySelectorAll(".pm-measures thead th").Select(th => th.TextContent.Trim())];

        foreach (ScorecardRow row in telling)
        {
            IElement shown = page.QuerySelectorAll(".pm-measures tr.pm-measure").Single(tr => tr.Children[0].TextContent.Trim() == row.Code);
            IElement Under(string heading) => shown.Children[Array.IndexOf(headings, heading)];
            Under("Measure").TextContent.Trim().Should().Be(row.Title);
            Under("Value").TextContent.Trim().Should().StartWith(row.ValueText);
            Under("Target").TextContent.Trim().Should().Be(row.TargetText);
            Under("Status").TextContent.Should().Contain(row.Rating.ShortLabel);
            Under("Short trend").TextContent.Should().Contain(row.ShortTrend.Label);
            Under("Long trend").TextContent.Should().Contain(row.LongTrend.Label);
            (await performance.Page(shown.QuerySelector(".pm-why")!.GetAttribute("href")!)).QuerySelector(".pm-because")!.TextContent.Should().Contain(row.Rating.Explanation).And.Contain(row.ShortTrend.Explanation).And.Contain(row.LongTrend.Explanation);
        }
    }
}
