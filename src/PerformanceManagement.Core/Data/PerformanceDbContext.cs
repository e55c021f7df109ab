using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Ratings;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Data;

/// <summary>The database: one model for SQL Server and SQLite.</summary>
public sealed class PerformanceDbContext(DbContextOptions<PerformanceDbContext> options)
    : IdentityDbContext<User, IdentityRole<int>, int>(options)
{
    /// <summary>The council plan.</summary>
    public DbSet<PlanItem> PlanItems => Set<PlanItem>();

    /// <summary>What services say about plan items.</summary>
    public DbSet<PlanNote> PlanNotes => Set<PlanNote>();

    /// <summary>Directorates.</summary>
    public DbSet<Directorate> Directorates => Set<Directorate>();

    /// <summary>Committees.</summary>
    public DbSet<Committee> Committees => Set<Committee>();

    /// <summary>Committee meetings.</summary>
    public DbSet<CommitteeMeeting> CommitteeMeetings => Set<CommitteeMeeting>();

    /// <summary>Measures.</summary>
    public DbSet<Measure> Measures => Set<Measure>();

    /// <summary>Targets.</summary>
    public DbSet<Target> Targets => Set<Target>();

    /// <summary>Benchmarks.</summary>
    public DbSet<Benchmark> Benchmarks => Set<Benchmark>();

    /// <summary>Breaks in method.</summary>
    public DbSet<MethodBreak> MethodBreaks => Set<MethodBreak>();

    /// <summary>Submitted results.</summary>
    public DbSet<MeasureResult> Results => Set<MeasureResult>();

    /// <summary>Drafts.</summary>
    public DbSet<ResultDraft> Drafts => Set<ResultDraft>();

    /// <summary>Earlier figures of results.</summary>
    public DbSet<Restatement> Restatements => Set<Restatement>();

    /// <summary>Rating schemes, in all their versions.</summary>
    public DbSet<RatingScheme> RatingSchemes => Set<RatingScheme>();

    /// <summary>The quarters' collections.</summary>
    public DbSet<Collection> Collections => Set<Collection>();

    /// <summary>The audit.</summary>
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<decimal>().HavePrecision(18, 4);
        configurationBuilder.Properties<Period>().HaveConversion<PeriodConverter>().HaveMaxLength(16).AreUnicode(false);
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(PerformanceDbContext).Assembly);
    }

    private sealed class PeriodConverter() : ValueConverter<Period, string>(period => period.Token, token => Period.Parse(token, null));
}
