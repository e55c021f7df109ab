using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Mail;
using Xunit;

namespace PerformanceManagement.Core.Tests.Mail;

public sealed class OutboxSenderTests : IAsyncLifetime
{
    private static readonly MailProblemException Down = new("The mail server could not be reached", MailProblemKind.NoServer);
    private MailHouse house = null!;

    public async Task InitializeAsync() => house = await MailHouse.CreateAsync();

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task A_message_that_is_taken_is_sent_and_not_sent_again()
    {
        await house.PutOne("a");

        await house.SendAll();
        await house.SendAll();

        house.Transport.Taken.Should().ContainSingle();
        OutboxMessage message = (await house.Outbox()).Single();
        message.State.Should().Be(MailState.Sent);
        message.SentAt.Should().Be(house.Entry.Clock.Now);
        message.Attempts.Should().Be(1);
    }

    [Fact]
    public async Task While_the_server_is_down_it_is_tried_less_and_less_often_and_sent_once_it_is_up()
    {
        await house.PutOne("a");
        house.Transport.Instead = (_, _) => throw Down;

        (await house.SendNext()).Should().BeFalse("no other message would be taken now");
        OutboxMessage first = (await house.Outbox()).Single();
        first.Should().BeEquivalentTo(new { State = MailState.Waiting, Attempts = 1, Problem = "The mail server could not be reached", NextAt = house.Entry.Clock.Now.AddMinutes(1) });
        (await house.SendNext()).Should().BeFalse("it is not due");
        house.Entry.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.SendNext();
        (await house.Outbox()).Single().NextAt.Should().Be(house.Entry.Clock.Now.AddMinutes(2));

        house.Transport.Instead = null;
        house.Entry.Clock.Advance(TimeSpan.FromMinutes(2));
        await house.SendAll();

        (await house.Outbox()).Single().Should().BeEquivalentTo(new { State = MailState.Sent, Attempts = 3, Problem = (string?)null });
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(8, 128)]
    [InlineData(9, 240)]
    [InlineData(20, 240)]
    [InlineData(100, 240)]
    public void A_pause_doubles_up_to_four_hours(int attempts, int minutes) => OutboxSender.PauseAfter(attempts).Should().Be(TimeSpan.FromMinutes(minutes));

    [Fact]
    public async Task It_is_given_up_after_so_many_attempts_and_tried_from_the_beginning_when_somebody_says_so()
    {
        await house.PutOne("a");
        house.Options.Attempts = 3;
        house.Transport.Instead = (_, _) => throw Down;
        for (int attempt = 0; attempt < 3; attempt++)
        {
            await house.SendNext();
            house.Entry.Clock.Advance(OutboxSender.MostPause);
        }

        (await house.Outbox()).Single().Should().BeEquivalentTo(new { State = MailState.Failed, Attempts = 3 });
        (await house.SendNext()).Should().BeFalse();

        (await house.Retry((await house.Outbox()).Single().Id)).Should().Be(new Saved("1 message is tried again"));
        house.Transport.Instead = null;
        await house.SendAll();

        (await house.Outbox()).Single().Should().BeEquivalentTo(new { State = MailState.Sent, Attempts = 1 });
        (await house.Retry((await house.Outbox()).Single().Id)).Should().Be(new Saved("It waits to be sent, or was sent, already"));
        (await house.Retry(-1)).Should().BeNull();
        (await house.Entry.Read(c => c.Audit.CountAsync(a => a.Action == "mail.retried"))).Should().Be(1);
    }

    [Fact]
    public async Task An_address_that_is_refused_for_good_fails_at_once_and_the_others_go_on()
    {
        await house.PutOne("a");
        await house.PutOne("b");
        house.Transport.Instead = (message, _) => message.Key == "a" ? throw new MailProblemException("The mail server refused the address (550)", MailProblemKind.Never) : Task.CompletedTask;

        await house.SendAll();

        (await house.Outbox()).Select(m => m.State).Should().Equal(MailState.Failed, MailState.Sent);
    }

    [Fact]
    public async Task Whoever_is_disabled_meanwhile_is_not_written_to()
    {
        await house.PutOne("a");
        await house.Entry.Change(async c => (await c.Users.SingleAsync(u => u.Id == house.Entry.Owner.UserId)).DisabledAt = house.Entry.Clock.Now);

        await house.SendAll();

        house.Transport.Taken.Should().BeEmpty();
        (await house.Outbox()).Single().State.Should().Be(MailState.Failed);
    }

    [Fact]
    public async Task Two_processes_at_once_send_it_once()
    {
        for (int n = 0; n < 10; n++) await house.PutOne($"m{n}");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(house.SendAll)));

        house.Transport.Taken.Select(m => m.Key).Should().OnlyHaveUniqueItems().And.HaveCount(10);
        (await house.Outbox()).Should().OnlyContain(m => m.State == MailState.Sent && m.Attempts == 1);
    }

    [Fact]
    public async Task What_a_process_had_taken_when_it_died_is_sent_by_another_once_the_lease_is_over()
    {
        await house.PutOne("a");
        // It took the message, handed it over and died before that was stored.
        await house.SendNextAndDie();

        (await house.SendNext()).Should().BeFalse("it is still that process's");
        house.Entry.Clock.Advance(TimeSpan.FromSeconds(house.Options.LeaseSeconds));
        await house.SendAll();

        house.Transport.Taken.Should().ContainSingle("the first went out from the process that died");
        (await house.Outbox()).Single().Should().BeEquivalentTo(new { State = MailState.Sent, Attempts = 2 });
    }

    [Fact]
    public async Task Whoever_comes_back_after_its_lease_does_not_undo_what_another_did()
    {
        await house.PutOne("a");
        var slow = new HeldTransport
        {
            Instead = async (_, _) =>
        {
            house.Entry.Clock.Advance(TimeSpan.FromSeconds(house.Options.LeaseSeconds));
            await house.SendAll();
            throw Down;
        }
        };

        await house.SendNext(slow);

        (await house.Outbox()).Single().Should().BeEquivalentTo(new { State = MailState.Sent, Attempts = 2, Problem = (string?)null });
    }

    [Fact]
    public async Task Where_e_mail_is_off_nothing_leaves()
    {
        await house.PutOne("a");
        house.Options.Off = true;

        await house.SendAll();

        house.Transport.Taken.Should().BeEmpty();
        (await house.Retry()).Should().BeOfType<Refused>();
    }

    [Fact]
    public async Task A_fault_of_the_library_is_named_by_a_reference_and_not_by_what_it_says()
    {
        await house.PutOne("a");
        house.Transport.Instead = (_, _) => throw new InvalidOperationException("owner@wellbridge.example is odd");

        await house.SendNext();

        (await house.Outbox()).Single().Problem.Should().StartWith("It could not be sent, reference ").And.NotContain("@");
    }
}
