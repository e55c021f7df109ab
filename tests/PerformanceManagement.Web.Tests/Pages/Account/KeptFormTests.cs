using System.Net;
using AngleSharp.Html.Dom;
using FluentAssertions;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Tests.Pages.Entry;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Account;

/// <summary>Nothing typed is lost when a form is sent after the sign-in ended, or with a token of an earlier sign-in.</summary>
public sealed class KeptFormTests(EntrySite site) : IClassFixture<EntrySite>
{
    private static readonly Dictionary<string, string> Typed = new() { ["Form.Value"] = "321", ["Form.Note"] = "Counted twice; “both” agree.", ["Form.ConfirmedFigures"] = "321||||||" };

    [Fact]
    public async Task What_was_typed_before_the_sign_in_ended_is_saved_after_signing_in_again()
    {
        string code = await site.AddMeasure();
        Visitor contributor = await site.SignInAs(Roles.Contributor);
        IHtmlFormElement form = await EntryForm(contributor, code);
        using HttpResponseMessage signedOut = await contributor.SendForm(EntrySite.FormOf(code), [], "Sign out");

        using HttpResponseMessage late = await contributor.SendForm(form, EntrySite.FormOf(code), Typed, "Submit");
        IHtmlDocument signIn = await Visitor.Read(late);

        late.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        signIn.QuerySelector("main h1")!.TextContent.Should().Be("Sign in");
        signIn.QuerySelector("main")!.TextContent.Should().Contain("What you typed is not saved yet and not lost").And.NotContain("Counted twice", "whoever is at the screen now has not signed in");
        (await site.Result(code)).Should().BeNull();

        User owner = await site.UserWithRole(Roles.Contributor);
        using HttpResponseMessage wrong = await contributor.SendForm(MainForm(signIn), "/", new() { ["Email"] = owner.Email!, ["Password"] = "not the password" });
        IHtmlDocument again = await Visitor.Read(wrong);
        using HttpResponseMessage right = await contributor.SendForm(MainForm(again), "/", new() { ["Email"] = owner.Email!, ["Password"] = WebSite.Password });
        IHtmlDocument carryOn = await Visitor.Read(right);
        carryOn.QuerySelector("main h1")!.TextContent.Should().Be("What you typed is still here");
        (await site.Result(code)).Should().BeNull("only the person sends it");

        using HttpResponseMessage saved = await contributor.SendForm(MainForm(carryOn), "/", []);

        saved.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await site.Result(code))!.Note.Should().Be("Counted twice; “both” agree.");
    }

    [Fact]
    public async Task A_form_with_the_token_of_an_earlier_sign_in_comes_back_with_what_was_typed()
    {
        string code = await site.AddMeasure();
        Visitor contributor = await site.SignInAs(Roles.Contributor);
        IHtmlFormElement form = await EntryForm(contributor, code);

        using HttpResponseMessage stale = await contributor.SendForm(form, EntrySite.FormOf(code), new(Typed) { ["__RequestVerificationToken"] = "of another day" }, "Submit");
        IHtmlDocument carryOn = await Visitor.Read(stale);

        stale.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        carryOn.QuerySelector("main h1")!.TextContent.Should().Be("What you typed is still here");
        (await site.Result(code)).Should().BeNull();

        using HttpResponseMessage saved = await contributor.SendForm(MainForm(carryOn), "/", []);

        saved.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await site.Result(code))!.Value.Should().Be(321);
    }

    [Theory]
    [InlineData("cross-site", null)]
    [InlineData("same-site", null)]
    [InlineData(null, "https://elsewhere.example")]
    [InlineData(null, null)]
    public async Task A_form_from_another_site_is_never_offered_for_sending(string? fetchSite, string? origin)
    {
        string code = await site.AddMeasure();
        User owner = await site.UserWithRole(Roles.Contributor);
        Visitor contributor = site.Visit(oldBrowser: true);
        (await contributor.SignIn(owner.Email!, WebSite.Password)).Dispose();
        foreach (Visitor visitor in new[] { contributor, site.Visit(oldBrowser: true) })
        {
            using var content = new FormUrlEncodedContent(Typed);
            using var request = new HttpRequestMessage(HttpMethod.Post, EntrySite.FormOf(code)) { Content = content };
            if (fetchSite is not null) request.Headers.Add("Sec-Fetch-Site", fetchSite);
            if (origin is not null) request.Headers.Add("Origin", origin);

            using HttpResponseMessage answer = await visitor.Send(request);

            answer.StatusCode.Should().BeOneOf(HttpStatusCode.BadRequest, HttpStatusCode.Redirect);
            (await answer.Content.ReadAsStringAsync()).Should().NotContain("Counted twice").And.NotContain("Kept");
        }
    }

    [Fact]
    public async Task A_browser_that_only_names_the_origin_is_believed_about_it()
    {
        string code = await site.AddMeasure();
        Visitor nobody = site.Visit(oldBrowser: true);
        using var content = new FormUrlEncodedContent(Typed);
        using var request = new HttpRequestMessage(HttpMethod.Post, EntrySite.FormOf(code)) { Content = content };
        request.Headers.Add("Origin", "https://performance.wellbridge.example");

        using HttpResponseMessage answer = await nobody.Send(request);

        answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await Visitor.Read(answer)).QuerySelector("input[name=Kept]").Should().NotBeNull();
    }

    [Fact]
    public async Task A_password_is_never_kept()
    {
        Visitor nobody = site.Visit();
        using var content = new FormUrlEncodedContent(new Dictionary<string, string> { ["Current"] = "old secret words", ["New"] = "new secret words" });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/account/password") { Content = content };

        using HttpResponseMessage answer = await nobody.Send(request);

        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await answer.Content.ReadAsStringAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task What_was_kept_and_changed_on_the_way_is_not_sent()
    {
        User owner = await site.UserWithRole(Roles.Contributor);
        Visitor visitor = site.Visit();

        using HttpResponseMessage answer = await visitor.SendForm("/account/sign-in", new() { ["Email"] = owner.Email!, ["Password"] = WebSite.Password, ["Kept"] = "CfDJ8of-another-making" });

        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().Should().Be("/");
    }

    private static async Task<IHtmlFormElement> EntryForm(Visitor visitor, string code) => MainForm(await visitor.Page(EntrySite.FormOf(code)));

    private static IHtmlFormElement MainForm(IHtmlDocument page) => page.QuerySelectorAll("main form").OfType<IHtmlFormElement>().First(f => f.Method == "post");
}
