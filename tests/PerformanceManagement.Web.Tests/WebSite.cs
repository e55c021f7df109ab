using System.Globalization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Web.Tests;

/// <summary>
/// The whole site as it runs in production, over a SQLite file of its own with reference data, nothing switched off.
/// Change <see cref="Settings"/> before the first request.
/// </summary>
public class WebSite : WebApplicationFactory<Program>
{
    public const string Password = "correct horse battery";

    private readonly string folder = Directory.CreateTempSubdirectory("pm-site-").FullName;
    private readonly SemaphoreSlim makingUser = new(1);

    // A machine has few watchers of files, and hundreds of sites are made here: what they watch is looked at now and then instead.
    static WebSite()
    {
        Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");
        Environment.SetEnvironmentVariable("DOTNET_USE_POLLING_FILE_WATCHER", "true");
    }

    public WebSite()
    {
        Settings = new()
        {
            ["ConnectionStrings:PerformanceManagement"] = new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "site.db"), Pooling = false }.ToString(),
            ["Database:MigrateOnStart"] = "true",
            ["Council:Name"] = "Wellbridge Council",
            ["DataProtection:KeysFolder"] = Path.Combine(folder, "keys"),
            ["SignIn:AttemptsPerMinute"] = "10000",
            // Nothing works beside a test that does not ask for it.
            ["Mail:Off"] = "true",
        };
    }

    /// <summary>The configuration, over appsettings.json.</summary>
    public Dictionary<string, string> Settings { get; }

    /// <summary>Whether it makes its database itself, where others begin with a copy of one that was made so.</summary>
    public bool StartsEmpty { get; init; }

    /// <summary>A browser at the sign-in page, not signed in.</summary>
    public Visitor Visit(bool oldBrowser = false)
    {
        HttpClient http = CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri("https://performance.wellbridge.example"), AllowAutoRedirect = false });
        // As browsers say of a page that sends a form to its own site.
        if (!oldBrowser) http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return new Visitor(http);
    }

    /// <summary>A browser in which someone with a role has filled in the sign-in form.</summary>
    public async Task<Visitor> SignInAs(string role)
    {
        User user = await UserWithRole(role);
        Visitor visitor = Visit();
        using HttpResponseMessage answer = await visitor.SignIn(user.Email!, Password);
        if (answer.StatusCode != System.Net.HttpStatusCode.Redirect) throw new InvalidOperationException($"{role} could not sign in: {answer.StatusCode}.");
        return visitor;
    }

    /// <summary>The one user of this site with a role, made when first asked for.</summary>
    public async Task<User> UserWithRole(string role)
    {
        string email = role.ToLower(CultureInfo.InvariantCulture).Replace(' ', '.') + "@wellbridge.example";
        await makingUser.WaitAsync();
        try
        {
            await using AsyncServiceScope scope = Services.CreateAsyncScope();
            var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
            if (await users.FindByEmailAsync(email) is { } known) return known;

            var user = new User { UserName = email, Email = email, DisplayName = role + " of Wellbridge" };
            Expect(await users.CreateAsync(user, Password));
            Expect(await users.AddToRoleAsync(user, role));
            return user;
        }
        finally
        {
            makingUser.Release();
        }
    }

    /// <summary>Does something with the site's database, in a scope of its own.</summary>
    public async Task<T> WithDatabase<T>(Func<PerformanceDbContext, Task<T>> work)
    {
        await using AsyncServiceScope scope = Services.CreateAsyncScope();
        PerformanceDbContext database = scope.ServiceProvider.GetRequiredService<PerformanceDbContext>();
        await database.Database.OpenConnectionAsync();
        long before = await WrittenAsync();
        T result = await work(database);
        if (await WrittenAsync() == before) return result;
        // A test may change rows behind the product's back; what was worked out from them holds no more.
        await database.DataVersions.ExecuteUpdateAsync(row => row.SetProperty(v => v.Number, v => v.Number + 1).SetProperty(v => v.Everything, v => v.Number + 1));
        return result;

        Task<long> WrittenAsync() => database.Database.SqlQueryRaw<long>("SELECT total_changes() AS Value").SingleAsync();
    }

    /// <summary>Everything logged so far.</summary>
    public async Task<string> ReadLog()
    {
        string text = "";
        foreach (string path in Directory.GetFiles(folder, "site-*.log"))
        {
            await using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(file);
            text += await reader.ReadToEndAsync();
        }

        return text;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
        makingUser.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        string file = Path.Combine(folder, "site.db");
        if (!StartsEmpty && Settings["Database:MigrateOnStart"] == "true" && !File.Exists(file)) StartingDatabase.CopyTo(file, Settings.GetValueOrDefault("Database:SampleCouncil") == "true");
        // What is wired wrongly fails every test here, and not the one request that needs it.
        builder.UseDefaultServiceProvider(services => services.ValidateOnBuild = services.ValidateScopes = true);
        foreach ((string key, string value) in Settings)
            builder.UseSetting(key, value);
        // Not a setting: those arrive with every section above them as an empty value, which Serilog takes for a name.
        builder.ConfigureAppConfiguration(configuration => configuration.AddInMemoryCollection(
            new Dictionary<string, string?> { ["Serilog:WriteTo:File:Args:path"] = Path.Combine(folder, "site-.log") }));
    }

    private static void Expect(IdentityResult result)
    {
        if (!result.Succeeded) throw new InvalidOperationException(result.ToString());
    }
}
