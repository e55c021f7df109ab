using FluentAssertions;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.Users;

/// <summary>Who is kept out, who is let in, and the links by which people choose their password.</summary>
public sealed class UserAccessTests : IAsyncLifetime
{
    private const string Chosen = "harbour-lantern-thistle";
    private UserHouse house = null!;
    private Actor administrator = null!;
    private Actor officer = null!;

    public async Task InitializeAsync()
    {
        house = await UserHouse.CreateAsync();
        administrator = await house.AddAsync("Systems officer", Roles.Administrator);
        officer = await house.AddAsync("Housing officer", Roles.Contributor);
    }

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task Whoever_is_disabled_is_signed_out_at_once_and_can_come_back()
    {
        string ticket = await house.DoAsync((SignInTickets tickets) => tickets.StoreAsync(officer.UserId!.Value, [1], house.Clock.Now.AddHours(8)));
        (await FindTicketAsync(ticket)).Should().NotBeNull();

        (await DisableAsync()).Should().BeOfType<Saved>();
        (await FindTicketAsync(ticket)).Should().BeNull();
        // Even where the page that was answered meanwhile renews it.
        await house.DoAsync(async (SignInTickets tickets) =>
        {
            await tickets.RenewAsync(ticket, officer.UserId!.Value, [1], house.Clock.Now.AddHours(8));
            return true;
        });
        (await FindTicketAsync(ticket)).Should().BeNull();
        (await house.UserAsync(officer)).DisabledAt.Should().Be(house.Clock.Now);
        (await DisableAsync()).Should().BeOfType<Saved>("it was done already");

        (await house.DoAsync((UserAccessService access) => access.EnableAsync(officer.UserId!.Value, administrator))).Should().BeOfType<Saved>();
        (await StateAsync()).Should().Be(UserState.CanSignIn);
        (await house.PasswordWorksAsync(officer, UserHouse.Password)).Should().BeTrue();
        (await house.AuditAsync()).Skip(2).Should().Equal("Disabled Housing officer (Housing.officer@council.example).", "Enabled Housing officer (Housing.officer@council.example).");
    }

    [Fact]
    public async Task A_lock_is_taken_off_before_its_time_and_nobody_who_is_not_there_is_changed()
    {
        await house.LockAsync(officer);
        (await StateAsync()).Should().Be(UserState.Locked);

        (await house.DoAsync((UserAccessService access) => access.UnlockAsync(officer.UserId!.Value, administrator))).Should().BeOfType<Saved>();

        (await StateAsync()).Should().Be(UserState.CanSignIn);
        (await house.DoAsync((UserAccessService access) => access.UnlockAsync(999, administrator))).Should().BeNull();
        (await house.DoAsync((UserAccessService access) => access.DisableAsync(999, administrator))).Should().BeNull();
    }

    [Fact]
    public async Task A_link_is_used_once_and_its_password_signs_in()
    {
        await house.LockAsync(officer);
        string secret = await MakeAsync();
        (await FindAsync(secret)).Should().Be(new FoundPasswordLink(null, "Housing.officer@council.example", "Housing officer"));
        (await house.PasswordWorksAsync(officer, UserHouse.Password)).Should().BeTrue("the one they have holds until they choose another");

        UserHouse.Messages(await ChooseAsync(secret, "short")).Should().Contain(m => m.StartsWith("Password must be 12 characters"));
        (await ChooseAsync(secret, Chosen)).Should().BeOfType<Saved>();

        (await house.PasswordWorksAsync(officer, Chosen)).Should().BeTrue();
        (await StateAsync()).Should().Be(UserState.CanSignIn, "it unlocks");
        UserHouse.Messages(await ChooseAsync(secret, "quite another password")).Should().ContainSingle().Which.Should().StartWith("This link has been used already");
        (await FindAsync(secret)).Problem.Should().StartWith("This link has been used already");
        (await house.AuditAsync()).Should().HaveCount(4).And.NotContain(s => s.Contains(secret) || s.Contains(Chosen));
    }

