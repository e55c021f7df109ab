using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Schemes;
using PerformanceManagement.Data.Sqlite;

namespace PerformanceManagement.Benchmarks;

/// <summary>A SQLite file with a plan and a committee of many measures, each with ten years of quarters, targets and notes. Always the same figures.</summary>
public sealed class ManyMeasuresDatabase : IDisposable
{
    public const string CommitteeName = "Overview and Scrutiny";

    private const int FewestOfProgramme = 5;
    private const int MostProgrammes = 40;
    private const int FewestOfCommittee = 60;
    private const int MostCommittees = 10;
    private const int MeasuresAtOnce = 200;

    private readonly string path;
    private readonly DbContextOptions<PerformanceDbContext> options;

    /// <summary>Makes the file.</summary>
    /// <param name="measures">How many measures.</param>
    /// <param name="quarters">How many quarters of values each has, up to the present one.</param>
    /// <param name="isOpen">Whether the present quarter is open and every tenth measure still waits for its value.</param>
    public ManyMeasuresDatabase(int measures, int quarters = 40, bool isOpen = false)
    {
        Quarters = quarters;
        IsOpen = isOpen;
        path = Path.Combine(Path.GetTempPath(), $"pm-bench-{Guid.NewGuid():N}.db");
        var builder = new DbContextOptionsBuilder<PerformanceDbContext>();
        builder.UsePerformanceSqlite(ConnectionString);
        options = builder.Options;
        using PerformanceDbContext database = NewContext();
        database.Database.Migrate();
        database.RatingSchemes.Add(StoredScheme.Of(RatingScheme.Rag5(new DateOnly(2013, 4, 1))));
        Committee[] committees = [.. Enumerable.Range(0, (measures + OfCommittee(measures) - 1) / OfCommittee(measures)).Select(n => new Committee { Name = n == 0 ? CommitteeName : $"{CommitteeName} {n + 1}" })];
        database.Committees.AddRange(committees);
        if (isOpen) database.Collections.Add(new Collection { Period = Present, DueOn = Present.End.AddDays(28) });
        database.CommitteeMeetings.AddRange(committees.SelectMany(committee => Years.Select(q => new CommitteeMeeting { Committee = committee, Period = q, Date = q.End.AddDays(57) })));
        (List<PlanItem> plan, List<PlanItem> programmes) = Plan(measures);
        database.PlanItems.AddRange(plan);
        database.PlanNotes.AddRange(programmes.SelectMany((programme, n) => Years.Select(q => new PlanNote { PlanItem = programme, Period = q, Text = ManyMeasuresText.Note(n, q.Year, 4) })));
        Directorate[] directorates = [.. ManyMeasuresText.Directorates.Select(name => new Directorate { Name = name })];
        foreach (int[] some in Enumerable.Range(0, measures).Chunk(MeasuresAtOnce))
        {
            database.Measures.AddRange(some.Select(n => MeasureOf(n, committees[n / OfCommittee(measures)], programmes[n / OfProgramme(measures)], directorates[n % directorates.Length])));
            database.SaveChanges();
            // What is stored need not be looked through at the next save; what the rest refers to stays.
            foreach (EntityEntry stored in database.ChangeTracker.Entries().Where(e => e.Entity is Measure or MeasureResult or Target).ToList()) stored.State = EntityState.Detached;
        }
    }

    /// <summary>The last quarter with values.</summary>
    public static Period Present { get; } = Period.FinancialQuarter(2026, 2);

    /// <summary>The same quarter of the last six years, the last first: papers of one shape, each with its own figures and notes.</summary>
    public static IReadOnlyList<Period> Years { get; } = [.. Enumerable.Range(0, 6).Select(back => Present.Back(4 * back))];

    /// <summary>How many quarters of values each measure has.</summary>
    public int Quarters { get; }

    /// <summary>Whether the present quarter is open.</summary>
    public bool IsOpen { get; }

    /// <summary>How the file is opened.</summary>
    public string ConnectionString => new SqliteConnectionStringBuilder { DataSource = path, Pooling = true }.ToString();

    public PerformanceDbContext NewContext() => new(options);

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        foreach (string file in new[] { path, path + "-wal", path + "-shm" }) File.Delete(file);
    }

    // A council has no more committees and priorities because more is measured.
    private static int OfCommittee(int measures) => Math.Max(FewestOfCommittee, (measures + MostCommittees - 1) / MostCommittees);

    private static int OfProgramme(int measures) => Math.Max(FewestOfProgramme, (measures + MostProgrammes - 1) / MostProgrammes);

    // Two programmes to an outcome, two outcomes to a priority.
    private static (List<PlanItem> All, List<PlanItem> Programmes) Plan(int measures)
    {
        List<PlanItem> all = [];
        List<PlanItem> programmes = [];
        PlanItem? priority = null;
        PlanItem? outcome = null;
        for (int n = 0; n * OfProgramme(measures) < measures; n++)
        {
            if (n % 4 == 0) priority = Item(PlanItemKind.Priority, $"{(n / 4) + 1}", ManyMeasuresText.Priority(n / 4), null);
            if (n % 2 == 0) outcome = Item(PlanItemKind.Outcome, $"{(n / 4) + 1}.{(n / 2 % 2) + 1}", ManyMeasuresText.Outcome(n / 2), priority);
            programmes.Add(Item(PlanItemKind.Programme, $"{(n / 4) + 1}.{(n / 2 % 2) + 1}.{(n % 2) + 1}", ManyMeasuresText.Programme(n), outcome));
        }

        Item(PlanItemKind.WayOfWorking, null, "Working together to make the most of what we have", null);
        return (all, programmes);

        PlanItem Item(PlanItemKind kind, string? number, string title, PlanItem? parent)
        {
            var item = new PlanItem { Key = $"P{all.Count}", Kind = kind, Number = number, Title = title, Parent = parent, SortOrder = all.Count };
            all.Add(item);
            return item;
        }
    }

    private Measure MeasureOf(int n, Committee committee, PlanItem programme, Directorate directorate)
    {
        var measure = new Measure
        {
            Code = $"KPI {n:000}",
            Title = ManyMeasuresText.Title(n),
            Unit = n % 4 == 3 ? "days" : "%",
            Decimals = 1,
            Good = n % 3 == 0 ? GoodDirection.Lower : GoodDirection.Higher,
            Frequency = Frequency.Quarter,
            PlanItem = programme,
            Directorate = directorate,
            Service = ManyMeasuresText.Programme(n % 24),
        };
        measure.Committees.Add(committee);
        measure.Targets.AddRange(Enumerable.Range(0, 11).Select(back => new Target { Period = Period.FinancialYear(Present.Year - back), Value = 80 }));
        measure.Results.AddRange(Enumerable.Range(0, Quarters).Where(back => back > 0 || !IsOpen || n % 10 != 9).Select(back =>
        {
            Period period = Present.Back(back);
            return new MeasureResult
            {
                Period = period,
                SubmittedAt = DateTime.SpecifyKind(period.End.ToDateTime(TimeOnly.MinValue), DateTimeKind.Utc),
                Value = 70 + (((n * 7) + (back * 13)) % 200 / 10m),
                Note = Years.Contains(period) ? ManyMeasuresText.Note(n, period.Year, 3) : null,
            };
        }));
        return measure;
    }
}
