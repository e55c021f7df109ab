using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using FluentAssertions;

namespace PerformanceManagement.Web.Tests;

/// <summary>The site in a process of its own, on the database of a site in this one.</summary>
public sealed class SiteProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly HttpClient http;
    private readonly Uri address;

    private SiteProcess(Process process, Uri address)
    {
        this.process = process;
        this.address = address;
        http = NewClient();
    }

    /// <summary>Starts it, and waits until it answers.</summary>
    public static async Task<SiteProcess> StartAsync(WebSite beside)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(Program).Assembly.Location]) { WorkingDirectory = AppContext.BaseDirectory, RedirectStandardOutput = true };
        foreach ((string key, string value) in beside.Settings) start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Serilog__WriteTo__File__Args__path"] = Path.Combine(beside.Settings["DataProtection:KeysFolder"], "..", "other-.log");
        var site = new SiteProcess(Process.Start(start)!, address);
        site.process.OutputDataReceived += static (_, _) => { };
        site.process.BeginOutputReadLine();
        for (int tries = 0; !await site.AnswersAsync(); tries++)
        {
            site.process.HasExited.Should().BeFalse();
            tries.Should().BeLessThan(1200);
            await Task.Delay(50);
        }

        return site;
    }

    /// <summary>Somebody signed in to it, with cookies of their own.</summary>
    public async Task<Visitor> SignInAsync(string email)
    {
        var visitor = new Visitor(NewClient());
        using HttpResponseMessage answer = await visitor.SignIn(email, WebSite.Password);
        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        return visitor;
    }

    /// <summary>Ends it at once, whatever it is doing.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        if (!process.HasExited) await KillAsync();
        process.Dispose();
    }

    private HttpClient NewClient()
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = address };
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return client;
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using HttpResponseMessage answer = await http.GetAsync(new Uri("/account/sign-in", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
