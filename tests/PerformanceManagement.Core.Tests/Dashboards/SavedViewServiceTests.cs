using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Dashboards.Views;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.Dashboards;

/// <summary>Views are their owner's, or everybody's when the performance team shares them.</summary>
public sealed class SavedViewServiceTests : IAsyncLifetime
{
    private static readonly ViewContent Worst = new("directorate=all&sort=worst", "All directorates; worst status first", null);

    private TestDatabase database = null!;
    private Actor officer = null!;
    private Actor colleague = null!;
    private Actor viewer = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        await using PerformanceDbContext context = database.NewContext();
        User[] people = [.. new[] { "officer", "colleague", "viewer" }.Select(name => new User { UserName = name, NormalizedUserName = name.ToUpperInvariant(), Email = name, NormalizedEmail = name.ToUpperInvariant(), DisplayName = name })];
        context.Users.AddRange(people);
        await context.SaveChangesAsync();
        officer = new Actor(people[0].Id, "officer", [Roles.PerformanceOfficer]);
        colleague = new Actor(people[1].Id, "colleague", [Roles.PerformanceOfficer]);
        viewer = new Actor(people[2].Id, "viewer", [Roles.Viewer]);
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task A_name_is_needed_fits_and_is_each_persons_once()
    {
        (await RefusalAsync("  ", viewer)).Should().Be("Give the view a name");
        (await RefusalAsync(new string('x', 101), viewer)).Should().Be("The name has 101 characters; at most 100 can be kept");
        await SaveAsync("Worst first", viewer);
        (await RefusalAsync(" worst FIRST ", viewer)).Should().Be("There is already a view named “worst FIRST”: give this one another name");
        int officers = await SaveAsync("Worst first", officer);

        SavedViewItem found = (await As(officer).FindAsync(officers, officer))!;
        found.Content.Should().Be(Worst);
        (await As(viewer).ListAsync(viewer)).Own.Should().ContainSingle().Which.Name.Should().Be("Worst first");
    }

    [Fact]
    public async Task A_view_is_its_owners_until_the_performance_team_shares_it()
    {
        int id = await SaveAsync("Ours", officer);
        (await As(viewer).FindAsync(id, viewer)).Should().BeNull();
        (await As(viewer).ChangeAsync(id, new SavedViewEdit("Mine", false, Guid.NewGuid()), viewer)).Should().BeNull("what one does not find is not there");

        SavedViewItem view = (await As(officer).FindAsync(id, officer))!;
        (await As(officer).ChangeAsync(id, new SavedViewEdit("Ours", true, view.Version), officer)).Should().BeOfType<Saved>().Which.Summary.Should().Be("Changed the view Ours: it is shared with everybody");

        SavedViewItem shared = (await As(viewer).ListAsync(viewer)).Shared.Should().ContainSingle().Subject;
        shared.Should().BeEquivalentTo(new { Name = "Ours", Owner = "officer", IsOwn = false, MayChange = false });
        await FluentActions.Awaiting(() => As(viewer).ChangeAsync(id, new SavedViewEdit("Mine", false, shared.Version), viewer)).Should().ThrowAsync<NotPermittedException>();
        await FluentActions.Awaiting(() => As(viewer).RemoveAsync(id, shared.Version, viewer)).Should().ThrowAsync<NotPermittedException>();
        await FluentActions.Awaiting(() => As(viewer).SaveAsync(new SavedViewEdit("Theirs", true), Worst, viewer)).Should().ThrowAsync<NotPermittedException>();
        (await As(colleague).FindAsync(id, colleague))!.MayChange.Should().BeTrue();
    }

    [Fact]
    public async Task Who_saves_second_is_shown_what_the_first_saved()
    {
        int id = await SaveAsync("Ours", officer, isShared: true);
        Guid version = (await As(officer).FindAsync(id, officer))!.Version;
        (await As(officer).ChangeAsync(id, new SavedViewEdit("Adults", true, version), officer)).Should().BeOfType<Saved>();

        SavedViewItem theirs = (await As(colleague).ChangeAsync(id, new SavedViewEdit("Children", true, version), colleague)).Should().BeOfType<Conflict<SavedViewItem>>().Which.Theirs;
        theirs.Name.Should().Be("Adults");
        (await As(colleague).RemoveAsync(id, version, colleague)).Should().BeOfType<Conflict<SavedViewItem>>();

        (await As(colleague).ChangeAsync(id, new SavedViewEdit("Children", false, theirs.Version), colleague)).Should().BeOfType<Saved>().Which.Summary.Should().Be("Changed the view Children: it was Adults; it is no longer shared");
        (await As(colleague).FindAsync(id, colleague)).Should().BeNull("it is its owner's alone again");
    }

    [Fact]
    public async Task Every_change_is_in_the_audit_and_works_no_scorecard_out_anew()
    {
        await using PerformanceDbContext context = database.NewContext();
        DataState before = await context.StateAsync();
        int id = await SaveAsync("Failed", viewer, content: Worst with { Quarter = Period.FinancialQuarter(2026, 1) });
        SavedViewItem view = (await As(viewer).FindAsync(id, viewer))!;
        view.Content.Quarter.Should().Be(Period.FinancialQuarter(2026, 1));
        (await As(viewer).RemoveAsync(id, view.Version, viewer)).Should().BeOfType<Saved>().Which.Summary.Should().Be("Deleted the view Failed");

        (await context.Audit.Where(a => a.Action.StartsWith("view.")).OrderBy(a => a.Id).Select(a => a.Summary).ToListAsync()).Should().Equal(
            "Saved the view Failed of the dashboard: All directorates; worst status first.", "Deleted the view Failed of the dashboard: All directorates; worst status first.");
        DataState after = await context.StateAsync();
        after.Everything.Should().Be(before.Everything);
        after.Number.Should().BeGreaterThan(before.Number, "a page that shows it is another one");
        (await As(viewer).RemoveAsync(id, view.Version, viewer)).Should().BeNull();
    }

    private SavedViewService As(Actor _) => new(database.NewContext(), TimeProvider.System);

    private async Task<int> SaveAsync(string name, Actor actor, bool isShared = false, ViewContent? content = null) =>
        (await As(actor).SaveAsync(new SavedViewEdit(name, isShared), content ?? Worst, actor)).Should().BeOfType<Saved>().Which.Id!.Value;

    private async Task<string> RefusalAsync(string name, Actor actor) =>
        (await As(actor).SaveAsync(new SavedViewEdit(name, false), Worst, actor)).Should().BeOfType<Refused>().Which.Problems.Should().ContainSingle().Which.Message;
}
