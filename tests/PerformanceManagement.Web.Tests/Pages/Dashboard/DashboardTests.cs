using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using FluentAssertions;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Dashboard;

public sealed partial class DashboardTests(MeasuresSite site) : IClassFixture<MeasuresSite>
{
    [Fact]
    public async Task Every_count_opens_as_many_rows_as_it_says()
    {
        Visitor viewer = await site.SignInAs(Roles.Viewer);
        IHtmlDocument page = await viewer.Page("/dashboard");
        IHtmlDocument counts = await viewer.Page(page.QuerySelectorAll(".pm-shows a").Single(a => a.TextContent == "How these counts are made").GetAttribute("href")!);
        IElement[] links = [.. page.QuerySelectorAll(".pm-tallies__link"), .. counts.QuerySelectorAll(".pm-left-out__title a")];
        links.Length.Should().BeGreaterThan(12);
        links.Select(Figure).Where(f => f > 0).Should().HaveCountGreaterThan(8);

        foreach (IElement link in links)
        {
            IHtmlDocument rows = await viewer.Page(link.GetAttribute("href")!);
            Rows(rows).Should().HaveCount(Figure(link), link.TextContent);
            rows.QuerySelectorAll(".pm-tallies .pm-tallies__figure").Select(f => f.TextContent).Should().Equal(page.QuerySelectorAll(".pm-tallies .pm-tallies__figure").Select(f => f.TextContent), "the counts stay while their rows are looked at");
        }
    }

    [Fact]
    public async Task Counts_say_of_how_many_and_leave_nobody_out_without_a_reason()
    {
        IHtmlDocument page = await (await site.SignInAs(Roles.Viewer)).Page("/dashboard");

        page.QuerySelectorAll(".pm-tallies__of").Select(o => o.TextContent).Should().Equal("24 of 40 rated", "32 of 40 compared", "32 of 40 compared");
        Text(page, ".pm-tallies").Should().Contain("8 On target").And.Contain("33%").And.Contain("4 Slightly below").And.Contain("8 Significantly below").And.Contain("4 Failed").And.Contain("12 Not rated").And.Contain("4 Data only");
        string reasons = Text(await (await site.SignInAs(Roles.Viewer)).Page("/dashboard?show=counts"), ".pm-left-out");
        reasons.Should().Contain("Awaiting data: M 004 M 014 M 024 M 034").And.Contain("Not entered yet: M 005").And.Contain("Data only: M 006").And.Contain("Target in words, not judged yet: M 008");
    }

    [Theory]
    [InlineData("directorate", "Adults", 10)]
    [InlineData("priority", "1 Priority 1", 12)]
    [InlineData("committee", "Housing Scrutiny", 20)]
    public async Task Filters_stand_in_the_address_and_leave_only_their_measures(string filter, string name, int expected)
    {
        Visitor viewer = await site.SignInAs(Roles.Viewer);
        IHtmlDocument all = await viewer.Page("/dashboard");
        string key = all.QuerySelectorAll($"select[name={filter}] option").Single(o => o.TextContent == name).GetAttribute("value")!;

        IHtmlDocument page = await viewer.Page($"/dashboard?{filter}={key}");

        Rows(page).Should().HaveCount(expected);
        page.QuerySelector($"select[name={filter}] option[selected]")!.TextContent.Should().Be(name);
        Text(page, ".pm-shown").Should().Contain(name);
        IHtmlDocument cleared = await viewer.Page(page.QuerySelectorAll(".pm-shown a").Single(a => a.TextContent == "Clear all filters").GetAttribute("href")!);
        Rows(cleared).Should().HaveCount(site.Measures);
    }

    [Fact]
    public async Task Words_of_a_code_or_title_find_their_measures_whatever_their_case()
    {
        Visitor viewer = await site.SignInAs(Roles.Viewer);

        Rows(await viewer.Page("/dashboard?search=m%20012")).Should().ContainSingle();
        Rows(await viewer.Page("/dashboard?search=OF%20KIND%203")).Should().HaveCount(4);
    }

    [Fact]
    public async Task A_director_sees_their_own_directorate_first_and_can_see_the_others()
    {
        Visitor director = await site.SignInFrom("Place", Roles.Approver);

        IHtmlDocument own = await director.Page("/dashboard");
        own.QuerySelector("h1")!.TextContent.Should().StartWith("Place");
        Rows(own).Should().HaveCount(10);

        string remove = own.QuerySelectorAll(".pm-shown__tags a").Single(a => a.TextContent.Contains("Your directorate: Place", StringComparison.Ordinal)).GetAttribute("href")!;
        Rows(await director.Page(remove)).Should().HaveCount(site.Measures);
    }

    [Fact]
    public async Task The_worst_come_first_when_asked_for()
    {
        Visitor viewer = await site.SignInAs(Roles.Viewer);

        string[] words = [.. Rows(await viewer.Page("/dashboard?group=none&sort=worst")).Select(r => r.QuerySelector(".pm-why")!.TextContent)];

        string[] order = ["Significantly below", "Failed", "Slightly below", "On target", "Achieved", "Not rated", "Data only"];
        words.Should().HaveCount(site.Measures);
        words.Take(12).Should().OnlyContain(w => w == order[0] || w == order[1]);
        words[12..16].Should().OnlyContain(w => w == order[2]);
        words[^4..].Should().OnlyContain(w => w == order[6]);
    }

