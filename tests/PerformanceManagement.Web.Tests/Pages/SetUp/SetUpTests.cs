using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.SetUp;

/// <summary>A site that starts on nothing is set up in the browser by whoever can read its log, once.</summary>
public sealed partial class SetUpTests
{
    private static readonly string[] Pages =
    [
        "/", "/dashboard", "/dashboard?show=attention", "/dashboard?show=commentary", "/dashboard?show=counts", "/dashboard?show=missing", "/dashboard?show=print", "/dashboard/views", "/dashboard/measures.csv",
        "/enter", "/measures", "/a-to-z", "/owners", "/comparisons", "/benchmark-groups", "/compare", "/plan", "/delivery", "/delivery?kind=risks", "/delivery/risk-matrix", "/delivery/updates", "/delivery/risk-scale",
        "/reports", "/reports/templates", "/watched", "/search?q=homes", "/quarters", "/schemes", "/how-ratings-work", "/meeting", "/meeting-pack", "/people", "/people/1", "/people/1/hand-over", "/account/password",
    ];

    [Fact]
    public async Task The_first_administrator_is_made_by_the_code_of_the_log_and_finds_every_page_of_an_empty_council()
    {
        await using var site = new WebSite { StartsEmpty = true };
        Visitor visitor = site.Visit();
        (await visitor.Page("/account/sign-in")).QuerySelector("main a[href='/first-set-up']").Should().NotBeNull();
        string code = Code().Match(await site.ReadLog()).Groups[1].Value;
        code.Should().NotBeEmpty();

        using HttpResponseMessage guessed = await SetUpAsync(visitor, "abcde-fghij-kmnpq-rstuv");
        IHtmlDocument again = await Visitor.Read(guessed);
        again.QuerySelector(".govuk-error-summary__list")!.TextContent.Trim().Should().StartWith("The code is not right");
        ((IHtmlInputElement)again.GetElementById("Email")!).Value.Should().Be("systems@wellbridge.example");
        using HttpResponseMessage tooShort = await SetUpAsync(visitor, code, password: "short");
        (await Visitor.Read(tooShort)).QuerySelector("#Password-error")!.TextContent.Should().Contain("12 characters or more");
        (await site.WithDatabase(d => d.Users.CountAsync())).Should().Be(0);

        using HttpResponseMessage done = await SetUpAsync(visitor, code.Replace("-", " ").ToUpperInvariant());
        done.StatusCode.Should().Be(HttpStatusCode.Redirect, await done.Content.ReadAsStringAsync());
        IHtmlDocument home = await visitor.Page("/");
        home.QuerySelector(".govuk-inset-text")!.TextContent.Should().Contain("There are no measures yet");

        foreach (string address in Pages)
        {
            using HttpResponseMessage answer = await visitor.Get(address);
            answer.StatusCode.Should().Be(HttpStatusCode.OK, address);
        }

        foreach (string method in new[] { "GET", "POST" })
        {
            using HttpResponseMessage gone = method == "GET" ? await site.Visit().Get("/first-set-up") : await SetUpAgainAsync(site, code);
            gone.StatusCode.Should().Be(HttpStatusCode.NotFound, method);
        }

        (await site.Visit().Page("/account/sign-in")).QuerySelector("main a[href='/first-set-up']").Should().BeNull();
        (await site.WithDatabase(d => d.Users.SingleAsync())).Email.Should().Be("systems@wellbridge.example");
    }

    [Fact]
    public async Task Of_two_who_set_up_at_once_one_does()
    {
        await using var site = new WebSite();
        Visitor[] visitors = [site.Visit(), site.Visit()];
        // Both have the form open before either sends it: whoever asks for it later is told it is gone.
        var forms = new List<IHtmlFormElement>();
        foreach (Visitor visitor in visitors) forms.Add((IHtmlFormElement)(await visitor.Page("/first-set-up")).QuerySelector("main form")!);
        string code = Code().Match(await site.ReadLog()).Groups[1].Value;

        HttpResponseMessage[] answers = await Task.WhenAll(visitors.Select((v, n) => v.SendForm(forms[n], "/first-set-up", Answers(code, $"systems{n}@wellbridge.example"))));

        answers.Select(a => a.StatusCode).Should().BeEquivalentTo([HttpStatusCode.Redirect, HttpStatusCode.NotFound]);
        (await site.WithDatabase(d => d.Users.CountAsync())).Should().Be(1);
        foreach (HttpResponseMessage answer in answers) answer.Dispose();
    }

    [Fact]
    public async Task A_site_that_has_somebody_writes_no_code()
    {
        await using var site = new SampleCouncilSite();
        (await site.Visit().Get("/first-set-up")).StatusCode.Should().Be(HttpStatusCode.NotFound);

        Code().IsMatch(await site.ReadLog()).Should().BeFalse();
    }

    private static Task<HttpResponseMessage> SetUpAsync(Visitor visitor, string code, string email = "systems@wellbridge.example", string password = WebSite.Password) =>
        visitor.SendForm("/first-set-up", Answers(code, email, password));

    private static Dictionary<string, string> Answers(string code, string email, string password = WebSite.Password) =>
        new() { ["Code"] = code, ["DisplayName"] = "Systems officer", ["Email"] = email, ["Password"] = password, ["Again"] = password };

    // With the form of another page, whose token is as good.
    private static async Task<HttpResponseMessage> SetUpAgainAsync(WebSite site, string code)
    {
        Visitor visitor = site.Visit();
        var form = (IHtmlFormElement)(await visitor.Page("/account/sign-in")).QuerySelector("main form")!;
        form.SetAttribute("action", "/first-set-up");
        return await visitor.SendForm(form, "/first-set-up", Answers(code, "another@wellbridge.example"));
    }

    [GeneratedRegex("one-time code: \"?([a-z2-9-]{23})")]
    private static partial Regex Code();
}
