using System.Net;
using System.Text.RegularExpressions;

namespace PerformanceManagement.Benchmarks.Pages;

/// <summary>Somebody signed in to a served site, through its own form.</summary>
public sealed partial class Visitor : IDisposable
{
    private readonly HttpClient http;
    private readonly CookieContainer cookies;

    private Visitor(HttpClient http, CookieContainer cookies)
    {
        this.http = http;
        this.cookies = cookies;
    }

    /// <summary>The cookies as a header.</summary>
    public string Cookie => cookies.GetCookieHeader(http.BaseAddress!);

    /// <summary>Signs in.</summary>
    public static async Task<Visitor> SignInAsync(ServedSite site, string email, string password)
    {
        Visitor visitor = New(site);
        string form = await visitor.http.GetStringAsync("/account/sign-in");
        using var typed = new FormUrlEncodedContent(new Dictionary<string, string> { ["Email"] = email, ["Password"] = password, ["__RequestVerificationToken"] = Token().Match(form).Groups[1].Value });
        using HttpResponseMessage answer = await visitor.http.PostAsync("/account/sign-in", typed);
        answer.EnsureSuccessStatusCode();
        return visitor.Cookie.Contains("performance-sign-in", StringComparison.Ordinal) ? visitor : throw new InvalidOperationException($"{email} could not sign in.");
    }

    /// <summary>Opens a page of a site that asks nobody to sign in.</summary>
    public static async Task<Visitor> OpenAsync(ServedSite site, string path)
    {
        Visitor visitor = New(site);
        await visitor.BytesAsync(path, compressed: false);
        return visitor;
    }

    /// <summary>The bytes of a page as they come.</summary>
    public async Task<int> BytesAsync(string path, bool compressed)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (compressed) request.Headers.Add("Accept-Encoding", "gzip, br");
        using HttpResponseMessage answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadAsByteArrayAsync()).Length;
    }

    public void Dispose() => http.Dispose();

    private static Visitor New(ServedSite site)
    {
        var cookies = new CookieContainer();
#pragma warning disable CA2000 // The client disposes it.
        return new Visitor(new HttpClient(new HttpClientHandler { CookieContainer = cookies, AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = new Uri(site.Address), Timeout = TimeSpan.FromMinutes(10) }, cookies);
#pragma warning restore CA2000
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
