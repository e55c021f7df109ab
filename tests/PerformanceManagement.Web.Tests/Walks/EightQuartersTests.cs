using System.Net;
using AngleSharp.Html.Dom;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Periods;
using Xunit;

namespace PerformanceManagement.Web.Tests.Walks;

/// <summary>
/// The sample council through eight quarters, as its people live them: a quarter is opened, some values are entered, it is signed off, the
/// next is opened. Every page and paper answers for every role at every step.
/// </summary>
public sealed class EightQuartersTests(SampleCouncilSite site) : IClassFixture<SampleCouncilSite>
{
    private static readonly string[] Everyone = ["administrator", "performance", "democratic", "viewer", "director.adults", "housing", "finance"];
    private static readonly string[] Contributors = ["housing", "adults", "children", "education", "environment", "growth", "finance", "customer"];
    private readonly Dictionary<string, Visitor> visitors = [];
    private readonly List<string> faults = [];
    private int fetched;

    [Fact]
    public async Task Every_page_and_paper_answers_for_every_role_through_eight_quarters()
    {
        foreach (string who in Everyone.Union(Contributors)) visitors[who] = await site.SignInFromSample(who);
        Period quarter = Period.FinancialQuarter(2026, 2);
        for (int step = 0; step < 8; step++)
        {
            // As it is opened, with nothing entered yet; and, every other time, half filled in.
            await Look(quarter, step);
            int entered = await EnterSome(quarter, step);
            entered.Should().BeGreaterThan(5, $"some values are entered in {quarter.Label}");
            if (step % 2 == 1) await Look(quarter, step + 3);
            await Press($"/quarters/{quarter.UrlToken}/sign-off", quarter, new() { ["confirmed"] = "true" });
            quarter = quarter.Next;
            await Press($"/quarters/{quarter.UrlToken}", quarter);
            faults.Should().BeEmpty($"after {step + 1} quarters");
        }

        await Look(quarter, 8);
        faults.Should().BeEmpty();
        fetched.Should().BeGreaterThan(1_000);
        (await site.WithDatabase(async d => await d.Collections.CountAsync(c => c.State == Core.Collections.CollectionState.SignedOff && c.PeriodEnd > new DateOnly(2026, 9, 1)))).Should().Be(8);
        (await site.ReadLog()).Should().NotContain("could not be worked out");
    }

    // What a person in any role can open of a quarter, found by following what the pages themselves offer.
    private async Task Look(Period quarter, int turn)
    {
        string token = quarter.UrlToken;
        List<(int Id, string Code)> measures = await site.WithDatabase(async d => (await d.Measures.OrderBy(m => m.Code).Select(m => new { m.Id, m.Code }).ToListAsync()).Select(m => (m.Id, m.Code)).ToList());
        List<int> committees = await site.WithDatabase(d => d.Committees.Select(c => c.Id).ToListAsync());
        // A third of the people at each look, so that everyone has seen every page of every third one.
        foreach (string who in Everyone.Where((_, i) => (i + turn) % 3 == 0))
        {
            string[] pages =
            [
                "/", "/dashboard", $"/dashboard?quarter={token}", $"/dashboard?quarter={token}&directorate=all&sort=worst", "/measures", $"/measures?quarter={token}", "/enter", "/reports",
                "/quarters", $"/quarters/{token}", $"/quarters/{token}/sign-off", $"/quarters/{quarter.Next.UrlToken}", "/owners", "/comparisons", "/schemes", $"/delivery?quarter={token}", $"/delivery?kind=risks&quarter={token}", $"/delivery/risk-matrix?quarter={token}", $"/delivery/items/HOMES?quarter={token}", "/how-ratings-work", $"/reports/{token}/notes", "/health",
                .. committees.Select((c, i) => $"/reports/{token}/{c}{(i % 2 == turn % 2 ? "?profile=corporate-performance" : "")}"),
            ];
            foreach (string page in pages) await Fetch(who, page);
        }

        // Every other measure and paper, by people in turn, so that everyone has had each of them after a few quarters.
        for (int i = turn % 2; i < measures.Count; i += 2) await Fetch(Everyone[i % Everyone.Length], $"/measures/{Uri.EscapeDataString(measures[i].Code)}?quarter={token}");
        for (int i = turn % 2; i < committees.Count; i += 2)
        {
            await Fetch(Everyone[(i + turn) % Everyone.Length], $"/reports/{token}/{committees[i]}/pdf{((i + turn) / 2 % 2 == 0 ? "" : "?profile=corporate-performance")}");
            await Fetch(Everyone[(i + turn + 4) % Everyone.Length], $"/reports/{token}/{committees[i]}/xlsx");
        }
    }

