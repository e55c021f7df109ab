using FluentAssertions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Collections.Tasks;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Data.Sample;
using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Data;
using Xunit;

namespace PerformanceManagement.Core.Tests.Data;

/// <summary>The sample council, loaded once as a site's first start does it. Tests only read it.</summary>
public sealed class LoadedSample : IAsyncLifetime
{
    public TestDatabase Database { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Database = await TestDatabase.CreateSqliteAsync();
        await StartAsync(Database, Environments.Development);
    }

    public async Task DisposeAsync() => await Database.DisposeAsync();

    internal static async Task StartAsync(TestDatabase file, string environment)
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:PerformanceManagement"] = file.ConnectionString,
            ["Database:SampleCouncil"] = "true",
        }).Build();
        var services = new ServiceCollection();
        services.AddLogging().AddPerformanceDatabase(configuration).AddPerformanceServices();
        services.AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = environment });
        services.AddPerformanceIdentity();
        await using ServiceProvider provider = services.BuildServiceProvider(validateScopes: true);
        await DatabaseStartup.PrepareAsync(provider);
    }
}

public sealed class SampleCouncilTests(LoadedSample sample) : IClassFixture<LoadedSample>
{
    [Fact]
    public async Task A_start_with_an_empty_database_finds_the_whole_council_and_a_second_start_adds_nothing()
    {
        await using PerformanceDbContext context = sample.Database.NewContext();

        List<Measure> measures = await context.Measures.AsNoTracking().Include(measure => measure.Directorate).ToListAsync();
        measures.Should().HaveCountGreaterThan(35);
        measures.Select(measure => measure.Directorate!.Name).Distinct().Should().HaveCount(4);
        (await context.Results.CountAsync()).Should().BeGreaterThan(500);
        int before = await RowsAsync(context);

        await LoadedSample.StartAsync(sample.Database, Environments.Development);

        (await RowsAsync(context)).Should().Be(before);
    }

    [Fact]
    public async Task Every_measure_is_owned_by_a_contributor_of_its_own_directorate_who_can_sign_in()
    {
        await using PerformanceDbContext context = sample.Database.NewContext();

        var owners = await (from measure in context.Measures
                            join user in context.Users on measure.OwnerId equals user.Id
                            join membership in context.UserRoles on user.Id equals membership.UserId
                            join role in context.Roles on membership.RoleId equals role.Id
                            select new { measure.Code, Own = measure.DirectorateId, user.DirectorateId, Role = role.Name, user.PasswordHash, User = user }).ToListAsync();

        owners.Should().HaveCount(await context.Measures.CountAsync()).And.OnlyContain(owner => owner.Role == Roles.Contributor && owner.Own == owner.DirectorateId);
        new PasswordHasher<User>().VerifyHashedPassword(owners[0].User, owners[0].PasswordHash!, SampleUsers.Password).Should().NotBe(PasswordVerificationResult.Failed);
    }

    [Fact]
    public async Task Every_role_has_a_user_and_every_directorate_a_contributor_and_an_approver()
    {
        await using PerformanceDbContext context = sample.Database.NewContext();
        int[] directorates = await context.Directorates.Select(directorate => directorate.Id).ToArrayAsync();

        var users = await (from user in context.Users
                           join membership in context.UserRoles on user.Id equals membership.UserId
                           join role in context.Roles on membership.RoleId equals role.Id
                           select new { user.DirectorateId, Role = role.Name! }).ToListAsync();

        users.Select(user => user.Role).Distinct().Should().BeEquivalentTo(Roles.All);
        users.Where(user => user.Role == Roles.Contributor).Select(user => user.DirectorateId!.Value).Distinct().Should().BeEquivalentTo(directorates);
        users.Where(user => user.Role == Roles.Approver).Select(user => user.DirectorateId!.Value).Should().BeEquivalentTo(directorates);
    }

    [Fact]
    public async Task One_quarter_is_open_all_earlier_ones_are_signed_off_and_every_committee_has_a_meeting()
    {
        await using PerformanceDbContext context = sample.Database.NewContext();

        List<Collection> collections = await context.Collections.OrderBy(collection => collection.PeriodEnd).ToListAsync();

        collections.Should().HaveCountGreaterThan(11);
        collections[^1].Should().BeEquivalentTo(new { Period = Period.FinancialQuarter(2026, 2), State = CollectionState.Open, DueOn = (DateOnly?)new DateOnly(2026, 10, 19) });
        collections.SkipLast(1).Should().OnlyContain(collection => collection.State == CollectionState.SignedOff);
        collections.Zip(collections.Skip(1)).Should().OnlyContain(pair => pair.First.Period.Next == pair.Second.Period);
        (await context.CommitteeMeetings.Select(meeting => meeting.CommitteeId).ToListAsync()).Should().BeEquivalentTo(await context.Committees.Select(committee => committee.Id).ToListAsync());
    }

