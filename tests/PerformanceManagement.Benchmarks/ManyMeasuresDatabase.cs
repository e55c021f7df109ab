using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
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

    private const int Quarters = 40;
    private const int MeasuresOfProgramme = 5;

    private readonly string path = Path.Combine(Path.GetTempPath(), $"pm-bench-{Guid.NewGuid():N}.db");
    private readonly DbContextOptions<PerformanceDbContext> options;

    public ManyMeasuresDatabase(int measures)
    {
        var builder = new DbContextOptionsBuilder<PerformanceDbContext>();
        builder.UsePerformanceSqlite(new SqliteConnectionStringBuilder { DataSource = path, Pooling = true }.ToString());
        options = builder.Options;
        using PerformanceDbContext database = NewContext();
        database.Database.Migrate();
        database.RatingSchemes.Add(StoredScheme.Of(RatingScheme.Rag5(new DateOnly(2013, 4, 1))));
        var committee = new Committee { Name = CommitteeName };
        database.Committees.Add(committee);
        database.CommitteeMeetings.AddRange(Years.Select(q => new CommitteeMeeting { Committee = committee, Period = q, Date = q.End.AddDays(57) }));
        (List<PlanItem> plan, List<PlanItem> programmes) = Plan(measures);
        database.PlanItems.AddRange(plan);
        database.PlanNotes.AddRange(programmes.SelectMany((programme, n) => Years.Select(q => new PlanNote { PlanItem = programme, Period = q, Text = ManyMeasuresText.Note(n, q.Year, 4) })));
        database.Measures.AddRange(Enumerable.Range(0, measures).Select(n => MeasureOf(n, committee, programmes[n / MeasuresOfProgramme])));
        database.SaveChanges();
    }

    /// <summary>The last quarter with values.</summary>
    public static Period Present { get; } = Period.FinancialQuarter(2026, 2);

    /// <summary>The same quarter of the last six years, the last first: papers of one shape, each with its own figures and notes.</summary>
    public static IReadOnlyList<Period> Years { get; } = [.. Enumerable.Range(0, 6).Select(back => Present.Back(4 * back))];

    public PerformanceDbContext NewContext() => new(options);

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        foreach (string file in new[] { path, path + "-wal", path + "-shm" }) File.Delete(file);
    }

    // Two programmes to an outcome, two outcomes to a priority.
    private static (List<PlanItem> All, List<PlanItem> Programmes) Plan(int measures)
    {
        List<PlanItem> all = [];
        List<PlanItem> programmes = [];
        PlanItem? priority = null;
        PlanItem? outcome = null;
        for (int n = 0; n * MeasuresOfProgramme < measures; n++)
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

    private static Measure MeasureOf(int n, Committee committee, PlanItem programme)
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
        };
        measure.Committees.Add(committee);
        measure.Targets.AddRange(Enumerable.Range(0, 11).Select(back => new Target { Period = Period.FinancialYear(Present.Year - back), Value = 80 }));
        measure.Results.AddRange(Enumerable.Range(0, Quarters).Select(back =>
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
