using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Tests.Pages.Entry;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Targets;

public sealed class TargetsPageTests(EntrySite site) : IClassFixture<EntrySite>
{
    [Fact]
    public async Task A_target_is_spread_looked_at_and_saved()
    {
        string code = await Counts();
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);
        string address = AddressOf(code);
        (await officer.Page($"/measures/{Uri.EscapeDataString(code)}")).QuerySelector($"a[href='{address}']")!.TextContent.Should().Be("Set the targets for 2026/27");
        Dictionary<string, string> typed = new() { ["Form.Choice"] = "Number", ["Form.Value"] = "490", ["Form.Profile"] = "Even" };

        using HttpResponseMessage seen = await officer.SendForm(address, typed, "See the quarters");
        IHtmlDocument preview = await Visitor.Read(seen);
        // Q1 is signed off without a target in figures, so what adds up cannot be spread.
        preview.QuerySelector("#Form-Profile-error")!.TextContent.Should().Contain("Q1 2026/27 is signed off without a target in figures");

        typed["Form.Profile"] = "";
        typed["Form.Periods[1]"] = "150";
        typed["Form.Periods[3]"] = "no target";
        using HttpResponseMessage again = await officer.SendForm(address, typed, "See the quarters");
        preview = await Visitor.Read(again);
        preview.QuerySelector(".pm-effect")!.TextContent.Should().Contain("Q1 2026/27 was signed off and keeps its target. Nothing has been saved yet.");
        preview.QuerySelectorAll(".pm-effect tbody tr").Select(Words).Should().Contain("Q2 2026/27 316 Not set 150").And.Contain("Q4 2026/27 318 Not set No target").And.Contain("2026/27 – 330 490");
        (await Targets(code)).Should().ContainSingle().Which.Value.Should().Be(330, "nothing is saved by looking");

