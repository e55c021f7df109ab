using FluentAssertions;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.Users;

/// <summary>There always is an administrator who can sign in, whoever does what, and whoever does it at the same time.</summary>
public sealed class LastAdministratorTests : IAsyncLifetime
{
    private UserHouse house = null!;

    public async Task InitializeAsync() => house = await UserHouse.CreateAsync();

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task The_last_one_is_neither_disabled_nor_loses_the_role_even_by_the_command_line()
    {
        Actor only = await house.AddAsync("Systems officer", Roles.Administrator);

        UserHouse.Messages(await TakeRoleAsync(only, UserHouse.CommandLine)).Should().ContainSingle().Which.Should().StartWith("Systems officer is the last administrator who can sign in");
        UserHouse.Messages(await DisableAsync(only, UserHouse.CommandLine)).Should().ContainSingle().Which.Should().StartWith("Systems officer is the last administrator who can sign in");

        (await CanAdministerAsync()).Should().Equal("Systems officer");
    }

    [Fact]
    public async Task An_administrator_who_is_disabled_or_has_no_password_yet_does_not_count()
    {
        Actor one = await house.AddAsync("Systems officer", Roles.Administrator), two = await house.AddAsync("Head of Digital", Roles.Administrator);
        (await house.DoAsync((UserService users) => users.AddAsync(UserHouse.Edit("New starter", Roles.Administrator), password: null, one))).Should().BeOfType<Saved>();
        (await DisableAsync(two, one)).Should().BeOfType<Saved>();

        UserHouse.Messages(await TakeRoleAsync(one, UserHouse.CommandLine)).Should().ContainSingle();
        (await TakeRoleAsync(two, one)).Should().BeOfType<Saved>("whoever is disabled can lose the role");
    }

    [Theory]
    [InlineData("role", "role")]
    [InlineData("disable", "disable")]
    [InlineData("role", "disable")]
    public async Task Of_two_who_take_it_from_each_other_at_once_one_stays(string first, string second)
    {
        for (int round = 0; round < 5; round++)
        {
            Actor one = await house.AddAsync($"One {round}", Roles.Administrator), two = await house.AddAsync($"Two {round}", Roles.Administrator);
            foreach (string other in (await CanAdministerAsync()).Where(n => n != one.Name && n != two.Name)) (await DisableAsync(await ByNameAsync(other), one)).Should().BeOfType<Saved>();

            Outcome?[] outcomes = await Task.WhenAll(
                Task.Run(() => first == "role" ? TakeRoleAsync(two, one) : DisableAsync(two, one)),
                Task.Run(() => second == "role" ? TakeRoleAsync(one, two) : DisableAsync(one, two)));

            outcomes.OfType<Saved>().Should().ContainSingle();
            outcomes.OfType<Refused>().Should().ContainSingle();
            (await CanAdministerAsync()).Should().ContainSingle();
        }
    }

    [Fact]
    public async Task Nobody_takes_a_role_from_themself_without_being_told_and_nobody_disables_themself()
    {
        Actor one = await house.AddAsync("Systems officer", Roles.Administrator, Roles.Viewer);
        await house.AddAsync("Head of Digital", Roles.Administrator);
        UserSummary stored = await FindAsync(one);
        UserEdit edit = UserHouse.Edit("Systems officer", Roles.Viewer) with { Version = stored.Version };

        (await house.DoAsync((UserService users) => users.ChangeAsync(stored.Id, edit, one))).Should().BeOfType<Preview<OwnRolesEffect>>()
            .Which.Effect.Should().BeEquivalentTo(new OwnRolesEffect([Roles.Administrator], IsAdministrator: false));
        (await FindAsync(one)).Roles.Should().Contain(Roles.Administrator);

        (await house.DoAsync((UserService users) => users.ChangeAsync(stored.Id, edit with { IsSure = true }, one))).Should().BeOfType<Saved>();
        (await FindAsync(one)).Roles.Should().Equal(Roles.Viewer);
        Actor two = await ByNameAsync("Head of Digital");
        UserHouse.Messages(await DisableAsync(two, two)).Should().Equal("You cannot disable your own account. Ask another administrator");
    }

    private async Task<Outcome?> TakeRoleAsync(Actor from, Actor by)
    {
        UserSummary stored = await FindAsync(from);
        UserEdit edit = new(stored.Email, stored.DisplayName, [Roles.Viewer], null) { Version = stored.Version };
        return await house.DoAsync((UserService users) => users.ChangeAsync(stored.Id, edit, by));
    }

    private Task<Outcome?> DisableAsync(Actor person, Actor by) => house.DoAsync((UserAccessService access) => access.DisableAsync(person.UserId!.Value, by));

    private async Task<UserSummary> FindAsync(Actor person) => (await house.DoAsync((UserListService people) => people.FindAsync(person.UserId!.Value, UserHouse.CommandLine)))!;

    private async Task<Actor> ByNameAsync(string name)
    {
        UserSummary found = (await house.DoAsync((UserListService people) => people.AllAsync(UserHouse.CommandLine))).Single(p => p.DisplayName == name);
        return new Actor(found.Id, found.DisplayName, found.Roles);
    }

    private async Task<string[]> CanAdministerAsync() =>
        [.. (await house.DoAsync((UserListService people) => people.AllAsync(UserHouse.CommandLine))).Where(p => p.State == UserState.CanSignIn && p.Roles.Contains(Roles.Administrator)).Select(p => p.DisplayName)];
}
