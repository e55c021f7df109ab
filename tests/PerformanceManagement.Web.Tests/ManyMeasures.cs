using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.BenchmarkGroups;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Results;

namespace PerformanceManagement.Web.Tests;

/// <summary>
/// A council with as many measures as asked for, each with three years of quarters up to an open one. Ten kinds follow one another,
/// so that every ten measures have every status, trend and reason.
/// </summary>
public static class ManyMeasures
{
    /// <summary>The open quarter.</summary>
    public static readonly Period Quarter = Period.FinancialQuarter(2026, 2);

    private static readonly DateTime Submitted = new(2026, 10, 5, 13, 32, 0, DateTimeKind.Utc);

    /// <summary>The code of a measure, counted from 0; the eighth has a slash.</summary>
    public static string Code(int number) => number == 7 ? "NI 59/60" : $"M {number:000}";

    public static async Task<int> FillAsync(PerformanceDbContext database, int count)
    {
        Directorate[] directorates = [.. new[] { "Adults", "Children", "Place", "Resources" }.Select(name => new Directorate { Name = name })];
        Committee[] committees = [new() { Name = "Housing Scrutiny" }, new() { Name = "Schools Scrutiny" }];
        PlanItem[] priorities = [.. Enumerable.Range(1, 3).Select(n => new PlanItem { Key = $"P{n}", Kind = PlanItemKind.Priority, Number = $"{n}", Title = $"Priority {n}", SortOrder = n * 10 })];
        PlanItem[] programmes = [.. priorities.Select(p => new PlanItem { Key = p.Key + ".1", Kind = PlanItemKind.Programme, Title = $"Programme of {p.Title}", Parent = p, SortOrder = p.SortOrder + 1 })];
        database.PlanItems.AddRange(programmes);
        database.Collections.Add(new Collection { Period = Quarter, State = CollectionState.Open, DueOn = new DateOnly(2026, 10, 19) });
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
        database.Audit.Add(new AuditEntry { At = Submitted, Actor = "Data officer", Action = "result.submitted", MeasureId = first.Id, Period = Quarter.Token, Summary = "Q2 2026/27 of M 000 changed from 88.0% to 95.0%." });
        MeasureResult restated = first.Results.Single(r => r.Period == Quarter);
        restated.Restatements.Add(new Restatement { Value = 88m, ReplacedAt = Submitted });
        return await database.SaveChangesAsync();
    }

    private static Measure MeasureOf(int number)
    {
        int kind = number % 10;
        var measure = new Measure
        {
            Code = Code(number),
            Title = $"Measure {number} of kind {kind}",
            Definition = $"What measure {number} counts.",
            Service = kind < 5 ? "Front line" : "Back office",
            Unit = "%",
            Decimals = 1,
            Good = kind == 7 ? GoodDirection.Lower : GoodDirection.Higher,
            Frequency = Frequency.Quarter,
            YearRule = AggregationRule.Last,
            IsDataOnly = kind == 6,
            SchemeName = kind == 9 ? "Achieved/Failed" : null,
        };
        measure.Targets.Add(kind == 8 ? new Target { Period = Period.FinancialYear(2026), Words = "Better than the region" } : new Target { Period = Period.FinancialYear(2026), Value = 90m });
        if (number == 0) measure.Benchmarks.Add(new Benchmark { Area = "England", Period = Period.FinancialQuarter(2025, 2), Value = 80m });
        for (int back = 11; back >= 1; back--)
            measure.Results.Add(new MeasureResult { SubmittedAt = Submitted, Period = Quarter.Back(back), Value = 85m + (11 - back) % 3 });
        if (Current(kind) is { } current) measure.Results.Add(current);
        return measure;
    }

    // 5 is not entered.
    private static MeasureResult? Current(int kind) => kind switch
    {
        1 => new MeasureResult { SubmittedAt = Submitted, Period = Quarter, Value = 88m, Note = "Two officers left in July.\nBoth posts are filled.", NoteDate = new DateOnly(2026, 10, 5) },
        2 => new MeasureResult { SubmittedAt = Submitted, Period = Quarter, Value = 70m, Note = "The new contractor starts in December.", NoteDate = new DateOnly(2026, 10, 6) },
        3 => new MeasureResult { SubmittedAt = Submitted, Period = Quarter, Value = 70m },
        4 => new MeasureResult { SubmittedAt = Submitted, Period = Quarter, Reason = ReasonForNoValue.AwaitingData, Note = "The regional return is late." },
        5 => null,
        7 => new MeasureResult { SubmittedAt = Submitted, Period = Quarter, Value = 80m, Quality = ValueQuality.Provisional },
        9 => new MeasureResult { SubmittedAt = Submitted, Period = Quarter, Value = 89.9m },
        _ => new MeasureResult { SubmittedAt = Submitted, Period = Quarter, Value = 95m, Numerator = 95m, Denominator = 100m },
    };
}
