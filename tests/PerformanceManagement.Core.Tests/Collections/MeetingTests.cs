using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Tests.Entry;
using Xunit;

namespace PerformanceManagement.Core.Tests.Collections;

public sealed class MeetingTests : IAsyncLifetime
{
    private EntryHouse house = null!;
    private string committee = "";

    public async Task InitializeAsync()
    {
        house = await EntryHouse.CreateAsync();
        await house.Change(c =>
        {
            c.AddRange(new Committee { Name = "Cabinet" }, new Committee { Name = "Gone", ClosedOn = new DateOnly(2026, 1, 1) });
            return Task.CompletedTask;
        });
        committee = (await house.Read(c => c.Committees.SingleAsync(n => n.Name == "Cabinet"))).Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task A_meeting_is_added_for_a_quarter_that_is_not_open_yet_moved_and_taken_out()
    {
        MeetingChoices choices = (await Use(m => m.FindAsync(null)))!;
        choices.Committees.Select(c => c.Name).Should().Equal(["Cabinet"], "a closed committee meets no more");
        choices.Quarters.Should().Contain(EntryHouse.Quarter).And.Contain(EntryHouse.Quarter.Next.Next);

        (await SaveAsync(new MeetingDateEdit(null, committee, "2026-27-Q3", "20 February 2027", null))).Should().Be(new Saved("Added the meeting of Cabinet on 20 February 2027 for Q3 2026/27"));
        ListedMeeting meeting = (await Use(m => m.PageAsync(null, 1))).Items.Single();
        (await SaveAsync(new MeetingDateEdit(meeting.Id, null, null, "27/2/2027", meeting.Version))).Should().Be(new Saved("The meeting of Cabinet for Q3 2026/27 is on 27 February 2027"));
        (await SaveAsync(new MeetingDateEdit(meeting.Id, null, null, "27/2/2027", meeting.Version))).Should().BeOfType<Saved>("a second click is no conflict");

        (await SaveAsync(new MeetingDateEdit(meeting.Id, null, null, "1/3/2027", meeting.Version))).Should().BeOfType<Conflict<ListedMeeting>>().Which.Theirs.Date.Should().Be(new DateOnly(2027, 2, 27));
        (await Use(m => m.RemoveAsync(meeting.Id, meeting.Version, house.Officer))).Should().BeOfType<Conflict<ListedMeeting>>();
        ListedMeeting moved = (await Use(m => m.FindAsync(meeting.Id)))!.Meeting!;
        (await Use(m => m.RemoveAsync(moved.Id, moved.Version, house.Officer))).Should().BeOfType<Saved>();
        (await Use(m => m.PageAsync(null, 1))).Total.Should().Be(0);
        (await house.Read(c => c.Audit.Where(a => a.Action.StartsWith("meeting.")).Select(a => a.Action).ToListAsync())).Should().Equal("meeting.added", "meeting.moved", "meeting.removed");
    }

    [Fact]
    public async Task What_cannot_be_is_refused_beside_its_field()
    {
        await SaveAsync(new MeetingDateEdit(null, committee, "2026-27-Q2", "20 November 2026", null));

        (await Problems(new MeetingDateEdit(null, "", "soon", "", null))).Should().Equal(("Committee", "Select the committee"), ("Quarter", "Select the quarter whose report it takes"), ("Date", "Enter the date of the meeting"));
        (await Problems(new MeetingDateEdit(null, committee, "2026-27-Q3", "31 December 2026", null))).Should().Equal(("Date", "The meeting must be after 31 December 2026, when Q3 2026/27 ends; 31 December 2026 is not"));
        (await Problems(new MeetingDateEdit(null, committee, "2026-27-Q2", "21 November 2026", null))).Should().Equal(("Quarter", "Cabinet takes the report of Q2 2026/27 on 20 November 2026 already: change that date instead"));
    }

    private async Task<IEnumerable<(string, string)>> Problems(MeetingDateEdit edit) => (await SaveAsync(edit)).Should().BeOfType<Refused>().Which.Problems.Select(p => (p.Field, p.Message));

    private Task<Outcome?> SaveAsync(MeetingDateEdit edit) => Use(m => m.SaveAsync(edit, house.Officer));

    private Task<T> Use<T>(Func<MeetingService, Task<T>> use) => house.Read(c => use(new MeetingService(c, house.Clock)));
}
