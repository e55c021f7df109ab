using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Measures;
using Xunit;

namespace PerformanceManagement.Core.Tests.Data;

public sealed class TransactionTests
{
    [Fact]
    public async Task Work_that_fails_half_way_leaves_nothing_whoever_joined_it()
    {
        await using TestDatabase database = await TestDatabase.CreateAsync();
        await using PerformanceDbContext context = database.NewContext();

        Func<Task> work = () => context.InTransactionAsync(async stop =>
        {
            context.Directorates.Add(new Directorate { Name = "Place" });
            await context.SaveChangesAsync(stop);
            // A service called from here joins the same transaction.
            await context.InTransactionAsync(async inner =>
            {
                context.Directorates.Add(new Directorate { Name = "People" });
                await context.SaveChangesAsync(inner);
            }, stop);
            throw new TimeoutException("The server went away.");
        });

        // SQL Server's strategy tries again after a time-out, and wraps the last one when it gives up.
        (await work.Should().ThrowAsync<Exception>()).Which.Should().Match<Exception>(fault => fault is TimeoutException || (fault is RetryLimitExceededException && fault.InnerException is TimeoutException));
        (await context.Directorates.CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task Work_that_is_tried_again_starts_from_nothing_and_is_stored_once()
    {
        await using TestDatabase database = await TestDatabase.CreateSqliteAsync();
        var options = new DbContextOptionsBuilder<PerformanceDbContext>();
        options.UseSqlite(database.ConnectionString, sqlite => sqlite.ExecutionStrategy(dependencies => new RetryTimeouts(dependencies)));
        await using var context = new PerformanceDbContext(options.Options);
        int tries = 0;

        int key = await context.InTransactionAsync(async stop =>
        {
            tries++;
            var directorate = new Directorate { Name = $"Place, try {tries}" };
            context.Directorates.Add(directorate);
            await context.SaveChangesAsync(stop);
            // What was changed and not saved when the connection dropped must not be saved by the second try.
            directorate.Name = "Left over";
            context.Committees.Add(new Committee { Name = $"Committee, try {tries}" });
            if (tries == 1) throw new TimeoutException("The server went away.");
            directorate.Name = "Place";
            await context.SaveChangesAsync(stop);
            return directorate.Id;
        });

        tries.Should().Be(2);
        await using PerformanceDbContext after = database.NewContext();
        (await after.Directorates.SingleAsync()).Should().BeEquivalentTo(new { Id = key, Name = "Place" });
        (await after.Committees.SingleAsync()).Name.Should().Be("Committee, try 2");
    }

    private sealed class RetryTimeouts(ExecutionStrategyDependencies dependencies) : ExecutionStrategy(dependencies, maxRetryCount: 2, maxRetryDelay: TimeSpan.FromMilliseconds(1))
    {
        protected override bool ShouldRetryOn(Exception exception) => exception is TimeoutException;
    }
}
