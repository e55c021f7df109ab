using FluentAssertions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.Users;

public sealed class UserServiceTests : IAsyncLifetime
{
    private const string Password = "stapler-meadow-kettle";
    private static readonly Actor CommandLine = Actor.Process("Command line");
    private TestDatabase database = null!;
    private ServiceProvider services = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        var collection = new ServiceCollection();
        collection.AddLogging().AddSingleton(TimeProvider.System).AddScoped(_ => database.NewContext());
        collection.AddPerformanceIdentity();
        services = collection.BuildServiceProvider(validateScopes: true);
        await using PerformanceDbContext context = database.NewContext();
        context.Directorates.Add(new Directorate { Name = "Place" });
        await context.SaveChangesAsync();
    }

    public async Task DisposeAsync()
    {
        await services.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task An_added_user_has_role_directorate_and_a_password_that_works()
    {
        (await WithUsersAsync(users => users.AddAsync(New(role: "performance OFFICER", directorate: "place"), CommandLine))).Should().BeOfType<Saved>();

        UserSummary listed = (await WithUsersAsync(users => users.ListAsync())).Should().ContainSingle().Which;
        listed.Should().BeEquivalentTo(new { Email = "o'neill@council.example", DisplayName = "Housing service officer", Directorate = "Place" });
        listed.Roles.Should().Equal(Roles.PerformanceOfficer);
        (await PasswordWorksAsync(Password)).Should().BeTrue();
        await using PerformanceDbContext context = database.NewContext();
        (await context.Audit.SingleAsync()).Should().BeEquivalentTo(new { Actor = "Command line", Action = "user.added", Summary = "Added user Housing service officer (o'neill@council.example) as Performance officer." });
    }

    [Theory]
    [InlineData("officer", "Contributor", null, Password, "Housing", "“officer” is not an e-mail address.")]
    [InlineData("a@council.example", "Boss", null, Password, "Housing", "There is no role “Boss”. The roles are Administrator, Performance officer, Contributor, Approver, Democratic services, Viewer.")]
    [InlineData("a@council.example", "Contributor", "Nowhere", Password, "Housing", "There is no directorate “Nowhere”.")]
    [InlineData("a@council.example", "Contributor", null, "short", "Housing", "Password must be 12 characters or more. Three random words make a good one.")]
    [InlineData("a@council.example", "Contributor", null, "aaaaaaaaaaaa", "Housing", "Password must use at least 5 different characters.")]
    [InlineData("a@council.example", "Contributor", null, Password, " ", "Enter a name for the user.")]
    public async Task A_user_who_cannot_be_added_is_refused_in_one_plain_sentence(string email, string role, string? directorate, string password, string name, string sentence)
    {
        Outcome? outcome = await WithUsersAsync(users => users.AddAsync(new NewUser(email, name, role, directorate, password), CommandLine));

        Messages(outcome).Should().Equal(sentence);
        await using PerformanceDbContext context = database.NewContext();
        (await context.Users.CountAsync()).Should().Be(0);
        (await context.Audit.CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task An_address_is_taken_once_in_any_capitals()
    {
        await WithUsersAsync(users => users.AddAsync(New(), CommandLine));

        Outcome? outcome = await WithUsersAsync(users => users.AddAsync(New() with { Email = "O'Neill@Council.example" }, CommandLine));

        Messages(outcome).Should().Equal("There is already a user with the e-mail address O'Neill@Council.example.");
    }

    [Fact]
    public async Task A_new_password_replaces_the_old_one_unlocks_and_ends_old_sessions()
    {
        await WithUsersAsync(users => users.AddAsync(New(), CommandLine));
        string? stamp = await FailToSignInAsync(IdentitySetup.TriesBeforeLockout);

        (await WithUsersAsync(users => users.SetPasswordAsync("o'neill@council.example", "another-three-words", CommandLine))).Should().BeOfType<Saved>();

        (await PasswordWorksAsync(Password)).Should().BeFalse();
        (await PasswordWorksAsync("another-three-words")).Should().BeTrue();
        await using PerformanceDbContext context = database.NewContext();
        User user = await context.Users.SingleAsync();
        user.LockoutEnd.Should().BeNull();
        user.SecurityStamp.Should().NotBe(stamp);
    }

    [Fact]
    public async Task A_password_that_is_too_short_or_an_unknown_user_changes_nothing()
    {
        await WithUsersAsync(users => users.AddAsync(New(), CommandLine));

        Messages(await WithUsersAsync(users => users.SetPasswordAsync("o'neill@council.example", "short", CommandLine))).Should().ContainSingle(problem => problem.StartsWith("Password must be 12"));
        (await WithUsersAsync(users => users.SetPasswordAsync("nobody@council.example", Password, CommandLine))).Should().BeNull("there is no such user");

        (await PasswordWorksAsync(Password)).Should().BeTrue();
    }

    [Fact]
    public async Task A_password_is_in_no_row_of_the_audit()
    {
        await WithUsersAsync(users => users.AddAsync(New(), CommandLine));
        await WithUsersAsync(users => users.SetPasswordAsync("o'neill@council.example", "another-three-words", CommandLine));

        await using PerformanceDbContext context = database.NewContext();
        List<string> sentences = await context.Audit.Select(entry => entry.Summary).ToListAsync();
        sentences.Should().HaveCount(2).And.NotContain(sentence => sentence.Contains(Password) || sentence.Contains("another-three-words"));
    }

    [Fact]
    public async Task Nobody_but_an_administrator_manages_users()
    {
        var officer = new Actor(1, "Performance officer", [Roles.PerformanceOfficer]);

        await WithUsersAsync(async users =>
        {
            await users.Invoking(u => u.AddAsync(New(), officer)).Should().ThrowAsync<NotPermittedException>();
            await users.Invoking(u => u.SetPasswordAsync("o'neill@council.example", Password, officer)).Should().ThrowAsync<NotPermittedException>();
            return true;
        });
    }

    private static IEnumerable<string> Messages(Outcome? outcome) => outcome.Should().BeOfType<Refused>().Subject.Problems.Select(p => p.Message);

    private static NewUser New(string role = Roles.Contributor, string? directorate = null) => new("o'neill@council.example", "Housing service officer", role, directorate, Password);

    private async Task<T> WithUsersAsync<T>(Func<UserService, Task<T>> work)
    {
        await using AsyncServiceScope scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<UserService>());
    }

    private async Task<bool> PasswordWorksAsync(string password)
    {
        await using AsyncServiceScope scope = services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        return await users.CheckPasswordAsync((await users.FindByEmailAsync("o'neill@council.example"))!, password);
    }

    private async Task<string?> FailToSignInAsync(int times)
    {
        await using AsyncServiceScope scope = services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        User user = (await users.FindByEmailAsync("o'neill@council.example"))!;
        for (int i = 0; i < times; i++) await users.AccessFailedAsync(user);
        (await users.IsLockedOutAsync(user)).Should().BeTrue();
        return user.SecurityStamp;
    }
}
