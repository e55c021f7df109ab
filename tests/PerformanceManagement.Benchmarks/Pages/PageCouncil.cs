using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PerformanceManagement.Core;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Data;

namespace PerformanceManagement.Benchmarks.Pages;

/// <summary>A council of a size, with people who sign in, changed from this process as from another server.</summary>
public sealed class PageCouncil : IAsyncDisposable
{
    /// <summary>Everybody's password.</summary>
    public const string Password = "a-bench-password-2026";

    private readonly ManyMeasuresDatabase database;
    private readonly ServiceProvider services;
    private readonly string folder = Directory.CreateTempSubdirectory("pm-bench-council-").FullName;
    private int changes;

    private PageCouncil(int measures, int quarters)
    {
        Measures = measures;
        database = new ManyMeasuresDatabase(measures, quarters, isOpen: true);
        IConfiguration settings = new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:PerformanceManagement", database.ConnectionString)]).Build();
        IServiceCollection registered = new ServiceCollection().AddLogging().AddSingleton(settings).AddPerformanceDatabase(settings).AddPerformanceServices();
        registered.AddPerformanceIdentity();
        services = registered.BuildServiceProvider();
    }

    public int Measures { get; }

    public int Quarters => database.Quarters;

    /// <summary>Those who sign in, performance officers all.</summary>
    public IReadOnlyList<string> People { get; } = [.. Enumerable.Range(1, 50).Select(n => $"officer{n}@council.example")];

    /// <summary>What a site is told to serve it.</summary>
    public (string Name, string Value)[] Settings =>
    [
        ("ConnectionStrings__PerformanceManagement", database.ConnectionString),
        ("Council__Name", "Wellbridge Council"),
        ("DataProtection__KeysFolder", Path.Combine(folder, "keys")),
        ("SignIn__AttemptsPerMinute", "10000"),
        ("Serilog__WriteTo__File__Args__path", Path.Combine(folder, "site-.log")),
        ("Quarter", ManyMeasuresDatabase.Present.Token),
    ];

    public static async Task<PageCouncil> MakeAsync(int measures, int quarters)
    {
        var council = new PageCouncil(measures, quarters);
        await DatabaseStartup.PrepareAsync(council.services);
        await using AsyncServiceScope scope = council.services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserService>();
        foreach (string email in council.People)
        {
            if (await users.AddAsync(new UserEdit(email, "Performance officer", [Roles.PerformanceOfficer], null), Password, Actor.Process("Benchmark")) is not Saved)
                throw new InvalidOperationException($"{email} was not added.");
        }

        return council;
    }

    /// <summary>Makes a council and keeps its file.</summary>
    public static async Task KeepAsync(int measures, int quarters, string file)
    {
        await using PageCouncil council = await MakeAsync(measures, quarters);
        await using var source = new SqliteConnection(council.database.ConnectionString);
        await source.OpenAsync();
        await using SqliteCommand copy = source.CreateCommand();
        copy.CommandText = "VACUUM INTO $file";
        copy.Parameters.AddWithValue("$file", file);
        await copy.ExecuteNonQueryAsync();
    }

    /// <summary>Submits another value of a measure, through the service that the form uses.</summary>
    public async Task ChangeAsync()
    {
        int number = changes * 37 % Measures;
        string code = $"KPI {number:000}";
        changes++;
        await using AsyncServiceScope scope = services.CreateAsyncScope();
        Actor actor = Actor.Process("Benchmark");
        EntryForm form = await scope.ServiceProvider.GetRequiredService<ResultService>().FindAsync(code, ManyMeasuresDatabase.Present, actor) ?? throw new InvalidOperationException($"{code} is not asked for.");
        var typed = new ResultSubmission
        {
            Code = code,
            Period = ManyMeasuresDatabase.Present,
            Value = (60 + (changes % 300 / 10m)).ToString(CultureInfo.InvariantCulture),
            Note = $"Change {changes}.",
            Confirmed = true,
            DoubtReason = "A change to be measured.",
            ResultVersion = form.ResultVersion,
        };
        Outcome? outcome = await scope.ServiceProvider.GetRequiredService<ResultSubmissionService>().SubmitAsync(form, typed, actor);
        if (outcome is not Saved) throw new InvalidOperationException($"{code} was not saved: {outcome}");
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        database.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
