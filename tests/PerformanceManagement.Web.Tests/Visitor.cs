using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace PerformanceManagement.Web.Tests;

/// <summary>A browser without script: it keeps cookies, reads pages and sends their forms as they stand, token included.</summary>
public sealed class Visitor(HttpClient http)
{
    public Task<HttpResponseMessage> Get(string address) => http.GetAsync(new Uri(address, UriKind.RelativeOrAbsolute));

    public Task<HttpResponseMessage> Send(HttpRequestMessage request) => http.SendAsync(request);

    /// <summary>A page that must be there.</summary>
    public async Task<IHtmlDocument> Page(string address)
    {
        using HttpResponseMessage answer = await Get(address);
        if (answer.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"GET {address} answered {(int)answer.StatusCode}.");
        return await Read(answer);
    }

    /// <summary>The answer as a page.</summary>
    public static async Task<IHtmlDocument> Read(HttpResponseMessage answer) =>
        await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());

    /// <summary>Opens a page and sends its form (the one with the button, where there are several) with these answers over what stands in it.</summary>
    public async Task<HttpResponseMessage> SendForm(string address, Dictionary<string, string> answers, string? button = null)
    {
        IHtmlDocument page = await Page(address);
        IHtmlFormElement form = page.QuerySelectorAll("main form, header form").OfType<IHtmlFormElement>()
            .Where(candidate => candidate.Method == "post")
            .First(candidate => button is null ? candidate.Closest("main") is not null : candidate.QuerySelectorAll("button").Any(b => b.TextContent.Trim() == button));
        return await SendForm(form, address, answers, button);
    }

    /// <summary>Sends a form of a page already read.</summary>
    public async Task<HttpResponseMessage> SendForm(IHtmlFormElement form, string address, Dictionary<string, string> answers, string? button = null)
    {
        // Boxes of one question have one name.
        List<KeyValuePair<string, string>> fields = [];
        foreach (IElement control in form.QuerySelectorAll("input[name], textarea[name], select[name]"))
        {
            if (ValueOf(control) is { } value) fields.Add(new(control.GetAttribute("name")!, value));
        }

        IElement? pressed = button is null ? null : form.QuerySelectorAll("button[name]").FirstOrDefault(b => b.TextContent.Trim() == button);
        if (pressed is not null) fields.Add(new(pressed.GetAttribute("name")!, pressed.GetAttribute("value") ?? ""));
        fields.RemoveAll(field => answers.ContainsKey(field.Key));
        fields.AddRange(answers);
        using var content = new FormUrlEncodedContent(fields);
        return await http.PostAsync(new Uri(form.GetAttribute("action") is { Length: > 0 } action ? action : address, UriKind.Relative), content);
    }

    /// <summary>Opens a page and sends files with the form that takes them.</summary>
    public async Task<HttpResponseMessage> SendFiles(string address, params (string Name, byte[] Content)[] files)
    {
        IHtmlDocument page = await Page(address);
        var form = (IHtmlFormElement)page.QuerySelector("main form[enctype='multipart/form-data']")!;
        using var content = new MultipartFormDataContent();
        foreach (IElement control in form.QuerySelectorAll("input[name]:not([type=file])"))
            content.Add(new StringContent(ValueOf(control) ?? ""), control.GetAttribute("name")!);
        foreach ((string name, byte[] bytes) in files) content.Add(new ByteArrayContent(bytes), form.QuerySelector("input[type=file]")!.GetAttribute("name")!, name);
        return await http.PostAsync(new Uri(form.GetAttribute("action") is { Length: > 0 } action ? action : address, UriKind.Relative), content);
    }

    public Task<HttpResponseMessage> SignIn(string email, string password, string? returnUrl = null) => SendForm(
        "/account/sign-in" + (returnUrl is null ? "" : "?returnUrl=" + Uri.EscapeDataString(returnUrl)),
        new() { ["Email"] = email, ["Password"] = password });

    private static string? ValueOf(IElement control) => control switch
    {
        IHtmlInputElement { Type: "radio" or "checkbox" } choice => choice.IsChecked ? choice.Value : null,
        IHtmlInputElement input => input.Value,
        IHtmlTextAreaElement text => text.Value,
        IHtmlSelectElement select => select.Value,
        _ => null,
    };
}
