using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Imports;
using PerformanceManagement.Core.Imports.Sheets;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Tests.Entry;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Tests.Imports.Sheets;

/// <summary>A council whose performance officer brings in a spreadsheet, step by step, each with a context of its own as the site has it.</summary>
internal sealed class SheetHouse : IAsyncDisposable
{
    private readonly SharedAnswers shared = new();
    private readonly TestDatabase database;

    private SheetHouse(TestDatabase database, Actor officer, Actor other) => (this.database, Officer, Other) = (database, officer, other);

    /// <summary>The clock.</summary>
    public FixedClock Time { get; } = new(new DateTimeOffset(2026, 10, 5, 9, 0, 0, TimeSpan.Zero));

    /// <summary>Who brings it in.</summary>
    public Actor Officer { get; }

    /// <summary>Somebody else who may.</summary>
    public Actor Other { get; }

    /// <summary>The key of what was uploaded last.</summary>
    public int Id { get; private set; }

    public static async Task<SheetHouse> CreateAsync()
    {
        TestDatabase database = await TestDatabase.CreateAsync();
        await using PerformanceDbContext context = database.NewContext();
        User officer = TestData.Person(), other = TestData.Person("other");
        context.Users.AddRange(officer, other);
        await context.SaveChangesAsync();
        return new SheetHouse(database, new Actor(officer.Id, officer.DisplayName, [Roles.PerformanceOfficer]), new Actor(other.Id, other.DisplayName, [Roles.PerformanceOfficer]));
    }

    public async ValueTask DisposeAsync() => await database.DisposeAsync();

    public Task UploadAsync(TestWorkbook book) => UploadAsync(book.ToBytes(), "performance.xlsx");

    public async Task UploadAsync(byte[] content, string name) =>
        Id = (await With(s => s.UploadAsync(content, name, Officer))).Should().BeOfType<Saved>().Which.Id!.Value;

    /// <summary>Uploads another workbook instead.</summary>
    public async Task ReplaceAsync(Action<TestWorkbook> make)
    {
        var book = new TestWorkbook();
        make(book);
        await UploadAsync(book);
    }

    public async Task<string> UploadRefusalAsync(byte[] content, string name) => (await With(s => s.UploadAsync(content, name, Officer))).Should().BeOfType<Refused>().Which.Problems.Single().Message;

    public async Task<SheetUploadDetails> DetailsAsync() => (await With(s => s.FindAsync(Id, Officer)))!;

    public async Task<SheetMapping> MappingAsync() => (await DetailsAsync()).Mapping;

    public async Task<Outcome?> ChooseAsync(IReadOnlyList<string> sheets, int row, int rows)
    {
        SheetUploadDetails details = await DetailsAsync();
        return await With(s => s.ChooseAsync(Id, new SheetChoiceEdit(sheets, $"{row}", $"{rows}", details.Version), Officer));
    }

    /// <summary>Changes what the form of the columns holds, and saves it.</summary>
    public async Task MapAsync(Func<SheetMappingEdit, SheetMappingEdit> change)
    {
        Outcome? outcome = await TryMapAsync(change);
        outcome.Should().BeOfType<Saved>(string.Join("; ", (outcome as Refused)?.Problems.Select(p => p.Message) ?? []));
    }

    public async Task<Outcome?> TryMapAsync(Func<SheetMappingEdit, SheetMappingEdit> change)
    {
        SheetUploadDetails details = await DetailsAsync();
        SheetMapping mapping = details.Mapping;
        var typed = new SheetMappingEdit([.. mapping.Columns.Select(c => new SheetColumnEdit(c.Role.ToString(), c.Period))], [], details.Version)
        {
            Year = mapping.Year,
            Shares = mapping.Shares.ToString(),
            Headings = mapping.Headings.ToString(),
            SheetNames = mapping.SheetNames.ToString(),
            UsesCellNotes = mapping.UsesCellNotes,
            Unit = mapping.Unit,
            Decimals = mapping.Decimals,
            Good = mapping.Good?.ToString(),
            Frequency = mapping.Frequency?.ToString(),
            Directorate = mapping.Directorate,
            Committees = mapping.Committees,
            QuarterRule = mapping.QuarterRule.ToString(),
            YearRule = mapping.YearRule.ToString(),
            CodePrefix = mapping.CodePrefix,
        };
        return await With(s => s.MapAsync(Id, change(typed), Officer));
    }

