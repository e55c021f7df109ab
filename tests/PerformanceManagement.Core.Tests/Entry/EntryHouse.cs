using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Tests.Entry;

/// <summary>A council with an open quarter, two contributors and a performance officer, in a database of its own.</summary>
internal sealed class EntryHouse : IAsyncDisposable
{
    public const string Code = "HOU 01";
    public static readonly Period Quarter = TestData.Quarter;

    private readonly TestDatabase database;

    private EntryHouse(TestDatabase database, Actor owner, Actor other, Actor officer)
    {
        this.database = database;
        Owner = owner;
        Other = other;
        Officer = officer;
    }

    /// <summary>Owns the measures.</summary>
    public Actor Owner { get; }

    /// <summary>A contributor who owns none of them.</summary>
    public Actor Other { get; }

    /// <summary>Of the performance team.</summary>
    public Actor Officer { get; }

    /// <summary>A quarter to five on a day in October.</summary>
    public FixedClock Clock { get; } = new(new DateTimeOffset(2026, 10, 12, 15, 45, 0, TimeSpan.Zero));

    public static async Task<EntryHouse> CreateAsync(CollectionState state = CollectionState.Open)
    {
        TestDatabase database = await TestDatabase.CreateAsync();
        await using PerformanceDbContext context = database.NewContext();
        User owner = TestData.Person("owner"), other = TestData.Person("other"), officer = TestData.Person("officer");
        context.AddRange(owner, other, officer, TestData.Collection(state: state, dueOn: new DateOnly(2026, 10, 16)));
        await context.SaveChangesAsync();
        var house = new EntryHouse(database, ActorOf(owner, Roles.Contributor), ActorOf(other, Roles.Contributor), ActorOf(officer, Roles.PerformanceOfficer));
        await house.AddMeasure(Code);
        return house;
    }

    /// <summary>A measure of the owner with earlier values; by default households, quarterly, lower is better.</summary>
    public async Task<Measure> AddMeasure(string code, Action<Measure>? change = null, params (string Period, decimal Value)[] values)
    {
        await using PerformanceDbContext context = database.NewContext();
        Measure measure = TestData.Measure(code);
        measure.OwnerId = Owner.UserId;
        change?.Invoke(measure);
        measure.Results.AddRange(values.Select(v => TestData.Result(Period.Parse(v.Period), v.Value, Clock.Now)));
        context.Measures.Add(measure);
        await context.SaveChangesAsync();
        return measure;
    }

    /// <summary>Changes anything.</summary>
    public async Task Change(Func<PerformanceDbContext, Task> change)
    {
        await using PerformanceDbContext context = database.NewContext();
        await change(context);
        await context.SaveChangesAsync();
    }

    public async Task<T> Read<T>(Func<PerformanceDbContext, Task<T>> read)
    {
        await using PerformanceDbContext context = database.NewContext();
        return await read(context);
    }

    public Task<MeasureResult?> Result(string code = Code, Period? period = null)
    {
        Period of = period ?? Quarter;
        return Read(c => c.Results.AsNoTracking().Include(r => r.Restatements).SingleOrDefaultAsync(r => r.Period == of && c.Measures.Any(m => m.Id == r.MeasureId && m.Code == code)));
    }

    public Task<ResultDraft?> Draft(string code = Code) =>
        Read(c => c.Drafts.AsNoTracking().SingleOrDefaultAsync(d => c.Measures.Any(m => m.Id == d.MeasureId && m.Code == code)));

    public Task<int> AuditRows() => Read(c => c.Audit.CountAsync());

    /// <summary>As a request does it: a context of its own.</summary>
    public async Task<Outcome?> Submit(ResultSubmission typed, Actor? actor = null)
    {
        await using PerformanceDbContext context = database.NewContext();
        return await new ResultSubmissionService(context, new ResultService(context, Clock), Clock).SubmitAsync(typed, actor ?? Owner);
    }

    public async Task<EntryForm?> Form(string code = Code, Period? period = null, Actor? actor = null)
    {
        await using PerformanceDbContext context = database.NewContext();
        return await new ResultService(context, Clock).FindAsync(code, period ?? Quarter, actor ?? Owner);
    }

    public async Task<EntryList?> List(EntryFilter? filter = null, Actor? actor = null, string? dealtWith = null, Period? dealtWithPeriod = null)
    {
        await using PerformanceDbContext context = database.NewContext();
        return await new ResultService(context, Clock).ListAsync(filter ?? new EntryFilter(), actor ?? Owner, dealtWith is null ? null : (dealtWith, dealtWithPeriod ?? Quarter));
    }

    public async Task<EntryList?> Waiting(Actor actor)
    {
        await using PerformanceDbContext context = database.NewContext();
        return await new ResultService(context, Clock).WaitingAsync(actor);
    }

    /// <summary>What somebody types into a form they have just opened.</summary>
    public async Task<ResultSubmission> Typed(string? value = null, string code = Code, Period? period = null)
    {
        EntryForm form = (await Form(code, period, Officer))!;
        return new ResultSubmission { Code = code, Period = period ?? Quarter, Value = value, ResultVersion = form.ResultVersion, DraftVersion = form.DraftVersion };
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private static Actor ActorOf(User user, string role) => new(user.Id, user.DisplayName, [role]);
}

/// <summary>A clock that stands until it is set.</summary>
internal sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    public DateTime Now => now.UtcDateTime;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => now;

    public void Advance(TimeSpan by) => now += by;

    public void Set(DateTimeOffset moment) => now = moment;
}
