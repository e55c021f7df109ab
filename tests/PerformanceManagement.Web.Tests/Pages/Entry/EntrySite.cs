using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Web.Tests.Pages.Entry;

/// <summary>A site with an open quarter, a signed-off one, a plan and a committee that meets; each test adds measures of its own.</summary>
public sealed class EntrySite : WebSite
{
    public static readonly Period Quarter = Period.FinancialQuarter(2026, 2);

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
            Committee committee = await database.Committees.SingleAsync();
            var measure = new Measure
            {
                Code = code,
                Title = $"Households in temporary accommodation {code[^3..]}",
                Definition = "Counted on the last day.",
                Service = "Housing Options",
                Unit = "households",
                Good = GoodDirection.Lower,
                Frequency = Frequency.Quarter,
                QuarterRule = AggregationRule.Last,
                YearRule = AggregationRule.Last,
                OwnerId = owner.Id,
                PlanItemId = await database.PlanItems.Where(p => p.Key == "PR1.1.1").Select(p => (int?)p.Id).SingleAsync(),
            };
            measure.Committees.Add(committee);
            measure.Targets.Add(new Target { Period = Period.FinancialYear(2026), Value = 330 });
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
                var priority = new PlanItem { Key = "P1", Kind = PlanItemKind.Priority, Number = "1", Title = "A safe home", SortOrder = 1 };
                var outcome = new PlanItem { Key = "O1.1", Kind = PlanItemKind.Outcome, Number = "1.1", Title = "Fewer homeless people", Parent = priority, SortOrder = 2 };
                database.AddRange(
                    new CommitteeMeeting { Committee = committee, Period = Quarter, Date = new DateOnly(2026, 11, 26) },
                    new PlanItem { Key = "PR1.1.1", Kind = PlanItemKind.Programme, Number = "1.1.1", Title = "Help early", Parent = outcome, SortOrder = 3 },
                    new Collection { Period = Quarter, State = CollectionState.Open, DueOn = new DateOnly(2026, 10, 16) },
                    new Collection { Period = Quarter.Previous, State = CollectionState.SignedOff });
                await database.SaveChangesAsync();
                return committee.Id;
            });
        }
        finally
        {
            seeding.Release();
        }
    }

    private static MeasureResult Result(Period period, decimal value) => new() { Period = period, Value = value, SubmittedAt = new DateTime(2026, 7, 1, 9, 0, 0, DateTimeKind.Utc) };
}
