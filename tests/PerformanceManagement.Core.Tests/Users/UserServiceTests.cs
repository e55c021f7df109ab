using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.Users;

public sealed class UserServiceTests : IAsyncLifetime
{
    private const string Email = "o'neill@council.example";
    private static readonly UserEdit New = new(Email, "Housing service officer", [Roles.Contributor], null);
    private UserHouse house = null!;

    public async Task InitializeAsync()
    {
        house = await UserHouse.CreateAsync();
        await house.ReadAsync(async database =>
        {
            database.Directorates.Add(new Directorate { Name = "Place" });
            return await database.SaveChangesAsync();
        });
    }

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task An_added_user_has_roles_directorate_and_a_password_that_works()
    {
        (await AddAsync(New with { Roles = ["performance OFFICER", "Viewer"], Directorate = "place", DisplayName = " Housing   service officer" })).Should().BeOfType<Saved>();

        UserSummary listed = (await AllAsync()).Should().ContainSingle().Which;
        listed.Should().BeEquivalentTo(new { Email, DisplayName = "Housing service officer", Directorate = "Place", State = UserState.CanSignIn });
        listed.Roles.Should().Equal(Roles.PerformanceOfficer, Roles.Viewer);
        (await house.PasswordWorksAsync(ActorOf(listed), UserHouse.Password)).Should().BeTrue();
        (await house.ReadAsync(d => d.Audit.SingleAsync())).Should().BeEquivalentTo(new { Actor = "Command line", Action = "user.added", Summary = "Added Housing service officer (o'neill@council.example) as Performance officer, Viewer." });
    }

    [Fact]
    public async Task Somebody_can_be_added_without_a_password_and_cannot_sign_in_yet()
    {
        (await house.DoAsync((UserService users) => users.AddAsync(New, password: null, UserHouse.CommandLine))).Should().BeOfType<Saved>();

        UserSummary listed = (await AllAsync()).Should().ContainSingle().Which;
        listed.State.Should().Be(UserState.NoPassword);
        (await house.PasswordWorksAsync(ActorOf(listed), "")).Should().BeFalse();
    }

