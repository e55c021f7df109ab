using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Mail;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Tests;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Mail;

/// <summary>The outbox, the progress of a quarter, and writing to people, through the whole site.</summary>
public sealed class OutboxPageTests : IAsyncLifetime, IAsyncDisposable
{
    private const string Progress = "/quarters/2026-27-Q2/progress";
    private readonly WebSite site = new();
    private User owner = null!;

    public async Task InitializeAsync()
    {
        site.Settings["Mail:Off"] = "false";
        site.Settings["Mail:SiteAddress"] = "https://performance.wellbridge.example";
        owner = await site.UserWithRole(Roles.Contributor);
        await site.WithDatabase(async database =>
        {
            Measure measure = TestData.Measure("HOU 01");
            (measure.OwnerId, measure.Service) = (owner.Id, "Homes & hostels");
            database.AddRange(measure, new Collection { Period = Period.FinancialQuarter(2026, 2), State = CollectionState.Open, DueOn = new DateOnly(2026, 6, 1) });
            return await database.SaveChangesAsync();
        });
    }

    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();

    public async ValueTask DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task Progress_is_shown_by_directorate_service_and_person_with_links_that_list_what_is_counted()
    {
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);

        foreach (string address in new[] { Progress, Progress + "?by=service", Progress + "?by=person" })
        {
            IHtmlDocument page = await officer.Page(address);
            page.QuerySelectorAll("tbody tr").Should().HaveCount(2, "one, and all");
            page.QuerySelector("tbody tr:last-child td[data-label='Overdue']")!.TextContent.Trim().Should().StartWith("1");
        }

        IHtmlDocument byService = await officer.Page(Progress + "?by=service");
        string link = byService.QuerySelector("td[data-label='Overdue'] a")!.GetAttribute("href")!;
        (await officer.Page(link)).QuerySelectorAll("#Form-Values tbody tr").Should().ContainSingle().Which.TextContent.Should().Contain("HOU 01");
        (await officer.Get("/quarters/2030-31-Q2/progress")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task People_are_written_to_without_script_and_the_message_leaves_as_a_file_beside_the_database()
    {
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);
        Dictionary<string, string> typed = new() { ["Form.People"] = owner.Id.ToString(CultureInfo.InvariantCulture), ["Form.Message"] = "Please enter it." };

        using HttpResponseMessage answer = await officer.SendForm(Progress + "?by=person", typed);
        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await officer.Page(answer.Headers.Location!.ToString())).Body!.TextContent.Should().Contain("A message to Contributor of Wellbridge is on its way");
        using HttpResponseMessage again = await officer.SendForm(Progress + "?by=person", typed);
        (await officer.Page(again.Headers.Location!.ToString())).Body!.TextContent.Should().Contain("1 was sent the same within the last minute");

        for (int tries = 0; !await SentAsync() && tries < 300; tries++) await Task.Delay(100);
        string folder = Path.Combine(Path.GetDirectoryName(site.Settings["DataProtection:KeysFolder"])!, "mail");
        List<MimeMessage> chases = [.. Directory.GetFiles(folder, "*.eml").Select(path => MimeMessage.Load(path)).Where(m => m.Subject!.Contains("still missing", StringComparison.Ordinal))];
        chases.Should().ContainSingle().Which.TextBody.Should().Contain("Please enter it.").And.Contain("HOU 01").And.Contain("https://performance.wellbridge.example/enter");
    }

    [Fact]
    public async Task A_chase_without_words_comes_back_with_whom_was_chosen()
    {
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);

        using HttpResponseMessage answer = await officer.SendForm(Progress + "?by=person", new() { ["Form.People"] = owner.Id.ToString(CultureInfo.InvariantCulture), ["Form.Message"] = " " });

        IHtmlDocument page = await Visitor.Read(answer);
        page.QuerySelector(".govuk-error-summary")!.TextContent.Should().Contain("Enter what you write to them");
        ((IHtmlInputElement)page.QuerySelector($"#person-{owner.Id}")!).IsChecked.Should().BeTrue();
    }

    [Fact]
    public async Task The_outbox_is_paged_and_filtered_and_only_administrators_read_what_a_message_says()
    {
        await FillAsync(60, MailState.Failed);
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);
        IHtmlDocument page = await officer.Page("/outbox?state=Failed");
        page.QuerySelectorAll("tbody tr").Should().HaveCount(50);
        (await officer.Page("/outbox?state=Failed&page=2")).QuerySelectorAll("tbody tr").Should().HaveCount(10);
        (await officer.Page("/outbox?state=Sent&page=9")).Body!.TextContent.Should().NotContain("A secret body");
        string first = page.QuerySelector("tbody a")!.GetAttribute("href")!;

        (await officer.Page(first)).Body!.TextContent.Should().NotContain("A secret body").And.NotContain("homes@wellbridge.example").And.Contain("Only administrators read");
        (await (await site.SignInAs(Roles.Administrator)).Page(first)).Body!.TextContent.Should().Contain("A secret body").And.Contain("homes@wellbridge.example");
        (await (await site.SignInAs(Roles.Contributor)).Get("/outbox")).StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_message_that_failed_is_tried_again()
    {
        await FillAsync(1, MailState.Failed);
        int id = await site.WithDatabase(database => database.Outbox.Where(m => m.State == MailState.Failed).Select(m => m.Id).SingleAsync());
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);

        using HttpResponseMessage answer = await officer.SendForm($"/outbox/{id}", [], "Try again");

        (await officer.Page(answer.Headers.Location!.ToString())).Body!.TextContent.Should().Contain("1 message is tried again");
        for (int tries = 0; await site.WithDatabase(database => database.Outbox.AnyAsync(m => m.Id == id && m.State != MailState.Sent)) && tries < 300; tries++) await Task.Delay(100);
        (await site.WithDatabase(database => database.Outbox.AsNoTracking().SingleAsync(m => m.Id == id))).Should().BeEquivalentTo(new { State = MailState.Sent, Attempts = 1, Problem = (string?)null });
    }

    private Task<bool> SentAsync() => site.WithDatabase(database => database.Outbox.AnyAsync(m => m.Kind == "chase" && m.State == MailState.Sent));

    private Task<int> FillAsync(int count, MailState state) => site.WithDatabase(async database =>
    {
        DateTime at = new(2026, 10, 20, 6, 0, 0, DateTimeKind.Utc);
        for (int n = 0; n < count; n++)
        {
            database.Outbox.Add(new OutboxMessage
            {
                Kind = "digest",
                UserId = owner.Id,
                Address = "homes@wellbridge.example",
                Name = "Head of Homes",
                Subject = $"Performance: message {n}",
                Text = "A secret body",
                Html = "<p>A secret body</p>",
                CreatedAt = at.AddSeconds(n),
                NextAt = at,
                State = state,
                Attempts = 20,
                Problem = "The mail server could not be reached",
            });
        }

        return await database.SaveChangesAsync();
    });
}
