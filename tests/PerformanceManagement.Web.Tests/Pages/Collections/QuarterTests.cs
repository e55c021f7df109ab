using System.Net;
using AngleSharp.Html.Dom;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Tests.Pages.Entry;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Collections;

public sealed class QuarterTests
{
    private static readonly Period Next = EntrySite.Quarter.Next;

    [Fact]
    public async Task Opening_the_next_quarter_asks_contributors_for_it()
    {
        await using var site = new EntrySite();
        string code = await site.AddMeasure(submitted: EntrySite.Quarter);
        int committee = await site.CommitteeId();
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);
        (await officer.Page("/quarters")).QuerySelector("main .govuk-button")!.TextContent.Should().Be("Open Q3 2026/27");

        using HttpResponseMessage answer = await officer.SendForm("/quarters/2026-27-Q3", new() { ["Form.DueOn"] = "18/1/2027", ["Form.Meetings[0].Date"] = "25 February 2027" });

        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        IHtmlDocument list = await officer.Page("/quarters");
        list.QuerySelector(".moj-alert")!.TextContent.Should().Contain("Opened Q3 2026/27: values due by 18 January 2027");
        list.QuerySelector("main .govuk-button")!.TextContent.Should().Be("Open Q4 2026/27");
        Visitor contributor = await site.SignInAs(Roles.Contributor);
        IHtmlDocument entry = await contributor.Page("/enter");
        entry.QuerySelectorAll("h1, h2.pm-entry-quarter").Should().Contain(h => h.TextContent.Contains("Q3 2026/27", StringComparison.Ordinal));
        entry.QuerySelectorAll("tbody")[^1].TextContent.Should().Contain(code).And.Contain("Not entered");
        CommitteeMeeting meeting = await site.WithDatabase(d => d.CommitteeMeetings.SingleAsync(m => m.Period == Next));
        (meeting.CommitteeId, meeting.Date).Should().Be((committee, new DateOnly(2027, 2, 25)));
        (await site.WithDatabase(d => d.Audit.SingleAsync(a => a.Action == "quarter.opened"))).Summary.Should().Be("Opened Q3 2026/27: values due by 18 January 2027; 1 value is asked for.");
    }

    [Theory]
    [InlineData("soon", "Form-DueOn", "“soon” is not a date")]
    [InlineData("31/2/2027", "Form-DueOn", "“31/2/2027” is not a date")]
    [InlineData("1 September 2026", "Form-DueOn", "must be after 1 October 2026")]
    public async Task A_date_that_cannot_be_is_refused_beside_its_field_and_nothing_is_opened(string typed, string field, string sentence)
    {
        await using var site = new EntrySite();
        await site.CommitteeId();
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);

        using HttpResponseMessage answer = await officer.SendForm("/quarters/2026-27-Q3", new() { ["Form.DueOn"] = typed });

        IHtmlDocument page = await Visitor.Read(answer);
        page.Title.Should().StartWith("Error: ");
        page.QuerySelector($"#{field}-error")!.TextContent.Should().Contain(sentence);
        ((IHtmlInputElement)page.QuerySelector($"#{field}")!).Value.Should().Be(typed);
        (await site.WithDatabase(d => d.Collections.AnyAsync(c => c.Period == Next))).Should().BeFalse();
    }

    [Fact]
    public async Task A_meeting_before_the_quarter_ends_is_refused_beside_its_committee()
    {
        await using var site = new EntrySite();
        await site.CommitteeId();
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);

        using HttpResponseMessage answer = await officer.SendForm("/quarters/2026-27-Q2", new() { ["Form.Meetings[0].Date"] = "1/9/2026" });

        (await Visitor.Read(answer)).QuerySelector(".govuk-error-message")!.TextContent.Should().Contain("must be after 30 September 2026");
        (await site.WithDatabase(d => d.CommitteeMeetings.SingleAsync())).Date.Should().Be(new DateOnly(2026, 11, 26));
    }

    [Fact]
    public async Task Dates_saved_meanwhile_are_shown_beside_ones_own()
    {
        await using var site = new EntrySite();
        await site.CommitteeId();
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);
        Visitor administrator = await site.SignInAs(Roles.Administrator);
        var opened = (IHtmlFormElement)(await officer.Page("/quarters/2026-27-Q2")).QuerySelector("main form")!;
        using (await administrator.SendForm("/quarters/2026-27-Q2", new() { ["Form.DueOn"] = "20/10/2026" })) { }

        using HttpResponseMessage answer = await officer.SendForm(opened, "/quarters/2026-27-Q2", new() { ["Form.DueOn"] = "23/10/2026" });

        IHtmlDocument page = await Visitor.Read(answer);
        page.QuerySelector(".pm-check")!.TextContent.Should().Contain("20 October 2026").And.Contain("26 November 2026");
        ((IHtmlInputElement)page.QuerySelector("#Form-DueOn")!).Value.Should().Be("23/10/2026");
        using HttpResponseMessage again = await officer.SendForm((IHtmlFormElement)page.QuerySelector("main form")!, "/quarters/2026-27-Q2", []);
        again.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await site.WithDatabase(d => d.Collections.SingleAsync(c => c.Period == EntrySite.Quarter))).DueOn.Should().Be(new DateOnly(2026, 10, 23));
    }

    [Theory]
    [InlineData("/quarters/2027-28-Q1")]
    [InlineData("/quarters/2026-27")]
    public async Task A_quarter_too_far_ahead_and_a_year_are_not_found(string address)
    {
        await using var site = new EntrySite();
        await site.CommitteeId();
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);

        using HttpResponseMessage answer = await officer.Get(address);

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }
}
