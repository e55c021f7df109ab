using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.BenchmarkGroups;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Imports;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.Imports;

public sealed class DataPackImporterTests : IAsyncLifetime, IDisposable
{
    private readonly PackFolder pack = PackFolder.WithOneMeasure();
    private TestDatabase database = null!;

    public async Task InitializeAsync() => database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync() => await database.DisposeAsync();

    public void Dispose() => pack.Dispose();

    [Theory]
    [InlineData("medway-2017-18-q2", 30, 6, 14, 10, 18, 17)]
    [InlineData("medway-2019-20-q2", 17, 2, 6, 4, 8, 27, 17, 8)]
    public async Task A_pack_of_a_published_paper_is_stored_whole_and_again_changes_nothing(string name, int plan, int measures, int values, int targets, params int[] delivery)
    {
        DataPackReport first = await ImportAsync(PackFolder.Shipped(name));
        first.Problems.Should().BeEmpty();
        int[] added = [.. first.Files.Select(f => f.Added)];
        added.Should().Equal([plan, measures, values, targets, .. delivery]);

        DataPackReport second = await ImportAsync(PackFolder.Shipped(name));
        second.ChangesAnything.Should().BeFalse();
        second.Files.Select(f => f.Unchanged).Should().Equal(added);

        await using PerformanceDbContext context = database.NewContext();
        (await context.PlanItems.CountAsync()).Should().Be(added[0]);
        (await context.Measures.CountAsync()).Should().Be(added[1]);
        (await context.Results.CountAsync()).Should().Be(added[2]);
        (await context.Targets.CountAsync()).Should().Be(added[3]);
        (await context.Audit.CountAsync(a => a.Action == "pack.imported")).Should().Be(1);
        (await context.Restatements.CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task Every_column_of_a_measure_is_stored()
    {
        pack.With("plan.csv", "id,parent,kind,number,title\nP1,,priority,1,People\nO1,P1,outcome,1.1,Homes")
            .With("measures.csv", "flags,no_change_band,benchmark_band,trend,tolerance_kind,tolerance,scheme,year_rule,quarter_rule,basis,entry,arrears,calendar,frequency,good,decimals,unit,committees,portfolio,service,directorate,plan,definition,title,code\n"
                + "key; demand,0.5,1.25,year-on-year,points,2.5,rag 5%,weighted,last,year-to-date,running,1,academic,quarter,range,2,%,Overview;Cabinet,Housing,Lettings,Place,o1,\"Counted\nat the end\",A  title,NI 1\n"
                + ",,,,,,data only,,,,,,,term,higher,0,number,,,,,,,Another,NI 2\n");

        (await ImportAsync()).Problems.Should().BeEmpty();

        await using PerformanceDbContext context = database.NewContext();
        Measure first = await context.Measures.Include(m => m.Committees).Include(m => m.Directorate).Include(m => m.PlanItem!.Parent).SingleAsync(m => m.Code == "NI 1");
        first.Should().BeEquivalentTo(new
        {
            Title = "A title",
            Definition = "Counted\nat the end",
            Service = "Lettings",
            Portfolio = "Housing",
            Unit = "%",
            Decimals = 2,
            Good = GoodDirection.Range,
            Frequency = Frequency.Quarter,
            Calendar = PeriodCalendar.Academic,
            Arrears = 1,
            Entry = EntryBasis.Running,
            Basis = ReportingBasis.YearToDate,
            QuarterRule = AggregationRule.Last,
            YearRule = AggregationRule.Weighted,
            SchemeName = "RAG 5%",
            IsDataOnly = false,
            Tolerance = 2.5m,
            ToleranceKind = ToleranceKind.Points,
            Trend = TrendBasis.YearOnYear,
            NoChangeBand = 0.5m,
            BenchmarkBand = 1.25m,
            Flags = MeasureFlags.Key | MeasureFlags.Demand,
            CollectsRatio = true,
        });
        first.Directorate!.Name.Should().Be("Place");
        first.Committees.Select(c => c.Name).Should().BeEquivalentTo("Overview", "Cabinet");
        first.PlanItem!.Should().BeEquivalentTo(new { Key = "O1", Number = "1.1", Title = "Homes", Kind = PlanItemKind.Outcome, SortOrder = 2 });
        first.PlanItem!.Parent!.Key.Should().Be("P1");

        Measure second = await context.Measures.Include(m => m.Committees).SingleAsync(m => m.Code == "NI 2");
        second.Should().BeEquivalentTo(new
        {
            IsDataOnly = true,
            SchemeName = (string?)null,
            Calendar = PeriodCalendar.Academic,
            Arrears = 0,
            Tolerance = (decimal?)null,
            ToleranceKind = (ToleranceKind?)null,
            PlanItemId = (int?)null,
            DirectorateId = (int?)null,
            CollectsRatio = false,
        });
        second.Committees.Should().BeEmpty();
    }

    [Fact]
    public async Task Every_column_of_a_value_target_and_benchmark_is_stored()
    {
        pack.With("values.csv", "code,period,value,numerator,denominator,year_to_date,reason,quality,label,judged,note,note_date,source\n"
                + "ni 156,2017/18 Q1,\"1,234\",,,45.5,,provisional,see note,MET,\"Two\r\nlines\",2017-10-12,Returns\n"
                + "NI 156,2017/18 Q2,,,,,suppressed,,,,,,\n"
                + "NI 156,2017/18,,3,2,,,,,,,,\n")
            .With("targets.csv", "code,period,value,words\nNI 156,2017/18 Q2,350,\nNI 156,2017/18,,NO TARGET SET\n")
            .With("benchmarks.csv", "code,period,area,value,source\nNI 156,2015,England,3.5,A return\n")
            .With("benchmark-groups.csv", "group,area\nNeighbours,Alder\nneighbours,Birch\n");

        (await ImportAsync()).Problems.Should().BeEmpty();

        await using PerformanceDbContext context = database.NewContext();
        Measure measure = await context.Measures.Include(m => m.Results).Include(m => m.Targets).Include(m => m.Benchmarks).SingleAsync();
        measure.CollectsRatio.Should().BeTrue();
        measure.Results.Should().BeEquivalentTo([
            new { Period = Period.FinancialQuarter(2017, 1), PeriodEnd = new DateOnly(2017, 6, 30), Value = (decimal?)1234m, YearToDate = (decimal?)45.5m, Reason = (ReasonForNoValue?)null, Quality = ValueQuality.Provisional, Label = (string?)"see note", JudgedStatus = (string?)"met", Note = (string?)"Two\nlines", NoteDate = (DateOnly?)new DateOnly(2017, 10, 12), Source = (string?)"Returns" },
            new { Period = Period.FinancialQuarter(2017, 2), PeriodEnd = new DateOnly(2017, 9, 30), Value = (decimal?)null, YearToDate = (decimal?)null, Reason = (ReasonForNoValue?)ReasonForNoValue.Suppressed, Quality = ValueQuality.Actual, Label = (string?)null, JudgedStatus = (string?)null, Note = (string?)null, NoteDate = (DateOnly?)null, Source = (string?)null },
            new { Period = Period.FinancialYear(2017), PeriodEnd = new DateOnly(2018, 3, 31), Value = (decimal?)1.5m, YearToDate = (decimal?)null, Reason = (ReasonForNoValue?)null, Quality = ValueQuality.Actual, Label = (string?)null, JudgedStatus = (string?)null, Note = (string?)null, NoteDate = (DateOnly?)null, Source = (string?)null },
        ], options => options.ComparingByValue<Period>());
        measure.Targets.Should().BeEquivalentTo([
            new { Period = Period.FinancialQuarter(2017, 2), Value = (decimal?)350m, Words = (string?)null },
            new { Period = Period.FinancialYear(2017), Value = (decimal?)null, Words = (string?)"NO TARGET SET" },
        ], options => options.ComparingByValue<Period>());
        measure.Benchmarks.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Area = "England", Value = 3.5m, Source = "A return" });
        BenchmarkGroup group = await context.BenchmarkGroups.Include(g => g.Members).SingleAsync();
        (group.Name, string.Join(", ", group.Members.Select(m => m.Area).Order())).Should().Be(("Neighbours", "Alder, Birch"));
    }

