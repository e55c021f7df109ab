using System.Net;
using AngleSharp.Html.Dom;
using FluentAssertions;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Account;

public sealed class PasswordTests
{
    private const string NewPassword = "three random words";

    [Fact]
    public async Task A_changed_password_is_the_one_that_signs_in_from_then_on()
    {
        await using var site = new WebSite();
        User viewer = await site.UserWithRole(Roles.Viewer);
        Visitor visitor = await site.SignInAs(Roles.Viewer);

        using HttpResponseMessage answer = await Change(visitor, WebSite.Password, NewPassword, NewPassword);

        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await visitor.Page("/")).QuerySelector(".moj-alert")!.TextContent.Should().Contain("Your password has been changed");
        using HttpResponseMessage old = await site.Visit().SignIn(viewer.Email!, WebSite.Password);
        old.StatusCode.Should().Be(HttpStatusCode.OK);
        using HttpResponseMessage changed = await site.Visit().SignIn(viewer.Email!, NewPassword);
        changed.StatusCode.Should().Be(HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData("not my password", NewPassword, NewPassword, "The current password is not right")]
    [InlineData(WebSite.Password, "short", "short", "New password must be between 12 and 256 characters")]
    [InlineData(WebSite.Password, "aaaaaaaaaaaaaa", "aaaaaaaaaaaaaa", "New password must have at least 5 different characters")]
    [InlineData(WebSite.Password, NewPassword, "three other words", "The new passwords do not match")]
    [InlineData("", NewPassword, NewPassword, "Enter your current password")]
    public async Task A_password_that_cannot_be_changed_says_why_and_nothing_changes(string current, string next, string again, string problem)
    {
        await using var site = new WebSite();
        User viewer = await site.UserWithRole(Roles.Viewer);
        Visitor visitor = await site.SignInAs(Roles.Viewer);

        using HttpResponseMessage answer = await Change(visitor, current, next, again);

        IHtmlDocument page = await Visitor.Read(answer);
        page.Title.Should().StartWith("Error: Change your password");
        page.QuerySelectorAll(".govuk-error-summary__list a").Select(link => link.TextContent).Should().Equal(problem);
        using HttpResponseMessage old = await site.Visit().SignIn(viewer.Email!, WebSite.Password);
        old.StatusCode.Should().Be(HttpStatusCode.Redirect);
    }

    private static Task<HttpResponseMessage> Change(Visitor visitor, string current, string next, string again) =>
        visitor.SendForm("/account/password", new() { ["Current"] = current, ["New"] = next, ["Again"] = again });
}
