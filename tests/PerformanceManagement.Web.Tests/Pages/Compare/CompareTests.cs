using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using FluentAssertions;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Compare;

/// <summary>Measures beside each other: which ones, stands in the address.</summary>
public sealed class CompareTests(MeasuresSite site) : IClassFixture<MeasuresSite>
{
    [Fact]
    public async Task Measures_are_added_and_removed_by_the_form_and_stand_in_the_address()
    {
        Visitor viewer = await site.SignInAs(Roles.Viewer);

        (await viewer.Page("/compare")).QuerySelector("main")!.TextContent.Should().Contain("No measures are chosen yet");
        string first = await Redirected(viewer, "/compare?add=m001");
        string second = await Redirected(viewer, first + "&range=all&add=NI+59%2F60");

        second.Should().Be("/compare?measure=M%20001&measure=NI%2059%2F60&range=all");
        IHtmlDocument page = await viewer.Page(second);
        Codes(page).Should().Equal("M 001", "NI 59/60");
        page.QuerySelectorAll(".pm-panel svg[role=img]").Should().HaveCount(2);
        page.QuerySelectorAll(".pm-panel .pm-status").Should().HaveCount(2);
        page.QuerySelector("main")!.TextContent.Should().Contain("All charts have the same time axis").And.Contain("own value axis");
        page.QuerySelectorAll("table thead th").Select(t => t.FirstChild!.TextContent).Should().Equal("Period", "M 001", "NI 59/60");
        (await viewer.Page(second + "&scale=same")).QuerySelector("main")!.TextContent.Should().Contain("heights can be compared");
        (await Redirected(viewer, second + "&remove=M+001")).Should().Be("/compare?measure=NI%2059%2F60&range=all");
        using HttpResponseMessage csv = await viewer.Get(second.Replace("/compare?", "/compare/data.csv?", StringComparison.Ordinal));
        (await csv.Content.ReadAsStringAsync()).Should().Contain("M 001,").And.Contain("NI 59/60,").And.NotContain("M 002,");
    }

    [Fact]
    public async Task What_is_no_measure_is_said_with_the_nearest_that_is()
    {
        Visitor viewer = await site.SignInAs(Roles.Viewer);

        IHtmlDocument typed = await viewer.Page("/compare?measure=M+001&add=X+002");
        typed.QuerySelector(".govuk-error-summary")!.TextContent.Should().Contain("There is no measure “X 002”");
        typed.QuerySelectorAll("[aria-labelledby=near] a").Select(a => a.TextContent).Should().Contain(t => t.StartsWith("M 002", StringComparison.Ordinal));
        IHtmlDocument many = await viewer.Page("/compare?add=kind+3");
        many.QuerySelector(".govuk-error-summary")!.TextContent.Should().Contain("4 measures have “kind 3”");
        (await viewer.Page("/compare?measure=M+001&measure=X+002")).QuerySelector(".govuk-inset-text")!.TextContent.Should().Contain("There is no measure “X 002”");
        foreach (string address in (string[])["/compare?measure=X+002", "/compare?parts=X+002", "/compare?directorate=999", "/compare?priority=x", "/compare?measure=M+001&quarter=1997-98-Q1", "/compare/data.csv?measure=X+002", "/measures/X%20002/neighbours"])
        {
            using HttpResponseMessage answer = await viewer.Get(address);
            answer.StatusCode.Should().Be(HttpStatusCode.NotFound, address);
            (await Visitor.Read(answer)).QuerySelectorAll("main li a").Should().NotBeEmpty(address);
        }
    }

    [Fact]
    public async Task Lists_are_cut_to_a_dozen_and_say_so()
    {
        Visitor viewer = await site.SignInAs(Roles.Viewer);

        IHtmlDocument attention = await viewer.Page("/compare?list=attention");
        Codes(attention).Should().HaveCount(12);
        attention.QuerySelector("main")!.TextContent.Should().Contain("A page compares up to 12");
        IHtmlDocument list = await viewer.Page("/dashboard?show=attention");
        list.QuerySelectorAll("tbody .pm-code").Take(12).Select(c => c.TextContent).Should().Equal(Codes(attention), "the order is the list's");
        (await viewer.Page("/compare?list=watched")).QuerySelector("main")!.TextContent.Should().Contain("There are no measures in this choice");
    }

    private static async Task<string> Redirected(Visitor visitor, string address)
    {
        using HttpResponseMessage answer = await visitor.Get(address);
        answer.StatusCode.Should().Be(HttpStatusCode.Redirect, address);
        return answer.Headers.Location!.ToString();
    }

    private static IEnumerable<string> Codes(IHtmlDocument page) => page.QuerySelectorAll<IHtmlButtonElement>("button[name=remove]").Select(b => b.GetAttribute("value")!);
}