    public async Task<SheetPreview> PreviewAsync() => (await With(s => s.PreviewAsync(Id, Officer)))!;

    /// <summary>Brings it in, which must succeed, and checks that what was shown is what is stored.</summary>
    public async Task<SheetOutcome> ImportAsync()
    {
        SheetPreview preview = await PreviewAsync();
        preview.Problems.Select(p => p.ToString()).Should().BeEmpty();
        (await With(s => s.ImportAsync(Id, preview.Details.Version, Officer))).Should().BeOfType<Saved>();
        SheetUploadDetails done = await DetailsAsync();
        done.Sheets.Should().BeEmpty("the file is not kept");
        done.Outcome!.Counts.Should().Equal(preview.Counts);
        return done.Outcome;
    }

    public async Task<string> RefusalAsync()
    {
        SheetUploadDetails details = await DetailsAsync();
        return (await With(s => s.ImportAsync(Id, details.Version, Officer))).Should().BeOfType<Refused>().Which.Problems.Single().Message;
    }

    /// <summary>Every stored figure: "HOU 01 2025/26 Q1 327 Provisional: the note".</summary>
    public async Task<string[]> ValuesAsync() => await Read(async context => (await context.Results.Join(context.Measures, r => r.MeasureId, m => m.Id, (r, m) => new { m.Code, Result = r }).ToListAsync())
        .OrderBy(r => r.Code, StringComparer.Ordinal).ThenBy(r => r.Result.Period)
        .Select(r => FormattableString.Invariant($"{r.Code} {r.Result.Period.Token} {r.Result.Value:0.####}{r.Result.Reason}{(r.Result.Numerator is null ? "" : FormattableString.Invariant($" of {r.Result.Numerator:0}/{r.Result.Denominator:0}"))}{(r.Result.YearToDate is null ? "" : FormattableString.Invariant($" ytd {r.Result.YearToDate:0.####}"))}{(r.Result.Quality == ValueQuality.Actual ? "" : $" {r.Result.Quality}")}{(r.Result.Note is null ? "" : $": {r.Result.Note}")}"))
        .ToArray());

    /// <summary>Every stored target: "HOU 01 2025/26 330 AtLeast".</summary>
    public async Task<string[]> TargetsAsync() => await Read(async context => (await context.Targets.Join(context.Measures, t => t.MeasureId, m => m.Id, (t, m) => new { m.Code, Target = t }).ToListAsync())
        .OrderBy(t => t.Code, StringComparer.Ordinal).ThenBy(t => t.Target.Period)
        .Select(t => FormattableString.Invariant($"{t.Code} {t.Target.Period.Token} {t.Target.Value:0.####}{t.Target.Words}{(t.Target.Kind == TargetKind.Target ? "" : $" {t.Target.Kind}")}"))
        .ToArray());

    public async Task<Measure> MeasureAsync(string code) => await Read(context => context.Measures.Include(m => m.Directorate).Include(m => m.PlanItem).Include(m => m.Committees).SingleAsync(m => m.Code == code));

    public async Task<T> With<T>(Func<SheetImportService, Task<T>> use)
    {
        await using PerformanceDbContext context = database.NewContext();
        return await use(new SheetImportService(context, new DataPackImporter(context, Time), Time, shared));
    }

    public async Task<T> Read<T>(Func<PerformanceDbContext, Task<T>> read)
    {
        await using PerformanceDbContext context = database.NewContext();
        return await read(context);
    }

    public async Task Store(Action<PerformanceDbContext> store)
    {
        await using PerformanceDbContext context = database.NewContext();
        store(context);
        await context.SaveChangesAsync();
    }
}
