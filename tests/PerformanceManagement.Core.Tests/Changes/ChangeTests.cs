using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Imports;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Tests.Entry;
using PerformanceManagement.Core.Tests.Imports;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.Changes;

/// <summary>A change is stored whole with its audit and the version of the data, or not at all.</summary>
public sealed class ChangeTests : IAsyncLifetime
{
    private EntryHouse house = null!;

    public async Task InitializeAsync() => house = await EntryHouse.CreateAsync();

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task What_is_saved_is_stored_with_its_audit_and_moves_the_version()
    {
        long before = await Version();

        Outcome? outcome = await Rename("Households in hotels", new Saved("Renamed"));

        outcome.Should().Be(new Saved("Renamed"));
        (await Title()).Should().Be("Households in hotels");
        (await house.Read(c => c.Audit.Where(a => a.Action == "renamed").Select(a => new { a.Actor, a.At, a.Summary }).SingleAsync()))
            .Should().BeEquivalentTo(new { Actor = house.Officer.Name, At = house.Clock.Now, Summary = "Renamed." });
        (await Version()).Should().Be(before + 1);
    }

    public static TheoryData<string> NotStored => ["refused", "conflict", "preview", "nothing there"];

    [Theory]
    [MemberData(nameof(NotStored))]
    public async Task Anything_else_leaves_no_trace(string name)
    {
        Outcome? answer = name switch
        {
            "refused" => new Refused("Title", "It has one already"),
            "conflict" => new Conflict<string>("Theirs"),
            "preview" => new Preview<string>("It would be renamed"),
            _ => null,
        };
        long before = await Version();

        (await Rename("Households in hotels", answer)).Should().Be(answer);

        (await Title()).Should().Be("Households in temporary accommodation");
        (await house.AuditRows()).Should().Be(0);
        (await Version()).Should().Be(before);
    }

    [Fact]
    public async Task A_draft_shows_nowhere_and_moves_no_version_and_what_is_submitted_does()
    {
        long before = await Version();

        (await house.Submit(await house.Typed("361") with { AsDraft = true })).Should().BeOfType<Saved>();
        (await Version()).Should().Be(before);

        (await house.Submit(await house.Typed("361"))).Should().BeOfType<Saved>();
        (await Version()).Should().Be(before + 1);
    }

    [Fact]
    public async Task The_same_again_changes_nothing_and_moves_nothing()
    {
        await house.Submit(await house.Typed("361"));
        long before = await Version();

        (await house.Submit(await house.Typed("361"))).Should().BeOfType<Saved>();

        (await Version()).Should().Be(before);
    }

    [Fact]
    public async Task A_pack_of_figures_alone_moves_the_version_and_the_same_pack_again_does_not()
    {
        long before = await Version();
        using PackFolder pack = new PackFolder().With("values.csv", $"code,period,value\n{EntryHouse.Code},2025/26 Q4,340\n");
        Task<DataPackReport> Import() => house.Read(c => new DataPackImporter(c, house.Clock).ImportAsync(pack.Path, Actor.Process("test")));

        (await Import()).Accepted.Should().BeTrue();
        long after = await Version();
        (await Import()).Accepted.Should().BeTrue();

        after.Should().BeGreaterThan(before);
        (await Version()).Should().Be(after);
    }

    [Fact]
    public async Task Who_comes_second_is_judged_once_more_by_what_the_first_has_stored()
    {
        List<(bool Second, string Title)> seen = [];

        Outcome? outcome = await house.Read(c => c.ChangeAsync(house.Officer, house.Clock, async (change, stop) =>
        {
            Measure measure = await c.Measures.SingleAsync(stop);
            seen.Add((change.IsSecondLook, measure.Title));
            if (change.IsSecondLook) return new Conflict<string>(measure.Title);
            // As if another instance had saved between the reading and the writing.
            await c.Database.ExecuteSqlRawAsync("UPDATE Measures SET Title = 'Theirs', Version = '00000000-0000-0000-0000-000000000001'", stop);
            measure.Title = "Mine";
            return new Saved("Renamed");
        }));

        // The other's row was changed inside our transaction here, and is taken back with it.
        outcome.Should().Be(new Conflict<string>("Households in temporary accommodation"));
        seen.Should().Equal((false, "Households in temporary accommodation"), (true, "Households in temporary accommodation"));
    }

    [Fact]
    public async Task What_fails_again_was_something_else_and_is_thrown()
    {
        Func<Task> change = () => house.Read(c => c.ChangeAsync(house.Officer, house.Clock, async (_, stop) =>
        {
            Measure measure = await c.Measures.SingleAsync(stop);
            c.Measures.Add(new Measure { Code = measure.Code, Title = "Twice", Unit = "number" });
            return new Saved("Added");
        }));

        await change.Should().ThrowAsync<DbUpdateException>();
        (await house.Read(c => c.Measures.CountAsync())).Should().Be(1);
    }

    private Task<Outcome?> Rename(string title, Outcome? answer) => house.Read(c => c.ChangeAsync(house.Officer, house.Clock, async (change, stop) =>
    {
        Measure measure = await c.Measures.SingleAsync(stop);
        measure.Title = title;
        change.Audit("renamed", "Renamed.", measure.Id);
        return answer;
    }));

    private Task<string> Title() => house.Read(c => c.Measures.Select(m => m.Title).SingleAsync());

    private Task<long> Version() => house.Read(async c => (await c.StateAsync()).Number);
}
