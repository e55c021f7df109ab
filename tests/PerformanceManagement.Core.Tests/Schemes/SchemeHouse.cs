using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Schemes;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Tests.Entry;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Tests.Schemes;

/// <summary>A council on 12 October 2026 with Q2 2026/27 open, Q1 signed off and four measures in percent against 100: 100, 97, 96 and 90.</summary>
internal sealed class SchemeHouse : IAsyncDisposable
{
    private readonly EntryHouse house;

    private SchemeHouse(EntryHouse house) => this.house = house;

    public static Period Quarter => EntryHouse.Quarter;

    public Actor Officer => house.Officer;

    public Actor Contributor => house.Owner;

    public static async Task<SchemeHouse> CreateAsync(CollectionState state = CollectionState.Open)
    {
        var made = new SchemeHouse(await EntryHouse.CreateAsync(state));
        await made.house.Change(d => d.Measures.ExecuteDeleteAsync());
        foreach ((string code, decimal value) in new[] { ("A 1", 100m), ("A 2", 97m), ("A 3", 96m), ("A 4", 90m) })
        {
            await made.house.AddMeasure(code, m =>
            {
                (m.Title, m.Unit, m.Decimals, m.Good) = ($"Calls answered {code}", "%", 1, GoodDirection.Higher);
                m.Targets.Add(new Target { Period = Quarter, Value = 100 });
            }, (Quarter.Token, value));
        }

        await made.house.Change(d =>
        {
            d.Add(new Collection { Period = Quarter.Previous, State = CollectionState.SignedOff });
            return Task.CompletedTask;
        });
        return made;
    }

    /// <summary>Writes a draft with one middle limit and returns it.</summary>
    public async Task<StoredScheme> Draft(string limit, string name = "RAG 5%", ToleranceKind kind = ToleranceKind.Percent)
    {
        Outcome saved = await Schemes(s => s.SaveDraftAsync(Edit(limit, name, kind), Officer));
        return (await Scheme(((Saved)saved).Id!.Value))!.Stored;
    }

    public static SchemeEdit Edit(string limit, string name = "RAG 5%", ToleranceKind kind = ToleranceKind.Percent) => new(null, name, kind,
    [
        new("met", "Met or exceeded target", "On target", StatusShape.Circle, StatusColour.Green, "0"),
        new("slightly-below", "Slightly below target", "Slightly below", StatusShape.Triangle, StatusColour.Amber, limit),
        new("significantly-below", "Significantly below target", "Significantly below", StatusShape.Square, StatusColour.Red, null),
    ], null);

    public Task<SchemeVersion?> Scheme(int id) => Schemes(s => s.FindAsync(id));

    public Task<T> Schemes<T>(Func<RatingSchemeService, Task<T>> work) => house.Read(d => work(new RatingSchemeService(d, house.Clock)));

    public Task<T> Starts<T>(Func<SchemeStartService, Task<T>> work) => house.Read(d => work(new SchemeStartService(d, new RatingSchemeService(d, house.Clock), new ScorecardService(d), house.Clock)));

    public Task<T> Ratings<T>(Func<MeasureRatingService, Task<T>> work) => house.Read(d => work(new MeasureRatingService(d, new ScorecardService(d), house.Clock)));

    public Task<HowRatingsWork> Public() => house.Read(d => new HowRatingsWorkService(d, house.Clock).GetAsync());

    public Task<QuarterlyScorecard> Scorecard() => house.Read(d => new ScorecardService(d).GetAsync(Quarter, new ScorecardFilter()));

    public Task<T> Read<T>(Func<PerformanceDbContext, Task<T>> read) => house.Read(read);

    public Task Change(Func<PerformanceDbContext, Task> change) => house.Change(change);

    /// <summary>The sentences of the audit under a key, the earliest first.</summary>
    public Task<List<string>> Audit(string action) => house.Read(d => d.Audit.Where(a => a.Action == action).OrderBy(a => a.Id).Select(a => a.Summary).ToListAsync());

    public ValueTask DisposeAsync() => house.DisposeAsync();
}
