using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Users;
using SkiaSharp;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Settings;

/// <summary>The council's settings on their page, and what they do to every other one.</summary>
public sealed class SettingsTests
{
    [Fact]
    public async Task An_administrator_sets_name_colour_and_contact_and_every_page_has_them_at_once()
    {
        await using WebSite site = Unnamed();
        Visitor administrator = await site.SignInAs(Roles.Administrator);

        using HttpResponseMessage saved = await administrator.SendForm("/settings", new() { ["Form.Name"] = "Eastmere District Council", ["Form.BrandColour"] = "#5b2a6e", ["Form.Support"] = "performance@eastmere.example" });

        saved.StatusCode.Should().Be(HttpStatusCode.Redirect);
        IHtmlDocument signIn = await site.Visit().Page("/account/sign-in");
        signIn.Title.Should().Be("Sign in - Performance - Eastmere District Council");
        signIn.QuerySelector("main")!.TextContent.Should().Contain("Ask for a link to choose a new one: performance@eastmere.example");
        signIn.QuerySelector("footer a[href^='mailto:']")!.GetAttribute("href").Should().Be("mailto:performance@eastmere.example");
        string theme = signIn.QuerySelectorAll("link[rel=stylesheet]").Select(l => l.GetAttribute("href")!).Single(a => a.StartsWith("/theme.css", StringComparison.Ordinal));
        using HttpResponseMessage css = await site.Visit().Get(theme);
        (await css.Content.ReadAsStringAsync()).Should().Contain("--pm-brand:#5b2a6e");
        css.Headers.CacheControl!.MaxAge.Should().BeGreaterThan(TimeSpan.FromDays(300));
        using HttpResponseMessage old = await site.Visit().Get("/theme.css?v=of-before");
        old.Headers.CacheControl!.NoCache.Should().BeTrue("an address of before is not kept with what is now");
        using HttpResponseMessage missing = await administrator.Get("/no-such-page");
        (await Visitor.Read(missing)).QuerySelector("main")!.TextContent.Should().Contain("Help: performance@eastmere.example");
    }

    [Fact]
    public async Task What_is_wrong_is_said_beside_its_field_and_what_was_typed_stays()
    {
        await using WebSite site = Unnamed();
        Visitor administrator = await site.SignInAs(Roles.Administrator);

        using HttpResponseMessage answer = await administrator.SendForm("/settings", new() { ["Form.Name"] = "", ["Form.BrandColour"] = "#ffcc00", ["Form.Support"] = "01234 567890" });

        IHtmlDocument page = await Visitor.Read(answer);
        page.QuerySelector("#Form-Name-error")!.TextContent.Should().Contain("Enter the name of the council");
        page.QuerySelector("#Form-BrandColour-error")!.TextContent.Should().Contain("has a contrast of 1.5 to 1 and needs at least 4.5 to 1");
        ValueOf(page, "Form-BrandColour").Should().Be("#ffcc00");
        ValueOf(page, "Form-Support").Should().Be("01234 567890");
    }

