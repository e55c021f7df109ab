using System.Net;
using AngleSharp.Html.Dom;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.BenchmarkGroups;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Tests.Pages.Entry;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.BenchmarkGroups;

public sealed class BenchmarkGroupTests
{
    [Fact]
    public async Task A_group_is_added_and_a_measure_shows_mean_median_and_rank_and_no_member_on_its_own()
    {
        await using var site = new EntrySite();
        // Ours is 318 and lower is better.
        string code = await site.AddMeasure(m =>
        {
            m.Results.Add(new MeasureResult { Period = EntrySite.Quarter, Value = 318, SubmittedAt = new DateTime(2026, 10, 1, 9, 0, 0, DateTimeKind.Utc) });
            m.Benchmarks.AddRange(new (string Area, decimal Value)[] { ("Alder", 300), ("Birch", 318), ("Cedar", 340), ("England", 400) }.Select(b => new Benchmark { Period = EntrySite.Quarter, Area = b.Area, Value = b.Value }));
        });
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);

        using HttpResponseMessage saved = await officer.SendForm("/benchmark-groups/new", new() { ["Form.Name"] = "Similar councils", ["Form.Areas"] = "Alder\r\n  Birch \r\n\r\nCedar\r\nDogwood" });

        saved.StatusCode.Should().Be(HttpStatusCode.Redirect);
        IHtmlDocument list = await officer.Page("/benchmark-groups");
        list.QuerySelector(".moj-alert")!.TextContent.Should().Contain("Added the group Similar councils: Alder, Birch, Cedar, Dogwood");
        list.QuerySelector("tbody")!.TextContent.Should().Contain("Dogwood");
        (await site.WithDatabase(d => d.Audit.SingleAsync(a => a.Action == "benchmark-group.saved"))).Summary.Should().Be("Added the group Similar councils: Alder, Birch, Cedar, Dogwood.");
        IHtmlDocument page = await (await site.SignInAs(Roles.Viewer)).Page($"/measures/{Uri.EscapeDataString(code)}");
        string section = string.Join(' ', page.QuerySelector("#benchmarks-heading")!.ParentElement!.TextContent.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
        section.Should().Contain("Mean319").And.Contain("Median318").And.Contain("Our rankJoint 2nd of 4").And.Contain("Favourable against the mean")
            .And.Contain("3 of 4 members have a figure for Q2 2026/27; not Dogwood");
        page.QuerySelectorAll("[aria-labelledby=benchmarks-heading] > table tbody th").Should().ContainSingle().Which.TextContent.Should().Contain("England");
        page.QuerySelectorAll(".pm-benchmark svg").Length.Should().Be(page.QuerySelectorAll(".pm-benchmark").Length, "a shape stands beside every word");
    }

    [Theory]
    [InlineData("", "Alder\nBirch", "Name", "Give the group a name")]
    [InlineData("First", "Alder\nBirch", "Name", "There is already a group named “First”")]
    [InlineData("Second", "Alder", "Areas", "Name at least two areas, one a line")]
    [InlineData("Second", "Alder\nBirch\nALDER", "Areas", "“Alder” is there more than once")]
    public async Task What_cannot_be_is_refused_beside_its_field_and_nothing_is_stored(string name, string areas, string field, string sentence)
    {
        await using var site = new EntrySite();
        await site.CommitteeId();
        await AddGroup(site);
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);

        using HttpResponseMessage answer = await officer.SendForm("/benchmark-groups/new", new() { ["Form.Name"] = name, ["Form.Areas"] = areas });

        IHtmlDocument page = await Visitor.Read(answer);
        page.Title.Should().StartWith("Error: ");
        page.QuerySelector($"#Form-{field}-error")!.TextContent.Should().Contain(sentence);
        ((IHtmlTextAreaElement)page.QuerySelector("#Form-Areas")!).Value.ReplaceLineEndings("\n").Should().Be(areas);
        (await site.WithDatabase(d => d.BenchmarkGroups.CountAsync())).Should().Be(1);
    }

    [Fact]
    public async Task A_group_changed_meanwhile_is_shown_beside_ones_own_and_is_not_removed_unseen()
    {
        await using var site = new EntrySite();
        await site.CommitteeId();
        string address = $"/benchmark-groups/{await AddGroup(site)}";
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);
        Visitor administrator = await site.SignInAs(Roles.Administrator);
        IHtmlDocument opened = await officer.Page(address);
        using (await administrator.SendForm(address, new() { ["Form.Areas"] = "Alder\nCedar" })) { }

        using HttpResponseMessage removed = await officer.SendForm((IHtmlFormElement)opened.QuerySelectorAll("main form")[1], address + "/remove", []);
        using HttpResponseMessage answer = await officer.SendForm((IHtmlFormElement)opened.QuerySelector("main form")!, address, new() { ["Form.Areas"] = "Alder\nDogwood" });

        (await Visitor.Read(removed)).QuerySelector(".pm-check")!.TextContent.Should().Contain("Areas: Alder, Cedar");
        IHtmlDocument page = await Visitor.Read(answer);
        page.QuerySelector(".pm-check")!.TextContent.Should().Contain("Areas: Alder, Cedar");
        using HttpResponseMessage again = await officer.SendForm((IHtmlFormElement)page.QuerySelector("main form")!, address, []);
        again.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await site.WithDatabase(d => d.BenchmarkGroups.Include(g => g.Members).SingleAsync())).Members.Select(m => m.Area).Should().BeEquivalentTo("Alder", "Dogwood");
    }

    [Fact]
    public async Task A_group_is_removed_and_the_figures_of_its_areas_stay()
    {
        await using var site = new EntrySite();
        await site.AddMeasure(m => m.Benchmarks.Add(new Benchmark { Period = EntrySite.Quarter, Area = "Alder", Value = 1 }));
        string address = $"/benchmark-groups/{await AddGroup(site)}";
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);

        using HttpResponseMessage answer = await officer.SendForm((IHtmlFormElement)(await officer.Page(address)).QuerySelectorAll("main form")[1], address + "/remove", []);

        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await site.WithDatabase(d => d.BenchmarkGroups.AnyAsync())).Should().BeFalse();
        (await site.WithDatabase(d => d.Benchmarks.CountAsync())).Should().Be(1);
        (await site.WithDatabase(d => d.Audit.SingleAsync(a => a.Action == "benchmark-group.removed"))).Summary.Should().Be("Removed the group First (Alder, Birch).");
        using HttpResponseMessage gone = await officer.Get(address);
        gone.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    private static Task<int> AddGroup(EntrySite site) => site.WithDatabase(async database =>
    {
        var group = new BenchmarkGroup { Name = "First", Members = { new BenchmarkGroupMember { Area = "Alder" }, new BenchmarkGroupMember { Area = "Birch" } } };
        database.BenchmarkGroups.Add(group);
        await database.SaveChangesAsync();
        return group.Id;
    });
}