    [Fact]
    public async Task A_change_of_method_is_a_break_and_every_programme_has_a_note_without_figures()
    {
        await using PerformanceDbContext context = sample.Database.NewContext();

        var changed = await context.Results.Where(result => result.Reason == ReasonForNoValue.MethodChanged).Select(result => new { result.MeasureId, From = result.Period }).ToListAsync();
        changed.Should().NotBeEmpty();
        (await context.MethodBreaks.Select(methodBreak => new { methodBreak.MeasureId, methodBreak.From }).ToListAsync()).Should().BeEquivalentTo(changed);

        List<PlanNote> notes = await context.PlanNotes.Include(note => note.PlanItem).ToListAsync();
        notes.Should().HaveCountGreaterThan(13).And.OnlyContain(note => !note.Text.Any(char.IsDigit));
        notes.Where(note => note.PlanItem!.Kind == PlanItemKind.Programme).Should().HaveCount(await context.PlanItems.CountAsync(item => item.Kind == PlanItemKind.Programme));
    }

    [Fact]
    public async Task Production_refuses_it_because_its_passwords_are_public()
    {
        await using TestDatabase file = await TestDatabase.CreateSqliteAsync();

        Func<Task> start = () => LoadedSample.StartAsync(file, Environments.Production);

        await start.Should().ThrowAsync<InvalidOperationException>().WithMessage("*Database:SampleCouncil*Production*");
        await using PerformanceDbContext context = file.NewContext();
        (await RowsAsync(context)).Should().Be(0);
    }

    [Fact]
    public async Task One_measure_is_made_from_two_and_a_small_number_in_one_hides_the_other()
    {
        await using PerformanceDbContext context = sample.Database.NewContext();
        var scorecards = new ScorecardService(context);
        IReadOnlyList<ScorecardRow> present = (await scorecards.GetAsync(SampleCouncil.PresentQuarter, new ScorecardFilter { Search = "excluded from" })).Rows;
        ScorecardRow before = (await scorecards.GetAsync(SampleCouncil.PresentQuarter.Previous, new ScorecardFilter { Search = "CHI 12" })).Rows.Single();

        present.Select(r => (r.Code, r.ValueText, r.ValueRemark)).Should().Equal(
            ("CHI 12", "16", null), ("CHI 13", "Suppressed", null), ("CHI 14", "Suppressed", "so that another figure cannot be worked out"));
        (before.ValueText, before.ValueRemark).Should().Be(("18", "made from CHI 13 and CHI 14"));
    }

    [Fact]
    public async Task One_figure_of_a_signed_off_quarter_was_corrected_and_is_marked()
    {
        await using PerformanceDbContext context = sample.Database.NewContext();
        var scorecards = new ScorecardService(context);
        Period restated = Period.FinancialQuarter(2025, 3);
        ScorecardRow then = (await scorecards.GetAsync(restated, new ScorecardFilter { Search = "ENV 03" })).Rows.Single();
        ScorecardRow now = (await scorecards.GetAsync(SampleCouncil.PresentQuarter, new ScorecardFilter { Search = "ENV 03" })).Rows.Single();

        (then.ValueText, then.ValueRemark).Should().Be(("479", "[r] restated since: now 487"));
        then.YearSoFar.Should().Match<Core.Ratings.Series.SeriesPoint>(p => p.RestatedSince == "Q3 2025/26 now 487");
        now.Series.Single(p => p.Period == restated).Should().Match<Core.Ratings.Series.SeriesPoint>(p => p.Value == 487 && p.IsRestated);
    }

    [Fact]
    public async Task One_value_waits_with_the_reason_that_it_is_right_and_one_draft_looks_wrong()
    {
        await using PerformanceDbContext context = sample.Database.NewContext();
        User officer = await context.Users.SingleAsync(user => user.Email == SampleUsers.PerformanceOfficer);
        var results = new ResultService(context, TimeProvider.System);
        async Task<EntryForm> Form(string code) => (await results.FindAsync(code, SampleCouncil.PresentQuarter, new Actor(officer.Id, officer.DisplayName, [Roles.PerformanceOfficer])))!;
        string[] Doubts(EntryForm form) => [.. form.Judged!.Doubts.Where(d => d.NeedsReason).Select(d => d.Message)];

        (EntryForm waiting, EntryForm draft) = (await Form("ENV 02"), await Form("RES 06"));

        (waiting.Task!.State, waiting.IsDraft, draft.IsDraft).Should().Be((TaskState.Submitted, false, true));
        waiting.Stored!.QualityNote.Should().StartWith("Checked against the in-cab system");
        Doubts(waiting).Should().Equal("71.3 is unusually high: the last 4 values were 62.8, 61.0, 58.8 and 59.6.");
        Doubts(draft).Should().Equal("65.2% is unusually low: the last 4 values were 96.4%, 95.2%, 96.0% and 96.2%.");
    }

    private static async Task<int> RowsAsync(PerformanceDbContext context) =>
        await context.Measures.CountAsync() + await context.Results.CountAsync() + await context.Users.CountAsync() + await context.Collections.CountAsync()
        + await context.PlanNotes.CountAsync() + await context.CommitteeMeetings.CountAsync() + await context.MethodBreaks.CountAsync() + await context.Audit.CountAsync();
}