    private async Task Fetch(string who, string address)
    {
        using HttpResponseMessage answer = await visitors[who].Get(address);
        byte[] content = await answer.Content.ReadAsByteArrayAsync();
        fetched++;
        if ((int)answer.StatusCode >= 500 || answer.StatusCode == HttpStatusCode.BadRequest) faults.Add($"{who} {address}: {(int)answer.StatusCode}");
        else if (answer.StatusCode == HttpStatusCode.OK && address.Contains("/pdf", StringComparison.Ordinal) && !content.AsSpan(0, 5).SequenceEqual("%PDF-"u8)) faults.Add($"{who} {address}: no PDF");
        else if (address == "/health" && System.Text.Encoding.UTF8.GetString(content) != "Healthy") faults.Add($"{who} {address}: {System.Text.Encoding.UTF8.GetString(content)}");
    }

    // Every other value that is owed, as its owner would type it; what looks unusual is confirmed.
    private async Task<int> EnterSome(Period quarter, int step)
    {
        int entered = 0;
        foreach (string who in Contributors)
        {
            Visitor visitor = visitors[who];
            IHtmlDocument list = await visitor.Page("/enter");
            string[] forms = [.. list.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")!.Split('?')[0]).Where(h => h.StartsWith("/enter/2", StringComparison.Ordinal)).Distinct()];
            foreach (string form in forms.Where((_, i) => i % 2 == step % 2))
            {
                using HttpResponseMessage? answer = await Type(visitor, form, 40 + (step * 3));
                if (answer is null) continue;
                if ((int)answer.StatusCode >= 500) faults.Add($"{who} POST {form}: {(int)answer.StatusCode}");
                if (answer.StatusCode == HttpStatusCode.Redirect) entered++;
            }
        }

        return entered;
    }

    // Null where the page has nothing to fill in.
    private static async Task<HttpResponseMessage?> Type(Visitor visitor, string address, int value)
    {
        IHtmlDocument page = await visitor.Page(address);
        if (PostForm(page) is not { } form) return null;
        bool isRatio = page.QuerySelector("[name='Form.Numerator']") is not null;
        Dictionary<string, string> answers = new() { ["Form.Note"] = "As expected for the time of year.", ["Form.Reason"] = "" };
        if (isRatio) (answers["Form.Value"], answers["Form.Numerator"], answers["Form.Denominator"]) = ("", value.ToString(System.Globalization.CultureInfo.InvariantCulture), "90");
        else answers["Form.Value"] = value.ToString(System.Globalization.CultureInfo.InvariantCulture);
        HttpResponseMessage answer = await visitor.SendForm(form, address, answers, "Submit");
        if (answer.StatusCode != HttpStatusCode.OK) return answer;
        IHtmlDocument again = await Visitor.Read(answer);
        answer.Dispose();
        Dictionary<string, string> said = [];
        if (again.QuerySelector("[name='Form.ConfirmedFigures'][type=checkbox]")?.GetAttribute("value") is { } confirmed) said["Form.ConfirmedFigures"] = confirmed;
        if (again.QuerySelector("#Form-DoubtReason") is not null) said["Form.DoubtReason"] = "Counted again, and it is right.";
        return await visitor.SendForm(PostForm(again)!, address, said, "Submit");
    }

    private async Task Press(string address, Period quarter, Dictionary<string, string>? answers = null)
    {
        Visitor officer = visitors["performance"];
        using HttpResponseMessage answer = await officer.SendForm(address, answers ?? []);
        answer.StatusCode.Should().Be(HttpStatusCode.Redirect, $"{address} for {quarter.Label}");
    }

    private static IHtmlFormElement? PostForm(IHtmlDocument page) => page.QuerySelectorAll("main form").OfType<IHtmlFormElement>().FirstOrDefault(f => f.Method == "post");
}