    [Fact]
    public async Task What_the_configuration_sets_is_shown_with_its_name_and_not_offered()
    {
        await using var site = new WebSite();
        site.Settings["Report:Profile"] = "corporate-performance";
        Visitor administrator = await site.SignInAs(Roles.Administrator);

        IHtmlDocument page = await administrator.Page("/settings");

        page.QuerySelector("[name='Form.Name']").Should().BeNull();
        page.QuerySelector("[name='Form.Profile']").Should().BeNull();
        string text = page.QuerySelector("main")!.TextContent;
        text.Should().Contain("Wellbridge Council").And.Contain("Set in the configuration (Council:Name), so it cannot be changed here.").And.Contain("Corporate performance report").And.Contain("(Report:Profile)");
        using HttpResponseMessage byHand = await administrator.SendForm("/settings", new() { ["Form.Name"] = "Another Council", ["Form.Support"] = "01234 567890" });
        byHand.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await site.WithDatabase(d => d.CouncilSettings.SingleAsync())).Should().BeEquivalentTo(new { Name = (string?)null, Support = "01234 567890" });
        (await administrator.Page("/settings")).Title.Should().EndWith(" - Wellbridge Council");
    }

    [Fact]
    public async Task Of_two_administrators_the_second_sees_what_the_first_saved_and_chooses()
    {
        await using WebSite site = Unnamed();
        Visitor first = await site.SignInAs(Roles.Administrator), second = await site.SignInAs(Roles.Administrator);
        var form = (IHtmlFormElement)(await second.Page("/settings")).QuerySelector("main form")!;
        (await first.SendForm("/settings", new() { ["Form.Name"] = "Eastmere Council" })).Dispose();

        IHtmlDocument both = await Visitor.Read(await second.SendForm(form, "/settings", new() { ["Form.Name"] = "Westmere Council" }));

        both.QuerySelector("[aria-labelledby=conflict-heading]")!.TextContent.Should().Contain("Eastmere Council");
        ValueOf(both, "Form-Name").Should().Be("Westmere Council");
        (await second.SendForm((IHtmlFormElement)both.QuerySelector("main form")!, "/settings", [])).StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await site.WithDatabase(d => d.CouncilSettings.SingleAsync())).Name.Should().Be("Westmere Council");
    }

    [Fact]
    public async Task What_approvers_may_do_is_shown_first_and_holds_from_their_next_page_on()
    {
        await using WebSite site = Unnamed();
        Visitor administrator = await site.SignInAs(Roles.Administrator), approver = await site.SignInAs(Roles.Approver);
        (await approver.Get("/reports/2026-27-Q2/all")).StatusCode.Should().NotBe(HttpStatusCode.Forbidden);
        var form = (IHtmlFormElement)(await administrator.Page("/settings")).QuerySelector("main form")!;
        ((IHtmlInputElement)form.QuerySelector("[name='Form.ApproversPrepareReports']")!).IsChecked = false;

        IHtmlDocument asked = await Visitor.Read(await administrator.SendForm(form, "/settings", new() { ["Form.Name"] = "Eastmere Council" }));

        asked.QuerySelector("[aria-labelledby=effect-heading]")!.TextContent.Should().Contain("1 approver could no longer prepare and publish reports.");
        (await approver.Get("/reports/2026-27-Q2/all")).StatusCode.Should().NotBe(HttpStatusCode.Forbidden, "nothing is stored yet");
        (await administrator.SendForm((IHtmlFormElement)asked.QuerySelector("main form")!, "/settings", new() { ["Form.IsConfirmed"] = "true" })).StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await approver.Get("/reports/2026-27-Q2/all")).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await approver.Page("/reports")).QuerySelector("main a[href$='/all']").Should().BeNull("what is refused is not offered");
        (await (await site.SignInAs(Roles.DemocraticServices)).Get("/reports/2026-27-Q2/all")).StatusCode.Should().NotBe(HttpStatusCode.Forbidden, "the setting is about approvers alone");
    }

    [Fact]
    public async Task A_logo_is_drawn_anew_shown_in_the_header_and_kept_by_its_address()
    {
        await using WebSite site = Unnamed();
        Visitor administrator = await site.SignInAs(Roles.Administrator);
        byte[] sent = [.. Picture(SKEncodedImageFormat.Jpeg, 1600, 400), .. "<script>alert(1)</script>"u8];

        using HttpResponseMessage saved = await UploadAsync(administrator, sent, "Eastmere District Council");

        saved.StatusCode.Should().Be(HttpStatusCode.Redirect);
        IElement logo = (await site.Visit().Page("/account/sign-in")).QuerySelector(".pm-header img")!;
        (logo.GetAttribute("alt"), logo.GetAttribute("width"), logo.GetAttribute("height")).Should().Be(("Eastmere District Council", "640", "160"));
        using HttpResponseMessage picture = await site.Visit().Get(logo.GetAttribute("src")!);
        byte[] kept = await picture.Content.ReadAsByteArrayAsync();
        picture.Content.Headers.ContentType!.MediaType.Should().Be("image/png");
        picture.Headers.CacheControl!.MaxAge.Should().BeGreaterThan(TimeSpan.FromDays(300));
        SKBitmap.DecodeBounds(kept).Size.Should().Be(new SKSizeI(640, 160));
        Encoding.Latin1.GetString(kept).Should().NotContain("alert", "what stands beside the picture is not kept");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/logo.png");
        again.Headers.IfNoneMatch.Add(picture.Headers.ETag!);
        (await site.Visit().Send(again)).StatusCode.Should().Be(HttpStatusCode.NotModified);

        (await administrator.SendForm("/settings/logo", [], "Take the logo away")).StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await site.Visit().Get("/logo.png")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await site.Visit().Page("/account/sign-in")).QuerySelector(".pm-header img").Should().BeNull();
    }

    [Fact]
    public async Task What_is_no_picture_that_can_be_shown_is_refused_in_a_sentence()
    {
        await using WebSite site = Unnamed();
        Visitor administrator = await site.SignInAs(Roles.Administrator);
        byte[] whole = Picture(SKEncodedImageFormat.Png, 300, 100);
        (byte[] File, string Sentence)[] refused =
        [
            ("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"u8.ToArray(), "The file is not a picture in PNG or JPEG"),
            ([], "The file is not a picture in PNG or JPEG"),
            (Picture(SKEncodedImageFormat.Webp, 30, 10), "The file is not a picture in PNG or JPEG"),
            (whole[..(whole.Length / 2)], "The file is damaged"),
            (Picture(SKEncodedImageFormat.Png, 4001, 1), "The picture is 4,001 by 1 pixels, and may have at most 4,000 on a side"),
            (new byte[1_000_001], "The file is larger than 1 MB"),
        ];

        foreach ((byte[] file, string sentence) in refused)
        {
            using HttpResponseMessage answer = await UploadAsync(administrator, file, "Eastmere");
            answer.StatusCode.Should().Be(HttpStatusCode.OK, sentence);
            IHtmlDocument page = await Visitor.Read(answer);
            page.QuerySelector("#Form-Picture-error")!.TextContent.Should().Contain(sentence);
            ValueOf(page, "Form-AlternativeText").Should().Be("Eastmere");
        }

        (await site.WithDatabase(d => d.CouncilLogos.AnyAsync())).Should().BeFalse();
    }

    private static WebSite Unnamed()
    {
        var site = new WebSite();
        site.Settings.Remove("Council:Name");
        return site;
    }

    private static string? ValueOf(IHtmlDocument page, string id) => ((IHtmlInputElement)page.GetElementById(id)!).Value;

    private static byte[] Picture(SKEncodedImageFormat format, int width, int height)
    {
        using var bitmap = new SKBitmap(width, height);
        for (int x = 0; x < width; x++) bitmap.SetPixel(x, height / 2, new SKColor((byte)x, (byte)(x * 7), (byte)(x * 31)));
        using SKData data = bitmap.Encode(format, 90);
        return data.ToArray();
    }

    private static async Task<HttpResponseMessage> UploadAsync(Visitor visitor, byte[] file, string alternativeText)
    {
        var form = (IHtmlFormElement)(await visitor.Page("/settings/logo")).QuerySelector("main form")!;
        using var content = new MultipartFormDataContent();
        foreach (IHtmlInputElement field in form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>()) content.Add(new StringContent(field.Value), field.Name!);
        content.Add(new StringContent(alternativeText), "Form.AlternativeText");
        var picture = new ByteArrayContent(file);
        picture.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        content.Add(picture, "Form.Picture", "logo.png");
        using var request = new HttpRequestMessage(HttpMethod.Post, form.GetAttribute("action")) { Content = content };
        return await visitor.Send(request);
    }
}
