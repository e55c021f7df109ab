using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using FluentAssertions;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Tests.Pages.Entry;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Grid;

public sealed class EntryGridTests(EntrySite site) : IClassFixture<EntrySite>
{
    [Fact]
    public async Task The_table_is_a_form_of_everything_that_is_owed()
    {
        string code = await site.AddMeasure();
        Visitor contributor = await site.SignInAs(Roles.Contributor);

        IHtmlDocument page = await contributor.Page($"/enter/grid?search={code}");

        IElement row = page.QuerySelector("tr[data-row]")!;
        row.TextContent.Should().Contain(code).And.Contain("Q2 2026/27").And.Contain("330").And.Contain("319").And.Contain("Not entered");
        row.QuerySelector("[data-field=Value]")!.GetAttribute("aria-label").Should().StartWith("Value, " + code);
        row.QuerySelectorAll("[data-field=Numerator]").Should().BeEmpty("nothing on the page collects it");
        row.QuerySelectorAll("textarea[name='Rows[0].Form.Note'], select[name='Rows[0].Form.Reason']").Should().HaveCount(2);
        page.QuerySelectorAll("[role=grid]").Should().BeEmpty("it is one with script alone");
        (await contributor.Page("/enter")).QuerySelectorAll("a[href='/enter/grid#grid']").Should().ContainSingle();
    }

