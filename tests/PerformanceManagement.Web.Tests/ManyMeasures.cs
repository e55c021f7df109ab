using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.BenchmarkGroups;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Search;
using PerformanceManagement.Core.Tests;

namespace PerformanceManagement.Web.Tests;

/// <summary>
/// A council with as many measures as asked for, each with three years of quarters up to an open one. Ten kinds follow one another,
/// so that every ten measures have every status, trend and reason.
/// </summary>
public static class ManyMeasures
{
    /// <summary>The open quarter.</summary>
    public static readonly Period Quarter = TestData.Quarter;

    /// <summary>The code of a measure, counted from 0; the eighth has a slash.</summary>
    public static string Code(int number) => number == 7 ? "NI 59/60" : $"M {number:000}";

    public static async Task<int> FillAsync(PerformanceDbContext database, int count)
    {
        Directorate[] directorates = [.. new[] { "Adults", "Children", "Place", "Resources" }.Select(name => new Directorate { Name = name })];
        Committee[] committees = [new() { Name = "Housing Scrutiny" }, new() { Name = "Schools Scrutiny" }];
        PlanItem[] priorities = [.. Enumerable.Range(1, 3).Select(n => TestData.Plan($"P{n}", title: $"Priority {n}", number: $"{n}", sortOrder: n * 10))];
        PlanItem[] programmes = [.. priorities.Select(p => TestData.Plan(p.Key + ".1", PlanItemKind.Programme, $"Programme of {p.Title}", p, sortOrder: p.SortOrder + 1))];
        database.PlanItems.AddRange(programmes);
        database.Collections.Add(TestData.Collection(dueOn: new DateOnly(2026, 10, 19)));
        for (int number = 0; number < count; number++)
        {
            Measure measure = MeasureOf(number);
            measure.Directorate = directorates[number % 4];
            measure.PlanItem = number % 10 == 6 ? null : programmes[number % 3];
            measure.Committees.Add(committees[number % 2]);
            database.Measures.Add(measure);
        }

        await database.SaveChangesAsync();
        database.CommitteeMeetings.AddRange(committees.Select((c, n) => new CommitteeMeeting { CommitteeId = c.Id, Period = Quarter, Date = new DateOnly(2086, 11, 20 + n) }));
        Measure first = database.Measures.Local.First(m => m.Code == Code(0));
        database.Audit.Add(new AuditEntry { At = TestData.Submitted, Actor = "Data officer", Action = "result.submitted", MeasureId = first.Id, Period = Quarter.Token, Summary = "Q2 2026/27 of M 000 changed from 88.0% to 95.0%." });
        MeasureResult restated = first.Results.Single(r => r.Period == Quarter);
        restated.Restatements.Add(new Restatement { Value = 88m, ReplacedAt = TestData.Submitted });
        int saved = await database.SaveChangesAsync();
        // Filled past the services, which keep the words of the search.
        await SearchIndex.FillIfEmptyAsync(database);
        return saved;
    }

    private static Measure MeasureOf(int number)
    {
        int kind = number % 10;
        Measure measure = TestData.Measure(
            Code(number), $"Measure {number} of kind {kind}", "%", 1, kind == 7 ? GoodDirection.Lower : GoodDirection.Higher, quarterRule: AggregationRule.None);
        measure.Definition = $"What measure {number} counts.";
        measure.Service = kind < 5 ? "Front line" : "Back office";
        measure.IsDataOnly = kind == 6;
        measure.SchemeName = kind == 9 ? "Achieved/Failed" : null;
        measure.Targets.Add(kind == 8 ? TestData.Target(null, words: "Better than the region") : TestData.Target(90m));
        if (number == 0) measure.Benchmarks.Add(new Benchmark { Area = "England", Period = Period.FinancialQuarter(2025, 2), Value = 80m });
        for (int back = 11; back >= 1; back--)
            measure.Results.Add(TestData.Result(Quarter.Back(back), 85m + (11 - back) % 3));
        if (Current(kind) is { } current) measure.Results.Add(current);
        return measure;
    }

    // 5 is not entered.
    private static MeasureResult? Current(int kind) => kind switch
    {
        1 => TestData.Result(value: 88m, note: "Two officers left in July.\nBoth posts are filled.", noteDate: new DateOnly(2026, 10, 5)),
        2 => TestData.Result(value: 70m, note: "The new contractor starts in December.", noteDate: new DateOnly(2026, 10, 6)),
        3 => TestData.Result(value: 70m),
        4 => TestData.Result(reason: ReasonForNoValue.AwaitingData, note: "The regional return is late."),
        5 => null,
        7 => new MeasureResult { SubmittedAt = TestData.Submitted, Period = Quarter, Value = 80m, Quality = ValueQuality.Provisional },
        9 => TestData.Result(value: 89.9m),
        _ => new MeasureResult { SubmittedAt = TestData.Submitted, Period = Quarter, Value = 95m, Numerator = 95m, Denominator = 100m },
    };
}
