using System.Net;
using AngleSharp.Html.Dom;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Tests.Pages.Entry;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.MeasureSetup;

public sealed class MeasureSetupPageTests(EntrySite site) : IClassFixture<EntrySite>
{
    private const string See = "See what it does";

    [Fact]
    public async Task A_measure_is_added_changed_and_retired_after_a_look_at_what_it_does()
    {
        await site.AddMeasure();
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);
        (await officer.Page("/measures")).QuerySelector("a[href='/add-measure']")!.TextContent.Should().Be("Add a measure");
        IHtmlDocument seen = await Sent(officer, "/add-measure", new() { ["Form.Code"] = "ENV 20", ["Form.Title"] = "Waste recycled", ["Form.Plan"] = "PR1.1.1", ["Form.Committees"] = "Housing Scrutiny" }, See);
        seen.QuerySelector(".pm-effect")!.TextContent.Should().Contain("Waste recycled").And.Contain("Q2 2026/27 is open, and will ask for its figure").And.Contain("Nothing has been saved yet");

        IHtmlDocument added = await Followed(officer, await officer.SendForm((IHtmlFormElement)seen.QuerySelector("form.pm-entry-form")!, "/add-measure", [], "Add the measure"));
        added.QuerySelector(".moj-alert")!.TextContent.Should().Contain("Added ENV 20 Waste recycled");
        added.QuerySelector("h1")!.TextContent.Should().Contain("Waste recycled");

        IHtmlDocument changed = await Done(officer, "/measures/ENV%2020/edit", new() { ["Form.Code"] = "ENV 21", ["Form.Title"] = "Waste recycled or composted" }, See, "Save the measure");
        changed.QuerySelector(".moj-alert")!.TextContent.Should().Contain("Changed ENV 21 Waste recycled or composted: code, title");
        changed.QuerySelector("dl.pm-rules")!.TextContent.Should().Contain("ENV 20", "it says what it was called");
        using HttpResponseMessage old = await officer.Get("/measures/ENV%2020/edit?from=mail");
        (old.StatusCode, old.Headers.Location!.ToString()).Should().Be((HttpStatusCode.Redirect, "/measures/ENV%2021/edit?from=mail"));

        IHtmlDocument retired = await Done(officer, "/measures/ENV%2021/retire", new() { ["Form.LastPeriod"] = "Q1 2026/27" }, See, "Save");
        retired.QuerySelector("dl.pm-rules")!.TextContent.Should().Contain("Q1 2026/27");
        IHtmlDocument back = await Done(officer, "/measures/ENV%2021/retire", [], "See what bringing it back does", "Bring the measure back");
        back.QuerySelector("dl.pm-rules")!.TextContent.Should().NotContain("Last period");
    }

    [Fact]
    public async Task What_is_refused_or_saved_meanwhile_comes_back_as_it_was_typed()
    {
        string code = await site.AddMeasure();
        string address = $"/measures/{Uri.EscapeDataString(code)}/edit";
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);
        IHtmlDocument refused = await Sent(officer, address, new() { ["Form.Decimals"] = "nine", ["Form.Title"] = "Typed" }, See);
        refused.QuerySelector("#Form-Decimals-error")!.TextContent.Should().Contain("“nine” is not a whole number from 0 to 4");
        refused.QuerySelector("#Form-Title")!.GetAttribute("value").Should().Be("Typed");

        IHtmlDocument seen = await Sent(officer, address, new() { ["Form.Title"] = "Mine" }, See);
        await site.WithDatabase(async database =>
        {
            (await database.Measures.SingleAsync(m => m.Code == code)).Title = "Theirs";
            return await database.SaveChangesAsync();
        });
        using HttpResponseMessage answer = await officer.SendForm((IHtmlFormElement)seen.QuerySelector("form.pm-entry-form")!, address, [], "Save the measure");
        IHtmlDocument conflict = await Visitor.Read(answer);
        conflict.QuerySelector("[role=alert]")!.TextContent.Should().Contain("Title: Theirs");
        conflict.QuerySelector("#Form-Title")!.GetAttribute("value").Should().Be("Mine");
        (await Title(code)).Should().Be("Theirs");
    }

    [Fact]
    public async Task Figures_of_any_period_are_changed_in_a_table()
    {
        string code = await site.AddMeasure();
        string address = $"/measures/{Uri.EscapeDataString(code)}/figures/2024-25";
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);

        IHtmlDocument refused = await Sent(officer, address, new() { ["Form.Rows[0].Value"] = "301", ["Form.Rows[1].Value"] = "many" }, "Save the figures");
        refused.QuerySelector("#Form-Rows-1--Value-error")!.TextContent.Should().Contain("“many” is not a number");
        refused.QuerySelector("#Form-Rows-0--Value")!.GetAttribute("value").Should().Be("301");
        using HttpResponseMessage saved = await officer.SendForm((IHtmlFormElement)refused.QuerySelector("main form[method=post]")!, address, new() { ["Form.Rows[1].Value"] = "302" }, "Save the figures");

        (await Followed(officer, saved)).QuerySelector(".moj-alert")!.TextContent.Should().Contain("Saved 2 figures");
        List<MeasureResult> stored = await site.WithDatabase(database => database.Results.AsNoTracking().Where(r => database.Measures.Any(m => m.Id == r.MeasureId && m.Code == code)).ToListAsync());
        stored.Where(r => r.Period.YearOf(PeriodCalendar.Financial) == Period.FinancialYear(2024)).Select(r => r.Value).Should().Equal(301, 302);
    }

    private Task<string> Title(string code) => site.WithDatabase(database => database.Measures.Where(m => m.Code == code).Select(m => m.Title).SingleAsync());

    private static async Task<IHtmlDocument> Sent(Visitor visitor, string address, Dictionary<string, string> typed, string button)
    {
        using HttpResponseMessage answer = await visitor.SendForm(address, typed, button);
        return await Visitor.Read(answer);
    }

    private static async Task<IHtmlDocument> Done(Visitor visitor, string address, Dictionary<string, string> typed, string see, string save)
    {
        IHtmlDocument seen = await Sent(visitor, address, typed, see);
        using HttpResponseMessage saved = await visitor.SendForm((IHtmlFormElement)seen.QuerySelector("form.pm-entry-form")!, address, [], save);
        return await Followed(visitor, saved);
    }

    private static async Task<IHtmlDocument> Followed(Visitor visitor, HttpResponseMessage answer)
    {
        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        return await visitor.Page(answer.Headers.Location!.ToString());
    }
}