    [Fact]
    public async Task A_group_of_areas_grows_by_packs_and_the_same_rows_again_change_nothing()
    {
        pack.With("benchmark-groups.csv", "group,area\nNeighbours,Alder\nNeighbours,Birch\n");
        (await ImportAsync()).Problems.Should().BeEmpty();
        pack.With("benchmark-groups.csv", "group,area\nNeighbours,ALDER\nNeighbours,Cedar\n");

        DataPackReport outcome = await ImportAsync();

        outcome.Files.Single(f => f.File == "benchmark-groups.csv").Should().Be(new DataPackCounts("benchmark-groups.csv", 1, 0, 1));
        await using PerformanceDbContext context = database.NewContext();
        (await context.BenchmarkGroups.Include(g => g.Members).SingleAsync()).Members.Select(m => m.Area).Should().BeEquivalentTo("Alder", "Birch", "Cedar");
    }

    [Fact]
    public async Task A_changed_figure_keeps_the_earlier_one_and_is_audited()
    {
        pack.With("values.csv", "code,period,value,note\nNI 156,2017/18 Q2,354,First\nNI 156,2017/18 Q1,327,");
        (await ImportAsync()).Problems.Should().BeEmpty();
        pack.With("values.csv", "code,period,value\nNI 156,2017/18 Q2,355\nNI 156,2017/18 Q1,327");

        DataPackReport outcome = await ImportAsync();

        outcome.Files.Single(f => f.File == "values.csv").Should().Be(new DataPackCounts("values.csv", 0, 1, 1));
        await using PerformanceDbContext context = database.NewContext();
        MeasureResult result = await context.Results.Include(r => r.Restatements).SingleAsync(r => r.Period == Period.FinancialQuarter(2017, 2));
        result.Value.Should().Be(355);
        result.Note.Should().Be("First", "the file has no column for notes");
        result.Restatements.Should().ContainSingle().Which.Value.Should().Be(354);
        AuditEntry change = await context.Audit.SingleAsync(a => a.MeasureId != null);
        change.Period.Should().Be("2017/18 Q2");
        change.Summary.Should().Be($"NI 156, Q2 2017/18: 354 became 355, by data pack “{Path.GetFileName(pack.Path)}”.");
    }

