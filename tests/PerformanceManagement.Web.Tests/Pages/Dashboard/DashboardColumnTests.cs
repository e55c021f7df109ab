using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Scorecards;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Dashboard;

/// <summary>What stands under each heading of the dashboard, and what a narrow screen calls it, of measures whose trends differ.</summary>
public sealed class DashboardColumnTests(SampleCouncilSite site) : IClassFixture<SampleCouncilSite>
{
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