    [Fact]
    public async Task Without_script_what_can_be_stored_is_and_what_cannot_comes_back_as_it_was_typed()
    {
        string one = await site.AddMeasure(m => m.Title = "Formed one"), two = await site.AddMeasure(m => m.Title = "Formed two"), three = await site.AddMeasure(m => m.Title = "Formed three");
        Visitor contributor = await site.SignInAs(Roles.Contributor);
        const string Address = "/enter/grid?search=Formed";

        using HttpResponseMessage answer = await contributor.SendForm(Address, new() { ["Rows[0].Form.Value"] = "318", ["Rows[1].Form.Value"] = "91,5", ["Rows[1].Form.Note"] = "Typed at five to five" }, "Submit");

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        IHtmlDocument page = await Visitor.Read(answer);
        page.Title.Should().StartWith("Error: ");
        page.QuerySelector(".govuk-error-summary a")!.TextContent.Should().Contain(two).And.Contain("“91,5”");
        string target = page.QuerySelector(".govuk-error-summary a")!.GetAttribute("href")!;
        ((IHtmlInputElement)page.QuerySelector(target)!).Value.Should().Be("91,5");
        ((IHtmlTextAreaElement)page.QuerySelector("textarea[name='Rows[1].Form.Note']")!).Value.Trim().Should().Be("Typed at five to five");
        page.QuerySelector(".moj-alert")!.TextContent.Should().Contain("1 value submitted");
        ((await site.Result(one))!.Value, await site.Result(two), await site.Result(three)).Should().Be((318, null, null));

        // Sent again, put right: the row that was stored is not stored again.
        var form = (IHtmlFormElement)page.QuerySelector("form[data-entry-grid]")!;
        using HttpResponseMessage again = await contributor.SendForm(form, Address, new() { ["Rows[1].Form.Value"] = "317" }, "Save drafts");
        again.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await site.Draft(two))!.Value.Should().Be(317);
        (await site.Draft(one)).Should().BeNull();
    }

    [Fact]
    public async Task Without_script_a_doubt_asks_why_and_is_stored_with_the_reason()
    {
        string code = await site.AddMeasure(m => m.Title = "Doubted one");
        Visitor contributor = await site.SignInAs(Roles.Contributor);
        const string Address = "/enter/grid?search=Doubted";

        using HttpResponseMessage answer = await contributor.SendForm(Address, new() { ["Rows[0].Form.Value"] = "3190", ["Rows[0].Form.Note"] = "Hotels" }, "Submit");
        IHtmlDocument page = await Visitor.Read(answer);
        (await site.Result(code)).Should().BeNull();
        var form = (IHtmlFormElement)page.QuerySelector("form[data-entry-grid]")!;
        using HttpResponseMessage confirmed = await contributor.SendForm(form, Address, new() { ["Rows[0].Form.DoubtReason"] = "Three hotels were added." }, "Submit");

        confirmed.StatusCode.Should().Be(HttpStatusCode.Redirect, (await confirmed.Content.ReadAsStringAsync())[..Math.Min(400, (await confirmed.Content.ReadAsStringAsync()).Length)]);
        ((await site.Result(code))!.Value, (await site.Result(code))!.QualityNote).Should().Be((3190, "Three hotels were added."));
    }

    [Fact]
    public async Task A_script_saves_a_row_is_told_its_versions_and_sees_both_versions_of_a_conflict()
    {
        string code = await site.AddMeasure();
        Visitor contributor = await site.SignInAs(Roles.Contributor);

        JsonElement draft = await Post(contributor, "save", code, new() { ["Value"] = "318", ["Save"] = "draft" });
        draft.GetProperty("isSaved").GetBoolean().Should().BeTrue();
        draft.GetProperty("at").GetString().Should().MatchRegex("^[0-2][0-9]:[0-5][0-9]$");
        draft.GetProperty("state").GetString().Should().Be("Draft");
        draft.GetProperty("rating").GetProperty("word").GetString().Should().Be("On target");
        string version = draft.GetProperty("draftVersion").GetString()!;

        JsonElement conflict = await Post(contributor, "save", code, new() { ["Value"] = "319", ["Save"] = "draft" });
        conflict.GetProperty("isSaved").GetBoolean().Should().BeFalse();
        conflict.GetProperty("conflict").GetProperty("panel").GetProperty("isOwn").GetBoolean().Should().BeTrue();
        conflict.GetProperty("conflict").GetProperty("theirs").GetProperty("value").GetString().Should().Be("318");
        conflict.GetProperty("conflict").GetProperty("theirs").GetProperty("draftVersion").GetString().Should().Be(version);

        JsonElement check = await Post(contributor, "check", code, new() { ["Value"] = "91,5" });
        check.GetProperty("problems")[0].GetProperty("field").GetString().Should().Be("Value");
        (await site.Draft(code))!.Value.Should().Be(318);
    }

    [Fact]
    public async Task A_row_of_somebody_else_is_refused_by_every_way_and_nothing_of_its_page_is_stored()
    {
        string own = await site.AddMeasure(m => m.Title = "Refusable one");
        string other = await site.AddMeasure(m => m.OwnerId = null);
        Visitor contributor = await site.SignInAs(Roles.Contributor);
        foreach (string what in new[] { "save", "check" })
        {
            using HttpResponseMessage answer = await Send(contributor, what, other, new() { ["Value"] = "318", ["Save"] = "submit" });
            answer.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        }

        using HttpResponseMessage page = await contributor.SendForm("/enter/grid?search=Refusable", new() { ["Rows[0].Form.Value"] = "318", ["Rows[1].Code"] = other, ["Rows[1].Period"] = EntrySite.Quarter.UrlToken, ["Rows[1].Form.Value"] = "1" }, "Submit");
        page.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await site.Result(own), await site.Result(other)).Should().Be((null, null));
    }

    [Fact]
    public async Task A_row_without_the_form_token_is_refused_and_someone_signed_out_is_told_so()
    {
        string code = await site.AddMeasure();
        Visitor contributor = await site.SignInAs(Roles.Contributor);
        using HttpResponseMessage forged = await Send(contributor, "save", code, new() { ["Value"] = "318", ["Save"] = "submit" }, withToken: false);
        forged.StatusCode.Should().Be(HttpStatusCode.BadRequest);

        using HttpResponseMessage stranger = await Send(site.Visit(), "save", code, new() { ["Value"] = "318" }, withToken: false);
        stranger.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await site.Result(code)).Should().BeNull();
    }

    private static async Task<JsonElement> Post(Visitor visitor, string what, string code, Dictionary<string, string> form)
    {
        using HttpResponseMessage answer = await Send(visitor, what, code, form);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static async Task<HttpResponseMessage> Send(Visitor visitor, string what, string code, Dictionary<string, string> form, bool withToken = true)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/enter/grid/" + what) { Content = JsonContent.Create(new { code, period = EntrySite.Quarter.UrlToken, form }) };
        request.Headers.Add("X-Requested-With", "XMLHttpRequest");
        if (withToken) request.Headers.Add("RequestVerificationToken", ((IHtmlInputElement)(await visitor.Page("/enter/grid")).QuerySelector("input[name=__RequestVerificationToken]")!).Value);
        return await visitor.Send(request);
    }
}
