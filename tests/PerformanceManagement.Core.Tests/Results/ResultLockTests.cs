using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Imports;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Tests.Entry;
using PerformanceManagement.Core.Tests.Imports;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.Results;

/// <summary>The lock of a figure: what state it is in, by which way it comes in and who brings it, and what is said then.</summary>
public sealed class ResultLockTests : IAsyncLifetime
{
    private const string Open = "open";
    private const string OpenElsewhere = "closed: Q2 2026/27 is open, so this figure is entered and changed with its values, without a correction.";
    private const string SeenForm = "Q4 2025/26 is signed off, so its figures cannot be entered or changed here.";
    private const string SeenPack = "Q4 2025/26 is signed off, so its figures can no longer be added or changed.";

    private EntryHouse house = null!;

    /// <summary>State: a code and a period in the council below; then what is said to a form, a correction and a data pack by whoever may use them.</summary>
    public static TheoryData<string, string, string, string, string, string> States => new()
    {
        { "asked for by the open quarter, and empty", "NEW", "2026/27 Q2", Open, OpenElsewhere, Open },
        { "asked for by the open quarter, and entered", "HOU 01", "2026/27 Q2", Open, OpenElsewhere, Open },
        { "signed off with its quarter", "HOU 01", "2025/26 Q4", $"needs a correction of Q4 2025/26: {SeenForm}", Open, $"needs a correction of Q4 2025/26: {SeenPack}" },
        { "signed off with its quarter, and asked for again", "YEAR SEEN", "2025/26", "needs a correction of Q4 2025/26: This figure was signed off with Q4 2025/26, so it cannot be changed here.", Open, $"needs a correction of Q4 2025/26: {SeenPack}" },
        { "never came, and an open quarter still asks for it", "YEAR LATE", "2025/26", Open, OpenElsewhere, Open },
        { "never came, and nothing asks for it any more", "LATE", "2025/26 Q4", $"needs a correction of Q4 2025/26: {SeenForm}", Open, $"needs a correction of Q4 2025/26: {SeenPack}" },
        { "of a measure that was added after the sign-off", "NEW", "2025/26 Q4", $"needs a correction of Q4 2025/26: {SeenForm}", Open, Open },
        { "of a measure that was added after the sign-off, and asked for again", "NEW YEAR", "2025/26", Open, OpenElsewhere, Open },
        { "of a quarter before the first that was collected", "HOU 01", "2024/25 Q3", "closed: No quarter asks for Q3 2024/25, so it cannot be entered or changed here.", "closed: Q3 2024/25 was never collected here, so its figures have not been signed off. Change them in the table of the measure’s figures.", Open },
        { "of a longer period that ends with the open quarter, and that nothing asks for", "HOU 01", "2026/27 H1", "closed: No quarter asks for first half of 2026/27, so it cannot be entered or changed here.", "closed: Q2 2026/27 is open, so this figure has not been signed off. Change it in the table of the measure’s figures.", Open },
    };

