using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Tests;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Entry;

/// <summary>Five to five on the last day: everybody saves at once, and the machine gives in. With a process of the site, on a SQLite file.</summary>
public sealed class UnderLoadTests
{
    private const int Officers = 50;
    private const int Submissions = 200;

    [Fact]
    public async Task Fifty_officers_who_save_at_once_all_find_their_values_there_once_and_nobody_a_locked_database()
    {
        await using var site = new EntrySite();
        await AddMeasures(site, Officers);
        User officer = await site.UserWithRole(Roles.PerformanceOfficer);
        await using SiteProcess server = await SiteProcess.StartAsync(site);
        Visitor[] visitors = await Task.WhenAll(Enumerable.Range(0, Officers).Select(_ => server.SignInAsync(officer.Email!)));

        (HttpStatusCode Status, string Text)[] answers = await Task.WhenAll(visitors.Select((visitor, n) => SubmitAsync(visitor, Code(n), 300 + n)));

        answers.Should().OnlyContain(a => a.Status == HttpStatusCode.Redirect, string.Join(" ", answers.Select(a => a.Text).Distinct().Take(2)));
        List<MeasureResult> results = await site.WithDatabase(d => d.Results.Include(r => r.Restatements).Where(r => r.Period == EntrySite.Quarter).ToListAsync());
        results.Select(r => r.Value).Should().BeEquivalentTo(Enumerable.Range(0, Officers).Select(n => (decimal?)(300 + n)));
        results.Should().OnlyContain(r => r.Restatements.Count == 0, "none was stored twice");
        (await site.WithDatabase(d => d.Audit.CountAsync(a => a.Action == "result.submitted"))).Should().Be(Officers);
    }

    [Fact]
    public async Task Ten_who_save_the_same_measure_at_once_are_one_who_saved_and_nine_who_see_both_versions()
    {
        await using var site = new EntrySite();
        await AddMeasures(site, 1);
        User officer = await site.UserWithRole(Roles.PerformanceOfficer);
        await using SiteProcess server = await SiteProcess.StartAsync(site);
        Visitor[] visitors = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => server.SignInAsync(officer.Email!)));
        var forms = await Task.WhenAll(visitors.Select(async v => (AngleSharp.Html.Dom.IHtmlFormElement)(await v.Page(Address(0))).QuerySelector("main form")!));

        (HttpStatusCode Status, string Text)[] answers = await Task.WhenAll(visitors.Select(async (v, n) =>
        {
            using HttpResponseMessage answer = await v.SendForm(forms[n], Address(0), new() { ["Form.Value"] = Text(300 + n) }, "Submit");
            return (answer.StatusCode, (await Visitor.Read(answer)).QuerySelector("main")?.TextContent ?? "");
        }));

        answers.Count(a => a.Status == HttpStatusCode.Redirect).Should().Be(1);
        answers.Where(a => a.Status != HttpStatusCode.Redirect).Should().OnlyContain(a => a.Status == HttpStatusCode.OK && a.Text.Contains("Yours, not saved", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_site_that_is_killed_in_the_middle_of_two_hundred_submissions_has_every_one_that_it_confirmed()
    {
        await using var site = new EntrySite();
        await AddMeasures(site, Submissions);
        User officer = await site.UserWithRole(Roles.PerformanceOfficer);
        ConcurrentDictionary<string, decimal> confirmed = [];
        await using (SiteProcess server = await SiteProcess.StartAsync(site))
        {
            Visitor[] visitors = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => server.SignInAsync(officer.Email!)));
            int next = -1;
            Task all = Task.WhenAll(visitors.Select(async visitor =>
            {
                for (int n = Interlocked.Increment(ref next); n < Submissions; n = Interlocked.Increment(ref next))
                {
                    try
                    {
                        if ((await SubmitAsync(visitor, Code(n), 300 + n)).Status == HttpStatusCode.Redirect) confirmed[Code(n)] = 300 + n;
                    }
                    catch (HttpRequestException)
                    {
                        return;
                    }
                }
            }));
            while (confirmed.Count < Submissions / 3) await Task.Delay(5);
            await server.KillAsync();
            await all;
        }

        confirmed.Count.Should().BeInRange(Submissions / 3, Submissions - 1, "it was killed in the middle");
        await using SiteProcess again = await SiteProcess.StartAsync(site);
        Visitor after = await again.SignInAsync(officer.Email!);
        (await after.Get("/enter")).StatusCode.Should().Be(HttpStatusCode.OK);
        Dictionary<string, decimal?> stored = await site.WithDatabase(d =>
            (from result in d.Results where result.Period == EntrySite.Quarter join measure in d.Measures on result.MeasureId equals measure.Id select new { measure.Code, result.Value }).ToDictionaryAsync(r => r.Code, r => r.Value));
        stored.Should().Contain(confirmed.Select(c => KeyValuePair.Create(c.Key, (decimal?)c.Value)));
        (await site.WithDatabase(d => d.Audit.CountAsync(a => a.Action == "result.submitted"))).Should().Be(stored.Count, "a value and its audit are stored together or not at all");
        (await site.WithDatabase(d => d.Database.SqlQueryRaw<string>("PRAGMA integrity_check").ToListAsync())).Should().Equal("ok");
    }

    private static string Code(int n) => string.Create(CultureInfo.InvariantCulture, $"LOAD {n:000}");

    private static string Address(int n) => EntrySite.FormOf(Code(n));

    private static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    private static async Task<(HttpStatusCode Status, string Text)> SubmitAsync(Visitor visitor, string code, decimal value)
    {
        using HttpResponseMessage answer = await visitor.SendForm(EntrySite.FormOf(code), new() { ["Form.Value"] = Text(value) }, "Submit");
        return (answer.StatusCode, answer.StatusCode == HttpStatusCode.Redirect ? "" : (await Visitor.Read(answer)).QuerySelector("main")?.TextContent ?? "");
    }

    private static async Task AddMeasures(EntrySite site, int count)
    {
        await site.CommitteeId();
        await site.WithDatabase(async database =>
        {
            database.Measures.AddRange(Enumerable.Range(0, count).Select(n => TestData.Measure(Code(n), $"Households {n}", target: 1000)));
            return await database.SaveChangesAsync();
        });
    }
}
