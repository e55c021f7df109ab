using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Tests.Entry;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.Audit;

/// <summary>The log: filtered, by pages, and without what must not be seen.</summary>
public sealed class AuditLogTests : IAsyncLifetime
{
    private static readonly Actor Administrator = new(null, "The administrator", [Roles.Administrator]);
    private EntryHouse house = null!;
    private int measureId;

    public async Task InitializeAsync()
    {
        house = await EntryHouse.CreateAsync();
        measureId = await house.Read(c => c.Measures.Select(m => m.Id).SingleAsync());
    }

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task Pages_follow_each_other_without_a_gap_also_where_many_rows_are_of_one_moment()
    {
        await Add([.. Enumerable.Range(1, 120).Select(n => Entry($"Row {n}.", at: house.Clock.Now.AddMinutes(n / 40)))]);

        List<string> read = [];
        AuditPlace? before = null;
        int pages = 0;
        do
        {
            AuditPage page = await Page(new AuditFilter(), before);
            read.AddRange(page.Lines.Select(l => l.Summary));
            before = page.Older;
            pages++;
        }
        while (before is not null);

        pages.Should().Be(3);
        read.Should().Equal(Enumerable.Range(1, 120).Reverse().Select(n => $"Row {n}."));
        (await house.Read(async c => await new AuditLogService(c).AllAsync(new AuditFilter(), house.Officer).CountAsync())).Should().Be(120);
    }

    [Fact]
    public async Task Each_filter_leaves_out_what_does_not_match()
    {
        await Add(
            Entry("Submitted 354.", "result.submitted", measureId, "2026/27 Q2", details: [AuditDetail.Of(AuditField.Value, null, "354"), AuditDetail.Of(AuditField.Note, null, "Rents rose 50% [again]")]),
            Entry("Given to nobody.", "measure.owner", measureId, details: [AuditDetail.Of(AuditField.Owner, "The owner", null)]),
            Entry("Named the list.", "list.added", actor: "Somebody who is gone", at: new DateTime(2026, 10, 24, 23, 30, 0, DateTimeKind.Utc)),
            Entry("Changed a person.", "user.changed"));

        (await Found(new AuditFilter { Measure = "hou 01" })).Should().Equal("Given to nobody.", "Submitted 354.");
        (await Found(new AuditFilter { Person = "is gone" })).Should().Equal("Named the list.");
        (await Found(new AuditFilter { Kind = AuditKind.Find("measures") })).Should().Equal("Given to nobody.");
        (await Found(new AuditFilter { Field = AuditField.Owner })).Should().Equal("Given to nobody.");
        (await Found(new AuditFilter { Words = "SUBMITTED" })).Should().Equal("Submitted 354.");
        (await Found(new AuditFilter { Words = "50% [again]" })).Should().Equal(["Submitted 354."], "notes are searched, and signs are signs");
        (await Found(new AuditFilter { Words = "5_% [" })).Should().BeEmpty();
        // The clocks still say summer time: half past eleven at night in London time is the next day.
        (await Found(new AuditFilter { From = new DateOnly(2026, 10, 25), To = new DateOnly(2026, 10, 25) })).Should().Equal("Named the list.");
        (await Found(new AuditFilter { To = new DateOnly(2026, 10, 24) })).Should().NotContain("Named the list.");
        (await Page(new AuditFilter { Measure = "HOU 99" })).Should().BeEquivalentTo(new { IsUnknownMeasure = true, Lines = Array.Empty<AuditLine>() });
    }

    [Fact]
    public async Task What_is_done_with_people_is_seen_by_administrators_and_the_log_by_nobody_else_than_the_team()
    {
        await Add(Entry("Changed a person.", "user.changed"), Entry("Named the list.", "list.added"));

        (await Found(new AuditFilter())).Should().Equal("Named the list.");
        (await Found(new AuditFilter { Kind = AuditKind.Find("people") })).Should().BeEmpty();
        (await house.Read(c => new AuditLogService(c).PageAsync(new AuditFilter(), null, Administrator))).Lines.Should().HaveCount(2);
        foreach (string role in Roles.All.Except([Roles.Administrator, Roles.PerformanceOfficer]))
        {
            Func<Task> read = () => house.Read(c => new AuditLogService(c).PageAsync(new AuditFilter(), null, new Actor(1, "Somebody", [role])));
            await read.Should().ThrowAsync<NotPermittedException>(role);
        }
    }