    [Fact]
    public async Task Of_two_who_use_a_link_at_once_one_chooses()
    {
        string secret = await MakeAsync();

        Outcome[] outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => Task.Run(() => ChooseAsync(secret, $"{Chosen}-{n}"))));

        outcomes.OfType<Saved>().Should().ContainSingle();
        (await house.PasswordWorksAsync(officer, $"{Chosen}-{Array.FindIndex(outcomes, o => o is Saved)}")).Should().BeTrue();
    }

    [Fact]
    public async Task A_link_that_does_not_do_says_why()
    {
        string first = await MakeAsync(), second = await MakeAsync();
        (await FindAsync(first)).Problem.Should().StartWith("This link does not work: a newer one was made");
        (await FindAsync(second[..^1])).Problem.Should().NotBeNull();
        (await FindAsync("not a secret")).Problem.Should().StartWith("This link is not right");
        (await house.DoAsync((PasswordLinkService links) => links.FindAsync(999, second))).Problem.Should().StartWith("This link is not right");
        (await house.DoAsync((PasswordLinkService links) => links.FindAsync(administrator.UserId!.Value, second))).Problem.Should().NotBeNull("it is another's");

        house.Clock.Advance(PasswordLinkService.Lifetime - TimeSpan.FromMinutes(1));
        (await FindAsync(second)).Problem.Should().BeNull();
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        (await FindAsync(second)).Problem.Should().Be("This link has expired: it was to be used within 3 days. Ask your administrator for a new one");
        UserHouse.Messages(await ChooseAsync(second, Chosen)).Should().ContainSingle().Which.Should().StartWith("This link has expired");
    }

    [Fact]
    public async Task No_link_outlives_disabling_and_none_is_made_for_oneself_or_for_whoever_is_disabled()
    {
        string secret = await MakeAsync();
        await DisableAsync();
        (await FindAsync(secret)).Problem.Should().NotBeNull();
        UserHouse.Messages((await house.DoAsync((PasswordLinkService links) => links.MakeAsync(officer.UserId!.Value, administrator))).Outcome).Should().ContainSingle().Which.Should().Contain("is disabled");

        await house.DoAsync((UserAccessService access) => access.EnableAsync(officer.UserId!.Value, administrator));
        (await FindAsync(secret)).Problem.Should().NotBeNull("it was taken back");
        UserHouse.Messages((await house.DoAsync((PasswordLinkService links) => links.MakeAsync(administrator.UserId!.Value, administrator))).Outcome).Should().ContainSingle();
        (await house.DoAsync((PasswordLinkService links) => links.MakeAsync(999, administrator))).Should().Be(new MadePasswordLink(null, null));
    }

    private async Task<string> MakeAsync()
    {
        MadePasswordLink made = await house.DoAsync((PasswordLinkService links) => links.MakeAsync(officer.UserId!.Value, administrator));
        made.Outcome.Should().BeOfType<Saved>();
        return made.Secret!;
    }

    private Task<FoundPasswordLink> FindAsync(string secret) => house.DoAsync((PasswordLinkService links) => links.FindAsync(officer.UserId!.Value, secret));

    private Task<Outcome> ChooseAsync(string secret, string password) => house.DoAsync((PasswordLinkService links) => links.ChooseAsync(officer.UserId!.Value, secret, password));

    private Task<Outcome?> DisableAsync() => house.DoAsync((UserAccessService access) => access.DisableAsync(officer.UserId!.Value, administrator));

    private Task<byte[]?> FindTicketAsync(string key) => house.DoAsync((SignInTickets tickets) => tickets.FindAsync(key));

    private async Task<UserState> StateAsync() => (await house.DoAsync((UserListService people) => people.FindAsync(officer.UserId!.Value, administrator)))!.State;
}
