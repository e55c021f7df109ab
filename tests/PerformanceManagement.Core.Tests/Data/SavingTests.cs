using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Results;
using Xunit;

namespace PerformanceManagement.Core.Tests.Data;

public sealed class SavingTests
{
    [Fact]
    public async Task Two_people_who_change_the_same_result_are_not_both_believed()
    {
        await using TestDatabase database = await OneOfEach.CreateAsync();
        await using PerformanceDbContext first = database.NewContext();
        await using PerformanceDbContext second = database.NewContext();
        first.Entry(await first.Results.SingleAsync()).Property(row => row.Value).CurrentValue = 355m;
        second.Entry(await second.Results.SingleAsync()).Property(row => row.Value).CurrentValue = 356m;
        await first.SaveChangesAsync();

        Func<Task> save = () => second.SaveChangesAsync();

        await save.Should().ThrowAsync<DbUpdateConcurrencyException>();
        await using PerformanceDbContext third = database.NewContext();
        (await third.Results.SingleAsync()).Value.Should().Be(355m);
    }

    [Fact]
    public async Task A_version_that_a_form_brought_back_is_compared_with_the_one_stored()
    {
        await using TestDatabase database = await OneOfEach.CreateAsync();
        await using PerformanceDbContext context = database.NewContext();
        MeasureResult result = await context.Results.SingleAsync();
        context.Entry(result).Property(row => row.Value).CurrentValue = 355m;
        context.Entry(result).Property(found => found.Version).OriginalValue = Guid.NewGuid();

        Func<Task> save = () => context.SaveChangesAsync();

        await save.Should().ThrowAsync<DbUpdateConcurrencyException>();
    }

    [Fact]
    public async Task Every_version_is_a_concurrency_token_and_is_stamped_on_every_save()
    {
        await using TestDatabase database = await OneOfEach.CreateAsync();
        await using PerformanceDbContext context = database.NewContext();
        List<IProperty> versions = [.. context.Model.GetEntityTypes().Select(entity => entity.FindProperty("Version")).OfType<IProperty>()];
        versions.Should().HaveCountGreaterThan(6).And.OnlyContain(version => version.IsConcurrencyToken);

        Measure measure = await context.Measures.SingleAsync(found => found.Code == "NI 156");
        Guid before = measure.Version;
        measure.Title = "Another title";
        await context.SaveChangesAsync();

        before.Should().NotBeEmpty();
        measure.Version.Should().NotBeEmpty().And.NotBe(before);
    }

    [Fact]
    public async Task The_audit_can_only_grow()
    {
        await using TestDatabase database = await OneOfEach.CreateAsync();
        await using PerformanceDbContext changing = database.NewContext();
        changing.Entry(await changing.Audit.SingleAsync()).Property(row => row.Summary).CurrentValue = "Nothing happened.";
        await using PerformanceDbContext deleting = database.NewContext();
        deleting.Remove(await deleting.Audit.SingleAsync());

        Func<Task> change = () => changing.SaveChangesAsync();
        Action delete = () => deleting.SaveChanges();

        await change.Should().ThrowAsync<InvalidOperationException>().WithMessage("The audit is append-only*");
        delete.Should().Throw<InvalidOperationException>().WithMessage("The audit is append-only*");
        await using PerformanceDbContext after = database.NewContext();
        (await after.Audit.SingleAsync()).Summary.Should().Be("Submitted 354.");
    }

    [Fact]
    public async Task A_moment_comes_back_as_UTC_to_the_tick()
    {
        await using TestDatabase database = await TestDatabase.CreateAsync();
        DateTime moment = new DateTime(2026, 10, 19, 23, 59, 59, DateTimeKind.Utc).AddTicks(1234567);
        await using (PerformanceDbContext context = database.NewContext())
        {
            context.Audit.Add(new AuditEntry { At = moment, Actor = "Test", Action = "test", Summary = "Test" });
            await context.SaveChangesAsync();
        }

        await using (PerformanceDbContext context = database.NewContext())
        {
            DateTime at = (await context.Audit.SingleAsync(entry => entry.At >= moment)).At;
            at.Should().Be(moment);
            at.Kind.Should().Be(DateTimeKind.Utc);
        }
    }

    [Fact]
    public async Task A_moment_that_is_not_UTC_is_refused()
    {
        await using TestDatabase database = await TestDatabase.CreateAsync();
        await using PerformanceDbContext context = database.NewContext();
        context.Audit.Add(new AuditEntry { At = new DateTime(2026, 10, 19, 12, 0, 0, DateTimeKind.Local), Actor = "Test", Action = "test", Summary = "Test" });

        Func<Task> save = () => context.SaveChangesAsync();

        await save.Should().ThrowAsync<Exception>().Where(error => error.ToString().Contains("Moments are stored as UTC"));
    }

