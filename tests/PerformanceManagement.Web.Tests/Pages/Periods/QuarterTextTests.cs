using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using FluentAssertions;
using PerformanceManagement.Browser.Tests;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Periods;

/// <summary>Every page of the sample council writes a quarter one way, "Q2 2026/27"; one of the academic year "Q4 of academic year 2025/26", under a chart "Q4 AY2025/26".</summary>
public sealed partial class QuarterTextTests(SampleCouncilSite site) : IClassFixture<SampleCouncilSite>
{
    // What people read or hear; addresses and the values that choices send keep their own form.
    private static readonly string[] ReadAttributes = ["title", "aria-label", "alt", "placeholder", "label"];

    [Fact]
    public async Task Every_page_writes_quarters_one_way()
    {
        List<string> wrong = [];
        int quarters = 0;
        foreach (IGrouping<string, string> pages in PageList.All.GroupBy(p => p.Who, p => p.Address))
        {
            Visitor visitor = pages.Key.Length == 0 ? site.Visit() : await site.SignInFromSample(pages.Key);
            foreach (string address in pages)
            {
                using HttpResponseMessage answer = await visitor.Get(address);
                IHtmlDocument page = await Visitor.Read(answer);
                string[] texts = [.. Texts(page)];
                quarters += texts.Sum(t => OneWay().Count(t));
                wrong.AddRange(texts.SelectMany(OtherWays).Distinct().Select(found => $"{pages.Key} {address}: {found}"));
            }
        }

        quarters.Should().BeGreaterThan(500, "the pages were read");
        string.Join(Environment.NewLine, wrong).Should().BeEmpty();
    }

    [Theory]
    [InlineData("2026/27 Q2")]
    [InlineData("2026-27-Q2")]
    [InlineData("Q2 26/27")]
    [InlineData("Q2 2026-27")]
    [InlineData("Q2, 2026/27")]
    [InlineData("Q2")]
    [InlineData("Qtr 2 2026/27")]
    [InlineData("Quarter 2 of 2026/27")]
    [InlineData("the second quarter of 2026/27")]
    [InlineData("AY Q4 25/26")]
    public void Other_ways_are_noticed(string text) => OtherWays($"Values for {text} are late.").Should().NotBeEmpty();

    [Theory]
    [InlineData("Q2 2026/27")]
    [InlineData("Q4 of academic year 2025/26")]
    [InlineData("Q4 AY2025/26")]
    [InlineData("the previous 4 quarters")]
    [InlineData("2 quarters are open")]
    public void The_one_way_passes(string text) => OtherWays($"Values for {text} are late.").Should().BeEmpty();

    [Theory]
    [InlineData("/dashboard", "#filter-quarter")]
    [InlineData("/measures/HOU 01", "#filter-quarter")]
    public async Task A_choice_of_quarters_offers_the_next_one_first(string address, string select)
    {
        Visitor performance = await site.SignInFromSample("performance");

        IHtmlDocument page = await performance.Page(address);

        IHtmlOptionElement[] options = [.. page.QuerySelectorAll($"{select} option").OfType<IHtmlOptionElement>()];
        options.Take(2).Select(o => (o.Text, o.IsSelected)).Should().Equal(("Q3 2026/27", false), ("Q2 2026/27", true));
        IHtmlDocument next = await performance.Page($"{address}?quarter={options[0].Value}");
        next.QuerySelector($"{select} option[selected]")!.TextContent.Should().Be("Q3 2026/27");
        using HttpResponseMessage after = await performance.Get($"{address}?quarter=2026-27-Q4");
        after.StatusCode.Should().Be(System.Net.HttpStatusCode.NotFound, "nothing is known that far ahead");
    }

    [Fact]
    public async Task The_next_quarter_stands_with_the_quarters_and_the_reports_and_says_that_it_is_not_open()
    {
        Visitor performance = await site.SignInFromSample("performance");

        (await performance.Page("/quarters")).QuerySelector("main .govuk-button")!.TextContent.Should().Be("Open Q3 2026/27");
        (await performance.Page("/reports")).QuerySelector("main")!.TextContent.Should().Contain("The next quarter is Q3 2026/27. It has reports as soon as it is opened.");
        (await performance.Page("/dashboard?quarter=2026-27-Q3")).QuerySelector("main")!.TextContent.Should().Contain("Q3 2026/27 has not been opened for values yet.");
    }

    private static IEnumerable<string> OtherWays(string text) =>
        Named().Matches(OneWay().Replace(text, "")).Select(m => $"“{m.Value}” in “{string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}”");

    private static IEnumerable<string> Texts(IHtmlDocument page)
    {
        foreach (IElement other in page.QuerySelectorAll("script, style, .pm-paper-title").ToArray()) other.Remove();
        // A committee's paper, its title included, is printed in the council's own form.
        if (page.QuerySelector(".pm-report") is { } paper)
        {
            paper.Remove();
            page.QuerySelector("h1")!.Remove();
        }

        yield return page.Title ?? "";
        // An element at a time: what stands in two cells is not one text.
        foreach (IText text in page.Body!.GetDescendants().OfType<IText>()) yield return text.Data;
        foreach (IElement element in page.Body!.QuerySelectorAll("*"))
        {
            foreach (string attribute in ReadAttributes) yield return element.GetAttribute(attribute) ?? "";
            if (element is IHtmlInputElement { Type: "text" } input) yield return input.Value;
        }
    }

    [GeneratedRegex(@"\bQ[1-4]\s(of\sacademic\syear\s|AY)?[0-9]{4}/[0-9]{2}(?![0-9])", RegexOptions.ExplicitCapture)]
    private static partial Regex OneWay();

    [GeneratedRegex(@"([0-9]{4}[/-][0-9]{2}.{1,3})?\b(Q|Qtr\.?|Quarter)[\s-]?[1-4]\b|(first|second|third|fourth|last|1st|2nd|3rd|4th)\squarter,?\s(of\s)?(the\s)?[0-9]{4}|\bquarter\s(one|two|three|four)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Named();
}