    [Fact]
    public async Task A_blank_cell_clears_and_a_missing_column_leaves()
    {
        pack.With("measures.csv", PackFolder.MeasureHeader + ",service,portfolio\nNI 156,Title,households,0,lower,quarter,Housing,Homes");
        (await ImportAsync()).Problems.Should().BeEmpty();
        pack.With("measures.csv", PackFolder.MeasureHeader + ",service\nNI 156,Title,households,0,lower,quarter,");

        (await ImportAsync()).Files.Should().Equal(new DataPackCounts("measures.csv", 0, 1, 0));

        await using PerformanceDbContext context = database.NewContext();
        Measure measure = await context.Measures.SingleAsync();
        measure.Service.Should().BeNull();
        measure.Portfolio.Should().Be("Homes");
    }

    [Fact]
    public async Task A_dry_run_says_what_would_happen_and_stores_nothing()
    {
        pack.With("values.csv", "code,period,value\nNI 156,2017/18 Q2,354");

        DataPackReport outcome = await ImportAsync(dryRun: true);

        outcome.IsDryRun.Should().BeTrue();
        outcome.Files.Should().Equal(new DataPackCounts("measures.csv", 1, 0, 0), new DataPackCounts("values.csv", 1, 0, 0));
        await AssertNothingStoredAsync();
    }

    [Fact]
    public async Task A_signed_off_quarter_takes_no_new_or_changed_figure_but_the_same_one_again()
    {
        pack.With("values.csv", "code,period,value\nNI 156,2017/18 Q2,354");
        (await ImportAsync()).Problems.Should().BeEmpty();
        await using (PerformanceDbContext context = database.NewContext())
        {
            context.Collections.Add(new Collection { Period = Period.FinancialQuarter(2017, 2), State = CollectionState.SignedOff });
            await context.SaveChangesAsync();
        }

        (await ImportAsync()).ChangesAnything.Should().BeFalse();
        pack.With("values.csv", "code,period,value\nNI 156,2017/18 Q2,355");
        (await ImportAsync()).Problems.Select(p => p.ToString()).Should()
            .Equal("values.csv row 2, column period: Q2 2017/18 is signed off, so its figures can no longer be added or changed.");

        await using PerformanceDbContext after = database.NewContext();
        (await after.Results.SingleAsync()).Value.Should().Be(354);
    }

