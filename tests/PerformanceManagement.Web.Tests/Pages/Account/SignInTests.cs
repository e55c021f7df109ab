using System.Net;
using AngleSharp.Html.Dom;
using FluentAssertions;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Account;

public sealed class SignInTests(WebSite site) : IClassFixture<WebSite>
{
    [Fact]
    public async Task Signing_in_leads_to_the_page_that_was_asked_for()
    {
        User viewer = await site.UserWithRole(Roles.Viewer);

        using HttpResponseMessage answer = await site.Visit().SignIn(viewer.Email!, WebSite.Password, "/account/password");

        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        answer.Headers.Location!.OriginalString.Should().Be("/account/password");
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("javascript:alert(1)")]
    public async Task Signing_in_never_leads_to_another_site(string returnUrl)
    {
        User viewer = await site.UserWithRole(Roles.Viewer);

        using HttpResponseMessage answer = await site.Visit().SignIn(viewer.Email!, WebSite.Password, returnUrl);

        answer.Headers.Location!.OriginalString.Should().Be("/");
    }

    [Fact]
    public async Task The_sign_in_cookie_is_out_of_reach_of_scripts_and_other_sites()
    {
        User viewer = await site.UserWithRole(Roles.Viewer);

        using HttpResponseMessage answer = await site.Visit().SignIn(viewer.Email!, WebSite.Password);

        string cookie = answer.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("performance-sign-in=", StringComparison.Ordinal));
        cookie.ToUpperInvariant().Should().Contain("HTTPONLY").And.Contain("SECURE").And.Contain("SAMESITE=LAX").And.NotContain("EXPIRES");
    }

    [Fact]
    public async Task Empty_answers_are_named_in_a_summary_that_links_to_the_fields()
    {
        using HttpResponseMessage answer = await site.Visit().SignIn("", "");

        IHtmlDocument page = await Visitor.Read(answer);
        page.Title.Should().StartWith("Error: Sign in");
        page.QuerySelectorAll(".govuk-error-summary__list a").Select(link => (link.TextContent, link.GetAttribute("href")))
            .Should().Equal(("Enter your email address", "#Email"), ("Enter your password", "#Password"));
        var email = (IHtmlInputElement)page.GetElementById("Email")!;
        page.GetElementById(email.GetAttribute("aria-describedby")!)!.TextContent.Should().Be("Error: Enter your email address");
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_get_the_same_answer_and_the_address_is_kept()
    {
        User viewer = await site.UserWithRole(Roles.DemocraticServices);

        using HttpResponseMessage wrong = await site.Visit().SignIn(viewer.Email!, "not the password");
        using HttpResponseMessage unknown = await site.Visit().SignIn("nobody@wellbridge.example", "not the password");

        IHtmlDocument page = await Visitor.Read(wrong);
        string problem = page.QuerySelector(".govuk-error-summary__list")!.TextContent.Trim();
        problem.Should().StartWith("The email address or password is not right");
        (await Visitor.Read(unknown)).QuerySelector(".govuk-error-summary__list")!.TextContent.Trim().Should().Be(problem);
        ((IHtmlInputElement)page.GetElementById("Email")!).Value.Should().Be(viewer.Email);
        ((IHtmlInputElement)page.GetElementById("Password")!).Value.Should().BeEmpty();
    }

    [Fact]
    public async Task An_unknown_address_and_a_locked_account_cost_as_much_work_as_a_wrong_password()
    {
        var counted = new CountingHasher();
        await using WebApplicationFactory<Program> counting = site.WithWebHostBuilder(host => host.ConfigureTestServices(services => services.AddSingleton<IPasswordHasher<User>>(counted)));
        User administrator = await site.UserWithRole(Roles.Administrator);
        async Task<int> WorkOf(string email)
        {
            int before = counted.Work;
            using HttpResponseMessage answer = await new Visitor(counting.CreateClient(new() { BaseAddress = new Uri("https://performance.wellbridge.example") })).SignIn(email, "not the password");
            return counted.Work - before;
        }

        for (int i = 0; i < 5; i++) (await WorkOf(administrator.Email!)).Should().Be(1, "the password is wrong");
        (await WorkOf(administrator.Email!)).Should().Be(1, "the account is locked");
        (await WorkOf("nobody@wellbridge.example")).Should().Be(1, "there is no such account");
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_even_for_the_right_one()
    {
        User contributor = await site.UserWithRole(Roles.Contributor);
        for (int i = 0; i < 5; i++)
        {
            using HttpResponseMessage wrong = await site.Visit().SignIn(contributor.Email!, "not the password");
            wrong.StatusCode.Should().Be(HttpStatusCode.OK);
        }

        using HttpResponseMessage right = await site.Visit().SignIn(contributor.Email!, WebSite.Password);

        right.StatusCode.Should().Be(HttpStatusCode.OK);
        (await Visitor.Read(right)).QuerySelector(".govuk-error-summary").Should().NotBeNull();
    }

    [Fact]
    public async Task Many_attempts_from_one_address_are_held_back()
    {
        await using var strict = new WebSite();
        strict.Settings["SignIn:AttemptsPerMinute"] = "3";
        Visitor stranger = strict.Visit();
        for (int i = 0; i < 3; i++)
        {
            using HttpResponseMessage attempt = await stranger.SignIn($"guess{i}@wellbridge.example", "not the password");
            attempt.StatusCode.Should().Be(HttpStatusCode.OK);
        }

        using HttpResponseMessage fourth = await stranger.SignIn("guess4@wellbridge.example", "not the password");

        fourth.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        (await Visitor.Read(fourth)).QuerySelector("h1")!.TextContent.Should().Be("Too many attempts to sign in");
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        Visitor approver = await site.SignInAs(Roles.Approver);

        using HttpResponseMessage answer = await approver.SendForm("/", [], "Sign out");

        answer.Headers.Location!.OriginalString.Should().Be("/account/sign-in");
        using HttpResponseMessage home = await approver.Get("/");
        home.StatusCode.Should().Be(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task The_log_has_no_address_name_or_password()
    {
        User officer = await site.UserWithRole(Roles.PerformanceOfficer);
        Visitor visitor = await site.SignInAs(Roles.PerformanceOfficer);
        await visitor.Page("/");
        await visitor.Page("/measures?search=somebody-by-name");
        using HttpResponseMessage wrong = await site.Visit().SignIn("mistyped.address@wellbridge.example", "a mistyped secret");

        string log = await site.ReadLog();
        log.Should().Contain("GET / answered 200").And.Contain($"for user {officer.Id}");
        log.Should().NotContain("@wellbridge.example").And.NotContain("mistyped").And.NotContain("somebody-by-name").And.NotContain(officer.DisplayName).And.NotContain(WebSite.Password);
    }

    /// <summary>Counts how often a password is worked on.</summary>
    private sealed class CountingHasher : IPasswordHasher<User>
    {
        private readonly PasswordHasher<User> hasher = new();

        public int Work { get; private set; }

        public string HashPassword(User user, string password)
        {
            Work++;
            return hasher.HashPassword(user, password);
        }

        public PasswordVerificationResult VerifyHashedPassword(User user, string hashedPassword, string providedPassword)
        {
            Work++;
            return hasher.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
