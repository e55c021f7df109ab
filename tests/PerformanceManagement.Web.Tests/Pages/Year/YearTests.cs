using System.Net;
using AngleSharp.Html.Dom;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Tests;
using PerformanceManagement.Core.Users;
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

    [Theory]
    [InlineData("/year/2045-46", HttpStatusCode.NotFound)]
    [InlineData("/year/2027-28-Q1", HttpStatusCode.NotFound)]
    public async Task Another_year_is_not_there(string other, HttpStatusCode status)
    {
        using HttpResponseMessage answer = await officer.Get(other);

        answer.StatusCode.Should().Be(status);
    }

    private static string Value(IHtmlDocument page, string name) => ((IHtmlInputElement)page.QuerySelector($"[name='{name}']")!).Value;
}
