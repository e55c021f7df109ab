using System.Net;
using AngleSharp.Html.Dom;
using FluentAssertions;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Tests.Pages.Entry;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Measures;

public sealed class MeasurePartsPageTests
{
    [Fact]
    public async Task A_performance_officer_makes_a_measure_from_others_and_takes_one_away()
    {
        await using var site = new EntrySite();
        (string whole, string first, string second) = (await site.AddMeasure(m => m.Results.Clear()), await site.AddMeasure(submitted: EntrySite.Quarter), await site.AddMeasure(submitted: EntrySite.Quarter));
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);
        string address = $"/measures/{Uri.EscapeDataString(whole)}/parts";
        (await officer.Page(address)).QuerySelector("main")!.TextContent.Should().Contain("not made from other measures").And.Contain(first);

        using (HttpResponseMessage added = await AddAsync(officer, address, first)) added.StatusCode.Should().Be(HttpStatusCode.Redirect);
        using (await AddAsync(officer, address, second)) { }

        IHtmlDocument measure = await officer.Page($"/measures/{Uri.EscapeDataString(whole)}");
        measure.QuerySelector("#quarter-heading")!.ParentElement!.TextContent.Should().Contain("650").And.Contain($"made from {first} and {second}");
        measure.QuerySelectorAll("section[aria-label='Made from'] a[href^='/measures/']").Should().HaveCount(2);
        (await officer.Page($"/measures/{Uri.EscapeDataString(first)}")).QuerySelector("section[aria-label='Goes into']")!.TextContent.Should().Contain(whole);
        (await officer.Page("/enter")).QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains(whole, StringComparison.Ordinal)).TextContent.Should().Contain("Made from others");

        var remove = (IHtmlFormElement)(await officer.Page(address)).QuerySelectorAll("main form").First(f => f.TextContent.Contains(first, StringComparison.Ordinal));
        using HttpResponseMessage removed = await officer.SendForm(remove, address + "/remove", []);
        removed.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await officer.Page(address)).QuerySelectorAll("dl.govuk-summary-list > div").Should().ContainSingle();
    }

    [Fact]
    public async Task A_circle_is_refused_beside_the_field_and_what_was_typed_stays()
    {
        await using var site = new EntrySite();
        (string whole, string part) = (await site.AddMeasure(), await site.AddMeasure());
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);
        using (await AddAsync(officer, $"/measures/{Uri.EscapeDataString(whole)}/parts", part)) { }

        using HttpResponseMessage answer = await AddAsync(officer, $"/measures/{Uri.EscapeDataString(part)}/parts", whole);

        IHtmlDocument page = await Visitor.Read(answer);
        page.Title.Should().StartWith("Error: ");
        page.QuerySelector("#Form-Part-error")!.TextContent.Should().Contain($"That would be a circle: {part} is made from {whole}, which is made from {part}");
        ((IHtmlInputElement)page.QuerySelector("#Form-Part")!).Value.Should().Be(whole);
    }

    private static async Task<HttpResponseMessage> AddAsync(Visitor officer, string address, string part) =>
        await officer.SendForm((IHtmlFormElement)(await officer.Page(address)).QuerySelector("#Form-Part")!.Closest("form")!, address, new() { ["Form.Part"] = part });
}