    [Fact]
    public async Task A_suppressed_figure_is_neither_shown_nor_found_and_its_note_stays()
    {
        await house.AddMeasure("HOU 02");
        await house.Change(async c => c.Results.Add(new() { MeasureId = measureId, Period = EntryHouse.Quarter, Reason = ReasonForNoValue.Suppressed, SubmittedAt = house.Clock.Now }));
        int other = await house.Read(c => c.Measures.Where(m => m.Code == "HOU 02").Select(m => m.Id).SingleAsync());
        await Add(
            Entry("Submitted 7331 for Q2.", "result.submitted", measureId, "2026/27 Q2", details: [AuditDetail.Of(AuditField.Value, "7331", "Suppressed"), AuditDetail.Of(AuditField.Note, null, "Too few to print.")]),
            Entry("Submitted 7331 for Q1.", "result.submitted", other, "2026/27 Q1", details: [AuditDetail.Of(AuditField.Value, null, "7331")]));

        AuditLine hidden = (await Page(new AuditFilter { Measure = EntryHouse.Code })).Lines.Single();
        hidden.Summary.Should().NotContain("7331").And.Contain("which is suppressed");
        hidden.Details.Select(d => (d.Field, d.Before, d.After)).Should().Equal((AuditField.Value, "Suppressed", "Suppressed"), (AuditField.Note, null, "Too few to print."));
        // That a search finds it would say what it is.
        (await Page(new AuditFilter { Words = "7331" })).Lines.Select(l => l.Code).Should().Equal("HOU 02");
        (await Page(new AuditFilter { Words = "Q2" })).Lines.Should().BeEmpty();
        (await house.Read(c => new AuditLogService(c).OfMeasureAsync(EntryHouse.Code, null, null, house.Owner)))!.Page.Lines.Single().Summary.Should().NotContain("7331", "its owner reads it here as everybody does");
        List<AuditLine> all = await house.Read(async c => await new AuditLogService(c).AllAsync(new AuditFilter(), house.Officer).ToListAsync());
        string csv = string.Join('\n', all.Where(l => l.Code == EntryHouse.Code).SelectMany(AuditCsv.Of));
        csv.Should().NotContain("7331").And.Contain("Too few to print.");
    }

    [Fact]
    public async Task A_name_or_note_that_looks_like_a_formula_is_none_in_the_file_and_times_are_british()
    {
        await Add(Entry("=1+1", actor: "@somebody", details: [AuditDetail.Of(AuditField.Note, "-2", "+3, \"quoted\"")]));

        AuditLine line = (await Page(new AuditFilter())).Lines.Single();

        AuditCsv.Of(line).Should().Equal("""2026-10-12 16:45,"'@somebody",,,,list.added,"'=1+1",Note,"'-2","'+3, ""quoted"" """.TrimEnd() + "\"");
    }

    private Task<AuditPage> Page(AuditFilter filter, AuditPlace? before = null) => house.Read(c => new AuditLogService(c).PageAsync(filter, before, house.Officer));

    private async Task<IEnumerable<string>> Found(AuditFilter filter) => (await Page(filter)).Lines.Select(l => l.Summary);

    private Task Add(params AuditEntry[] entries) => house.Change(async c =>
    {
        // One after the other, so that keys are in their order.
        foreach (AuditEntry entry in entries)
        {
            c.Audit.Add(entry);
            await c.SaveChangesAsync();
        }
    });

    private AuditEntry Entry(string summary, string action = "list.added", int? measure = null, string? period = null, DateTime? at = null, string actor = "The officer", List<AuditDetail>? details = null) =>
        new() { At = at ?? house.Clock.Now, Actor = actor, Action = action, Summary = summary, MeasureId = measure, Period = period, Details = details ?? [] };
}
