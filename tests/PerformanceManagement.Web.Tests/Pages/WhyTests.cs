using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using FluentAssertions;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages;

/// <summary>Anyone can ask any status, any arrow and any count on any page "why?", with a keyboard and without a script.</summary>
public sealed class WhyTests(MeasuresSite site) : IClassFixture<MeasuresSite>
{
    [Theory]
    [InlineData(Roles.Approver, "/", 12)]
    [InlineData(Roles.Viewer, "/measures/M%20002", 4)]
    [InlineData(Roles.Viewer, "/reports/2026-27-Q2/1?template=plan-monitoring-workings", 60)]
    public async Task Every_status_and_arrow_has_its_sentence(string role, string address, int atLeast)
    {
        IHtmlDocument page = await (await site.SignInAs(role)).Page(address);

        IElement[] marks = [.. page.QuerySelectorAll("main .pm-status, main .pm-trend")];
        marks.Length.Should().BeGreaterThanOrEqualTo(atLeast);
        marks.Where(m => Why(m) is null).Select(m => m.Closest("table, div")!.OuterHtml[..Math.Min(300, m.Closest("table, div")!.OuterHtml.Length)]).Should().BeEmpty();
        page.QuerySelectorAll("main details").Where(d => d.FirstElementChild!.TagName != "SUMMARY").Should().BeEmpty("a summary takes the keyboard without a script");
    }

    [Theory]
    [InlineData(Roles.Viewer, "/dashboard?show=counts")]
    [InlineData(Roles.Approver, "/dashboard?show=counts&directorate=all")]
    public async Task Every_count_says_its_members_its_denominator_and_who_is_left_out(string role, string address)
    {
        IHtmlDocument page = await (await site.SignInAs(role)).Page(address);

        string counts = string.Join(' ', page.QuerySelector(".pm-left-out")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        counts.Should().StartWith("How these counts are made: who is counted, who is left out, and why")
            .And.Contain("Against target: 24 of 40 rated On target: 8 of 24 measures (33%): M 000, M 010, M 017")
            .And.Contain("Slightly below: 4 of 24 measures (17%): M 001, M 011")
            .And.Contain("Since the period before: 32 of 40 compared Improved: ")
            .And.Contain("Awaiting data: M 004");
        int listed = page.QuerySelectorAll(".pm-left-out__members li").Length;
        listed.Should().Be(page.QuerySelectorAll(".pm-tallies__link").Length - 2, "those not rated and data only are listed by their reasons");
    }

    // Beside it in the table that says why, under it where it opens, or in the paragraph after it.
    private static string? Why(IElement mark) =>
        mark.Closest("details.pm-explain") is { } opens ? Sentence(opens.QuerySelector("p"))
        : mark.Closest("table.pm-why tr") is { } row ? Sentence(row.LastElementChild)
        : mark.Closest(".govuk-inset-text") is { } highlight ? Sentence(highlight.QuerySelectorAll("p")[2])
        : mark.Closest("table")?.QuerySelector("caption")?.TextContent switch
        {
            "How each rating was worked out" => Sentence(mark.Closest("tr")!.LastElementChild),
            // What the marks mean, and a heading of a row of counts.
            "Statuses and trends in this report" or "How many measures have each status, and how many improved" => mark.Closest("tr")!.LastElementChild!.TextContent,
            _ => null,
        };

    private static string? Sentence(IElement? element) => element?.TextContent.Trim() is { Length: > 10 } text && text.EndsWith('.') ? text : null;
}