    [Theory]
    [InlineData("officer", "Contributor", null, UserHouse.Password, "Housing", "“officer” is not an email address")]
    [InlineData("", "Contributor", null, UserHouse.Password, "Housing", "Enter an email address")]
    [InlineData("a@council.example", "Boss", null, UserHouse.Password, "Housing", "There is no role “Boss”. The roles are Administrator, Performance officer, Contributor, Approver, Democratic services, Viewer")]
    [InlineData("a@council.example", "Contributor", "Nowhere", UserHouse.Password, "Housing", "There is no directorate “Nowhere”")]
    [InlineData("a@council.example", "Contributor", null, "short", "Housing", "Password must be 12 characters or more. Three random words make a good one")]
    [InlineData("a@council.example", "Contributor", null, "aaaaaaaaaaaa", "Housing", "Password must use at least 5 different characters")]
    [InlineData("a@council.example", "Contributor", null, UserHouse.Password, " ", "Enter a name")]
    public async Task A_user_who_cannot_be_added_is_refused_in_one_plain_sentence(string email, string role, string? directorate, string password, string name, string sentence)
    {
        Outcome? outcome = await house.DoAsync((UserService users) => users.AddAsync(new UserEdit(email, name, [role], directorate), password, UserHouse.CommandLine));

        UserHouse.Messages(outcome).Should().Equal(sentence);
        (await house.ReadAsync(d => d.Users.CountAsync())).Should().Be(0);
        (await house.AuditAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once()
    {
        Outcome? outcome = await house.DoAsync((UserService users) => users.AddAsync(new UserEdit("officer", "", [], "Nowhere"), "short", UserHouse.CommandLine));

        outcome.Should().BeOfType<Refused>().Which.Problems.Select(p => p.Field).Should().BeEquivalentTo("DisplayName", "Roles", "Directorate", "Email", "Password");
    }

    [Fact]
    public async Task Nobody_new_is_put_into_a_closed_directorate_and_who_is_in_it_stays()
    {
        await AddAsync(New with { Directorate = "Place" });
        await house.ReadAsync(async d =>
        {
            (await d.Directorates.SingleAsync()).ClosedOn = new DateOnly(2026, 3, 31);
            return await d.SaveChangesAsync();
        });

        UserHouse.Messages(await AddAsync(New with { Email = "other@council.example", Directorate = "Place" })).Should().Equal("“Place” is closed: choose another, or open it again first");
        (await ChangeAsync((await AllAsync()).Single(), New with { DisplayName = "Head of Housing", Directorate = "Place" })).Should().BeOfType<Saved>();
    }

    [Fact]
    public async Task An_address_is_taken_once_in_any_capitals()
    {
        await AddAsync(New);
        await AddAsync(New with { Email = "other@council.example" });

        Outcome? added = await AddAsync(New with { Email = "O'Neill@Council.example" });
        UserSummary other = (await AllAsync()).Single(u => u.Email == "other@council.example");
        Outcome? changed = await ChangeAsync(other, New with { Email = "O'Neill@Council.example" });

        UserHouse.Messages(added).Should().Equal("There is already somebody with the email address O'Neill@Council.example");
        UserHouse.Messages(changed).Should().Equal("There is already somebody with the email address O'Neill@Council.example");
    }

    [Fact]
    public async Task What_is_changed_is_stored_audited_and_another_address_ends_sign_ins()
    {
        await AddAsync(New);
        UserSummary before = (await AllAsync()).Single();
        string? stamp = (await house.UserAsync(ActorOf(before))).SecurityStamp;

        (await ChangeAsync(before, New with { DisplayName = "Head of Housing", Directorate = "PLACE" })).Should().BeOfType<Saved>();
        (await house.UserAsync(ActorOf(before))).SecurityStamp.Should().Be(stamp, "a name does not end a sign-in");
        (await ChangeAsync((await AllAsync()).Single(), new UserEdit("head@council.example", "Head of Housing", [Roles.Approver, Roles.Contributor], "Place"))).Should().BeOfType<Saved>();

        (await AllAsync()).Single().Should().BeEquivalentTo(new { Email = "head@council.example", DisplayName = "Head of Housing", Directorate = "Place", Roles = new[] { Roles.Approver, Roles.Contributor } });
        (await house.UserAsync(ActorOf(before))).SecurityStamp.Should().NotBe(stamp);
        (await house.AuditAsync()).Skip(1).Should().Equal(
            "Changed Housing service officer (o'neill@council.example): the name is Head of Housing; the directorate is Place.",
            "Changed Head of Housing (o'neill@council.example): the email address is head@council.example; was Contributor and is Contributor, Approver.");
    }

    [Fact]
    public async Task The_second_of_two_who_change_the_same_person_sees_what_the_first_stored()
    {
        await AddAsync(New);
        UserSummary seen = (await AllAsync()).Single();
        await house.LockAsync(ActorOf(seen));

        (await ChangeAsync(seen, New with { DisplayName = "First" })).Should().BeOfType<Saved>("wrong passwords meanwhile are no change of the person");
        (await ChangeAsync(seen, New with { DisplayName = "Second" })).Should().BeOfType<Conflict<UserSummary>>().Which.Theirs.DisplayName.Should().Be("First");
        (await AllAsync()).Single().DisplayName.Should().Be("First");
        (await ChangeAsync(seen with { Id = 999 }, New)).Should().BeNull("there is nobody");
    }

    [Fact]
    public async Task A_new_password_replaces_the_old_one_unlocks_and_ends_old_sessions()
    {
        await AddAsync(New);
        Actor person = ActorOf((await AllAsync()).Single());
        await house.LockAsync(person);
        string? stamp = (await house.UserAsync(person)).SecurityStamp;

        (await SetPasswordAsync(Email, "another-three-words")).Should().BeOfType<Saved>();

        (await house.PasswordWorksAsync(person, UserHouse.Password)).Should().BeFalse();
        (await house.PasswordWorksAsync(person, "another-three-words")).Should().BeTrue();
        User user = await house.UserAsync(person);
        user.LockoutEnd.Should().BeNull();
        user.SecurityStamp.Should().NotBe(stamp);
    }

    [Fact]
    public async Task A_password_that_is_too_short_or_an_unknown_user_changes_nothing_and_no_password_is_in_the_audit()
    {
        await AddAsync(New);

        UserHouse.Messages(await SetPasswordAsync(Email, "short")).Should().Contain(problem => problem.StartsWith("Password must be 12"));
        (await SetPasswordAsync("nobody@council.example", UserHouse.Password)).Should().BeNull("there is no such user");
        (await house.PasswordWorksAsync(ActorOf((await AllAsync()).Single()), UserHouse.Password)).Should().BeTrue();

        await SetPasswordAsync(Email, "another-three-words");
        (await house.AuditAsync()).Should().HaveCount(2).And.NotContain(sentence => sentence.Contains(UserHouse.Password) || sentence.Contains("another-three-words"));
    }

    [Fact]
    public async Task Nobody_but_an_administrator_manages_people()
    {
        var officer = new Actor(1, "Performance officer", [Roles.PerformanceOfficer]);

        await Refuses((UserService u) => u.AddAsync(New, UserHouse.Password, officer));
        await Refuses((UserService u) => u.ChangeAsync(1, New, officer));
        await Refuses((UserService u) => u.SetPasswordAsync(Email, UserHouse.Password, officer));
        await Refuses((UserAccessService u) => u.DisableAsync(1, officer));
        await Refuses((UserAccessService u) => u.EnableAsync(1, officer));
        await Refuses((UserAccessService u) => u.UnlockAsync(1, officer));
        await Refuses((PasswordLinkService u) => u.MakeAsync(1, officer));
        await Refuses((UserListService u) => u.GetAsync(new UserListFilter(), 1, officer));

        async Task Refuses<TService, T>(Func<TService, Task<T>> work)
            where TService : notnull => await FluentActions.Awaiting(() => house.DoAsync(work)).Should().ThrowAsync<NotPermittedException>();
    }

    private Task<Outcome?> AddAsync(UserEdit added) => house.DoAsync((UserService users) => users.AddAsync(added, UserHouse.Password, UserHouse.CommandLine));

    private Task<Outcome?> ChangeAsync(UserSummary seen, UserEdit edit) => house.DoAsync((UserService users) => users.ChangeAsync(seen.Id, edit with { Version = seen.Version }, UserHouse.CommandLine));

    private Task<Outcome?> SetPasswordAsync(string email, string password) => house.DoAsync((UserService users) => users.SetPasswordAsync(email, password, UserHouse.CommandLine));

    private Task<IReadOnlyList<UserSummary>> AllAsync() => house.DoAsync((UserListService people) => people.AllAsync(UserHouse.CommandLine));

    private static Actor ActorOf(UserSummary person) => new(person.Id, person.DisplayName, person.Roles);
}
