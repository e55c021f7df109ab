using System.Data;
using System.Data.Common;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Imports;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Tests.Imports;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.Data;

/// <summary>A bulk insert writes what saving would have written, on both databases.</summary>
public sealed class BulkInsertTests
{
    [Fact]
    public async Task A_result_that_is_inserted_reads_like_one_that_was_saved()
    {
        await using TestDatabase database = await TestDatabase.CreateAsync();
        using PackFolder pack = PackFolder.WithOneMeasure();
        await using PerformanceDbContext context = database.NewContext();
        (await new DataPackImporter(context, TimeProvider.System).ImportAsync(pack.Path, Actor.Process("test"))).Problems.Should().BeEmpty();
        Measure measure = await context.Measures.SingleAsync();
        MeasureResult saved = Full(measure.Id, Period.FinancialQuarter(2017, 1));
        MeasureResult inserted = Full(measure.Id, Period.FinancialQuarter(2017, 2));
        context.Results.Add(saved);
        await context.SaveChangesAsync();

        await using var results = new BulkInsert<MeasureResult>(context);
        await context.InTransactionAsync(stop =>
        {
            SavingRules.StampNew(inserted);
            return results.AddAsync([inserted], stop);
        });

        List<MeasureResult> stored = await context.Results.AsNoTracking().OrderBy(r => r.Period).ToListAsync();
        stored.Should().HaveCount(2);
        MeasureResult second = stored.Single(r => r.Period == inserted.Period);
        second.Should().BeEquivalentTo(inserted, options => options.Excluding(r => r.Id).ComparingByValue<Period>());
        second.SameAs(stored.Single(r => r.Period == saved.Period)).Should().BeTrue();
        second.SubmittedAt.Should().Be(saved.SubmittedAt);
        // As the database sees it, too: a filter finds both.
        (await context.Results.CountAsync(r => r.Value == saved.Value && r.NoteDate == saved.NoteDate && r.SubmittedAt == saved.SubmittedAt && r.Reason == null)).Should().Be(2);
    }

    [Fact]
    public async Task Outside_of_a_transaction_nothing_is_inserted()
    {
        await using TestDatabase database = await TestDatabase.CreateAsync();
        await using PerformanceDbContext context = database.NewContext();
        await using var results = new BulkInsert<MeasureResult>(context);

        Func<Task> insert = () => results.AddAsync([Full(1, Period.FinancialQuarter(2017, 1))], CancellationToken.None);

        await insert.Should().ThrowAsync<InvalidOperationException>();
    }

    [Fact]
    public async Task A_command_for_SQL_Server_has_as_many_rows_as_its_parameters_allow()
    {
        await using PerformanceDbContext context = MigrationTests.WithoutServer();
        await using var results = new BulkInsert<MeasureResult>(context);
        await using DbCommand command = results.NewCommand(results.RowsInCommand);

        command.CommandText.Should().StartWith("INSERT INTO [Results] ([").And.NotContain("[Id]");
        command.Parameters.Count.Should().BeInRange(1_900, 2_100);
        command.Parameters.Cast<DbParameter>().Select(p => p.DbType).Should().Contain([DbType.Decimal, DbType.Guid, DbType.Int32]).And.Contain(type => type == DbType.DateTime2 || type == DbType.DateTime);
    }

    private static MeasureResult Full(int measure, Period period) => new()
    {
        MeasureId = measure,
        Period = period,
        Value = 66.6667m,
        Numerator = 2,
        Denominator = 3,
        YearToDate = 1234567.5m,
        Forecast = 0.1m,
        Quality = ValueQuality.Provisional,
        Label = "a label",
        JudgedStatus = "met",
        Note = "Two\nlines, “quoted”",
        NoteDate = new DateOnly(2017, 10, 12),
        Source = "Returns",
        SubmittedAt = new DateTime(2017, 10, 13, 9, 30, 15, 120, DateTimeKind.Utc),
    };
}
