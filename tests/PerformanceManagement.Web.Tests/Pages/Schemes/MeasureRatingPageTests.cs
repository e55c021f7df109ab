using System.Net;
using AngleSharp.Html.Dom;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Schemes;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Tests.Pages.Entry;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Schemes;

public sealed class MeasureRatingPageTests
{
    [Fact]
    public async Task A_measures_own_tolerance_is_looked_at_set_and_shown_with_who_set_it()
    {
        await using var site = new EntrySite();
        string code = await site.AddMeasure(m => m.Results.Add(new() { Period = EntrySite.Quarter, Value = 340, SubmittedAt = DateTime.UnixEpoch }));
        string address = $"/measures/{Uri.EscapeDataString(code)}/rating";
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);
        IHtmlDocument measure = await officer.Page($"/measures/{Uri.EscapeDataString(code)}");
        measure.QuerySelectorAll("main a").Single(a => a.TextContent == "Change how it is rated").GetAttribute("href").Should().Be(address);

        using HttpResponseMessage effect = await officer.SendForm(address, new()
        {
            ["Form.Tolerance"] = "5",
            ["Form.ToleranceKind"] = "Units",
            ["Form.From"] = "1/7/2026",
            ["Form.Reason"] = "Small numbers swing",
            ["Form.Do"] = "effect",
        });
        IHtmlDocument page = await Visitor.Read(effect);
        page.QuerySelector(".pm-effect")!.TextContent.Should().Contain("The council’s default scheme, with a tolerance of its own: 5 households").And.Contain("1 measure would move from slightly below target (amber) to significantly below target (red).");
        (await site.WithDatabase(d => d.RatingOverrides.AnyAsync())).Should().BeFalse();
        using HttpResponseMessage set = await officer.SendForm((IHtmlFormElement)page.QuerySelector("main form")!, address, new() { ["Form.Do"] = "set" });

        set.StatusCode.Should().Be(HttpStatusCode.Redirect);
        IHtmlDocument after = await officer.Page(address);
        after.QuerySelector("tbody")!.TextContent.Should().Contain("1 July 2026").And.Contain("Small numbers swing").And.Contain("Performance officer of Wellbridge");
        (await officer.Page($"/measures/{Uri.EscapeDataString(code)}")).QuerySelector(".pm-rules")!.TextContent.Should().Contain("RAG 5%, with a tolerance of its own: 5 households").And.Contain("1 July 2026, set by Performance officer of Wellbridge: Small numbers swing");
        IHtmlDocument rules = await site.Visit().Page("/how-ratings-work");
        rules.QuerySelector("main")!.TextContent.Should().Contain($"{code} Households in temporary accommodation").And.Contain("5 households, since 1 July 2026").And.NotContain("Small numbers swing");
    }

    [Fact]
    public async Task What_cannot_be_stands_beside_its_field_with_what_was_typed()
    {
        await using var site = new EntrySite();
        string code = await site.AddMeasure();
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);

        using HttpResponseMessage answer = await officer.SendForm($"/measures/{Uri.EscapeDataString(code)}/rating", new() { ["Form.Tolerance"] = "2 or so", ["Form.From"] = "1/1/2026" });

        IHtmlDocument page = await Visitor.Read(answer);
        page.QuerySelector("#Form-Tolerance-error")!.TextContent.Should().Contain("“2 or so” is not a number");
        page.QuerySelector("#Form-From-error")!.TextContent.Should().Contain("Quarters up to 30 June 2026 are signed off");
        page.QuerySelector("#Form-Reason-error")!.TextContent.Should().Contain("Say why");
        ((IHtmlInputElement)page.QuerySelector("#Form-Tolerance")!).Value.Should().Be("2 or so");
    }

    [Fact]
    public async Task The_second_of_two_sees_what_the_first_set()
    {
        await using var site = new EntrySite();
        string code = await site.AddMeasure(submitted: EntrySite.Quarter);
        string address = $"/measures/{Uri.EscapeDataString(code)}/rating";
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);
        Dictionary<string, string> typed = new() { ["Form.SchemeName"] = "Achieved/Failed", ["Form.From"] = "1/7/2026", ["Form.Reason"] = "Yes or no" };
        using HttpResponseMessage effect = await officer.SendForm(address, typed);
        IHtmlDocument seen = await Visitor.Read(effect);
        User administrator = await site.UserWithRole(Roles.Administrator);
        await site.WithDatabase(async d =>
        {
            d.RatingOverrides.Add(new RatingOverride { MeasureId = (await d.Measures.SingleAsync(m => m.Code == code)).Id, From = new DateOnly(2026, 7, 1), Tolerance = 9, ToleranceKind = ToleranceKind.Percent, Reason = "Mine", SetById = administrator.Id, SetAt = new DateTime(2026, 10, 1, 9, 0, 0, DateTimeKind.Utc) });
            return await d.SaveChangesAsync();
        });

        using HttpResponseMessage answer = await officer.SendForm((IHtmlFormElement)seen.QuerySelector("main form")!, address, new() { ["Form.Do"] = "set" });

        (await Visitor.Read(answer)).QuerySelector(".pm-check")!.TextContent.Should().Contain("Administrator of Wellbridge").And.Contain("9% of target").And.Contain("Yours, not saved: Achieved/Failed, from 1/7/2026: Yes or no");
        (await site.WithDatabase(d => d.RatingOverrides.SingleAsync())).Tolerance.Should().Be(9);
    }

    [Fact]
    public async Task A_code_with_a_slash_has_its_page_and_no_measure_has_none()
    {
        await using var site = new EntrySite();
        await site.AddMeasure(m => m.Code = "NI 59/60");
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);

        (await officer.Page("/measures/NI 59%2F60/rating")).QuerySelector("h1")!.TextContent.Should().StartWith("NI 59/60");
        using HttpResponseMessage none = await officer.Get("/measures/NI%20999/rating");
        none.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }
}