    [Theory]
    [InlineData("code")]
    [InlineData("measure")]
    public async Task A_column_that_is_sorted_says_so(string sort)
    {
        IHtmlDocument page = await (await site.SignInAs(Roles.Viewer)).Page($"/dashboard?group=none&sort={sort}");

        page.QuerySelectorAll("[aria-sort]").Should().ContainSingle().Which.TextContent.Trim().Should().BeEquivalentTo(sort);
        string[] column = [.. Rows(page).Select(r => r.QuerySelector(sort == "code" ? ".pm-code" : "th")!.TextContent.Trim())];
        column.Should().BeInAscendingOrder(StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Every_row_says_its_status_by_shape_and_word_and_leads_to_what_explains_it()
    {
        Visitor viewer = await site.SignInAs(Roles.Viewer);
        IHtmlDocument page = await viewer.Page("/dashboard");
        IReadOnlyList<IElement> rows = Rows(page);

        rows.Should().HaveCount(site.Measures);
        foreach (IElement row in rows)
        {
            page.QuerySelectorAll("symbol" + row.QuerySelector(".pm-why use")!.GetAttribute("href")).Should().ContainSingle();
            row.QuerySelector(".pm-why")!.TextContent.Should().NotBeNullOrWhiteSpace();
            row.QuerySelector(".pm-strip")!.GetAttribute("aria-label").Should().Contain(row.QuerySelector(".pm-why")!.TextContent.ToLowerInvariant()[1..]);
            IHtmlDocument why = await viewer.Page(row.QuerySelector(".pm-why")!.GetAttribute("href")!);
            why.QuerySelectorAll(".pm-because dd").Where(d => d.FirstElementChild is not { LocalName: "svg" }).Should().HaveCountGreaterThanOrEqualTo(5).And.OnlyContain(d => d.TextContent.Trim().Length > 4);
            why.QuerySelector(".pm-because dd")!.TextContent.Should().EndWith(".");
        }
    }

    [Fact]
    public async Task A_missing_value_shows_why_and_a_missing_note_is_asked_for()
    {
        Visitor viewer = await site.SignInAs(Roles.Viewer);
        IReadOnlyList<IElement> rows = Rows(await viewer.Page("/dashboard?group=none"));
        string Cell(string code, string label) => string.Join(' ', rows.Single(r => r.QuerySelector(".pm-code")!.TextContent == code).Children[Array.IndexOf(Headings, label)].TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

        Cell("M 004", "Value").Should().Be("Awaiting data");
        Cell("M 005", "Value").Should().Be("Not entered yet");
        Cell("M 003", "Note").Should().Be("No note: one is required");
        Cell("M 002", "Note").Should().Contain("The new contractor starts in December");
        (await viewer.Page("/measures/M%20002/why")).QuerySelector(".pm-because")!.TextContent.Should().Contain("The new contractor starts in December").And.Contain("6 October 2026");
        Cell("NI 59/60", "Value").Should().Be("80.0% provisional");
    }

    [Fact]
    public async Task Groups_have_headings_and_the_table_says_what_it_is()
    {
        IHtmlDocument page = await (await site.SignInAs(Roles.Viewer)).Page("/dashboard?group=directorate");

        page.QuerySelectorAll("th[scope=rowgroup]").Select(h => h.QuerySelector(".pm-group__title")!.FirstChild!.TextContent.Trim()).Should().Equal("Adults", "Children", "Place", "Resources");
        page.QuerySelector("table caption")!.TextContent.Should().Be("Measures in Q2 2026/27, sorted by plan order");
        page.QuerySelectorAll("thead th").Should().OnlyContain(h => h.GetAttribute("scope") == "col");
        page.QuerySelectorAll("tr.pm-measure th").Should().OnlyContain(h => h.GetAttribute("scope") == "row");
    }

    [Fact]
    public async Task Nothing_found_is_said_with_a_way_back()
    {
        IHtmlDocument page = await (await site.SignInAs(Roles.Viewer)).Page("/dashboard?search=unheard-of");

        Rows(page).Should().BeEmpty();
        Text(page, ".pm-shown").Should().Contain("No measure matches all of these filters.").And.Contain("Clear all filters");
    }

    [Theory]
    [InlineData("2026-27-Q9")]
    [InlineData("2026-27")]
    [InlineData("2011-12-Q1")]
    [InlineData("banana")]
    public async Task A_quarter_without_figures_is_not_found(string quarter)
    {
        using HttpResponseMessage answer = await (await site.SignInAs(Roles.Viewer)).Get($"/dashboard?quarter={quarter}");

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("directorate=9999", "directorate")]
    [InlineData("priority=x", "priority")]
    [InlineData("status=purple", "status")]
    [InlineData("trend=sideways", "trend")]
    [InlineData("sort=random", "order")]
    [InlineData("service=Nowhere", "service")]
    [InlineData("show=everything", "view")]
    [InlineData("page=0", "page")]
    public async Task What_the_address_asks_for_and_does_not_exist_is_ignored_aloud(string query, string noun)
    {
        IHtmlDocument page = await (await site.SignInAs(Roles.Viewer)).Page("/dashboard?" + query);

        Text(page, ".govuk-inset-text").Should().Contain($"{noun} that does not exist, so it was ignored.");
        Rows(page).Should().HaveCount(site.Measures);
    }

    private static readonly string[] Headings = ["Code", "Measure", "Value", "Target", "Status", "Short trend", "Long trend", "8 quarters", "Note"];

    private static IReadOnlyList<IElement> Rows(IHtmlDocument page) => [.. page.QuerySelectorAll("tr.pm-measure")];

    private static int Figure(IElement link) => int.Parse(link.QuerySelector(".pm-tallies__figure")!.TextContent, CultureInfo.InvariantCulture);

    private static string Text(IHtmlDocument page, string selector) =>
        string.Join(' ', page.QuerySelector(selector)!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
