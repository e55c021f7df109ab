using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Entry.Progress;
using PerformanceManagement.Core.Mail;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.Mail;

public sealed class ChaseTests : IAsyncLifetime
{
    private MailHouse house = null!;

    public async Task InitializeAsync() => house = await MailHouse.CreateAsync();

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task Whoever_owes_values_gets_what_was_typed_and_what_they_owe()
    {
        Outcome? outcome = await house.Chase("Please enter these <b>today</b>.\r\nThe paper goes out.", house.Entry.Owner.UserId!.Value);

        outcome.Should().BeOfType<Saved>().Which.Summary.Should().StartWith("A message to ").And.EndWith("is on its way");
        OutboxMessage message = (await house.Outbox()).Single();
        message.Subject.Should().Be("Performance: 1 value of Q2 2026/27 is still missing");
        message.Text.Should().Contain("Please enter these <b>today</b>.\nThe paper goes out.").And.Contain("HOU 01").And.Contain("16 October 2026");
        message.Html.Should().Contain("&lt;b&gt;today&lt;/b&gt;");
        (await house.Entry.Read(c => c.Audit.SingleAsync(a => a.Action == "quarter.chased"))).Summary.Should().Contain("about what they owe of Q2 2026/27: Please enter these");
    }

    [Fact]
    public async Task A_second_press_within_a_minute_writes_nothing_and_says_so()
    {
        int owner = house.Entry.Owner.UserId!.Value;
        await house.Chase("Please.", owner);

        Outcome? again = await house.Chase("Please.", owner);
        (await house.Chase("Please, really.", owner)).Should().BeOfType<Saved>();
        house.Entry.Clock.Advance(TimeSpan.FromSeconds(61));
        await house.Chase("Please.", owner);

        again.Should().Be(new Saved("Nobody was written to; 1 was sent the same within the last minute and is not written to again"));
        (await house.Outbox()).Should().HaveCount(3);
        (await house.Entry.Read(c => c.Audit.CountAsync(a => a.Action == "quarter.chased"))).Should().Be(3);
    }

    [Fact]
    public async Task Presses_at_the_same_moment_write_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => house.Chase("Please.", house.Entry.Owner.UserId!.Value))));

        (await house.Outbox()).Should().ContainSingle();
    }

    [Fact]
    public async Task Whoever_owes_nothing_or_is_disabled_is_left_out_and_that_is_said()
    {
        int owner = house.Entry.Owner.UserId!.Value, other = house.Entry.Other.UserId!.Value;
        User gone = TestData.Person("gone");
        gone.DisabledAt = house.Entry.Clock.Now;
        await house.Entry.Change(c =>
        {
            c.Users.Add(gone);
            return Task.CompletedTask;
        });

        (await house.Chase("Please.", owner, other, gone.Id)).Should().BeOfType<Saved>().Which.Summary.Should().EndWith("; 1 owes nothing any more, 1 is disabled");
        (await house.Outbox()).Should().ContainSingle().Which.UserId.Should().Be(owner);
    }

    [Fact]
    public async Task Nothing_is_written_without_people_or_words_where_e_mail_is_off_or_by_whoever_may_not()
    {
        int owner = house.Entry.Owner.UserId!.Value;

        (await house.Chase(" ", owner)).Should().BeEquivalentTo(new Refused("Message", "Enter what you write to them"));
        (await house.Chase("Please.")).Should().BeEquivalentTo(new Refused("People", "Select whom you write to"));
        (await house.Chase(new string('x', ChaseService.MessageLength + 1), owner)).Should().BeOfType<Refused>();
        Func<Task> byAnother = () => house.Chase(house.Entry.Owner, "Please.", owner);
        await byAnother.Should().ThrowAsync<NotPermittedException>();
        house.Options.Off = true;
        (await house.Chase("Please.", owner)).Should().BeOfType<Refused>();
        (await house.Outbox()).Should().BeEmpty();
    }
}