        using HttpResponseMessage saved = await officer.SendForm((IHtmlFormElement)preview.QuerySelector("form.pm-targets")!, address, [], "Save targets");
        saved.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await officer.Page(saved.Headers.Location!.ToString())).QuerySelector(".moj-alert")!.TextContent.Should().Contain($"Saved the targets of {code} for 2026/27: 490").And.Contain("Q1 2026/27 was signed off and keeps its target");
        (await Targets(code)).Select(t => (t.Period.Token, t.Value)).Should().BeEquivalentTo([("2026/27", (decimal?)490m), ("2026/27 Q2", 150m), ("2026/27 Q4", null)]);
    }

    [Fact]
    public async Task What_was_changed_after_looking_is_looked_at_again_before_it_is_saved()
    {
        string code = await site.AddMeasure();
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);
        using HttpResponseMessage seen = await officer.SendForm(AddressOf(code), new() { ["Form.Choice"] = "Number", ["Form.Value"] = "340" }, "See the quarters");

        using HttpResponseMessage answer = await officer.SendForm((IHtmlFormElement)(await Visitor.Read(seen)).QuerySelector("form.pm-targets")!, AddressOf(code), new() { ["Form.Value"] = "350" }, "Save targets");

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        (await Visitor.Read(answer)).QuerySelector(".pm-effect")!.TextContent.Should().Contain("350").And.Contain("Nothing has been saved yet");
        (await Targets(code)).Single().Value.Should().Be(330);
    }

    [Fact]
    public async Task What_cannot_be_comes_back_as_it_was_typed_with_a_sentence_at_its_field()
    {
        string code = await site.AddMeasure(measure => measure.Good = GoodDirection.Range);
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);

        using HttpResponseMessage answer = await officer.SendForm(AddressOf(code), new() { ["Form.Choice"] = "Range", ["Form.Low"] = "9", ["Form.High"] = "7", ["Form.Periods[2]"] = "9O" }, "See the quarters");

        IHtmlDocument page = await Visitor.Read(answer);
        page.Title.Should().StartWith("Error: ");
        page.QuerySelector("#Form-Low-error")!.TextContent.Should().Contain("The lower end of the range is above its upper end");
        page.QuerySelector("#Form-Periods-2-error, [id^='Form-Periods'][id$='-error']")!.TextContent.Should().Contain("“9O” is not a number");
        ((IHtmlInputElement)page.QuerySelector("[name='Form.Periods[2]']")!).Value.Should().Be("9O");
        page.QuerySelectorAll(".govuk-error-summary a").Should().HaveCount(2);
    }

    [Fact]
    public async Task Of_two_officers_the_second_sees_both_versions()
    {
        string code = await site.AddMeasure();
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);
        using HttpResponseMessage seen = await officer.SendForm(AddressOf(code), new() { ["Form.Choice"] = "Number", ["Form.Value"] = "340" }, "See the quarters");
        var form = (IHtmlFormElement)(await Visitor.Read(seen)).QuerySelector("form.pm-targets")!;
        await site.WithDatabase(async database =>
        {
            (await database.Targets.SingleAsync(t => database.Measures.Any(m => m.Id == t.MeasureId && m.Code == code))).Value = 300;
            return await database.SaveChangesAsync();
        });

        using HttpResponseMessage answer = await officer.SendForm(form, AddressOf(code), [], "Save targets");

        IHtmlDocument page = await Visitor.Read(answer);
        page.Title.Should().StartWith("Saved meanwhile: ");
        page.QuerySelector(".pm-check")!.TextContent.Should().Contain("2026/27: 300");
        ((IHtmlInputElement)page.QuerySelector("#Form-Value")!).Value.Should().Be("340");
        (await Targets(code)).Single().Value.Should().Be(300);
    }

    [Fact]
    public async Task A_year_that_is_signed_off_is_shown_and_cannot_be_changed()
    {
        string code = await site.AddMeasure(measure => (measure.Frequency, measure.YearRule) = (Frequency.Year, AggregationRule.None));
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);

        IHtmlDocument page = await officer.Page($"/measures/{Uri.EscapeDataString(code)}/targets/2025-26");

        page.QuerySelector("main .govuk-inset-text")!.TextContent.Should().Be("2025/26 was reported in Q1 2026/27, which was signed off, and keeps its target.");
        page.QuerySelectorAll("main form").Should().BeEmpty();
    }

    [Fact]
    public async Task A_forecast_that_is_entered_stands_with_its_own_status_beside_the_latest()
    {
        string code = await site.AddMeasure();
        Visitor contributor = await site.SignInAs(Roles.Contributor);
        IHtmlDocument form = await contributor.Page(EntrySite.FormOf(code));
        form.QuerySelector("label[for=Form-Forecast]")!.TextContent.Should().Be("What do you expect the whole year to be? (optional)");
        form.QuerySelector("#Form-Forecast-hint")!.TextContent.Should().Contain("The target for 2026/27 is 330");

        using HttpResponseMessage refused = await contributor.SendForm(EntrySite.FormOf(code), new() { ["Form.Value"] = "325", ["Form.Forecast"] = "about 340" }, "Submit");
        (await Visitor.Read(refused)).QuerySelector("#Form-Forecast-error")!.TextContent.Should().Contain("“about 340” is about a figure");
        using HttpResponseMessage answer = await contributor.SendForm(EntrySite.FormOf(code), new() { ["Form.Value"] = "325", ["Form.Forecast"] = "340" }, "Submit");

        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await site.Result(code))!.Forecast.Should().Be(340);
        Visitor reader = await site.SignInAs(Roles.Viewer);
        string[] rows = [.. (await reader.Page($"/measures/{Uri.EscapeDataString(code)}")).QuerySelectorAll(".pm-why tbody tr").Select(Words)];
        rows.Should().ContainSingle(r => r.StartsWith("Against target Met 325 households") || r.StartsWith("Against target On target 325 households"));
        rows.Should().ContainSingle(r => r.StartsWith("Forecast for 2026/27 340 owner, Q2 2026/27 Slightly below Forecast for 2026/27 given with the figures for Q2 2026/27. 340 households against a target of 330, lower is better"));
        IElement status = (await reader.Page($"/dashboard?search={Uri.EscapeDataString(code)}")).QuerySelector(".pm-measure")!.Children[4];
        Words(status).Should().Contain("Forecast: Slightly below");
    }

    private Task<string> Counts() => site.AddMeasure(measure => (measure.Good, measure.YearRule) = (GoodDirection.Higher, AggregationRule.Sum));

    private Task<List<Target>> Targets(string code) => site.WithDatabase(database =>
        database.Targets.AsNoTracking().Where(t => database.Measures.Any(m => m.Id == t.MeasureId && m.Code == code)).ToListAsync());

    private static string AddressOf(string code) => $"/measures/{Uri.EscapeDataString(code)}/targets/2026-27";

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
