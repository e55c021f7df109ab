using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Tests;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Measures;

/// <summary>The whole site with a few monthly measures, each ending in September 2026.</summary>
public sealed class SignalsSite : WebSite, IAsyncLifetime
{
    private static readonly Period Last = Period.Month(2026, 9);

    public Task InitializeAsync() => WithDatabase(database =>
    {
        database.Collections.Add(TestData.Collection(dueOn: new DateOnly(2026, 10, 19)));
        // 14 and 16 by turns, then 30: mean 240/15 = 16.0, ranges 40/14, limits 8.4 and 23.6.
        Measure jump = Monthly("S 1", [14, 16, 14, 16, 14, 16, 14, 16, 14, 16, 14, 16, 14, 16, 30]);
        jump.Targets.Add(TestData.Target(8));
        Measure short9 = Monthly("S 2", [1, 2, 3, 2, 1, 2, 3, 2, 1]);
        Measure soFar = Monthly("S 3", [.. Enumerable.Range(1, 14)]);
        soFar.Basis = ReportingBasis.YearToDate;
        soFar.Entry = EntryBasis.YearToDate;
        Measure flat = Monthly("S 4", [.. Enumerable.Repeat(5, 14)]);
        Measure context = Monthly("S 5", [14, 16, 14, 16, 14, 16, 14, 16, 14, 16, 14, 16, 14, 16, 30]);
        context.Good = GoodDirection.None;
        Measure gap = Monthly("S 6", [10, 12, 10, 12, 10, 12, 10, 12, 10, 12, 10, 12, 10, 12]);
        gap.Results.RemoveAt(3);
        database.Measures.AddRange(jump, short9, soFar, flat, context, gap);
        return database.SaveChangesAsync();
    });

    // Everything of the site goes with the factory itself.
    Task IAsyncLifetime.DisposeAsync() => Task.CompletedTask;

    private static Measure Monthly(string code, int[] values) => TestData.Measure(
        code, $"Measure {code}", "people", frequency: Frequency.Month, last: Last, values: [.. values.Select(value => (decimal?)value)]);
}
