using System.Net;
using AngleSharp.Html.Dom;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Tests.Pages.Entry;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Lists;

public sealed class ListPagesTests : IClassFixture<EntrySite>, IAsyncLifetime
{
    private readonly EntrySite site;
    private string code = "";
    private Visitor officer = null!;

    public ListPagesTests(EntrySite site) => this.site = site;

    public async Task InitializeAsync()
    {
        code = await site.AddMeasure();
        officer = await site.SignInAs(Roles.PerformanceOfficer);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_directorate_is_added_renamed_merged_after_a_look_at_what_that_does_and_opened_again()
    {
        await AddAsync("directorates", "Homes of old");
        await AddAsync("directorates", "Place");
        await site.WithDatabase(async d =>
        {
            (await d.Measures.SingleAsync(m => m.Code == code)).Directorate = await d.Directorates.SingleAsync(n => n.Name == "Homes of old");
            return await d.SaveChangesAsync();
        });
        using (HttpResponseMessage renamed = await officer.SendForm("/lists/directorates/item/rename?name=Homes%20of%20old", new() { ["Form.Name"] = "Homes" }, "Rename")) renamed.StatusCode.Should().Be(HttpStatusCode.Redirect);
        IHtmlDocument item = await officer.Page("/lists/directorates/item?name=homes");
        item.QuerySelector("main a[href^='/measures/']")!.TextContent.Should().Contain(code);
        string merge = "/lists/directorates/item/merge?name=Homes";

        using HttpResponseMessage seen = await officer.SendForm(merge, new() { ["Form.Name"] = "Place" }, "See what this does");

        IHtmlDocument look = await Visitor.Read(seen);
        look.QuerySelector(".pm-effect")!.TextContent.Should().Contain("1 measure goes to “Place”, which then has 1 measure.").And.Contain("Q1 2026/27 is signed off and keeps the name that members saw.");
        ((IHtmlSelectElement)look.QuerySelector("#Form-Name")!).Value.Should().Be("Place");
        var form = (IHtmlFormElement)look.QuerySelector("main form")!;
        // Another choice than the one that was looked at is looked at first.
        using (HttpResponseMessage other = await officer.SendForm(form, merge, new() { ["Form.Name"] = "" }, "Merge")) (await Visitor.Read(other)).QuerySelector("#Form-Name-error")!.TextContent.Should().Contain("Select the directorate to merge it into");
        using HttpResponseMessage merged = await officer.SendForm(form, merge, [], "Merge");
        merged.Headers.Location!.ToString().Should().Be("/lists/directorates");
        IHtmlDocument list = await officer.Page("/lists/directorates");
        list.QuerySelector(".moj-alert")!.TextContent.Should().Contain("Merged the directorate “Homes” into “Place”");
        list.QuerySelectorAll("tbody th").Select(r => r.TextContent.Trim()).Should().Contain("Place").And.NotContain("Homes");
        (await officer.Page($"/measures/{Uri.EscapeDataString(code)}")).QuerySelector("main")!.TextContent.Should().Contain("Place");

        using HttpResponseMessage opened = await officer.SendForm("/lists/directorates/item/reopen?name=Homes", [], "Open again");
        opened.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await officer.Page("/lists/directorates?show=all")).QuerySelectorAll("tbody tr").Single(r => r.QuerySelector("th")!.TextContent.Trim() == "Homes").TextContent.Should().Contain("Open");
    }

