using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.HandOver;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Reports;
using PerformanceManagement.Core.Reports.Committees;
using PerformanceManagement.Core.Tests.Entry;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.HandOver;

/// <summary>What waits for one person comes to another: all of it or some, seen first, and nothing of what they did.</summary>
public sealed class HandOverTests : IAsyncLifetime
{
    private static readonly Actor Administrator = new(null, "Systems officer", [Roles.Administrator]);
    private readonly FixedClock clock = new(new DateTimeOffset(2026, 10, 12, 15, 45, 0, TimeSpan.Zero));
    private TestDatabase database = null!;
    private User leaver = null!, taker = null!, viewer = null!, disabled = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        await using PerformanceDbContext context = database.NewContext();
        (leaver, taker, viewer, disabled) = (TestData.Person("leaver"), TestData.Person("taker"), TestData.Person("viewer"), TestData.Person("disabled"));
        disabled.DisabledAt = clock.Now;
        context.AddRange(leaver, taker, viewer, disabled);
        var committee = new Committee { Name = "Housing Scrutiny" };
        context.Add(committee);
        await context.SaveChangesAsync();
        Dictionary<string, int> roles = await context.Roles.ToDictionaryAsync(r => r.Name!, r => r.Id);
        foreach (User contributor in new[] { leaver, taker, disabled }) context.UserRoles.Add(new() { UserId = contributor.Id, RoleId = roles[Roles.Contributor] });
        foreach (string code in new[] { "HOU 01", "HOU 02", "HOU 03" })
        {
            Measure measure = TestData.Measure(code, $"Measure {code}", values: [17]);
            measure.OwnerId = code == "HOU 03" ? taker.Id : leaver.Id;
            context.Add(measure);
        }

        context.Add(new DeliveryItem { Code = "PR1", Title = "New depot", Kind = DeliveryKind.Project, OwnerId = leaver.Id, SortOrder = 1 });
        context.Add(new DeliveryItem { Code = "PR2", Title = "Old depot", Kind = DeliveryKind.Project, OwnerId = leaver.Id, SortOrder = 2, ClosedOn = new DateOnly(2026, 4, 1) });
        var report = new CommitteeReport { CommitteeId = committee.Id, Period = TestData.Quarter };
        context.Add(report);
        await context.SaveChangesAsync();
        context.AddRange(
            new ReportText { ReportId = report.Id, Key = "risk", Text = "", AuthorId = leaver.Id },
            new ReportText { ReportId = report.Id, Key = "background", Text = "Done.", IsReady = true, AuthorId = leaver.Id });
        await context.SaveChangesAsync();
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Everything_is_shown_first_and_then_handed_over_but_for_what_is_done()
    {
        (await DoAsync(s => s.CountAsync(leaver.Id, Administrator))).Text.Should().Be("2 measures, 1 delivery item and 1 text of a report");
        (await DoAsync(s => s.TakersAsync(leaver.Id))).Select(t => t.Id).Should().Equal([taker.Id], "the others may not enter values, are disabled or are the person themself");

        HandOverEffect effect = (await HandOverAsync(All())).Should().BeOfType<Preview<HandOverEffect>>().Which.Effect;
        effect.Work.Select(w => w.Name).Should().HaveCount(4).And.StartWith(["HOU 01 Measure HOU 01", "HOU 02 Measure HOU 02", "PR1 New depot"]);
        effect.Work[^1].Detail.Should().Be("Housing Scrutiny, Q2 2026/27");
        (await OwnersAsync()).Should().Equal(leaver.Id, leaver.Id, taker.Id);

        (await HandOverAsync(All() with { Seen = effect.Mark })).Should().BeOfType<Saved>().Which.Summary.Should().Be("Handed over from The leaver to The taker: 2 measures, 1 delivery item and 1 text of a report");
        (await OwnersAsync()).Should().Equal(taker.Id, taker.Id, taker.Id);
        await using PerformanceDbContext context = database.NewContext();
        (await context.DeliveryItems.OrderBy(i => i.Code).Select(i => i.OwnerId).ToListAsync()).Should().Equal(taker.Id, leaver.Id);
        (await context.ReportTexts.OrderBy(t => t.IsReady).Select(t => t.AuthorId).ToListAsync()).Should().Equal(taker.Id, leaver.Id);
        (await context.Audit.CountAsync(a => a.Action == "measure.owner" && a.MeasureId != null)).Should().Be(2);
        (await DoAsync(s => s.CountAsync(leaver.Id, Administrator))).IsAny.Should().BeFalse();
    }

