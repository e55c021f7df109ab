using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Tests.Pages.Entry;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Log;

/// <summary>Who changed what: on the page of the log, on that of a measure, and as a file.</summary>
public sealed class LogTests(EntrySite site) : IClassFixture<EntrySite>
{
    [Fact]
    public async Task A_changed_value_stands_there_before_and_after_on_all_three_pages()
    {
        string code = await Changed();
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);
        string[] wanted = ["Value", "320", "327"];

        IHtmlDocument log = await officer.Page($"/log?measure={Uri.EscapeDataString(code)}&field=value");
        log.QuerySelector(".pm-log tbody")!.QuerySelectorAll("tr")[0].Children.Skip(3).Select(Words).Should().Equal(wanted);
        log.QuerySelector(".pm-log tbody")!.TextContent.Should().Contain(code);

        Visitor viewer = await site.SignInAs(Roles.Viewer);
        IHtmlDocument own = await viewer.Page($"/measures/{Uri.EscapeDataString(code)}/log");
        own.QuerySelector(".pm-log tbody")!.QuerySelectorAll("tr")[0].Children.Skip(3).Select(Words).Should().Equal(wanted);
        own.QuerySelector(".pm-log tbody")!.QuerySelectorAll("tr")[1].Children.Select(Words).Should().Equal("Note", "First.", "Second.");
        IHtmlDocument measure = await viewer.Page($"/measures/{Uri.EscapeDataString(code)}");
        Words(measure.QuerySelector(".pm-log__sides > div")!).Should().Be("Value Before: 320 After: 327");
        measure.QuerySelector($"a[href='/measures/{Uri.EscapeDataString(code)}/log']")!.TextContent.Should().StartWith("All changes");
    }

    [Fact]
    public async Task The_file_has_what_is_filtered_and_begins_with_a_byte_order_mark()
    {
        string code = await Changed();
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);
        IHtmlDocument log = await officer.Page($"/log?measure={Uri.EscapeDataString(code)}&words=Second");
        string address = log.QuerySelectorAll("a").Single(a => a.TextContent.StartsWith("Download", StringComparison.Ordinal)).GetAttribute("href")!;

        using HttpResponseMessage answer = await officer.Get(address);

        answer.Content.Headers.ContentType!.MediaType.Should().Be("text/csv");
        answer.Content.Headers.ContentDisposition!.FileName.Should().Be("changes.csv");
        byte[] file = await answer.Content.ReadAsByteArrayAsync();
        file.Take(3).Should().Equal([0xEF, 0xBB, 0xBF]);
        string[] lines = System.Text.Encoding.UTF8.GetString(file)[1..].Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines[0].Should().Be("when,who,code,measure,period,action,sentence,changed,before,after");
        lines.Skip(1).Should().HaveCount(2).And.OnlyContain(l => l.Contains(code) && l.Contains("result.submitted"));
        lines[2].Should().EndWith("Note,First.,Second.");
    }

    [Fact]
    public async Task A_day_that_is_none_is_said_beside_its_field_and_nothing_is_listed()
    {
        await Changed();
        IHtmlDocument log = await (await site.SignInAs(Roles.PerformanceOfficer)).Page("/log?from=yesterday&words=Second");

        log.Title.Should().StartWith("Error: ");
        log.QuerySelector("#from-error")!.TextContent.Should().Contain("yesterday");
        ((IHtmlInputElement)log.QuerySelector("#from")!).Value.Should().Be("yesterday");
        ((IHtmlInputElement)log.QuerySelector("#words")!).Value.Should().Be("Second");
        log.QuerySelectorAll(".pm-log").Should().BeEmpty();
    }

    [Fact]
    public async Task Pages_go_on_where_the_last_ended_and_keep_the_filters()
    {
        string code = await site.AddMeasure();
        int id = await site.WithDatabase(d => d.Measures.Where(m => m.Code == code).Select(m => m.Id).SingleAsync());
        await site.WithDatabase(async d =>
        {
            d.Audit.AddRange(Enumerable.Range(1, 60).Select(n => new AuditEntry { At = new DateTime(2026, 10, 1, 9, 0, 0, DateTimeKind.Utc), Actor = "Somebody who is gone", Action = "measure.changed", Summary = $"Row {n} of {code}.", MeasureId = id }));
            return await d.SaveChangesAsync();
        });
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);

        IHtmlDocument first = await officer.Page($"/log?measure={Uri.EscapeDataString(code)}&person=is+gone");
        IHtmlDocument second = await officer.Page(first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);

        first.QuerySelectorAll(".pm-log tbody").Length.Should().Be(AuditPage.Size);
        second.QuerySelectorAll(".pm-log tbody").Length.Should().Be(10);
        second.QuerySelector("a[rel=next]").Should().BeNull();
        ((IHtmlInputElement)second.QuerySelector("#person")!).Value.Should().Be("is gone");
        first.QuerySelectorAll(".pm-log tbody").Concat(second.QuerySelectorAll(".pm-log tbody")).Select(t => t.TextContent).Should().OnlyHaveUniqueItems();
    }

    [Theory]
    [InlineData("/log?before=nonsense&kind=nonsense&field=nonsense", HttpStatusCode.OK)]
    [InlineData("/log?before=99999999999999999999-1", HttpStatusCode.OK)]
    [InlineData("/measures/NO%2099/log", HttpStatusCode.NotFound)]
    public async Task What_is_written_into_an_address_by_hand_does_no_harm(string address, HttpStatusCode status)
    {
        using HttpResponseMessage answer = await (await site.SignInAs(Roles.PerformanceOfficer)).Get(address);

        answer.StatusCode.Should().Be(status);
    }

    private async Task<string> Changed()
    {
        string code = await site.AddMeasure();
        Visitor owner = await site.SignInAs(Roles.PerformanceOfficer);
        foreach ((string value, string note) in new[] { ("320", "First."), ("327", "Second.") })
        {
            using HttpResponseMessage saved = await owner.SendForm(EntrySite.FormOf(code), new() { ["Form.Value"] = value, ["Form.Note"] = note, ["Form.Confirmed"] = "true" }, "Submit");
            saved.StatusCode.Should().Be(HttpStatusCode.Redirect, await saved.Content.ReadAsStringAsync());
        }

        return code;
    }

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
}