    [Fact]
    public async Task A_service_in_use_is_renamed_on_its_measures_and_two_at_once_are_told_of_each_other()
    {
        string name = $"Options {code}";
        await site.WithDatabase(async d =>
        {
            (await d.Measures.SingleAsync(m => m.Code == code)).Service = name;
            return await d.SaveChangesAsync();
        });
        string address = $"/lists/services/item/rename?name={Uri.EscapeDataString(name)}";
        var first = (IHtmlFormElement)(await officer.Page(address)).QuerySelector("main form")!;
        var second = (IHtmlFormElement)(await officer.Page(address)).QuerySelector("main form")!;

        using (HttpResponseMessage renamed = await officer.SendForm(first, address, new() { ["Form.Name"] = name + " and advice" }, "Rename")) renamed.StatusCode.Should().Be(HttpStatusCode.Redirect);
        using HttpResponseMessage meanwhile = await officer.SendForm(second, address, new() { ["Form.Name"] = "Mine" }, "Rename");

        IHtmlDocument page = await Visitor.Read(meanwhile);
        page.QuerySelector(".pm-check")!.TextContent.Should().Contain($"Renamed the service “{name}” to “{name} and advice”: 1 measure.").And.Contain("You typed: Mine");
        (await site.WithDatabase(d => d.Measures.SingleAsync(m => m.Code == code))).Service.Should().Be(name + " and advice");
        using HttpResponseMessage refused = await officer.SendForm("/lists/services/new", new() { ["Form.Name"] = (name + " AND ADVICE") });
        (await Visitor.Read(refused)).QuerySelector("#Form-Name-error")!.TextContent.Should().Contain($"There is already a service “{name} and advice”");
    }

    [Fact]
    public async Task A_meeting_is_added_before_its_quarter_opens_and_taken_out()
    {
        await AddAsync("committees", $"Cabinet {code}");
        int committee = (await site.WithDatabase(d => d.Committees.SingleAsync(c => c.Name == $"Cabinet {code}"))).Id;

        using (HttpResponseMessage wrong = await officer.SendForm("/lists/meetings/new", new() { ["Form.Committee"] = committee.ToString(System.Globalization.CultureInfo.InvariantCulture), ["Form.Quarter"] = "2026-27-Q3", ["Form.Date"] = "1 December 2026" }, "Add"))
        {
            IHtmlDocument again = await Visitor.Read(wrong);
            again.QuerySelector("#Form-Date-error")!.TextContent.Should().Contain("The meeting must be after 31 December 2026");
            ((IHtmlInputElement)again.QuerySelector("#Form-Date")!).Value.Should().Be("1 December 2026");
        }

        using (HttpResponseMessage added = await officer.SendForm("/lists/meetings/new", new() { ["Form.Committee"] = committee.ToString(System.Globalization.CultureInfo.InvariantCulture), ["Form.Quarter"] = "2026-27-Q3", ["Form.Date"] = "20 February 2027" }, "Add")) added.StatusCode.Should().Be(HttpStatusCode.Redirect);
        IHtmlDocument list = await officer.Page($"/lists/meetings?committee={committee}");
        list.QuerySelector("h1")!.TextContent.Should().Be($"Meetings of Cabinet {code}");
        string meeting = list.QuerySelector("tbody th a")!.GetAttribute("href")!;
        using (HttpResponseMessage moved = await officer.SendForm(meeting, new() { ["Form.Date"] = "27 February 2027" }, "Save")) moved.StatusCode.Should().Be(HttpStatusCode.Redirect);

        using HttpResponseMessage removed = await officer.SendForm(meeting, [], "Take this meeting out");

        removed.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await officer.Page($"/lists/meetings?committee={committee}")).QuerySelector("main")!.TextContent.Should().Contain("There is no meeting yet");
    }

    [Fact]
    public async Task A_list_or_a_name_that_does_not_exist_is_not_found()
    {
        foreach (string address in new[] { "/lists/nothing", "/lists/services/item?name=Nothing", "/lists/services/item", "/lists/services/item/explode?name=Housing%20Options", "/lists/committees/item/close?name=Nothing" })
        {
            using HttpResponseMessage answer = await officer.Get(address);
            answer.StatusCode.Should().Be(HttpStatusCode.NotFound, address);
        }

        (await officer.Page("/lists")).QuerySelectorAll("main tbody a").Should().HaveCount(5);
    }

    private async Task AddAsync(string list, string name)
    {
        using HttpResponseMessage added = await officer.SendForm($"/lists/{list}/new", new() { ["Form.Name"] = name });
        added.StatusCode.Should().Be(HttpStatusCode.Redirect);
    }
}
