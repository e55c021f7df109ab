using FluentAssertions;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Tests.Entry;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Tests.Users;

/// <summary>A council of people in a database of its own, with the services that manage them as the site has them. Each call has a scope of its own.</summary>
internal sealed class UserHouse : IAsyncDisposable
{
    public const string Password = "stapler-meadow-kettle";

    private readonly TestDatabase database;
    private readonly ServiceProvider services;

    private UserHouse(TestDatabase database)
    {
        this.database = database;
        var collection = new ServiceCollection();
        collection.AddLogging().AddSingleton<TimeProvider>(Clock).AddScoped(_ => database.NewContext()).AddScoped<SignInTickets>();
        collection.AddDataProtection().UseEphemeralDataProtectionProvider();
        collection.AddPerformanceIdentity().AddTokenProvider<DataProtectorTokenProvider<User>>(TokenOptions.DefaultProvider);
        services = collection.BuildServiceProvider(validateScopes: true);
    }

    /// <summary>The command line, which may do everything and is nobody.</summary>
    public static Actor CommandLine { get; } = Actor.Process("Command line");

    public FixedClock Clock { get; } = new(DateTimeOffset.Parse("2026-10-12T15:45:00Z", System.Globalization.CultureInfo.InvariantCulture));

    public static async Task<UserHouse> CreateAsync() => new(await TestDatabase.CreateAsync());

    /// <summary>Adds somebody with a password, and answers who they are.</summary>
    public async Task<Actor> AddAsync(string name, params string[] roles)
    {
        Outcome? outcome = await DoAsync((UserService users) => users.AddAsync(Edit(name, roles), Password, CommandLine));
        return new Actor(outcome.Should().BeOfType<Saved>().Subject.Id, name, roles);
    }

    public static UserEdit Edit(string name, params string[] roles) => new($"{name.Replace(' ', '.')}@council.example", name, roles, null);

    /// <summary>Asks one service.</summary>
    public async Task<T> DoAsync<TService, T>(Func<TService, Task<T>> work)
        where TService : notnull
    {
        await using AsyncServiceScope scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public async Task<T> ReadAsync<T>(Func<PerformanceDbContext, Task<T>> read)
    {
        await using PerformanceDbContext context = database.NewContext();
        return await read(context);
    }

    public Task<User> UserAsync(Actor person) => ReadAsync(d => d.Users.AsNoTracking().SingleAsync(u => u.Id == person.UserId));

    public Task<List<string>> AuditAsync() => ReadAsync(d => d.Audit.OrderBy(a => a.Id).Select(a => a.Summary).ToListAsync());

    public async Task<bool> PasswordWorksAsync(Actor person, string password) =>
        await DoAsync(async (UserManager<User> users) => await users.CheckPasswordAsync((await users.FindByIdAsync($"{person.UserId}"))!, password));

    /// <summary>Locks somebody as too many wrong passwords would at the time of the house.</summary>
    public Task LockAsync(Actor person) => DoAsync(async (UserManager<User> users) =>
    {
        User user = (await users.FindByIdAsync($"{person.UserId}"))!;
        await users.AccessFailedAsync(user);
        return await users.SetLockoutEndDateAsync(user, Clock.GetUtcNow() + IdentitySetup.Lockout);
    });

    public static IEnumerable<string> Messages(Outcome? outcome) => outcome.Should().BeOfType<Refused>().Subject.Problems.Select(p => p.Message);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await database.DisposeAsync();
    }
}
