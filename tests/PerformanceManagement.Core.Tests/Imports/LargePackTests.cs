using System.Globalization;
using System.Text;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Imports;
using PerformanceManagement.Core.Imports.Rows;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.Imports;

/// <summary>Figures are read and stored in portions: what several portions store, take back, compare and hold in memory.</summary>
[Collection(Alone.Name)]
public sealed class LargePackTests : IAsyncLifetime
{
    private const int Months = 120;

    private readonly PackFolder pack = PackFolder.WithOneMeasure();
    private TestDatabase database = null!;

    public async Task InitializeAsync() => database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync()
    {
        pack.Dispose();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task More_rows_than_a_portion_are_stored_whole_and_again_nothing_is()
    {
        int rows = (ValueRows.Portion * 2) + 1;
        WithMonths(rows);

        DataPackReport first = await ImportAsync();
        DataPackReport again = await ImportAsync();

        first.Files.Should().Contain(new DataPackCounts("values.csv", rows, 0, 0));
        again.Files.Should().Contain(new DataPackCounts("values.csv", 0, 0, rows));
        again.ChangesAnything.Should().BeFalse();
        await using PerformanceDbContext context = database.NewContext();
        (await context.Results.CountAsync()).Should().Be(rows);
        (await context.Audit.CountAsync()).Should().Be(1);
        MeasureResult last = await context.Results.AsNoTracking().OrderBy(r => r.Id).LastAsync();
        last.Should().BeEquivalentTo(new { Value = (decimal?)Value(rows - 1), PeriodEnd = last.Period.End, SubmittedById = (int?)null, Quality = ValueQuality.Actual });
        (await context.Results.Select(r => r.Version).Distinct().CountAsync()).Should().Be(rows);
    }

    [Fact]
    public async Task A_problem_in_the_last_portion_takes_back_the_first_and_the_measures()
    {
        WithMonths((ValueRows.Portion * 2) + 1, "M 0000,2015-01,1\n");

        DataPackReport outcome = await ImportAsync();

        outcome.Problems.Select(p => p.ToString()).Should().Equal($"values.csv row {(ValueRows.Portion * 2) + 3}: M 0000 already has a row for 2015-01: row 2.");
        await using PerformanceDbContext context = database.NewContext();
        (await context.Results.CountAsync() + await context.Measures.CountAsync() + await context.Audit.CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task A_problem_in_a_pack_leaves_a_transaction_of_the_callers_as_it_was()
    {
        WithMonths(ValueRows.Portion + 1, "M 0000,2015-01,1\n");
        await using PerformanceDbContext context = database.NewContext();
        await context.InTransactionAsync(async stop =>
        {
            context.Audit.Add(AuditEntry.Of(Actor.Process("test"), DateTime.UtcNow, "test", "Before the pack."));
            await context.SaveChangesAsync(stop);
            (await new DataPackImporter(context, TimeProvider.System).ImportAsync(pack.Path, Actor.Process("test"), stop: stop)).Accepted.Should().BeFalse();
        });

        (await context.Audit.CountAsync(), await context.Results.CountAsync(), await context.Measures.CountAsync()).Should().Be((1, 0, 0));
    }

    [Fact]
    public async Task Changed_figures_in_several_portions_keep_what_they_were_and_say_so()
    {
        int rows = ValueRows.Portion + 10;
        WithMonths(rows);
        (await ImportAsync()).Problems.Should().BeEmpty();
        string[] lines = await File.ReadAllLinesAsync(Path.Combine(pack.Path, "values.csv"));
        foreach (int n in new[] { 0, 7, rows - 1 }) lines[n + 1] = string.Join(',', [.. lines[n + 1].Split(',').SkipLast(1), "5"]);
        pack.With("values.csv", string.Join('\n', lines));

        DataPackReport outcome = await ImportAsync();

        outcome.Files.Should().Contain(new DataPackCounts("values.csv", 0, 3, rows - 3));
        await using PerformanceDbContext context = database.NewContext();
        (await context.Restatements.OrderBy(r => r.MeasureResultId).Select(r => r.Value).ToListAsync()).Should().Equal(Value(0), Value(7), Value(rows - 1));
        List<AuditEntry> audit = await context.Audit.Where(a => a.Action == "result.imported").OrderBy(a => a.Id).ToListAsync();
        audit.Should().HaveCount(3);
        audit[0].Summary.Should().StartWith("M 0000, January 2015: 70").And.Contain("became 5").And.EndWith($"by data pack “{Path.GetFileName(pack.Path)}”.");
        audit.Select(a => a.MeasureId).Should().NotContainNulls();
        (await context.Results.CountAsync(r => r.Value == 5)).Should().Be(3);
    }

    [Fact]
    public async Task Rows_in_any_order_find_what_is_stored()
    {
        WithMonths(ValueRows.Portion + 500);
        (await ImportAsync()).Problems.Should().BeEmpty();
        string[] lines = await File.ReadAllLinesAsync(Path.Combine(pack.Path, "values.csv"));
        pack.With("values.csv", string.Join('\n', [lines[0], .. lines.Skip(1).OrderBy(line => string.Concat(line.Split(',')[1].Reverse()), StringComparer.Ordinal)]));

        (await ImportAsync()).ChangesAnything.Should().BeFalse();
    }

    [Fact]
    public async Task A_dry_run_of_figures_counts_and_stores_nothing()
    {
        WithMonths(ValueRows.Portion + 1);
        await using PerformanceDbContext context = database.NewContext();

        DataPackReport outcome = await new DataPackImporter(context, TimeProvider.System).ImportAsync(pack.Path, Actor.Process("test"), dryRun: true);

        outcome.Files.Should().Contain(new DataPackCounts("values.csv", ValueRows.Portion + 1, 0, 0));
        (await context.Measures.CountAsync() + await context.Results.CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task Memory_does_not_grow_with_the_rows_and_progress_is_told()
    {
        const int Rows = 60_000;
        // Held whole, a row with a note of 500 characters takes more than a kilobyte, and all of them more than 60 MB.
        WithMonths(Rows, note: new string('n', 500));
        var watch = new Watch();
        await using PerformanceDbContext context = database.NewContext();

        DataPackReport outcome = await new DataPackImporter(context, TimeProvider.System).ImportAsync(pack.Path, Actor.Process("test"), progress: watch);

        outcome.Files.Should().Contain(new DataPackCounts("values.csv", Rows, 0, 0));
        watch.Told.Select(t => t.Rows).Should().BeInAscendingOrder().And.EndWith(Rows);
        watch.Told[^1].Percent.Should().Be(100);
        // Of each row its key is kept, some hundred bytes; between the third report and the last lie 45,000 rows.
        (watch.Heap[^1] - watch.Heap[2]).Should().BeLessThan(25 * 1024 * 1024);
    }

    private void WithMonths(int rows, string more = "", string? note = null)
    {
        var measures = new StringBuilder(PackFolder.MeasureHeader + "\n");
        for (int n = 0; n * Months < rows; n++) measures.Append(CultureInfo.InvariantCulture, $"M {n:0000},Measure {n},number,1,higher,month\n");
        var values = new StringBuilder(note is null ? "code,period,value\n" : "code,period,note,value\n");
        for (int n = 0; n < rows; n++)
            values.Append(CultureInfo.InvariantCulture, $"M {n / Months:0000},{2015 + (n % Months / 12)}-{(n % 12) + 1:00},{(note is null ? "" : note + ",")}{Value(n)}\n");
        pack.With("measures.csv", measures.ToString()).With("values.csv", values + more);
    }

    private static decimal Value(int n) => 70 + (n * 7 % 200 / 10m);

    private async Task<DataPackReport> ImportAsync()
    {
        await using PerformanceDbContext context = database.NewContext();
        return await new DataPackImporter(context, TimeProvider.System).ImportAsync(pack.Path, Actor.Process("test"));
    }

    private sealed class Watch : IProgress<DataPackProgress>
    {
        public List<DataPackProgress> Told { get; } = [];

        public List<long> Heap { get; } = [];

        public void Report(DataPackProgress value)
        {
            Told.Add(value);
            Heap.Add(GC.GetTotalMemory(forceFullCollection: true));
        }
    }
}
