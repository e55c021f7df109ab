using System.Net;
using AngleSharp.Html.Dom;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace PerformanceManagement.Web.Tests.Walks;

/// <summary>What members took their decisions on stays as it was, whatever is changed of measures, plan and lists afterwards.</summary>
public sealed class EarlierPapersTests(SampleCouncilSite site) : IClassFixture<SampleCouncilSite>
{
    private const string Quarter = "2026-27-Q1";

    [Fact]
    public async Task Papers_of_signed_off_quarters_stay_to_the_byte_when_measures_plan_and_lists_change()
    {
        Visitor officer = await site.SignInFromSample("performance");
        List<int> committees = await site.WithDatabase(d => d.Committees.OrderBy(c => c.Id).Select(c => c.Id).ToListAsync());
        Dictionary<string, byte[]> before = await PapersAsync(officer, committees);

        // Code, unit, decimals, direction, place and frequency, from the quarter on that is open.
        await ChangeAsync(officer, "HOU 01", new()
        {
            ["Form.Code"] = "HOU 91",
            ["Form.Title"] = "Homes for now",
            ["Form.Plan"] = "PR1.1.1",
            ["Form.Unit"] = "homes",
            ["Form.Decimals"] = "1",
            ["Form.Good"] = "higher",
            ["Form.Frequency"] = "month",
            ["Form.QuarterRule"] = "last",
            ["Form.RulesFrom"] = "Q2 2026/27",
            ["Form.BreakFrom"] = "Q2 2026/27",
            ["Form.BreakReason"] = "Counted by month.",
            ["Form.Directorate"] = "Resources",
        });
        await ChangeAsync(officer, "HOU 03", new() { ["Form.LastPeriod"] = "Q2 2026/27" }, "retire");
        await ChangeAsync(officer, null, new()
        {
            ["Form.Code"] = "HOU 31",
            ["Form.Title"] = "Children in bed and breakfast",
            ["Form.Unit"] = "households",
            ["Form.Decimals"] = "0",
            ["Form.Good"] = "lower",
            ["Form.FirstPeriod"] = "Q3 2026/27",
            ["Form.Replaces"] = "HOU 04",
        });
        await PressAsync(officer, "/plan/edit/items/PR1.1.2", new() { ["Form.Title"] = "Another title", ["Form.Number"] = "9.9" }, "See what this does", "Save");
        await PressAsync(officer, "/lists/directorates/item/rename?name=Resources", new() { ["Form.Name"] = "Corporate Resources" }, null, null);

        Dictionary<string, byte[]> after = await PapersAsync(officer, committees);
        after.Keys.Should().Equal(before.Keys);
        after.Where(paper => !paper.Value.AsSpan().SequenceEqual(before[paper.Key])).Select(paper => paper.Key).Should().BeEmpty("members have seen them");
        (await officer.Page("/measures/HOU 91")).QuerySelector("h1")!.TextContent.Should().Contain("Homes for now");
        (await site.WithDatabase(d => d.Measures.Where(m => m.Code == "HOU 91").SelectMany(m => m.Committees).CountAsync())).Should().Be(2, "what was ticked stays");
    }

    private static async Task<Dictionary<string, byte[]>> PapersAsync(Visitor officer, List<int> committees)
    {
        Dictionary<string, byte[]> papers = [];
        foreach (int committee in committees)
        {
            // The renderers share what they print.
            foreach (string file in committee == committees[0] ? new[] { "pdf", "xlsx", "docx" } : ["pdf"])
            {
                string address = $"/reports/{Quarter}/{committee}/{file}";
                using HttpResponseMessage answer = await officer.Get(address);
                answer.StatusCode.Should().Be(HttpStatusCode.OK, address);
                papers.Add(address, await answer.Content.ReadAsByteArrayAsync());
            }
        }

        return papers;
    }

    // First what it does, then the deed.
    private static Task ChangeAsync(Visitor officer, string? code, Dictionary<string, string> answers, string deed = "edit") => PressAsync(
        officer,
        code is null ? $"/add-measure?replaces={Uri.EscapeDataString(answers["Form.Replaces"])}" : $"/measures/{Uri.EscapeDataString(code)}/{deed}",
        answers,
        "See what it does",
        code is null ? "Add the measure" : deed == "retire" ? "Save" : "Save the measure");

    private static async Task PressAsync(Visitor officer, string address, Dictionary<string, string> answers, string? see, string? save)
    {
        if (see is null)
        {
            using HttpResponseMessage done = await officer.SendForm(address, new(answers) { ["Form.Do"] = "save" });
            done.StatusCode.Should().Be(HttpStatusCode.Redirect, address);
            return;
        }

        using HttpResponseMessage seen = await officer.SendForm(address, answers, see);
        IHtmlDocument page = await Visitor.Read(seen);
        page.QuerySelectorAll(".govuk-error-summary li").Select(li => li.TextContent.Trim()).Should().BeEmpty(address);
        IHtmlFormElement form = page.QuerySelectorAll("main form").OfType<IHtmlFormElement>().First(f => f.Method == "post");
        using HttpResponseMessage saved = await officer.SendForm(form, address, [], save);
        if (saved.StatusCode != HttpStatusCode.Redirect) (await Visitor.Read(saved)).QuerySelectorAll(".govuk-error-summary li").Select(li => li.TextContent.Trim()).Should().BeEmpty(address);
        saved.StatusCode.Should().Be(HttpStatusCode.Redirect, address);
    }
}