    [Fact]
    public async Task The_end_of_a_period_follows_the_period()
    {
        await using TestDatabase database = await OneOfEach.CreateAsync();
        await using (PerformanceDbContext context = database.NewContext())
        {
            context.Entry(await context.Results.SingleAsync(result => result.PeriodEnd == new DateOnly(2017, 9, 30))).Property(row => row.Period).CurrentValue = Period.Month(2017, 11);
            (await context.Collections.SingleAsync(collection => collection.PeriodEnd == new DateOnly(2017, 9, 30))).Period = Period.FinancialQuarter(2017, 4);
            await context.SaveChangesAsync();
        }

        await using (PerformanceDbContext context = database.NewContext())
        {
            (await context.Results.SingleAsync()).PeriodEnd.Should().Be(new DateOnly(2017, 11, 30));
            (await context.Collections.SingleAsync()).PeriodEnd.Should().Be(new DateOnly(2018, 3, 31));
        }
    }

    [Fact]
    public async Task Figures_come_back_exactly_with_four_decimals()
    {
        await using TestDatabase database = await OneOfEach.CreateAsync();
        await using (PerformanceDbContext context = database.NewContext())
        {
            context.Entry(await context.Results.SingleAsync()).Property(row => row.Value).CurrentValue = 12345678901234.5678m;
            await context.SaveChangesAsync();
        }

        await using (PerformanceDbContext context = database.NewContext())
        {
            (await context.Results.SingleAsync()).Value.Should().Be(12345678901234.5678m);
        }
    }

    [Fact]
    public async Task A_measure_of_a_signed_off_quarter_cannot_be_deleted()
    {
        await using TestDatabase database = await OneOfEach.CreateAsync();
        await using PerformanceDbContext context = database.NewContext();

        context.Remove(await context.Measures.SingleAsync(found => found.Code == "NI 156"));

        await context.Invoking(c => c.SaveChangesAsync()).Should().ThrowAsync<DbUpdateException>("members saw it");
    }

    [Theory]
    [InlineData("Results")]
    [InlineData("Targets")]
    [InlineData("Drafts")]
    public async Task A_measure_with_results_targets_or_drafts_cannot_be_deleted(string kept)
    {
        await using TestDatabase database = await OneOfEach.CreateAsync();
        await using (PerformanceDbContext context = database.NewContext()) await OneOfEach.TakeFiguresAwayAsync(context, kept);
        await using (PerformanceDbContext context = database.NewContext())
        {
            context.Remove(await context.Measures.SingleAsync(found => found.Code == "NI 156"));

            (await context.Invoking(c => c.SaveChangesAsync()).Should().ThrowAsync<DbUpdateException>()).Which.ShouldBeOfForeignKey();
        }

        await using PerformanceDbContext after = database.NewContext();
        (await after.Measures.CountAsync()).Should().Be(2);
        (await after.Results.CountAsync() + await after.Targets.CountAsync() + await after.Drafts.CountAsync()).Should().Be(1);
    }

    [Fact]
    public async Task Deleting_a_measure_takes_what_describes_it_along_and_leaves_people_plan_and_committee()
    {
        await using TestDatabase database = await OneOfEach.CreateAsync();
        await using (PerformanceDbContext context = database.NewContext())
        {
            await OneOfEach.TakeFiguresAwayAsync(context);
            context.Remove(await context.Measures.SingleAsync(found => found.Code == "NI 156"));
            await context.SaveChangesAsync();
        }

        await using (PerformanceDbContext context = database.NewContext())
        {
            (await context.Results.CountAsync() + await context.Restatements.CountAsync() + await context.Targets.CountAsync() + await context.Drafts.CountAsync()
                + await context.Benchmarks.CountAsync() + await context.MethodBreaks.CountAsync() + await context.RatingOverrides.CountAsync() + await context.LimitRebases.CountAsync() + await context.MeasureParts.CountAsync()).Should().Be(0);
            (await context.Users.CountAsync()).Should().Be(1);
            (await context.PlanItems.CountAsync()).Should().Be(2);
            (await context.Committees.CountAsync()).Should().Be(1);
            (await context.Audit.CountAsync()).Should().Be(1);
        }
    }

    [Fact]
    public async Task A_plan_item_with_measures_cannot_be_deleted()
    {
        await using TestDatabase database = await OneOfEach.CreateAsync();
        await using PerformanceDbContext context = database.NewContext();
        context.PlanNotes.Remove(await context.PlanNotes.SingleAsync());
        context.Remove(await context.PlanItems.SingleAsync(item => item.Key == "P1.1"));
        context.Remove(await context.PlanItems.SingleAsync(item => item.Key == "P1"));

        Func<Task> save = () => context.SaveChangesAsync();

        await save.Should().ThrowAsync<DbUpdateException>();
    }
}
