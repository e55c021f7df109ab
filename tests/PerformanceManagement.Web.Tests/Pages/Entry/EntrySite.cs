using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Tests;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Web.Tests.Pages.Entry;

/// <summary>A site with an open quarter, a signed-off one, a plan and a committee that meets; each test adds measures of its own.</summary>
public sealed class EntrySite : WebSite
{
    public static readonly Period Quarter = TestData.Quarter;

    private readonly SemaphoreSlim seeding = new(1);
    private int committeeId;
    private int number;

    /// <summary>The committee that sees every measure.</summary>
    public async Task<int> CommitteeId()
    {
        await Seed();
        return committeeId;
    }

    /// <summary>A quarterly measure of the contributor: households, lower is better, with four earlier values and a target of 330.</summary>
    public async Task<string> AddMeasure(Action<Measure>? change = null, Period? submitted = null)
    {
        await Seed();
        User owner = await UserWithRole(Roles.Contributor);
        string code = $"HOU {Interlocked.Increment(ref number):000}";
        await WithDatabase(async database =>
        {
            Committee committee = await database.Committees.SingleAsync(c => c.Id == committeeId);
            Measure measure = TestData.Measure(code, $"Households in temporary accommodation {code[^3..]}", target: 330);
            measure.Definition = "Counted on the last day.";
            measure.Service = "Housing Options";
            measure.OwnerId = owner.Id;
            measure.PlanItemId = await database.PlanItems.Where(p => p.Key == "PR1.1.1").Select(p => (int?)p.Id).SingleAsync();
            measure.Committees.Add(committee);
            measure.Results.AddRange(Enumerable.Range(1, 4).Select(n => Result(Quarter.Back(n), 320 - n)));
            if (submitted is { } period) measure.Results.Add(Result(period, 325));
            change?.Invoke(measure);
            database.Measures.Add(measure);
            return await database.SaveChangesAsync();
        });
        return code;
    }

    public Task<MeasureResult?> Result(string code) => WithDatabase(database =>
        database.Results.AsNoTracking().SingleOrDefaultAsync(r => r.Period == Quarter && database.Measures.Any(m => m.Id == r.MeasureId && m.Code == code)));

    public Task<ResultDraft?> Draft(string code) => WithDatabase(database =>
        database.Drafts.AsNoTracking().SingleOrDefaultAsync(d => database.Measures.Any(m => m.Id == d.MeasureId && m.Code == code)));

    public static string FormOf(string code, Period? period = null) => $"/enter/{(period ?? Quarter).UrlToken}/{Uri.EscapeDataString(code)}";

    private async Task Seed()
    {
        await seeding.WaitAsync();
        try
        {
            if (committeeId != 0) return;
            committeeId = await WithDatabase(async database =>
            {
                var committee = new Committee { Name = "Housing Scrutiny" };
                PlanItem priority = TestData.Plan(number: "1");
                PlanItem outcome = TestData.Plan("O1.1", PlanItemKind.Outcome, "Fewer homeless people", priority, "1.1", 2);
                database.AddRange(
                    new CommitteeMeeting { Committee = committee, Period = Quarter, Date = new DateOnly(2026, 11, 26) },
                    TestData.Plan("PR1.1.1", PlanItemKind.Programme, "Help early", outcome, "1.1.1", 3),
                    TestData.Collection(dueOn: new DateOnly(2026, 10, 16)),
                    TestData.Collection(Quarter.Previous, CollectionState.SignedOff));
                await database.SaveChangesAsync();
                return committee.Id;
            });
        }
        finally
        {
            seeding.Release();
        }
    }

    private static MeasureResult Result(Period period, decimal value) => TestData.Result(period, value, new DateTime(2026, 7, 1, 9, 0, 0, DateTimeKind.Utc));
}