    [Fact]
    public async Task Only_what_is_chosen_goes_and_what_changed_meanwhile_is_shown_again()
    {
        IReadOnlyList<OwnedWork> work = await DoAsync(s => s.WorkAsync(leaver.Id, Administrator));
        HandOverEdit edit = new($"{taker.Id}", IsAll: false, [work[0].Key, work[1].Key], null);
        HandOverEffect effect = (await HandOverAsync(edit)).Should().BeOfType<Preview<HandOverEffect>>().Which.Effect;
        effect.Work.Should().HaveCount(2);

        await using (PerformanceDbContext meanwhile = database.NewContext())
            await meanwhile.Measures.Where(m => m.Code == "HOU 01").ExecuteUpdateAsync(m => m.SetProperty(x => x.OwnerId, (int?)null));

        HandOverEffect again = (await HandOverAsync(edit with { Seen = effect.Mark })).Should().BeOfType<Preview<HandOverEffect>>().Which.Effect;
        again.Work.Should().ContainSingle().Which.Name.Should().StartWith("HOU 02");
        (await HandOverAsync(edit with { Seen = again.Mark })).Should().BeOfType<Saved>();
        (await OwnersAsync()).Should().Equal(null, taker.Id, taker.Id);
        (await DoAsync(s => s.CountAsync(leaver.Id, Administrator))).Text.Should().Be("1 delivery item and 1 text of a report");
    }

    [Fact]
    public async Task Nothing_chosen_nobody_chosen_and_nobody_there_are_said()
    {
        (await HandOverAsync(new HandOverEdit("", IsAll: false, ["Measure-999"], null))).Should().BeOfType<Refused>().Which.Problems.Should().Equal(
            new FieldMessage("Keys", "Select what is handed over"), new FieldMessage("To", "Select who takes it over"));
        foreach (User no in new[] { viewer, disabled, leaver })
            (await HandOverAsync(All() with { To = $"{no.Id}" })).Should().BeOfType<Refused>().Which.Problems.Should().Equal(new FieldMessage("To", "Select who takes it over"));
        (await DoAsync(s => s.HandOverAsync(999, All(), Administrator))).Should().BeNull();
        await FluentActions.Awaiting(() => DoAsync(s => s.HandOverAsync(leaver.Id, All(), new Actor(1, "Officer", [Roles.PerformanceOfficer])))).Should().ThrowAsync<NotPermittedException>();
    }

    private HandOverEdit All() => new($"{taker.Id}", IsAll: true, [], null);

    private Task<Outcome?> HandOverAsync(HandOverEdit edit) => DoAsync(s => s.HandOverAsync(leaver.Id, edit, Administrator));

    private async Task<T> DoAsync<T>(Func<HandOverService, Task<T>> work)
    {
        await using PerformanceDbContext context = database.NewContext();
        return await work(new HandOverService(context, new MeasureOwnerService(context, clock), new HomeService(context, Options.Create(new ReportOptions()), clock), clock));
    }

    private async Task<List<int?>> OwnersAsync()
    {
        await using PerformanceDbContext context = database.NewContext();
        return await context.Measures.OrderBy(m => m.Code).Select(m => m.OwnerId).ToListAsync();
    }
}
