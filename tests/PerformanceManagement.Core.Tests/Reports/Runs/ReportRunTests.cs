using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Reports.Formats;
using PerformanceManagement.Core.Reports.Runs;
using PerformanceManagement.Core.Tests.Reports.Editions;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.Reports.Runs;

public sealed class ReportRunTests : IAsyncLifetime
{
    private EditionHouse house = null!;

    public async Task InitializeAsync() => house = await EditionHouse.OpenAsync();

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task Every_committee_with_a_paper_is_queued_and_made_one_after_the_other()
    {
        Outcome? asked = await Ask();

        asked.Should().BeEquivalentTo(new Saved("Asked for: 2 papers of Q2 2026/27"));
        (await Progress()).Should().BeEquivalentTo(new { Asked = 2, Done = 0, IsUnderWay = true });
        (await Next()).Should().BeTrue();
        (await Progress()).Should().BeEquivalentTo(new { Asked = 2, Done = 1, IsUnderWay = true });
        (await Next()).Should().BeTrue();
        (await Next()).Should().BeFalse();
        (await Progress()).Should().BeEquivalentTo(new { Asked = 2, Done = 2, IsUnderWay = false });
        ReportRunFile file = (await With(s => s.FileAsync(EditionHouse.Quarter, house.Committee, EditionHouse.Officer)))!;
        file.Name.Should().Be("council-plan-monitoring-2026-27-q2-place-people-overview.zip");
        file.Content.Should().StartWith("PK"u8.ToArray());
        (await Ask(onlyUnfinished: true)).Should().BeEquivalentTo(new Saved("Every paper is there, waits or is being made already"));
        (await Ask()).Should().BeEquivalentTo(new Saved("Asked for: 2 papers of Q2 2026/27"), "figures may have changed");
    }

    [Fact]
    public async Task A_paper_that_fails_says_why_with_a_reference_and_can_be_asked_for_again()
    {
        ReportFormats working = house.Formats;
        await Ask();
        house.Formats = new ReportFormats([new HookFormat(() => throw new InvalidOperationException("Nobody foresaw it."))]);
        await Next();
        house.Formats = working;
        await Next();

        ReportRun run = await Progress();

        run.Failed.Should().ContainSingle().Which.Problem.Should().MatchRegex("^This paper could not be made, through a fault in the system. Reference [0-9A-Z]{4}-[0-9A-Z]{4}.$");
        run.Done.Should().Be(1, "the others are made all the same");
        (await Ask(onlyUnfinished: true)).Should().BeEquivalentTo(new Saved("Asked for: 1 paper of Q2 2026/27"));
        await Next();
        (await Progress()).Done.Should().Be(2);
    }

    [Fact]
    public async Task What_a_site_that_went_down_left_is_taken_up_again_three_times_at_most()
    {
        await Ask();
        await Set(ReportJobState.Working, attempts: 1);
        await Recover();
        (await Next()).Should().BeTrue();
        (await Progress()).Done.Should().Be(1);

        await Set(ReportJobState.Working, attempts: 3);
        await Recover();
        (await Next()).Should().BeFalse();
        (await Progress()).Failed.Should().HaveCount(2).And.OnlyContain(f => f.Problem == "The site went down 3 times while this paper was being made.");
    }

    [Fact]
    public async Task A_stopped_run_makes_nothing_more_and_throws_away_what_is_being_made()
    {
        await Ask();
        house.Formats = new ReportFormats([new HookFormat(async () => (await With(s => s.StopAsync(EditionHouse.Quarter, EditionHouse.Officer))).Should().BeEquivalentTo(new Saved("Stopped: 2 papers not made")))]);

        (await Next()).Should().BeTrue();

        (await Next()).Should().BeFalse();
        (await Progress()).Items.Should().OnlyContain(i => i.State == ReportJobState.Stopped);
        (await Ask(onlyUnfinished: true)).Should().BeEquivalentTo(new Saved("Asked for: 2 papers of Q2 2026/27"));
    }

    [Fact]
    public async Task A_site_that_stops_gives_back_what_it_was_making()
    {
        await Ask();
        using var stopping = new CancellationTokenSource();
        house.Formats = new ReportFormats([new HookFormat(stopping.CancelAsync)]);

        await FluentActions.Awaiting(() => Next(stopping.Token)).Should().ThrowAsync<OperationCanceledException>();

        await using PerformanceDbContext context = house.Database.NewContext();
        (await context.ReportJobs.ToListAsync()).Should().OnlyContain(j => j.State == ReportJobState.Waiting && j.Attempts == 0);
    }

    [Fact]
    public async Task Two_sites_on_one_database_make_each_paper_once()
    {
        await Ask();

        bool[] made = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => Next())));

        made.Should().AllBeEquivalentTo(true);
        await using PerformanceDbContext context = house.Database.NewContext();
        (await context.ReportJobs.ToListAsync()).Should().OnlyContain(j => j.State == ReportJobState.Done && j.Attempts == 1);
    }

    [Fact]
    public async Task Only_who_prepares_reports_has_them_made_and_a_quarter_without_papers_has_none()
    {
        await FluentActions.Awaiting(() => With(s => s.AskAsync(EditionHouse.Quarter, EditionHouse.Reader))).Should().ThrowAsync<NotPermittedException>();
        (await With(s => s.AskAsync(EditionHouse.Quarter.Back(40), EditionHouse.Officer))).Should().BeNull();
        (await With(s => s.ProgressAsync(EditionHouse.Quarter.Back(40), EditionHouse.Officer))).Should().BeNull();
    }

    private Task<Outcome?> Ask(bool onlyUnfinished = false) => With(s => s.AskAsync(EditionHouse.Quarter, EditionHouse.Officer, onlyUnfinished));

    private async Task<ReportRun> Progress() => (await With(s => s.ProgressAsync(EditionHouse.Quarter, EditionHouse.Officer)))!;

    private Task Set(ReportJobState state, int attempts) => house.Change(d => d.ReportJobs.ExecuteUpdateAsync(j => j.SetProperty(x => x.State, state).SetProperty(x => x.Attempts, attempts)));

    private async Task<T> With<T>(Func<ReportRunService, Task<T>> work)
    {
        await using PerformanceDbContext context = house.Database.NewContext();
        return await work(new ReportRunService(context, house.Reports(context), new ReportRunSignal(), TimeProvider.System));
    }

    private async Task<bool> Next(CancellationToken stop = default)
    {
        await using PerformanceDbContext context = house.Database.NewContext();
        return await Runner(context).NextAsync(stop);
    }

    private async Task Recover()
    {
        await using PerformanceDbContext context = house.Database.NewContext();
        await Runner(context).RecoverAsync();
    }

    private ReportRunner Runner(PerformanceDbContext context) => new(context, house.Reports(context), house.Formats, TimeProvider.System, NullLogger<ReportRunner>.Instance);
}
