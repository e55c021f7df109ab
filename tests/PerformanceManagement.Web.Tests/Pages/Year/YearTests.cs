using System.Net;
using AngleSharp.Html.Dom;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.MeasureSetup;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Targets;
using PerformanceManagement.Core.Tests;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Core.YearChanges;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Year;

/// <summary>The guided change of the year: usable with forty measures and more, without script, and by hand.</summary>
public sealed class YearTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly MeasuresSite site = new();
    private Visitor officer = null!;
    private string address = "";

    public async Task InitializeAsync()
    {
        await site.InitializeAsync();
        officer = await site.SignInAs(Roles.PerformanceOfficer);
        address = (await officer.Page("/year")).QuerySelector("main form[method=post]")!.GetAttribute("action")!;
    }

    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();

    public async ValueTask DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task Choices_survive_paging_are_looked_at_done_and_taken_back()
    {
        IHtmlDocument first = await officer.Page(address);
        string code = Value(first, "Form.Rows[0].Code");
        using HttpResponseMessage on = await officer.SendForm(address, new() { ["Form.Rows[0].Decision"] = "Retire" }, "Save and go on");
        on.Headers.Location!.ToString().Should().Contain("page=2");
        using HttpResponseMessage saved = await officer.SendForm(on.Headers.Location!.ToString(), new() { ["Form.Rows[1].Decision"] = "Change", ["Form.Rows[1].Target"] = "12 because the service has changed" }, "Save");
        saved.StatusCode.Should().Be(HttpStatusCode.Redirect);

        IHtmlDocument chosen = await officer.Page(address + "?show=chosen");
        chosen.QuerySelectorAll(".pm-year tbody tr").Length.Should().Be(2);
        IHtmlDocument check = await officer.Page(address + "/check");
        check.QuerySelectorAll(".govuk-error-summary li").Select(l => l.TextContent).Should().BeEmpty();
        check.QuerySelector("#lines-retire")!.TextContent.Should().Be("Retired (1)");
        (await site.WithDatabase(d => d.Measures.CountAsync(m => m.LastPeriod != null))).Should().Be(0);

        using HttpResponseMessage done = await officer.SendForm((IHtmlFormElement)check.QuerySelector("main form")!, address + "/check", []);
        done.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await site.WithDatabase(d => d.Measures.SingleAsync(m => m.LastPeriod != null))).Code.Should().Be(code);

        // Sent a second time, by hand: it is done already, and not once more.
        using HttpResponseMessage again = await officer.SendForm((IHtmlFormElement)check.QuerySelector("main form")!, address + "/check", []);
        again.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await site.WithDatabase(d => d.Audit.CountAsync(a => a.Action == "year.changed"))).Should().Be(1);

        using HttpResponseMessage undone = await officer.SendForm(address, [], "Take the change back");
        undone.StatusCode.Should().Be(HttpStatusCode.Redirect, (await Visitor.Read(undone)).QuerySelector("main")?.TextContent);
        (await officer.Page(undone.Headers.Location!.ToString())).QuerySelector(".moj-alert")!.TextContent.Should().Contain("back");
        (await site.WithDatabase(d => d.Measures.CountAsync(m => m.LastPeriod != null))).Should().Be(0);
        (await site.WithDatabase(d => d.Targets.CountAsync(t => t.Value == 12))).Should().Be(0);
    }

    [Fact]
    public async Task What_cannot_be_chosen_is_said_beside_its_field_with_what_was_typed()
    {
        using HttpResponseMessage answer = await officer.SendForm(address, new() { ["Form.Rows[2].Decision"] = "Change", ["Form.Rows[2].Target"] = "about 5" }, "Save");

        IHtmlDocument page = await Visitor.Read(answer);
        page.Title.Should().StartWith("Error: ");
        page.QuerySelector("#Form-Rows-2--Target-error, [id$='Rows-2-Target-error'], .govuk-error-message")!.TextContent.Should().NotBeEmpty();
        Value(page, "Form.Rows[2].Target").Should().Be("about 5");
        (await site.WithDatabase(d => d.YearChanges.CountAsync())).Should().Be(0);
    }

    [Fact]
    public async Task What_was_changed_since_is_shown_with_what_the_change_left()
    {
        using HttpResponseMessage saved = await officer.SendForm(address, new() { ["Form.Rows[0].Decision"] = "Retire" }, "Save");
        using HttpResponseMessage done = await officer.SendForm(address + "/check", []);
        await site.WithDatabase(async d =>
        {
            Measure measure = await d.Measures.SingleAsync(m => m.LastPeriod != null);
            measure.LastPeriod = null;
            return await d.SaveChangesAsync();
        });

        using HttpResponseMessage undone = await officer.SendForm(address, [], "Take the change back");

        IHtmlDocument page = await Visitor.Read(undone);
        string[] row = [.. page.QuerySelectorAll(".pm-check tbody tr td").Select(t => t.TextContent)];
        row.Should().HaveCount(3).And.Contain("Last period").And.Contain("not set");
    }

    [Fact]
    public async Task A_page_asks_a_fixed_number_of_questions()
    {
        int Measured()
        {
            int count = site.Commands.Count;
            site.Commands.Reset();
            return count;
        }

        await officer.Page(address);
        Measured();
        await officer.Page(address);
        int ofForty = Measured();
        await site.WithDatabase(async d =>
        {
            d.Measures.AddRange(Enumerable.Range(1, 60).Select(n => TestData.Measure($"MORE {n}")));
            return await d.SaveChangesAsync();
        });
        await officer.Page(address);
        Measured();
        await officer.Page(address);

        Measured().Should().BeLessThanOrEqualTo(ofForty);
    }

    [Fact]
    public async Task Of_very_many_measures_a_page_shows_some_and_counts_all()
    {
        var year = Period.Parse(address.Split('/')[^1].Replace('-', '/'));
        int all = await site.WithDatabase(async d =>
        {
            d.Measures.AddRange(Enumerable.Range(1, 1000).Select(n => TestData.Measure($"MORE {n}")));
            await d.SaveChangesAsync();
            YearRowEdit[] rows = [.. (await d.Measures.Select(m => m.Code).ToListAsync()).Select((code, n) => new YearRowEdit(code) { Decision = n % 2 == 0 ? YearDecision.Retire : YearDecision.Keep })];
            (await Years(d).ChooseAsync(new YearEdit(year, rows), Officer)).Should().BeOfType<Saved>();
            return rows.Length;
        });
        int retired = (all + 1) / 2;
        int pages = (retired + 49) / 50;

        IHtmlDocument check = await officer.Page(address + "/check");
        check.QuerySelector("#lines-retire")!.TextContent.Should().Be($"Retired ({retired:N0})");
        check.QuerySelectorAll("main tbody tr").Length.Should().Be(50);
        check.QuerySelectorAll(".govuk-details li").Length.Should().Be(25);
        check.QuerySelector(".govuk-details")!.TextContent.Should().Contain($"no committee: ").And.Contain(" more.");
        check.QuerySelector("main")!.InnerHtml.Length.Should().BeLessThan(40_000);
        IHtmlDocument last = await officer.Page($"{address}/check?page={pages}");
        last.Title.Should().Contain($"page {pages} of {pages}");
        last.QuerySelectorAll("main tbody tr").Length.Should().Be(retired - (50 * (pages - 1)));

        using HttpResponseMessage done = await officer.SendForm((IHtmlFormElement)last.QuerySelector("main form")!, address + "/check", []);
        done.StatusCode.Should().Be(HttpStatusCode.Redirect);
        IHtmlDocument shown = await officer.Page(address + "?page=2");
        shown.QuerySelectorAll("main .govuk-list--bullet li").Length.Should().Be(50);
        shown.QuerySelector("main")!.TextContent.Should().Contain($"{retired:N0} measures retired").And.Contain($"51 to 100 of {retired:N0} measures");
        shown.QuerySelector("main")!.InnerHtml.Length.Should().BeLessThan(40_000);

        await site.WithDatabase(d => d.Measures.Where(m => m.LastPeriod != null).ExecuteUpdateAsync(m => m.SetProperty(x => x.LastPeriod, (Period?)null)));
        using HttpResponseMessage undone = await officer.SendForm(address, [], "Take the change back");
        IHtmlDocument differs = await Visitor.Read(undone);
        differs.QuerySelectorAll(".pm-check tbody tr").Length.Should().Be(50);
        differs.QuerySelector(".pm-check")!.TextContent.Should().Contain($"{retired:N0} things were changed since");
    }

    [Fact]
    public async Task Of_very_much_that_stands_in_the_way_the_first_is_said_and_the_rest_is_counted()
    {
        var year = Period.Parse(address.Split('/')[^1].Replace('-', '/'));
        await site.WithDatabase(async d =>
        {
            d.Measures.AddRange(Enumerable.Range(1, 200).Select(n => TestData.Measure($"MORE {n}")));
            await d.SaveChangesAsync();
            (await Years(d).ChooseAsync(new YearEdit(year, [.. Enumerable.Range(1, 200).Select(n => new YearRowEdit($"MORE {n}") { Decision = YearDecision.Retire })]), Officer)).Should().BeOfType<Saved>();
            // Entered for the new year: nothing that was entered is hidden.
            List<int> ids = await d.Measures.Where(m => m.Code.StartsWith("MORE")).Select(m => m.Id).ToListAsync();
            d.Results.AddRange(ids.Select(id => new MeasureResult { MeasureId = id, Period = year.Parts(PeriodLength.Quarter)[0], Value = 1, SubmittedAt = DateTime.UtcNow }));
            return await d.SaveChangesAsync();
        });

        IHtmlDocument check = await officer.Page(address + "/check");

        string[] said = [.. check.QuerySelectorAll(".govuk-error-summary li").Select(l => l.TextContent.Trim())];
        said.Should().HaveCount(51);
        said[^1].Should().StartWith("150 more stand in the way");
    }

    [Theory]
    [InlineData("/year/2045-46", HttpStatusCode.NotFound)]
    [InlineData("/year/2027-28-Q1", HttpStatusCode.NotFound)]
    public async Task Another_year_is_not_there(string other, HttpStatusCode status)
    {
        using HttpResponseMessage answer = await officer.Get(other);

        answer.StatusCode.Should().Be(status);
    }

    private static Actor Officer { get; } = new(null, "Officer", [Roles.PerformanceOfficer]);

    private static YearChangeService Years(PerformanceDbContext database) => new(database, new MeasureSetupService(database, TimeProvider.System), new TargetService(database, TimeProvider.System), TimeProvider.System);

    private static string Value(IHtmlDocument page, string name) => ((IHtmlInputElement)page.QuerySelector($"[name='{name}']")!).Value;
}
