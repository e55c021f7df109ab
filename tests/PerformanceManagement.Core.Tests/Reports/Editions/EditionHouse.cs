using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reports;
using PerformanceManagement.Core.Reports.Editions;
using PerformanceManagement.Core.Reports.Formats;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Tests.Entry;
using PerformanceManagement.Core.Tests.Reports.Paper;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Tests.Reports.Editions;

/// <summary>The sample committee, whose report is published.</summary>
internal sealed class EditionHouse(TestDatabase database) : IAsyncDisposable
{
    public static readonly Period Quarter = ReportSample.Quarter;
    public static readonly Actor Officer = new(null, "Performance officer", [Roles.PerformanceOfficer]);
    public static readonly Actor Reader = new(null, "Reader", [Roles.Viewer]);

    public int Committee { get; private init; }

    public TestDatabase Database => database;

    /// <summary>The template that reports are made from.</summary>
    public string Template { get; set; } = "plan-monitoring-workings";

    /// <summary>The formats that files are made in; all but the PDF, which takes its time.</summary>
    public ReportFormats Formats { get; set; } = new([new WordFormat(), new ExcelFormat(), new HtmlFormat(), new CsvFormat(), new JsonFormat()]);

    public static async Task<EditionHouse> OpenAsync(bool isSignedOff = true)
    {
        TestDatabase database = await TestDatabase.CreateAsync();
        await ReportSample.FillAsync(database);
        await using PerformanceDbContext context = database.NewContext();
        if (isSignedOff) context.Collections.Add(TestData.Collection(Quarter, CollectionState.SignedOff));
        await context.SaveChangesAsync();
        return new EditionHouse(database) { Committee = await context.Committees.Where(c => c.Name == ReportSample.Committee).Select(c => c.Id).SingleAsync() };
    }

    public async Task<T> With<T>(Func<EditionService, Task<T>> work)
    {
        await using PerformanceDbContext context = database.NewContext();
        return await work(Service(context));
    }

    public EditionService Service(PerformanceDbContext context) =>
        new(context, Reports(context), Formats, new FixedClock(new DateTimeOffset(2026, 12, 3, 10, 0, 0, TimeSpan.Zero)), NullLogger<EditionService>.Instance);

    public QuarterlyReportService Reports(PerformanceDbContext context) =>
        ReportSample.Service(context, new ReportOptions { CouncilName = "Wellbridge Council", Template = Template, ReportFrom = "Chief Executive" });

    public async Task Change(Func<PerformanceDbContext, Task> work)
    {
        await using PerformanceDbContext context = database.NewContext();
        await work(context);
        await context.SaveChangesAsync();
    }

    /// <summary>Changes rows where they are, and says how many.</summary>
    public async Task<int> Update(Func<PerformanceDbContext, Task<int>> work)
    {
        await using PerformanceDbContext context = database.NewContext();
        return await work(context);
    }

    public Task Restate(string code, decimal value) => Change(d => d.Results.Where(r => r.Period == Quarter && d.Measures.Any(m => m.Id == r.MeasureId && m.Code == code)).ExecuteUpdateAsync(r => r.SetProperty(x => x.Value, value)));

    public async Task<EditionPreview> Preview() => ((Preview<EditionPreview>)(await With(s => s.PublishAsync(Committee, Quarter, new EditionEdit(), Officer)))!).Effect;

    /// <summary>Looks and confirms.</summary>
    public async Task<Outcome?> Publish(string? unsigned = null, string? corrected = null) => await Confirm(await Preview(), unsigned, corrected);

    public Task<Outcome?> Confirm(EditionPreview seen, string? unsigned = null, string? corrected = null) =>
        With(s => s.PublishAsync(Committee, Quarter, new EditionEdit { Number = seen.Number, Seen = seen.Seen, UnsignedBecause = unsigned, CorrectedBecause = corrected }, Officer));

    public async Task<Dictionary<string, byte[]>> Files(int number)
    {
        await using PerformanceDbContext context = database.NewContext();
        return await context.ReportEditionFiles.AsNoTracking().Where(f => context.ReportEditions.Any(e => e.Id == f.EditionId && e.Number == number)).ToDictionaryAsync(f => f.Format, f => f.Content);
    }

    public async Task<EditionProof> Verify()
    {
        await using PerformanceDbContext context = database.NewContext();
        return await new EditionVerifier(context).VerifyAsync();
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();
}

/// <summary>A format that does something while a file of it is made.</summary>
internal sealed class HookFormat(Func<Task> hook) : IReportFormat
{
    public string Key => "html";

    public string Name => "Hook";

    public string MediaType => "text/html";

    public async Task<byte[]> RenderAsync(QuarterlyReport report, CancellationToken stop = default)
    {
        await hook();
        stop.ThrowIfCancellationRequested();
        return [1];
    }
}
