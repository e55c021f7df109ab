using FluentAssertions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.Users;

public sealed class UserListTests : IAsyncLifetime
{
    private UserHouse house = null!;

    public async Task InitializeAsync()
    {
        house = await UserHouse.CreateAsync();
        await house.ReadAsync(async database =>
        {
            int contributor = await database.Roles.Where(r => r.Name == Roles.Contributor).Select(r => r.Id).SingleAsync();
            var place = new Directorate { Name = "Place" };
            database.Add(place);
            for (int n = 1; n <= 120; n++)
            {
                User user = TestData.Person($"officer{n:000}");
                (user.PasswordHash, user.Directorate) = ("hash", n <= 10 ? place : null);
                database.Add(user);
            }

            await database.SaveChangesAsync();
            database.UserRoles.AddRange(database.Users.Where(u => u.DirectorateId != null).Select(u => u.Id).ToList().Select(id => new IdentityUserRole<int> { UserId = id, RoleId = contributor }));
            return await database.SaveChangesAsync();
        });
    }

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task A_page_has_fifty_by_name_and_a_page_beyond_the_last_is_the_last()
    {
        UserList second = await GetAsync(new UserListFilter(), 2), beyond = await GetAsync(new UserListFilter(), 9);

        second.Should().BeEquivalentTo(new { Total = 120, Page = 2, Pages = 3 });
        second.Items.Should().HaveCount(50).And.BeInAscendingOrder(p => p.DisplayName);
        second.Items[0].DisplayName.Should().Be("The officer051");
        beyond.Should().BeEquivalentTo(new { Page = 3 });
        beyond.Items.Should().HaveCount(20);
    }

    [Fact]
    public async Task People_are_found_by_name_address_role_directorate_and_state()
    {
        Actor locked = await house.AddAsync("Ms Locked", Roles.Viewer), disabled = await house.AddAsync("Mr Disabled", Roles.Viewer);
        await house.LockAsync(locked);
        await house.LockAsync(disabled);
        (await house.DoAsync((UserAccessService access) => access.DisableAsync(disabled.UserId!.Value, UserHouse.CommandLine))).Should().BeOfType<Saved>();
        await house.DoAsync((UserService users) => users.AddAsync(UserHouse.Edit("New starter", Roles.Viewer), password: null, UserHouse.CommandLine));
        int place = await house.ReadAsync(d => d.Directorates.Select(x => x.Id).SingleAsync());

        (await NamesAsync(new UserListFilter { Search = "OFFICER007" })).Should().Equal("The officer007");
        (await NamesAsync(new UserListFilter { Search = "Mr.disabled@COUNCIL" })).Should().Equal("Mr Disabled");
        (await NamesAsync(new UserListFilter { Role = Roles.Contributor })).Should().HaveCount(10);
        (await NamesAsync(new UserListFilter { Role = "No such role" })).Should().BeEmpty();
        (await NamesAsync(new UserListFilter { DirectorateId = place, Search = "officer00" })).Should().HaveCount(9);
        (await NamesAsync(new UserListFilter { State = UserState.Locked })).Should().Equal("Ms Locked");
        (await NamesAsync(new UserListFilter { State = UserState.Disabled })).Should().Equal("Mr Disabled");
        (await NamesAsync(new UserListFilter { State = UserState.NoPassword })).Should().Equal("New starter");
        (await GetAsync(new UserListFilter { State = UserState.CanSignIn })).Total.Should().Be(120);
        (await house.DoAsync((UserListService people) => people.KeyOfAsync(" ms.LOCKED@council.example "))).Should().Be(locked.UserId);
    }

    [Fact]
    public async Task The_first_administrator_is_added_once_however_many_try()
    {
        (await house.DoAsync((FirstUserService first) => first.AddAsync("a@council.example", "Late", UserHouse.Password))).Should().BeNull("there is somebody");

        await using UserHouse empty = await UserHouse.CreateAsync();
        UserHouse.Messages(await empty.DoAsync((FirstUserService first) => first.AddAsync("a@council.example", "First", "short"))).Should().NotBeEmpty();
        (await empty.DoAsync((FirstUserService first) => first.IsNeededAsync())).Should().BeTrue();
        Outcome?[] outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => Task.Run(() => empty.DoAsync((FirstUserService first) => first.AddAsync($"a{n}@council.example", $"First {n}", UserHouse.Password)))));

        outcomes.OfType<Saved>().Should().ContainSingle();
        outcomes.Count(o => o is null).Should().Be(3);
        UserSummary only = (await empty.DoAsync((UserListService people) => people.AllAsync(UserHouse.CommandLine))).Should().ContainSingle().Which;
        only.Roles.Should().Equal(Roles.Administrator);
        (await empty.DoAsync((FirstUserService first) => first.IsNeededAsync())).Should().BeFalse();
    }

    private Task<UserList> GetAsync(UserListFilter filter, int page = 1) => house.DoAsync((UserListService people) => people.GetAsync(filter, page, UserHouse.CommandLine));

    private async Task<IEnumerable<string>> NamesAsync(UserListFilter filter) => (await GetAsync(filter)).Items.Select(p => p.DisplayName);
}
