using System.Net;
using AngleSharp.Html.Dom;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Tests.Pages.Entry;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Users;

/// <summary>An administrator adds people, changes them, hands their work over and keeps them out, all in the browser.</summary>
public sealed class UserPageTests(EntrySite site) : IClassFixture<EntrySite>
{
    private const string Chosen = "harbour-lantern-thistle";

    [Fact]
    public async Task Somebody_is_added_without_a_password_chooses_one_by_a_link_that_is_shown_once_and_is_kept_out_at_once()
    {
        Visitor administrator = await site.SignInAs(Roles.Administrator);
        (await administrator.Page("/set-up")).QuerySelector("main a[href='/people']")!.TextContent.Trim().Should().Be("See and change who may sign in");
        string email = NewEmail();
        string page = await AddAsync(administrator, "Housing officer", email);
        IHtmlDocument shown = await administrator.Page(page);
        string link = shown.QuerySelector("textarea")!.TextContent.Trim();
        link.Should().StartWith("https://performance.wellbridge.example/account/new-password/");
        (await administrator.Page(page)).QuerySelector("textarea").Should().BeNull("it is shown once");
        (await administrator.Page(link)).QuerySelector("h1")!.TextContent.Should().Be("Sign out first", "whoever made it would choose for somebody else");

        Visitor officer = site.Visit();
        (await officer.Page(link)).QuerySelector("main")!.TextContent.Should().Contain(email);
        using HttpResponseMessage different = await officer.SendForm(link, new() { ["Password"] = Chosen, ["Again"] = "something else" });
        (await Visitor.Read(different)).QuerySelector("#Again-error")!.TextContent.Should().Contain("do not match");
        using HttpResponseMessage tooShort = await officer.SendForm(link, new() { ["Password"] = "short", ["Again"] = "short" });
        (await Visitor.Read(tooShort)).QuerySelector("#Password-error")!.TextContent.Should().Contain("12 characters or more");
        using HttpResponseMessage chosen = await officer.SendForm(link, new() { ["Password"] = Chosen, ["Again"] = Chosen });
        chosen.Headers.Location!.OriginalString.Should().Be("/account/sign-in");
        (await officer.Page("/account/sign-in")).QuerySelector(".moj-alert")!.TextContent.Should().Contain("Your password is set");
        (await officer.SignIn(email, Chosen)).StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await officer.Get("/enter")).StatusCode.Should().Be(HttpStatusCode.OK);
        using HttpResponseMessage used = await site.Visit().Get(link);
        used.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await Visitor.Read(used)).QuerySelector("main")!.TextContent.Should().Contain("has been used already");

        string person = page.Replace("/password-link", "");
        (await administrator.SendForm(person + "/disable", [])).StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await officer.Get("/enter")).StatusCode.Should().Be(HttpStatusCode.Redirect, "the next request finds no sign-in");
        (await site.Visit().SignIn(email, Chosen)).StatusCode.Should().Be(HttpStatusCode.OK);
        (await administrator.Page(person)).QuerySelector(".govuk-tag")!.TextContent.Should().Be("Disabled");
        (await administrator.SendForm(person, [], "Enable the account")).StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await site.Visit().SignIn(email, Chosen)).StatusCode.Should().Be(HttpStatusCode.Redirect);

        (await site.ReadLog()).Should().NotContain(link.Split('/')[^1]).And.NotContain(email);
    }

    [Fact]
    public async Task What_cannot_be_stored_is_said_beside_its_field_and_nothing_typed_is_lost()
    {
        Visitor administrator = await site.SignInAs(Roles.Administrator);

        using HttpResponseMessage answer = await administrator.SendForm("/people/new", new() { ["Form.DisplayName"] = "", ["Form.Email"] = "no address" });

        IHtmlDocument page = await Visitor.Read(answer);
        page.QuerySelectorAll(".govuk-error-summary__list a").Select(a => (a.TextContent, a.GetAttribute("href"))).Should().BeEquivalentTo(
            [("Enter a name", "#Form-DisplayName"), ("Select at least one role", "#Form-Roles"), ("“no address” is not an email address", "#Form-Email")]);
        page.QuerySelectorAll(".govuk-error-summary__list a").Should().OnlyContain(a => page.QuerySelector(a.GetAttribute("href")!) != null);
        ((IHtmlInputElement)page.GetElementById("Form-Email")!).Value.Should().Be("no address");
    }

    [Fact]
    public async Task The_second_of_two_who_change_somebody_sees_both_versions()
    {
        Visitor administrator = await site.SignInAs(Roles.Administrator);
        string address = (await AddAsync(administrator, "Somebody", NewEmail())).Replace("/password-link", "/edit");
        var stale = (IHtmlFormElement)(await administrator.Page(address)).QuerySelector("main form")!;
        (await administrator.SendForm(address, new() { ["Form.DisplayName"] = "By the first" })).StatusCode.Should().Be(HttpStatusCode.Redirect);

        using HttpResponseMessage second = await administrator.SendForm(stale, address, new() { ["Form.DisplayName"] = "By the second" });

        IHtmlDocument page = await Visitor.Read(second);
        page.QuerySelector(".pm-check")!.TextContent.Should().Contain("Name: By the first");
        ((IHtmlInputElement)page.GetElementById("Form-DisplayName")!).Value.Should().Be("By the second");
        (await administrator.SendForm((IHtmlFormElement)page.QuerySelector("main form")!, address, [])).StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await administrator.Page(address)).QuerySelector("h1")!.TextContent.Should().Be("Change By the second");
    }

    [Fact]
    public async Task A_leavers_measures_are_handed_over_before_they_are_disabled()
    {
        Visitor administrator = await site.SignInAs(Roles.Administrator);
        User taker = await site.UserWithRole(Roles.Contributor);
        string person = (await AddAsync(administrator, "The leaver", NewEmail())).Replace("/password-link", "");
        int leaver = int.Parse(person.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
        string code = await site.AddMeasure(m => m.OwnerId = leaver), other = await site.AddMeasure(m => m.OwnerId = leaver);
        (await administrator.Page(person + "/disable")).QuerySelector(".govuk-inset-text")!.TextContent.Should().Contain("2 measures");
        string key = await site.WithDatabase(async d => $"Measure-{await d.Measures.Where(m => m.Code == code).Select(m => m.Id).SingleAsync()}");
        var answers = new Dictionary<string, string> { ["Form.To"] = $"{taker.Id}", ["Form.What"] = "selected", ["Form.Keys"] = key };

        using HttpResponseMessage seen = await administrator.SendForm(person + "/hand-over", answers);
        IHtmlDocument preview = await Visitor.Read(seen);
        preview.QuerySelector(".pm-effect")!.TextContent.Should().Contain("1 measure").And.Contain(code).And.NotContain(other);
        (await OwnerAsync(code)).Should().Be(leaver);
        using HttpResponseMessage done = await administrator.SendForm((IHtmlFormElement)preview.QuerySelector("main form")!, person + "/hand-over", answers, "Hand over");

        done.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await OwnerAsync(code)).Should().Be(taker.Id);
        (await OwnerAsync(other)).Should().Be(leaver);
        (await administrator.Page(person)).QuerySelector(".moj-alert")!.TextContent.Should().Contain("Handed over from The leaver to Contributor of Wellbridge: 1 measure");

        (await administrator.SendForm(person + "/disable", [])).StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await administrator.Page(person)).QuerySelector(".govuk-inset-text")!.TextContent.Should().Contain("1 measure");
        (await (await site.SignInAs(Roles.PerformanceOfficer)).Page("/owners")).QuerySelectorAll("#Form-Owner option").Select(o => o.TextContent).Should().NotContain("The leaver");
    }

    [Fact]
    public async Task The_only_administrator_is_told_that_they_are_the_last()
    {
        await using var alone = new WebSite();
        User only = await alone.UserWithRole(Roles.Administrator);
        Visitor administrator = await alone.SignInAs(Roles.Administrator);
        string address = $"/people/{only.Id}";
        IHtmlDocument page = await administrator.Page(address + "/edit");
        ((IHtmlInputElement)page.QuerySelector("input[value='Administrator']")!).IsChecked = false;
        var form = (IHtmlFormElement)page.QuerySelector("main form")!;

        using HttpResponseMessage refused = await administrator.SendForm(form, address + "/edit", new() { ["Form.Roles"] = Roles.Viewer });
        (await Visitor.Read(refused)).QuerySelector("#Form-Roles-error")!.TextContent.Should().Contain("is the last administrator who can sign in");

        await AddAsync(administrator, "Another", "another@wellbridge.example", Roles.Administrator);
        await alone.WithDatabase(d => d.Users.Where(u => u.Email == "another@wellbridge.example").ExecuteUpdateAsync(u => u.SetProperty(x => x.PasswordHash, "hash")));
        using HttpResponseMessage told = await administrator.SendForm(form, address + "/edit", new() { ["Form.Roles"] = Roles.Viewer });
        IHtmlDocument asked = await Visitor.Read(told);
        asked.QuerySelector(".pm-check h2")!.TextContent.Should().Be("You are taking a role from yourself: Administrator");
        using HttpResponseMessage saved = await administrator.SendForm((IHtmlFormElement)asked.QuerySelector("main form")!, address + "/edit", []);
        saved.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await administrator.Get("/people")).Headers.Location!.AbsolutePath.Should().Be("/account/sign-in");
    }

    private static async Task<string> AddAsync(Visitor administrator, string name, string email, string role = Roles.Contributor)
    {
        using HttpResponseMessage added = await administrator.SendForm("/people/new", new() { ["Form.DisplayName"] = name, ["Form.Email"] = email, ["Form.Roles"] = role });
        added.StatusCode.Should().Be(HttpStatusCode.Redirect, await added.Content.ReadAsStringAsync());
        return added.Headers.Location!.OriginalString;
    }

    private static string NewEmail() => $"{Guid.NewGuid():N}@wellbridge.example";

    private Task<int?> OwnerAsync(string code) => site.WithDatabase(d => d.Measures.Where(m => m.Code == code).Select(m => m.OwnerId).SingleAsync());
}