    [Fact]
    public async Task A_zip_with_or_without_a_folder_in_it_is_the_same_pack()
    {
        pack.With("README.md", "notes");
        (await ImportAsync(pack.Zip("my pack/"))).Files.Should().Equal(new DataPackCounts("measures.csv", 1, 0, 0));
        Directory.Delete(Path.Combine(pack.Path, ".zip"), recursive: true);
        (await ImportAsync(pack.Zip())).Files.Should().Equal(new DataPackCounts("measures.csv", 0, 0, 1));
    }

    [Fact]
    public async Task What_lies_beside_the_files_does_not_stop_an_import()
    {
        pack.With("README.txt", "notes").With(".DS_Store", "").With("Thumbs.db", "").With("council logo.png", "").With("figures as received.xlsx", "");
        (await ImportAsync()).Files.Should().Equal(new DataPackCounts("measures.csv", 1, 0, 0));
        (await ImportAsync(pack.Zip("my pack/"))).Accepted.Should().BeTrue();
    }

    [Theory]
    [InlineData("valeus.csv")]
    [InlineData("values.csv.txt")]
    [InlineData("values.xlsx")]
    public async Task A_name_that_suggests_figures_is_not_passed_over(string name)
    {
        pack.With(name, "code,period,value");
        (await ImportAsync()).Problems.Should().ContainSingle().Which.ToString().Should().Contain($"“{name}” is not a file of a data pack.");
    }

    [Theory]
    [InlineData("Slightly-Below")]
    [InlineData("slightly below target")]
    public async Task A_judgement_is_a_status_by_its_key_or_its_label(string judged)
    {
        pack.With("values.csv", $"code,period,value,judged\nNI 156,2017/18 Q2,354,{judged}");
        (await ImportAsync()).Problems.Should().BeEmpty();

        await using PerformanceDbContext context = database.NewContext();
        (await context.Results.SingleAsync()).JudgedStatus.Should().Be("slightly-below");
    }

    [Fact]
    public async Task A_part_of_a_plan_leaves_the_order_of_the_rest()
    {
        pack.With("plan.csv", "id,kind,title\nB,priority,Second thought\nA,priority,First");
        await ImportAsync();
        pack.With("plan.csv", "id,kind,title\nC,priority,New\nA,priority,First");
        (await ImportAsync()).Files[0].Should().Be(new DataPackCounts("plan.csv", 1, 0, 1));

        await using PerformanceDbContext context = database.NewContext();
        (await context.PlanItems.OrderBy(i => i.SortOrder).Select(i => i.Key).ToListAsync()).Should().Equal("B", "A", "C");
    }

    [Fact]
    public async Task Nothing_is_stored_when_one_row_of_many_is_wrong()
    {
        pack.With("plan.csv", "id,kind,title\nP1,priority,People")
            .With("values.csv", "code,period,value\nNI 156,2017/18 Q1,327\nNI 156,2017/18 Q2,\"91,5\"");

        (await ImportAsync()).Problems.Should().ContainSingle();

        await AssertNothingStoredAsync();
    }

    private async Task<DataPackReport> ImportAsync(string? path = null, bool dryRun = false)
    {
        await using PerformanceDbContext context = database.NewContext();
        return await new DataPackImporter(context, TimeProvider.System).ImportAsync(path ?? pack.Path, Actor.Process("test"), dryRun);
    }

    private async Task AssertNothingStoredAsync()
    {
        await using PerformanceDbContext context = database.NewContext();
        (await context.PlanItems.CountAsync() + await context.Measures.CountAsync() + await context.Results.CountAsync() + await context.Audit.CountAsync()).Should().Be(0);
    }
}