    public async Task InitializeAsync()
    {
        house = await EntryHouse.CreateAsync();
        await house.Change(async c =>
        {
            c.Collections.Add(new Collection { Period = Period.Parse("2025/26 Q4"), State = CollectionState.Open });
            Measure first = await c.Measures.SingleAsync();
            first.Results.Add(new MeasureResult { Period = Period.Parse("2025/26 Q4"), Value = 354, SubmittedAt = house.Clock.Now });
            first.Results.Add(new MeasureResult { Period = EntryHouse.Quarter, Value = 340, SubmittedAt = house.Clock.Now });
        });
        await house.AddMeasure("LATE");
        await house.AddMeasure("YEAR SEEN", m => m.Frequency = Frequency.Year, ("2025/26", 12));
        await house.AddMeasure("YEAR LATE", m => m.Frequency = Frequency.Year);
        await house.Read(c => new SignOffService(c, new ScorecardService(c), house.Clock).SignOffAsync(Period.Parse("2025/26 Q4"), house.Officer));
        await house.AddMeasure("NEW", null, ("2025/26 Q4", 9));
        await house.AddMeasure("NEW YEAR", m => m.Frequency = Frequency.Year, ("2025/26", 9));
    }

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Theory]
    [MemberData(nameof(States))]
    public async Task A_figure_is_locked_the_same_way_whoever_asks(string state, string code, string period, string form, string correction, string pack)
    {
        var viewer = new Actor(house.Other.UserId, "The viewer", [Roles.Viewer]);
        var administrator = new Actor(house.Officer.UserId, "The administrator", [Roles.Administrator]);
        var measure = await house.Read(c => c.Measures.AsNoTracking().SingleAsync(m => m.Code == code));
        (WayIn Way, Actor Actor, string Said)[] table =
        [
            .. new[] { administrator, house.Officer, house.Owner, Actor.Process("The command line") }.Select(a => (WayIn.Form, a, form)),
            .. new[] { house.Other, viewer }.Select(a => (WayIn.Form, a, $"not permitted: You cannot enter values for {code} {measure.Title}, because somebody else enters it. Ask the performance team if it should be yours.")),
            .. new[] { administrator, house.Officer, Actor.Process("The command line") }.Select(a => (WayIn.Correction, a, correction)),
            .. new[] { house.Owner, house.Other, viewer }.Select(a => (WayIn.Correction, a, "not permitted: You cannot correct a figure of a signed-off quarter. Ask the performance team.")),
            .. new[] { administrator, house.Officer, Actor.Process("The command line") }.Select(a => (WayIn.DataPack, a, pack)),
            .. new[] { house.Owner, house.Other, viewer }.Select(a => (WayIn.DataPack, a, "not permitted: You cannot bring figures in with a data pack. Ask the performance team.")),
            .. new[] { administrator, house.Officer, Actor.Process("The command line") }.Select(a => (WayIn.History, a, pack)),
            .. new[] { house.Owner, house.Other, viewer }.Select(a => (WayIn.History, a, "not permitted: You cannot change the figures of any period. Ask the performance team.")),
        ];
        table.Should().HaveCount(Enum.GetValues<WayIn>().Length * 6, "every way in and everyone is asked");

        foreach ((WayIn way, Actor actor, string said) in table)
            (await LockAsync(code, Period.Parse(period), way, actor)).Should().Be(said, $"a figure {state}, by {way}, of {actor.Name}");
    }

    [Theory]
    [MemberData(nameof(States))]
    public async Task What_is_locked_cannot_be_written_and_what_is_open_is_stored_restated_and_audited(string state, string code, string period, string form, string correction, string pack)
    {
        foreach ((WayIn way, string said) in new[] { (WayIn.Form, form), (WayIn.Correction, correction), (WayIn.DataPack, pack), (WayIn.History, pack) })
        {
            int audited = await house.AuditRows();
            MeasureResult? before = await house.Result(code, Period.Parse(period));

            Func<Task> write = () => house.Change(async c =>
            {
                var writer = new ResultWriter(c);
                Measure measure = await c.Measures.AsNoTracking().SingleAsync(m => m.Code == code);
                (ResultPlace place, MeasureResult? stored) = await writer.LoadAsync(measure, Period.Parse(period));
                writer.Write(place, stored, new TypedFigures { Value = 100 + (int)way }, new ResultChange(way, house.Officer, house.Clock.Now) { Because = "A late return.", Pack = "pack" });
            });

            if (said != Open)
            {
                await write.Should().ThrowAsync<InvalidOperationException>($"a figure {state} is locked to a {way}");
                (await house.Result(code, Period.Parse(period))).Should().BeEquivalentTo(before);
                continue;
            }

            await write.Should().NotThrowAsync();
            MeasureResult after = (await house.Result(code, Period.Parse(period)))!;
            after.Should().BeEquivalentTo(new { Value = (decimal?)(100 + (int)way), SubmittedById = house.Officer.UserId, SubmittedAt = house.Clock.Now });
            after.Restatements.Should().HaveCount((before?.Restatements.Count ?? 0) + (before is null && way != WayIn.Correction ? 0 : 1));
            (await house.AuditRows()).Should().Be(audited + 1);
            if (way == WayIn.Correction) after.Restatements[^1].Should().BeEquivalentTo(new { SignedOffIn = (Period?)Period.Parse("2025/26 Q4"), Because = "A late return." });
            if (before is null) await house.Change(async c => c.Results.Remove(await c.Results.SingleAsync(r => r.Id == after.Id)));
        }
    }

    [Fact]
    public async Task A_pack_brings_a_figure_that_never_came_while_an_open_quarter_asks_for_it()
    {
        using PackFolder pack = new PackFolder().With("values.csv", "code,period,value\nYEAR LATE,2025/26,11\n");

        DataPackReport outcome = await ImportAsync(pack);

        outcome.Problems.Should().BeEmpty();
        outcome.Files.Should().Equal(new DataPackCounts("values.csv", 1, 0, 0));
        (await house.Result("YEAR LATE", Period.Parse("2025/26")))!.Value.Should().Be(11);
        (await ImportAsync(pack)).ChangesAnything.Should().BeFalse("the same pack again changes nothing");
        pack.With("values.csv", "code,period,value\nLATE,2025/26 Q4,11\n");
        (await ImportAsync(pack)).Problems.Select(p => p.ToString()).Should().Equal($"values.csv row 2, column period: {SeenPack}");
    }

    private Task<DataPackReport> ImportAsync(PackFolder pack) => house.Read(c => new DataPackImporter(c, house.Clock).ImportAsync(pack.Path, Actor.Process("test")));

    private Task<string> LockAsync(string code, Period period, WayIn way, Actor actor) => house.Read(async c =>
    {
        Measure measure = await c.Measures.AsNoTracking().Include(m => m.EarlierRules).SingleAsync(m => m.Code == code);
        ResultLock found = (await new ResultWriter(c).LoadAsync(measure, period)).Place.Lock(way, actor);
        return found.State switch
        {
            LockState.Open => Open,
            LockState.NeedsCorrection => $"needs a correction of {found.SignedOffIn!.Value.Label}: {found.Because}",
            LockState.NotPermitted => $"not permitted: {found.Because}",
            _ => $"closed: {found.Because}",
        };
    });
}
