using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reports;
using PerformanceManagement.Core.Reports.Committees;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Tests.Entry;
using PerformanceManagement.Core.Tests.Reports.Paper;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Tests.Reports.Committees;

/// <summary>A committee with a report to write, two officers, a contributor and a viewer.</summary>
internal sealed class WritersHouse : IAsyncDisposable
{
    public const string Budget = "budget";
    public const string Actions = "improvement:RED 1:actions";
    public static readonly Period Quarter = ReportSample.Quarter;

    private static readonly ReportOptions Options = new() { CouncilName = "Wellbridge Council", Template = "plan-monitoring-table" };
    private readonly TestDatabase database;

    private WritersHouse(TestDatabase database) => this.database = database;

    public int Committee { get; private set; }

    public Actor Officer { get; private set; } = null!;

    public Actor Other { get; private set; } = null!;

    public Actor Contributor { get; private set; } = null!;

    public Actor Viewer { get; private set; } = null!;

    public FixedClock Clock { get; } = new(new DateTimeOffset(2026, 11, 2, 9, 30, 0, TimeSpan.Zero));

    public static async Task<WritersHouse> CreateAsync()
    {
        TestDatabase database = await TestDatabase.CreateAsync();
        await ReportSample.FillAsync(database);
        await using PerformanceDbContext context = database.NewContext();
        User[] people = [TestData.Person("officer"), TestData.Person("other"), TestData.Person("contributor"), TestData.Person("viewer")];
        context.AddRange(people);
        await context.SaveChangesAsync();
        Actor Of(int place, string role) => new(people[place].Id, people[place].DisplayName, [role]);
        return new WritersHouse(database)
        {
            Committee = await context.Committees.Where(c => c.Name == ReportSample.Committee).Select(c => c.Id).SingleAsync(),
            Officer = Of(0, Roles.PerformanceOfficer),
            Other = Of(1, Roles.DemocraticServices),
            Contributor = Of(2, Roles.Contributor),
            Viewer = Of(3, Roles.Viewer),
        };
    }

    public async Task<T> Use<T>(Func<ReportTextService, Task<T>> use)
    {
        await using PerformanceDbContext context = database.NewContext();
        IOptions<ReportOptions> options = Microsoft.Extensions.Options.Options.Create(Options);
        return await use(new ReportTextService(context, ReportSample.Service(context, Options), options, Clock));
    }

    public async Task<T> Read<T>(Func<PerformanceDbContext, Task<T>> read)
    {
        await using PerformanceDbContext context = database.NewContext();
        return await read(context);
    }

    public async Task<QuarterlyReport> Report()
    {
        await using PerformanceDbContext context = database.NewContext();
        return (await ReportSample.Service(context, Options).GetAsync(Committee, Quarter))!;
    }

    public Task<ReportWork?> Work(Actor? actor = null) => Use(t => t.WorkAsync(Committee, Quarter, actor ?? Officer));

    public async Task<ReportTextForm> Form(string key = Budget, Actor? actor = null) => (await Use(t => t.FindAsync(Committee, Quarter, key, actor ?? Officer)))!;

    /// <summary>What somebody types into a form they have just opened.</summary>
    public async Task<ReportTextEdit> Typed(string? text, string key = Budget, bool isReady = false) => new(Committee, Quarter, key, text, isReady, (await Form(key)).Version);

    public Task<Outcome?> Save(ReportTextEdit edit, Actor? actor = null) => Use(t => t.SaveAsync(edit, actor ?? Officer));

    public async Task<Outcome?> Save(string? text, string key = Budget, bool isReady = false) => await Save(await Typed(text, key, isReady));

    /// <summary>Names an author in a form just opened.</summary>
    public async Task<Outcome?> Give(Actor author, string key = Budget, string due = "") => await Give(new ReportAuthorEdit(Committee, Quarter, key, $"{author.UserId}", due, (await Form(key)).GivenVersion));

    public Task<Outcome?> Give(ReportAuthorEdit edit) => Use(t => t.GiveAsync(edit, Officer));

    public ValueTask DisposeAsync() => database.DisposeAsync();
}
