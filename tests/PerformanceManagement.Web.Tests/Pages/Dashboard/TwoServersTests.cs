using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using FluentAssertions;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Dashboard;

/// <summary>Two processes of the site on one database: what is saved on one is on the other's dashboard at its next request.</summary>
public sealed class TwoServersTests : IAsyncLifetime, IAsyncDisposable
{
    private const string Dashboard = "/dashboard?sort=code";
    private readonly WebSite here = new();
    private Process? there;
    private HttpClient? http;

    public async Task InitializeAsync()
    {
        await here.WithDatabase(database => ManyMeasures.FillAsync(database, 20));
        await here.UserWithRole(Roles.PerformanceOfficer);
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(Program).Assembly.Location]) { WorkingDirectory = AppContext.BaseDirectory, RedirectStandardOutput = true };
        foreach ((string key, string value) in here.Settings) start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        string address = $"http://127.0.0.1:{FreePort()}";
        start.Environment["ASPNETCORE_URLS"] = address;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Serilog__WriteTo__File__Args__path"] = Path.Combine(here.Settings["DataProtection:KeysFolder"], "..", "other-.log");
        there = Process.Start(start)!;
        there.OutputDataReceived += static (_, _) => { };
        there.BeginOutputReadLine();
        http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(address) };
        http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        for (int tries = 0; !await AnswersAsync(); tries++)
        {
            there.HasExited.Should().BeFalse();
            tries.Should().BeLessThan(1200);
            await Task.Delay(50);
        }
    }

    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        http?.Dispose();
        if (there is { HasExited: false })
        {
            there.Kill();
            await there.WaitForExitAsync();
        }

        there?.Dispose();
        await here.DisposeAsync();
    }

    [Fact]
    public async Task What_is_saved_on_one_is_on_the_others_dashboard_at_its_next_request()
    {
        Visitor first = await here.SignInAs(Roles.PerformanceOfficer);
        var second = new Visitor(http!);
        using HttpResponseMessage signedIn = await second.SignIn((await here.UserWithRole(Roles.PerformanceOfficer)).Email!, WebSite.Password);
        signedIn.StatusCode.Should().Be(HttpStatusCode.Redirect);

        foreach ((Visitor saves, Visitor looks, string value) in new[] { (first, second, "85.4"), (second, first, "86.3"), (first, second, "85.8") })
        {
            (await ValueAsync(looks)).Should().NotBe(value + "%");
            using HttpResponseMessage saved = await saves.SendForm("/enter/2026-27-Q2/M%20003", new() { ["Form.Value"] = value, ["Form.Note"] = $"The count was {value} when it was checked again." }, "Submit");
            saved.StatusCode.Should().Be(HttpStatusCode.Redirect, (await Visitor.Read(saved)).QuerySelector(".govuk-error-summary")?.TextContent);

            (await ValueAsync(looks)).Should().Be(value + "%");
            (await ValueAsync(saves)).Should().Be(value + "%");
        }
    }

    private static async Task<string> ValueAsync(Visitor visitor) =>
        (await visitor.Page(Dashboard)).QuerySelectorAll("tr.pm-measure").Single(row => row.QuerySelector(".pm-code")!.TextContent == "M 003").QuerySelector(".pm-number")!.TextContent.Trim();

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using HttpResponseMessage answer = await http!.GetAsync(new Uri("/account/sign-in", UriKind.Relative));
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
