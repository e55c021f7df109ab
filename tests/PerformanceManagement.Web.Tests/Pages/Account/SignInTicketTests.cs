using System.Net;
using FluentAssertions;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Account;

/// <summary>A copy of the sign-in cookie is worth nothing once its owner has signed out, or is no longer who they were: with the very next request, everywhere.</summary>
public sealed class SignInTicketTests(WebSite site) : IClassFixture<WebSite>
{
    [Fact]
    public async Task A_copied_cookie_works_until_its_owner_signs_out_and_not_after()
    {
        (string cookie, Visitor owner) = await SignInAndCopy(Roles.Viewer);
        (await Asks(cookie)).Should().Be(HttpStatusCode.OK);

        using HttpResponseMessage answer = await owner.SendForm("/", [], "Sign out");

        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await Asks(cookie)).Should().Be(HttpStatusCode.Redirect, "the ticket is gone from the server");
    }

    [Fact]
    public async Task Signing_out_of_one_browser_leaves_the_others()
    {
        (string first, _) = await SignInAndCopy(Roles.Approver);
        (string second, Visitor owner) = await SignInAndCopy(Roles.Approver);

        using HttpResponseMessage answer = await owner.SendForm("/", [], "Sign out");

        (await Asks(second)).Should().Be(HttpStatusCode.Redirect);
        (await Asks(first)).Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("password")]
    [InlineData("role added")]
    [InlineData("role taken")]
    [InlineData("lock")]
    [InlineData("deleted")]
    public async Task What_changes_who_somebody_is_ends_every_sign_in_at_once(string change)
    {
        string email = $"{Guid.NewGuid():N}@wellbridge.example";
        await using (AsyncServiceScope scope = site.Services.CreateAsyncScope())
        {
            var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
            var user = new User { UserName = email, Email = email, DisplayName = "Somebody" };
            (await users.CreateAsync(user, WebSite.Password)).Succeeded.Should().BeTrue();
            (await users.AddToRoleAsync(user, Roles.Viewer)).Succeeded.Should().BeTrue();
        }

        string[] cookies = [await CookieOf(email), await CookieOf(email)];
        foreach (string cookie in cookies) (await Asks(cookie)).Should().Be(HttpStatusCode.OK);

        await using (AsyncServiceScope scope = site.Services.CreateAsyncScope())
        {
            var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
            User user = (await users.FindByEmailAsync(email))!;
            IdentityResult result = change switch
            {
                "password" => await users.ChangePasswordAsync(user, WebSite.Password, "another long password"),
                "role added" => await users.AddToRoleAsync(user, Roles.Contributor),
                "role taken" => await users.RemoveFromRoleAsync(user, Roles.Viewer),
                "lock" => await users.SetLockoutEndDateAsync(user, DateTimeOffset.UtcNow.AddHours(1)),
                _ => await users.DeleteAsync(user),
            };
            result.Succeeded.Should().BeTrue(result.ToString());
        }

        foreach (string cookie in cookies) (await Asks(cookie)).Should().Be(HttpStatusCode.Redirect, change);
    }

    [Fact]
    public async Task Whoever_changes_their_own_password_stays_signed_in_where_they_did_it_and_nowhere_else()
    {
        User user = await site.UserWithRole(Roles.Contributor);
        string elsewhere = await CookieOf(user.Email!);
        Visitor here = await site.SignInAs(Roles.Contributor);
        const string Fresh = "quite another password";

        using HttpResponseMessage answer = await here.SendForm("/account/password", new() { ["Current"] = WebSite.Password, ["New"] = Fresh, ["Again"] = Fresh, ["Repeat"] = Fresh, ["Confirm"] = Fresh });

        answer.StatusCode.Should().Be(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
        (await here.Get("/enter")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await Asks(elsewhere)).Should().Be(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task The_database_holds_no_key_and_what_has_ended_is_cleared()
    {
        (string cookie, _) = await SignInAndCopy(Roles.DemocraticServices);
        await site.WithDatabase(d => d.SignInTickets.ExecuteUpdateAsync(t => t.SetProperty(x => x.ExpiresAt, DateTime.UtcNow.AddMinutes(-1))));
        (await Asks(cookie)).Should().Be(HttpStatusCode.Redirect, "its time is over");

        await CookieOf((await site.UserWithRole(Roles.DemocraticServices)).Email!);

        List<SignInTicket> left = await site.WithDatabase(d => d.SignInTickets.AsNoTracking().ToListAsync());
        left.Should().ContainSingle().Which.KeyHash.Should().MatchRegex("^[0-9A-F]{64}$");
        cookie.Should().NotContain(left[0].KeyHash);
    }

    private async Task<(string Cookie, Visitor Owner)> SignInAndCopy(string role)
    {
        User user = await site.UserWithRole(role);
        Visitor visitor = site.Visit();
        using HttpResponseMessage answer = await visitor.SignIn(user.Email!, WebSite.Password);
        return (CookieIn(answer), visitor);
    }

    private async Task<string> CookieOf(string email)
    {
        using HttpResponseMessage answer = await site.Visit().SignIn(email, WebSite.Password);
        return CookieIn(answer);
    }

    private static string CookieIn(HttpResponseMessage answer) =>
        answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("performance-sign-in=", StringComparison.Ordinal)).Split(';')[0];

    // As somebody would who has the cookie and nothing else.
    private async Task<HttpStatusCode> Asks(string cookie)
    {
        using HttpClient thief = site.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri("https://performance.wellbridge.example"), AllowAutoRedirect = false, HandleCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/account/password");
        request.Headers.Add("Cookie", cookie);
        using HttpResponseMessage answer = await thief.SendAsync(request);
        return answer.StatusCode;
    }
}
